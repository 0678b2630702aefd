import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { AttestError } from '../../src/errors.ts';
import { connect, type Database, type QueryEvent } from '../../src/neo4j/connect.ts';
import { query } from '../../src/neo4j/query.ts';
import { int, read, write } from '../../src/neo4j/run.ts';
import { emptyDatabase } from './graph.ts';
import { COMMIT, wireTo } from './wire.ts';

const ONE = query('test.one', 'RETURN 1 AS one');
const COUNT = query('test.count', 'MATCH (person:Person {id: $id}) RETURN count(person)');
const CREATE = query('test.create', 'CREATE (:Person {id: $id})');
const ENDLESS = query('test.endless', 'UNWIND range(1, 1000000000) AS n WITH n WHERE n < 0 RETURN count(n)');
const GREEDY = query('test.greedy', 'UNWIND range(1, 20000000) AS n WITH collect(n) AS list RETURN size(list)');

let database: Database;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.close());

/** All queries sent while the test runs. */
function sent(to: Database): QueryEvent[] {
  const events: QueryEvent[] = [];
  onTestFinished(to.observe((event) => events.push(event)));
  return events;
}

const count = async (id: string): Promise<unknown> => (await read(database, COUNT, { id })).rows[0]?.[0];

describe('read', () => {
  it('returns values by column, in order, with whole numbers as numbers', async () => {
    const nested = query('test.nested', 'UNWIND [1, 2] AS n RETURN n, [n, {at: n}] AS list, null AS nothing');
    expect(await read(database, nested)).toEqual({
      columns: ['n', 'list', 'nothing'],
      rows: [
        [1, [1, { at: 1 }], null],
        [2, [2, { at: 2 }], null],
      ],
    });
  });

  it('returns the columns of an answer without rows', async () => {
    expect(await read(database, query('test.none', 'UNWIND [] AS n RETURN n'))).toEqual({ columns: ['n'], rows: [] });
  });

  it('sends a whole number as an integer where int says so', async () => {
    const limited = query('test.limited', 'UNWIND range(1, 9) AS n RETURN n LIMIT $limit');
    expect((await read(database, limited, { limit: int(2) })).rows).toEqual([[1], [2]]);
    await expect(read(database, limited, { limit: 2 })).rejects.toThrow('query test.limited');
  });

  it('tells its observers what is sent, until they end that', async () => {
    const events: QueryEvent[] = [];
    const end = database.observe((event) => events.push(event));
    await read(database, ONE, { unused: 1 });
    end();
    await read(database, ONE);
    expect(events).toEqual([{ name: 'test.one', text: 'RETURN 1 AS one', params: { unused: 1 }, kind: 'READ' }]);
  });

  it('names itself in SHOW TRANSACTIONS', async () => {
    const show = query('test.show', 'SHOW TRANSACTIONS YIELD metaData RETURN metaData.query');
    expect((await read(database, show)).rows).toContainEqual(['test.show']);
  });

  it('refuses a write', async () => {
    await expect(read(database, CREATE, { id: 'nobody' })).rejects.toThrow('Writing in read access mode not allowed');
    expect(await count('nobody')).toBe(0);
  });

  it('gives up when its time is up, sends it once, and leaves nothing running', async () => {
    const events = sent(database);
    await expect(read(database, ENDLESS, {}, { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'TIMEOUT',
      reason: 'QUERY_TIMEOUT',
    });
    expect(events).toHaveLength(1);
    const show = query('test.running', 'SHOW TRANSACTIONS YIELD metaData WHERE metaData.query = $name RETURN metaData');
    await expect
      .poll(async () => (await read(database, show, { name: ENDLESS.name })).rows, { timeout: 5_000 })
      .toEqual([]);
  });

  it('never repeats what the server stopped for its memory', async () => {
    const events = sent(database);
    await expect(read(database, GREEDY, {}, { timeoutMs: 20_000 })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      reason: 'QUERY_MEMORY',
    });
    expect(events).toHaveLength(1);
  });

  it('says BUSY when all connections are taken', async () => {
    const taken = Array.from({ length: 16 }, () => read(database, ENDLESS, {}, { timeoutMs: 3_500 }));
    const results = Promise.allSettled(taken);
    await expect(read(database, ONE)).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'NEO4J_BUSY' });
    await results;
    expect((await read(database, ONE)).rows).toEqual([[1]]);
  });

  it('is sent again when the connection breaks', async () => {
    const wire = await wireTo(inject('neo4j'));
    const wired = connect(wire.target);
    const events = sent(wired);
    wire.cutAt(Buffer.from('RETURN 1 AS one'));
    expect((await read(wired, ONE)).rows).toEqual([[1]]);
    expect(events).toHaveLength(2);
    await wired.close();
    wire.close();
  });
});

