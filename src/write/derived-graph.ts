// Derived data as properties and edges: the tables of what is stored, and what derive's answer puts into them.
import { COMPARISON_KINDS, type Derived } from '../model/derived.ts';
import { ENTITY_KINDS } from '../model/entity.ts';
import { STANCES } from '../model/statement.ts';
import { STATUSES } from '../model/status.ts';
import type { LoadedFacts } from './facts.ts';
import type { Value } from './nodes.ts';
import type { Label, Rules } from './tables.ts';

const maybe = { type: 'string', isRequired: false } as const;
const text = { type: 'string', isRequired: true } as const;
const texts = { type: 'strings', isRequired: true } as const;
const whole = { type: 'integer', isRequired: true } as const;
const flag = { type: 'boolean', isRequired: true } as const;

/** By label. What is superseded has no `sortKey`, which hides it from every list. */
export const DERIVED_PROPERTIES = Object.freeze({
  Entity: { sortKey: maybe, parentId: maybe, nameKeys: texts },
  Claim: {
    text,
    status: { ...text, values: STATUSES },
    sortKey: maybe,
    statementCount: whole,
    firstSaidAt: maybe,
    lastSaidAt: maybe,
  },
  Statement: { sortKey: maybe, isRelayed: flag, isHedged: flag, isCounted: flag, publisherIds: texts },
  Article: { sortKey: maybe },
  Sentence: { sortKey: maybe },
  Mention: { sortKey: maybe },
}) satisfies Readonly<Partial<Record<Label, Rules>>>;
export type DerivedLabel = keyof typeof DERIVED_PROPERTIES;
export const DERIVED_LABELS = Object.keys(DERIVED_PROPERTIES) as readonly DerivedLabel[];

export interface DerivedEdgeRule {
  readonly from: Label;
  readonly to: Label;
  readonly properties: Rules;
}

const comparison: DerivedEdgeRule = { from: 'Claim', to: 'Claim', properties: {} };

/** By type. */
export const DERIVED_EDGES = Object.freeze({
  INVOLVES: {
    from: 'Claim',
    to: 'Entity',
    // The claim's own predicate and status: a page of a hub's claims under one of them is one walk of an index.
    properties: {
      entityId: text,
      roles: texts,
      predicate: text,
      status: { ...text, values: STATUSES },
      sortKey: text,
    },
  },
  VOICED_BY: {
    from: 'Statement',
    to: 'Entity',
    properties: { entityId: text, roles: texts, stance: { ...text, values: STANCES }, sortKey: text },
  },
  TOLD_IN: { from: 'Statement', to: 'Article', properties: { articleId: text, sortKey: text } },
  NAMES: { from: 'Article', to: 'Entity', properties: { entityId: text, mentionCount: whole, sortKey: text } },
  RELATED: {
    from: 'Entity',
    to: 'Entity',
    properties: {
      id: text,
      fromId: text,
      fromKind: { ...text, values: ENTITY_KINDS },
      toId: text,
      toKind: { ...text, values: ENTITY_KINDS },
      predicate: text,
      role: text,
      label: text,
      status: { ...text, values: STATUSES },
      claimIds: texts,
      affirmedBy: texts,
      deniedBy: texts,
      statementCount: whole,
      firstSaidAt: maybe,
      lastSaidAt: maybe,
      sortKey: text,
    },
  },
  ...(Object.fromEntries(COMPARISON_KINDS.map((kind) => [kind, comparison])) as Record<
    (typeof COMPARISON_KINDS)[number],
    DerivedEdgeRule
  >),
}) satisfies Readonly<Record<string, DerivedEdgeRule>>;
export type DerivedType = keyof typeof DERIVED_EDGES;
export const DERIVED_TYPES = Object.keys(DERIVED_EDGES) as readonly DerivedType[];

type Properties = Readonly<Record<string, Value>>;

export interface DerivedEdge {
  readonly type: DerivedType;
  readonly from: string;
  readonly to: string;
  readonly properties: Properties;
}

/** What is stored of it, or shall be: properties by id of the node, and edges. */
export interface DerivedGraph {
  readonly properties: Readonly<Record<DerivedLabel, ReadonlyMap<string, Properties>>>;
  readonly edges: readonly DerivedEdge[];
}

