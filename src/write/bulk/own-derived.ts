// What is derived of entities and articles by themselves, whatever is claimed: it is written with them, and not put off.
import { derive } from '../../model/derive.ts';
import type { Standing } from '../../model/ledger.ts';
import type { Vocabulary } from '../../model/predicates.ts';
import { mentionId, sentenceId } from '../../model/records.ts';
import type { Write } from '../../neo4j/run.ts';
import type { Plan } from '../apply.ts';
import { readParts } from '../derived.ts';
import { type ArticlePart, type DerivedGraph, derivedGraph } from '../derived-graph.ts';
import { loadFacts } from '../facts.ts';
import { readDerived } from '../read-derived.ts';
import { touchedBy } from '../touched.ts';
import { derivedDifference, writeDerived } from '../write-derived.ts';

/** Of records that nobody told before. */
export function ownDerived(vocabulary: Vocabulary, { entities, articles }: Standing): DerivedGraph {
  const records = <Id, R>(map: ReadonlyMap<Id, { readonly record: R }>): Map<Id, R> =>
    new Map([...map].map(([id, { record }]) => [id, record]));
  const facts = { entities: records(entities), articles: records(articles), claims: new Map(), statements: [] };
  const loaded = { ...facts, superseded: new Set<string>() };
  const sentences: ArticlePart[] = [];
  const mentions: ArticlePart[] = [];
  for (const article of facts.articles.values()) {
    for (const { index } of article.sentences) {
      sentences.push({ id: sentenceId(article.id, index), article: article.id, at: index });
    }
    for (const mention of article.mentions) {
      mentions.push({ id: mentionId(article.id, mention), article: article.id, at: mention.start });
    }
  }
  return derivedGraph(derive(vocabulary, facts, new Set()), loaded, { sentences, mentions });
}

/** Of what a plan touched, once it is carried out: only what differs is written. */
export async function refreshOwn(tx: Write, vocabulary: Vocabulary, plan: Plan): Promise<void> {
  const { entities, articles } = touchedBy(plan);
  const facts = await loadFacts(tx, [], { entities, articles });
  const parts = await readParts(tx, articles);
  const stored = await readDerived(tx, {
    Entity: entities,
    Article: articles,
    Sentence: parts.sentences.map(({ id }) => id),
    Mention: parts.mentions.map(({ id }) => id),
  });
  await writeDerived(tx, derivedDifference(stored, derivedGraph(derive(vocabulary, facts, new Set()), facts, parts)));
}
