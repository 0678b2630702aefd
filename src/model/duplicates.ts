// Which two entities may be one, how likely, and why. Suggestions for somebody to judge: nothing is merged.
import { AGREEMENTS, explainAgreement, type NameAgreement, nameAgreements } from './agreeing-names.ts';
import { type Named, nameWords, ownNames } from './confusable.ts';
import type { EntityId, EntityRecord } from './entity.ts';

/** Strongest first; the last two speak against. */
export const DUPLICATE_REASONS = [
  'SAME_ID',
  ...AGREEMENTS,
  'SHARED_NEIGHBORS',
  'DIFFERENT_ID',
  'RELATED_TO_EACH_OTHER',
] as const;
export type DuplicateReasonKind = (typeof DUPLICATE_REASONS)[number];

/** An entity that it has relationships with. */
interface Neighbor {
  readonly id: EntityId;
  readonly name: string;
  /** How many relationships the neighbor has, these two included. */
  readonly degree: number;
}

export interface Candidate extends Named, Pick<EntityRecord, 'kind' | 'externalIds'> {
  readonly neighbors: readonly Neighbor[];
  /** Entities that it has a relationship with or lies within, or that lie within it; as far as they matter to the pair. */
  readonly relatedTo: readonly EntityId[];
}

interface DuplicateReason {
  readonly kind: DuplicateReasonKind;
  readonly isAgainst: boolean;
  /** The name or identifier of each, where the reason lies in these. */
  readonly left?: string;
  readonly right?: string;
  /**
   * 0 to 1. Of names and identifiers: what the pair would score by this alone. Of SHARED_NEIGHBORS: how much it adds of what
   * is missing to 1. Of what speaks against: how much of the score it takes away.
   */
  readonly weight: number;
  readonly explanation: string;
}

export interface Duplicate {
  readonly score: number;
  /** In the order of DUPLICATE_REASONS, names by their weight. */
  readonly reasons: readonly DuplicateReason[];
}

/** Schemes under which an entity has one identifier, whatever its case, and no other entity has it. */
const UNIQUE_SCHEMES: ReadonlySet<string> = new Set(
  'wikidata lei isin imo mmsi bic swift ogrn inn ein duns uei npi orcid isni ror grid geonames gnd countrycode iso31661'.split(
    ' ',
  ),
);
const UNIQUE_ID = 0.98;
const ANY_ID = 0.9;
const DIFFERENT_ID = 0.7;
const RELATED = 0.5;
/** At most of what is missing to 1: neighbors say little without a name. */
const NEIGHBORS = 0.5;
const ALIAS = 0.9;
const ABBREVIATION = 0.8;
const ONE_WORD_OF_PERSON = 0.8;
const MOST_NAMED = 3;

const schemeKey = (scheme: string): string => scheme.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Letters of identifiers are of either case only where the scheme is known to have it so. */
const identifiers = ({ externalIds }: Candidate): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const byScheme = new Map<string, Map<string, string>>();
  for (const { scheme, id } of externalIds) {
    const key = schemeKey(scheme);
    const ids = byScheme.get(key) ?? new Map<string, string>();
    byScheme.set(key, ids.set(UNIQUE_SCHEMES.has(key) ? id.trim().toUpperCase() : id.trim(), id));
  }
  return byScheme;
};

function idReasons(left: Candidate, right: Candidate): readonly DuplicateReason[] {
  const others = identifiers(right);
  return [...identifiers(left)].sort().flatMap(([scheme, ids]): readonly DuplicateReason[] => {
    const [isUnique, theirs] = [UNIQUE_SCHEMES.has(scheme), others.get(scheme)];
    if (theirs === undefined) return [];
    const shared = [...ids].filter(([key]) => theirs.has(key)).sort()[0];
    if (shared !== undefined) {
      const [key, id] = shared;
      const weight = isUnique ? UNIQUE_ID : ANY_ID;
      const explanation = `Both have the identifier “${id}” of ${scheme}.`;
      return [{ kind: 'SAME_ID', isAgainst: false, left: id, right: theirs.get(key) ?? id, weight, explanation }];
    }
    if (!isUnique) return [];
    const [one, other] = [[...ids.values()].sort()[0] ?? '', [...theirs.values()].sort()[0] ?? ''];
    const explanation = `In ${scheme}, where one entity has one identifier, they are “${one}” and “${other}”.`;
    return [{ kind: 'DIFFERENT_ID', isAgainst: true, left: one, right: other, weight: DIFFERENT_ID, explanation }];
  });
}

/** How much of an agreement is left by what kind of names agree: many share an abbreviation, a first or a family name. */
const fitness = (entity: Candidate, name: string): number => {
  const isMain = entity.nameStatus === 'NAMED' && name === entity.name;
  const isShort = entity.names.some(({ value, kind }) => value === name && kind === 'ABBREVIATION');
  const isOneWord = entity.kind === 'Person' && nameWords(name).length < 2;
  return (isMain ? 1 : isShort ? ABBREVIATION : ALIAS) * (isOneWord ? ONE_WORD_OF_PERSON : 1);
};

const isFull = (name: string): boolean => nameWords(name).length > 1;

