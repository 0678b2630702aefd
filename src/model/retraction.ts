// A statement taken back after it was told: kept, with who took it back and why, and no longer counted.
import type { StatementId } from './statement.ts';

export type RetractionId = `retraction:${number}`;

export const retractionId = (sequence: number): RetractionId => `retraction:${sequence}`;

export interface RetractionRecord {
  readonly id: RetractionId;
  /** Its place in the ledger. */
  readonly sequence: number;
  /** ISO instant. */
  readonly at: string;
  readonly statement: StatementId;
  /** Who retracted it: the speaker, the publisher, or whoever found the reading wrong. */
  readonly by: string;
  readonly why: string;
  /** ISO instant; absent while it holds. */
  readonly undoneAt?: string;
}
