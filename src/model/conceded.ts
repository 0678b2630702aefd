// What two sides say alike, for all that they dispute.
import { isAdjacentEitherWay } from './adjacency.ts';
import type { ClaimKey, Modality, Role } from './claim.ts';
import type { EntityId } from './entity.ts';
import { affirmationReaches, denialReaches } from './logic.ts';
import { fillerRelation, type Relation, relation, slotsAlike } from './relation.ts';
import { countedOf, type Spoken, voicesOf } from './spoken.ts';
import type { World } from './world.ts';

/** Two statements of one stance, one of each side. */
export interface ConcededGround {
  readonly one: Spoken;
  readonly other: Spoken;
  /** What the claim of `one` is to that of `other`. */
  readonly relation: Extract<Relation, 'EQUAL' | 'BROADER' | 'NARROWER'> | 'ADJACENT';
  /** The roles that both fill, and alike; under two predicates, of those that must be alike. */
  readonly alike: readonly Role[];
}

/** Roles that say how an act is meant; under two predicates they must agree for the ground to be common. */
const HOW: readonly Role[] = ['TIME', 'CHANNEL', 'MANNER', 'EXTENT'];

/** Whether both leave the role open, or fill it alike. */
const agreeIn = (world: World, role: Role, a: ClaimKey, b: ClaimKey): boolean => {
  const [left, right] = [a.slots[role], b.slots[role]];
  if (left === undefined || right === undefined) return left === right;
  return fillerRelation(world, role, left, right) === 'ALIKE';
};

const shared = (
  world: World,
  one: ClaimKey,
  other: ClaimKey,
): Pick<ConcededGround, 'relation' | 'alike'> | undefined => {
  const is = relation(world, one, other);
  if (is === 'EQUAL' || is === 'BROADER' || is === 'NARROWER')
    return { relation: is, alike: slotsAlike(world, one, other) };
  return isAdjacentEitherWay(world, one, other) && HOW.every((role) => agreeIn(world, role, one, other))
    ? { relation: 'ADJACENT', alike: HOW.filter((role) => one.slots[role] !== undefined) }
    : undefined;
};

/** Whether what is said of one modality says anything of the other, whichever comes first. */
const touch = (reaches: (from: Modality, to: Modality) => boolean, one: ClaimKey, other: ClaimKey): boolean =>
  reaches(one.modality, other.modality) || reaches(other.modality, one.modality);

const isVoicedBy = (side: ReadonlySet<EntityId>, { statement }: Spoken): boolean =>
  [...voicesOf(statement)].some((voice) => side.has(voice));

/**
 * The ground that two sides share: pairs of statements, one voiced by each (publishers aside), that both affirm or both
 * deny claims which are EQUAL, NARROWER or BROADER, or stand under an adjacent pair of predicates, read both ways, with at
 * least one mapped role filled in both, an absent one matching, and MANNER, CHANNEL, TIME and EXTENT alike; of modalities
 * that touch each other ("is not sold", "cannot be used"). In the order of `spoken`, first by `one`; a statement is never
 * paired with itself. Cost: the product of what the two sides said.
 */
export const concededGround = (
  world: World,
  side: ReadonlySet<EntityId>,
  otherSide: ReadonlySet<EntityId>,
  spoken: readonly Spoken[],
): readonly ConcededGround[] =>
  (['AFFIRMS', 'DENIES'] as const).flatMap((stance) => {
    const said = countedOf(spoken, stance);
    const reaches = stance === 'AFFIRMS' ? affirmationReaches : denialReaches;
    const others = said.filter((other) => isVoicedBy(otherSide, other));
    return said
      .filter((one) => isVoicedBy(side, one))
      .flatMap((one) =>
        others.flatMap((other): ConcededGround[] => {
          if (one.statement.id === other.statement.id || !touch(reaches, one.claim, other.claim)) return [];
          const ground = shared(world, one.claim, other.claim);
          return ground === undefined ? [] : [{ one, other, ...ground }];
        }),
      );
  });
