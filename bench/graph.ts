// A Neo4j of its own with the synthetic graph in it: loaded once, kept for the next run.
import { createHash } from 'node:crypto';
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
import { DERIVED_EDGES, DERIVED_PROPERTIES } from '../src/write/derived-graph.ts';
import { rebuild } from '../src/write/rebuild.ts';
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

/** What is derived, by its names: where that changed since a folder was loaded, all of it is derived anew. */
const DERIVED = createHash('sha256')
  .update(JSON.stringify([DERIVED_PROPERTIES, DERIVED_EDGES]))
  .digest('hex');

/** A Neo4j that has just started on a busy machine can take longer for its first answer than the product waits. */
async function applySchema(database: Database): Promise<void> {
  const cypher = await readFile(CONSTRAINTS, 'utf8');
  await applyConstraints(database, cypher).catch(() => applyConstraints(database, cypher));
}

/**
 * Opens the graph of this size, loading it where no earlier run did. Its folder is in the cache folder and named by
 * what it was loaded with: another size, seed or generator makes another one. Rules that changed without a change of what
 * they derive are not seen: remove the folder then.
 */
export async function openGraph(
  size: Size,
  vocabulary: Vocabulary,
  onProgress: (line: string) => void,
): Promise<BenchGraph> {
  const made = synthetic(size, vocabulary);
  const name = `synthetic-${size.entities}-${size.seed}-${made.hash.slice(0, 12)}`;
  const dataDir = join(cacheFolder(process.env), 'bench', name);
  const mark = join(dataDir, 'loaded');
  const start = (settings: Settings, javaOptions: readonly string[]) =>
    launch({ dataDir, onProgress, settings, javaOptions });
  const loaded = await readFile(mark, 'utf8').catch(() => undefined);
  if (loaded !== DERIVED) {
    if (loaded === undefined) await rm(dataDir, { recursive: true, force: true });
    const neo4j = await start(LOADING, LOADING_JAVA_OPTIONS);
    const database = connect(neo4j.target);
    try {
      await applySchema(database);
      if (loaded === undefined) await load(database, made.bundles, vocabulary, onProgress);
      else await rebuild(database, vocabulary);
    } finally {
      await database.close();
      await neo4j.stop();
    }
    await writeFile(mark, DERIVED);
  }
  const neo4j = await start(SERVING, JAVA_OPTIONS);
  const database = connect(neo4j.target);
  await applySchema(database);
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
