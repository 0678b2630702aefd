import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/neo4j/connect.ts';
import { applyConstraints, schemaCommands } from '../../src/neo4j/constraints.ts';
import { query } from '../../src/neo4j/query.ts';
import { read, write } from '../../src/neo4j/run.ts';
import { emptyDatabase } from './graph.ts';

const SCHEMA = `
// One ship, one id; whatever its name.
CREATE CONSTRAINT test_ship_id_unique IF NOT EXISTS FOR (ship:TestShip) REQUIRE ship.id IS UNIQUE;
CREATE INDEX test_ship_name_range IF NOT EXISTS FOR (ship:TestShip) ON (ship.name); // by name
`;

describe('schemaCommands', () => {
  it('ends a command at each semicolon outside comments and quotes', () => {
    expect(schemaCommands(`// a; b\nRETURN ';';/* ; */ RETURN "a\\";" ;\n RETURN \`;\` // end`)).toEqual([
      "RETURN ';'",
      'RETURN "a\\";"',
      'RETURN `;`',
    ]);
  });

  it('finds nothing in comments alone', () => {
    expect(schemaCommands('// nothing;\n\n/* here; */ ;')).toEqual([]);
  });
});

describe('applyConstraints', () => {
  let database: Database;
  beforeAll(async () => {
    database = await emptyDatabase();
  });
  afterAll(async () => {
    await write(database, (tx) => tx.run(query('test.drop', 'DROP CONSTRAINT test_ship_id_unique IF EXISTS')));
    await write(database, (tx) => tx.run(query('test.drop', 'DROP INDEX test_ship_name_range IF EXISTS')));
    await database.close();
  });

  it('makes each index usable, and changes nothing a second time', async () => {
    await applyConstraints(database, SCHEMA);
    await applyConstraints(database, SCHEMA);
    const indexes = query(
      'test.indexes',
      "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'test_ship' RETURN name, state ORDER BY name",
    );
    expect((await read(database, indexes)).rows).toEqual([
      ['test_ship_id_unique', 'ONLINE'],
      ['test_ship_name_range', 'ONLINE'],
    ]);
  });
});
