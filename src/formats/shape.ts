// What is wrong with the shape of a bundle or a mapping, in words: zod's issues with what was found and what was expected.
import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { type BundlePath, bundleSchema } from '../model/bundle.ts';
import { nearestTo } from '../model/nearest.ts';
import { suggestion } from '../model/report.ts';

type Issue = z.core.$ZodIssue;

/** What has the shape. */
interface Shaped {
  readonly schema: z.ZodType;
  readonly noun: string;
}

/** Every problem of shape, at its line: KEY_UNKNOWN, VALUE_MISSING or VALUE_INVALID. */
export function shapeProblems(
  issues: readonly Issue[],
  input: unknown,
  lineOf: (path: BundlePath) => string,
  shaped: Shaped = { schema: bundleSchema, noun: 'bundle' },
): readonly Problem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        reason: 'KEY_UNKNOWN',
        where: lineOf([...path, key]),
        message: unknownKey(path, key, shaped),
      }));
    }
    const found = valueAt(input, path);
    return [
      {
        reason: found === undefined ? 'VALUE_MISSING' : 'VALUE_INVALID',
        where: lineOf(path),
        message: `${subject(path, shaped)} ${found === undefined ? 'is missing' : `is ${described(found)}`}; ${expected(issue, found)}`,
      },
    ];
  });
}

/** `statements[3].evidence[0].quote`; nothing for the whole. */
export const pathText = (path: BundlePath): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');

const subject = (path: BundlePath, { noun }: Shaped): string => pathText(path) || `the ${noun}`;

/** The message for a key that stands where the format has none of that name. */
export function unknownKey(path: BundlePath, key: string, shaped: Shaped): string {
  const keys = keysAt(path, shaped.schema);
  const known = keys.length === 0 ? '' : `; expected ${keys.join(', ')}`;
  return `${subject(path, shaped)} has the unknown key ${JSON.stringify(key)}${suggestion(nearestTo(key, keys)) || known}`;
}

function expected(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String);
      const nearest = typeof found === 'string' ? nearestTo(found, values) : undefined;
      return `expected ${values.join(', ')}${suggestion(nearest)}`;
    }
    case 'invalid_type':
      if (issue.message.startsWith('expected')) return issue.message;
      if (issue.expected === 'string' && (typeof found === 'number' || typeof found === 'boolean'))
        return `expected text; write it in quotes: "${found}"`;
      return `expected ${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      if (issue.origin === 'array') return `expected at least ${issue.minimum}`;
      return isNumber(issue.origin) ? `expected a whole number, ${issue.minimum} or more` : issue.message;
    case 'too_big':
      return isNumber(issue.origin) ? `expected a whole number, ${issue.maximum} or less` : issue.message;
    default:
      return issue.message;
  }
}

const isNumber = (origin: string): boolean => origin === 'number' || origin === 'int';

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  int: 'a whole number',
  boolean: 'true or false',
};

/** Scalars as they are, up to 60 characters; the rest by its kind: it can be large, or hold itself. */
const described = (value: unknown): string => {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

const valueAt = (input: unknown, path: BundlePath): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    input,
  );

/** The keys that the format has at a path, where it has a fixed set. */
function keysAt(path: BundlePath, schema: z.ZodType): readonly string[] {
  let at: unknown = schema;
  for (const step of path) {
    at = bare(at);
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodObject) at = at.shape[step];
    else if (at instanceof z.ZodRecord) at = at.valueType;
    else return [];
  }
  at = bare(at);
  if (at instanceof z.ZodObject) return Object.keys(at.shape);
  if (at instanceof z.ZodRecord && at.keyType instanceof z.ZodEnum) return at.keyType.options.map(String);
  return [];
}

/** The schema within its default, or within being optional. */
function bare(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional) inner = inner.unwrap();
  return inner;
}
