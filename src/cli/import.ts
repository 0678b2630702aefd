// `attest import`: bundles into the graph, each file one transaction or nothing.

import { readConfig } from '../config.ts';
import { InputError, type Problem } from '../errors.ts';
import { readBundle } from '../formats/formats.ts';
import type { SourcedBundle } from '../model/bundle.ts';
import type { Database } from '../neo4j/connect.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { importBundle } from '../write/import.ts';
import { changeLines, countLine } from './changes.ts';
import { type Command, type Terminal, usageError } from './command.ts';
import { prepareDatabase, withDatabase } from './database.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { importInBulk } from './import-bulk.ts';

export const importFiles: Command = {
  operands: 'FILE…',
  count: [1, Number.POSITIVE_INFINITY],
  options: {
    'dry-run': {
      description: 'Write nothing; list every record that would change. With --bulk: check all, and count.',
    },
    bulk: {
      description:
        'FILEs are JSON lines, one entry a line, of any size and order; - is standard input, .gz is unpacked.',
    },
    map: {
      value: 'MAPPING',
      description: 'FILEs are tables that this mapping reads, in bulk; attest map check shows what they become.',
    },
    ftm: {
      value: 'DATASET',
      description: 'FILEs are FollowTheMoney entities, one a line, in bulk; DATASET says in YAML who publishes them.',
    },
    'bad-tolerance': {
      value: 'N|N%',
      description:
        'With --bulk: how many bad rows are set aside while the good ones go in. Default 0: then nothing is written.',
    },
    quarantine: {
      value: 'FILE',
      description:
        'With --bulk: where bad rows go, each once with its reason; JSON lines, or a table where it ends in .csv. Default: FILE.quarantine.jsonl.',
    },
  },
  details: [
    'Each FILE is one bundle (.yaml, .yml or .json) with the texts of its articles beside it, and one transaction. All files are read before the first is written; the first that cannot be imported ends it, and what came before it stays.',
    'Importing an article again replaces what the earlier import said of it: what is gone is superseded, not deleted. Importing the same content again changes nothing.',
    'Every problem of a file is listed, one a line, as file:line: message.',
    'With --bulk all rows are checked before the first is written, and the good ones go in batch by batch. What was told before is passed over: after an end at any point the same command goes on from there.',
  ],
  examples: [
    'attest import --dry-run seed/starlink.bundle.yaml',
    'attest import monday.yaml tuesday.yaml',
    'attest import --bulk --bad-tolerance 1% records.jsonl.gz',
    'attest import --map seed/samples/vessels.mapping.yaml seed/samples/vessels.csv',
    'attest import --ftm seed/samples/skerry.dataset.yaml seed/samples/skerry.ftm.jsonl',
  ],
  async run(args, terminal) {
    const config = readConfig(terminal.environment);
    const isDryRun = args.has('dry-run');
    if (['bulk', 'map', 'ftm'].some((option) => args.has(option))) return importInBulk(args, config, terminal);
    const alone = ['bad-tolerance', 'quarantine'].find((option) => args.value(option) !== undefined);
    if (alone !== undefined) throw usageError(`attest import: --${alone} goes with --bulk; add that, or take it out`);
    const bundles = await readAll(args.positionals, terminal);
    if (bundles === undefined) return EXIT_CODES.PROBLEMS;
    return withDatabase(config, terminal, async (database) => {
      await prepareDatabase(database);
      let code: ExitCode = EXIT_CODES.OK;
      for (const [name, bundle] of bundles) {
        if (await importOne(database, name, bundle, isDryRun, terminal)) continue;
        code = EXIT_CODES.PROBLEMS;
        if (!isDryRun) break;
      }
      return code;
    });
  },
};

/** The bundles by file name, or undefined once the problems of all files are said. */
async function readAll(
  files: readonly string[],
  terminal: Terminal,
): Promise<ReadonlyMap<string, SourcedBundle> | undefined> {
  const bundles = new Map<string, SourcedBundle>();
  const problems: Problem[] = [];
  for (const file of files) {
    try {
      bundles.set(file, await readBundle(file));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  sayProblems(problems, terminal);
  return problems.length === 0 ? bundles : undefined;
}

/** Whether it could be imported. */
async function importOne(
  database: Database,
  name: string,
  bundle: SourcedBundle,
  dryRun: boolean,
  terminal: Terminal,
): Promise<boolean> {
  const report = await importBundle(database, bundle, await loadVocabulary(), { name, dryRun });
  if (report.problems.length > 0) {
    sayProblems(report.problems, terminal, `nothing of ${name} was written`);
    return false;
  }
  const outcome = countLine(report.changes);
  if (dryRun) terminal.print(`${name}: dry run: ${outcome}`);
  else if (report.importId === undefined) terminal.print(`${name}: ${outcome}; all of it was told before`);
  else terminal.print(`${name}: ${report.importId}: ${outcome}`);
  if (dryRun) for (const line of changeLines(report.changes)) terminal.print(line);
  return true;
}

function sayProblems(problems: readonly Problem[], terminal: Terminal, outcome = 'nothing was written'): void {
  for (const { where, message } of problems) terminal.say(`${where}: ${message}`);
  if (problems.length > 0)
    terminal.say(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; ${outcome}`);
}