describe('write', () => {
  it('commits what was done and returns what the work returned', async () => {
    expect(await write(database, async (tx) => (await tx.run(CREATE, { id: 'ana' })).rows)).toEqual([]);
    expect(await count('ana')).toBe(1);
  });

  it('writes nothing when the work throws, and throws just that', async () => {
    const mine = new Error('enough');
    const work = write(database, async (tx) => {
      await tx.run(CREATE, { id: 'ben' });
      throw mine;
    });
    await expect(work).rejects.toBe(mine);
    expect(await count('ben')).toBe(0);
  });

  it('reports a violated constraint as a conflict', async () => {
    const constraint = query('test.constraint', 'CREATE CONSTRAINT test_thing FOR (n:Thing) REQUIRE n.id IS UNIQUE');
    const drop = query('test.drop', 'DROP CONSTRAINT test_thing');
    await write(database, (tx) => tx.run(constraint));
    onTestFinished(async () => void (await write(database, (tx) => tx.run(drop))));
    const twice = query('test.twice', "CREATE (:Thing {id: 'a'}), (:Thing {id: 'a'})");
    await expect(write(database, (tx) => tx.run(twice))).rejects.toMatchObject({
      code: 'CONFLICT',
      reason: 'CONSTRAINT_VIOLATED',
    });
  });

  it('runs again from the start after a deadlock', async () => {
    await write(database, (tx) =>
      tx.run(query('test.pair', "CREATE (:Lock {id: 'a', n: 0}), (:Lock {id: 'b', n: 0})")),
    );
    const add = query('test.add', 'MATCH (lock:Lock {id: $id}) SET lock.n = lock.n + 1');
    let hasBoth: () => void = () => {};
    const both = new Promise<void>((resolve) => {
      hasBoth = resolve;
    });
    let runs = 0;
    const inOrder = (first: string, second: string) =>
      write(database, async (tx) => {
        runs += 1;
        await tx.run(add, { id: first });
        if (runs >= 2) hasBoth();
        await both;
        await tx.run(add, { id: second });
      });
    await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')]);
    expect(runs).toBeGreaterThanOrEqual(3);
    const sums = query('test.sums', 'MATCH (lock:Lock) RETURN lock.id, lock.n ORDER BY lock.id');
    expect((await read(database, sums)).rows).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
  });

  it('says that the outcome is unknown when the connection breaks at the commit, and does not repeat it', async () => {
    const wire = await wireTo(inject('neo4j'));
    const wired = connect(wire.target);
    const events = sent(wired);
    wire.cutAt(COMMIT);
    const failure = await write(wired, (tx) => tx.run(CREATE, { id: 'eve' })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AttestError);
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', reason: 'COMMIT_UNKNOWN' });
    expect(events).toHaveLength(1);
    await wired.close();
    wire.close();
  });

  it('stops when its time is up, and writes nothing', async () => {
    const work = write(
      database,
      async (tx) => {
        await tx.run(CREATE, { id: 'slow' });
        await tx.run(ENDLESS);
      },
      { timeoutMs: 500 },
    );
    await expect(work).rejects.toMatchObject({ code: 'TIMEOUT', reason: 'QUERY_TIMEOUT' });
    expect(await count('slow')).toBe(0);
  });
});
