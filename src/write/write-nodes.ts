// Nodes and edges that are told, written and deleted: only what differs, one query per kind of node or edge.
import { type Query, query } from '../neo4j/query.ts';
import { int, type Write } from '../neo4j/run.ts';
import { batches, groupBy } from './batch.ts';
import { type Edge, edgeKey, type GraphNode, labelOf, type Properties } from './nodes.ts';
import { type EdgeRule, LABELS, type Label, oneForEach, type Rules, TABLES } from './tables.ts';

/** Cost: one seek per row. Properties that come as null are removed. */
const WRITE = oneForEach(LABELS, (label) =>
  query(
    `write.write${label}`,
    `
  UNWIND $rows AS row
  MERGE (node:${label} {id: row.id})
  SET node += row.properties`,
  ),
);

/** Cost: one seek per id, and all edges of the nodes. */
const DELETE = oneForEach(LABELS, (label) =>
  query(
    `write.delete${label}`,
    `
  UNWIND $ids AS id
  MATCH (node:${label} {id: id})
  DETACH DELETE node`,
  ),
);

/** Cost: two seeks per row. */
const connectQuery = (from: string, type: string, to: string): Query =>
  query(
    `write.connect${from}.${type}.${to}`,
    `
  UNWIND $rows AS row
  MATCH (from:${from} {id: row.from})
  MATCH (to:${to} {id: row.to})
  CREATE (from)-[edge:${type}]->(to)
  SET edge = row.properties
  RETURN count(*)`,
  );

/** Cost: two seeks per row and the edges of the type at its start. */
const disconnectQuery = (from: string, type: string, to: string): Query =>
  query(
    `write.disconnect${from}.${type}.${to}`,
    `
  UNWIND $rows AS row
  MATCH (from:${from} {id: row.from})
  MATCH (to:${to} {id: row.to})
  MATCH (from)-[edge:${type}]->(to)
  DELETE edge`,
  );

/** Cost: one seek per id on retraction_statementId_range. */
const RETRACT_AGAIN = query(
  'write.retractAgain',
  `
  UNWIND $ids AS id
  MATCH (retraction:Retraction {statementId: id})
  WHERE retraction.undoneAt IS NULL
  MATCH (statement:Statement {id: id})
  SET statement.retractedAt = retraction.at`,
);

const edgeQueries = (make: (from: string, type: string, to: string) => Query): ReadonlyMap<string, Query> =>
  new Map(
    LABELS.flatMap((from) =>
      Object.entries(TABLES[from].edges).flatMap(([type, rule]) =>
        rule.to.map((to) => [`${from} ${type} ${to}`, make(from, type, to)] as const),
      ),
    ),
  );
const CONNECT = edgeQueries(connectQuery);
const DISCONNECT = edgeQueries(disconnectQuery);

/** One change of a node: what is stored now, if anything, and what shall be. */
export interface NodeChange {
  readonly node: GraphNode;
  readonly stored: GraphNode | undefined;
}

/**
 * Writes what differs and nothing else, in this order: edges that go, nodes that go, nodes, edges that come; each sorted
 * by id. Ends of edges must exist or be among the changes.
 */
export async function writeNodes(
  tx: Write,
  changes: readonly NodeChange[],
  gone: ReadonlyMap<Label, readonly string[]>,
): Promise<void> {
  const sorted = [...changes].sort((a, b) => (a.node.id < b.node.id ? -1 : 1));
  const edges = sorted.map(({ node, stored }) => ({ node, ...edgeChanges(stored?.edges ?? [], node.edges) }));
  await runEdges(tx, DISCONNECT, edges, 'removed');
  for (const label of LABELS) {
    for (const ids of batches([...(gone.get(label) ?? [])].sort())) await tx.run(DELETE[label], { ids });
  }
  for (const label of LABELS) {
    const rows = sorted
      .filter(({ node, stored }) => node.label === label && !isSame(node.properties, stored?.properties))
      .map(({ node }) => ({ id: node.id, properties: encode(TABLES[label].properties, node.properties) }));
    for (const batch of batches(rows)) await tx.run(WRITE[label], { rows: batch });
  }
  // A retraction outlives its statement, which an undone import takes away and a later one brings back.
  const fresh = sorted.filter(({ node, stored }) => node.label === 'Statement' && stored === undefined);
  for (const batch of batches(fresh)) await tx.run(RETRACT_AGAIN, { ids: batch.map(({ node }) => node.id) });
  await runEdges(tx, CONNECT, edges, 'added');
}

interface EdgeChanges {
  readonly node: GraphNode;
  readonly removed: readonly Edge[];
  readonly added: readonly Edge[];
}

/** Edges of one type between the same two nodes go and come together, since they have no id. */
function edgeChanges(stored: readonly Edge[], wanted: readonly Edge[]): Omit<EdgeChanges, 'node'> {
  const before = groupBy(stored, (edge) => `${edge.type} ${edge.to}`);
  const after = groupBy(wanted, (edge) => `${edge.type} ${edge.to}`);
  const isKept = (key: string) =>
    (before.get(key) ?? []).map(edgeKey).join() === (after.get(key) ?? []).map(edgeKey).join();
  return {
    removed: [...before].flatMap(([key, edges]) => (isKept(key) ? [] : edges.slice(0, 1))),
    added: [...after].flatMap(([key, edges]) => (isKept(key) ? [] : edges)),
  };
}

async function runEdges(
  tx: Write,
  queries: ReadonlyMap<string, Query>,
  changes: readonly EdgeChanges[],
  which: 'removed' | 'added',
): Promise<void> {
  const rows = changes.flatMap(({ node, [which]: edges }) =>
    edges.map((edge) => {
      const rule = TABLES[node.label].edges[edge.type] as EdgeRule;
      const key = `${node.label} ${edge.type} ${labelOf(edge.to)}`;
      return { key, from: node.id, to: edge.to, properties: encode(rule.properties, edge.properties) };
    }),
  );
  const byKey = groupBy(rows, (row) => row.key);
  for (const [key, text] of queries) {
    for (const batch of batches(byKey.get(key) ?? [])) {
      const answer = await tx.run(text, { rows: batch.map(({ from, to, properties }) => ({ from, to, properties })) });
      const written = answer.rows[0]?.[0];
      if (which === 'added' && written !== batch.length) {
        throw new Error(`${text.name}: wrote ${written} of ${batch.length} edges; an end of one doesn't exist`);
      }
    }
  }
}

const isSame = (wanted: Properties, stored: Properties | undefined): boolean =>
  stored !== undefined && differences(wanted, stored).length === 0;

/** The names of the properties that differ, sorted. */
export const differences = (a: Properties, b: Properties): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
    .sort();

/** All properties of the table: those that are absent as null, whole numbers as integers. */
const encode = (rules: Rules, properties: Properties): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const value = properties[name] ?? null;
      return [name, rule.type === 'integer' && typeof value === 'number' ? int(value) : value];
    }),
  );
