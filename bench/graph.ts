// A Neo4j of its own with the synthetic graph in it: loaded once, kept for the next run.
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vocabulary } from '../src/model/predicates.ts';
import { connect, type Database } from '../src/neo4j/connect.ts';
import { applyConstraints } from '../src/neo4j/constraints.ts';
import { cacheFolder } from '../src/neo4j/folders.ts';
import { launch } from '../src/neo4j/launch.ts';
import { query } from '../src/neo4j/query.ts';
import { read } from '../src/neo4j/run.ts';
import type { Settings } from '../src/neo4j/settings.ts';
import { load } from './load.ts';
import { type Size, type Synthetic, synthetic } from './synthetic.ts';

const CONSTRAINTS = new URL('../schema/constraints.cypher', import.meta.url);

/** Twice the product's own memory: all of a graph of ten thousand entities fits into its page cache. */
const JAVA_OPTIONS = ['-Xms1g', '-Xmx2g'];
const LOADING_JAVA_OPTIONS = ['-Xms1g', '-Xmx4g'];
const SERVING: Settings = { 'server.memory.pagecache.size': '1g' };
/** All of it in a few transactions. */
const LOADING: Settings = {
  ...SERVING,
  'db.transaction.timeout': '30m',
  'db.memory.transaction.max': '0',
  'dbms.memory.transaction.total.max': '0',
};

export interface BenchGraph {
  readonly database: Database;
  readonly hubs: Synthetic['hubs'];
  readonly hash: string;
  close(): Promise<void>;
}

const REPLAN = query('bench.replan', 'CALL db.prepareForReplanning()');

/**
 * Opens the graph of this size, loading it where no earlier run did. Its folder is in the cache folder and named by
 * what is in it: another size, seed, generator, vocabulary or set of indexes makes another one.
 */
export async function openGraph(
  size: Size,
  vocabulary: Vocabulary,
  onProgress: (line: string) => void,
): Promise<BenchGraph> {
  const made = synthetic(size, vocabulary);
  const name = `synthetic-${size.entities}-${size.seed}-${made.hash.slice(0, 12)}`;
  const dataDir = join(cacheFolder(process.env), 'bench', name);
  const loaded = join(dataDir, 'loaded');
  const start = (settings: Settings, javaOptions: readonly string[]) =>
    launch({ dataDir, onProgress, settings, javaOptions });
  if (!existsSync(loaded)) {
    await rm(dataDir, { recursive: true, force: true });
    const neo4j = await start(LOADING, LOADING_JAVA_OPTIONS);
    const database = connect(neo4j.target);
    try {
      await applyConstraints(database, await readFile(CONSTRAINTS, 'utf8'));
      await load(database, made.bundles, vocabulary, onProgress);
    } finally {
      await database.close();
      await neo4j.stop();
    }
    await writeFile(loaded, `${made.hash}\n`);
  }
  const neo4j = await start(SERVING, JAVA_OPTIONS);
  const database = connect(neo4j.target);
  // Indexes that came after the folder was loaded.
  await applyConstraints(database, await readFile(CONSTRAINTS, 'utf8'));
  await read(database, REPLAN, {}, { timeoutMs: 60_000 });
  return {
    database,
    hubs: made.hubs,
    hash: made.hash,
    async close() {
      await database.close();
      await neo4j.stop();
    },
  };
}
