// The edges between entities that claims give, each under one predicate and role: for expansion and paths.
import {
  type ClaimId,
  type ClaimKey,
  type ClaimRecord,
  contentHash,
  type Filler,
  filledSlots,
  isEntity,
  type QualifierRole,
  type Slots,
} from './claim.ts';
import { ABSENT, type NameOf } from './claim-text.ts';
import type { RelationshipRecord } from './derived.ts';
import type { EntityId } from './entity.ts';
import { isAffirmedBy, isDeniedBy } from './logic.ts';
import type { Vocabulary } from './predicates.ts';
import { saidSpan } from './said-span.ts';
import { sharedSlots } from './shared-slots.ts';
import { relationshipSortKey } from './sort-key.ts';
import { countedOf, type Spoken } from './spoken.ts';
import { counts, type StatementRecord } from './statement.ts';
import type { Status } from './status.ts';
import type { World } from './world.ts';

export type RelationshipEnds = Pick<RelationshipRecord, 'from' | 'to' | 'predicate' | 'role'>;

/** What a relationship is derived from. `about` and `status` answer for any claim, stored or not. */
export interface Ground {
  readonly world: World;
  readonly nameOf: NameOf;
  /** The statements about that very claim. */
  readonly statementsAbout: (claim: ClaimId) => readonly StatementRecord[];
  /** At least the counted statements that affirm or deny the claim by Logic. */
  readonly spokenOf: (claim: ClaimKey) => readonly Spoken[];
  readonly statusOf: (claim: ClaimKey) => Status;
}

/** A denied possibility denies the fact too, and so relates its participants; an affirmed one says nothing of a fact. */
const isFactual = (claim: ClaimRecord, counted: readonly StatementRecord[]): boolean =>
  counted.length > 0 &&
  (claim.modality === 'ACTUAL' || (claim.modality === 'POSSIBLE' && counted.some(({ stance }) => stance === 'DENIES')));

/** Entities that the claim joins: its subject, or its object where no subject is given, with each of the others. */
const endsOf = ({ predicate, slots }: ClaimRecord): readonly RelationshipEnds[] => {
  if (slots.OBJECT?.startsWith('claim:')) return [];
  const from = slots.SUBJECT ?? slots.OBJECT;
  if (!isEntity(from)) return [];
  return filledSlots(slots).flatMap(([role, to]): RelationshipEnds[] =>
    role !== 'SUBJECT' && isEntity(to) && to !== from ? [{ from, to, predicate, role }] : [],
  );
};

const keyOf = ({ from, to, predicate, role }: RelationshipEnds): string => [from, to, predicate, role].join(' ');

/** The claims behind each relationship, by its ends. */
export const groupedByEnds = (
  claims: Iterable<ClaimRecord>,
  statementsAbout: Ground['statementsAbout'],
): readonly { readonly ends: RelationshipEnds; readonly claims: readonly ClaimRecord[] }[] => {
  const groups = new Map<string, { readonly ends: RelationshipEnds; readonly claims: ClaimRecord[] }>();
  for (const claim of claims) {
    if (!isFactual(claim, statementsAbout(claim.id).filter(counts))) continue;
    for (const ends of endsOf(claim)) {
      const group = groups.get(keyOf(ends));
      if (group === undefined) groups.set(keyOf(ends), { ends, claims: [claim] });
      else group.claims.push(claim);
    }
  }
  return [...groups.values()];
};

const PREPOSITIONS: Readonly<Record<QualifierRole, string>> = {
  PLACE: 'in',
  TIME: 'in',
  DESTINATION: 'to',
  RECIPIENT: 'to',
  ORIGIN: 'from',
  CHANNEL: 'through',
  MANNER: '',
  INSTRUMENT: 'with',
  PURPOSE: 'for',
  TOPIC: 'about',
  EXTENT: '',
};

/**
 * "sells, to Russia"; the object where it is neither end: "sells Starlink, to Russia"; "[unnamed] sells it, to Russia" where
 * no subject is given and `from` is the object. A term's label needs no preposition.
 */
const labelOf = (vocabulary: Vocabulary, ends: RelationshipEnds, slots: Slots, nameOf: NameOf): string => {
  const { SUBJECT, OBJECT, ...qualifiers } = slots;
  const isObjectShown = OBJECT !== undefined && OBJECT !== ends.from && ends.role !== 'OBJECT';
  const verb = vocabulary.predicates.get(ends.predicate)?.label ?? ends.predicate;
  const restriction = (role: QualifierRole, filler: Filler): string =>
    [filler.startsWith('term:') ? '' : PREPOSITIONS[role], nameOf(filler)].join(' ').trim();
  const act = isObjectShown ? `${verb} ${nameOf(OBJECT)}` : verb;
  return [
    SUBJECT === undefined ? `${ABSENT} ${act} it` : act,
    ...filledSlots(qualifiers).map(([role, filler]) => restriction(role as QualifierRole, filler)),
  ].join(', ');
};

const voicesOf = (spoken: readonly Spoken[]): readonly EntityId[] =>
  [
    ...new Set(
      spoken.flatMap(({ statement }) => [statement.speaker, statement.principal]).filter((id) => id !== undefined),
    ),
  ].sort();

/**
 * The relationship of claims that share their ends. It stands for the most specific ACTUAL claim that is EQUAL to or BROADER
 * than all of them, told or not: that one's shared slots make the label, its status the status, and those who affirm or
 * deny it by Logic `affirmedBy` and `deniedBy`; a denial of a part denies no relationship. Only where every claim behind
 * it is DENIED_ONLY is it that too; and where then nobody denies all of it, whoever denies one of them denies it.
 */
export const relationship = (
  ground: Ground,
  ends: RelationshipEnds,
  claims: readonly ClaimRecord[],
): RelationshipRecord => {
  const { world, nameOf } = ground;
  const [only] = claims.length === 1 ? claims : [];
  const stands: ClaimKey =
    only?.modality === 'ACTUAL'
      ? only
      : { predicate: ends.predicate, modality: 'ACTUAL', slots: sharedSlots(world, claims) };
  const isDeniedOnly = claims.every((claim) => ground.statusOf(claim) === 'DENIED_ONLY');
  const affirming = countedOf(ground.spokenOf(stands), 'AFFIRMS').filter((said) =>
    isAffirmedBy(world, stands, said.claim),
  );
  const denyingOf = (denied: ClaimKey): readonly Spoken[] =>
    countedOf(ground.spokenOf(denied), 'DENIES').filter((said) => isDeniedBy(world, denied, said.claim));
  const square = denyingOf(stands);
  const denying = isDeniedOnly && square.length === 0 ? claims.flatMap(denyingOf) : square;
  const statements = claims.flatMap((claim) => ground.statementsAbout(claim.id)).filter(counts);
  const statementCount = statements.length;
  return {
    id: `relationship:${contentHash([ends.from, ends.to, ends.predicate, ends.role])}`,
    ...ends,
    claimIds: claims.map(({ id }) => id).sort(),
    label: labelOf(world.vocabulary, ends, stands.slots, nameOf),
    status: isDeniedOnly ? 'DENIED_ONLY' : ground.statusOf(stands),
    affirmedBy: voicesOf(affirming),
    deniedBy: voicesOf(denying),
    statementCount,
    ...saidSpan(statements),
    sortKey: relationshipSortKey({ statementCount, ...ends }),
  };
};
