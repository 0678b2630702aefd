// What an export carries: records as they were told, with what formats need beside them, in a fixed order.
import type { ArticleId, ArticleRecord } from './article.ts';
import type { ClaimRecord } from './claim.ts';
import type { RelationshipRecord } from './derived.ts';
import type { EntityId, EntityKind, EntityRecord } from './entity.ts';
import type { EvidenceRole } from './evidence.ts';
import type { Carrier, Perspective } from './perspective.ts';
import type { SettledQuote } from './settle.ts';
import type { StatementId, StatementRecord } from './statement.ts';
import type { Status } from './status.ts';

/** In the order in which they come: claims and statements in turn, each claim followed by the statements about it. */
export const EXPORT_KINDS = ['entity', 'article', 'claim', 'statement', 'relationship'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** What is exported of the graph. Nothing asked: everything that stands. */
export interface ExportScope {
  /** Only the claims that involve one of these, those that hold them or stand within, what is said of them, and all that it refers to. */
  readonly about: readonly EntityId[];
  /** Only what is told from here; claims that nothing is then said of are left out. */
  readonly told?: Perspective;
}

export interface ExportedEntity {
  readonly kind: 'entity';
  readonly record: EntityRecord;
  /** The predicates of the ACTUAL and UNCONTESTED claims whose object it is, each once; where the graph was asked for them. */
  readonly objectOf?: readonly string[];
}

export interface ExportedArticle {
  readonly kind: 'article';
  readonly record: ArticleRecord;
  /** Indexes of the sentences that an exported statement quotes; retracted statements aside. */
  readonly quoted: ReadonlySet<number>;
}

export interface ExportedClaim {
  readonly kind: 'claim';
  readonly record: ClaimRecord;
  /** As people read it. */
  readonly text: string;
  readonly status: Status;
  /** The entities in its slots. */
  readonly entities: ReadonlyMap<EntityId, Pick<EntityRecord, 'kind' | 'name'>>;
  /** A statement about it, or about a claim that holds it, is exported and not retracted. */
  readonly isSaid: boolean;
}

/** An article that carries evidence of a statement, with where to read it. */
export interface ExportedCarrier extends Carrier {
  readonly url?: string;
}

/** The words of a piece of evidence, and what tells where they stand. */
export interface ExportedQuote extends SettledQuote {
  readonly article: ArticleId;
  readonly role: EvidenceRole;
}

export interface ExportedStatement {
  readonly kind: 'statement';
  /** With `retractedAt` where it was; never superseded. Of `respondsTo` it has what is exported too. */
  readonly record: StatementRecord;
  /** ISO instant. */
  readonly recordedAt: string;
  /** Those of `respondsTo` that are not retracted. */
  readonly answers: readonly StatementId[];
  /** Its evidence as a bundle would quote it, in the same order. */
  readonly quotes: readonly ExportedQuote[];
  /** The names of its speaker, principal and relays; of those on whose behalf somebody relays, none. */
  readonly names: ReadonlyMap<EntityId, string>;
  /** The articles that its evidence is in, each once, in the order of the evidence. */
  readonly articles: readonly ExportedCarrier[];
}

export interface ExportedRelationship {
  readonly kind: 'relationship';
  readonly record: RelationshipRecord;
  readonly fromKind: EntityKind;
  readonly toKind: EntityKind;
}

/**
 * One record of an export. Entities by id, then articles by id, then claims by id, each with its statements after it
 * in the order of lists (newest first), then relationships by id. Whatever a record refers to is in the export.
 */
export type ExportRecord = ExportedEntity | ExportedArticle | ExportedClaim | ExportedStatement | ExportedRelationship;
