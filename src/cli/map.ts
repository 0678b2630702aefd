// `attest map check`: what a table becomes under a mapping, before anything is imported.

import { streamName } from '../formats/byte-stream.ts';
import { csvRecords, publisherOf } from '../formats/csv.ts';
import { entityJoiner } from '../formats/entity-joiner.ts';
import { predicateProblems } from '../formats/mapping-check.ts';
import { type ReadMapping, readMapping } from '../formats/mapping-yaml.ts';
import type { BulkKind } from '../model/bulk.ts';
import type { Vocabulary } from '../model/predicates.ts';
import { textHash } from '../model/records.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { type Command, type Terminal, unknown, usageError } from './command.ts';
import { EXIT_CODES } from './exit-code.ts';
import { recordPreview } from './map-preview.ts';

const SHOWN = 3;
/** Problems that are named; what follows them is counted. */
const MOST_PROBLEMS = 50;
/** Records whose ids are held against each other. */
const MOST_RECORDS = 200_000;

export const map: Command = {
  operands: 'check MAPPING FILE',
  count: [3, 3],
  options: { rows: { value: 'N', description: `How many rows are shown as they would become. Default ${SHOWN}.` } },
  details: [
    'MAPPING is a YAML file that says what the columns of a table hold; FILE is the table, - for standard input, gzip as it is. Shows the first rows as they would become: entities, and claims in words, each with who states it and the cells that prove it.',
    'All of the table is read: each row that a mapping cannot read is a problem, file:line: message. Nothing is written and no database is touched.',
  ],
  examples: [
    'attest map check seed/samples/vessels.mapping.yaml seed/samples/vessels.csv',
    'attest map check --rows 1 seed/samples/allegations.mapping.yaml seed/samples/allegations.csv',
  ],
  async run(args, terminal) {
    const [verb = '', mappingFile = '', file = ''] = args.positionals;
    if (verb !== 'check') throw usageError(unknown(`attest map: no verb "${verb}"; expected check`, verb, ['check']));
    const shown = rowCount(args.value('rows'));
    const [read, vocabulary] = await Promise.all([readMapping(mappingFile), loadVocabulary()]);
    const problems = problemList(terminal);
    for (const { where, message } of predicateProblems(read.mapping, vocabulary, read.lineOf)) {
      problems.add(where, message);
    }
    await check(file, read, shown, vocabulary, problems, terminal);
    return problems.end() ? EXIT_CODES.OK : EXIT_CODES.PROBLEMS;
  },
};

function rowCount(value: string | undefined): number {
  if (value === undefined) return SHOWN;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw usageError(`attest map: --rows: "${value}" is no number of rows`);
}

interface ProblemList {
  add(where: string, message: string): void;
  /** Says how many there are. @returns Whether there are none. */
  end(): boolean;
}

function problemList(terminal: Terminal): ProblemList {
  let count = 0;
  return {
    add(where, message) {
      count += 1;
      if (count <= MOST_PROBLEMS) terminal.say(`${where}: ${message}`);
    },
    end() {
      if (count === 0) return true;
      const unnamed = count > MOST_PROBLEMS ? `, of which ${MOST_PROBLEMS} are named above` : '';
      terminal.say(`${count} ${count === 1 ? 'problem' : 'problems'}${unnamed}`);
      return false;
    },
  };
}

/** Reads all of the table, shows the records of its first rows, and prints the counts. */
async function check(
  file: string,
  read: ReadMapping,
  shown: number,
  vocabulary: Vocabulary,
  problems: ProblemList,
  terminal: Terminal,
): Promise<void> {
  const preview = recordPreview(vocabulary, publisherOf(read));
  const joiner = entityJoiner();
  joiner.add(publisherOf(read), read.lineOf(['dataset', 'publisher']));
  const counts = new Map<BulkKind, number>();
  const places = new Map<string, Place>();
  let rows = 0;
  let bad = 0;
  for await (const record of csvRecords(file, read)) {
    const { where } = record;
    if (!('entries' in record)) {
      bad += 1;
      problems.add(where, record.message);
      continue;
    }
    rows += 1;
    if (rows <= shown) {
      const { lines, faults } = preview(record);
      terminal.print(`${lines.join('\n')}\n`);
      for (const fault of faults) problems.add(fault.where, fault.message);
    }
    for (const { kind, value } of record.entries) {
      if (kind === 'entity') {
        if (joiner.add(value, where).length > 0) problems.add(where, contradicted(value));
      } else counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const repeated = kind === 'article' ? repeats(value, where, places) : undefined;
      if (repeated !== undefined) problems.add(where, repeated);
    }
  }
  counts.set('entity', joiner.end().length);
  terminal.print(`${streamName(file)}: ${counted(rows, bad, counts)}`);
}

const contradicted = ({ id, kind, name }: Readonly<Record<string, unknown>>): string =>
  `tells of ${id} (${kind} ${JSON.stringify(name)}) other than a row before does, in its kind or in what it lies within; give the two ids of their own`;

interface Place {
  readonly where: string;
  readonly hash: string;
}

/** What to say of a row that has the id of another. */
function repeats(
  value: Readonly<Record<string, unknown>>,
  where: string,
  places: Map<string, Place>,
): string | undefined {
  const { id, text } = value as { readonly id: string; readonly text: string };
  const before = places.get(id);
  if (before === undefined) {
    if (places.size < MOST_RECORDS) places.set(id, { where, hash: textHash(text) });
    return undefined;
  }
  if (before.hash === textHash(text)) return undefined;
  return `is the record ${id}, as ${before.where} is, but says something else; name under record: what tells the two apart`;
}

function counted(rows: number, bad: number, counts: ReadonlyMap<BulkKind, number>): string {
  const count = (kind: BulkKind, one: string, many: string): string => {
    const found = counts.get(kind) ?? 0;
    return `${found} ${found === 1 ? one : many}`;
  };
  return [
    `${rows} ${rows === 1 ? 'row' : 'rows'} read`,
    `${bad} bad`,
    count('entity', 'entity', 'entities'),
    count('mention', 'mention', 'mentions'),
    count('claim', 'claim', 'claims'),
    count('statement', 'statement', 'statements'),
    `${counts.get('skipped') ?? 0} cells without a claim`,
  ].join(', ');
}
