// `attest export`: the graph, or a part of it, in a format that other tools read.

import { readConfig } from '../config.ts';
import { EXPORT_FORMATS } from '../formats/export/formats.ts';
import { TOLD_KEYS, type ToldArgument } from '../model/told-arguments.ts';
import { checkExport, openExport } from '../server/export-request.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { type Arguments, type Command, type Terminal, usageError } from './command.ts';
import { prepareDatabase, withDatabase } from './database.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { checkFree, writeFolder, writeStream } from './export-files.ts';

export const exportGraph: Command = {
  operands: '',
  count: [0, 0],
  options: {
    format: {
      value: 'FORMAT',
      description: EXPORT_FORMATS.map(({ name, summary }) => `${name}: ${summary}.`).join(' '),
    },
    about: {
      value: 'ENTITY',
      description: 'Only what is claimed of this entity, by id or name, and all that it refers to. May be given again.',
    },
    told: {
      value: 'KEY=VALUE',
      description: `Only what is told from here: ${TOLD_KEYS.join(', ')}. Commas part values; may be given again.`,
    },
    table: { value: 'NAME', description: 'Only this file of a folder, such as claims of csv.' },
    out: {
      value: 'PATH',
      description: 'The file or folder to write, which must not be there yet. Default: standard output.',
    },
  },
  details: [
    'Writes everything that stands: what is superseded is left out, what is retracted is kept and says so. Records are as they were told; entities that a judgement made one are two here.',
    '--about takes the claims that involve the entity, those that hold them or stand within, all statements about them and what these answer, their articles, and whatever those records name, so that a bundle of it can be imported into an empty graph. --told takes only the statements that hold under all its conditions: speakers, principals and publishers are entities; stances, certainties and wordings are words such as DENIES; asOf is a date, by the clock SAID, PUBLISHED or RECORDED.',
    "What a format can't carry as it is, is counted on standard error: left out or told in words, never changed into something else.",
  ],
  examples: [
    'attest export --format bundle --out copy',
    'attest export --format jsonl | gzip > graph.jsonl.gz',
    'attest export --format graphml --about Starlink --told stances=AFFIRMS,DENIES --out starlink.graphml',
    'attest export --format csv --told speakers=entity:elon-musk --told asOf=2024-02 --out musk',
  ],
  async run(args, terminal) {
    const config = readConfig(terminal.environment);
    const request = checkExport({
      format: args.value('format'),
      table: args.value('table'),
      about: args.values('about'),
      told: args.values('told').map(toldArgument),
      nameOf: (argument) => `--${argument}`,
    });
    const out = outOf(args, request.format.isFolder && request.table === undefined);
    if (out !== undefined) await checkFree(out);
    const leftOut = new Map<string, number>();
    const context = {
      vocabulary: await loadVocabulary(),
      base: config.base,
      leaveOut: (what: string) => void leftOut.set(what, (leftOut.get(what) ?? 0) + 1),
    };
    return withDatabase(config, terminal, async (database): Promise<ExitCode> => {
      await prepareDatabase(database);
      const { isFolder, chunks } = await openExport(database, request, context);
      if (isFolder) await writeFolder(out ?? '', chunks);
      else if (out !== undefined) await writeStream(out, chunks);
      else await print(chunks, terminal);
      for (const [what, count] of leftOut) terminal.say(`${count} × ${what}`);
      if (out !== undefined) terminal.say(`wrote ${out}`);
      return EXIT_CODES.OK;
    });
  },
};

/** @throws InputError `USAGE` where a folder has nowhere to go. */
function outOf(args: Arguments, isFolder: boolean): string | undefined {
  const out = args.value('out');
  if (out === undefined && isFolder) {
    throw usageError(
      `attest export: --format ${args.value('format')} writes a folder; name it with --out PATH, or one of its files with --table`,
    );
  }
  return out;
}

function toldArgument(written: string): ToldArgument {
  const at = written.indexOf('=');
  if (at < 1)
    throw usageError(`attest export: --told: "${written}" is not KEY=VALUE, such as speakers=entity:elon-musk`);
  const key = written.slice(0, at);
  return { key, value: written.slice(at + 1), where: `--told ${key}` };
}

async function print(chunks: AsyncIterable<string>, terminal: Terminal): Promise<void> {
  // A reader that has seen enough ends the reading of the graph.
  for await (const chunk of chunks) if (!(await terminal.write(chunk))) return;
}
