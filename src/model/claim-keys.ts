// Under which texts a claim is filed on disk, so that all it bears on is found by equal texts: what claim-index.ts and
// adjacent-pairs.ts find in memory. What shares a text may bear on a claim; `bears` decides.
import { adjacency, isPartDisjoint } from './adjacency.ts';
import { type ClaimKey, type Filler, filledSlots, fillerType, fillerValue, isEntity, type Role } from './claim.ts';
import { parseDate } from './date.ts';
import { denialReaches } from './logic.ts';
import type { RoleMap } from './predicates.ts';
import { relation, slotsAlike } from './relation.ts';
import { placesAround, type World, wholesOf } from './world.ts';

export interface ClaimKeys {
  /** It is filed under these. */
  readonly filed: readonly string[];
  /** What it bears on, or what bears on it, is filed under these. */
  readonly asked: readonly string[];
}

const keyOf = (world: World, predicate: string, role: Role, filler: Filler): string => {
  const isEither = isParticipant(role) && (world.vocabulary.predicates.get(predicate)?.symmetric ?? false);
  if (fillerType(filler) !== 'date') return `${isEither ? 'EITHER' : role} ${filler}`;
  const { earliest, latest } = parseDate(fillerValue(filler));
  return `${role} ${earliest}..${latest}`;
};

const isParticipant = (role: Role): boolean => role === 'SUBJECT' || role === 'OBJECT';

/** Every choice of one of each list. */
const products = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>(
    (done, list) => done.flatMap((one) => list.map((next) => [...one, next])),
    [[]],
  );

/** A claim is broader than those of which some slots are its own; a PLACE also stands for those around it. Times are left to `bears`. */
function bySlots(world: World, claim: ClaimKey): ClaimKeys {
  const { predicate } = claim;
  const slots = filledSlots(claim.slots).filter(([role]) => role !== 'TIME');
  const texts = slots.map(([role, filler]) => keyOf(world, predicate, role, filler));
  const wide = slots.map(([role, filler], at) => {
    const around = role === 'PLACE' && isEntity(filler) ? placesAround(world, filler) : [];
    return [texts[at] ?? '', ...around.map((place) => keyOf(world, predicate, role, place))];
  });
  const choices = products(wide.map((list) => ['', ...list]))
    .map((choice) => choice.filter(Boolean).sort().join(' & '))
    .filter(Boolean);
  const whole = [...texts].sort().join(' & ');
  const pairs = texts.flatMap((one, at) => texts.slice(at + 1).map((other) => [one, other].sort().join(' & ')));
  const time = claim.slots.TIME;
  const dated =
    time === undefined
      ? []
      : texts.map((text) => `dated ${predicate} ${text} & ${keyOf(world, predicate, 'TIME', time)}`);
  return {
    filed: [`whole ${predicate} ${whole}`, ...choices.map((choice) => `part ${predicate} ${choice}`), ...dated],
    asked: [
      ...choices.map((choice) => `whole ${predicate} ${choice}`),
      `whole ${predicate} `,
      `part ${predicate} ${whole}`,
      ...pairs.map((pair) => `part ${predicate} ${pair}`),
      ...dated,
    ],
  };
}

/** A filler as those that are the same, a part or a whole find it. */
const filedAs = (world: World, filler: Filler): readonly string[] => [
  `=${filler}`,
  ...(isEntity(filler) ? wholesOf(world, filler) : []).map((whole) => `<${whole}`),
];
const askedAs = (world: World, filler: Filler): readonly string[] => [
  `=${filler}`,
  `<${filler}`,
  ...(isEntity(filler) ? wholesOf(world, filler) : []).map((whole) => `=${whole}`),
];

/** Under pairs of predicates that the vocabulary declares, all mapped roles alike or part of each other. */
function byAdjacency(world: World, claim: ClaimKey): ClaimKeys {
  const filed: string[] = [];
  const asked: string[] = [];
  const add = (pair: string, side: 'denied' | 'affirmed', roles: readonly Role[]): void => {
    const other = side === 'denied' ? 'affirmed' : 'denied';
    const shape = roles.map((role) => (claim.slots[role] === undefined ? '-' : '+')).join('');
    const fillers = roles.flatMap((role) => claim.slots[role] ?? []);
    if (fillers.length === 0) return;
    const texts = (as: typeof filedAs, where: string) =>
      products(fillers.map((filler) => as(world, filler))).map(
        (choice) => `${where} ${pair} ${shape} ${choice.join(' ')}`,
      );
    filed.push(...texts(filedAs, side));
    asked.push(...texts(askedAs, other));
  };
  for (const predicate of world.vocabulary.predicates.values()) {
    for (const [at, { to, map }] of predicate.adjacent.entries()) {
      const pair = `${predicate.name}>${to}#${at}`;
      if (predicate.name === claim.predicate) add(pair, 'denied', Object.keys(map) as Role[]);
      if (to === claim.predicate) add(pair, 'affirmed', Object.values(map as RoleMap));
    }
  }
  return { filed, asked };
}

/** Under one predicate, by a participant that is part of the other's. */
function byParts(world: World, claim: ClaimKey): ClaimKeys {
  const isSymmetric = world.vocabulary.predicates.get(claim.predicate)?.symmetric ?? false;
  const above = (filler: Filler): readonly Filler[] =>
    isEntity(filler) ? [...wholesOf(world, filler), ...placesAround(world, filler)] : [];
  const filed: string[] = [];
  const asked: string[] = [];
  for (const role of ['SUBJECT', 'OBJECT'] as const) {
    const one = claim.slots[role];
    const other = claim.slots[role === 'SUBJECT' ? 'OBJECT' : 'SUBJECT'];
    if (one === undefined || !isEntity(one)) continue;
    const prefix = `${claim.predicate} ${isSymmetric ? 'EITHER' : role}`;
    const others = other === undefined ? [] : [other, ...above(other)];
    const own = ['*', other ?? '-', ...others.slice(1).map((higher) => `under ${higher}`)];
    const sought = other === undefined ? ['*'] : ['-', ...others, `under ${other}`];
    filed.push(...own.map((suffix) => `of whole ${prefix} ${one} ${suffix}`));
    asked.push(...own.map((suffix) => `of part ${prefix} ${one} ${suffix}`));
    for (const whole of wholesOf(world, one)) {
      filed.push(...sought.map((suffix) => `of part ${prefix} ${whole} ${suffix}`));
      asked.push(...sought.map((suffix) => `of whole ${prefix} ${whole} ${suffix}`));
    }
  }
  return { filed, asked };
}

/** Each once. */
export function claimKeys(world: World, claim: ClaimKey): ClaimKeys {
  const all = [bySlots(world, claim), byAdjacency(world, claim), byParts(world, claim)];
  return {
    filed: [...new Set(all.flatMap(({ filed }) => filed))],
    asked: [...new Set(all.flatMap(({ asked }) => asked))],
  };
}

/** Whether what is said of one claim can matter for the other, by the claims alone: comparable, overlapping or adjacent. */
export function bears(world: World, a: ClaimKey, b: ClaimKey): boolean {
  const is = relation(world, a, b);
  if (is === 'EQUAL' || is === 'BROADER' || is === 'NARROWER') return true;
  if (is === 'OVERLAPPING' && slotsAlike(world, a, b).length >= 2) return true;
  if (is === 'DISJOINT' && isPartDisjoint(world, a, b)) return true;
  return (
    (denialReaches(a.modality, b.modality) && adjacency(world, a, b)?.isWhole === true) ||
    (denialReaches(b.modality, a.modality) && adjacency(world, b, a)?.isWhole === true)
  );
}
