import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { compareDates, dateContains, datesIntersect, parseDate } from '../../src/model/date.ts';
import { edtfDate } from './generators.ts';

const span = (edtf: string) => {
  const { earliest, latest } = parseDate(edtf);
  return [earliest, latest].map((instant) => (Number.isFinite(instant) ? new Date(instant).toISOString() : instant));
};

describe('parseDate', () => {
  it.each([
    ['2024-02-12', '2024-02-12T00:00:00.000Z', '2024-02-12T23:59:59.999Z'],
    ['2024-02~', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2023', '2023-01-01T00:00:00.000Z', '2023-12-31T23:59:59.999Z'],
    ['201X', '2010-01-01T00:00:00.000Z', '2019-12-31T23:59:59.999Z'],
    ['2024-XX', '2024-01-01T00:00:00.000Z', '2024-12-31T23:59:59.999Z'],
    ['2022-02-24/2024-02', '2022-02-24T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2024-02-12T10:00:00+02:00', '2024-02-12T08:00:00.000Z', '2024-02-12T08:00:00.999Z'],
    ['2024-21', '2024-03-01T00:00:00.000Z', '2024-11-30T23:59:59.999Z'],
  ])('reads %s from %s to %s', (edtf, earliest, latest) => {
    expect(span(edtf)).toEqual([earliest, latest]);
  });

  it.each(['2024/..', '2024/'])('reads %s as without an end', (edtf) => {
    expect(span(edtf)).toEqual(['2024-01-01T00:00:00.000Z', Infinity]);
  });

  it.each(['../2024', '/2024'])('reads %s as without a beginning', (edtf) => {
    expect(span(edtf)).toEqual([-Infinity, '2024-12-31T23:59:59.999Z']);
  });

  it.each([
    ['2024-2-1', '2024-02-01'],
    ['12.02.2024', '2024-02-12'],
    ['20240212', '2024-02-12'],
    ['2024-02-30', '2024-02'],
    ['1900-02-29', '1900-02'],
    ['13/02/2024', '2024-02-13'],
    ['12/02/2024', '2024'],
    ['12 February 2024', '2024-02-12'],
    ['Feb. 2024', '2024-02'],
    ['circa 2024', '2024~'],
    ['1990s', '199X'],
    ['2022-2024', '2022/2024'],
    ['2024-02-12T10:00:00', '2024-02-12T10:00:00Z'],
  ])('refuses %s and names %s', (edtf, nearest) => {
    expect(() => parseDate(edtf)).toThrow(expect.objectContaining({ reason: 'DATE_INVALID', code: 'BAD_INPUT' }));
    expect(() => parseDate(edtf)).toThrow(`did you mean "${nearest}"?`);
  });

  it.each(['', 'on Monday', '2024/2022', '/', 'Y17E7', '2024-13'])('refuses %j', (edtf) => {
    expect(() => parseDate(edtf)).toThrow(InputError);
  });

  it('never ends before it begins', () => {
    fc.assert(
      fc.property(edtfDate, (edtf) => {
        const { earliest, latest } = parseDate(edtf);
        expect(earliest).toBeLessThanOrEqual(latest);
      }),
    );
  });
});

describe('compareDates', () => {
  it('puts the undated last', () => {
    expect(['2024', undefined, '2023-05', '../2023'].sort(compareDates)).toEqual([
      '../2023',
      '2023-05',
      '2024',
      undefined,
    ]);
    expect(compareDates(undefined, '2023')).toBe(1);
  });

  it('is a total order', () => {
    const dated = fc.option(edtfDate, { nil: undefined });
    fc.assert(
      fc.property(dated, dated, dated, (a, b, c) => {
        expect(Math.sign(compareDates(a, b)) + Math.sign(compareDates(b, a))).toBe(0);
        expect(compareDates(a, b) === 0).toBe(a === b);
        if (compareDates(a, b) <= 0 && compareDates(b, c) <= 0) expect(compareDates(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('dateContains', () => {
  it('holds a day within its month and not the month within the day', () => {
    expect(dateContains('2024-02', '2024-02-12')).toBe(true);
    expect(dateContains('2024-02-12', '2024-02')).toBe(false);
  });

  it('is reflexive, transitive, and implies intersection', () => {
    fc.assert(
      fc.property(edtfDate, edtfDate, edtfDate, (a, b, c) => {
        expect(dateContains(a, a)).toBe(true);
        if (dateContains(a, b)) expect(datesIntersect(a, b)).toBe(true);
        if (dateContains(a, b) && dateContains(b, c)) expect(dateContains(a, c)).toBe(true);
        expect(datesIntersect(a, b)).toBe(datesIntersect(b, a));
      }),
    );
  });
});
