import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/model/date.ts';
import { monthOf } from '../../src/model/month.ts';
import { edtfDate } from './generators.ts';

describe('monthOf', () => {
  it.each([
    ['2024-02-12', '2024-02'],
    ['2024-02', '2024-02'],
    ['2024-02~', '2024-02'],
    ['2024-02-12T10:00:00Z', '2024-02'],
    ['2024-02-12/2024-02-14', '2024-02'],
    ['2024-02/2024-03', '2024-02/2024-03'],
    ['2024-02/..', '2024-02/..'],
    ['2024-21', '2024-21'],
    ['2024', '2024'],
  ])('reads %s as %s', (date, month) => {
    expect(monthOf(date)).toBe(month);
  });

  it('says no more than the date: all that it may mean lies in the month', () => {
    fc.assert(
      fc.property(edtfDate, (date) => {
        const [month, own] = [parseDate(monthOf(date)), parseDate(date)];
        expect(month.earliest <= own.earliest && own.latest <= month.latest).toBe(true);
      }),
    );
  });
});
