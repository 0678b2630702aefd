// `npm run bench:import`: a bulk import beside the barest load of the same nodes and edges, its memory over growing files,
// and one large file. Options: --entities 3000 --rounds 3 --sizes 1000,2000,4000 --statements N (a large file alone).
import { execFile, execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import type { Vocabulary } from '../src/model/predicates.ts';
import { connect, type Database, type Target } from '../src/neo4j/connect.ts';
import { applyConstraints } from '../src/neo4j/constraints.ts';
import { launch } from '../src/neo4j/launch.ts';
import { loadVocabulary } from '../src/vocabulary.ts';
import { verify } from '../src/write/audit.ts';
import { bareLoad, type Dump, dumpOf } from './bare-load.ts';
import { linesOf, rowsOf } from './rows.ts';
import { synthetic } from './synthetic.ts';

interface Once {
  readonly rows: number;
  readonly batches: number;
  readonly written: number;
  readonly ms: number;
  /** Bytes, at most. */
  readonly rss: number;
  readonly failures: number;
  readonly phases: Readonly<Record<string, number>>;
}

const CONSTRAINTS = new URL('../schema/constraints.cypher', import.meta.url);
const ONCE = fileURLToPath(new URL('import-once.ts', import.meta.url));
const RESULTS = fileURLToPath(new URL('results/', import.meta.url));
const BARE_SIZES = [1_000, 5_000, 10_000] as const;
const MB = 2 ** 20;

/** An empty Neo4j with a 2 GB heap, for one load. */
async function inFresh<T>(folder: string, work: (database: Database, target: Target) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(folder, 'neo4j-'));
  const settings = {
    'db.transaction.timeout': '30m',
    'db.memory.transaction.max': '0',
    'dbms.memory.transaction.total.max': '0',
  };
  const neo4j = await launch({ dataDir, javaOptions: ['-Xms1g', '-Xmx2g'], settings, onProgress: () => {} });
  const database = connect(neo4j.target);
  try {
    const cypher = await readFile(CONSTRAINTS, 'utf8');
    await applyConstraints(database, cypher).catch(() => applyConstraints(database, cypher));
    return await work(database, neo4j.target);
  } finally {
    await database.close();
    await neo4j.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function ours(target: Target, file: string): Promise<Once> {
  const args = ['--import', 'tsx', ONCE, JSON.stringify(target), file];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 10 * MB });
  return JSON.parse(stdout) as Once;
}

async function fileOf(folder: string, entities: number, vocabulary: Vocabulary): Promise<string> {
  const file = join(folder, `${entities}.jsonl`);
  await pipeline(
    Readable.from(linesOf(rowsOf(synthetic({ entities, seed: 1 }, vocabulary).bundles))),
    createWriteStream(file),
  );
  return file;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

async function beside(folder: string, file: string, rounds: number): Promise<string[]> {
  const mine: Once[] = [];
  let dump: Dump | undefined;
  const bare = new Map<number, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    const once = await inFresh(folder, async (database, target) => {
      const took = await ours(target, file);
      dump ??= await dumpOf(database);
      return took;
    });
    mine.push(once);
    console.log(`ours: ${seconds(once.ms)} s ${JSON.stringify(once.phases)}`);
    // All sizes once, then the best of them.
    const best = [...bare].sort(([, a], [, b]) => median(a) - median(b))[0]?.[0];
    for (const size of best === undefined ? BARE_SIZES : [best]) {
      const ms = await inFresh(folder, (database) => bareLoad(database, dump as Dump, size));
      bare.set(size, [...(bare.get(size) ?? []), ms]);
      console.log(`bare, ${size} a transaction: ${seconds(ms)} s`);
    }
  }
  const [best = 0, times = []] = [...bare].sort(([, a], [, b]) => Math.min(...a) - Math.min(...b))[0] ?? [];
  const ratios = mine.map(({ ms }, round) => (times[round] ?? median(times)) / ms);
  const rows = mine[0]?.rows ?? 0;
  return [
    '## R10: beside the barest load of the same nodes and edges',
    '',
    `${rows} rows make ${dump?.nodes} nodes and ${dump?.edges} edges. Each load starts from an empty Neo4j that has just started; by turns.`,
    '',
    `| | s, each round | rows/s, median |`,
    '| --- | --- | --: |',
    `| ours: read, checked, ledger, derived | ${mine.map(({ ms }) => seconds(ms)).join(', ')} | ${Math.round((rows * 1_000) / median(mine.map(({ ms }) => ms)))} |`,
    ...[...bare].map(
      ([size, ms]) =>
        `| bare, ${size} a transaction | ${ms.map(seconds).join(', ')} | ${Math.round((rows * 1_000) / median(ms))} |`,
    ),
    '',
    `Ratio to the best bare one (${best} a transaction): median ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}); the goal is 0.7.`,
    `Ours began to check after ${seconds(median(mine.map(({ phases }) => phases.CHECKING ?? 0)))} s, to write after ${seconds(median(mine.map(({ phases }) => phases.WRITING ?? 0)))} s, to derive after ${seconds(median(mine.map(({ phases }) => phases.DERIVING ?? 0)))} s.`,
    '',
  ];
}

