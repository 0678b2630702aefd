// Where a claim, a statement or an article is listed: under each entity that it involves, in each article that tells it.
import type { ArticleId } from './article.ts';
import { type ClaimRecord, filledSlots, isEntity, type Role } from './claim.ts';
import {
  type Appearance,
  type ArticleFacts,
  type Facts,
  type Involvement,
  type Telling,
  VOICE_ROLES,
  type Voice,
  type VoiceRole,
} from './derived.ts';
import type { EntityId } from './entity.ts';
import { tellingSortKey } from './sort-key.ts';
import type { StatementRecord } from './statement.ts';

/** By entity id, so that the order in which things were told leaves no trace. */
const byEntity = <Value>(map: ReadonlyMap<EntityId, Value>): readonly (readonly [EntityId, Value])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

export const involvements = (claim: ClaimRecord, sortKey: string): readonly Involvement[] => {
  const roles = new Map<EntityId, Role[]>();
  for (const [role, filler] of filledSlots(claim.slots))
    if (isEntity(filler)) roles.set(filler, [...(roles.get(filler) ?? []), role]);
  return byEntity(roles).map(([entity, filled]) => ({ claim: claim.id, entity, roles: filled, sortKey }));
};

/** Publishers are those of the articles that carry evidence; an article that is not among the facts has none. */
export const voices = (statement: StatementRecord, articles: Facts['articles'], sortKey: string): readonly Voice[] => {
  const roles = new Map<EntityId, Set<VoiceRole>>();
  const add = (entity: EntityId | undefined, role: VoiceRole): void => {
    if (entity !== undefined) roles.set(entity, (roles.get(entity) ?? new Set()).add(role));
  };
  add(statement.speaker, 'SPEAKER');
  add(statement.principal, 'PRINCIPAL');
  for (const relay of statement.relays) {
    add(relay.entity, 'RELAY');
    add(relay.principal, 'RELAY_PRINCIPAL');
  }
  for (const { article } of statement.evidence) add(articles.get(article)?.publisher, 'PUBLISHER');
  return byEntity(roles).map(([entity, played]) => ({
    statement: statement.id,
    entity,
    roles: VOICE_ROLES.filter((role) => played.has(role)),
    sortKey,
  }));
};

export const tellings = (statement: StatementRecord): readonly Telling[] =>
  [...new Set(statement.evidence.map(({ article }) => article))]
    .sort()
    .map((article) => ({ statement: statement.id, article, sortKey: tellingSortKey(statement, article) }));

export const appearances = (article: ArticleId, facts: ArticleFacts, sortKey: string): readonly Appearance[] => {
  const counted = new Map<EntityId, number>();
  for (const { entity } of facts.mentions) counted.set(entity, (counted.get(entity) ?? 0) + 1);
  return byEntity(counted).map(([entity, mentionCount]) => ({ article, entity, mentionCount, sortKey }));
};
