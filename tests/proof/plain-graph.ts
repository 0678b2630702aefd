// The whole stored graph, read once and held in memory: nodes, relationships, and nothing of how the read path finds them.
import type { Database } from '../../src/neo4j/connect.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';

// By ids: what is picked from it by chance must not hang on the places that the database gave.
const NODES = query(
  'proof.nodes',
  'MATCH (node) RETURN elementId(node), labels(node)[0], properties(node) ORDER BY labels(node)[0], node.id',
);
const EDGES = query(
  'proof.edges',
  `MATCH (from)-[edge]->(to)
  RETURN elementId(from), type(edge), elementId(to), properties(edge)
  ORDER BY type(edge), from.id, to.id, edge.id`,
);

type Properties = Readonly<Record<string, unknown>>;

export interface PlainNode {
  readonly label: string;
  readonly properties: Properties;
  readonly out: readonly PlainEdge[];
  readonly in: readonly PlainEdge[];
}

export interface PlainEdge {
  readonly type: string;
  readonly from: PlainNode;
  readonly to: PlainNode;
  readonly properties: Properties;
}

export interface PlainGraph {
  readonly nodes: readonly PlainNode[];
  readonly edges: readonly PlainEdge[];
}

/** A property that is a text: an id, a name, a sort key. Empty where the node has none. */
export const textOf = ({ properties }: { readonly properties: Properties }, name: string): string =>
  String(properties[name] ?? '');

/** The strings of a list property; none where the node has no such property. */
export const textsOf = ({ properties }: { readonly properties: Properties }, name: string): readonly string[] =>
  (properties[name] ?? []) as readonly string[];

/** What a node points at by relationships of a type. */
export const targets = (node: PlainNode, type: string): readonly PlainNode[] =>
  node.out.filter((edge) => edge.type === type).map(({ to }) => to);

/** What points at a node by relationships of a type. */
export const origins = (node: PlainNode, type: string): readonly PlainNode[] =>
  node.in.filter((edge) => edge.type === type).map(({ from }) => from);

export async function readPlainGraph(database: Database): Promise<PlainGraph> {
  const nodes = new Map<unknown, PlainNode & { readonly out: PlainEdge[]; readonly in: PlainEdge[] }>();
  const edges: PlainEdge[] = [];
  for (const [key, label, properties] of (await read(database, NODES)).rows) {
    nodes.set(key, { label: String(label), properties: properties as Properties, out: [], in: [] });
  }
  for (const [fromKey, type, toKey, properties] of (await read(database, EDGES)).rows) {
    const [from, to] = [nodes.get(fromKey), nodes.get(toKey)];
    if (from === undefined || to === undefined) throw new Error('the graph changed while it was read');
    const edge = { type: String(type), from, to, properties: properties as Properties };
    from.out.push(edge);
    to.in.push(edge);
    edges.push(edge);
  }
  return { nodes: [...nodes.values()], edges };
}
