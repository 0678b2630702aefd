// One bulk import at a time: a lock that Neo4j itself lets go when whoever holds it is gone, however they went.
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../../errors.ts';
import type { Database } from '../../neo4j/connect.ts';
import { query } from '../../neo4j/query.ts';
import { write } from '../../neo4j/run.ts';

/** Cost: one seek. Setting a property takes the node's write lock, which is all that is wanted. */
const HOLD = query(
  'bulk.hold',
  `
  MERGE (lease:Ledger {id: 'bulk'})
  SET lease.isHeld = true
  REMOVE lease.isHeld`,
);

const TWO_WEEKS_MS = 14 * 24 * 3_600_000;
const PAUSE_MS = 500;

/**
 * Does the work once no other bulk import is under way on this database; other writers go on between its transactions.
 * Where the connection breaks the lock is gone: what the work writes must hold without it.
 */
export async function holdingLease<T>(database: Database, onWait: () => void, work: () => Promise<T>): Promise<T> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let hasWaited = false;
  for (;;) {
    let hold = (): void => {};
    const held = new Promise<void>((resolve) => {
      hold = resolve;
    });
    const holding = write(
      database,
      async (tx) => {
        await tx.run(HOLD);
        hold();
        await released;
      },
      { name: 'bulk import', timeoutMs: TWO_WEEKS_MS },
    );
    try {
      await Promise.race([held, holding]);
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.reason !== 'NEO4J_LOCKED') throw error;
      if (!hasWaited) onWait();
      hasWaited = true;
      await sleep(PAUSE_MS);
      continue;
    }
    try {
      return await work();
    } finally {
      release();
      await holding.catch(() => {});
    }
  }
}
