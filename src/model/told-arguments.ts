// A perspective as people write it in words: `speakers=entity:a,entity:b`, on a command line or in an address.
import { InputError } from '../errors.ts';
import { parseDate } from './date.ts';
import { nearestTo } from './nearest.ts';
import { CLOCKS, type Perspective } from './perspective.ts';
import { dateProblem, oneOf, suggestion } from './report.ts';
import { CERTAINTIES, STANCES, WORDINGS } from './statement.ts';

/** Keys whose values are entities, by id or name. */
const VOICE_KEYS = ['speakers', 'principals', 'publishers'] as const;
const WORD_KEYS = { stances: STANCES, certainties: CERTAINTIES, wordings: WORDINGS } as const;
export const TOLD_KEYS = [...VOICE_KEYS, ...Object.keys(WORD_KEYS), 'asOf', 'clock'] as const;

/** One `key=value[,value]`, with what errors call it: `--told speakers` or `told.speakers`. */
export interface ToldArgument {
  readonly key: string;
  readonly value: string;
  readonly where: string;
}

/** A perspective whose voices may still be names. */
export interface WrittenPerspective extends Pick<Perspective, 'stances' | 'certainties' | 'wordings' | 'asOf'> {
  readonly voices: readonly {
    readonly key: (typeof VOICE_KEYS)[number];
    readonly name: string;
    readonly where: string;
  }[];
}

/**
 * Reads the conditions; a key given again adds its values. A comma ends a value; one within a name is written `\,`.
 * `asOf` is an EDTF date, `clock` the time by which it holds: SAID unless given.
 * @throws InputError `ARGUMENT_UNKNOWN`, `VALUE_INVALID` or `DATE_INVALID`, naming the argument.
 */
export function readTold(written: readonly ToldArgument[]): WrittenPerspective {
  const voices = written.flatMap(({ key, value, where }) => {
    const voice = VOICE_KEYS.find((one) => one === key);
    return voice === undefined ? [] : valuesOf(value, where).map((name) => ({ key: voice, name, where }));
  });
  const words: Record<string, string[]> = {};
  let [at, clock]: [string | undefined, string | undefined] = [undefined, undefined];
  let clockWhere = '';
  for (const { key, value, where } of written) {
    if (key === 'asOf') {
      if (at !== undefined && at !== value) throw twice(where, at, value);
      at = checkedDate(value, where);
    } else if (key === 'clock') {
      if (clock !== undefined && clock !== value) throw twice(where, clock, value);
      clock = checkedWord(value, CLOCKS, where);
      clockWhere = where;
    } else if (Object.hasOwn(WORD_KEYS, key)) {
      const allowed = WORD_KEYS[key as keyof typeof WORD_KEYS];
      words[key] = [...(words[key] ?? []), ...valuesOf(value, where).map((word) => checkedWord(word, allowed, where))];
    } else if (!VOICE_KEYS.some((one) => one === key)) {
      const near = suggestion(nearestTo(key, TOLD_KEYS)) || `; expected ${oneOf(TOLD_KEYS)}`;
      throw new InputError('ARGUMENT_UNKNOWN', `${where}: a perspective has no ${JSON.stringify(key)}${near}`);
    }
  }
  if (clock !== undefined && at === undefined) {
    throw new InputError('VALUE_INVALID', `${clockWhere}: ${clock} says by which time, but not which; add asOf=DATE`);
  }
  return {
    voices,
    ...(words as Pick<Perspective, 'stances' | 'certainties' | 'wordings'>),
    ...(at !== undefined && { asOf: { at, clock: (clock ?? 'SAID') as (typeof CLOCKS)[number] } }),
  };
}

function valuesOf(value: string, where: string): readonly string[] {
  const values = value.split(/(?<!\\),/).map((one) => one.replaceAll('\\,', ',').trim());
  if (values.includes(''))
    throw new InputError('VALUE_INVALID', `${where}: has an empty value; give one, or take it out`);
  return values;
}

function checkedWord(word: string, allowed: readonly string[], where: string): string {
  const upper = word.toUpperCase();
  if (allowed.includes(upper)) return upper;
  const near = suggestion(nearestTo(upper, allowed));
  throw new InputError('VALUE_INVALID', `${where}: ${JSON.stringify(word)} is none of ${allowed.join(', ')}${near}`);
}

function checkedDate(value: string, where: string): string {
  const problem = dateProblem(value, parseDate);
  if (problem !== undefined) throw new InputError('DATE_INVALID', `${where}: ${problem}`);
  return value;
}

const twice = (where: string, first: string, second: string): InputError =>
  new InputError(
    'VALUE_INVALID',
    `${where}: is given as ${JSON.stringify(first)} and ${JSON.stringify(second)}; give one`,
  );
