// The database of the run, emptied, for tests that use it.

import { inject } from 'vitest';
import { connect, type Database } from '../../src/neo4j/connect.ts';
import { query } from '../../src/neo4j/query.ts';
import { write } from '../../src/neo4j/run.ts';

const EMPTY = query('test.empty', 'MATCH (node) DETACH DELETE node');

/** Opens the Neo4j of this run, with nothing in it; constraints stay. */
export async function emptyDatabase(): Promise<Database> {
  const database = connect(inject('neo4j'));
  await write(database, (tx) => tx.run(EMPTY));
  return database;
}
