// Any number of rows into the graph: read to disk, checked whole, written batch by batch, derived in slices.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../../errors.ts';
import type { RowSource } from '../../model/bulk.ts';
import type { Content } from '../../model/content.ts';
import type { Vocabulary } from '../../model/predicates.ts';
import type { Stored } from '../../model/stored.ts';
import type { Database } from '../../neo4j/connect.ts';
import { query } from '../../neo4j/query.ts';
import { read } from '../../neo4j/run.ts';
import { lookup } from '../lookup.ts';
import { transact } from '../transact.ts';
import { joinAnswers, withAnswers } from './answers.ts';
import { type Checking, checkArticles, checkClaims, checkEntities } from './check.ts';
import { derivePending } from './derive-pending.ts';
import { holdingLease } from './lease.ts';
import { batchKey, planBatches } from './plan-batches.ts';
import type { BulkProgress } from './progress.ts';
import { type Sending, sendBatch, wouldSend } from './send.ts';
import { coverAnswers, joinEqual, orderEntities } from './sort.ts';
import { type CheckEntry, type Fault, Spool } from './spool.ts';
import { openStore } from './store.ts';
import type { Known } from './stored-for.ts';

export interface BulkOptions {
  /** What the imports are called in the ledger. */
  readonly name: string;
  readonly check: CheckEntry;
  /** Checks all and writes nothing. */
  readonly dryRun?: boolean;
  /** Whether so many bad rows among so many are too many; then nothing is written. Default: any is. */
  readonly areTooMany?: (bad: number, rows: number) => boolean;
  /** Given every bad row once, in the order of the files, before anything is written. */
  readonly onBadRows?: (rows: AsyncIterable<BadSpooledRow>, count: number) => Promise<void>;
  readonly onProgress?: (progress: BulkProgress) => void;
  /** Another bulk import is under way, or the database is away: a line for people. */
  readonly onWait?: (line: string) => void;
  /** Asked between batches. */
  readonly isStopped?: () => boolean;
  /** Rows up to which each batch is derived at once, as one bundle is. */
  readonly small?: number;
  /** Rows that are written together. */
  readonly batchRows?: number;
  /** Claims that are derived together. */
  readonly sliceClaims?: number;
  /** How long to wait for a database that went away. */
  readonly patienceMs?: number;
  /** ISO instant; default the present. */
  readonly now?: string;
  /** Where the work folder is made; default the system's. */
  readonly folder?: string;
}

export interface BadSpooledRow extends Fault {
  readonly where: string;
  /** As it was written; absent where the line could not be read. */
  readonly row: unknown;
}

export interface BulkReport {
  readonly rows: number;
  readonly bad: number;
  readonly batches: number;
  /** Batches that told something, or would have on a dry run. */
  readonly written: number;
  /** Whether the good rows are in the graph, or would be. */
  readonly outcome: 'DONE' | 'TOO_MANY_BAD' | 'STOPPED';
}

const SMALL = 300;
const BATCH_ROWS = 4_000;
const PATIENCE_MS = 120_000;

/**
 * Imports rows of any number and order. All are checked before the first is written; good ones go in, batch by batch,
 * each with its row in the ledger, and what an earlier import told already is passed over: after an end at any point the
 * same call goes on. Memory stays the same however many rows there are.
 * @throws InputError as the sources; ConflictError, DatabaseError as `importBundle`. What was written until then stays.
 */
