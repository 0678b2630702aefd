// The least that puts the same nodes and edges into Neo4j: UNWIND and CREATE, nothing checked, nothing worked out.
import type { Database } from '../src/neo4j/connect.ts';
import { query } from '../src/neo4j/query.ts';
import { int, read, write } from '../src/neo4j/run.ts';
import { DERIVED_EDGES, DERIVED_PROPERTIES } from '../src/write/derived-graph.ts';
import { LABELS, type Label, type Rules, TABLES } from '../src/write/tables.ts';

interface Load {
  readonly text: ReturnType<typeof query>;
  readonly rows: readonly object[];
}

/** What a graph holds, as queries and their rows, pre-parsed. */
export interface Dump {
  readonly loads: readonly Load[];
  readonly nodes: number;
  readonly edges: number;
}

const LONG = { timeoutMs: 600_000 };

/** Everything that is told and derived; the ledger isn't. */
export async function dumpOf(database: Database): Promise<Dump> {
  const loads: Load[] = [];
  let nodes = 0;
  let edges = 0;
  for (const label of LABELS) {
    const all = query('bench.nodes', `MATCH (node:${label}) RETURN properties(node)`);
    const rows = (await read(database, all, {}, LONG)).rows.map(([properties]) => ({
      properties: integers(nodeRules(label), properties as object),
    }));
    nodes += rows.length;
    const text = query('bench.create', `UNWIND $rows AS row CREATE (node:${label}) SET node = row.properties`);
    loads.push({ text, rows });
  }
  for (const { from, type, to, rules } of edgeKinds()) {
    const all = query(
      'bench.edges',
      `MATCH (from:${from})-[edge:${type}]->(to:${to}) RETURN from.id, to.id, properties(edge)`,
    );
    const rows = (await read(database, all, {}, LONG)).rows.map(([start, end, properties]) => ({
      from: start,
      to: end,
      properties: integers(rules, properties as object),
    }));
    if (rows.length === 0) continue;
    edges += rows.length;
    const set = Object.keys(rules).length > 0 ? ' SET edge = row.properties' : '';
    const text = query(
      'bench.connect',
      `UNWIND $rows AS row MATCH (from:${from} {id: row.from}) MATCH (to:${to} {id: row.to}) CREATE (from)-[edge:${type}]->(to)${set}`,
    );
    loads.push({ text, rows });
  }
  return { loads, nodes, edges };
}

const nodeRules = (label: Label): Rules => ({
  ...TABLES[label].properties,
  ...(DERIVED_PROPERTIES as Readonly<Partial<Record<Label, Rules>>>)[label],
});

const edgeKinds = () => [
  ...LABELS.flatMap((from) =>
    Object.entries(TABLES[from].edges).flatMap(([type, { to, properties }]) =>
      to.map((end) => ({ from, type, to: end, rules: properties })),
    ),
  ),
  ...Object.entries(DERIVED_EDGES).map(([type, { from, to, properties }]) => ({ from, type, to, rules: properties })),
];

const integers = (rules: Rules, properties: object): object =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      rules[name]?.type === 'integer' && typeof value === 'number' ? int(value) : value,
    ]),
  );

/** Writes it into an empty graph with its constraints and indexes. Milliseconds. */
export async function bareLoad(database: Database, { loads }: Dump, size: number): Promise<number> {
  const startedAt = performance.now();
  for (const { text, rows } of loads) {
    for (let start = 0; start < rows.length; start += size) {
      await write(database, (tx) => tx.run(text, { rows: rows.slice(start, start + size) }), LONG);
    }
  }
  return performance.now() - startedAt;
}
