// What a plan touches of that from which something is derived. Told once more in the same words touches nothing.
import type { Plan } from './apply.ts';
import { edgeKey, type GraphNode } from './nodes.ts';
import type { NodeChange } from './write-nodes.ts';

export interface Touched {
  /** Claims that stand differently, or of which something else is said. */
  readonly claims: readonly string[];
  /** Claims as they were before, that nobody tells any longer, or whose slots are filled otherwise. */
  readonly formerClaims: readonly GraphNode[];
  /** Entities that are new, changed, superseded or restored. */
  readonly entities: readonly string[];
  /** Those of them that are called otherwise. */
  readonly renamedEntities: readonly string[];
  /** Those of them that hang elsewhere in a hierarchy. */
  readonly movedEntities: readonly string[];
  /** Where the moved ones hung before. */
  readonly formerParents: readonly string[];
  /** Articles that are new or changed, parts included. */
  readonly articles: readonly string[];
  /** Those of them that have another publisher. */
  readonly reattributedArticles: readonly string[];
}

export const NOTHING_TOUCHED: Touched = {
  claims: [],
  formerClaims: [],
  entities: [],
  renamedEntities: [],
  movedEntities: [],
  formerParents: [],
  articles: [],
  reattributedArticles: [],
};

export function touchedBy({ writes, gone }: Plan): Touched {
  const changed = writes.filter(isTouched);
  const of = (label: GraphNode['label']) => changed.filter(({ node }) => node.label === label);
  const differ =
    (...names: string[]) =>
    ({ node, stored }: NodeChange): boolean =>
      stored !== undefined && names.some((name) => stored.properties[name] !== node.properties[name]);
  const moved = of('Entity').filter(differ('withinId', 'partOfId'));
  const claimOf = (node: GraphNode) => node.properties.claimId as string;
  const parts = [...changed.map(({ node }) => node), ...gone];
  return {
    claims: unique([
      ...of('Claim').map(({ node }) => node.id),
      ...of('Statement').map(({ node }) => claimOf(node)),
      ...gone.filter(({ label }) => label === 'Statement').map(claimOf),
    ]),
    formerClaims: [
      ...gone.filter(({ label }) => label === 'Claim'),
      ...of('Claim').flatMap(({ node, stored }) =>
        stored !== undefined && edgesOf(stored) !== edgesOf(node) ? [stored] : [],
      ),
    ],
    entities: of('Entity').map(({ node }) => node.id),
    renamedEntities: of('Entity')
      .filter(differ('name'))
      .map(({ node }) => node.id),
    movedEntities: moved.map(({ node }) => node.id),
    formerParents: unique(
      moved
        .flatMap(({ stored }) => [stored?.properties.withinId, stored?.properties.partOfId])
        .filter((id) => id !== undefined)
        .map(String),
    ),
    articles: unique([
      ...of('Article').map(({ node }) => node.id),
      ...parts.filter(({ label }) => label === 'Sentence').map((node) => String(node.properties.articleId)),
      ...parts.filter(({ label }) => label === 'Mention').map((node) => articleOfMention(node.id)),
    ]).filter((id) => !gone.some((node) => node.id === id)),
    reattributedArticles: of('Article')
      .filter(differ('publisherId'))
      .map(({ node }) => node.id),
  };
}

/** Which imports tell it is kept, but nothing is derived from it. */
const isTouched = ({ node, stored }: NodeChange): boolean => stored === undefined || image(node) !== image(stored);

const image = ({ properties: { importIds: _, recordedAt: __, ...properties }, edges }: GraphNode): string =>
  JSON.stringify([Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)), edges.map(edgeKey)]);

const edgesOf = ({ edges }: GraphNode): string => JSON.stringify(edges.map(edgeKey));

/** `mention:<slug of the article>#…` */
const articleOfMention = (id: string): string => `article:${id.slice(id.indexOf(':') + 1, id.indexOf('#'))}`;

const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