/** The best of each kind, best first. A family name alone says nothing of two people whose full names don't agree. */
function nameReasons(left: Candidate, right: Candidate): readonly NameAgreement[] {
  const [ours, theirs] = [ownNames(left), ownNames(right)];
  const found = ours.flatMap((one) =>
    theirs.flatMap((other) =>
      nameAgreements(one, other, left.kind).map((agreement) => ({
        ...agreement,
        score: agreement.score * Math.min(fitness(left, one), fitness(right, other)),
        isFull: isFull(one) && isFull(other),
      })),
    ),
  );
  const isFullOnly = left.kind === 'Person' && ours.some(isFull) && theirs.some(isFull);
  const fit = isFullOnly ? found.filter((agreement) => agreement.isFull) : found;
  // Of two that say the same, the same one is shown whichever entity stands left.
  const order = ({ left: one, right: other }: NameAgreement): string => [one, other].sort().join('\n');
  fit.sort((a, b) => b.score - a.score || (order(a) < order(b) ? -1 : 1));
  const best = new Map<string, NameAgreement>();
  for (const { kind, left: one, right: other, score } of fit)
    if (!best.has(kind)) best.set(kind, { kind, left: one, right: other, score });
  return [...best.values()];
}

const listed = (names: readonly string[], others: number): string => {
  const quoted = names.map((name) => `“${name}”`);
  const all = others > 0 ? [...quoted, `${others} more`] : quoted;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

/** The rarer a shared neighbor, the more it says; each says something. */
function neighborReason(left: Candidate, right: Candidate): readonly DuplicateReason[] {
  const theirs = new Set(right.neighbors.map(({ id }) => id));
  const shared = left.neighbors
    .filter(({ id }) => theirs.has(id) && id !== left.id && id !== right.id)
    .sort((a, b) => a.degree - b.degree || (a.id < b.id ? -1 : 1));
  if (shared.length === 0) return [];
  const rarity = shared.reduce((sum, { degree }) => sum + 1 / Math.log(1 + Math.max(2, degree)), 0);
  const named = shared.slice(0, MOST_NAMED).map(({ name }) => name);
  const explanation = `Both have relationships with ${listed(named, shared.length - named.length)}.`;
  return [{ kind: 'SHARED_NEIGHBORS', isAgainst: false, weight: NEIGHBORS * (1 - 2 ** -rarity), explanation }];
}

const relatedReason = (left: Candidate, right: Candidate): readonly DuplicateReason[] =>
  left.relatedTo.includes(right.id) || right.relatedTo.includes(left.id)
    ? [
        {
          kind: 'RELATED_TO_EACH_OTHER',
          isAgainst: true,
          weight: RELATED,
          explanation: 'They have a relationship with one another, or one is part of the other.',
        },
      ]
    : [];

const rounded = (score: number): number => Math.round(score * 1000) / 1000;

/**
 * Whether two entities may be one; undefined where they are of two kinds, or neither a name nor an identifier speaks for it.
 * The score is (1 − (1 − best) × (1 − neighbors)) × Π (1 − against), with three digits:
 * `best` is the weight of the strongest name or identifier, by itself: 0.98 for an identifier of a scheme in which one entity
 * has one, 0.9 for another, down from 0.9 for names, × 0.9 where one is an alias, × 0.8 where it is an abbreviation, × 0.8
 * where it is one word of a person's name; `neighbors` is 0.5 × (1 − 2^−r), r the sum over shared neighbors of
 * 1 / ln(1 + relationships); `against` is 0.7 where such identifiers differ and 0.5 where the two have a relationship.
 * Symmetric; nothing scores higher with an entity than its copy. A score orders pairs, it is no probability.
 * Sources: the strongest feature, then qualifiers: nomenklatura `matching/logic_v2/model.py`, whose weights of names, aliases
 * and identifiers (1, 0.8; 0.95 to 0.98, 0.85) these follow; rarity: Adamic and Adar, Friends and neighbors on the Web (2003).
 */
export function duplicate(left: Candidate, right: Candidate): Duplicate | undefined {
  if (left.id === right.id || left.kind !== right.kind) return undefined;
  const ids = idReasons(left, right);
  const names = nameReasons(left, right);
  const best = Math.max(
    0,
    ...ids.filter(({ isAgainst }) => !isAgainst).map(({ weight }) => weight),
    ...names.map(({ score }) => score),
  );
  if (best === 0) return undefined;
  const neighbors = neighborReason(left, right);
  const against = [...ids.filter(({ isAgainst }) => isAgainst), ...relatedReason(left, right)];
  const score = against.reduce(
    (rest, { weight }) => rest * (1 - weight),
    1 - (1 - best) * (1 - (neighbors[0]?.weight ?? 0)),
  );
  const asReason = (agreement: NameAgreement): DuplicateReason => ({
    kind: agreement.kind,
    isAgainst: false,
    left: agreement.left,
    right: agreement.right,
    weight: agreement.score,
    explanation: explainAgreement(agreement),
  });
  const reasons = [...ids.filter(({ isAgainst }) => !isAgainst), ...names.map(asReason), ...neighbors, ...against].map(
    (reason) => ({ ...reason, weight: rounded(reason.weight) }),
  );
  return { score: rounded(score), reasons };
}
