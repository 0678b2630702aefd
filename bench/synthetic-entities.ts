// Who and what the synthetic story is about: kinds, names, places within places, and how often each is spoken of.
import { ENTITY_KINDS, type EntityId, type EntityKind, OCCURRENCES } from '../src/model/entity.ts';
import type { Random } from './random.ts';

export interface SyntheticEntity {
  readonly id: EntityId;
  readonly kind: EntityKind;
  readonly name: string;
  readonly names: readonly { readonly value: string; readonly kind: 'ALIAS' | 'ABBREVIATION' }[];
  readonly isGroup?: true;
  readonly occurrence?: (typeof OCCURRENCES)[number];
  readonly within?: EntityId;
  readonly partOf?: EntityId;
  /** How often it is drawn beside the others. */
  readonly weight: number;
  readonly region: 'MAINLAND' | 'ISOLATED' | number;
}

/** Of a hundred entities. */
const KINDS: Readonly<Record<EntityKind, number>> = {
  Person: 35,
  Organization: 22,
  Place: 13,
  Event: 9,
  Product: 9,
  Concept: 12,
};
/** A degree of k is drawn about as often as k^-2.1: a Pareto tail of 2.1 - 1. */
const PARETO_SHAPE = 1.1;
/** Nobody but the hubs is in more than a hundredth of the mean times this. */
const MOST_WEIGHT = 60;
const ISOLATED_SHARE = 0.02;
const ISLAND_SHARE = 0.05;
const ISLAND_SIZE = 6;
const CONFUSABLE_SHARE = 0.03;
const PARENT_SHARE: Readonly<Partial<Record<EntityKind, number>>> = { Place: 0.9, Organization: 0.2 };

const STARTS = 'ba be da do fe ga gri ha ja ka ke lo ma mi na ne o pa ra ro sa se ta ti u va ve wo za'.split(' ');
const MIDDLES = 'la le li lo ma me mi mo na ne ni no ra re ri ro sa se ta te ti to va ve vi'.split(' ');
const ENDS = 'dan den la lin mar men na nov ra ras ren ri sk sov ta tan ten ti va vik'.split(' ');
const AFTER: Readonly<Record<EntityKind, readonly string[]>> = {
  Person: [],
  Organization: ['Group', 'Ministry', 'Union', 'Press', 'Works', 'Council', 'Brigade'],
  Place: ['', '', 'Bay', 'Harbor', 'Hills'],
  Event: ['summit', 'strike', 'talks', 'raid', 'election'],
  Product: ['terminal', 'engine', 'drone', 'grain'],
  Concept: ['law', 'service', 'treaty', 'office'],
};
const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  [...'abdefgiklmnoprstuvwzhj'].map((letter, at) => [letter, [...'абдефгиклмнопрстуввзхй'][at] ?? letter]),
);

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

const word = (random: Random): string =>
  capital(
    random.pick(STARTS) +
      Array.from({ length: 1 + random.below(2) }, () => random.pick(MIDDLES)).join('') +
      random.pick(ENDS),
  );

const nameOf = (random: Random, kind: EntityKind): string =>
  [word(random), kind === 'Person' ? word(random) : random.pick(AFTER[kind])].filter(Boolean).join(' ');

/** The name as another source would write it: the same, in another script, by an initial, or misspelled. */
function confusable(random: Random, name: string): string {
  const [first = '', ...rest] = name.split(' ');
  switch (random.below(4)) {
    case 0:
      return name;
    case 1:
      return [...name.toLowerCase()]
        .map((letter) => CYRILLIC[letter] ?? letter)
        .join('')
        .split(' ')
        .map(capital)
        .join(' ');
    case 2:
      return rest.length > 0 ? `${first.charAt(0)}. ${rest.join(' ')}` : `${name}s`;
    default: {
      const at = 1 + random.below(first.length - 1);
      return [`${first.slice(0, at)}${first.charAt(at)}${first.slice(at)}`, ...rest].join(' ');
    }
  }
}

/**
 * So many entities: 2 % that nothing is said of, 5 % in islands of six that only meet each other, the others drawn by
 * weights with a heavy tail; 3 % bear a name that another one's could be mistaken for. The first of its kind hangs from
 * none; hierarchies are acyclic because a parent comes before its parts.
 */
export function syntheticEntities(random: Random, count: number): readonly SyntheticEntity[] {
  const isolated = Math.round(count * ISOLATED_SHARE);
  const onIslands = Math.floor((count * ISLAND_SHARE) / ISLAND_SIZE) * ISLAND_SIZE;
  const wheel = ENTITY_KINDS.flatMap((kind) => new Array<EntityKind>(KINDS[kind]).fill(kind));
  const taken = new Set<string>();
  const mainland = new Map<EntityKind, SyntheticEntity[]>(ENTITY_KINDS.map((kind) => [kind, []]));
  return Array.from({ length: count }, (_, at): SyntheticEntity => {
    // The first hundred fill the wheel, so that the smallest graph has every kind.
    const kind = at < wheel.length ? (wheel[(at * 37) % wheel.length] as EntityKind) : random.pick(wheel);
    const region =
      at >= count - isolated
        ? ('ISOLATED' as const)
        : at >= count - isolated - onIslands
          ? Math.floor((at - (count - isolated - onIslands)) / ISLAND_SIZE)
          : ('MAINLAND' as const);
    const earlier = region === 'MAINLAND' ? (mainland.get(kind) ?? []) : [];
    let name = nameOf(random, kind);
    while (taken.has(name)) name = `${word(random)} ${name}`;
    const like = random.chance(CONFUSABLE_SHARE) && earlier.length > 0 ? random.pick(earlier) : undefined;
    if (like !== undefined) name = confusable(random, like.name);
    taken.add(name);
    const hasParent = earlier.length > 0 && random.chance(PARENT_SHARE[kind] ?? 0);
    // Among the first of a kind are the countries and the ministries.
    const parent = hasParent ? random.pick(earlier.slice(0, Math.max(8, earlier.length >> 2))).id : undefined;
    const entity: SyntheticEntity = {
      id: `entity:${kind.toLowerCase()}-${at}`,
      kind,
      name,
      names: random.chance(0.2) ? [{ value: `${name.charAt(0)}${at}`, kind: 'ABBREVIATION' }] : [],
      weight: Math.min(MOST_WEIGHT, (1 - random.next()) ** (-1 / PARETO_SHAPE)),
      region,
      ...(kind === 'Organization' && random.chance(0.1) ? { isGroup: true } : {}),
      ...(kind === 'Event' ? { occurrence: random.pick(OCCURRENCES) } : {}),
      ...(parent !== undefined && kind === 'Place' ? { within: parent } : {}),
      ...(parent !== undefined && kind === 'Organization' ? { partOf: parent } : {}),
    };
    if (region === 'MAINLAND') mainland.get(kind)?.push(entity);
    return entity;
  });
}
