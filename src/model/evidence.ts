// The words that prove a statement: spans of an article's text, each within one sentence.
import type { ArticleId } from './article.ts';

/** SOURCE: who; CUE: the verb or phrase of saying; CONTENT: what was said. */
export const EVIDENCE_ROLES = ['SOURCE', 'CUE', 'CONTENT'] as const;
export type EvidenceRole = (typeof EVIDENCE_ROLES)[number];

export interface EvidenceRecord {
  readonly article: ArticleId;
  /** 0-based index of the sentence in its article. */
  readonly sentence: number;
  readonly role: EvidenceRole;
  /** UTF-16 code units from the start of the article's text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  /** Up to 32 characters before and after, as in the W3C TextQuoteSelector. */
  readonly prefix: string;
  readonly suffix: string;
}
