// A statement with the claim that it is about: what most rules judge.
import type { ClaimRecord } from './claim.ts';
import type { EntityId } from './entity.ts';
import { counts, type Stance, type StatementRecord } from './statement.ts';

export interface Spoken {
  readonly statement: StatementRecord;
  readonly claim: ClaimRecord;
}

/** The counted statements of one stance, in the order given. */
export const countedOf = <Said extends Spoken>(spoken: readonly Said[], stance: Stance): readonly Said[] =>
  spoken.filter(({ statement }) => statement.stance === stance && counts(statement));

/** Speaker, principal, relays and their principals, each once. Publishers are voices too, but of the evidence. */
export const voicesOf = (statement: Pick<StatementRecord, 'speaker' | 'principal' | 'relays'>): ReadonlySet<EntityId> =>
  new Set(
    [
      statement.speaker,
      statement.principal,
      ...statement.relays.flatMap((relay) => [relay.entity, relay.principal]),
    ].filter((voice) => voice !== undefined),
  );
