// When a number of things was said: the earliest and the latest day that any of them bears.
import { compareDates } from './date.ts';
import type { SaidSpan } from './derived.ts';
import type { StatementRecord } from './statement.ts';

/** EDTF, as written in the statements; both absent where none bears a date. Order never matters. */
export const saidSpan = (statements: readonly Pick<StatementRecord, 'saidAt'>[]): SaidSpan => {
  const dates = statements
    .map(({ saidAt }) => saidAt)
    .filter((date) => date !== undefined)
    .sort(compareDates);
  const [firstSaidAt, lastSaidAt] = [dates[0], dates.at(-1)];
  return firstSaidAt === undefined || lastSaidAt === undefined ? {} : { firstSaidAt, lastSaidAt };
};