export async function importBulk(
  database: Database,
  sources: readonly RowSource[],
  vocabulary: Vocabulary,
  options: BulkOptions,
): Promise<BulkReport> {
  const folder = await mkdtemp(join(options.folder ?? tmpdir(), 'attest-import-'));
  const store = await openStore(join(folder, 'rows'));
  try {
    const spool = new Spool(store, options.check);
    const batches = await prepare(database, sources, vocabulary, spool, options);
    if (batches === undefined) return { ...counts(spool), batches: 0, written: 0, outcome: 'STOPPED' };
    if (spool.badCount > 0) await options.onBadRows?.(spool.badRows(), spool.badCount);
    const areTooMany = options.areTooMany ?? ((bad) => bad > 0);
    if (areTooMany(spool.badCount, spool.rowCount)) {
      return { ...counts(spool), batches: batches.length, written: 0, outcome: 'TOO_MANY_BAD' };
    }
    const isSmall = spool.rowCount <= (options.small ?? SMALL) && batches.every((key) => !isAnswering(spool, key));
    const sending: Sending = {
      database,
      vocabulary,
      name: options.name,
      now: options.now ?? new Date().toISOString(),
      isDerivedAtOnce: isSmall,
    };
    const send = () => sendAll(sending, spool, batches, options, folder);
    const sent =
      isSmall || options.dryRun
        ? await send()
        : await holdingLease(
            database,
            () => options.onWait?.('another bulk import is under way; waiting for its end'),
            send,
          );
    return { ...counts(spool), batches: batches.length, ...sent };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const counts = (spool: Spool) => ({ rows: spool.rowCount, bad: spool.badCount });
const isAnswering = (spool: Spool, key: string) => spool.store.get(key.replace('content', 'answers')) !== undefined;

/** Reads and checks everything. The keys of the contents to be sent, in order; undefined where it was stopped. */
async function prepare(
  database: Database,
  sources: readonly RowSource[],
  vocabulary: Vocabulary,
  spool: Spool,
  { onProgress, isStopped, batchRows = BATCH_ROWS }: BulkOptions,
): Promise<string[] | undefined> {
  for (const source of sources) {
    await spool.read(source, () => {
      if (spool.rowCount % 1_000 === 0) onProgress?.({ phase: 'READING', done: spool.rowCount, unit: 'rows' });
    });
  }
  await joinEqual(spool);
  await orderEntities(spool);
  await coverAnswers(spool);
  const count = await planBatches(spool, batchRows);
  if (isStopped?.()) return undefined;
  const checking: Checking = {
    spool,
    vocabulary,
    known: await knownIn(database),
  };
  let done = 0;
  const onBatch = () => {
    done += 1;
    onProgress?.({ phase: 'CHECKING', done, unit: 'batches', total: Math.max(done, count) });
  };
  const entities = await checkEntities(checking, onBatch);
  await checkArticles(checking, count, onBatch);
  await checkClaims(checking, count);
  await spool.store.flush();
  if (isStopped?.()) return undefined;
  return [
    ...Array.from({ length: entities }, (_, at) => `entities ${batchKey(at)}`),
    ...Array.from({ length: count }, (_, at) => `content ${batchKey(at)}`),
  ].filter((key) => spool.store.get(key) !== undefined);
}

/** Cost: none, Neo4j keeps the counts. */
const COUNT = query(
  'bulk.countStored',
  'RETURN count { (:Entity) } + count { (:Article) } + count { (:Claim) } + count { (:Statement) }',
);

const NOTHING: Stored = { entities: new Map(), claims: new Set(), statements: new Set(), articles: new Map() };

/** An empty graph needs not be asked batch by batch. */
async function knownIn(database: Database): Promise<Known> {
  const { rows } = await read(database, COUNT);
  if (rows[0]?.[0] === 0) return async () => NOTHING;
  return (references) => transact(database, 'bulk lookup', true, (tx) => lookup(tx, references));
}

async function sendAll(
  sending: Sending,
  spool: Spool,
  keys: readonly string[],
  options: BulkOptions,
  folder: string,
): Promise<Pick<BulkReport, 'written' | 'outcome'>> {
  const { dryRun = false, onProgress, isStopped } = options;
  const patiently = <T>(work: () => Promise<T>) => waitingFor(work, options);
  let written = 0;
  for (const [at, key] of keys.entries()) {
    if (isStopped?.()) return { written, outcome: 'STOPPED' };
    const [, batch = ''] = key.split(' ');
    const content = withAnswers(spool, batch, JSON.parse(spool.store.get(key) ?? '') as Content);
    if (await patiently(() => (dryRun ? wouldSend(sending, content) : sendBatch(sending, content)))) written += 1;
    onProgress?.({ phase: 'WRITING', done: at + 1, total: keys.length, unit: 'batches' });
  }
  if (dryRun || sending.isDerivedAtOnce) return { written, outcome: 'DONE' };
  const batches = keys.flatMap((key) => (key.startsWith('content ') ? [key.slice('content '.length)] : []));
  await patiently(() => joinAnswers(sending, spool, batches));
  const isDone = await patiently(() => derivePending(sending, folder, options));
  return { written, outcome: isDone ? 'DONE' : 'STOPPED' };
}

/** Does it again where the database went away, and comes back in time: told twice is told once. */
async function waitingFor<T>(work: () => Promise<T>, { patienceMs = PATIENCE_MS, onWait }: BulkOptions): Promise<T> {
  for (let deadline: number | undefined; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== 'UNAVAILABLE') throw error;
      if (deadline === undefined) onWait?.(`${error.message}; waiting for it`);
      deadline ??= Date.now() + patienceMs;
      if (Date.now() > deadline) throw error;
      await sleep(1_000);
    }
  }
}
