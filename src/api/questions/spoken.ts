// What a rule must know of a statement, read in the same query as what the analyst selected of it.
import type { ArticleId } from '../../model/article.ts';
import { type ClaimId, type Filler, fillerType, fillerValue, type Modality, type Role } from '../../model/claim.ts';
import type { NameOf } from '../../model/claim-text.ts';
import type { Carried } from '../../model/corroboration.ts';
import type { EntityId } from '../../model/entity.ts';
import type { Carrier, Sayable } from '../../model/perspective.ts';
import type { HedgeAuthor, StatementRecord } from '../../model/statement.ts';
import type { World } from '../../model/world.ts';
import type { Part, Site } from '../../read/reads.ts';
import { carried } from '../perspective.ts';
import { vocabulary } from '../vocabulary.ts';

const stored = (name: string) => (to: string) => `${to}.${name}`;

/**
 * Expressions over a statement in `to` and its claim in `<to>c`, by name.
 * The hierarchy above each participant comes along: relations between claims depend on it. Claims within its slots come by
 * their text: what limits a denial may be one.
 */
const INPUTS: Readonly<Record<string, (to: string, site: Site) => string>> = {
  id: stored('id'),
  sortKey: stored('sortKey'),
  claim: stored('claimId'),
  speaker: stored('speakerId'),
  principal: stored('principalId'),
  stance: stored('stance'),
  isConcession: stored('isConcession'),
  certainty: stored('certainty'),
  hedgeTexts: stored('hedgeTexts'),
  hedgeBys: stored('hedgeBys'),
  wording: stored('wording'),
  basis: stored('basis'),
  isHeadline: stored('isHeadline'),
  isArticleVoice: stored('isArticleVoice'),
  utterance: stored('utterance'),
  saidAt: stored('saidAt'),
  recordedAt: stored('recordedAt'),
  retractedAt: stored('retractedAt'),
  supersededAt: stored('supersededAt'),
  relays: (to) =>
    `COLLECT { MATCH (${to})-[hop:RELAYED_BY]->(relay) RETURN [relay.id, hop.onBehalfOf] ORDER BY hop.order }`,
  respondsTo: (to) => `COLLECT { MATCH (${to})-[:RESPONDS_TO]->(other) RETURN other.id }`,
  predicate: (to) => `${to}c.predicate`,
  modality: (to) => `${to}c.modality`,
  slotRoles: (to) => `${to}c.slotRoles`,
  slotFillers: (to) => `${to}c.slotFillers`,
  claimText: (to) => `${to}c.text`,
  around: (to) =>
    `COLLECT { MATCH (${to}c)-[:INVOLVES]->(around:Entity) RETURN [around.id, around.name, around.withinId, around.partOfId] ` +
    `UNION MATCH (${to}c)-[:INVOLVES]->(inner:Entity) WHERE inner.parentId IS NOT NULL MATCH (inner)-[:WITHIN|PART_OF*1..16]->(around:Entity) RETURN [around.id, around.name, around.withinId, around.partOfId] }`,
  inner: (to) => `COLLECT { MATCH (${to}c)-[:SUBJECT|OBJECT]->(inner:Claim) RETURN [inner.id, inner.text] }`,
  voices: (to) => `COLLECT { MATCH (${to})-[:VOICED_BY]->(voice:Entity) RETURN [voice.id, voice.name] }`,
  articles: (to, site) => {
    const left = carried(site, 'article');
    return `COLLECT { MATCH (${to})-[:TOLD_IN]->(article:Article)${left ? ` WHERE ${left}` : ''} RETURN [article.id, article.publisherId, article.publishedAt] }`;
  },
};

/** What a part adds to the inputs of a statement stands from here on in its rows. */
export const SPOKEN_WIDTH = Object.keys(INPUTS).length;

const matched = (match: (site: Site) => string) => (site: Site) =>
  `${match(site)} MATCH (${site.to})-[:ABOUT]->(${site.to}c:Claim)`;

/** A part whose rows are statements: `match` binds `to`, bounded and in order. */
export const spokenPart = (match: (site: Site) => string): Part => ({
  match: matched(match),
  inputs: (site) => Object.values(INPUTS).map((expression) => expression(site.to, site)),
});

/** How many inputs of a spoken part the rules read: what a part adds to them comes after. */
export const SPOKEN_INPUTS = Object.keys(INPUTS).length;

