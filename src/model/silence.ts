// Who is accused, and whether they answered in time. What an accusation is follows from the vocabulary, never from tone.
import { adjacency, isPartDisjoint } from './adjacency.ts';
import { type ClaimKey, type Filler, isEntity } from './claim.ts';
import type { NameOf } from './claim-text.ts';
import { type DateSpan, parseDate } from './date.ts';
import type { EntityId } from './entity.ts';
import { denialReaches } from './logic.ts';
import { relation, slotsAlike } from './relation.ts';
import type { Spoken } from './spoken.ts';
import { counts } from './statement.ts';
import { type World, wholesOf } from './world.ts';

/** UNANSWERED and ANSWERED_LATE: by dates that leave no doubt. UNDATED: never answered, and not known since when. */
export const SILENCE_KINDS = ['UNANSWERED', 'ANSWERED_LATE', 'UNDATED'] as const;
export type SilenceKind = (typeof SILENCE_KINDS)[number];

export interface Silence<Said extends Spoken> {
  readonly kind: SilenceKind;
  readonly accused: EntityId;
  readonly accusation: Said;
  /** The first answer after the deadline; only where it came late. */
  readonly answer?: Said;
  /** The last instant at which an answer would have been in time: UTC milliseconds; absent where the accusation is undated. */
  readonly deadline?: number;
}

/** What became of all accusations. */
export interface Silences<Said extends Spoken> {
  /** In the order of the accusations given. */
  readonly silences: readonly Silence<Said>[];
  readonly accusationCount: number;
  /** Answered in time, or perhaps so: by an undated answer, or one whose date may be early enough. */
  readonly answeredCount: number;
  /** Not answered, but there was still time when the last was said that is known. */
  readonly pendingCount: number;
  /** Accusations that bear no date, answered or not. */
  readonly undatedCount: number;
}

/** How long is waited, and until when was looked. UTC milliseconds; `until` is absent where nothing bears a date. */
export interface Wait {
  readonly days: number;
  readonly until: number | undefined;
}

/** The people and organizations among the entities: nothing else can answer. */
export type IsAgent = (entity: EntityId) => boolean;

const DAY_MS = 86_400_000;
/** Enough common ground for two overlapping claims to be about one thing. */
const LEAST_ALIKE = 2;

/** What is done with the law is held against nobody. */
const BLAMELESS: Filler = 'term:LAWFULLY';

/** Those who have a part in what the predicate holds against someone, the accused first; nobody else can answer for it. */
const involvedIn = (world: World, isAgent: IsAgent, { predicate, slots }: ClaimKey): readonly EntityId[] => {
  const roles = world.vocabulary.predicates.get(predicate)?.accuses ?? [];
  const [accused, ...others] = roles.map((role) => slots[role]).filter((filler) => filler !== undefined);
  return isEntity(accused) && isAgent(accused) ? [accused, ...others.filter(isEntity)] : [];
};

/** Whether one is the other, a part of it, or a part of the same whole. */
const areOneSide = (world: World, a: EntityId, b: EntityId): boolean => {
  const side = [a, ...wholesOf(world, a)];
  return [b, ...wholesOf(world, b)].some((each) => side.includes(each));
};

const isFrom = (world: World, side: EntityId, { statement }: Spoken): boolean =>
  areOneSide(world, side, statement.speaker) ||
  (statement.principal !== undefined && areOneSide(world, side, statement.principal));

/**
 * Whom the statement accuses: a counted affirmation of an actual claim that its predicate holds against someone (`accuses`),
 * not said to be lawful; by others than them, those who have a part in it, and their sides; neither conceded nor in the
 * article's own voice. Undefined where nobody.
 */
const accusedBy = (world: World, isAgent: IsAgent, said: Spoken): EntityId | undefined => {
  const { statement, claim } = said;
  const isHeard =
    statement.stance === 'AFFIRMS' && !statement.isConcession && !statement.isArticleVoice && counts(statement);
  if (!isHeard || claim.modality !== 'ACTUAL' || claim.slots.MANNER === BLAMELESS) return undefined;
  const involved = involvedIn(world, isAgent, claim);
  return involved.some((each) => isFrom(world, each, said)) ? undefined : involved[0];
};

/** As `opposition` calls it ADJACENT, by the claims alone. */
const bearsOn = (world: World, denied: ClaimKey, affirmed: ClaimKey): boolean =>
  denialReaches(denied.modality, affirmed.modality) &&
  (adjacency(world, denied, affirmed)?.isWhole === true || isPartDisjoint(world, denied, affirmed));

/** Whether what is said of one claim can answer an accusation by another: a use denied does not answer for a purchase. */
const isComparable = (world: World, accusation: ClaimKey, said: ClaimKey): boolean => {
  const is = relation(world, accusation, said);
  return (
    is === 'EQUAL' ||
    is === 'BROADER' ||
    is === 'NARROWER' ||
    (is === 'OVERLAPPING' && slotsAlike(world, accusation, said).length >= LEAST_ALIKE) ||
    bearsOn(world, said, accusation)
  );
};

