import { beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../../bench/rows.ts';
import { query } from '../../../src/neo4j/query.ts';
import { read } from '../../../src/neo4j/run.ts';
import { verify } from '../../../src/write/audit.ts';
import { empty, openEmptyGraph, useGraph } from '../../story.ts';
import { alleged, bundle, denied, everyone, harborArticle, planned, plannedNorth } from '../harbor.ts';
import { canonicalDump, canonicalHash } from './canonical.ts';
import { importRows, mixedSource, type Row, syntheticRows } from './importing.ts';
import { poisoned } from './poison.ts';

const graph = useGraph(openEmptyGraph);
const faults = async () => (await verify(graph.database, graph.vocabulary)).faults;
const SKIPPED = query(
  'tests.skipped',
  'MATCH (s:Sentence) WHERE s.skipped IS NOT NULL RETURN s.line, s.skipped ORDER BY s.line',
);

describe('importBulk', () => {
  beforeEach(() => empty(graph.database));

  it('T26: sets each poisoned row aside once and imports exactly the good ones', async () => {
    const rows = syntheticRows(graph.vocabulary);
    await importRows(graph, rows);
    const expected = await canonicalHash(graph.database);
    await empty(graph.database);
    const { rows: mixed, bad } = poisoned(rows);
    const report = await importRows(graph, mixedSource(mixed), { areTooMany: () => false });
    expect(report).toMatchObject({ rows: mixed.length, bad: bad.size, outcome: 'DONE' });
    expect(report.badRows.map(({ where }) => where).sort()).toEqual([...bad.keys()].sort());
    for (const { where, reason, row } of report.badRows) {
      expect(bad.get(where)?.reasons, where).toContain(reason);
      if (reason !== 'JSON_INVALID') expect(row, where).toBeDefined();
    }
    expect(await canonicalHash(graph.database)).toBe(expected);
    expect(await faults()).toEqual([]);
  });

  it('writes nothing where one row is bad, unless that is tolerated', async () => {
    const before = await canonicalDump(graph.database);
    const { rows } = poisoned(syntheticRows(graph.vocabulary));
    const report = await importRows(graph, mixedSource(rows));
    expect(report).toMatchObject({ outcome: 'TOO_MANY_BAD', written: 0 });
    expect(await canonicalDump(graph.database)).toEqual(before);
  });

  it('refuses what names a bad row, with that row, and skips the sentence that only it quoted', async () => {
    const told = bundle({
      articles: [harborArticle],
      entities: everyone,
      claims: [planned, plannedNorth],
      statements: [alleged, denied],
    });
    const rows = [...rowsOf([told])].map((row): Row => {
      const value = row.value as Record<string, unknown>;
      return value.key === 'alleged' ? { ...row, value: { ...value, saidAt: 'Monday' } } : row;
    });
    const report = await importRows(graph, rows, { areTooMany: () => false });
    const refused = report.badRows.map(({ reason, row }) => [reason, Object.keys(row as object)[0]]);
    expect(refused).toEqual([
      ['CLAIM_UNUSED', 'claim'],
      ['CLAIM_UNUSED', 'claim'],
      ['DATE_INVALID', 'statement'],
      ['REFERS_TO_BAD_ROW', 'statement'],
    ]);
    expect(report.badRows[3]?.message).toContain('names alleged, which only a bad row declares (rows.jsonl:');
    const { rows: skipped } = await read(graph.database, SKIPPED);
    expect(skipped).toEqual([1, 2].map((line) => [line, 'what was said of it was refused']));
    expect(await faults()).toEqual([]);
  });
});
