// What surrounds some entities, found by looking at every stored relationship each time.
import { type PlainEdge, type PlainGraph, textOf } from '../proof/plain-graph.ts';

export interface CanvasQuestion {
  readonly centers: readonly string[];
  readonly include?: readonly string[];
  readonly depth: number;
  readonly limit: number;
  readonly predicates?: readonly string[];
  readonly kinds?: readonly string[];
}

interface PlainCanvas {
  readonly nodes: readonly {
    readonly id: string;
    readonly depth: number | null;
    readonly shownCount: number;
    readonly leftOutCount: number;
  }[];
  readonly edges: readonly string[];
}

const idOf = (node: PlainEdge['from']): string => textOf(node, 'id');

export function plainCanvas(graph: PlainGraph, question: CanvasQuestion): PlainCanvas {
  const { centers, include = [], depth, limit, predicates, kinds } = question;
  const key = (edge: PlainEdge): string => textOf(edge, 'sortKey');
  const related = graph.edges
    .filter((edge) => edge.type === 'RELATED' && (predicates?.includes(textOf(edge, 'predicate')) ?? true))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const isKnown = (id: string): boolean => graph.nodes.some((node) => idOf(node) === id);
  const farFrom = (id: string, { from, to }: PlainEdge) => (idOf(from) === id ? to : from);
  const touches = (id: string, { from, to }: PlainEdge): boolean => idOf(from) === id || idOf(to) === id;
  /** Those that may be followed. */
  const wanted = (id: string): readonly PlainEdge[] =>
    related.filter((edge) => touches(id, edge) && (kinds?.includes(textOf(farFrom(id, edge), 'kind')) ?? true));

  const depths = new Map<string, number | null>(centers.filter(isKnown).map((id) => [id, 0]));
  let layer = [...depths.keys()];
  for (let hops = 1; hops <= depth; hops += 1) {
    const followed = layer
      .flatMap((id) =>
        wanted(id)
          .slice(0, limit)
          .map((edge) => ({ key: key(edge), far: idOf(farFrom(id, edge)) })),
      )
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.far < b.far ? -1 : 1));
    layer = [...new Set(followed.map(({ far }) => far))].filter((id) => !depths.has(id));
    for (const id of layer) depths.set(id, hops);
  }
  const found = [...depths.keys()];
  const joined = include.filter((id) =>
    related.some((edge) => touches(id, edge) && found.includes(idOf(farFrom(id, edge)))),
  );
  for (const id of joined) if (!depths.has(id)) depths.set(id, null);
  const edges = related.filter(({ from, to }) => depths.has(idOf(from)) && depths.has(idOf(to)));
  const nodes = [...depths].map(([id, hops]) => ({
    id,
    depth: hops,
    shownCount: edges.filter((edge) => touches(id, edge)).length,
    leftOutCount: wanted(id).filter((edge) => !edges.includes(edge)).length,
  }));
  return { nodes, edges: edges.map((edge) => textOf(edge, 'id')) };
}
