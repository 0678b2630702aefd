// What several claims of one predicate have in common: the slots of the most specific claim that holds for all of them.
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
import { dateContains } from './date.ts';
import { placesAround, type World } from './world.ts';

/** The nearest place that is, or is around, all of them. */
const sharedPlace = (world: World, places: readonly Filler[]): Filler | undefined => {
  const chains = places.map((place) => [place, ...(isEntity(place) ? placesAround(world, place) : [])]);
  const [first, ...others] = chains;
  return first?.find((place) => others.every((chain) => chain.includes(place)));
};

/** The one among them that contains all; no span is made up that nobody named. */
const sharedTime = (times: readonly Filler[]): Filler | undefined =>
  times.every((time) => fillerType(time) === 'date')
    ? times.toSorted().find((outer) => times.every((inner) => dateContains(fillerValue(outer), fillerValue(inner))))
    : undefined;

const sharedFiller = (world: World, role: Role, fillers: readonly Filler[]): Filler | undefined => {
  const [first] = fillers;
  if (fillers.every((filler) => filler === first)) return first;
  if (role === 'PLACE') return sharedPlace(world, fillers);
  return role === 'TIME' ? sharedTime(fillers) : undefined;
};

/**
 * The slots of the most specific claim that is EQUAL to or BROADER than each of the claims, whatever their order. Expects at
 * least one claim, and one predicate.
 */
export const sharedSlots = (world: World, claims: readonly ClaimKey[]): Slots => {
  const shared: Partial<Record<Role, Filler>> = {};
  for (const role of ROLES) {
    const fillers = claims.flatMap((claim) => claim.slots[role] ?? []);
    if (fillers.length < claims.length) continue;
    const filler = sharedFiller(world, role, fillers);
    if (filler !== undefined) shared[role] = filler;
  }
  return shared;
};
