// Claims and statements in few words, and the world of the story: who is who, what lies within what.
import {
  type ClaimKey,
  type ClaimRecord,
  claimId,
  type Filler,
  type Modality,
  type Role,
} from '../../src/model/claim.ts';
import type { EntityId, EntityKind, EntityRecord } from '../../src/model/entity.ts';
import type { Spoken } from '../../src/model/spoken.ts';
import { type Stance, type StatementRecord, statementId } from '../../src/model/statement.ts';
import { worldOf } from '../../src/model/world.ts';
import { loadVocabulary } from '../../src/vocabulary.ts';

export const vocabulary = await loadVocabulary();

const entity = (slug: string, kind: EntityKind, parent: Partial<EntityRecord> = {}): EntityRecord => ({
  id: `entity:${slug}`,
  kind,
  name: slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' '),
  names: [],
  nameStatus: 'NAMED',
  isGroup: false,
  externalIds: [],
  ...parent,
});

export const entities: ReadonlyMap<EntityId, EntityRecord> = new Map(
  [
    entity('musk', 'Person'),
    entity('peskov', 'Person'),
    entity('yusov', 'Person'),
    entity('critics', 'Organization', { isGroup: true, nameStatus: 'ROLE_ONLY' }),
    entity('gazette', 'Organization'),
    entity('spacex', 'Organization'),
    entity('state-of-russia', 'Organization'),
    entity('kremlin', 'Organization', { partOf: 'entity:state-of-russia' }),
    entity('armed-forces', 'Organization', { partOf: 'entity:state-of-russia' }),
    entity('state-of-ukraine', 'Organization'),
    entity('kiev', 'Organization', { partOf: 'entity:state-of-ukraine' }),
    entity('gur', 'Organization', { partOf: 'entity:state-of-ukraine' }),
    entity('russia', 'Place'),
    entity('ukraine', 'Place'),
    entity('front-line', 'Place', { within: 'entity:ukraine' }),
    entity('crimea', 'Place', { within: 'entity:ukraine' }),
    entity('sevastopol', 'Place', { within: 'entity:crimea' }),
    entity('starlink', 'Product'),
    entity('smuggling', 'Concept'),
  ].map((record) => [record.id, record]),
);

export const world = worldOf(vocabulary, entities);

/** 'OFFICIALLY' is a term, '2024-02' a date, 'claim:…' itself, anything else an entity. */
const filler = (text: string): Filler =>
  text.startsWith('claim:') || text.startsWith('value:')
    ? (text as Filler)
    : /^[A-Z_]+$/.test(text)
      ? `term:${text}`
      : /^[\d.]/.test(text)
        ? `date:${text}`
        : `entity:${text}`;

export type Qualifiers = Partial<Record<Role, string>>;

/** `claim('armed-forces', 'USES', 'starlink', { PLACE: 'front-line' })`; '-' for a participant that stays absent. */
export const claim = (
  subject: string,
  predicate: string,
  object: string,
  qualifiers: Qualifiers = {},
  modality: Modality = 'ACTUAL',
): ClaimRecord => {
  const slots = Object.fromEntries(
    Object.entries({ SUBJECT: subject, OBJECT: object, ...qualifiers })
      .filter(([, text]) => text !== '-')
      .map(([role, text]) => [role, filler(text)]),
  );
  const key: ClaimKey = { predicate, modality, slots };
  return { id: claimId(key), ...key };
};

export interface SaidOptions
  extends Partial<Omit<StatementRecord, 'id' | 'claim' | 'speaker' | 'principal' | 'stance'>> {
  /** The slug of the principal. */
  readonly for?: string;
}

/** `said('peskov', 'DENIES', used, { for: 'kremlin', wording: 'QUOTED' })`. */
export const said = (speaker: string, stance: Stance, about: ClaimRecord, options: SaidOptions = {}): Spoken => {
  const { for: principal, ...rest } = options;
  const statement: Omit<StatementRecord, 'id'> = {
    claim: about.id,
    speaker: `entity:${speaker}`,
    ...(principal !== undefined && { principal: `entity:${principal}` }),
    relays: [],
    stance,
    isConcession: false,
    certainty: 'UNDERSPECIFIED',
    hedges: [],
    wording: 'PARAPHRASED',
    basis: 'TEXT',
    isHeadline: false,
    isArticleVoice: false,
    respondsTo: [],
    evidence: [],
    ...rest,
  };
  return { statement: { id: statementId(statement), ...statement }, claim: about };
};
