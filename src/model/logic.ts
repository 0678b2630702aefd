// What follows from a claim's being affirmed or denied, for claims of the same predicate.
import type { ClaimKey, Modality } from './claim.ts';
import { relation } from './relation.ts';
import type { World } from './world.ts';

const isFact = (modality: Modality): boolean => modality === 'ACTUAL' || modality === 'FUTURE';

/** Whether affirming under `affirmed` affirms under `other`: what is or will be, can be. Other modalities don't touch. */
export const affirmationReaches = (affirmed: Modality, other: Modality): boolean =>
  affirmed === other || (isFact(affirmed) && other === 'POSSIBLE');

/** Whether denying under `denied` denies under `other`: what can't be, neither is nor will be. Other modalities don't touch. */
export const denialReaches = (denied: Modality, other: Modality): boolean =>
  denied === other || (denied === 'POSSIBLE' && isFact(other));

/** Whether who affirms `said` affirms `claim`: an equal or broader one, of a modality that the affirmation reaches. */
export const isAffirmedBy = (world: World, claim: ClaimKey, said: ClaimKey): boolean => {
  if (!affirmationReaches(said.modality, claim.modality)) return false;
  const is = relation(world, claim, said);
  return is === 'EQUAL' || is === 'BROADER';
};

/** Whether who denies `said` denies `claim`: an equal or narrower one, of a modality that the denial reaches. */
export const isDeniedBy = (world: World, claim: ClaimKey, said: ClaimKey): boolean => {
  if (!denialReaches(said.modality, claim.modality)) return false;
  const is = relation(world, claim, said);
  return is === 'EQUAL' || is === 'NARROWER';
};

/** Whether who denies `said` denies a part of `claim` only: a narrower one, of a modality that the denial reaches. */
export const isPartlyDeniedBy = (world: World, claim: ClaimKey, said: ClaimKey): boolean =>
  denialReaches(said.modality, claim.modality) && relation(world, claim, said) === 'BROADER';
