// Looks after what other writers do to the graph: who is merged with whom, and which changes came. One for a process.
import type { Merges } from '../model/judgement.ts';
import type { Database } from '../neo4j/connect.ts';
import { query } from '../neo4j/query.ts';
import { read } from '../neo4j/run.ts';

/** Cost: one seek. */
const LEDGER = query('api.watchLedger', `MATCH (ledger:Ledger {id: 'ledger'}) RETURN coalesce(ledger.changes, 0)`);

/** Cost: the merged entities, read again only after a change. */
const MERGED = query(
  'api.watchMerges',
  'MATCH (entity:Entity)-[:MERGED_INTO]->(into:Entity) RETURN entity.id, into.id',
);

export interface Watch {
  /** As of the last look: an id that is merged into another means that other one in every argument. */
  readonly merges: Merges;
  /** Looks now. */
  look(): Promise<void>;
  /** True once there are changes beyond that number; false once the signal or `stop` tells that nobody waits any more. */
  beyond(number: number, signal: AbortSignal): Promise<boolean>;
  /** The number of the last change, as of the last look. */
  readonly last: number;
  stop(): void;
}

/** Between looks, in milliseconds: so late another process's writes may be seen. */
const EVERY_MS = 1_000;

/** Looks once a second where there is a database, until it is stopped; a look that fails is followed by the next. */
export function watchGraph(database: () => Database | undefined): Watch {
  let merges: Merges = new Map();
  let last = -1;
  let isStopped = false;
  const waiting = new Set<() => void>();
  const look = async (): Promise<void> => {
    const asked = database();
    if (asked === undefined) return;
    const number = ((await read(asked, LEDGER)).rows[0]?.[0] as number | undefined) ?? 0;
    if (number === last) return;
    merges = new Map((await read(asked, MERGED)).rows as unknown as [string, string][]);
    last = number;
    for (const wake of waiting) wake();
  };
  const timer = setInterval(() => look().catch(() => {}), EVERY_MS);
  timer.unref();
  return {
    get merges() {
      return merges;
    },
    get last() {
      return last;
    },
    look,
    async beyond(number, signal) {
      while (last <= number && !signal.aborted && !isStopped) {
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake);
            signal.removeEventListener('abort', wake);
            resolve();
          };
          waiting.add(wake);
          signal.addEventListener('abort', wake);
        });
      }
      return last > number;
    },
    stop() {
      isStopped = true;
      clearInterval(timer);
      for (const wake of waiting) wake();
    },
  };
}
