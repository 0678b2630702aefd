// What everything derived should follow from: nodes as the ledger tells them, read as the facts that derive judges.
import type { ArticleId } from '../model/article.ts';
import type { ArticleFacts } from '../model/derived.ts';
import type { EntityId } from '../model/entity.ts';
import { present } from '../model/present.ts';
import { groupBy } from './batch.ts';
import type { ArticlePart } from './derived-graph.ts';
import { claimRecord, entityRecord, isListed, type LoadedFacts, statementRecord } from './facts.ts';
import type { GraphNode } from './nodes.ts';
import type { Label } from './tables.ts';

export interface ToldFacts {
  readonly facts: LoadedFacts;
  readonly parts: { readonly sentences: readonly ArticlePart[]; readonly mentions: readonly ArticlePart[] };
}

/** The facts of nodes that the ledger tells; `retractions`: when which statement was taken back. */
export function factsOf(told: ReadonlyMap<string, GraphNode>, retractions: ReadonlyMap<string, string>): ToldFacts {
  const byLabel = groupBy(told.values(), ({ label }) => label);
  const of = (label: Label): readonly GraphNode[] => byLabel.get(label) ?? [];
  const evidence = new Map(of('Evidence').map((node) => [node.id, node]));
  const articleOf = (sentence: string): string => String(told.get(sentence)?.properties.articleId);
  const mentions = of('Mention').map((node) => ({
    id: node.id,
    article: articleOf(node.edges.find(({ type }) => type === 'IN')?.to ?? ''),
    at: Number(node.properties.start),
    entity: node.properties.entityId as EntityId,
  }));
  const mentionsIn = groupBy(mentions, ({ article }) => article);
  const articles = of('Article').map(({ id, properties }): [ArticleId, ArticleFacts] => [
    id as ArticleId,
    present({
      publisher: properties.publisherId as EntityId,
      publishedAt: properties.publishedAt as string | undefined,
      mentions: mentionsIn.get(id) ?? [],
    }),
  ]);
  const facts: LoadedFacts = {
    entities: new Map(
      of('Entity')
        .map(entityRecord)
        .map((entity) => [entity.id, entity]),
    ),
    claims: new Map(
      of('Claim')
        .map(claimRecord)
        .map((claim) => [claim.id, claim]),
    ),
    statements: of('Statement').map((node) => statementRecord(node, evidence, retractions.get(node.id))),
    articles: new Map(articles),
    superseded: new Set([...told.values()].filter((node) => !isListed(node)).map(({ id }) => id)),
  };
  const sentences = of('Sentence').map(({ id, properties }) => ({
    id,
    article: String(properties.articleId),
    at: Number(properties.index),
  }));
  return { facts, parts: { sentences, mentions } };
}
