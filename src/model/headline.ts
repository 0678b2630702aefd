// Whether the body of an article bears out its headline, by what is quoted and by what is paraphrased.
import { isAdjacentEitherWay } from './adjacency.ts';
import { type ClaimKey, type Filler, filledSlots, type Modality, type Role } from './claim.ts';
import { affirmationReaches, denialReaches } from './logic.ts';
import { alignedSlots, fillerRelation, relation } from './relation.ts';
import { countedOf, type Spoken } from './spoken.ts';
import type { Stance, StatementId, StatementRecord, Wording } from './statement.ts';
import type { World } from './world.ts';

/** Best first. */
export const VERDICTS = ['SUPPORTED', 'NARROWER_IN_BODY', 'OVERSTATED', 'UNSUPPORTED'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the body says and the headline leaves out. */
export type Dropped =
  | { readonly role: Role; readonly filler: Filler }
  | { readonly role: 'MODALITY'; readonly filler: Modality };

export interface HeadlineVerdict {
  readonly verdict: Verdict;
  /** Of all the nearest statements, each once; empty unless NARROWER_IN_BODY. */
  readonly dropped: readonly Dropped[];
  /**
   * The statements that the verdict rests on, by id: those of the best verdict that drop least; where it is UNSUPPORTED,
   * those that share most participants and qualifiers with the headline, if any.
   */
  readonly nearest: readonly StatementId[];
}

export interface HeadlineCheck {
  readonly quoted: HeadlineVerdict;
  readonly paraphrased: HeadlineVerdict;
}

type Judged = Pick<HeadlineVerdict, 'verdict' | 'dropped'>;

/** A filler counts as dropped too where the headline has a wider one: "in Ukraine" for "at the front". */
const droppedSlots = (world: World, headline: ClaimKey, body: ClaimKey): readonly Dropped[] => {
  const kept = alignedSlots(world, headline, body);
  return filledSlots(body.slots).flatMap(([role, filler]): Dropped[] => {
    const other = kept[role];
    return other === undefined || fillerRelation(world, role, filler, other) === 'FINER' ? [{ role, filler }] : [];
  });
};

/** ACTUAL is what a headline says when it says nothing of modality, so it can't be dropped. */
const droppedModality = (headline: ClaimKey, body: ClaimKey): readonly Dropped[] =>
  body.modality === headline.modality || body.modality === 'ACTUAL'
    ? []
    : [{ role: 'MODALITY', filler: body.modality }];

const reaches = (stance: Stance, body: Modality, headline: Modality): boolean => {
  if (stance === 'AFFIRMS') return affirmationReaches(body, headline);
  return stance === 'DENIES' ? denialReaches(body, headline) : body === headline;
};

/** Whether the headline's modality says more than one that does not reach it: a fact over a possibility, or a denied possibility over a denied fact. */
const saysMore = (stance: Stance, headline: Modality): boolean =>
  (stance === 'AFFIRMS' && headline === 'ACTUAL') || (stance === 'DENIES' && headline === 'POSSIBLE');

const judge = (world: World, stance: Stance, headline: ClaimKey, body: ClaimKey): Judged => {
  const is = relation(world, body, headline);
  if (is === undefined || is === 'DISJOINT')
    return { verdict: isAdjacentEitherWay(world, body, headline) ? 'OVERSTATED' : 'UNSUPPORTED', dropped: [] };
  const isReached = reaches(stance, body.modality, headline.modality);
  const isAsBroad = is === 'EQUAL' || is === 'BROADER';
  if (isReached && (is === 'EQUAL' || (stance === 'DENIES' && isAsBroad))) return { verdict: 'SUPPORTED', dropped: [] };
  const slots = droppedSlots(world, headline, body);
  const modality = droppedModality(headline, body);
  if (slots.length > 0 || (stance === 'DENIES' && isAsBroad && modality.length > 0))
    return { verdict: 'NARROWER_IN_BODY', dropped: [...slots, ...modality] };
  const isOverstated = isAsBroad && (isReached || saysMore(stance, headline.modality));
  return { verdict: isOverstated ? 'OVERSTATED' : 'UNSUPPORTED', dropped: [] };
};

const sharedCount = (a: ClaimKey, b: ClaimKey): number => {
  const fillers = new Set(filledSlots(a.slots).map(([, filler]) => filler));
  return filledSlots(b.slots).filter(([, filler]) => fillers.has(filler)).length;
};

/** The same speaker or principal, or somebody who speaks for either. */
const isTheirs = (headline: StatementRecord, body: StatementRecord): boolean => {
  const theirs = [headline.speaker, headline.principal];
  return theirs.includes(body.speaker) || (body.principal !== undefined && theirs.includes(body.principal));
};

const verdictOver = (world: World, headline: Spoken, body: readonly Spoken[]): HeadlineVerdict => {
  const judged = body
    .map((said) => ({ said, ...judge(world, headline.statement.stance, headline.claim, said.claim) }))
    .map((one) => ({
      ...one,
      /** Smaller is nearer. */
      distance: one.verdict === 'UNSUPPORTED' ? -sharedCount(headline.claim, one.said.claim) : one.dropped.length,
    }));
  const verdict = VERDICTS.find((best) => judged.some((one) => one.verdict === best)) ?? 'UNSUPPORTED';
  const best = judged.filter((one) => one.verdict === verdict);
  const least = Math.min(...best.map(({ distance }) => distance));
  const nearest = best.filter(({ distance }) => distance === least && (verdict !== 'UNSUPPORTED' || distance < 0));
  const dropped = new Map(nearest.flatMap((one) => one.dropped).map((one) => [`${one.role} ${one.filler}`, one]));
  return {
    verdict,
    dropped: [...dropped.values()],
    nearest: nearest.map(({ said }) => said.statement.id).sort(),
  };
};

/**
 * Holds one headline statement against what the body's statements of the same stance and voice say, once over QUOTED and
 * once over PARAPHRASED words, each by the best of them. `body` may hold anything said in the article, in any order.
 * SUPPORTED: the body's claim is equal (where denied, also broader), of a modality that reaches the headline's.
 * NARROWER_IN_BODY: the claims are not DISJOINT and the body fills slots that the headline drops; where it denies, a dropped
 * modality alone is enough.
 * OVERSTATED: the headline says more: over broader affirmations, over a modality that falls short of its own (a fact over a
 * possibility), or over claims under an adjacent pair of predicates, read both ways.
 * UNSUPPORTED: nothing of that, or nothing said.
 */
export const headlineCheck = (world: World, headline: Spoken, body: readonly Spoken[]): HeadlineCheck => {
  const theirs = countedOf(body, headline.statement.stance)
    .filter(({ statement }) => isTheirs(headline.statement, statement))
    .toSorted((a, b) => (a.statement.id < b.statement.id ? -1 : 1));
  const over = (wording: Wording): HeadlineVerdict =>
    verdictOver(
      world,
      headline,
      theirs.filter(({ statement }) => statement.wording === wording),
    );
  return { quoted: over('QUOTED'), paraphrased: over('PARAPHRASED') };
};

/** What a headline statement is to the body as a whole: the better of both, since quotes or paraphrases alone may bear it out. */
export const wholeVerdict = ({ quoted, paraphrased }: HeadlineCheck): Verdict =>
  VERDICTS.find((best) => quoted.verdict === best || paraphrased.verdict === best) ?? 'UNSUPPORTED';
