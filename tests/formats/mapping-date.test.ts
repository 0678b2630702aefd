import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateFormat, dateFormat, readDate } from '../../src/formats/mapping-date.ts';
import { parseDate } from '../../src/model/date.ts';

const read = (words: string, ...formats: string[]): string | undefined =>
  readDate(
    words,
    formats.map((format) => dateFormat(format) as DateFormat),
  );

describe('readDate', () => {
  it.each([
    ['12.03.2024', 'DD.MM.YYYY', '2024-03-12'],
    ['2.3.2024', 'D.M.YYYY', '2024-03-02'],
    ['2024-03-12', 'YYYY-MM-DD', '2024-03-12'],
    ['3/12/2024', 'M/D/YYYY', '2024-03-12'],
    ['2024-03-12 00:00:00', 'YYYY-MM-DD HH:mm:ss', '2024-03-12'],
    ['12 Mar 2024', 'D MMM YYYY', '2024-03-12'],
    ['12 March 2024', 'D MMMM YYYY', '2024-03-12'],
    ['Sept. 2024', 'MMM YYYY', '2024-09'],
    ['03/2024', 'MM/YYYY', '2024-03'],
    ['2024', 'YYYY', '2024'],
    ['(2024)', '(YYYY)', '2024'],
    ['00.03.2024', 'DD.MM.YYYY', '2024-03'],
    ['00.00.2024', 'DD.MM.YYYY', '2024'],
    ['29.02.2024', 'DD.MM.YYYY', '2024-02-29'],
  ])('reads %s as %s', (words, format, edtf) => {
    expect(read(words, format)).toBe(edtf);
    expect(parseDate(edtf)).toBeDefined();
  });

  it.each([
    ['29.02.2023', 'DD.MM.YYYY'],
    ['29.02.1900', 'DD.MM.YYYY'],
    ['31.04.2024', 'DD.MM.YYYY'],
    ['12.13.2024', 'DD.MM.YYYY'],
    ['2.3.2024', 'DD.MM.YYYY'],
    ['12x03x2024', 'DD.MM.YYYY'],
    ['12 Foo 2024', 'D MMM YYYY'],
    ['12.03.24', 'DD.MM.YYYY'],
    [' 12.03.2024', 'DD.MM.YYYY'],
  ])('does not take %s for %s', (words, format) => {
    expect(read(words, format)).toBeUndefined();
  });

  it('takes the first format that fits', () => {
    expect(read('03.04.2024', 'DD.MM.YYYY', 'MM.DD.YYYY')).toBe('2024-04-03');
    expect(read('03.14.2024', 'DD.MM.YYYY', 'MM.DD.YYYY')).toBe('2024-03-14');
  });

  it('reads any day that it wrote', () => {
    const days = fc.date({ min: new Date('1583-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('DD.MM.YYYY', 'YYYY/MM/DD', 'MM-DD-YYYY'), (date, format) => {
        const day = date.toISOString().slice(0, 10);
        const [year = '', month = '', number = ''] = day.split('-');
        expect(read(format.replace('YYYY', year).replace('MM', month).replace('DD', number), format)).toBe(day);
      }),
    );
  });
});

describe('dateFormat', () => {
  it.each([
    ['DD.MM', /no YYYY/],
    ['YYYY YYYY', /reads the year twice/],
    ['DD.YYYY', /a day without its month/],
    ['MMM MM YYYY', /reads the month twice/],
  ])('refuses %s', (format, message) => {
    expect(dateFormat(format)).toMatch(message);
  });
});
