// Claims that bear on each other without being comparable: under neighboring predicates, or about a body and its part.
import { type ClaimKey, type Filler, filledSlots, isEntity, type Role, type Slots } from './claim.ts';
import type { RoleMap } from './predicates.ts';
import { alignedSlots, fillerRelation, relation } from './relation.ts';
import { isPartOf, type World } from './world.ts';

/**
 * How a denied claim meets an affirmed one: `isWhole` when every mapped role is filled in both or in neither. Where one
 * is filled on one side only the two meet only in reply (an opposition), or as an absent role that matches (conceded ground).
 */
export interface Adjacency {
  /** Roles of the first claim to roles of the second. */
  readonly map: RoleMap;
  readonly isWhole: boolean;
}

const isSameOrPart = (world: World, a: Filler, b: Filler): boolean =>
  a === b || (isEntity(a) && isEntity(b) && (isPartOf(world, a, b) || isPartOf(world, b, a)));

/** At least one mapped role is filled in both, and all that are filled in both are the same or `partOf` each other. */
const meetUnder = (world: World, from: Slots, to: Slots, map: RoleMap): Adjacency | undefined => {
  let areMet = false;
  let isWhole = true;
  for (const [fromRole, toRole] of Object.entries(map) as [Role, Role][]) {
    const [left, right] = [from[fromRole], to[toRole]];
    if (left === undefined && right === undefined) continue;
    if (left === undefined || right === undefined) isWhole = false;
    else if (isSameOrPart(world, left, right)) areMet = true;
    else return undefined;
  }
  return areMet ? { map, isWhole } : undefined;
};

/**
 * Whether a denial of `denied` bears on an affirmation of `affirmed` by a pair of predicates that the vocabulary declares,
 * in its direction (SELLS bears on USES, not the converse), by the claims alone: modality and voices apart.
 */
export const adjacency = (world: World, denied: ClaimKey, affirmed: ClaimKey): Adjacency | undefined => {
  for (const { to, map } of world.vocabulary.predicates.get(denied.predicate)?.adjacent ?? []) {
    const met = to === affirmed.predicate ? meetUnder(world, denied.slots, affirmed.slots, map) : undefined;
    if (met !== undefined) return met;
  }
  return undefined;
};

/** Whether the claims stand under an adjacent pair of predicates whichever of the two the vocabulary names first. */
export const isAdjacentEitherWay = (world: World, a: ClaimKey, b: ClaimKey): boolean =>
  adjacency(world, a, b) !== undefined || adjacency(world, b, a) !== undefined;

/**
 * Whether two claims of one predicate are DISJOINT only by participants (SUBJECT, OBJECT) of which one is `partOf` the
 * other: what is said of an army and of its state. The same both ways.
 */
export const isPartDisjoint = (world: World, a: ClaimKey, b: ClaimKey): boolean => {
  if (relation(world, a, b) !== 'DISJOINT') return false;
  return filledSlots(alignedSlots(world, a, b)).every(([role, left]) => {
    const right = b.slots[role];
    if (right === undefined || fillerRelation(world, role, left, right) !== 'EXCLUSIVE') return true;
    return (role === 'SUBJECT' || role === 'OBJECT') && isSameOrPart(world, left, right);
  });
};