/** A sentence or a mention of an article, with what orders it. */
export interface ArticlePart {
  readonly id: string;
  readonly article: string;
  /** Sentence: its index. Mention: UTF-16 code units from the start of the text. */
  readonly at: number;
}

const INDEX_DIGITS = 6;
const START_DIGITS = 9;

/** What derive answered, as it is stored. Sentences and mentions are ordered here: their keys need no rule. */
export function derivedGraph(
  derived: Derived,
  facts: LoadedFacts,
  parts: { readonly sentences: readonly ArticlePart[]; readonly mentions: readonly ArticlePart[] },
): DerivedGraph {
  const { superseded } = facts;
  const listed = <P extends { readonly sortKey?: string | undefined }>(id: string, properties: P): Properties => {
    const { sortKey, ...rest } = properties;
    return filled(superseded.has(id) ? rest : { ...rest, sortKey });
  };
  const publishers = new Map<string, string[]>();
  for (const { statement, entity, roles } of derived.voices) {
    if (roles.includes('PUBLISHER')) publishers.set(statement, [...(publishers.get(statement) ?? []), entity]);
  }
  const articleKey = (article: string) => derived.articles.get(article as `article:${string}`)?.sortKey ?? '';
  const padded = (number: number, digits: number) => String(number).padStart(digits, '0');
  return {
    properties: {
      Entity: mapped(derived.entities, (id, entity) => {
        const record = facts.entities.get(id);
        return listed(id, { ...entity, parentId: record?.within ?? record?.partOf });
      }),
      // What nobody tells any longer has a text, and no standing that others' words could change.
      Claim: mapped(derived.claims, (id, claim) =>
        superseded.has(id) ? { text: claim.text, status: 'UNSTATED', statementCount: 0 } : listed(id, claim),
      ),
      Statement: mapped(derived.statements, (id, statement) =>
        listed(id, { ...statement, publisherIds: (publishers.get(id) ?? []).sort() }),
      ),
      Article: mapped(derived.articles, listed),
      Sentence: new Map(parts.sentences.map(({ id, at }) => [id, { sortKey: padded(at, INDEX_DIGITS) }])),
      Mention: new Map(
        parts.mentions.map(({ id, article, at }) => [
          id,
          { sortKey: `${articleKey(article)}|${padded(at, START_DIGITS)}|${id}` },
        ]),
      ),
    },
    edges: edgesOf(derived, facts).filter(({ from, to }) => !superseded.has(from) && !superseded.has(to)),
  };
}

const edgesOf = (derived: Derived, facts: LoadedFacts): DerivedEdge[] => {
  const stances = new Map(facts.statements.map(({ id, stance }) => [id, stance]));
  return [
    ...derived.involvements.map(({ claim, entity, roles, sortKey }) =>
      edge('INVOLVES', claim, entity, {
        entityId: entity,
        roles,
        predicate: facts.claims.get(claim)?.predicate,
        status: derived.claims.get(claim)?.status,
        sortKey,
      }),
    ),
    ...derived.voices.map(({ statement, entity, roles, sortKey }) =>
      edge('VOICED_BY', statement, entity, { entityId: entity, roles, stance: stances.get(statement), sortKey }),
    ),
    ...derived.tellings.map(({ statement, article, sortKey }) =>
      edge('TOLD_IN', statement, article, { articleId: article, sortKey }),
    ),
    ...derived.appearances.map(({ article, entity, mentionCount, sortKey }) =>
      edge('NAMES', article, entity, { entityId: entity, mentionCount, sortKey }),
    ),
    ...derived.relationships.map(({ from, to, ...relationship }) =>
      edge('RELATED', from, to, {
        ...relationship,
        fromId: from,
        fromKind: facts.entities.get(from)?.kind,
        toId: to,
        toKind: facts.entities.get(to)?.kind,
      }),
    ),
    ...derived.comparisons.map(({ kind, from, to }) => edge(kind, from, to, {})),
  ];
};

type Maybe = Readonly<Record<string, Value | undefined>>;

const edge = (type: DerivedType, from: string, to: string, properties: Maybe): DerivedEdge => ({
  type,
  from,
  to,
  properties: filled(properties),
});

const filled = (properties: object): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));

const mapped = <Id extends string, T>(
  map: ReadonlyMap<Id, T>,
  make: (id: Id, value: T) => Properties,
): ReadonlyMap<string, Properties> => new Map([...map].map(([id, value]) => [id, make(id, value)]));
