// What is worth telling whoever watches a claim or an entity: what a write to the graph made new.
import type { ClaimId, ClaimRecord } from './claim.ts';
import type { EntityId } from './entity.ts';
import { walkBacks } from './lineage.ts';
import { chronologicalKey } from './sort-key.ts';
import type { Spoken } from './spoken.ts';
import { counts, type StatementId, type StatementRecord } from './statement.ts';
import type { World } from './world.ts';

/**
 * FIRST_DENIAL: somebody denies a claim that nobody had denied. CORROBORATION: somebody affirms what only others had.
 * WALK_BACK: a speaker takes the other side of a claim than before. RETRACTION and REINSTATEMENT: a statement counts no
 * longer, or again. MERGE and SPLIT: two entities are judged to be one, or such a judgement is taken back.
 */
export const CHANGE_KINDS = [
  'FIRST_DENIAL',
  'CORROBORATION',
  'WALK_BACK',
  'RETRACTION',
  'REINSTATEMENT',
  'MERGE',
  'SPLIT',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  readonly kind: ChangeKind;
  /** What it is about; absent for entities. */
  readonly claim?: ClaimId;
  /** That by which it came. */
  readonly statement?: StatementId;
  /** Whom it concerns: who is in the claim and who speaks, or the entities judged. Sorted, each once. */
  readonly entities: readonly EntityId[];
}

/** What was said of a claim before, as far as it counted. */
export type Before = Pick<StatementRecord, 'id' | 'stance' | 'speaker' | 'principal'>;

/** Those on whose word a statement rests: a spokesperson's principal, else the speaker. */
const origin = ({ speaker, principal }: Pick<StatementRecord, 'speaker' | 'principal'>): EntityId =>
  principal ?? speaker;

/**
 * What the statements about the claims bring that wasn't there before, claim by claim in the order of `claims`, and in each
 * in time, undated last. `before` are the counted statements of that time about the claims; `spoken` are all of now, about
 * claims equal to these, too. Of each kind one a claim and origin.
 */
export function changes(
  world: World,
  claims: readonly ClaimRecord[],
  spoken: readonly Spoken[],
  before: ReadonlyMap<ClaimId, readonly Before[]>,
): readonly Change[] {
  const known = new Set([...before.values()].flat().map(({ id }) => id));
  const isNew = ({ statement }: Spoken): boolean => counts(statement) && !known.has(statement.id);
  const turned = walkBacks(world, spoken).filter(({ earlier, later }) => isNew(earlier) || isNew(later));
  return claims.flatMap((claim) => {
    const about = spoken
      .filter(({ statement }) => statement.claim === claim.id)
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const added = about.filter(isNew);
    const earlier = before.get(claim.id) ?? [];
    const of = (kind: ChangeKind, said: Spoken | undefined): readonly Change[] =>
      said === undefined ? [] : [changeOf(kind, said)];
    const wasDenied = earlier.some(({ stance }) => stance === 'DENIES');
    const affirmers = new Set(earlier.filter(({ stance }) => stance === 'AFFIRMS').map(origin));
    const wasAffirmed = affirmers.size > 0;
    const corroborating = added.filter(({ statement }) => {
      if (statement.stance !== 'AFFIRMS' || affirmers.has(origin(statement))) return false;
      affirmers.add(origin(statement));
      return wasAffirmed;
    });
    return [
      ...(wasDenied
        ? []
        : of(
            'FIRST_DENIAL',
            added.find(({ statement }) => statement.stance === 'DENIES'),
          )),
      ...corroborating.flatMap((said) => of('CORROBORATION', said)),
      ...turned
        .filter(({ later }) => later.statement.claim === claim.id)
        .flatMap(({ later }) => of('WALK_BACK', later)),
    ];
  });
}

/** A change that a statement brings. */
export const changeOf = (kind: ChangeKind, { statement, claim }: Spoken): Change => ({
  kind,
  claim: claim.id,
  statement: statement.id,
  entities: [
    ...new Set(
      [...Object.values(claim.slots), statement.speaker, statement.principal].filter(
        (id): id is EntityId => id?.startsWith('entity:') ?? false,
      ),
    ),
  ].sort(),
});

const keyOf = ({ statement }: Spoken): string => chronologicalKey(statement.saidAt, statement.id);
