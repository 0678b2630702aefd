// Propositions: what is claimed, whoever claims it. A claim is positive and asserted by nobody.
import { createHash } from 'node:crypto';
import type { EntityId } from './entity.ts';

export const MODALITIES = ['ACTUAL', 'FUTURE', 'POSSIBLE', 'NECESSARY', 'CONDITIONAL'] as const;
export type Modality = (typeof MODALITIES)[number];

/** The participants, then the qualifiers, in the order in which a claim is read aloud and hashed. */
export const ROLES = [
  'SUBJECT',
  'OBJECT',
  'PLACE',
  'TIME',
  'DESTINATION',
  'RECIPIENT',
  'ORIGIN',
  'CHANNEL',
  'MANNER',
  'INSTRUMENT',
  'PURPOSE',
  'TOPIC',
  'EXTENT',
] as const;
export type Role = (typeof ROLES)[number];
export type QualifierRole = Exclude<Role, 'SUBJECT' | 'OBJECT'>;
export const QUALIFIER_ROLES = ROLES.slice(2) as readonly QualifierRole[];

export type ClaimId = `claim:${string}`;

/** What fills a slot: an entity, a claim, a term of the vocabulary, an EDTF date, or a literal value; told apart by prefix. */
export type Filler = EntityId | ClaimId | `term:${string}` | `date:${string}` | `value:${string}`;
export type FillerType = 'entity' | 'claim' | 'term' | 'date' | 'value';

/** An absent slot means anyone, anything, or not said. */
export type Slots = Readonly<Partial<Record<Role, Filler>>>;

/** All that makes a claim the claim that it is. */
export interface ClaimKey {
  readonly predicate: string;
  readonly modality: Modality;
  readonly slots: Slots;
}

export interface ClaimRecord extends ClaimKey {
  readonly id: ClaimId;
}

export const fillerType = (filler: Filler): FillerType => filler.slice(0, filler.indexOf(':')) as FillerType;

/** The filler without its prefix: `OFFICIALLY` of `term:OFFICIALLY`. Ids of entities and claims keep theirs: they are used whole. */
export const fillerValue = (filler: Filler): string => filler.slice(filler.indexOf(':') + 1);

export const isEntity = (filler: Filler | undefined): filler is EntityId => filler?.startsWith('entity:') ?? false;
export const isClaim = (filler: Filler | undefined): filler is ClaimId => filler?.startsWith('claim:') ?? false;

/** The filled slots in the order of ROLES. */
export const filledSlots = (slots: Slots): readonly (readonly [Role, Filler])[] =>
  ROLES.flatMap((role) => {
    const filler = slots[role];
    return filler === undefined ? [] : [[role, filler] as const];
  });

/** 80 bits of SHA-256 over the JSON of the parts: enough for 10⁹ items at a collision risk below 10⁻⁶. */
export const contentHash = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);

/** Same proposition, same id, whoever imports it and however often. Expects canonical slots (see `canonicalClaim`). */
export const claimId = (claim: ClaimKey): ClaimId =>
  `claim:${contentHash([claim.predicate, claim.modality, filledSlots(claim.slots)])}`;
