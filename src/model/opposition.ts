// How a denial stands to an affirmation: squarely against it, against a part, beside it, or only in answer to it.
import { adjacency, isPartDisjoint } from './adjacency.ts';
import { type Limit, limitsOf } from './limits.ts';
import { denialReaches } from './logic.ts';
import { relation, slotsAlike } from './relation.ts';
import { type Spoken, voicesOf } from './spoken.ts';
import { counts, type Hedge, type Wording } from './statement.ts';
import type { World } from './world.ts';

export const GRADES = ['DIRECT', 'SCOPED', 'ADJACENT', 'DISJOINT'] as const;
export type Grade = (typeof GRADES)[number];

export interface Opposition {
  readonly grade: Grade;
  /** Of the denial. */
  readonly wording: Wording;
  /** What the denial is limited to; empty only where it is DIRECT. */
  readonly limits: readonly Limit[];
  /** Those of the denial's own speaker, not the reporter's. */
  readonly hedges: readonly Hedge[];
}

/** Enough common ground for two overlapping claims to be about one thing. */
const LEAST_ALIKE = 2;

/** Whether the denial answers the affirmation. */
const isReply = (affirming: Spoken, denying: Spoken): boolean =>
  denying.statement.respondsTo.includes(affirming.statement.id);

/** No speaker, principal, relay or relay's principal of one is any of these in the other. */
const areApart = (a: Spoken, b: Spoken): boolean => {
  const voices = voicesOf(b.statement);
  return ![...voicesOf(a.statement)].some((voice) => voices.has(voice));
};

type Judged = Pick<Opposition, 'grade' | 'limits'>;

const compared = (world: World, affirming: Spoken, denying: Spoken): Judged | undefined => {
  const [affirmed, denied] = [affirming.claim, denying.claim];
  const is = relation(world, denied, affirmed);
  if (is === 'EQUAL' || is === 'BROADER') return { grade: 'DIRECT', limits: [] };
  if (
    is === 'NARROWER' ||
    (is === 'OVERLAPPING' && (slotsAlike(world, affirmed, denied).length >= LEAST_ALIKE || isReply(affirming, denying)))
  )
    return { grade: 'SCOPED', limits: limitsOf(world, affirmed, denied) };
  const beside = adjacency(world, denied, affirmed);
  const isBeside =
    (beside !== undefined && (beside.isWhole || isReply(affirming, denying))) ||
    (is === 'DISJOINT' && isPartDisjoint(world, affirmed, denied));
  return isBeside && areApart(affirming, denying)
    ? { grade: 'ADJACENT', limits: limitsOf(world, affirmed, denied, beside?.map) }
    : undefined;
};

/**
 * The opposition of a statement that affirms and one that denies, by another speaker or the same; undefined where there is
 * none, where the stances are others, or where either doesn't count (headline, retracted, superseded).
 * DIRECT, SCOPED and ADJACENT need a denial whose modality reaches the affirmed one (denying POSSIBLE reaches ACTUAL);
 * DISJOINT needs the reply alone, and so covers a reply about another modality, or one under an adjacent pair between
 * statements that share a voice.
 */
export const opposition = (world: World, affirming: Spoken, denying: Spoken): Opposition | undefined => {
  if (affirming.statement.stance !== 'AFFIRMS' || denying.statement.stance !== 'DENIES') return undefined;
  if (!counts(affirming.statement) || !counts(denying.statement)) return undefined;
  const judged =
    (denialReaches(denying.claim.modality, affirming.claim.modality)
      ? compared(world, affirming, denying)
      : undefined) ?? (isReply(affirming, denying) ? disjoint(world, affirming, denying) : undefined);
  return (
    judged && {
      ...judged,
      wording: denying.statement.wording,
      hedges: denying.statement.hedges.filter(({ by }) => by === 'SPEAKER'),
    }
  );
};

const disjoint = (world: World, affirming: Spoken, denying: Spoken): Judged => ({
  grade: 'DISJOINT',
  limits: limitsOf(world, affirming.claim, denying.claim, adjacency(world, denying.claim, affirming.claim)?.map),
});
