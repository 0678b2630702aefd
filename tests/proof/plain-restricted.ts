// What is left of the graph in memory under a perspective: a graph into which the other statements had never been imported.
// Which statements are left, the model's `restricted` says; all else follows, and what is derived is derived anew. Of the
// whole graph stay only the sort keys, which order lists.

import { derive } from '../../src/model/derive.ts';
import type { ArticleFacts, Derived } from '../../src/model/derived.ts';
import { type Restriction, restricted } from '../../src/model/perspective.ts';
import type { Vocabulary } from '../../src/model/predicates.ts';
import { type PlainEdge, type PlainGraph, type PlainNode, targets, textOf } from './plain-graph.ts';
import { articlesOf, type PlainRecords, type PlainSpoken, plainRecords, publisherOf } from './plain-records.ts';
import { id, mentionedIn, stands } from './plain-told.ts';

/** The claim, and the claims in its slots at any depth. */
const withInner = (claim: PlainNode): readonly PlainNode[] => [
  claim,
  ...['SUBJECT', 'OBJECT'].flatMap((role) =>
    targets(claim, role)
      .filter(({ label }) => label === 'Claim')
      .flatMap(withInner),
  ),
];

/** What is superseded is in no view. */
const leftOf = (restriction: Restriction, { spoken }: PlainRecords): ReadonlyMap<PlainNode, PlainSpoken> =>
  new Map(
    spoken.flatMap((said) => {
      const left = stands(said.node) ? restricted(restriction, said) : undefined;
      return left === undefined ? [] : [[said.node, left] as const];
    }),
  );

const articleFacts = (article: PlainNode): ArticleFacts => ({
  publisher: id(publisherOf(article)) as ArticleFacts['publisher'],
  mentions: mentionedIn(article).map((entity) => ({ entity: id(entity) as ArticleFacts['publisher'] })),
});

/** With the properties given in place of all that the stored ones have of these names. */
const renewed = (properties: PlainNode['properties'], derived: object): PlainNode['properties'] => {
  const { firstSaidAt: _, lastSaidAt: __, ...rest } = properties;
  return { ...rest, ...derived };
};

const RELATED = 'RELATED';

/** Builds a graph of copies. */
class Copy {
  readonly #nodes = new Map<PlainNode, PlainNode & { readonly out: PlainEdge[]; readonly in: PlainEdge[] }>();
  readonly #edges: PlainEdge[] = [];

  node(node: PlainNode, properties: PlainNode['properties']): void {
    this.#nodes.set(node, { label: node.label, properties, out: [], in: [] });
  }

  /** Nothing where either end isn't copied. */
  edge({ type, from, to }: PlainEdge, properties: PlainEdge['properties']): void {
    const [start, end] = [this.#nodes.get(from), this.#nodes.get(to)];
    if (start === undefined || end === undefined) return;
    const edge = { type, from: start, to: end, properties };
    start.out.push(edge);
    end.in.push(edge);
    this.#edges.push(edge);
  }

  graph(): PlainGraph {
    return { nodes: [...this.#nodes.values()], edges: this.#edges };
  }
}

export function restrictedGraph(graph: PlainGraph, vocabulary: Vocabulary, restriction: Restriction): PlainGraph {
  const records = plainRecords(graph, vocabulary);
  const left = leftOf(restriction, records);
  const claims = new Set([...left.values()].flatMap(({ claimNode }) => withInner(claimNode)));
  const articles = graph.nodes.filter(({ label }) => label === 'Article');
  const derived: Derived = derive(vocabulary, {
    entities: records.entities,
    claims: new Map([...claims].map(records.claimOf).map((claim) => [claim.id, claim])),
    statements: [...left.values()].map(({ statement }) => statement),
    articles: new Map(articles.map((article) => [id(article) as `article:${string}`, articleFacts(article)])),
  });
  const isLeft = (node: PlainNode): boolean => {
    if (node.label === 'Claim') return claims.has(node);
    if (node.label === 'Statement') return left.has(node);
    if (node.label !== 'Evidence') return true;
    const of = node.in.flatMap(({ from }) => left.get(from) ?? []);
    const carriers = articlesOf(node).map(id);
    return of.some((said) => said.articles.some((article) => carriers.includes(article.id)));
  };
  const copy = new Copy();
  for (const node of graph.nodes.filter(isLeft)) {
    const { sortKey: _, ...anew } = derived.claims.get(id(node) as `claim:${string}`) ?? { sortKey: '' };
    copy.node(node, node.label === 'Claim' ? renewed(node.properties, anew) : node.properties);
  }
  for (const edge of graph.edges.filter(({ type }) => type !== RELATED)) copy.edge(edge, edge.properties);
  const related = new Map(graph.edges.filter(({ type }) => type === RELATED).map((edge) => [textOf(edge, 'id'), edge]));
  for (const { from: _, to: __, ...anew } of derived.relationships) {
    const edge = related.get(anew.id);
    if (edge === undefined) throw new Error(`${anew.id} is none of the whole graph`);
    copy.edge(edge, { ...renewed(edge.properties, anew), sortKey: textOf(edge, 'sortKey') });
  }
  return copy.graph();
}
