// What a denial is limited to: where its claim says other than, or more than, the claim that it stands against.
import { type ClaimKey, type Filler, filledSlots, type Role } from './claim.ts';
import { denialReaches } from './logic.ts';
import type { RoleMap } from './predicates.ts';
import { alignedSlots, fillerRelation } from './relation.ts';
import type { World } from './world.ts';

/** The predicate and the modality limit a denial as much as a slot does. */
export type LimitRole = Role | 'PREDICATE' | 'MODALITY';

export interface Limit {
  /** Of the denied claim. */
  readonly role: LimitRole;
  /** A filler, or the name of a predicate or modality; absent where the affirmed claim leaves it open. */
  readonly affirmed?: Filler | string;
  /** A filler, or the name of a predicate or modality. */
  readonly denied: Filler | string;
}

/** A filler that is alike or wider than the affirmed one limits nothing. */
const slotLimits = (world: World, affirmed: ClaimKey, denied: ClaimKey): readonly Limit[] => {
  const slots = alignedSlots(world, affirmed, denied);
  return filledSlots(denied.slots).flatMap(([role, filler]): Limit[] => {
    const other = slots[role];
    if (other === undefined) return [{ role, denied: filler }];
    const is = fillerRelation(world, role, filler, other);
    return is === 'ALIKE' || is === 'WIDER' ? [] : [{ role, affirmed: other, denied: filler }];
  });
};

/**
 * The affirmed claim's role that a role of the denied one is held against. A participant without a mapped role has none
 * (who sells is not who uses); qualifiers keep their role, unless the map gives it to another.
 */
const counterpart = (role: Role, map: RoleMap | undefined): Role | undefined => {
  if (map === undefined) return role;
  if (map[role] !== undefined) return map[role];
  return role === 'SUBJECT' || role === 'OBJECT' || Object.values(map).includes(role) ? undefined : role;
};

const limitsAcross = (world: World, affirmed: ClaimKey, denied: ClaimKey, map: RoleMap | undefined): readonly Limit[] =>
  filledSlots(denied.slots).flatMap(([role, filler]): Limit[] => {
    const to = counterpart(role, map);
    const other = to === undefined ? undefined : affirmed.slots[to];
    if (other === undefined) return [{ role, denied: filler }];
    const is = fillerRelation(world, role, filler, other);
    return is === 'ALIKE' || is === 'WIDER' ? [] : [{ role, affirmed: other, denied: filler }];
  });

/**
 * The limits of a denial of `denied` held against an affirmation of `affirmed`: the predicate where it is another, the
 * modality where the denial doesn't reach the affirmed one, then slots in the order of ROLES.
 * `map` takes roles of the denied claim to roles of the affirmed one, for predicates that the vocabulary pairs.
 */
export const limitsOf = (world: World, affirmed: ClaimKey, denied: ClaimKey, map?: RoleMap): readonly Limit[] => {
  const limits: Limit[] = [];
  if (affirmed.predicate !== denied.predicate)
    limits.push({ role: 'PREDICATE', affirmed: affirmed.predicate, denied: denied.predicate });
  if (!denialReaches(denied.modality, affirmed.modality))
    limits.push({ role: 'MODALITY', affirmed: affirmed.modality, denied: denied.modality });
  return limits.concat(
    affirmed.predicate === denied.predicate
      ? slotLimits(world, affirmed, denied)
      : limitsAcross(world, affirmed, denied, map),
  );
};
