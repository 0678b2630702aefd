// EDTF dates as the spans of time that they may mean, and their order. How a date is written for people is not here.
import parseEdtf from 'edtf';
import { InputError } from '../errors.ts';
import { nearestDate } from './nearest-date.ts';

/** UTC milliseconds, both inclusive; ±Infinity where an end is open or unknown. */
export interface DateSpan {
  readonly earliest: number;
  readonly latest: number;
}

const TIME = /^\d{4}-\d\d-\d\dT(\d\d:\d\d)(?::\d\d)?(\.\d{1,3})?(Z|[+-]\d\d(?::\d\d)?)?$/;
const SEASON = /^(-?\d{4})-(2[1-4])$/;
const DAY = /^(-?\d{4})-(\d\d)-(\d\d)[?~%]?$/;

const invalid = (edtf: string, why: string): InputError => {
  const nearest = nearestDate(edtf, isDate);
  return new InputError(
    'DATE_INVALID',
    `date: "${edtf}" ${why}; ${nearest === undefined ? 'write it as 2024, 2024-02, 2024-02-12 or 2024-02-12T10:00:00Z, with "~" for about and "/" for a span' : `did you mean "${nearest}"?`}`,
  );
};

/** A season without a hemisphere is that of either: no precision is invented. */
const seasonSpan = (year: number, season: number): DateSpan =>
  season % 2 === 1
    ? { earliest: Date.UTC(year, 2), latest: Date.UTC(year, 11) - 1 }
    : { earliest: Date.UTC(year, 0), latest: Date.UTC(year + 1, 2) - 1 };

const instantSpan = (edtf: string): DateSpan => {
  const time = TIME.exec(edtf);
  // The package reads a time without a zone in that of the machine: the same bundle would mean two things.
  if (time && time[3] === undefined)
    throw invalid(edtf, 'gives a time of day without its zone, such as "Z" or "+02:00"');
  // Digits alone are milliseconds to the package.
  if (/^-?\d+$/.test(edtf) && !/^-?\d{4}$/.test(edtf)) throw invalid(edtf, 'is not an EDTF date');
  const season = SEASON.exec(edtf);
  if (season) return seasonSpan(Number(season[1]), Number(season[2]));
  const day = DAY.exec(edtf);
  if (day && isBeyondMonth(Number(day[1]), Number(day[2]), Number(day[3])))
    throw invalid(edtf, 'names a day that its month does not have');
  let date: ReturnType<typeof parseEdtf>;
  try {
    date = parseEdtf(edtf, { level: 1 });
  } catch {
    throw invalid(edtf, 'is not an EDTF date (ISO 8601-2, level 1)');
  }
  if (Number.isNaN(date.min) || Number.isNaN(date.max)) throw invalid(edtf, 'lies beyond the years that can be kept');
  if (!time) return { earliest: date.min, latest: date.max };
  // "10:00" may mean any instant of that minute, "10:00:00" of that second.
  const length = time[2] !== undefined ? 1 : edtf.charAt(16) === ':' ? 1000 : 60_000;
  return { earliest: date.min, latest: date.min + length - 1 };
};

/** The package takes 1900-02-29 for the first of March. Day and month out of all range are left to it. */
const isBeyondMonth = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day > new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate();

const spanOf = (edtf: string): DateSpan => {
  const [from, to, ...more] = edtf.split('/');
  if (to === undefined) return instantSpan(edtf);
  const isOpen = (end: string | undefined): boolean => end === '' || end === '..';
  if (from === undefined || more.length > 0 || (from === '' && to === '')) throw invalid(edtf, 'is not an EDTF span');
  const earliest = isOpen(from) ? -Infinity : instantSpan(from).earliest;
  const latest = isOpen(to) ? Infinity : instantSpan(to).latest;
  if (earliest > latest) throw invalid(edtf, 'ends before it begins');
  return { earliest, latest };
};

// Parsing costs 0.1 ms and the same few dates recur in every claim and statement that is compared.
const KNOWN_MOST = 10_000;
const known = new Map<string, DateSpan>();

/**
 * Reads an EDTF date into the span of time that it may mean: '2024-02' spans all of February, '2024-02~' too ("about"
 * widens nothing, since nobody says by how much), '../2024' and '/2024' have no beginning. A season is that of either hemisphere.
 * Dates are read in UTC; a time of day must name its zone. Years from -271821 to 275760.
 * @throws InputError `DATE_INVALID` with the nearest valid form, where one can be guessed.
 * Source: ISO 8601-2:2019, EDTF levels 0 and 1.
 */
export const parseDate = (edtf: string): DateSpan => {
  let span = known.get(edtf);
  if (span === undefined) {
    span = spanOf(edtf);
    if (known.size >= KNOWN_MOST) known.clear();
    known.set(edtf, span);
  }
  return span;
};

const isDate = (edtf: string): boolean => {
  try {
    spanOf(edtf);
    return true;
  } catch {
    return false;
  }
};

/** Earlier beginning first, then earlier end, then by text; undated (undefined) last. A total order over texts. */
export const compareDates = (a: string | undefined, b: string | undefined): number => {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  const [left, right] = [parseDate(a), parseDate(b)];
  // Not by subtraction: two open ends would give NaN.
  if (left.earliest !== right.earliest) return left.earliest < right.earliest ? -1 : 1;
  if (left.latest !== right.latest) return left.latest < right.latest ? -1 : 1;
  return a < b ? -1 : 1;
};

/** Whether all that `inner` may mean lies within `outer`; a date contains itself. */
export const dateContains = (outer: string, inner: string): boolean => {
  const [wide, narrow] = [parseDate(outer), parseDate(inner)];
  return wide.earliest <= narrow.earliest && narrow.latest <= wide.latest;
};

/** Whether both may mean the same instant. */
export const datesIntersect = (a: string, b: string): boolean => {
  const [left, right] = [parseDate(a), parseDate(b)];
  return left.earliest <= right.latest && right.earliest <= left.latest;
};
