// What a question answers with, worked out from the whole stored graph: every statement, restricted by the model's rule.
import { expect } from 'vitest';
import type { ArticleId } from '../../src/model/article.ts';
import type { ClaimRecord } from '../../src/model/claim.ts';
import type { NameOf } from '../../src/model/claim-text.ts';
import type { EntityId } from '../../src/model/entity.ts';
import { type Restriction, restricted, type Sayable } from '../../src/model/perspective.ts';
import type { World } from '../../src/model/world.ts';
import type { Database } from '../../src/neo4j/connect.ts';
import { loadVocabulary } from '../../src/vocabulary.ts';
import { type PlainNode, readPlainGraph, textOf } from '../proof/plain-graph.ts';
import { articlesTelling, plainRecords, publisherOf } from '../proof/plain-records.ts';
import type { Asking } from './ask.ts';
import { explain } from './plan.ts';

/** A statement that stands (it may be a headline or retracted), as the rules take it. */
export interface Told extends Sayable {
  readonly node: PlainNode;
  readonly sortKey: string;
}

export interface Whole {
  readonly world: World;
  readonly nameOf: NameOf;
  /** In order of their sort key, under a restriction. */
  told(restriction: Restriction): readonly Told[];
  /** The nodes that stand, in order of their sort key. */
  nodes(label: string): readonly PlainNode[];
  claimOf(node: PlainNode): ClaimRecord;
}

export async function readWhole(database: Database): Promise<Whole> {
  const graph = await readPlainGraph(database);
  const { world, nameOf, claimOf, spoken } = plainRecords(graph, await loadVocabulary());
  const inOrder = <Item>(items: readonly Item[], keyOf: (item: Item) => string) =>
    items.filter((item) => keyOf(item) !== '').toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const all = spoken.map(({ node, statement, claim }) => ({
    node,
    statement,
    claim,
    sortKey: textOf(node, 'sortKey'),
    recordedAt: textOf(node, 'recordedAt'),
    articles: articlesTelling(node).map((article) => ({
      id: textOf(article, 'id') as ArticleId,
      publisher: textOf(publisherOf(article), 'id') as EntityId,
      ...(article.properties.publishedAt === undefined ? {} : { publishedAt: textOf(article, 'publishedAt') }),
    })),
  }));
  const standing = inOrder(all, ({ sortKey }) => sortKey);
  return {
    world,
    nameOf,
    claimOf,
    told: (restriction) => standing.flatMap((said) => restricted(restriction, said) ?? []),
    nodes: (label) =>
      inOrder(
        graph.nodes.filter((node) => node.label === label),
        (node) => textOf(node, 'sortKey'),
      ),
  };
}

const speakersOf = (whole: Whole): readonly EntityId[] =>
  [...new Set(whole.told({}).map(({ statement }) => statement.speaker))].sort();

/** The whole graph, and as some tell it. */
export const RESTRICTIONS: readonly (readonly [string, (whole: Whole) => Restriction])[] = [
  ['as it is', () => ({})],
  [
    'as two of three speakers tell it',
    (whole) => ({ told: { speakers: speakersOf(whole).filter((_, at) => at % 3 > 0) } }),
  ],
  [
    'as one publisher tells it up to a day',
    () => ({ told: { publishers: ['entity:courier'], asOf: { at: '2024-03-03', clock: 'RECORDED' } } }),
  ],
  [
    'without one of five voices',
    (whole) => ({ without: [...speakersOf(whole).filter((_, at) => at % 5 === 0), 'entity:gazette'] }),
  ],
];

/** All rows of a connection, a page at a time; each page costs one query. `document` takes `$first`, `$after` and the variables given. */
export async function everyNode(
  asking: Asking,
  document: string,
  variables: Record<string, unknown>,
  first = 100,
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its document, which the test asserts
): Promise<readonly any[]> {
  const nodes: unknown[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await asking.ask(document, { ...variables, first, after });
    expect(errors).toBeUndefined();
    expect(asking.sent).toHaveLength(1);
    const [connection] = Object.values(data) as [
      { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } },
    ];
    nodes.push(...connection.nodes);
    if (!connection.pageInfo.hasNextPage) return nodes;
    after = connection.pageInfo.endCursor;
  }
}

const SCANS = /AllNodesScan|ByLabelScan|ByLabelsScan|TypeScan|RelationshipsScan/;

/** The last question was one query that scans neither a label nor a type. */
export async function expectSeeksOnly({ database, sent }: Asking): Promise<void> {
  const [event] = sent;
  if (event === undefined || sent.length > 1) throw new Error(`${sent.length} queries were sent`);
  expect((await explain(database, event)).operators.filter((operator) => SCANS.test(operator))).toEqual([]);
}
