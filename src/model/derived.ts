// What is stored beside what was told, so that lists come in order and neighbors are found: shapes only. derive.ts fills them.
import type { ArticleId } from './article.ts';
import type { ClaimId, ClaimRecord, Role } from './claim.ts';
import type { EntityId, EntityRecord } from './entity.ts';
import type { StatementId, StatementRecord } from './statement.ts';
import type { Status } from './status.ts';

/** What everything is derived from. Order never matters. */
export interface Facts {
  readonly entities: ReadonlyMap<EntityId, EntityRecord>;
  readonly claims: ReadonlyMap<ClaimId, ClaimRecord>;
  /** All of them: headlines, retracted and superseded ones too. */
  readonly statements: readonly StatementRecord[];
  readonly articles: ReadonlyMap<ArticleId, ArticleFacts>;
}

export interface ArticleFacts {
  readonly publisher: EntityId;
  readonly publishedAt?: string;
  readonly mentions: readonly { readonly entity: EntityId }[];
}

/** EDTF of the earliest and of the latest statement that bears a date. */
export interface SaidSpan {
  readonly firstSaidAt?: string;
  readonly lastSaidAt?: string;
}

interface DerivedEntity {
  readonly sortKey: string;
  /** Words by which names that could be one find each other. */
  readonly nameKeys: readonly string[];
}

export interface DerivedClaim extends SaidSpan {
  readonly text: string;
  readonly status: Status;
  readonly sortKey: string;
  /** Statements about it that count. */
  readonly statementCount: number;
}

export interface DerivedStatement {
  readonly sortKey: string;
  /** Not a headline's, not retracted, not superseded. */
  readonly isCounted: boolean;
  readonly isRelayed: boolean;
  /** With a hedge of its speaker or its reporter, or a certainty of PROBABLE or POSSIBLE. */
  readonly isHedged: boolean;
}

/**
 * NARROWER_THAN: by slots, whatever the modalities; from the narrower claim, never between equals.
 * SAME_SLOTS: of another modality, or with a TIME that spans the same; stored once, from the smaller id.
 * OVERLAPS: OVERLAPPING with two slots alike; stored once, from the smaller id.
 * ADJACENT_TO: a denial of `from` bears on an affirmation of `to`, by the claims alone and without a reply; voices apart.
 */
export const COMPARISON_KINDS = ['NARROWER_THAN', 'SAME_SLOTS', 'OVERLAPS', 'ADJACENT_TO'] as const;
export type ComparisonKind = (typeof COMPARISON_KINDS)[number];

export interface Comparison {
  readonly kind: ComparisonKind;
  readonly from: ClaimId;
  readonly to: ClaimId;
}

type RelationshipId = `relationship:${string}`;

/** The derived edge between two entities under one predicate and role. */
export interface RelationshipRecord extends SaidSpan {
  readonly id: RelationshipId;
  readonly from: EntityId;
  readonly to: EntityId;
  readonly predicate: string;
  /** That `to` fills. */
  readonly role: Exclude<Role, 'SUBJECT'>;
  /** The claims behind it, sorted. */
  readonly claimIds: readonly ClaimId[];
  /** The predicate and the slots that all its claims share: "sells, to Russia". */
  readonly label: string;
  /** Of the most specific ACTUAL claim that is equal to or broader than all of its claims. */
  readonly status: Status;
  /** Speakers and principals, by Logic, of that claim; sorted. */
  readonly affirmedBy: readonly EntityId[];
  readonly deniedBy: readonly EntityId[];
  /** Statements about its claims that count. */
  readonly statementCount: number;
  readonly sortKey: string;
}

/** One per claim and entity that fills one or more of its slots itself, not through a claim within it. */
export interface Involvement {
  readonly claim: ClaimId;
  readonly entity: EntityId;
  /** In the order of ROLES. */
  readonly roles: readonly Role[];
  /** The claim's. */
  readonly sortKey: string;
}

export const VOICE_ROLES = ['SPEAKER', 'PRINCIPAL', 'RELAY', 'RELAY_PRINCIPAL', 'PUBLISHER'] as const;
export type VoiceRole = (typeof VOICE_ROLES)[number];

/** One per statement and voice. */
export interface Voice {
  readonly statement: StatementId;
  readonly entity: EntityId;
  /** In the order of VOICE_ROLES. */
  readonly roles: readonly VoiceRole[];
  /** The statement's. */
  readonly sortKey: string;
}

/** One per statement and article with evidence of it. */
export interface Telling {
  readonly statement: StatementId;
  readonly article: ArticleId;
  /** Reading order within the article. */
  readonly sortKey: string;
}

/** One per article and entity that it mentions. */
export interface Appearance {
  readonly article: ArticleId;
  readonly entity: EntityId;
  readonly mentionCount: number;
  /** The article's. */
  readonly sortKey: string;
}

/** Each list sorted by the ids that it names. */
export interface Derived {
  readonly claims: ReadonlyMap<ClaimId, DerivedClaim>;
  readonly statements: ReadonlyMap<StatementId, DerivedStatement>;
  readonly entities: ReadonlyMap<EntityId, DerivedEntity>;
  readonly articles: ReadonlyMap<ArticleId, { readonly sortKey: string }>;
  readonly comparisons: readonly Comparison[];
  readonly relationships: readonly RelationshipRecord[];
  readonly involvements: readonly Involvement[];
  readonly voices: readonly Voice[];
  readonly tellings: readonly Telling[];
  readonly appearances: readonly Appearance[];
}
