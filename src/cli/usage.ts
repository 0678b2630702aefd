// The text of --help.

import { VARIABLES } from '../config.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT_MEANINGS } from './exit-code.ts';

/** Rows as two columns, indented by two; long texts run on under their own column, 100 characters wide. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows
    .map(([left, right]) => `  ${left.padEnd(width)}  ${wrap(right, 96 - width).join(`\n${' '.repeat(width + 4)}`)}`)
    .join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}

const exitCodes = (): string => columns(Object.entries(EXIT_MEANINGS));

/** Help for the whole: every command, variable and exit code. */
export function mainUsage(): string {
  return [
    'Attest: a knowledge graph of attributed claims.',
    '',
    'Usage: attest COMMAND [OPTION…]',
    '',
    'Commands:',
    columns(Object.entries(COMMANDS).map(([name, { summary }]) => [name, summary])),
    '',
    'Options:',
    columns([
      ['--help', 'Print this; after a command, its own help.'],
      ['--version', 'Print the version.'],
    ]),
    '',
    'Which database: NEO4J_URI where it is set; else that of an Attest already running on the same data folder; else',
    "Attest's own Neo4j, started for as long as the command needs it.",
    '',
    'Environment:',
    columns(Object.entries(VARIABLES)),
    '',
    'Exit codes:',
    exitCodes(),
  ].join('\n');
}

/** Help for one command. */
export function commandUsage(name: string, command: Command): string {
  const options = Object.entries(command.options).map(([option, { value, description }]): [string, string] => [
    value === undefined ? `--${option}` : `--${option} ${value}`,
    description,
  ]);
  const shape = ['attest', name, command.operands, ...options.map(([option]) => `[${option}]`)];
  return [
    `${COMMANDS[name]?.summary}.`,
    '',
    `Usage: ${shape.filter((part) => part !== '').join(' ')}`,
    ...command.details.flatMap((paragraph) => ['', ...wrap(paragraph, 100)]),
    '',
    'Options:',
    columns([...options, ['--help', 'Print this.']]),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    '',
    'Exit codes:',
    exitCodes(),
  ].join('\n');
}
