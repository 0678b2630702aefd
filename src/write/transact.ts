// A transaction of this room: named, with time for a large bundle, and rolled back where it only rehearses.
import { AttestError } from '../errors.ts';
import type { Database } from '../neo4j/connect.ts';
import { type Write, write } from '../neo4j/run.ts';

/** A large bundle takes minutes, not hours. */
const TIMEOUT_MS = 600_000;

/** Thrown to roll back; an AttestError, since these pass through `write` untouched. */
class Rehearsed extends AttestError {}

/** As `write`; with `isRehearsal`, everything is done, then undone, and its result returned. */
export async function transact<T>(
  database: Database,
  name: string,
  isRehearsal: boolean,
  work: (tx: Write) => Promise<T>,
): Promise<T> {
  let result: { readonly value: T } | undefined;
  try {
    return await write(
      database,
      async (tx) => {
        result = { value: await work(tx) };
        if (isRehearsal) throw new Rehearsed('CONFLICT', 'REHEARSED', `${name}: rolled back, as asked`);
        return result.value;
      },
      { name, timeoutMs: TIMEOUT_MS },
    );
  } catch (error) {
    if (error instanceof Rehearsed && result !== undefined) return result.value;
    throw error;
  }
}
