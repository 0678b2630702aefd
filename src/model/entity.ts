// Who and what claims are about, and who speaks: entities as they were declared. Nothing here is derived.

export const ENTITY_KINDS = ['Person', 'Organization', 'Place', 'Event', 'Product', 'Concept'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** How a name refers: the name itself, another name, an abbreviation, a title, or a description ("unnamed critics"). */
export const NAME_KINDS = ['NAME', 'ALIAS', 'ABBREVIATION', 'TITLE', 'DESCRIPTION'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** NAMED where the entity is known by a name, ROLE_ONLY where the article only describes it. */
export const NAME_STATUSES = ['NAMED', 'ROLE_ONLY'] as const;
export type NameStatus = (typeof NAME_STATUSES)[number];

/** What became of an event: it took place, was planned, was refused, or is only supposed. */
export const OCCURRENCES = ['OCCURRED', 'PLANNED', 'REFUSED', 'HYPOTHETICAL'] as const;
export type Occurrence = (typeof OCCURRENCES)[number];

export type EntityId = `entity:${string}`;

interface Name {
  readonly value: string;
  readonly kind: NameKind;
  /** BCP 47, such as `uk`. */
  readonly language?: string;
}

/** An identifier of the entity in another system, such as `{ scheme: 'wikidata', id: 'Q317521' }`. */
interface ExternalId {
  readonly scheme: string;
  readonly id: string;
}

export interface EntityRecord {
  readonly id: EntityId;
  readonly kind: EntityKind;
  readonly name: string;
  /** Other names, `name` not repeated. */
  readonly names: readonly Name[];
  readonly nameStatus: NameStatus;
  readonly description?: string;
  /** Organizations only: a plural group ("critics", "dealers") and not one body. */
  readonly isGroup: boolean;
  /** Events only. */
  readonly occurrence?: Occurrence;
  readonly externalIds: readonly ExternalId[];
  /** Places: the place that it lies within. */
  readonly within?: EntityId;
  /** Organizations: the organization that it is part of. */
  readonly partOf?: EntityId;
  /** Why `within`, `partOf` or an external id holds, where the article does not say so itself. */
  readonly why?: string;
  readonly note?: string;
}
