// The entry: this process as a Terminal, then one command.

import { text } from 'node:stream/consumers';
import { runCommandLine } from './cli/run.ts';

// A terminal that is gone, or a reader that has seen enough, is no reason to die before what we started is stopped.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

/** Waits while the reader is slower than we are; ends where it is gone. */
function writeAll(piece: string): Promise<boolean> {
  const { stdout } = process;
  if (stdout.destroyed) return Promise.resolve(false);
  if (stdout.write(piece)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (hasRoom: boolean) => (): void => {
      stdout.off('drain', onDrain);
      stdout.off('close', onClose);
      resolve(hasRoom);
    };
    const [onDrain, onClose] = [finish(true), finish(false)];
    stdout.on('drain', onDrain);
    stdout.on('close', onClose);
  });
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  write: writeAll,
  say: (line) => process.stderr.write(`${line}\n`),
  readInput: () => text(process.stdin),
});
