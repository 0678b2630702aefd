// A graph seen from somewhere: only what given voices say, up to a time, or all but what some say.
import type { ArticleId } from './article.ts';
import { parseDate } from './date.ts';
import type { EntityId } from './entity.ts';
import { type Spoken, voicesOf } from './spoken.ts';
import type { Certainty, Stance, Wording } from './statement.ts';

/** By which time a statement is held against a day: when it was said, first published, or imported here. */
export const CLOCKS = ['SAID', 'PUBLISHED', 'RECORDED'] as const;
export type Clock = (typeof CLOCKS)[number];

export interface AsOf {
  /** EDTF. */
  readonly at: string;
  readonly clock: Clock;
}

type Maybe<T> = T | null | undefined;

/** All conditions given must hold; an absent one is none, an empty list lets nothing through. */
export interface Perspective {
  readonly speakers?: Maybe<readonly EntityId[]>;
  /** On whose behalf: who speaks for nobody else speaks for themselves. */
  readonly principals?: Maybe<readonly EntityId[]>;
  readonly publishers?: Maybe<readonly EntityId[]>;
  readonly stances?: Maybe<readonly Stance[]>;
  readonly certainties?: Maybe<readonly Certainty[]>;
  readonly wordings?: Maybe<readonly Wording[]>;
  readonly asOf?: Maybe<AsOf>;
}

/** What a graph is restricted to. */
export interface Restriction {
  readonly told?: Maybe<Perspective>;
  /** Voices as if they had never spoken. */
  readonly without?: Maybe<readonly EntityId[]>;
}

/** An article that carries evidence of a statement. */
export interface Carrier {
  readonly id: ArticleId;
  readonly publisher: EntityId;
  /** EDTF. */
  readonly publishedAt?: string;
}

/** A statement with what a restriction looks at. */
export interface Sayable extends Spoken {
  readonly articles: readonly Carrier[];
  /** ISO instant. */
  readonly recordedAt: string;
}

const allows = <T>(list: Maybe<readonly T[]>, value: T): boolean => !list || list.includes(value);

/** The last instant at which it is still `at`: UTC milliseconds. */
export const endOf = ({ at }: AsOf): number => parseDate(at).latest;

/** Whether a date begins by then; what bears no date doesn't. */
const isBy = (asOf: AsOf, date: string | undefined): boolean =>
  date !== undefined && parseDate(date).earliest <= endOf(asOf);

/** Whether evidence in the article is left: a voice taken away takes what it published. */
const isCarriedBy = ({ told, without }: Restriction, article: Carrier): boolean =>
  allows(told?.publishers, article.publisher) &&
  !without?.includes(article.publisher) &&
  (told?.asOf?.clock !== 'PUBLISHED' || isBy(told.asOf, article.publishedAt));

/**
 * The statement as the restriction leaves it, with the articles that still carry it; undefined where it is gone.
 * Speakers and principals are the statement's own: a relay doesn't make it the relay's. `without` takes away every
 * statement in which the voice is speaker, principal, relay or a relay's principal, and for a publisher its evidence; a
 * statement left with none is gone. `asOf` leaves what is dated to begin no later than `at` ends; the undated are gone.
 */
export const restricted = <Said extends Sayable>(restriction: Restriction, said: Said): Said | undefined => {
  const { told, without } = restriction;
  const { statement } = said;
  const isTold =
    allows(told?.speakers, statement.speaker) &&
    allows(told?.principals, statement.principal ?? statement.speaker) &&
    allows(told?.stances, statement.stance) &&
    allows(told?.certainties, statement.certainty) &&
    allows(told?.wordings, statement.wording) &&
    (told?.asOf?.clock !== 'SAID' || isBy(told.asOf, statement.saidAt)) &&
    (told?.asOf?.clock !== 'RECORDED' || Date.parse(said.recordedAt) <= endOf(told.asOf));
  if (!isTold || [...voicesOf(statement)].some((voice) => without?.includes(voice))) return undefined;
  const articles = said.articles.filter((article) => isCarriedBy(restriction, article));
  return articles.length === 0 ? undefined : { ...said, articles };
};
