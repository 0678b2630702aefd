// Nodes that are new, with what is derived of them: created whole, in one query a label where their edges allow it.
import { type Query, query } from '../../neo4j/query.ts';
import { int, type Write } from '../../neo4j/run.ts';
import { batches, groupBy } from '../batch.ts';
import { DERIVED_EDGES, DERIVED_PROPERTIES, type DerivedGraph } from '../derived-graph.ts';
import { type Edge, type GraphNode, labelOf, type Properties } from '../nodes.ts';
import { LABELS, type Label, oneForEach, type Rules, TABLES } from '../tables.ts';

/** Ends come before what leads to them. */
const ORDER = ['Entity', 'Claim', 'Article', 'Sentence', 'Statement', 'Evidence', 'Mention'] as const;

/** Edges that every node of a label has, once and without properties: they are created with it. */
const OWN = oneForEach(LABELS, (label) =>
  Object.entries(TABLES[label].edges).flatMap(([type, { to, count }]) =>
    count === '1' && to.length === 1 && to[0] !== undefined ? [{ type, to: to[0] }] : [],
  ),
);

/** Cost: a seek per row and edge; a row of which an end doesn't exist is left out. */
const CREATE = oneForEach(LABELS, (label) => {
  const ends = OWN[label].map(({ to }, at) => `MATCH (end${at}:${to} {id: row.ends[${at}]})`);
  const edges = OWN[label].map(({ type }, at) => `CREATE (node)-[:${type}]->(end${at})`);
  // Evidence is led to by its one statement.
  if (label === 'Evidence') {
    ends.push('MATCH (statement:Statement {id: row.statement})');
    edges.push('CREATE (statement)-[:EVIDENCED_BY {order: row.order}]->(node)');
  }
  return query(
    `bulk.create${label}`,
    `
  UNWIND $rows AS row
  ${[...ends, `CREATE (node:${label})`, 'SET node = row.properties', ...edges].join('\n  ')}
  RETURN count(*)`,
  );
});

/** Cost: two seeks per row. */
const connectQuery = (from: string, type: string, to: string, hasProperties: boolean): Query =>
  query(
    `bulk.connect${from}.${type}.${to}`,
    `
  UNWIND $rows AS row
  MATCH (from:${from} {id: row.from})
  MATCH (to:${to} {id: row.to})
  CREATE (from)-[edge:${type}]->(to)
  ${hasProperties ? 'SET edge = row.properties' : ''}
  RETURN count(*)`,
  );

const CONNECT: ReadonlyMap<string, Query> = new Map(
  LABELS.flatMap((from) =>
    Object.entries(TABLES[from].edges)
      .filter(([type]) => type !== 'EVIDENCED_BY' && !OWN[from].some((own) => own.type === type))
      .flatMap(([type, { to, properties }]) =>
        to.map((end): [string, Query] => [
          `${from} ${type} ${end}`,
          connectQuery(from, type, end, Object.keys(properties).length > 0),
        ]),
      ),
  ),
);

const NAMES = connectQuery('Article', 'NAMES', 'Entity', true);

/** @throws Error where an end of an edge doesn't exist. */
export async function createNodes(tx: Write, nodes: readonly GraphNode[], derived: DerivedGraph): Promise<void> {
  const byLabel = groupBy(nodes, ({ label }) => label);
  const proofs = proofsOf(byLabel.get('Statement') ?? []);
  for (const label of ORDER) {
    const rows = (byLabel.get(label) ?? []).map((node) => rowOf(node, derived, proofs));
    for (const batch of batches(rows)) await runWhole(tx, CREATE[label], batch);
  }
  const rows = nodes.flatMap((node) => node.edges.map((edge) => connection(node, edge)));
  const byKey = groupBy(rows, ({ key }) => key);
  for (const [key, text] of CONNECT) {
    for (const batch of batches(byKey.get(key) ?? []))
      await runWhole(
        tx,
        text,
        batch.map(({ row }) => row),
      );
  }
  const named = derived.edges.map(({ from, to, properties }) => ({
    from,
    to,
    properties: encode(DERIVED_EDGES.NAMES.properties, properties),
  }));
  for (const batch of batches(named)) await runWhole(tx, NAMES, batch);
}

async function runWhole(tx: Write, text: Query, rows: readonly object[]): Promise<void> {
  const written = (await tx.run(text, { rows })).rows[0]?.[0];
  if (written !== rows.length)
    throw new Error(`${text.name}: wrote ${written} of ${rows.length} rows; an end doesn't exist`);
}

interface Proof {
  readonly statement: string;
  readonly order: ReturnType<typeof int>;
}

const proofsOf = (statements: readonly GraphNode[]): ReadonlyMap<string, Proof> =>
  new Map(
    statements.flatMap(({ id, edges }) =>
      edges
        .filter(({ type }) => type === 'EVIDENCED_BY')
        .map(({ to, properties }) => [to, { statement: id, order: int(Number(properties.order)) }] as const),
    ),
  );

function rowOf({ label, id, properties, edges }: GraphNode, derived: DerivedGraph, proofs: ReadonlyMap<string, Proof>) {
  const rules: Rules = {
    ...TABLES[label].properties,
    ...(DERIVED_PROPERTIES as Readonly<Partial<Record<Label, Rules>>>)[label],
  };
  const own = (derived.properties as Readonly<Partial<Record<Label, ReadonlyMap<string, Properties>>>>)[label]?.get(id);
  return {
    properties: { id, ...encode(rules, { ...properties, ...own }) },
    ends: OWN[label].map(({ type }) => edges.find((edge) => edge.type === type)?.to ?? null),
    ...proofs.get(id),
  };
}

const connection = ({ label, id }: GraphNode, { type, to, properties }: Edge) => ({
  key: `${label} ${type} ${labelOf(to)}`,
  row: { from: id, to, properties: encode(TABLES[label].edges[type]?.properties ?? {}, properties) },
});

/** Whole numbers as integers. */
const encode = (rules: Rules, properties: Properties): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      rules[name]?.type === 'integer' && typeof value === 'number' ? int(value) : value,
    ]),
  );
