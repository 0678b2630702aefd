// What a record refers to, and the ids of the records that stand within another one.
import { createHash } from 'node:crypto';
import type { ArticleId, ArticleRecord, MentionRecord } from './article.ts';
import { type ClaimId, type ClaimRecord, contentHash, filledSlots, isClaim, isEntity } from './claim.ts';
import type { EntityId, EntityRecord } from './entity.ts';
import type { EvidenceRecord } from './evidence.ts';
import type { StatementId, StatementRecord } from './statement.ts';

export type SentenceId = `sentence:${string}`;
export type MentionId = `mention:${string}`;
export type EvidenceId = `evidence:${string}`;

const slug = (id: string): string => id.slice(id.indexOf(':') + 1);

/** `sentence:<slug of the article>#<index>`. */
export const sentenceId = (article: ArticleId, index: number): SentenceId => `sentence:${slug(article)}#${index}`;

/** The article and the index that a sentence's id is made of. */
export const placeOfSentence = (id: string): { readonly article: ArticleId; readonly sentence: number } => {
  const at = id.lastIndexOf('#');
  return { article: `article:${id.slice(id.indexOf(':') + 1, at)}`, sentence: Number(id.slice(at + 1)) };
};

/** One span may refer to several entities, one entity by several spans: all three make the id. */
export const mentionId = (article: ArticleId, mention: Pick<MentionRecord, 'entity' | 'start' | 'end'>): MentionId =>
  `mention:${slug(article)}#${mention.start}-${mention.end}:${slug(mention.entity)}`;

/** Evidence belongs to one statement: the same words that prove two statements are two pieces of evidence. */
export const evidenceId = (
  statement: StatementId,
  evidence: Pick<EvidenceRecord, 'article' | 'role' | 'start' | 'end'>,
): EvidenceId => `evidence:${contentHash([statement, evidence.article, evidence.role, evidence.start, evidence.end])}`;

/** SHA-256 of the text's UTF-8 bytes, in hex. Two texts are the same article's only where this is equal. */
export const textHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The entities and claims that a claim's slots name, participants and qualifiers, each once. */
export const claimReferences = (claim: Pick<ClaimRecord, 'slots'>): readonly (EntityId | ClaimId)[] => [
  ...new Set(filledSlots(claim.slots).flatMap(([, filler]) => (isEntity(filler) || isClaim(filler) ? [filler] : []))),
];

/** Where the entity hangs in the two hierarchies. */
export const entityReferences = (entity: Pick<EntityRecord, 'within' | 'partOf'>): readonly EntityId[] =>
  [entity.within, entity.partOf].filter((id) => id !== undefined);

/** The claim and everyone whom the statement names as a voice. What it responds to is told apart: `respondsTo`. */
export const statementReferences = (
  statement: Pick<StatementRecord, 'claim' | 'speaker' | 'principal' | 'relays'>,
): readonly (EntityId | ClaimId)[] => {
  const voices = statement.relays.flatMap((relay) => [relay.entity, relay.principal]);
  const ids = [statement.claim, statement.speaker, statement.principal, ...voices];
  return [...new Set(ids.filter((id) => id !== undefined))];
};

/** The publisher and everyone mentioned. */
export const articleReferences = (article: Pick<ArticleRecord, 'publisher' | 'mentions'>): readonly EntityId[] => [
  ...new Set([article.publisher, ...article.mentions.map((mention) => mention.entity)]),
];
