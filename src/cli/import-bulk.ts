// `attest import --bulk`: files of any size, row by row, with bad rows set aside.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Config } from '../config.ts';
import { InputError } from '../errors.ts';
import { checkEntry } from '../formats/bulk-entry.ts';
import type { Database } from '../neo4j/connect.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { type BadSpooledRow, type BulkReport, importBulk } from '../write/bulk/import-bulk.ts';
import { bulkProgress } from './bulk-progress.ts';
import { bulkSources } from './bulk-sources.ts';
import { type Arguments, type Terminal, usageError } from './command.ts';
import { prepareDatabase, withDatabase } from './database.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { quarantineLine } from './quarantine.ts';

/** So many bad rows are said; the quarantine has all. */
const SAID = 10;

/** Imports files of rows. Ends with PROBLEMS where any row is bad, whether the good ones went in or not. */
export async function importInBulk(args: Arguments, config: Config, terminal: Terminal): Promise<ExitCode> {
  const areTooMany = toleranceOf(args.value('bad-tolerance') ?? '0');
  const files = args.positionals;
  const vocabulary = await loadVocabulary();
  const { sources, sayUnread } = await bulkSources(args, vocabulary);
  const isDryRun = args.has('dry-run');
  const quarantine = args.value('quarantine') ?? defaultQuarantine(files[0] ?? '');
  if (files.includes(quarantine)) {
    throw usageError(`attest import: --quarantine ${quarantine} is one of the files that are read; name another`);
  }
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    terminal.say('stopping after this batch; once more to stop at once');
  };
  const work = async (database: Database): Promise<ExitCode> => {
    await prepareDatabase(database);
    await rm(quarantine, { force: true });
    const report = await importBulk(database, sources, vocabulary, {
      name: files.map((file) => basename(file)).join(', '),
      check: checkEntry,
      dryRun: isDryRun,
      areTooMany,
      onBadRows: (rows, count) => setAside(rows, count, quarantine, terminal),
      onProgress: bulkProgress((line) => terminal.say(line)),
      onWait: (line) => terminal.say(line),
      isStopped: () => isStopped,
    });
    sayUnread(terminal);
    return conclude(report, isDryRun, terminal);
  };
  return withDatabase(config, terminal, work, stop);
}

/** `7` rows or `0.5%` of all. */
function toleranceOf(written: string): (bad: number, rows: number) => boolean {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(written) ?? [];
  if (digits === undefined || (percent === '' && digits.includes('.'))) {
    throw usageError(
      `attest import: --bad-tolerance is "${written}"; expected a number of rows, or a share such as 1%`,
    );
  }
  const number = Number(digits);
  return percent === '%' ? (bad, rows) => bad * 100 > number * rows : (bad) => bad > number;
}

const defaultQuarantine = (file: string): string =>
  file === '-' ? 'stdin.quarantine.jsonl' : join(dirname(file), `${basename(file)}.quarantine.jsonl`);

/** Writes the quarantine, whole or not at all, and says the first bad rows. */
async function setAside(
  rows: AsyncIterable<BadSpooledRow>,
  count: number,
  file: string,
  terminal: Terminal,
): Promise<void> {
  const partial = `${file}.partial`;
  const stream = createWriteStream(partial);
  const line = quarantineLine(file);
  let said = 0;
  try {
    if (line.head !== undefined) stream.write(line.head);
    for await (const row of rows) {
      if (!stream.write(line.of(row))) await once(stream, 'drain');
      said += 1;
      if (said <= SAID) terminal.say(`${row.where}: ${row.message} (${row.reason})`);
    }
    stream.end();
    await finished(stream);
  } catch (cause) {
    throw new InputError('QUARANTINE_UNWRITABLE', `${file}: can't be written; name a file with --quarantine`, {
      cause,
    });
  }
  await rename(partial, file);
  if (count > SAID) terminal.say(`… and ${count - SAID} more`);
  terminal.say(`${count} bad ${count === 1 ? 'row' : 'rows'}, all in ${file}`);
}

function conclude(
  { rows, bad, batches, written, outcome }: BulkReport,
  isDryRun: boolean,
  terminal: Terminal,
): ExitCode {
  const good = rows - bad;
  const counted = `${rows} rows: ${good} good, ${bad} bad`;
  if (outcome === 'STOPPED') {
    terminal.print(
      `${counted}; stopped with ${written} of ${batches} batches written: the same command goes on from there`,
    );
    return EXIT_CODES.PROBLEMS;
  }
  if (outcome === 'TOO_MANY_BAD') {
    terminal.print(`${counted}; more bad ones than --bad-tolerance allows: nothing was written`);
    return EXIT_CODES.PROBLEMS;
  }
  const told = batches - written;
  const done = isDryRun ? 'dry run: would write' : 'wrote';
  terminal.print(`${counted}; ${done} ${written} of ${batches} batches${told > 0 ? `, ${told} were told before` : ''}`);
  return bad > 0 ? EXIT_CODES.PROBLEMS : EXIT_CODES.OK;
}