async function memory(folder: string, sizes: readonly number[], vocabulary: Vocabulary): Promise<string[]> {
  const lines: string[] = [];
  const points: { readonly rows: number; readonly rss: number }[] = [];
  for (const entities of sizes) {
    const file = await fileOf(folder, entities, vocabulary);
    const once = await inFresh(folder, (_, target) => ours(target, file));
    points.push(once);
    lines.push(`| ${once.rows} | ${seconds(once.ms)} | ${Math.round(once.rss / MB)} |`);
    console.log(lines.at(-1));
  }
  const [first, last] = [points[0], points.at(-1)];
  const slope = first && last ? (last.rss - first.rss) / MB / ((last.rows - first.rows) / 1e6) : Number.NaN;
  return [
    '## R12: memory of the importing process',
    '',
    '| rows | s | most RSS, MB |',
    '| --: | --: | --: |',
    ...lines,
    '',
    `Slope from the smallest to the largest: ${slope.toFixed(0)} MB a million rows.`,
    '',
  ];
}

async function large(folder: string, statements: number, vocabulary: Vocabulary): Promise<string[]> {
  const file = await fileOf(folder, statements / 4, vocabulary);
  return inFresh(folder, async (database, target) => {
    const once = await ours(target, file);
    console.log(JSON.stringify(once));
    const { checked, faults } = await verify(database, vocabulary);
    return [
      `## ${statements} statements into a Neo4j with a 2 GB heap`,
      '',
      `- ${once.rows} rows in ${seconds(once.ms)} s: ${Math.round((once.rows * 1_000) / once.ms)} rows/s, ${Math.round((checked.Statement * 1_000) / once.ms)} statements/s.`,
      `- ${once.written} of ${once.batches} batches written, ${once.failures} times the database had to be waited for, none failed.`,
      `- Most RSS of the importer: ${Math.round(once.rss / MB)} MB.`,
      `- \`verify\` then finds ${faults.length} faults in ${Object.values(checked).reduce((a, b) => a + b, 0)} nodes and derived edges.`,
      '',
    ];
  });
}

const { values } = parseArgs({
  options: {
    entities: { type: 'string', default: '3000' },
    rounds: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '1000,2000,4000' },
    statements: { type: 'string' },
  },
});
const startedAt = new Date();
const folder = await mkdtemp(join(tmpdir(), 'attest-bench-'));
try {
  const vocabulary = await loadVocabulary();
  const parts =
    values.statements === undefined
      ? [
          ...(await beside(folder, await fileOf(folder, Number(values.entities), vocabulary), Number(values.rounds))),
          ...(await memory(folder, values.sizes.split(',').map(Number), vocabulary)),
        ]
      : await large(folder, Number(values.statements), vocabulary);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const text = [
    '# Bulk import',
    '',
    'Written by `npm run bench:import`; by itself nothing here is edited.',
    '',
    `- Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB; load average at the end ${loadavg()
      .map((each) => each.toFixed(1))
      .join(', ')}.`,
    `- Node ${process.version}, commit ${commit}; ${startedAt.toISOString().slice(0, 16)}Z; seed 1.`,
    '',
    ...parts,
  ].join('\n');
  console.log(text);
  const file = join(RESULTS, values.statements === undefined ? 'import.md' : 'import-large.md');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
} finally {
  await rm(folder, { recursive: true, force: true });
}
