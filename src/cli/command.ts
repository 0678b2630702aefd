// What a command is, and how its arguments are read: strictly, so that a typing error is refused and never ignored.

import { parseArgs } from 'node:util';
import { InputError } from '../errors.ts';
import { nearestTo } from '../model/nearest.ts';
import type { ExitCode } from './exit-code.ts';

interface Option {
  /** What stands after the option in help, such as `PORT`; none where the option is a switch. */
  readonly value?: string;
  readonly description: string;
}

/** The arguments of one call. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** Whether a switch such as `--dry-run` is given. */
  has(option: string): boolean;
  /** What stands after an option, the last time it is given. */
  value(option: string): string | undefined;
  /** What stands after an option, each time it is given. */
  values(option: string): readonly string[];
}

/** Where a command reads and writes, so that tests and pipes see the same. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Writes a line of the answer to standard output. */
  print(line: string): void;
  /** Writes text of the answer as it is, a piece of a long one; done once there is room for more. False where nobody reads. */
  write(text: string): Promise<boolean>;
  /** Writes a line about the work (progress, problems) to standard error. */
  say(line: string): void;
  /** All of standard input, as UTF-8. */
  readInput(): Promise<string>;
}

export interface Command {
  /** Positional arguments as help shows them, such as `FILE…`; '' for none. */
  readonly operands: string;
  /** How many positionals: at least, at most. */
  readonly count: readonly [number, number];
  readonly options: Readonly<Record<string, Option>>;
  /** What the summary doesn't say: one paragraph a string. */
  readonly details: readonly string[];
  /** Command lines that work as they stand. */
  readonly examples: readonly string[];
  run(args: Arguments, terminal: Terminal): Promise<ExitCode>;
}

/** The usage error of a command line; ends the process with 2. */
export const usageError = (message: string): InputError => new InputError('USAGE', message);

/**
 * Reads what stands after the command's name. `--option=value` and `--option value` are the same; `--` ends options.
 * @throws InputError `USAGE` for an unknown option (with the nearest known one), a missing or superfluous value or argument.
 */
export function readArguments(name: string, command: Command, words: readonly string[]): Arguments {
  const known = Object.entries(command.options);
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options: Object.fromEntries(known.map(([option, { value }]) => [option, { type: value ? 'string' : 'boolean' }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = command.options[token.name];
    if (option === undefined || token.rawName !== `--${token.name}`) {
      throw usageError(
        unknown(
          `attest ${name}: no option ${token.rawName}`,
          token.rawName,
          known.map(([key]) => `--${key}`),
        ),
      );
    }
    const value = optionValue(name, token.rawName, option, token.value);
    values.set(token.name, [...(values.get(token.name) ?? []), value]);
  }
  const [least, most] = command.count;
  if (positionals.length < least) throw usageError(`attest ${name}: ${command.operands} is missing`);
  const [extra] = positionals.slice(most);
  if (extra !== undefined) throw usageError(`attest ${name}: "${extra}" is one argument too many`);
  return {
    positionals,
    has: (option) => values.has(option),
    value: (option) => values.get(option)?.at(-1),
    values: (option) => values.get(option) ?? [],
  };
}

function optionValue(name: string, written: string, option: Option, value: string | undefined): string {
  if (option.value === undefined) {
    if (value !== undefined) throw usageError(`attest ${name}: ${written} takes no value, but "${value}" is given`);
    return '';
  }
  // `--port --host x`: the next option is not meant as the value, though the parser takes it for one.
  if (value === undefined || value === '' || value.startsWith('--')) {
    throw usageError(`attest ${name}: ${written} needs a value, ${option.value}`);
  }
  return value;
}

/** `message`, with the nearest of the known words, if one is near. */
export function unknown(message: string, found: string, known: readonly string[]): string {
  const nearest = nearestTo(found, known);
  return nearest === undefined ? message : `${message}; did you mean ${nearest}?`;
}
