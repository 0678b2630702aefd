// A text, immutable once imported, its sentences, and the spans that refer to entities.
import type { EntityId } from './entity.ts';

export type ArticleId = `article:${string}`;

export const SENTENCE_KINDS = ['HEADLINE', 'BODY', 'FURNITURE'] as const;
export type SentenceKind = (typeof SENTENCE_KINDS)[number];

export interface SentenceRecord {
  /** 0-based, in reading order. */
  readonly index: number;
  /** 1-based line of the text file. */
  readonly line: number;
  readonly kind: SentenceKind;
  readonly text: string;
  /** UTF-16 code units from the start of the article's text, half-open. */
  readonly start: number;
  readonly end: number;
  /** Why the sentence gives no statement; absent where it gives one. */
  readonly skipped?: string;
}

export interface MentionRecord {
  readonly entity: EntityId;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

export interface ArticleRecord {
  readonly id: ArticleId;
  /** The first headline sentence; absent where the article has none. */
  readonly headline?: string;
  /** Byte for byte as it came: every offset depends on it. */
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly publisher: EntityId;
  readonly url?: string;
  /** EDTF; absent where the article bears no date and none is vouched for. */
  readonly publishedAt?: string;
  /** Why `publishedAt` holds, where the article does not bear it. */
  readonly publishedAtWhy?: string;
  readonly note?: string;
  readonly sentences: readonly SentenceRecord[];
  readonly mentions: readonly MentionRecord[];
}
