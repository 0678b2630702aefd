// The whole graph as text lines: equal for equal graphs, whatever the order in which they came to be.
import type { Database } from '../../src/neo4j/connect.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';

const NODES = query(
  'tests.nodes',
  `
  MATCH (node)
  WHERE NOT node:Import AND NOT node:Ledger AND NOT node:Retraction AND NOT node:Judgement AND NOT node:Change
  RETURN labels(node), node.id, properties(node)`,
);
const EDGES = query(
  'tests.edges',
  'MATCH (from)-[edge]->(to) WHERE NOT from:Judgement RETURN from.id, type(edge), to.id, properties(edge)',
);

/** Everything that is told and derived: all but the ledger itself. Sorted. */
export async function dump(database: Database): Promise<string[]> {
  const { rows: nodes } = await read(database, NODES);
  const { rows: edges } = await read(database, EDGES);
  return [...nodes, ...edges].map(line).sort();
}

const line = (row: readonly unknown[]): string =>
  JSON.stringify(row, (_key, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