/**
 * Whether the statement answers the accusation, whenever it was said: one of the accused or for them, or of their side, with
 * any stance but REPORTS, about the claim or one that compares with it, or in reply. Who declines to comment has answered.
 */
const isAnswer = (world: World, accused: EntityId, accusation: Spoken, said: Spoken): boolean =>
  said.statement.stance !== 'REPORTS' &&
  counts(said.statement) &&
  said.statement.id !== accusation.statement.id &&
  isFrom(world, accused, said) &&
  (said.statement.respondsTo.includes(accusation.statement.id) || isComparable(world, accusation.claim, said.claim));

const spanOf = ({ statement }: Spoken): DateSpan | undefined =>
  statement.saidAt === undefined ? undefined : parseDate(statement.saidAt);

const beginsLater = <Said extends Spoken>(a: Said, b: Said): number =>
  (spanOf(a)?.earliest ?? 0) - (spanOf(b)?.earliest ?? 0) || (a.statement.id < b.statement.id ? -1 : 1);

type Outcome<Said extends Spoken> = 'ANSWERED' | 'PENDING' | Omit<Silence<Said>, 'accused' | 'accusation'>;

const outcome = <Said extends Spoken>(accusation: Said, answers: readonly Said[], wait: Wait): Outcome<Said> => {
  const accused = spanOf(accusation);
  if (accused === undefined) return answers.length > 0 ? 'ANSWERED' : { kind: 'UNDATED' };
  const deadline = accused.latest + wait.days * DAY_MS;
  const isInTime = (answer: Said): boolean => {
    const span = spanOf(answer);
    return span === undefined || (span.latest >= accused.earliest && span.earliest <= deadline);
  };
  if (answers.some(isInTime)) return 'ANSWERED';
  if (wait.until === undefined || deadline > wait.until) return 'PENDING';
  const [late] = answers.filter((answer) => (spanOf(answer)?.earliest ?? 0) > deadline).sort(beginsLater);
  return late === undefined ? { kind: 'UNANSWERED', deadline } : { kind: 'ANSWERED_LATE', deadline, answer: late };
};

/**
 * Accusations that nobody on the side of the accused answers within so many days after their date. An answer is in time
 * while its date may be; what was said earlier is none. An accusation whose time was not over when the last was said that
 * is known, is no silence; nor is an undated one that is answered at all. What begins after `until` is not looked at.
 * `accusations` and `answers` may hold any statements.
 */
export const silences = <Said extends Spoken>(
  world: World,
  isAgent: IsAgent,
  accusations: readonly Said[],
  answers: readonly Said[],
  wait: Wait,
): Silences<Said> => {
  const { until } = wait;
  const isKnown = (said: Said): boolean => (spanOf(said)?.earliest ?? -Infinity) <= (until ?? Infinity);
  const known = answers.filter(isKnown);
  const found: Silence<Said>[] = [];
  let [accusationCount, answeredCount, pendingCount, undatedCount] = [0, 0, 0, 0];
  for (const accusation of accusations) {
    const accused = accusedBy(world, isAgent, accusation);
    if (accused === undefined || !isKnown(accusation)) continue;
    accusationCount += 1;
    if (accusation.statement.saidAt === undefined) undatedCount += 1;
    const came = outcome(
      accusation,
      known.filter((said) => isAnswer(world, accused, accusation, said)),
      wait,
    );
    if (came === 'ANSWERED') answeredCount += 1;
    else if (came === 'PENDING') pendingCount += 1;
    else found.push({ ...came, accused, accusation });
  }
  return { silences: found, accusationCount, answeredCount, pendingCount, undatedCount };
};

/** The last instant of the day (UTC) on which the latest of these dates begins: until then is known what was said. */
export const knownUntil = (dates: readonly string[]): number | undefined => {
  const begins = dates.map((date) => parseDate(date).earliest).filter(Number.isFinite);
  return begins.length === 0 ? undefined : (Math.floor(Math.max(...begins) / DAY_MS) + 1) * DAY_MS - 1;
};

/** "Ana Ruiz, for the Union, affirms “…” (2024-02-12); nobody answers for the Port by 2024-02-19." Without verdict. */
export const explainSilence = (silence: Silence<Spoken>, nameOf: NameOf): string => {
  const { statement, claim } = silence.accusation;
  const who =
    statement.principal === undefined
      ? nameOf(statement.speaker)
      : `${nameOf(statement.speaker)}, for ${nameOf(statement.principal)},`;
  const accusation = `${who} affirms “${nameOf(claim.id)}” (${statement.saidAt ?? 'undated'})`;
  const accused = nameOf(silence.accused);
  if (silence.deadline === undefined)
    return `${accusation}; nothing that is said for ${accused}, whenever, answers it.`;
  const day = new Date(silence.deadline).toISOString().slice(0, 'yyyy-mm-dd'.length);
  const late =
    silence.answer === undefined
      ? ''
      : `; ${nameOf(silence.answer.statement.speaker)} does later (${silence.answer.statement.saidAt})`;
  return `${accusation}; nobody answers for ${accused} by ${day}${late}.`;
};