/** A part without some of the inputs: each is a subquery, and empty where a rule doesn't look at it. */
const partWithout = (left: readonly string[], match: (site: Site) => string): Part => ({
  match: matched(match),
  inputs: (site) =>
    Object.entries(INPUTS).map(([name, expression]) => (left.includes(name) ? '[]' : expression(site.to, site))),
});

/** For rules that ask only how claims stand by what is said: without relays, articles and the voices' names. */
export const standingPart = (match: (site: Site) => string): Part =>
  partWithout(['relays', 'inner', 'voices', 'articles'], match);

/** For rules that name nobody: without the voices' names and the claims within a claim. */
export const namelessPart = (match: (site: Site) => string): Part => partWithout(['inner', 'voices'], match);

/** A statement as rules see it, with what else its row tells. */
export interface ReadSpoken extends Carried, Sayable {
  readonly articles: readonly Carrier[];
  readonly sortKey: string;
}

type Rows = readonly (readonly unknown[])[];
type Optional<T> = T | null;

/** A row by the names of its inputs. */
interface Input extends Omit<StatementRecord, 'relays' | 'hedges' | 'evidence' | 'principal'> {
  readonly sortKey: string;
  readonly hedgeTexts: Optional<readonly string[]>;
  readonly hedgeBys: Optional<readonly HedgeAuthor[]>;
  readonly relays: readonly (readonly [EntityId, Optional<EntityId>])[];
  readonly principal: Optional<EntityId>;
  readonly predicate: string;
  readonly modality: Modality;
  readonly slotRoles: readonly Role[];
  readonly slotFillers: readonly Filler[];
  readonly claimText: string;
  readonly around: readonly (readonly [EntityId, string, Optional<EntityId>, Optional<EntityId>])[];
  readonly inner: readonly (readonly [ClaimId, string])[];
  readonly voices: readonly (readonly [EntityId, string])[];
  readonly recordedAt: string;
  readonly articles: readonly (readonly [ArticleId, EntityId, Optional<string>])[];
}

const inputsOf = (rows: Rows): readonly Input[] => {
  const names = Object.keys(INPUTS);
  return rows.map(
    (row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? undefined])) as unknown as Input,
  );
};

/** The rows of a part as statements. Spans of evidence are not read: no rule here looks at them. */
export const spokenOf = (rows: Rows): readonly ReadSpoken[] =>
  inputsOf(rows).map((input) => {
    const {
      sortKey,
      hedgeTexts,
      hedgeBys,
      relays,
      predicate,
      modality,
      slotRoles,
      slotFillers,
      articles,
      recordedAt,
      ...rest
    } = input;
    return {
      sortKey,
      recordedAt,
      statement: {
        ...(rest as unknown as StatementRecord),
        hedges: (hedgeTexts ?? []).map((text, at) => ({ text, by: hedgeBys?.[at] ?? 'SPEAKER' })),
        relays: relays.map(([entity, principal]) => (principal === null ? { entity } : { entity, principal })),
        evidence: [],
      },
      claim: {
        id: input.claim,
        predicate,
        modality,
        slots: Object.fromEntries(slotRoles.map((role, at) => [role, slotFillers[at]])),
      },
      articles: articles.map(([id, publisher, publishedAt]) => ({
        id,
        publisher,
        ...(publishedAt === null ? {} : { publishedAt }),
      })),
    };
  });

/** The world and the names that the rows of all parts tell of. */
export function surroundings(rows: Readonly<Record<string, Rows>>): {
  readonly world: World;
  readonly nameOf: NameOf;
  /** A filler, or the name of a predicate or modality, in words. */
  readonly textOf: (filler: Filler | string) => string;
} {
  const within = new Map<EntityId, EntityId>();
  const partOf = new Map<EntityId, EntityId>();
  const names = new Map<string, string>();
  for (const { claim, claimText, around, inner, voices } of inputsOf(Object.values(rows).flat())) {
    for (const [id, name, outer, whole] of around) {
      names.set(id, name);
      if (outer) within.set(id, outer);
      if (whole) partOf.set(id, whole);
    }
    for (const [id, name] of [...voices, ...inner]) names.set(id, name);
    names.set(claim, claimText);
  }
  const nameOf: NameOf = (filler) =>
    names.get(filler) ??
    (fillerType(filler) === 'term' ? vocabulary.terms.get(fillerValue(filler))?.label : undefined) ??
    fillerValue(filler);
  return {
    world: { vocabulary, within: (id) => within.get(id), partOf: (id) => partOf.get(id) },
    nameOf,
    textOf: (filler) => (filler.includes(':') ? nameOf(filler as Filler) : filler.toLowerCase().replaceAll('_', ' ')),
  };
}
