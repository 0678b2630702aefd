// Arbitraries of the model for property tests: small worlds, so that claims meet often.
import fc from 'fast-check';

const year = fc.integer({ min: 2020, max: 2024 }).map(String);
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}-${String(d).padStart(2, '0')}`);
const point = fc.oneof(year, month, day);
const rough = fc.tuple(point, fc.constantFrom('~', '?', '%')).map(([date, mark]) => `${date}${mark}`);
const span = fc
  .tuple(point, point)
  .map(([a, b]) =>
    a.slice(0, 4) < b.slice(0, 4) ? `${a}/${b}` : a.slice(0, 4) > b.slice(0, 4) ? `${b}/${a}` : `${a}/..`,
  );

/** EDTF of the years 2020 to 2024: years, months, days, approximate ones, spans with and without ends, seasons. */
export const edtfDate: fc.Arbitrary<string> = fc.oneof(
  point,
  rough,
  span,
  point.map((date) => `../${date}`),
  fc.tuple(year, fc.integer({ min: 21, max: 24 })).map(([y, season]) => `${y}-${season}`),
);
