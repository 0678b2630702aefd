// What is stored, as frozen tables: labels, properties, edges. Every label, type and name in a Cypher text of this room
// comes from here. Derived data has tables of its own (derived.ts).

import { SENTENCE_KINDS } from '../model/article.ts';
import { MODALITIES, QUALIFIER_ROLES } from '../model/claim.ts';
import { ENTITY_KINDS, NAME_KINDS, NAME_STATUSES, OCCURRENCES } from '../model/entity.ts';
import { EVIDENCE_ROLES } from '../model/evidence.ts';
import { BASES, CERTAINTIES, DIRECTNESSES, HEDGE_AUTHORS, STANCES, WORDINGS } from '../model/statement.ts';

export const LABELS = ['Entity', 'Claim', 'Statement', 'Evidence', 'Article', 'Sentence', 'Mention'] as const;
export type Label = (typeof LABELS)[number];

/** How a property is stored; `values`, where only these may stand. */
export interface PropertyRule {
  readonly type: 'string' | 'strings' | 'integer' | 'boolean';
  readonly isRequired: boolean;
  readonly values?: readonly string[];
}

export type Rules = Readonly<Record<string, PropertyRule>>;

export interface EdgeRule {
  readonly to: readonly Label[];
  /** How many a node must and may have. */
  readonly count: '0..1' | '1' | '0..n' | '1..n';
  readonly properties: Rules;
}

export interface NodeTable {
  readonly properties: Rules;
  readonly edges: Readonly<Record<string, EdgeRule>>;
}

const text = { type: 'string', isRequired: true } as const;
const maybe = { type: 'string', isRequired: false } as const;
const texts = { type: 'strings', isRequired: true } as const;
const whole = { type: 'integer', isRequired: true } as const;
const flag = { type: 'boolean', isRequired: true } as const;
const among = (values: readonly string[]) => ({ ...text, values });
const maybeAmong = (values: readonly string[]) => ({ ...maybe, values });
const allAmong = (values: readonly string[]) => ({ ...texts, values });
const maybeTexts = { type: 'strings', isRequired: false } as const;
const told = { recordedAt: text, supersededAt: maybe, importIds: texts } as const;
const edge = (to: readonly Label[], count: EdgeRule['count'], properties: EdgeRule['properties'] = {}): EdgeRule => ({
  to,
  count,
  properties,
});

/** Of an edge to an entity that stands for the one that was told: the id of that one. */
const merged = { originalId: maybe } as const;

/** What is told, beside `id`. A property that isn't required is absent where there is nothing to say. */
export const TABLES: Readonly<Record<Label, NodeTable>> = Object.freeze({
  Entity: {
    properties: {
      kind: among(ENTITY_KINDS),
      name: text,
      nameValues: texts,
      nameKinds: allAmong(NAME_KINDS),
      /** '' where a name has no language. */
      nameLanguages: texts,
      nameStatus: among(NAME_STATUSES),
      description: maybe,
      isGroup: flag,
      occurrence: maybeAmong(OCCURRENCES),
      externalSchemes: texts,
      externalIds: texts,
      withinId: maybe,
      partOfId: maybe,
      why: maybe,
      note: maybe,
      /** Of an entity judged the same as another: the one that stands for both. */
      canonicalId: maybe,
      ...told,
    },
    edges: {
      WITHIN: edge(['Entity'], '0..1', merged),
      PART_OF: edge(['Entity'], '0..1', merged),
      MERGED_INTO: edge(['Entity'], '0..1'),
    },
  },
  Claim: {
    properties: {
      predicate: text,
      modality: among(MODALITIES),
      slotRoles: allAmong(['SUBJECT', 'OBJECT', ...QUALIFIER_ROLES]),
      slotFillers: texts,
      /** As told, where an entity among them is merged into another. */
      originalFillers: maybeTexts,
      subjectId: maybe,
      objectId: maybe,
      subjectClaimId: maybe,
      objectClaimId: maybe,
      value: maybe,
      ...told,
    },
    edges: {
      SUBJECT: edge(['Entity', 'Claim'], '0..1', merged),
      OBJECT: edge(['Entity', 'Claim'], '0..1', merged),
      QUALIFIER: edge(['Entity'], '0..n', { role: among(QUALIFIER_ROLES), ...merged }),
    },
  },
  Statement: {
    properties: {
      claimId: text,
      speakerId: text,
      principalId: maybe,
      stance: among(STANCES),
      isConcession: flag,
      certainty: among(CERTAINTIES),
      hedgeTexts: texts,
      hedgeBys: allAmong(HEDGE_AUTHORS),
      directness: maybeAmong(DIRECTNESSES),
      wording: among(WORDINGS),
      basis: among(BASES),
      why: maybe,
      medium: maybe,
      saidAt: maybe,
      saidAtText: maybe,
      isHeadline: flag,
      isArticleVoice: flag,
      utterance: maybe,
      note: maybe,
      ...told,
    },
    edges: {
      ABOUT: edge(['Claim'], '1'),
      SPEAKER: edge(['Entity'], '1', merged),
      ON_BEHALF_OF: edge(['Entity'], '0..1', merged),
      RELAYED_BY: edge(['Entity'], '0..n', { order: whole, onBehalfOf: maybe, originalOnBehalfOf: maybe, ...merged }),
      RESPONDS_TO: edge(['Statement'], '0..n'),
      EVIDENCED_BY: edge(['Evidence'], '1..n', { order: whole }),
    },
  },
  Evidence: {
    properties: { role: among(EVIDENCE_ROLES), start: whole, end: whole, exact: text, prefix: text, suffix: text },
    edges: { IN: edge(['Sentence'], '1') },
  },
  Article: {
    properties: {
      headline: maybe,
      text,
      language: text,
      publisherId: text,
      url: maybe,
      publishedAt: maybe,
      publishedAtWhy: maybe,
      note: maybe,
      textHash: text,
      ...told,
    },
    edges: { PUBLISHED_BY: edge(['Entity'], '1', merged) },
  },
  Sentence: {
    properties: {
      articleId: text,
      index: whole,
      line: whole,
      kind: among(SENTENCE_KINDS),
      text,
      start: whole,
      end: whole,
      skipped: maybe,
    },
    edges: { OF: edge(['Article'], '1') },
  },
  Mention: {
    properties: { entityId: text, start: whole, end: whole, exact: text },
    edges: { IN: edge(['Sentence'], '1'), REFERS_TO: edge(['Entity'], '1', merged) },
  },
});

/** One of something for each key of a table. */
export const oneForEach = <Key extends string, T>(
  keys: readonly Key[],
  make: (key: Key) => T,
): Readonly<Record<Key, T>> => Object.freeze(Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, T>);
