import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportId } from '../../src/model/ledger.ts';
import { verify } from '../../src/write/audit.ts';
import { importBundle } from '../../src/write/import.ts';
import { undoImport } from '../../src/write/undo.ts';
import { empty, openEmptyGraph, useGraph } from '../story.ts';
import { dump } from './dump.ts';
import { alleged, bundle, everyone, gazette, harborArticle, harborBundle, planned, strike, union } from './harbor.ts';

const graph = useGraph(openEmptyGraph);
beforeEach(() => empty(graph.database));

const day = (number: number) => `2024-03-0${number}T12:00:00.000Z`;
const tell = async (told: ReturnType<typeof bundle>, now = day(1)): Promise<ImportId> => {
  const { importId, problems } = await importBundle(graph.database, told, graph.vocabulary, { name: `of ${now}`, now });
  if (importId === undefined) throw new Error(problems.map(({ message }) => message).join('\n') || 'nothing was told');
  return importId;
};
const undo = (id: ImportId, dryRun = false) =>
  undoImport(graph.database, id, graph.vocabulary, { now: day(9), dryRun });
const allegationOnly = () =>
  bundle({
    articles: [harborArticle],
    entities: everyone.slice(0, 6),
    claims: [planned],
    statements: [alleged],
    skipped: [{ line: 2, why: 'furniture' }],
  });

describe('undoImport', () => {
  it('deletes what only this import told', async () => {
    const { counts } = await undo(await tell(harborBundle()));
    expect(counts).toEqual({ created: 0, changed: 0, superseded: 0, restored: 0, deleted: 13 });
    expect(await dump(graph.database)).toEqual([]);
  });

  it('restores exactly what the import had superseded and changed', async () => {
    await tell(harborBundle(), day(1));
    await tell(bundle({ entities: [{ ...union, name: 'The Union' }] }), day(2));
    const before = await dump(graph.database);
    const { counts } = await undo(await tell(allegationOnly(), day(3)));
    expect(counts).toMatchObject({ restored: 4, changed: 2, deleted: 0 });
    expect(await dump(graph.database)).toEqual(before);
  });

  it('takes an import out from under later ones, as if it had never been', async () => {
    await tell(harborBundle(), day(1));
    const second = await tell(bundle({ entities: [{ ...union, note: 'second' }] }), day(2));
    await tell(allegationOnly(), day(3));
    await undo(second);
    const without = await dump(graph.database);
    await empty(graph.database);
    await tell(harborBundle(), day(1));
    await tell(allegationOnly(), day(3));
    const anew = await dump(graph.database);
    expect(without.map((line) => line.replaceAll('import:3', 'import:2'))).toEqual(anew);
  });

  it('moves the time at which something was superseded to the import that now does it', async () => {
    await tell(harborBundle(), day(1));
    const second = await tell(allegationOnly(), day(2));
    await tell(
      bundle({
        articles: [harborArticle],
        entities: [gazette],
        skipped: [1, 2].map((line) => ({ line, why: 'furniture' })),
      }),
      day(3),
    );
    const { counts } = await undo(second);
    expect(counts).toEqual({ created: 0, changed: 0, superseded: 0, restored: 0, deleted: 0 });
    expect((await dump(graph.database)).filter((line) => line.includes(day(2)))).toEqual([]);
    expect((await verify(graph.database, graph.vocabulary)).faults).toEqual([]);
  });

  it('refuses where later imports refer to what would vanish, and says which to undo first', async () => {
    const first = await tell(bundle({ entities: [union, strike] }), day(1));
    const second = await tell(
      bundle({
        entities: [{ id: 'entity:branch', kind: 'Organization', name: 'Branch', partOf: 'entity:dock-union' }],
      }),
      day(2),
    );
    const before = await dump(graph.database);
    await expect(undo(first)).rejects.toMatchObject({
      code: 'CONFLICT',
      reason: 'IMPORT_NEEDED',
      problems: [
        {
          reason: 'IMPORT_NEEDED',
          where: 'import:2',
          message:
            'import:2 (of 2024-03-02T12:00:00.000Z) refers to entity:dock-union (Dock Union), which only import:1 tells; undo import:2 first',
        },
      ],
    });
    expect(await dump(graph.database)).toEqual(before);
    await undo(second);
    await undo(first);
    expect(await dump(graph.database)).toEqual([]);
  });

  it('says what it would do and does nothing on a dry run', async () => {
    const first = await tell(harborBundle());
    const before = await dump(graph.database);
    expect((await undo(first, true)).counts.deleted).toBe(13);
    expect(await dump(graph.database)).toEqual(before);
    expect((await undo(first)).counts.deleted).toBe(13);
  });

  it('refuses an import that was undone before, and one that never was', async () => {
    const first = await tell(harborBundle());
    await undo(first);
    await expect(undo(first)).rejects.toMatchObject({ code: 'CONFLICT', reason: 'IMPORT_UNDONE' });
    await expect(undo('import:99')).rejects.toMatchObject({ code: 'BAD_INPUT', reason: 'IMPORT_UNKNOWN' });
  });

  it('lets the same bundle be imported again', async () => {
    await undo(await tell(harborBundle(), day(1)));
    expect(await tell(harborBundle(), day(2))).toBe('import:2');
    expect((await verify(graph.database, graph.vocabulary)).faults).toEqual([]);
  });
});
