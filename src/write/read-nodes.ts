// Stored nodes, read by id or in pages. Writing them is write-nodes.ts's business.

import { query } from '../neo4j/query.ts';
import { int, type Write } from '../neo4j/run.ts';
import { BATCH, batches } from './batch.ts';
import { type Edge, edgeKey, type GraphNode, type Properties, type Value } from './nodes.ts';
import { LABELS, type Label, oneForEach, type Rules, TABLES } from './tables.ts';

const names = (rules: Readonly<Record<string, unknown>>): readonly string[] => Object.keys(rules);

/** What a node's query returns: its id, its properties, then for each type of edge a list of [id, properties…]. */
const columns = (label: Label): string => {
  const { properties, edges } = TABLES[label];
  const lists = Object.entries(edges).map(
    ([type, rule]) =>
      `[(node)-[edge:${type}]->(to) | [${['to.id', ...names(rule.properties).map((name) => `edge.${name}`)].join(', ')}]]`,
  );
  const values = names(properties).map((name) => `node.${name}`);
  return ['node.id', `[${values.join(', ')}]`, ...lists].join(',\n    ');
};

/** Cost: one seek on the label's unique index per id, and its own edges. */
const BY_IDS = oneForEach(LABELS, (label) =>
  query(
    `write.read${label}`,
    `
  UNWIND $ids AS id
  MATCH (node:${label} {id: id})
  RETURN ${columns(label)}`,
  ),
);

/** Cost: a range seek on the label's unique index; reads $limit nodes. */
const PAGE = oneForEach(LABELS, (label) =>
  query(
    `write.scan${label}`,
    `
  MATCH (node:${label})
  WHERE node.id > $after
  WITH node
  ORDER BY node.id
  LIMIT $limit
  RETURN ${columns(label)}`,
  ),
);

/** Cost: none, Neo4j keeps the count. */
const COUNT = oneForEach(LABELS, (label) => query(`write.count${label}`, `MATCH (node:${label}) RETURN count(node)`));

/** How many nodes bear the label, with an id or without. */
export const countNodes = async (tx: Write, label: Label): Promise<number> =>
  (await tx.run(COUNT[label])).rows[0]?.[0] as number;

/** Cost: a walk along the label's unique index. */
const IDS = oneForEach(LABELS, (label) =>
  query(`write.ids${label}`, `MATCH (node:${label}) WHERE node.id > '' RETURN node.id ORDER BY node.id`),
);

/** The ids of all nodes of a label, in order. */
export const scanIds = async (tx: Write, label: Label): Promise<string[]> =>
  (await tx.run(IDS[label])).rows.map(([id]) => id as string);

/** The stored nodes among `ids`, by id. */
export async function readNodes(tx: Write, label: Label, ids: Iterable<string>): Promise<Map<string, GraphNode>> {
  const nodes = new Map<string, GraphNode>();
  for (const batch of batches([...new Set(ids)].sort())) {
    const { rows } = await tx.run(BY_IDS[label], { ids: batch });
    for (const row of rows) {
      const node = decodeNode(label, row);
      nodes.set(node.id, node);
    }
  }
  return nodes;
}

/** Every stored node of a label, in the order of their ids. */
export async function* scanNodes(tx: Write, label: Label): AsyncGenerator<GraphNode> {
  for (let after = ''; ; ) {
    const { rows } = await tx.run(PAGE[label], { after, limit: int(BATCH) });
    for (const row of rows) {
      const node = decodeNode(label, row);
      after = node.id;
      yield node;
    }
    if (rows.length < BATCH) return;
  }
}

function decodeNode(label: Label, [id, values, ...lists]: readonly unknown[]): GraphNode {
  const { properties, edges } = TABLES[label];
  return {
    label,
    id: id as string,
    properties: named(properties, values as readonly unknown[]),
    edges: Object.entries(edges)
      .flatMap(([type, rule], index) =>
        (lists[index] as readonly (readonly unknown[])[]).map(
          ([to, ...rest]): Edge => ({ type, to: to as string, properties: named(rule.properties, rest) }),
        ),
      )
      .sort((a, b) => (edgeKey(a) < edgeKey(b) ? -1 : 1)),
  };
}

const named = (rules: Rules, values: readonly unknown[]): Properties =>
  Object.fromEntries(
    names(rules).flatMap((name, index) => {
      const value = values[index];
      return value === null || value === undefined ? [] : [[name, value as Value] as const];
    }),
  );
