// The compiler on a schema that isn't ours: one query a root field, texts by structure alone, answers in the asked shape.
import { describe, expect, it } from 'vitest';
import type { Bound } from '../../src/read/compilation.ts';
import { planFor, textOf } from './library.ts';

const bound: Bound = {
  context: {},
  args: (field) => ({ first: 2, ...(field.key === 'shelves' ? { ids: ['shelf:1'] } : {}) }),
};

describe('the compiled text', () => {
  it('joins a whole selection into one query', async () => {
    expect(
      await textOf(
        'query ($id: ID) { shelf(id: $id) { id works { nodes { title ... on Book { author { name } } } } } }',
        { id: 'shelf:1' },
      ),
    ).toMatchInlineSnapshot(`
      "OPTIONAL MATCH (n0:Shelf {id: $p0})
      CALL (n0) { MATCH (n1:Work) WHERE n1.shelfId = n0.id AND n1.sortKey > $p2 WITH n1 ORDER BY n1.shelfId, n1.sortKey LIMIT $p1 OPTIONAL MATCH (n1)-[:BY]->(n3:Author) RETURN collect([n1.sortKey, n1.minutes, n1.pages, n1.title, n1.kind, n3 IS NOT NULL, n3.name]) AS n2 }
      RETURN [n0 IS NOT NULL, n0.id, n2] AS row"
    `);
  });

  it('is the same whichever light scalars are selected, and under whichever alias', async () => {
    const some = await textOf('{ shelf(id: "1") { works { nodes { title } } } }');
    const others = await textOf(
      '{ shelf(id: "2") { w: works { nodes { name: title ... on Film { minutes } ... on Book { pages } } } } }',
    );
    expect(others).toBe(some);
  });

  it('reads a heavy property only where it is selected', async () => {
    expect(await textOf('{ shelf(id: "1") { works { nodes { title } } } }')).not.toContain('.text');
    expect(await textOf('{ shelf(id: "1") { works { nodes { ... on Book { text } } } } }')).toContain('.text');
  });

  it('holds no value of an argument', async () => {
    const text = await textOf(
      '{ shelf(id: "needle") { works(first: 7, filter: { genre: "needle" }) { nodes { title } } } }',
    );
    expect(text).not.toMatch(/needle|7/);
  });

  it('depends on which filters are given, not on their values', async () => {
    const document = 'query ($filter: WorkFilter) { shelf(id: "1") { works(filter: $filter) { nodes { title } } } }';
    const [a, b, none] = await Promise.all([
      textOf(document, { filter: { genre: 'a', year: 1 } }),
      textOf(document, { filter: { year: 2, genre: 'b' } }),
      textOf(document, {}),
    ]);
    expect(b).toBe(a);
    expect(none).not.toContain('genre');
  });

  it('leaves out what @skip and @include leave out', async () => {
    const document = 'query ($a: Boolean!) { shelf(id: "1") { id works @include(if: $a) { nodes { title } } } }';
    expect(await textOf(document, { a: true })).toContain('sortKey');
    expect(await textOf(document, { a: false })).not.toContain('sortKey');
  });

  it('reads no page where only the count is asked', async () => {
    const text = await textOf('{ shelf(id: "1") { works { totalCount } } }');
    expect(text).toContain('COUNT { (n0)<-[:ON]-() }');
    expect(text).not.toContain('collect');
  });

  it('counts under a filter only so far', async () => {
    const text = await textOf('{ shelf(id: "1") { works(filter: { year: 1 }) { totalCount } } }');
    expect(text).toContain('LIMIT 10001');
  });

  it('asks nothing where there is nothing to ask', async () => {
    expect((await planFor('{ __typename shelf(id: "1") { __typename } }')).query?.text).toBe(
      'OPTIONAL MATCH (n0:Shelf {id: $p0})\nRETURN [n0 IS NOT NULL] AS row',
    );
  });
});

describe('the decoder', () => {
  it('gives each concrete type what its own field of one name reads', async () => {
    const plan = await planFor(
      '{ shelf(id: "1") { works { nodes { ... on Book { size: measure } ... on Film { size: measure } } } } }',
    );
    const text = plan.query?.text ?? '';
    const columns = /collect\(\[(.*?)\]\)/.exec(text)?.[1]?.split(', ') ?? [];
    const row = (values: Record<string, unknown>) =>
      columns.map((column) => values[column.replace(/^n\d+\./, '')] ?? null);
    const works = [row({ kind: 'Book', pages: 300, sortKey: 'a' }), row({ kind: 'Film', minutes: 90, sortKey: 'b' })];
    expect(plan.decode([true, works], bound)).toMatchObject({
      shelf: { works: { nodes: [{ size: 300 }, { size: 90 }] } },
    });
  });

  it('keeps aliases of one list apart', async () => {
    const plan = await planFor(
      '{ shelf(id: "1") { a: works(first: 1) { totalCount } b: works { total: totalCount } } }',
    );
    expect(plan.decode([true, 3, 4], bound)).toMatchObject({ shelf: { a: { totalCount: 3 }, b: { total: 4 } } });
  });

  it('is null where the node is missing', async () => {
    const plan = await planFor('{ shelf(id: "1") { works { nodes { title } } } }');
    expect(plan.decode([false, []], bound)).toMatchObject({ shelf: null });
  });

  it('puts the selected row where a rule points', async () => {
    const plan = await planFor('{ shelf(id: "1") { longest { pages work { title } } } }');
    const rows = [
      [10, null, 10, 'Short', 'Book'],
      [90, null, 90, 'Long', 'Book'],
    ];
    expect(plan.query?.text).toContain('RETURN collect([n1.pages, n1.minutes, n1.pages, n1.title, n1.kind])');
    expect(plan.decode([true, rows], bound)).toMatchObject({
      shelf: { longest: { pages: 90, work: { title: 'Long' } } },
    });
  });

  it('answers nodes in the order of their ids, null where one is unknown', async () => {
    const plan = await planFor('{ shelves(ids: ["shelf:2", "shelf:1"]) { id } }');
    const args = () => ({ ids: ['shelf:2', 'shelf:9', 'shelf:1'] });
    expect(
      plan.decode(
        [
          [
            ['shelf:1', 'shelf:1'],
            ['shelf:2', 'shelf:2'],
          ],
        ],
        { context: {}, args },
      ),
    ).toMatchObject({
      shelves: [{ id: 'shelf:2' }, null, { id: 'shelf:1' }],
    });
  });
});
