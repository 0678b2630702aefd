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

/** The keys under which a claim is looked up, each worked out once. */
interface Keys {
  /** In the order of ROLES. */
  readonly slots: readonly { readonly role: Role; readonly key: string }[];
  /** Of its PLACE, then of the places around it. */
  readonly places: readonly string[];
  /** Of each two of its slots. */
  readonly pairs: readonly string[];
}

const keysOf = (world: World, claim: ClaimKey): Keys => {
  const slots = filledSlots(claim.slots).map(([role, filler]) => ({
    role,
    key: keyOf(world, claim.predicate, role, filler),
  }));
  const place = claim.slots.PLACE;
  const around = isEntity(place) ? placesAround(world, place) : [];
  const sorted = slots.map(({ key }) => key).sort();
  return {
    slots,
    places: (place === undefined ? [] : [place, ...around]).map((outer) =>
      keyOf(world, claim.predicate, 'PLACE', outer),
    ),
    pairs: sorted.flatMap((first, at) => sorted.slice(at + 1).map((second) => `${first} & ${second}`)),
  };
};

/**
 * Indexes claims by their slots. Cost: what is broader than a claim shares its own rarest slot with it, so each claim waits
 * under that one; what is narrower is found under the claim's rarest; what overlaps shares two. Claims with no slot but
 * TIME, which hold for almost anything, are held against all of their predicate.
 */
export const claimIndex = (world: World, claims: Iterable<ClaimRecord>): FindNeighbors => {
  const bySlot: Lists = new Map();
  /** By place and each place around it. */
  const byPlaceWithin: Lists = new Map();
  const byPair: Lists = new Map();
  const byPredicate: Lists = new Map();
  const waiting: Lists = new Map();

  /** The slot that the fewest claims fill alike; undefined where only a TIME, or nothing, is filled. */
  const rarest = (keys: Keys): { readonly key: string; readonly list: readonly ClaimRecord[] } | undefined => {
    let found: { readonly key: string; readonly list: readonly ClaimRecord[] } | undefined;
    for (const { role, key } of keys.slots) {
      if (role === 'TIME') continue;
      const list = (role === 'PLACE' ? byPlaceWithin : bySlot).get(key) ?? NONE;
      if (found === undefined || list.length < found.list.length) found = { key, list };
    }
    return found;
  };

  const indexed = Array.from(claims, (claim) => ({ claim, keys: keysOf(world, claim) }));
  for (const { claim, keys } of indexed) {
    addTo(byPredicate, claim.predicate, claim);
    for (const { key } of keys.slots) addTo(bySlot, key, claim);
    for (const key of keys.places) addTo(byPlaceWithin, key, claim);
    for (const key of keys.pairs) addTo(byPair, key, claim);
  }
  for (const { claim, keys } of indexed) addTo(waiting, rarest(keys)?.key ?? claim.predicate, claim);

  const candidates = (claim: ClaimKey): ReadonlySet<ClaimRecord> => {
    const keys = keysOf(world, claim);
    const found = new Set<ClaimRecord>();
    const add = (list: readonly ClaimRecord[] = NONE): void => {
      for (const candidate of list) found.add(candidate);
    };
    add(rarest(keys)?.list ?? byPredicate.get(claim.predicate));
    add(waiting.get(claim.predicate));
    for (const { key } of keys.slots) add(waiting.get(key));
    for (const key of keys.places) add(waiting.get(key));
    for (const key of keys.pairs) add(byPair.get(key));
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
