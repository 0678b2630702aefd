// Dates of FollowTheMoney as EDTF: days, months and years; a time of day says no more than its day.
import { parseDate } from '../model/date.ts';
import { dateProblem } from '../model/report.ts';

/** One date for all that are given: as precise as they agree. `undefined` where they don't agree on a year, or one is no date. */
export function commonDate(values: readonly string[]): string | undefined {
  let common: string | undefined;
  for (const value of values) {
    const date = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ].*)?$/.exec(value)?.[1];
    if (date === undefined || dateProblem(date, parseDate) !== undefined) return undefined;
    common = common === undefined ? date : shared(common, date);
    if (common === undefined) return undefined;
  }
  return common;
}

/** A span from one date to another, either of which may be open; `undefined` where both are, or the end lies before. */
export function dateSpan(start: string | undefined, end: string | undefined): string | undefined {
  if (start === undefined && end === undefined) return undefined;
  const span = `${start ?? '..'}/${end ?? '..'}`;
  return dateProblem(span, parseDate) === undefined ? span : undefined;
}

function shared(a: string, b: string): string | undefined {
  for (const length of [10, 7, 4]) {
    if (a.length >= length && b.length >= length && a.slice(0, length) === b.slice(0, length))
      return a.slice(0, length);
  }
  return undefined;
}
