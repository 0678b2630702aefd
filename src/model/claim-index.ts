// Finds the claims that a claim compares with, without holding each against each.
import {
  type ClaimKey,
  type ClaimRecord,
  type Filler,
  filledSlots,
  fillerType,
  fillerValue,
  isEntity,
  type Role,
} from './claim.ts';
import { parseDate } from './date.ts';
import { relation, slotsAlike } from './relation.ts';
import { placesAround, type World } from './world.ts';

/** The claims of one predicate that a claim stands to, itself left out. */
export interface Neighbors {
  readonly equal: readonly ClaimRecord[];
  readonly narrower: readonly ClaimRecord[];
  readonly broader: readonly ClaimRecord[];
  /** OVERLAPPING with two slots alike. */
  readonly overlapping: readonly ClaimRecord[];
}

/** `claim` may be one of the index or any other. */
export type FindNeighbors = (claim: ClaimKey & Partial<ClaimRecord>) => Neighbors;

type Lists = Map<string, ClaimRecord[]>;

const NONE: readonly ClaimRecord[] = [];
const LEAST_ALIKE = 2;

const addTo = (lists: Lists, key: string, claim: ClaimRecord): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [claim]);
  else list.push(claim);
};

/**
 * The slots of a claim as keys: equal where the fillers are alike. A symmetric predicate's participants share a role, and
 * dates that span the same time a filler.
 */
const keyOf = (world: World, predicate: string, role: Role, filler: Filler): string => {
  const isEither =
    (role === 'SUBJECT' || role === 'OBJECT') && (world.vocabulary.predicates.get(predicate)?.symmetric ?? false);
  if (fillerType(filler) !== 'date') return `${predicate} ${isEither ? 'EITHER' : role} ${filler}`;
  const { earliest, latest } = parseDate(fillerValue(filler));
  return `${predicate} ${role} ${earliest}..${latest}`;
};

/**
 * Indexes claims by their slots. Cost: what is broader than a claim shares its own rarest slot with it, so each claim waits
 * under that one; what is narrower is found under the claim's rarest; what overlaps shares two. Claims with no slot but
 * TIME, which hold for almost anything, are held against all of their predicate.
 */
export const claimIndex = (world: World, claims: Iterable<ClaimRecord>): FindNeighbors => {
  const all = [...claims];
  const bySlot: Lists = new Map();
  /** By place and each place around it. */
  const byPlaceWithin: Lists = new Map();
  const byPair: Lists = new Map();
  const byPredicate: Lists = new Map();
  const waiting: Lists = new Map();

  const slotKeys = (claim: ClaimKey): readonly string[] =>
    filledSlots(claim.slots).map(([role, filler]) => keyOf(world, claim.predicate, role, filler));
  const pairKeys = (claim: ClaimKey): readonly string[] => {
    const keys = slotKeys(claim).toSorted();
    return keys.flatMap((first, at) => keys.slice(at + 1).map((second) => `${first} & ${second}`));
  };
  const placeKeys = (claim: ClaimKey): readonly string[] => {
    const place = claim.slots.PLACE;
    if (place === undefined) return [];
    return [place, ...(isEntity(place) ? placesAround(world, place) : [])].map((around) =>
      keyOf(world, claim.predicate, 'PLACE', around),
    );
  };
  /** The key of the slot that the fewest claims fill alike; undefined where only a TIME, or nothing, is filled. */
  const rarest = (claim: ClaimKey): { readonly key: string; readonly list: readonly ClaimRecord[] } | undefined => {
    let found: { readonly key: string; readonly list: readonly ClaimRecord[] } | undefined;
    for (const [role, filler] of filledSlots(claim.slots)) {
      if (role === 'TIME') continue;
      const key = keyOf(world, claim.predicate, role, filler);
      const list = (role === 'PLACE' ? byPlaceWithin : bySlot).get(key) ?? NONE;
      if (found === undefined || list.length < found.list.length) found = { key, list };
    }
    return found;
  };

  for (const claim of all) {
    addTo(byPredicate, claim.predicate, claim);
    for (const key of slotKeys(claim)) addTo(bySlot, key, claim);
    for (const key of placeKeys(claim)) addTo(byPlaceWithin, key, claim);
    for (const key of pairKeys(claim)) addTo(byPair, key, claim);
  }
  for (const claim of all) addTo(waiting, rarest(claim)?.key ?? claim.predicate, claim);

  const candidates = (claim: ClaimKey): ReadonlySet<ClaimRecord> => {
    const lists = [
      rarest(claim)?.list ?? byPredicate.get(claim.predicate),
      waiting.get(claim.predicate),
      ...[...slotKeys(claim), ...placeKeys(claim)].map((key) => waiting.get(key)),
      ...pairKeys(claim).map((key) => byPair.get(key)),
    ];
    const found = new Set<ClaimRecord>();
    for (const list of lists) for (const candidate of list ?? NONE) found.add(candidate);
    return found;
  };

  return (claim) => {
    const equal: ClaimRecord[] = [];
    const narrower: ClaimRecord[] = [];
    const broader: ClaimRecord[] = [];
    const overlapping: ClaimRecord[] = [];
    for (const other of candidates(claim)) {
      if (other.id === claim.id) continue;
      const is = relation(world, other, claim);
      if (is === 'EQUAL') equal.push(other);
      else if (is === 'NARROWER') narrower.push(other);
      else if (is === 'BROADER') broader.push(other);
      else if (is === 'OVERLAPPING' && slotsAlike(world, other, claim).length >= LEAST_ALIKE) overlapping.push(other);
    }
    return { equal, narrower, broader, overlapping };
  };
};
