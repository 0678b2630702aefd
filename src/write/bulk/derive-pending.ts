// Brings what is derived up to what bulk imports have told.
import { query } from '../../neo4j/query.ts';
import type { Write } from '../../neo4j/run.ts';
import { lockLedger } from '../imports.ts';
import { rebuild } from '../rebuild.ts';
import { transact } from '../transact.ts';
import type { BulkProgress } from './import-bulk.ts';
import type { Sending } from './send.ts';

/** Cost: one seek. */
const PENDING = query('bulk.pending', `MATCH (ledger:Ledger {id: 'ledger'}) RETURN ledger.underivedSince`);
const UNMARK = query('bulk.unmark', `MATCH (ledger:Ledger {id: 'ledger'}) REMOVE ledger.underivedSince`);

/** The sequence of the first import of which nothing is derived yet; undefined where there is none. */
export async function pendingSince(tx: Write): Promise<number | undefined> {
  return ((await tx.run(PENDING)).rows[0]?.[0] as number | null | undefined) ?? undefined;
}

/** Whether it came to its end. Where nothing is pending there is nothing to do. */
export async function derivePending(
  { database, vocabulary }: Sending,
  _folder: string,
  _steering: {
    readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
    readonly isStopped?: (() => boolean) | undefined;
  },
): Promise<boolean> {
  const since = await transact(database, 'pending', true, pendingSince);
  if (since === undefined) return true;
  await rebuild(database, vocabulary);
  await transact(database, 'derived', false, async (tx) => {
    await lockLedger(tx);
    await tx.run(UNMARK);
  });
  return true;
}
