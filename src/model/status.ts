// Where a claim stands by what is said of it, by whomever: never whether it is true.
import type { ClaimKey } from './claim.ts';
import { isAffirmedBy, isDeniedBy, isPartlyDeniedBy } from './logic.ts';
import { opposition } from './opposition.ts';
import { relation } from './relation.ts';
import type { Spoken } from './spoken.ts';
import { counts } from './statement.ts';
import type { World } from './world.ts';

export const STATUSES = [
  'UNSTATED',
  'NOT_ASSERTED',
  'CONTESTED',
  'DENIED_ONLY',
  'SCOPED_DENIAL',
  'UNCERTAIN',
  'UNCONTESTED',
] as const;
export type Status = (typeof STATUSES)[number];

/** Questions, refusals to say and reports without origin take no side: they bear on a claim and its broader ones of one modality. */
const isRaisedBy = (world: World, claim: ClaimKey, said: ClaimKey): boolean => {
  if (said.modality !== claim.modality) return false;
  const is = relation(world, claim, said);
  return is === 'EQUAL' || is === 'BROADER';
};

/**
 * The first that matches:
 * UNSTATED: no statement about it or a narrower claim, none that denies it;
 * NOT_ASSERTED: only questions, refusals to say, and reports without origin;
 * CONTESTED: affirmed and denied, both by Logic;
 * DENIED_ONLY: denied by Logic;
 * SCOPED_DENIAL: a narrower claim is denied, or a statement that affirms it is opposed as SCOPED; nobody need affirm it;
 * UNCERTAIN: affirmed by Logic, by all only as PROBABLE or POSSIBLE (UNDERSPECIFIED is no hedge);
 * UNCONTESTED: affirmed by Logic.
 *
 * "A statement that affirms it" is one about a claim of the same slots: a scoped opposition to what is said of a narrower
 * claim shows on that one. So a status depends on comparable and overlapping claims only, never on the neighbors of those.
 * `spoken` may hold statements about anything, in any order; those that don't count are left out.
 */
export const status = (world: World, claim: ClaimKey, spoken: readonly Spoken[]): Status => {
  const affirming: Spoken[] = [];
  const denials: Spoken[] = [];
  let isRaised = false;
  let isDenied = false;
  let isPartlyDenied = false;
  for (const said of spoken) {
    if (!counts(said.statement)) continue;
    if (said.statement.stance === 'AFFIRMS') {
      if (isAffirmedBy(world, claim, said.claim)) affirming.push(said);
    } else if (said.statement.stance === 'DENIES') {
      denials.push(said);
      isDenied ||= isDeniedBy(world, claim, said.claim);
      isPartlyDenied ||= isPartlyDeniedBy(world, claim, said.claim);
    } else isRaised ||= isRaisedBy(world, claim, said.claim);
  }
  if (isDenied) return affirming.length > 0 ? 'CONTESTED' : 'DENIED_ONLY';
  if (isPartlyDenied) return 'SCOPED_DENIAL';
  if (affirming.length === 0) return isRaised ? 'NOT_ASSERTED' : 'UNSTATED';
  const isScoped = affirming.some(
    (said) =>
      relation(world, claim, said.claim) === 'EQUAL' &&
      denials.some((denying) => opposition(world, said, denying)?.grade === 'SCOPED'),
  );
  if (isScoped) return 'SCOPED_DENIAL';
  return affirming.every(({ statement }) => statement.certainty === 'PROBABLE' || statement.certainty === 'POSSIBLE')
    ? 'UNCERTAIN'
    : 'UNCONTESTED';
};
