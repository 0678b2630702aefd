// One call of `attest`: finds the command, runs it, and says what went wrong with the right exit code.

import packageFile from '../../package.json' with { type: 'json' };
import { AttestError } from '../errors.ts';
import { readArguments, type Terminal, unknown, usageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT_CODES, type ExitCode, exitCodeOf } from './exit-code.ts';
import { commandUsage, mainUsage } from './usage.ts';

/** Runs a command line (without `node` and the script). Never throws: what a command throws is said and becomes the code. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(words, terminal);
  } catch (error) {
    sayError(error, terminal);
    return exitCodeOf(error);
  }
}

async function dispatch([name, ...rest]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (name === undefined) throw usageError(`which command?\n\n${mainUsage()}`);
  if (name === '--version' || name === '-v') {
    terminal.print(packageFile.version);
    return EXIT_CODES.OK;
  }
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  if (isHelp && rest[0] === undefined) {
    terminal.print(mainUsage());
    return EXIT_CODES.OK;
  }
  const wanted = isHelp ? (rest[0] ?? '') : name;
  if (!Object.hasOwn(COMMANDS, wanted)) {
    const message = unknown(`attest: no command "${wanted}"`, wanted, Object.keys(COMMANDS));
    throw usageError(`${message}\nattest --help lists the commands`);
  }
  const command = await COMMANDS[wanted]?.load();
  if (command === undefined) throw new Error(`command ${wanted} has no file`);
  const end = rest.indexOf('--');
  const options = end < 0 ? rest : rest.slice(0, end);
  if (isHelp || options.includes('--help') || options.includes('-h')) {
    terminal.print(commandUsage(wanted, command));
    return EXIT_CODES.OK;
  }
  return command.run(readArguments(wanted, command, rest), terminal);
}

/** Says an error: each of its problems with its place, else its message; of a fault of ours, where it happened. */
function sayError(error: unknown, terminal: Terminal): void {
  if (!(error instanceof AttestError)) {
    terminal.say(`attest: a fault of Attest itself; please report it with what follows`);
    terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return;
  }
  if (error.problems.length === 0) terminal.say(error.message);
  for (const { where, message } of error.problems) terminal.say(`${where}: ${message}`);
}
