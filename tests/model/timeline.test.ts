// The order of events and statements, what a window holds, and dates as ranges.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDates } from '../../src/model/date.ts';
import { instantKey, newestFirstBelow, statementSortKey } from '../../src/model/sort-key.ts';
import { dateRange, eventEntries, statementEntries, undatedAfter, windowOf } from '../../src/model/timeline.ts';
import { anyStory, edtfDate } from './generators.ts';
import { claim, said } from './shorthand.ts';

const OPEN = windowOf(undefined, undefined);
const used = claim('armed-forces', 'USES', 'starlink');
const event = (...dates: readonly string[]) => ({
  sortKey: 'strike|entity:strike',
  times: dates.map((date, at) => ({ date, claim: `claim:${at}` as const })),
});
const statement = (saidAt?: string) => {
  const spoken = said('musk', 'DENIES', used, saidAt === undefined ? {} : { saidAt });
  return { ...spoken, sortKey: statementSortKey(spoken.statement) };
};

describe('eventEntries', () => {
  it('gives one for each date, with all claims that give it, and one without where none does', () => {
    const entries = eventEntries(OPEN, [event('2024-02', '2024-02-12', '2024-02'), event()]);
    expect(entries.map(({ date, claims }) => [date, claims])).toEqual([
      ['2024-02', ['claim:0', 'claim:2']],
      ['2024-02-12', ['claim:1']],
      [undefined, []],
    ]);
  });

  it('holds what may still go on, and not what is undated, in a window', () => {
    const window = windowOf('2024-03', '2024-04');
    const entries = eventEntries(window, [event('2022/..', '2024', '2024-02', '2024-05-01', '2024-04-30'), event()]);
    expect(entries.map(({ date }) => date)).toEqual(['2022/..', '2024', '2024-04-30']);
  });
});

describe('statementEntries', () => {
  it('holds what begins in a window: a year begins with its first day', () => {
    const dates = ['2024', '2024-02', '2024-02-12', '2024-03', undefined];
    const found = (from: string, to: string) =>
      statementEntries(windowOf(from, to), dates.map(statement)).map(({ date }) => date);
    expect(found('2024-02', '2024-02')).toEqual(['2024-02', '2024-02-12']);
    expect(found('2024-01-01', '2024-02-01')).toEqual(['2024', '2024-02']);
  });

  it('orders by beginning, then end, undated last', () => {
    fc.assert(
      fc.property(anyStory, ({ spoken }) => {
        const listed = spoken.map((each) => ({ ...each, sortKey: statementSortKey(each.statement) }));
        const ordered = statementEntries(OPEN, listed).toSorted((a, b) => (a.key < b.key ? -1 : 1));
        expect(new Set(ordered.map(({ key }) => key)).size).toBe(ordered.length);
        ordered.slice(1).forEach(({ date }, at) => {
          const before = ordered[at]?.date;
          const { earliest, latest } = dateRange(before);
          const isOneSpan = dateRange(date).earliest === earliest && dateRange(date).latest === latest;
          expect(isOneSpan || compareDates(before, date) < 0).toBe(true);
        });
      }),
    );
  });

  it('tells the lists of newest first where its own order goes on', () => {
    fc.assert(
      fc.property(edtfDate, edtfDate, (a, b) => {
        const [one, other] = [statement(a), statement(b)];
        const [entry] = statementEntries(OPEN, [one]);
        const beginsEarlier = (windowOf(b, undefined).from ?? 0) < windowOf(a, undefined).from;
        expect(other.sortKey >= newestFirstBelow(entry?.key ?? '')).toBe(beginsEarlier);
        expect(one.sortKey.startsWith(instantKey(windowOf(a, undefined).from))).toBe(true);
      }),
    );
    const undated = statement();
    const [entry] = statementEntries(OPEN, [undated]);
    expect(undatedAfter(entry?.key ?? '')).toBe(undated.sortKey);
    expect(undatedAfter(eventEntries(OPEN, [event()])[0]?.key ?? '') < undated.sortKey).toBe(true);
  });
});

describe('dateRange', () => {
  it.each([
    ['2024-02-12', '2024-02-12T00:00:00.000Z', '2024-02-12T23:59:59.999Z', false],
    ['2024-02-12~', '2024-02-12T00:00:00.000Z', '2024-02-12T23:59:59.999Z', true],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z', true],
    ['2022/..', '2022-01-01T00:00:00.000Z', null, true],
    [undefined, null, null, false],
  ])('of %s', (date, earliest, latest, isUncertain) => {
    expect(dateRange(date)).toEqual({ earliest, latest, isUncertain });
  });
});
