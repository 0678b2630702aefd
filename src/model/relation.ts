// How two claims of one predicate stand to each other by what fills their slots. Modality is not looked at: see logic.ts.
import {
  type ClaimKey,
  type Filler,
  fillerType,
  fillerValue,
  isEntity,
  ROLES,
  type Role,
  type Slots,
} from './claim.ts';
import { dateContains, datesIntersect } from './date.ts';
import { exclusive, type Term } from './predicates.ts';
import { isWithin, type World } from './world.ts';

export type Relation = 'EQUAL' | 'BROADER' | 'NARROWER' | 'OVERLAPPING' | 'DISJOINT';

/** What one filler of a role is to another; APART: they differ, yet both may hold. */
export type FillerRelation = 'ALIKE' | 'WIDER' | 'FINER' | 'APART' | 'EXCLUSIVE';

/** Roles whose differing fillers may hold together ("officially, quickly") unless the vocabulary says that they can't. */
const COMPATIBLE_ROLES: ReadonlySet<Role> = new Set(['MANNER', 'INSTRUMENT', 'PURPOSE', 'TOPIC', 'EXTENT']);

const dateRelation = (a: string, b: string): FillerRelation => {
  const isWider = dateContains(a, b);
  const isFiner = dateContains(b, a);
  if (isWider && isFiner) return 'ALIKE';
  if (isWider) return 'WIDER';
  if (isFiner) return 'FINER';
  return datesIntersect(a, b) ? 'APART' : 'EXCLUSIVE';
};

const termOf = (world: World, filler: Filler): Term | undefined =>
  fillerType(filler) === 'term' ? world.vocabulary.terms.get(fillerValue(filler)) : undefined;

const termsExclude = (world: World, a: Filler, b: Filler): boolean => {
  const [left, right] = [termOf(world, a), termOf(world, b)];
  return left !== undefined && right !== undefined && exclusive(left, right);
};

/**
 * What `a` is to `b` in one role. Only a PLACE is WIDER or FINER by its hierarchy, only a TIME by its span; a place within
 * another in any other role (DESTINATION) is APART: neither stands for the other, and neither excludes it.
 * Two dates that span the same time ('2024' and '2024~') are ALIKE. A TIME that is no date ("the assault") may intersect any.
 */
export const fillerRelation = (world: World, role: Role, a: Filler, b: Filler): FillerRelation => {
  if (a === b) return 'ALIKE';
  if (role === 'TIME')
    return fillerType(a) === 'date' && fillerType(b) === 'date'
      ? dateRelation(fillerValue(a), fillerValue(b))
      : 'APART';
  if (COMPATIBLE_ROLES.has(role)) return termsExclude(world, a, b) ? 'EXCLUSIVE' : 'APART';
  if (isEntity(a) && isEntity(b)) {
    if (isWithin(world, b, a)) return role === 'PLACE' ? 'WIDER' : 'APART';
    if (isWithin(world, a, b)) return role === 'PLACE' ? 'FINER' : 'APART';
  }
  return 'EXCLUSIVE';
};

const slotsRelation = (world: World, a: Slots, b: Slots): Relation => {
  let isBroad = true;
  let isNarrow = true;
  let isExclusive = false;
  for (const role of ROLES) {
    const [left, right] = [a[role], b[role]];
    if (left === right) continue;
    if (left === undefined) isNarrow = false;
    else if (right === undefined) isBroad = false;
    else {
      const filler = fillerRelation(world, role, left, right);
      if (filler !== 'ALIKE' && filler !== 'WIDER') isBroad = false;
      if (filler !== 'ALIKE' && filler !== 'FINER') isNarrow = false;
      if (filler === 'EXCLUSIVE') isExclusive = true;
    }
  }
  if (isBroad) return isNarrow ? 'EQUAL' : 'BROADER';
  if (isNarrow) return 'NARROWER';
  return isExclusive ? 'DISJOINT' : 'OVERLAPPING';
};

const exchanged = (slots: Slots): Slots => {
  const { SUBJECT, OBJECT, ...qualifiers } = slots;
  return {
    ...qualifiers,
    ...(OBJECT !== undefined && { SUBJECT: OBJECT }),
    ...(SUBJECT !== undefined && { OBJECT: SUBJECT }),
  };
};

const STRENGTH: Readonly<Record<Relation, number>> = { EQUAL: 3, BROADER: 2, NARROWER: 2, OVERLAPPING: 1, DISJOINT: 0 };

/**
 * The slots of `a` as they are to be held against those of `b`: with the participants exchanged where the predicate is
 * symmetric and they meet better so (MEETS(Musk, –) is broader than MEETS(Biden, Musk)).
 */
export const alignedSlots = (world: World, a: ClaimKey, b: ClaimKey): Slots => {
  if (!world.vocabulary.predicates.get(a.predicate)?.symmetric) return a.slots;
  const swapped = exchanged(a.slots);
  const [straight, crossed] = [slotsRelation(world, a.slots, b.slots), slotsRelation(world, swapped, b.slots)];
  if (STRENGTH[straight] !== STRENGTH[crossed]) return STRENGTH[straight] > STRENGTH[crossed] ? a.slots : swapped;
  return alikeRoles(world, swapped, b.slots).length > alikeRoles(world, a.slots, b.slots).length ? swapped : a.slots;
};

const alikeRoles = (world: World, a: Slots, b: Slots): readonly Role[] =>
  ROLES.filter((role) => {
    const [left, right] = [a[role], b[role]];
    return left !== undefined && right !== undefined && fillerRelation(world, role, left, right) === 'ALIKE';
  });

/**
 * What `a` is to `b`: BROADER when every slot that it fills is filled alike in `b` (a PLACE also by a place within it, a TIME
 * by a time within it) and `b` says more; NARROWER, the converse; OVERLAPPING when neither, and no slot is filled in both
 * with fillers that exclude each other; else DISJOINT. Undefined for claims of two predicates, which don't compare.
 */
export const relation = (world: World, a: ClaimKey, b: ClaimKey): Relation | undefined =>
  a.predicate === b.predicate ? slotsRelation(world, alignedSlots(world, a, b), b.slots) : undefined;

/** The roles that both claims fill, and alike, in the order of ROLES. Expects one predicate. */
export const slotsAlike = (world: World, a: ClaimKey, b: ClaimKey): readonly Role[] =>
  alikeRoles(world, alignedSlots(world, a, b), b.slots);
