// What the templates of a mapping come to for one row.
import { parseDate } from '../model/date.ts';
import { nearestTo } from '../model/nearest.ts';
import { dateProblem, oneOf, suggestion } from '../model/report.ts';
import type { MappedDate, MappedValue } from './mapping.ts';
import { CLOSED_WORDS } from './mapping-check.ts';
import { type DateFormat, dateFormat, readDate } from './mapping-date.ts';
import { columnsOf, filled, type Template } from './mapping-template.ts';

/** Keeps a row from being read; its message has no place. */
export class RowError extends Error {
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

export interface RowValues {
  /** The words of a template; `undefined` where all of its cells are empty. */
  words(template: Template | undefined): string | undefined;
  /** The words, or what the mapping takes them for. @throws RowError `VALUE_UNMAPPED`, `VALUE_INVALID`. */
  value(value: MappedValue | undefined, kind: string): string | undefined;
  /** EDTF. @throws RowError `DATE_INVALID`. */
  date(date: MappedDate | undefined): string | undefined;
}

export function rowValues(cell: (column: string) => string): RowValues {
  const words = (template: Template | undefined): string | undefined => template && filled(template, cell);

  function value(given: MappedValue | undefined, kind: string): string | undefined {
    const found = words(given?.from);
    if (given === undefined || found === undefined) return undefined;
    const word = 'map' in given && given.map !== undefined ? mapped(found, given.map, given, kind) : found;
    if (word === '') return undefined;
    const known = CLOSED_WORDS[kind];
    if (known === undefined || known.includes(word)) return word;
    const message = `${found === word ? '' : `${JSON.stringify(found)} stands for `}${JSON.stringify(word)}${place(given.from)} ${found === word ? 'is' : 'which is'} no ${kind}; expected ${oneOf(known)}${suggestion(nearestTo(word, known))}`;
    throw new RowError('VALUE_INVALID', message);
  }

  function date(given: MappedDate | undefined): string | undefined {
    const found = words(given?.from);
    if (given === undefined || found === undefined) return undefined;
    if (given.format.length === 0) {
      const problem = dateProblem(found, parseDate);
      if (problem === undefined) return found;
      throw new RowError('DATE_INVALID', `${problem}${place(given.from)}; or say its format in the mapping`);
    }
    const edtf = readDate(found, given.format.map(compiled));
    if (edtf !== undefined) return edtf;
    throw new RowError(
      'DATE_INVALID',
      `${JSON.stringify(found)}${place(given.from)} is no date as ${oneOf(given.format)}; mend it, or add its format to the mapping`,
    );
  }

  return { words, value, date };
}

function mapped(
  found: string,
  map: Readonly<Record<string, string>>,
  given: { readonly from: Template; readonly else?: string | undefined },
  kind: string,
): string {
  if (Object.hasOwn(map, found)) return map[found] ?? '';
  const keys = Object.keys(map);
  const alike = keys.find((key) => key.trim().toLowerCase() === found.toLowerCase());
  if (alike !== undefined) return map[alike] ?? '';
  if (given.else !== undefined) return given.else;
  const message = `${JSON.stringify(found)}${place(given.from)} is in no map to a ${kind}; it has ${oneOf(keys)}${suggestion(nearestTo(found, keys))}: add it, or say with else: what other words stand for`;
  throw new RowError('VALUE_UNMAPPED', message);
}

/** " in column …", where it is one. */
const place = (template: Template): string => {
  const columns = columnsOf(template);
  if (columns.length === 0) return '';
  return ` in ${columns.length === 1 ? 'column' : 'columns'} ${columns.map((column) => JSON.stringify(column)).join(', ')}`;
};

const FORMATS = new Map<string, DateFormat>();

/** Formats that the mapping's check found to be some, each compiled once. */
function compiled(format: string): DateFormat {
  const known = FORMATS.get(format) ?? dateFormat(format);
  if (typeof known === 'string')
    throw new RowError('DATE_FORMAT', `the date format ${JSON.stringify(format)} ${known}`);
  FORMATS.set(format, known);
  return known;
}
