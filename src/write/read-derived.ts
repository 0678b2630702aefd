// Derived data as Neo4j keeps it, read for claims, articles and entities, or all of it.
import { COMPARISON_KINDS } from '../model/derived.ts';
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';
import { batches } from './batch.ts';
import {
  DERIVED_EDGES,
  DERIVED_LABELS,
  DERIVED_PROPERTIES,
  DERIVED_TYPES,
  type DerivedEdge,
  type DerivedGraph,
  type DerivedLabel,
  type DerivedType,
} from './derived-graph.ts';
import type { Properties, Value } from './nodes.ts';
import { oneForEach } from './tables.ts';

const names = (rules: object): string[] => Object.keys(rules);

const edgeColumns = (type: DerivedType): string =>
  [
    'startNode(edge).id',
    'endNode(edge).id',
    ...names(DERIVED_EDGES[type].properties).map((name) => `edge.${name}`),
  ].join(', ');

/** Cost: one seek per id, and the node's own derived edges. RELATED is read by its id instead: it may be one of thousands. */
const OF_NODES = oneForEach(DERIVED_LABELS, (label) => {
  const types = DERIVED_TYPES.filter((type) => type !== 'RELATED' && DERIVED_EDGES[type].from === label);
  // A comparison belongs to both of its ends.
  const lists = types.map((type) => {
    const pattern = isComparison(type) ? `(node)-[edge:${type}]-()` : `(node)-[edge:${type}]->()`;
    return `[${pattern} | [${edgeColumns(type)}]]`;
  });
  const values = names(DERIVED_PROPERTIES[label]).map((name) => `node.${name}`);
  const text = `
  UNWIND $ids AS id
  MATCH (node:${label} {id: id})
  RETURN node.id, [${values.join(', ')}], [${lists.join(', ')}]`;
  return { types, query: query(`write.derivedOf${label}`, text) };
});

function isComparison(type: DerivedType): boolean {
  return (COMPARISON_KINDS as readonly string[]).includes(type);
}

/** Cost: one seek per id on related_id_unique. */
const RELATED_BY_IDS = query(
  'write.relatedByIds',
  `
  UNWIND $ids AS id
  MATCH ()-[edge:RELATED {id: id}]->()
  RETURN ${edgeColumns('RELATED')}`,
);

/** Cost: all relationships of the type. For audits and rebuilding. */
const ALL_EDGES = oneForEach(DERIVED_TYPES, (type) =>
  query(`write.all${type}`, `MATCH ()-[edge:${type}]->() RETURN ${edgeColumns(type)}`),
);

/** What is stored for these nodes, by label; relationships by their own ids. Each edge once, unless it is stored twice. */
export async function readDerived(
  tx: Write,
  ids: Readonly<Partial<Record<DerivedLabel, Iterable<string>>>>,
  relationshipIds: Iterable<string> = [],
): Promise<DerivedGraph> {
  const edges: DerivedEdge[] = [];
  const properties = oneForEach(DERIVED_LABELS, () => new Map<string, Properties>());
  // Comparisons of two nodes asked about are found from both.
  const seen = new Set<string>();
  for (const label of DERIVED_LABELS) {
    const { types, query: text } = OF_NODES[label];
    const asked = new Set(ids[label] ?? []);
    for (const batch of batches([...asked].sort())) {
      const { rows } = await tx.run(text, { ids: batch });
      for (const [id, values, lists] of rows as [string, unknown[], unknown[][][]][]) {
        properties[label].set(id, named(DERIVED_PROPERTIES[label], values));
        for (const [at, type] of types.entries()) {
          const list = (lists[at] ?? []).map((row) => decodeEdge(type, row));
          edges.push(...list.filter(({ from, to }) => !isComparison(type) || !seen.has(from === id ? to : from)));
        }
        seen.add(id);
      }
    }
  }
  for (const batch of batches([...new Set(relationshipIds)].sort())) {
    const { rows } = await tx.run(RELATED_BY_IDS, { ids: batch });
    edges.push(...rows.map((row) => decodeEdge('RELATED', row)));
  }
  return { properties, edges };
}

/** Every derived edge that is stored. */
export async function readAllDerivedEdges(tx: Write): Promise<DerivedEdge[]> {
  const edges: DerivedEdge[] = [];
  for (const type of DERIVED_TYPES) {
    const { rows } = await tx.run(ALL_EDGES[type]);
    for (const row of rows) edges.push(decodeEdge(type, row));
  }
  return edges;
}

function decodeEdge(type: DerivedType, [from, to, ...values]: readonly unknown[]): DerivedEdge {
  return { type, from: from as string, to: to as string, properties: named(DERIVED_EDGES[type].properties, values) };
}

const named = (rules: object, values: readonly unknown[]): Properties =>
  Object.fromEntries(
    names(rules).flatMap((name, at) => {
      const value = values[at];
      return value === null || value === undefined ? [] : [[name, value as Value]];
    }),
  );
