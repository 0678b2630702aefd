// The entry: this process as a Terminal, then one command.

import { text } from 'node:stream/consumers';
import { runCommandLine } from './cli/run.ts';

// A terminal that is gone, or a reader that has seen enough, is no reason to die before what we started is stopped.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
  readInput: () => text(process.stdin),
});
