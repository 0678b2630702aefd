// Dates as tables write them, read into EDTF no more precise than what is written.
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What each token reads; the longer of two that begin alike stands first. */
const TOKENS = {
  YYYY: '(?<year>\\d{4})',
  MMMM: '(?<name>\\p{L}{3,12})\\.?',
  MMM: '(?<name>\\p{L}{3,12})\\.?',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '\\d{2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
} as const;
const TOKEN = new RegExp(Object.keys(TOKENS).join('|'), 'g');

export interface DateFormat {
  readonly format: string;
  readonly pattern: RegExp;
}

/**
 * A format of the tokens YYYY, MM or M, MMM (an English month by name), DD or D, and HH, mm and ss, which are read over: a time
 * without a zone says no more than its day. Anything else stands for itself.
 * @returns What is wrong with it, where it can be none.
 */
export function dateFormat(format: string): DateFormat | string {
  const tokens: readonly string[] = format.match(TOKEN) ?? [];
  if (!tokens.includes('YYYY')) return `has no YYYY; expected a format such as DD.MM.YYYY`;
  for (const part of ['year', 'name', 'month', 'day']) {
    const count = tokens.filter((token) => TOKENS[token as keyof typeof TOKENS].includes(`<${part}>`)).length;
    if (count > 1) return `reads the ${part === 'name' ? 'month' : part} twice; take one out`;
  }
  const has = (part: string): boolean =>
    tokens.some((token) => TOKENS[token as keyof typeof TOKENS].includes(`<${part}>`));
  if (has('name') && has('month')) return 'reads the month twice; take one out';
  if (has('day') && !has('name') && !has('month')) return 'reads a day without its month; expected DD.MM.YYYY';
  let pattern = '';
  let at = 0;
  for (const { 0: token, index } of format.matchAll(TOKEN)) {
    pattern += escaped(format.slice(at, index)) + TOKENS[token as keyof typeof TOKENS];
    at = index + token.length;
  }
  return { format, pattern: new RegExp(`^${pattern}${escaped(format.slice(at))}$`, 'u') };
}

/** EDTF, by the first format that reads the words; `undefined` where none does. Day or month 00 is one that isn't known. */
export function readDate(words: string, formats: readonly DateFormat[]): string | undefined {
  for (const { pattern } of formats) {
    // No date is long, and a long text is no date.
    const groups = words.length > 60 ? undefined : pattern.exec(words)?.groups;
    if (groups === undefined) continue;
    const { year = '', name, month: number, day = '00' } = groups;
    const byName = name === undefined ? -1 : MONTHS.indexOf(name.slice(0, 3).toLowerCase());
    if (name !== undefined && byName === -1) continue;
    const month = name === undefined ? (number ?? '00').padStart(2, '0') : String(byName + 1).padStart(2, '0');
    if (month === '00') return year;
    if (Number(month) > 12) continue;
    if (Number(day) === 0) return `${year}-${month}`;
    if (Number(day) > new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate()) continue;
    return `${year}-${month}-${day.padStart(2, '0')}`;
  }
  return undefined;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ +/g, ' +');
