// One query of an export. A batch of long articles may take its time on a busy machine.
import type { Database } from '../neo4j/connect.ts';
import type { Query } from '../neo4j/query.ts';
import { type Params, read } from '../neo4j/run.ts';

const TIMEOUT_MS = 60_000;

/** The rows of a query, as its RETURN has them. */
export const rowsOf = async <Row extends readonly unknown[]>(
  database: Database,
  text: Query,
  params: Params = {},
): Promise<readonly Row[]> =>
  (await read(database, text, params, { timeoutMs: TIMEOUT_MS })).rows as readonly unknown[] as readonly Row[];
