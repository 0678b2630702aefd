// Finds the claims whose denial bears on another claim without being comparable with it, without holding each against each.
import { adjacency, isPartDisjoint } from './adjacency.ts';
import { type ClaimRecord, type Filler, filledSlots, isEntity, type Role } from './claim.ts';
import type { EntityId } from './entity.ts';
import { denialReaches } from './logic.ts';
import type { RoleMap } from './predicates.ts';
import { placesAround, type World, wholesOf } from './world.ts';

/** A denial of `denied` is ADJACENT to an affirmation of `affirmed`, replies and voices apart. */
export interface AdjacentPair {
  readonly denied: ClaimRecord;
  readonly affirmed: ClaimRecord;
}

type Lists = Map<string, ClaimRecord[]>;

const addTo = (lists: Lists, key: string, claim: ClaimRecord): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [claim]);
  else list.push(claim);
};

const wholes = (world: World, filler: Filler): readonly EntityId[] => (isEntity(filler) ? wholesOf(world, filler) : []);

/** Which of the roles are filled: two claims meet without a reply only where these are the same. */
const shapeOf = (claim: ClaimRecord, roles: readonly Role[]): string =>
  roles.map((role) => (claim.slots[role] === undefined ? '-' : '+')).join('');

/**
 * The pairs under two predicates, one mapped onto the other. Candidates are the claims of the same shape that share the
 * mapped filler which the fewest share: itself, a whole that it is part of, or a part of it.
 */
const pairsUnder = (
  world: World,
  denied: readonly ClaimRecord[],
  affirmed: readonly ClaimRecord[],
  map: RoleMap,
): readonly AdjacentPair[] => {
  const [from, to] = [Object.keys(map) as Role[], Object.values(map)];
  const exact: Lists = new Map();
  const parts: Lists = new Map();
  for (const claim of affirmed)
    to.forEach((role, at) => {
      const filler = claim.slots[role];
      if (filler === undefined) return;
      const prefix = `${shapeOf(claim, to)} ${at}`;
      addTo(exact, `${prefix} ${filler}`, claim);
      for (const whole of wholes(world, filler)) addTo(parts, `${prefix} ${whole}`, claim);
    });
  const candidates = (claim: ClaimRecord): readonly ClaimRecord[] => {
    const shape = shapeOf(claim, from);
    let fewest: readonly ClaimRecord[] | undefined;
    from.forEach((role, at) => {
      const filler = claim.slots[role];
      if (filler === undefined) return;
      const lists = [filler, ...wholes(world, filler)].map((same) => exact.get(`${shape} ${at} ${same}`));
      const found = [...lists, parts.get(`${shape} ${at} ${filler}`)].flatMap((list) => list ?? []);
      if (fewest === undefined || found.length < fewest.length) fewest = found;
    });
    return fewest ?? [];
  };
  return denied.flatMap((claim) =>
    candidates(claim)
      .filter(
        (other) => denialReaches(claim.modality, other.modality) && adjacency(world, claim, other)?.isWhole === true,
      )
      .map((other) => ({ denied: claim, affirmed: other })),
  );
};

const PARTICIPANTS = ['SUBJECT', 'OBJECT'] as const;

/**
 * The pairs under one predicate that are disjoint by a part and its whole, both ways. A claim about a part looks among the
 * claims about its wholes whose other participant is the same, absent, or above or below its own in either hierarchy.
 */
const pairsOfParts = (world: World, claims: readonly ClaimRecord[]): readonly AdjacentPair[] => {
  const lists: Lists = new Map();
  const above = (filler: Filler): readonly Filler[] =>
    isEntity(filler) ? [...wholesOf(world, filler), ...placesAround(world, filler)] : [];
  const isSymmetric = (claim: ClaimRecord) => world.vocabulary.predicates.get(claim.predicate)?.symmetric ?? false;
  /** Each participant with the other one; a symmetric predicate's stand in one place. */
  const sides = (claim: ClaimRecord) =>
    PARTICIPANTS.flatMap((role) => {
      const one = claim.slots[role];
      const other = claim.slots[role === 'SUBJECT' ? 'OBJECT' : 'SUBJECT'];
      return one === undefined ? [] : [{ side: isSymmetric(claim) ? 'EITHER' : role, one, other }];
    });
  for (const claim of claims)
    for (const { side, one, other } of sides(claim)) {
      const prefix = `${side} ${one}`;
      addTo(lists, `${prefix} *`, claim);
      addTo(lists, `${prefix} ${other ?? '-'}`, claim);
      for (const higher of other === undefined ? [] : above(other)) addTo(lists, `${prefix} under ${higher}`, claim);
    }
  const pairs: AdjacentPair[] = [];
  for (const claim of claims) {
    const found = new Set<ClaimRecord>();
    for (const { side, one, other } of sides(claim))
      for (const whole of wholes(world, one)) {
        const suffixes = other === undefined ? ['*'] : ['-', other, ...above(other), `under ${other}`];
        for (const suffix of suffixes)
          for (const candidate of lists.get(`${side} ${whole} ${suffix}`) ?? []) found.add(candidate);
      }
    for (const other of found) {
      if (!isPartDisjoint(world, claim, other)) continue;
      if (denialReaches(claim.modality, other.modality)) pairs.push({ denied: claim, affirmed: other });
      if (denialReaches(other.modality, claim.modality)) pairs.push({ denied: other, affirmed: claim });
    }
  }
  return pairs;
};

/** Every adjacent pair of the claims; one that is found twice, by either participant, is given twice. */
export const adjacentPairs = (world: World, claims: Iterable<ClaimRecord>): readonly AdjacentPair[] => {
  const byPredicate: Lists = new Map();
  for (const claim of claims) if (filledSlots(claim.slots).length > 0) addTo(byPredicate, claim.predicate, claim);
  return [...byPredicate].flatMap(([predicate, denied]) => [
    ...pairsOfParts(world, denied),
    ...(world.vocabulary.predicates.get(predicate)?.adjacent ?? []).flatMap(({ to, map }) =>
      pairsUnder(world, denied, byPredicate.get(to) ?? [], map as RoleMap),
    ),
  ]);
};
