import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConflictError } from '../../src/errors.ts';
import type { ImportId } from '../../src/model/ledger.ts';
import { verify } from '../../src/write/audit.ts';
import { importBundle } from '../../src/write/import.ts';
import { undoImport } from '../../src/write/undo.ts';
import { empty, openEmptyGraph, useGraph } from '../story.ts';
import { dump } from './dump.ts';
import { anyBundle } from './worlds.ts';

const graph = useGraph(openEmptyGraph);

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ bundle: anyBundle }) },
  { weight: 1, arbitrary: fc.record({ undo: fc.nat({ max: 9 }) }) },
);
const MINUTE = 60_000;

/** Undoing may be refused, where later imports lean on the one undone; then nothing has changed. */
const isRefusal = (error: unknown): boolean => error instanceof ConflictError;

describe('any sequence of imports and undoings', () => {
  it('leaves a graph without faults, and each undoing of the last import restores what was', {
    timeout: 10 * MINUTE,
  }, async () => {
    const { database, vocabulary } = graph;
    const property = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
      await empty(database);
      const imports: ImportId[] = [];
      for (const [at, one] of steps.entries()) {
        const now = new Date(Date.UTC(2024, 2, 1, 12, at)).toISOString();
        const before = await dump(database);
        if ('undo' in one) {
          const id = imports[one.undo % Math.max(1, imports.length)];
          if (id === undefined) continue;
          try {
            await undoImport(database, id, vocabulary, { now });
            imports.splice(imports.indexOf(id), 1);
          } catch (error) {
            if (!isRefusal(error)) throw error;
            expect(await dump(database)).toEqual(before);
          }
        } else {
          const tell = () => importBundle(database, one.bundle, vocabulary, { name: `step ${at}`, now });
          const first = await tell().catch((error: unknown) => (isRefusal(error) ? undefined : Promise.reject(error)));
          if (first?.importId !== undefined) {
            await undoImport(database, first.importId, vocabulary, { now });
            expect(await dump(database)).toEqual(before);
            const again = await tell();
            expect(again.changes).toEqual(first.changes);
            if (again.importId !== undefined) imports.push(again.importId);
          } else expect(await dump(database)).toEqual(before);
        }
        expect((await verify(database, vocabulary)).faults).toEqual([]);
      }
    });
    await fc.assert(property, {
      // More are for whoever changes the write path: SEQUENCES=200.
      numRuns: Number(process.env.SEQUENCES ?? 12),
      // On a busy machine fewer are tried. What fails is told with its seed at once: shrinking would take as long again.
      interruptAfterTimeLimit: Number(process.env.SEQUENCES_MINUTES ?? 1) * MINUTE,
      endOnFailure: true,
    });
  });
});
