// The only caller of the driver: sends a query, returns its rows, retries what may be repeated. It knows no noun.

import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { type Integer, type Result, type Session, type Transaction } from 'neo4j-driver';
import { DatabaseError } from '../errors.ts';
import type { Database, QueryEvent } from './connect.ts';
import { canReadAgain, canWriteAgain, databaseFailure, failureCode, isConnectionLoss } from './failure.ts';
import type { Query } from './query.ts';

export type Params = Readonly<Record<string, unknown>>;

/** An answer: values by column, in the order of the query's RETURN. Whole numbers are numbers, exact up to 2^53. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A transaction that is open. Its queries run one after the other; await each. */
export interface Write {
  run(query: Query, params?: Params): Promise<Rows>;
}

export interface Limits {
  /** All attempts together, in milliseconds. */
  readonly timeoutMs?: number;
}

const READ_MS = 5_000;
const WRITE_MS = 60_000;
const ATTEMPTS = 5;
/** All rows in one answer: pages are bounded by their queries, so there is nothing to hold back. */
const FETCH_ALL = -1;
/** How much longer than the server we wait ourselves, so that a slow query is reported by the server, which knows more. */
const GRACE_MS = 200;

/** A whole number that Neo4j must see as an integer, as LIMIT and SKIP do: a plain JavaScript number is sent as a float. */
export const int = (value: number): Integer => neo4j.int(value);

/**
 * Reads in one round trip, outside any transaction of ours (auto-commit, access mode READ: a write in it is refused).
 * Sent again where the connection broke or the cluster moved, at most four times, within `timeoutMs` (default 5 s).
 * @throws DatabaseError UNAVAILABLE (`NEO4J_UNREACHABLE`, `NEO4J_AUTH`, …) or TIMEOUT `QUERY_TIMEOUT`.
 * @throws LimitError `QUERY_MEMORY`, never sent again.
 */
export async function read(database: Database, query: Query, params: Params = {}, limits: Limits = {}): Promise<Rows> {
  const deadline = Date.now() + (limits.timeoutMs ?? READ_MS);
  return attempts(deadline, canReadAgain, database, query.name, async () => {
    const session = database.driver.session({
      database: database.name,
      defaultAccessMode: neo4j.session.READ,
      bookmarkManager: database.bookmarks,
      fetchSize: FETCH_ALL,
    });
    const late = (ms: number) => queryTimeout(database, query.name, ms);
    return inSession(session, deadline, late, query.name, (config) => {
      tell(database, query, params, 'READ');
      return collect(session.run(query.text, params, config));
    });
  });
}

/**
 * Runs `work` in one transaction and commits it; if `work` throws, nothing is written and its error is thrown on.
 * Run again from the start on a deadlock, a lock not had in time, or a change of leader, at most four times, within
 * `timeoutMs` (default 60 s): `work` must do nothing but use `tx`.
 * `name` is what `SHOW TRANSACTIONS` calls it.
 * @throws ConflictError `CONSTRAINT_VIOLATED`.
 * @throws DatabaseError UNAVAILABLE `COMMIT_UNKNOWN` where the connection broke during the commit: written or not, ask
 * before telling it again. Otherwise as `read`, with nothing written.
 */
export async function write<T>(
  database: Database,
  work: (tx: Write) => Promise<T>,
  limits: Limits & { readonly name?: string } = {},
): Promise<T> {
  const deadline = Date.now() + (limits.timeoutMs ?? WRITE_MS);
  const name = limits.name ?? 'write';
  return attempts(deadline, canWriteAgain, database, name, async () => {
    const session = database.driver.session({
      database: database.name,
      defaultAccessMode: neo4j.session.WRITE,
      bookmarkManager: database.bookmarks,
      fetchSize: FETCH_ALL,
    });
    let isCommitting = false;
    const late = (ms: number) => (isCommitting ? commitUnknown(database, name) : queryTimeout(database, name, ms));
    return inSession(session, deadline, late, name, async (config) => {
      const transaction = await session.beginTransaction(config);
      const result = await rollingBack(transaction, () => work(openWrite(database, transaction)));
      isCommitting = true;
      await commit(transaction, database, name);
      return result;
    });
  });
}

const openWrite = (database: Database, transaction: Transaction): Write => ({
  async run(query, params = {}) {
    tell(database, query, params, 'WRITE');
    try {
      return await collect(transaction.run(query.text, params));
    } catch (error) {
      throw databaseFailure(error, database, query.name);
    }
  },
});

async function rollingBack<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // What work threw is what matters; a rollback fails only where the server has rolled back or is gone.
    await transaction.rollback().catch(() => {});
    throw error;
  }
}

async function commit(transaction: Transaction, database: Database, name: string): Promise<void> {
  try {
    await transaction.commit();
  } catch (error) {
    throw isConnectionLoss(failureCode(error)) ? commitUnknown(database, name, error) : error;
  }
}

const commitUnknown = (database: Database, name: string, cause?: unknown) =>
  new DatabaseError(
    'UNAVAILABLE',
    'COMMIT_UNKNOWN',
    `${name} on ${database.uri}: the connection broke during the commit; whether it was written isn't known, look before you repeat it`,
    { cause },
  );

const queryTimeout = (database: Database, name: string, ms: number) =>
  new DatabaseError(
    'TIMEOUT',
    'QUERY_TIMEOUT',
    `query ${name} on ${database.uri}: no answer within ${ms} ms; ask for less, or try again`,
  );

/**
 * Tries until it succeeds, may not be repeated, or the time is up, and throws an error of ours.
 * Pauses grow from about 50 to 400 ms, with jitter.
 */
async function attempts<T>(
  deadline: number,
  canRepeat: (code: string) => boolean,
  database: Database,
  name: string,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pause = 50 * 2 ** (count - 1) * (0.5 + Math.random());
      const isLast = count === ATTEMPTS || Date.now() + pause >= deadline;
      if (isLast || !canRepeat(failureCode(error))) throw databaseFailure(error, database, name);
      await sleep(pause);
    }
  }
}

type SessionConfig = { readonly timeout: number; readonly metadata: { readonly query: string } };

/** Runs `work` with what is left of the time and gives the connection back. */
async function inSession<T>(
  session: Session,
  deadline: number,
  late: (ms: number) => DatabaseError,
  name: string,
  work: (config: SessionConfig) => Promise<T>,
): Promise<T> {
  const timeout = Math.max(1, deadline - Date.now());
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late(timeout)), timeout + GRACE_MS);
  });
  try {
    return await Promise.race([work({ timeout, metadata: { query: name } }), tooLate]);
  } finally {
    clearTimeout(timer);
    // Closing also stops what still runs there. Not awaited: a stalled server would keep us waiting for its goodbye.
    session.close().catch(() => {});
  }
}

function tell(database: Database, query: Query, params: Params, kind: QueryEvent['kind']): void {
  for (const listener of database.listeners) listener({ name: query.name, text: query.text, params, kind });
}

/** Rows as arrays: a third of the cost of an object a row. */
function collect(result: Result): Promise<Rows> {
  return new Promise((resolve, reject) => {
    let columns: readonly string[] = [];
    const rows: unknown[][] = [];
    result.subscribe({
      onKeys: (keys) => {
        columns = keys;
      },
      onNext: (record) => {
        const row = new Array<unknown>(columns.length);
        for (let index = 0; index < row.length; index += 1) row[index] = record.get(index);
        rows.push(row);
      },
      onCompleted: () => resolve({ columns, rows }),
      onError: reject,
    });
  });
}
