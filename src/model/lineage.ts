// What was said of a claim and of its broader and narrower ones, in time, and where a speaker took back what they had said.
import type { ClaimKey } from './claim.ts';
import type { NameOf } from './claim-text.ts';
import { type DateSpan, parseDate } from './date.ts';
import { isAffirmedBy } from './logic.ts';
import { relation } from './relation.ts';
import { chronologicalKey } from './sort-key.ts';
import type { Spoken } from './spoken.ts';
import { counts } from './statement.ts';
import type { World } from './world.ts';

/** What the claim of a statement is to the claim that is asked for. */
export const LINEAGE_RELATIONS = ['EQUAL', 'BROADER', 'NARROWER'] as const;
export type LineageRelation = (typeof LINEAGE_RELATIONS)[number];

/** A statement with the key by which statements are listed, newest first. */
export interface Listed extends Spoken {
  readonly sortKey: string;
}

export interface LineageEntry<Said extends Listed> {
  readonly said: Said;
  readonly relation: LineageRelation;
  /** Unique, ascending: oldest first, undated last. */
  readonly key: string;
}

/**
 * BROADER where affirming `claim` affirms `other`, NARROWER the other way round, EQUAL where both: modalities count, so that
 * what can be is broader than what is. Undefined where neither.
 */
const lineageRelation = (world: World, claim: ClaimKey, other: ClaimKey): LineageRelation | undefined => {
  const isBroader = isAffirmedBy(world, other, claim);
  const isNarrower = isAffirmedBy(world, claim, other);
  if (isBroader && isNarrower) return 'EQUAL';
  if (isBroader) return 'BROADER';
  return isNarrower ? 'NARROWER' : undefined;
};

/** The counted statements about the claim, its broader and its narrower ones: oldest first, undated last, as read in an article. */
export const lineage = <Said extends Listed>(
  world: World,
  claim: ClaimKey,
  spoken: readonly Said[],
): readonly LineageEntry<Said>[] =>
  spoken
    .filter(({ statement }) => counts(statement))
    .flatMap((said) => {
      const is = lineageRelation(world, claim, said.claim);
      return is === undefined
        ? []
        : [{ said, relation: is, key: chronologicalKey(said.statement.saidAt, said.sortKey) }];
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));

/** One speaker who takes one side of a claim, and later the other. */
export interface WalkBack<Said extends Spoken> {
  readonly earlier: Said;
  readonly later: Said;
}

interface Dated<Said> {
  readonly said: Said;
  readonly span: DateSpan;
}

/** Affirmations and denials that bear a date. */
const sided = <Said extends Spoken>(spoken: readonly Said[]): readonly Dated<Said>[] =>
  spoken.flatMap((said) => {
    const { stance, saidAt } = said.statement;
    if ((stance !== 'AFFIRMS' && stance !== 'DENIES') || saidAt === undefined || !counts(said.statement)) return [];
    return [{ said, span: parseDate(saidAt) }];
  });

const isOneClaim = (world: World, a: ClaimKey, b: ClaimKey): boolean =>
  a.modality === b.modality && relation(world, a, b) === 'EQUAL';

/**
 * Where a speaker affirms a claim and later denies it, or the other way round: the last that they said on one side with the
 * first on the other. "Later" is certain: the earlier date ends before the later one begins, so that what bears no date, or
 * was said on one day, is no walk-back. Repeated words, refusals to say and changes of certainty are none either. By speaker,
 * whoever they speak for; in the order of the later statements among `spoken`, then of the earlier.
 */
export const walkBacks = <Said extends Spoken>(world: World, spoken: readonly Said[]): readonly WalkBack<Said>[] => {
  const dated = sided(spoken);
  return dated.flatMap((later) => {
    const before = dated.filter(
      ({ said, span }) =>
        span.latest < later.span.earliest &&
        said.statement.speaker === later.said.statement.speaker &&
        isOneClaim(world, said.claim, later.said.claim),
    );
    const lastBegins = Math.max(...before.map(({ span }) => span.earliest));
    return before
      .filter(({ said, span }) => said.statement.stance !== later.said.statement.stance && span.latest >= lastBegins)
      .map(({ said }) => ({ earlier: said, later: later.said }));
  });
};

const SAID = { AFFIRMS: 'affirms', DENIES: 'denies' } as const;

const act = ({ statement }: Spoken, nameOf: NameOf): string => {
  const stance = SAID[statement.stance as keyof typeof SAID];
  const passedOn = statement.relays.map(({ entity }) => nameOf(entity)).join(' and ');
  const hedges = statement.hedges.filter(({ by }) => by === 'SPEAKER').map(({ text }) => `“${text}”`);
  return [
    stance,
    ...(statement.principal === undefined ? [] : [`for ${nameOf(statement.principal)}`]),
    ...(statement.isConcession ? ['as a concession'] : []),
    ...(passedOn === '' ? [] : [`as passed on by ${passedOn}`]),
    ...(hedges.length === 0 ? [] : [`hedged by ${hedges.join(' and ')}`]),
  ].join(', ');
};

/** "Ana Ruiz denies, for the Union, “…” (2024-02-12) and affirms, as a concession, the same (2024-02-20)." Dates are EDTF. */
export const explainWalkBack = ({ earlier, later }: WalkBack<Spoken>, nameOf: NameOf): string => {
  const comma = (text: string): string => (text.includes(', ') ? `${text},` : text);
  return (
    `${nameOf(earlier.statement.speaker)} ${comma(act(earlier, nameOf))} “${nameOf(earlier.claim.id)}” ` +
    `(${earlier.statement.saidAt}) and ${comma(act(later, nameOf))} the same (${later.statement.saidAt}).`
  );
};
