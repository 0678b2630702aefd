// What changes in a story when some voices are taken away.

import type { ClaimKey, ClaimRecord } from './claim.ts';
import { type Carried, type Corroboration, corroboration } from './corroboration.ts';
import type { RelationshipRecord } from './derived.ts';
import { isAffirmedBy } from './logic.ts';
import { type Status, status } from './status.ts';
import type { World } from './world.ts';

/** How a claim stands by some statements. */
export interface Standing {
  readonly status: Status;
  /** Of those who affirm it or a narrower claim. */
  readonly corroboration: Corroboration;
  /** Counted statements about the claim itself. */
  readonly statementCount: number;
}

/** `spoken`: at least the counted statements that bear on the claim. */
export const standingOf = (world: World, claim: ClaimRecord, spoken: readonly Carried[]): Standing => ({
  status: status(world, claim, spoken),
  corroboration: corroboration(spoken.filter((said) => isAffirmedBy(world, claim as ClaimKey, said.claim))),
  statementCount: spoken.filter((said) => said.claim.id === claim.id).length,
});

/** Whether anything that `standingOf` tells differs. */
export const differs = (before: Standing, after: Standing): boolean =>
  before.status !== after.status ||
  before.statementCount !== after.statementCount ||
  Object.entries(before.corroboration).some(
    ([rung, count]) => after.corroboration[rung as keyof Corroboration] !== count,
  );

/** Whether someone affirms the relationship: what leads from one entity to another. */
export const leads = (relationship: Pick<RelationshipRecord, 'affirmedBy'> | undefined): boolean =>
  relationship !== undefined && relationship.affirmedBy.length > 0;
