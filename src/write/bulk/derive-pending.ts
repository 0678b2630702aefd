// Brings what is derived up to what bulk imports have told: all claims, slice by slice, each slice one transaction.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { query } from '../../neo4j/query.ts';
import { int, read, type Write } from '../../neo4j/run.ts';
import { lockLedger } from '../imports.ts';
import { readDerived } from '../read-derived.ts';
import { transact } from '../transact.ts';
import { type DerivedDifference, writeDerived } from '../write-derived.ts';
import { Catalog } from './catalog.ts';
import type { BulkProgress } from './progress.ts';
import type { Sending } from './send.ts';
import { sliceDifference } from './slice.ts';
import { openStore } from './store.ts';

const SLICE_CLAIMS = 1_500;
const PAGE = 2_000;

/** Cost: one seek. */
const PENDING = query(
  'bulk.pending',
  "MATCH (ledger:Ledger {id: 'ledger'}) RETURN ledger.underivedSince, ledger.sequence",
);
const UNMARK = query('bulk.unmark', "MATCH (ledger:Ledger {id: 'ledger'}) REMOVE ledger.underivedSince");

/** Cost: a range seek on related_id_unique; reads $limit relationships. */
const RELATED = query(
  'bulk.scanRelated',
  `
  MATCH ()-[related:RELATED]->()
  WHERE related.id > $after
  RETURN related.id
  ORDER BY related.id
  LIMIT $limit`,
);

interface Steering {
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  readonly isStopped?: (() => boolean) | undefined;
  /** So many claims are derived together. */
  readonly sliceClaims?: number | undefined;
}

/** Thrown where somebody else told something meanwhile. */
class Moved extends Error {}

/**
 * Derives everything anew where a bulk import left something underived, and writes what differs.
 * @returns Whether it came to its end. Where nothing is pending there is nothing to do.
 */
export async function derivePending(sending: Sending, folder: string, steering: Steering): Promise<boolean> {
  for (;;) {
    const { rows } = await read(sending.database, PENDING);
    const [since, sequence] = (rows[0] ?? []) as [number | null, number];
    if (since === null || since === undefined) return true;
    const files = join(folder, 'claims');
    const store = await openStore(files);
    try {
      const catalog = new Catalog(store, sending.vocabulary);
      await catalog.build(sending.database);
      return await deriveAll(sending, catalog, sequence, steering);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
    } finally {
      await store.close();
      await rm(files, { recursive: true, force: true });
    }
  }
}

async function deriveAll(
  { database, vocabulary }: Sending,
  catalog: Catalog,
  sequence: number,
  { onProgress, isStopped, sliceClaims = SLICE_CLAIMS }: Steering,
): Promise<boolean> {
  const writing = (work: (tx: Write) => Promise<unknown>) =>
    transact(database, 'derive', false, async (tx) => {
      if ((await lockLedger(tx)) !== sequence) throw new Moved();
      await work(tx);
    });
  let done = 0;
  let before: Promise<void> = Promise.resolve();
  for await (const slice of catalog.slices(sliceClaims)) {
    if (isStopped?.()) {
      await before;
      return false;
    }
    // Worked out while the slice before is written: facts don't change by it. What was derived before does.
    if (catalog.isAnyDerived) await before;
    const difference = transact(database, 'derive', true, (tx) => sliceDifference(tx, vocabulary, catalog, slice));
    await Promise.all([before, difference]);
    const wanted = await difference;
    before = writing((tx) => writeDerived(tx, wanted)).then(() => {
      done += slice.size;
      onProgress?.({ phase: 'DERIVING', done, total: catalog.size, unit: 'claims' });
    });
    before.catch(() => {});
  }
  await before;
  if (catalog.isAnyDerived) await writing((tx) => removeOrphans(tx, catalog));
  await writing((tx) => tx.run(UNMARK));
  return true;
}

/** Relationships that no stored claim can be behind any longer. */
async function removeOrphans(tx: Write, catalog: Catalog): Promise<void> {
  for (let after = ''; ; ) {
    const ids = (await tx.run(RELATED, { after, limit: int(PAGE) })).rows.map(([id]) => id as string);
    const orphans: string[] = [];
    for (const id of ids) if (!(await catalog.isPossible(id))) orphans.push(id);
    const { edges } = await readDerived(tx, {}, orphans);
    const gone: DerivedDifference['edges'] = edges.map((edge) => ({ ...edge, stored: [edge], wanted: [] }));
    await writeDerived(tx, { properties: [], edges: gone });
    after = ids.at(-1) ?? '';
    if (ids.length < PAGE) return;
  }
}
