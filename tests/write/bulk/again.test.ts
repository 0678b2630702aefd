import { beforeEach, describe, expect, it } from 'vitest';
import { synthetic } from '../../../bench/synthetic.ts';
import { verify } from '../../../src/write/audit.ts';
import { importBundle } from '../../../src/write/import.ts';
import { empty, openEmptyGraph, useGraph } from '../../story.ts';
import { canonicalDump, canonicalHash } from './canonical.ts';
import { importRows, shuffled, syntheticRows } from './importing.ts';

const graph = useGraph(openEmptyGraph);
const faults = async () => (await verify(graph.database, graph.vocabulary)).faults;

describe('importBulk', () => {
  beforeEach(() => empty(graph.database));

  it('leaves the graph that importing the same bundles one by one leaves', async () => {
    const size = { entities: 200, seed: 1 };
    for (const [at, bundle] of synthetic(size, graph.vocabulary).bundles.entries()) {
      const report = await importBundle(graph.database, bundle, graph.vocabulary, { name: `bundle ${at}` });
      expect(report.problems).toEqual([]);
    }
    const expected = await canonicalDump(graph.database);
    await empty(graph.database);
    const report = await importRows(graph, syntheticRows(graph.vocabulary));
    expect(report).toMatchObject({ bad: 0, outcome: 'DONE' });
    expect(report.written).toBeGreaterThan(5);
    expect(await canonicalDump(graph.database)).toEqual(expected);
    expect(await faults()).toEqual([]);
  });

  it('T29: leaves one graph when a file is imported again, reordered, and by two importers at once', async () => {
    const rows = syntheticRows(graph.vocabulary);
    const first = await importRows(graph, rows);
    const expected = await canonicalHash(graph.database);
    expect(await importRows(graph, rows)).toMatchObject({ written: 0, batches: first.batches });
    expect(await importRows(graph, shuffled(rows, 7))).toMatchObject({ written: 0, batches: first.batches });
    expect(await canonicalHash(graph.database)).toBe(expected);
    await empty(graph.database);
    const both = await Promise.all([importRows(graph, shuffled(rows, 8)), importRows(graph, shuffled(rows, 9))]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['DONE', 'DONE']);
    expect(both[0].written + both[1].written).toBe(first.batches);
    expect(await canonicalHash(graph.database)).toBe(expected);
    expect(await faults()).toEqual([]);
  });

  it('T30: imports hub-heavy files four at a time without a failed batch', async () => {
    const rows = syntheticRows(graph.vocabulary, 2);
    const quarter = (part: number) => {
      const stories = rows.filter(({ kind, value }) => kind !== 'entity' && storyOf(value) % 4 === part);
      return [...rows.filter(({ kind }) => kind === 'entity'), ...stories];
    };
    const parts = [0, 1, 2, 3].map(quarter);
    for (const part of parts) await importRows(graph, part);
    const expected = await canonicalHash(graph.database);
    await empty(graph.database);
    const reports = await Promise.all(parts.map((part) => importRows(graph, part)));
    for (const { outcome, bad } of reports) expect({ outcome, bad }).toEqual({ outcome: 'DONE', bad: 0 });
    expect(await canonicalHash(graph.database)).toBe(expected);
    expect(await faults()).toEqual([]);
  });

  it('replaces what was told of an article that is imported again', async () => {
    const rows = syntheticRows(graph.vocabulary);
    const changed = rows.map(({ kind, value }) =>
      kind === 'statement' ? { kind, value: { ...(value as object), note: 'read again' } } : { kind, value },
    );
    await importRows(graph, changed);
    const expected = await canonicalHash(graph.database);
    await empty(graph.database);
    await importRows(graph, rows);
    await importRows(graph, changed);
    expect(await canonicalHash(graph.database)).toBe(expected);
    expect(await faults()).toEqual([]);
  });
});

/** Keys and ids of a story carry its number: `s12-0-3`, `article:s12-0`, and claims `c1207-1` of its seventh family. */
function storyOf(value: unknown): number {
  const { id, key, article } = value as { id?: string; key?: string; article?: string };
  const name = (id ?? key ?? article ?? '').replace('article:', '');
  const number = Number(/\d+/.exec(name)?.[0]);
  return name.startsWith('c') ? Math.floor(number / 100) : number;
}
