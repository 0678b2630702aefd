// Events and statements in the order of their dates. A date is a span of time that it may mean; what bears none comes last.
import { parseDate } from './date.ts';
import { chronologicalKey, dateKey, UNDATED } from './sort-key.ts';
import { counts, type StatementRecord } from './statement.ts';

export const LANES = ['EVENTS', 'STATEMENTS'] as const;
export type Lane = (typeof LANES)[number];

/** What is looked at: UTC milliseconds, both inclusive; infinite where open. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** @throws InputError `DATE_INVALID` */
export const windowOf = (from: string | undefined, to: string | undefined): TimeWindow => ({
  from: from === undefined ? -Infinity : parseDate(from).earliest,
  to: to === undefined ? Infinity : parseDate(to).latest,
});

/** An event with the claims that date it. */
interface TimedEvent<Claim> {
  /** By name; unique. */
  readonly sortKey: string;
  readonly times: readonly { readonly date: string; readonly claim: Claim }[];
}

interface Dated {
  /** Unique, ascending: earlier beginnings first, then earlier ends, undated last. */
  readonly key: string;
  /** EDTF; absent where undated. */
  readonly date?: string;
}

interface EventEntry<Event, Claim> extends Dated {
  readonly lane: 'EVENTS';
  readonly event: Event;
  /** Those that give the date, in the order given; empty where none does. */
  readonly claims: readonly Claim[];
}

interface StatementEntry<Said> extends Dated {
  readonly lane: 'STATEMENTS';
  readonly said: Said;
}

export type TimelineEntry<Event, Claim, Said> = EventEntry<Event, Claim> | StatementEntry<Said>;

/** Beside those of one date, events come before statements. */
const EVENT = '0';
const STATEMENT = '1';

/** An event goes on: it is in the window while any of what its date may mean is. The undated is in an open window only. */
const lastsIn = ({ from, to }: TimeWindow, date: string | undefined): boolean => {
  if (date === undefined) return from === -Infinity && to === Infinity;
  const { earliest, latest } = parseDate(date);
  return earliest <= to && latest >= from;
};

/** A statement is made once: it is in the window where its date begins. The undated is in an open window only. */
const beginsIn = ({ from, to }: TimeWindow, date: string | undefined): boolean => {
  if (date === undefined) return from === -Infinity && to === Infinity;
  const { earliest } = parseDate(date);
  return earliest >= from && earliest <= to;
};

/** One entry for each date that claims give, in their order; one without a date where none does. */
export const eventEntries = <Event extends TimedEvent<Claim>, Claim>(
  window: TimeWindow,
  events: readonly Event[],
): readonly EventEntry<Event, Claim>[] =>
  events.flatMap((event) => {
    const dates = [...new Set(event.times.map(({ date }) => date))];
    return (dates.length === 0 ? [undefined] : dates)
      .filter((date) => lastsIn(window, date))
      .map((date) => ({
        lane: 'EVENTS' as const,
        key: `${date === undefined ? UNDATED : dateKey(date)}|${EVENT}|${event.sortKey}|${date ?? ''}`,
        ...(date !== undefined && { date }),
        event,
        claims: event.times.filter((time) => time.date === date).map(({ claim }) => claim),
      }));
  });

/** The place of a statement's entry: `sortKey` is the key by which it is listed newest first. */
const statementKey = (saidAt: string | undefined, sortKey: string): string =>
  saidAt === undefined
    ? `${UNDATED}|${STATEMENT}|${sortKey.slice(UNDATED.length + 1)}`
    : `${dateKey(saidAt)}|${STATEMENT}|${chronologicalKey(saidAt, sortKey).slice(dateKey(saidAt).length + 1)}`;

/** After which key undated statements that are listed by `sortKey` go on, from an entry of that key. */
export const undatedAfter = (key: string): string =>
  key.startsWith(`${UNDATED}|${STATEMENT}|`)
    ? `${UNDATED}|${key.slice(UNDATED.length + STATEMENT.length + 2)}`
    : UNDATED;

type Listed = {
  readonly statement: Pick<StatementRecord, 'saidAt' | 'isHeadline' | 'retractedAt' | 'supersededAt'>;
  readonly sortKey: string;
};

/** The counted statements of the window. */
export const statementEntries = <Said extends Listed>(
  window: TimeWindow,
  spoken: readonly Said[],
): readonly StatementEntry<Said>[] =>
  spoken
    .filter(({ statement }) => counts(statement) && beginsIn(window, statement.saidAt))
    .map((said) => {
      const { saidAt } = said.statement;
      return {
        lane: 'STATEMENTS' as const,
        key: statementKey(saidAt, said.sortKey),
        ...(saidAt !== undefined && { date: saidAt }),
        said,
      };
    });

const DAY_MS = 86_400_000;
const iso = (instant: number): string | null => (Number.isFinite(instant) ? new Date(instant).toISOString() : null);

/** A date as a range: ISO 8601 in UTC, null where that end is open, or all is, since there is no date. */
export interface DateRange {
  readonly earliest: string | null;
  readonly latest: string | null;
  /** The date leaves the day open: it says "about" or "perhaps" (`~ ? %`), or spans more than a day. */
  readonly isUncertain: boolean;
}

export const dateRange = (date: string | undefined): DateRange => {
  if (date === undefined) return { earliest: null, latest: null, isUncertain: false };
  const { earliest, latest } = parseDate(date);
  return {
    earliest: iso(earliest),
    latest: iso(latest),
    isUncertain: /[~?%]/.test(date) || latest - earliest >= DAY_MS,
  };
};
