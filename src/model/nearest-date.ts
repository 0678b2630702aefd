// What somebody meant who wrote a date that is not EDTF.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '([a-z]{3})[a-z]*\\.?,?';

const two = (number: string): string => number.padStart(2, '0');
const monthNumber = (name: string): string => two(String(MONTHS.indexOf(name.toLowerCase()) + 1));

/** Shapes that people write, each with its EDTF form; the first whose form is a date wins. */
const SHAPES: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^(\d{4})(\d\d)(\d\d)$/, (year, month, day) => `${year}-${month}-${day}`],
  [/^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})$/, (year, month, day) => `${year}-${two(month)}-${two(day)}`],
  [/^(\d{1,2})[-. ](\d{1,2})[-. ](\d{4})$/, (day, month, year) => `${year}-${two(month)}-${two(day)}`],
  // 12/02/2024 is a day of two months, by country; only a number above 12 settles it.
  [
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/,
    (first, second, year) =>
      Number(first) > 12
        ? `${year}-${two(second)}-${two(first)}`
        : Number(second) > 12
          ? `${year}-${two(first)}-${two(second)}`
          : year,
  ],
  [/^(\d{4})[-./ ](\d{1,2})$/, (year, month) => `${year}-${two(month)}`],
  [/^(\d{1,2})[-./](\d{4})$/, (month, year) => `${year}-${two(month)}`],
  [
    new RegExp(`^(\\d{1,2})\\.? ${MONTH} (\\d{4})$`, 'i'),
    (d, month, year) => `${year}-${monthNumber(month)}-${two(d)}`,
  ],
  [new RegExp(`^${MONTH} (\\d{1,2}),? (\\d{4})$`, 'i'), (month, d, year) => `${year}-${monthNumber(month)}-${two(d)}`],
  [new RegExp(`^${MONTH} (\\d{4})$`, 'i'), (month, year) => `${year}-${monthNumber(month)}`],
  [/^(?:c\.|ca\.?|circa|about|around) *(\d{4})$/i, (year) => `${year}~`],
  [/^(\d{3})0s$/i, (decade) => `${decade}X`],
  [/^(\d{4})-? *(?:-|–|to|until) *(\d{4})$/i, (from, to) => `${from}/${to}`],
  [/^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)$/, (day, time) => `${day}T${time.length === 5 ? `${time}:00` : time}Z`],
  // A day that its month does not have: the month still stands.
  [/^(\d{4}-\d\d)-\d\d$/, (month) => month],
  [/^(\d{4})\b.*$/, (year) => year],
];

/** The nearest date that `isDate` accepts; undefined where none can be guessed without inventing precision. */
export const nearestDate = (text: string, isDate: (edtf: string) => boolean): string | undefined => {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  if (trimmed !== text && isDate(trimmed)) return trimmed;
  for (const [shape, form] of SHAPES) {
    const parts = shape.exec(trimmed);
    if (parts === null) continue;
    const guess = form(...parts.slice(1));
    if (guess !== text && isDate(guess)) return guess;
  }
  return undefined;
};
