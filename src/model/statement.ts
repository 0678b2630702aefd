// Speech acts: who says what of a claim, on whose behalf, passed on by whom, how sure they sound, in which words.
import { type ClaimId, contentHash } from './claim.ts';
import type { EntityId } from './entity.ts';
import type { EvidenceRecord } from './evidence.ts';

export const STANCES = ['AFFIRMS', 'DENIES', 'QUESTIONS', 'DECLINES', 'REPORTS'] as const;
export type Stance = (typeof STANCES)[number];

export const CERTAINTIES = ['CERTAIN', 'PROBABLE', 'POSSIBLE', 'UNDERSPECIFIED'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** How the words reached the reader. Absent where the article itself speaks. */
export const DIRECTNESSES = ['DIRECT_QUOTE', 'INDIRECT', 'MIXED'] as const;
export type Directness = (typeof DIRECTNESSES)[number];

/** QUOTED when all CONTENT stands inside quotation marks. */
export const WORDINGS = ['QUOTED', 'PARAPHRASED'] as const;
export type Wording = (typeof WORDINGS)[number];

/** On what the reading rests; INFERRED and ANNOTATOR carry a `why`. */
export const BASES = ['TEXT', 'PRESUPPOSED', 'INFERRED', 'ANNOTATOR'] as const;
export type Basis = (typeof BASES)[number];

export const HEDGE_AUTHORS = ['SPEAKER', 'REPORTER'] as const;
export type HedgeAuthor = (typeof HEDGE_AUTHORS)[number];

export type StatementId = `statement:${string}`;

export interface Hedge {
  /** As written: "as far as we are aware". */
  readonly text: string;
  readonly by: HedgeAuthor;
}

interface Relay {
  readonly entity: EntityId;
  readonly principal?: EntityId;
}

export interface StatementRecord {
  readonly id: StatementId;
  readonly claim: ClaimId;
  readonly speaker: EntityId;
  readonly principal?: EntityId;
  /** Nearest the speaker first; empty when said directly. */
  readonly relays: readonly Relay[];
  readonly stance: Stance;
  readonly isConcession: boolean;
  readonly certainty: Certainty;
  readonly hedges: readonly Hedge[];
  readonly directness?: Directness;
  readonly wording: Wording;
  readonly basis: Basis;
  readonly why?: string;
  /** Through what it was said, as the article has it: "state television". */
  readonly medium?: string;
  /** EDTF. */
  readonly saidAt?: string;
  /** As written: "on Monday". */
  readonly saidAtText?: string;
  readonly isHeadline: boolean;
  /** The article asserts it in its own voice. */
  readonly isArticleVoice: boolean;
  /** The key that joins one utterance told by several articles. */
  readonly utterance?: string;
  readonly respondsTo: readonly StatementId[];
  readonly note?: string;
  readonly evidence: readonly EvidenceRecord[];
  /** ISO instants; such a statement is kept but never counts. */
  readonly retractedAt?: string;
  readonly supersededAt?: string;
}

/** Same speech act, same id. `article` is that of the first evidence. */
export const statementId = (
  statement: Pick<
    StatementRecord,
    | 'claim'
    | 'speaker'
    | 'principal'
    | 'relays'
    | 'stance'
    | 'isHeadline'
    | 'utterance'
    | 'saidAt'
    | 'saidAtText'
    | 'evidence'
  >,
): StatementId =>
  `statement:${contentHash([
    statement.claim,
    statement.speaker,
    statement.principal ?? null,
    statement.relays.map((relay) => [relay.entity, relay.principal ?? null]),
    statement.stance,
    statement.isHeadline,
    statement.utterance !== undefined
      ? ['utterance', statement.utterance]
      : statement.saidAt !== undefined
        ? ['date', statement.saidAt]
        : ['article', statement.evidence[0]?.article ?? null, statement.saidAtText ?? null],
  ])}`;

/** Headline, retracted and superseded statements never count for status, opposition, corroboration or RELATED. */
export const counts = (statement: Pick<StatementRecord, 'isHeadline' | 'retractedAt' | 'supersededAt'>): boolean =>
  !statement.isHeadline && statement.retractedAt === undefined && statement.supersededAt === undefined;
