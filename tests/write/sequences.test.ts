import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConflictError } from '../../src/errors.ts';
import type { EntityId } from '../../src/model/entity.ts';
import { type JudgementId, VERDICTS } from '../../src/model/judgement.ts';
import type { ImportId } from '../../src/model/ledger.ts';
import type { RetractionId } from '../../src/model/retraction.ts';
import type { StatementId } from '../../src/model/statement.ts';
import type { Database } from '../../src/neo4j/connect.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import { verify } from '../../src/write/audit.ts';
import { importBundle } from '../../src/write/import.ts';
import { judgeEntities, undoJudgement } from '../../src/write/judge.ts';
import { retractStatement, undoRetraction } from '../../src/write/retract.ts';
import { undoImport } from '../../src/write/undo.ts';
import { empty, openEmptyGraph, useGraph } from '../story.ts';
import { dump } from './dump.ts';
import { anyBundle } from './worlds.ts';

const graph = useGraph(openEmptyGraph);

const nth = fc.nat({ max: 40 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ bundle: anyBundle }) },
  { weight: 3, arbitrary: fc.record({ judge: nth, with: nth, verdict: fc.constantFrom('SAME', ...VERDICTS) }) },
  { weight: 2, arbitrary: fc.record({ retract: nth }) },
  { weight: 3, arbitrary: fc.record({ undo: fc.nat({ max: 9 }) }) },
);
const MINUTE = 60_000;

/** Undoing may be refused where something leans on what is undone, judging where it was judged otherwise; then nothing has changed. */
const isRefusal = (error: unknown): boolean => error instanceof ConflictError;

const ENTITIES = query('tests.entityIds', 'MATCH (node:Entity) RETURN node.id ORDER BY node.kind, node.id');
const STATEMENTS = query('tests.statementIds', 'MATCH (node:Statement) RETURN node.id ORDER BY node.id');

async function one<Id extends string>(database: Database, text: typeof ENTITIES, at: number): Promise<Id | undefined> {
  const { rows } = await read(database, text);
  return rows[at % Math.max(1, rows.length)]?.[0] as Id | undefined;
}

type Done = ImportId | JudgementId | RetractionId;

describe('any sequence of imports, judgements, retractions and undoings', () => {
  it('leaves a graph without faults, and each undoing of the last step restores what was', {
    timeout: 10 * MINUTE,
  }, async () => {
    const { database, vocabulary } = graph;
    let instant = 0;
    const next = () => {
      instant += 1;
      return { now: new Date(Date.UTC(2024, 2, 1, 12, instant)).toISOString() };
    };
    const undo = async (id: Done): Promise<unknown> => {
      if (id.startsWith('import:')) return undoImport(database, id as ImportId, vocabulary, next());
      if (id.startsWith('judgement:')) return undoJudgement(database, id as JudgementId, vocabulary, next());
      return undoRetraction(database, id as RetractionId, vocabulary, next());
    };
    /** The id of what was done; undefined where there was nothing to do. */
    const take = async (
      given: typeof step extends fc.Arbitrary<infer S> ? S : never,
      name: string,
    ): Promise<Done | undefined> => {
      if ('bundle' in given)
        return (await importBundle(database, given.bundle, vocabulary, { name, ...next() })).importId;
      if ('retract' in given) {
        const statement = await one<StatementId>(database, STATEMENTS, given.retract);
        if (statement === undefined) return undefined;
        return (await retractStatement(database, { statement, by: 'editor', why: 'misread' }, vocabulary, next())).id;
      }
      if (!('judge' in given)) return undefined;
      const left = await one<EntityId>(database, ENTITIES, given.judge);
      const right = await one<EntityId>(database, ENTITIES, given.with);
      if (left === undefined || right === undefined || left === right) return undefined;
      const judging = { left, right, verdict: given.verdict, by: 'analyst', why: 'looks so' };
      return (await judgeEntities(database, judging, vocabulary, next())).judgement.id;
    };
    const unlessRefused = async <T>(work: Promise<T>): Promise<T | undefined> =>
      work.catch((error: unknown) => (isRefusal(error) ? undefined : Promise.reject(error)));
    const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      await empty(database);
      const done: Done[] = [];
      for (const [at, given] of steps.entries()) {
        const before = await dump(database);
        if ('undo' in given) {
          const id = done[given.undo % Math.max(1, done.length)];
          if (id === undefined) continue;
          if ((await unlessRefused(undo(id))) === undefined) expect(await dump(database)).toEqual(before);
          else done.splice(done.indexOf(id), 1);
        } else {
          const first = await unlessRefused(take(given, `step ${at}`));
          if (first !== undefined) {
            expect((await verify(database, vocabulary)).faults).toEqual([]);
            await undo(first);
            expect(await dump(database)).toEqual(before);
            const again = await take(given, `step ${at}`);
            if (again !== undefined) done.push(again);
          } else expect(await dump(database)).toEqual(before);
        }
        expect((await verify(database, vocabulary)).faults).toEqual([]);
      }
    });
    await fc.assert(property, {
      // More are for whoever changes the write path: SEQUENCES=200.
      numRuns: Number(process.env.SEQUENCES ?? 15),
      // On a busy machine fewer are tried. What fails is told with its seed at once: shrinking would take as long again.
      interruptAfterTimeLimit: Number(process.env.SEQUENCES_MINUTES ?? 1) * MINUTE,
      endOnFailure: true,
    });
  });
});
