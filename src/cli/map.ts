// `attest map check`: what a table becomes under a mapping, before anything is imported.

import { csvSource } from '../formats/csv.ts';
import { predicateProblems } from '../formats/mapping-check.ts';
import { readMapping } from '../formats/mapping-yaml.ts';
import type { BulkKind, BulkRow, RowSource } from '../model/bulk.ts';
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
    await check(csvSource(file, read), shown, vocabulary, problems, terminal);
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
  source: RowSource,
  shown: number,
  vocabulary: Vocabulary,
  problems: ProblemList,
  terminal: Terminal,
): Promise<void> {
  const preview = recordPreview(vocabulary);
  const counts = new Map<BulkKind, number>();
  const places = new Map<string, Place>();
  let record: BulkRow[] = [];
  let rows = 0;
  let bad = 0;
  const end = (): void => {
    if (record.length > 0 && rows <= shown) {
      const { lines, faults } = preview(record);
      // What comes before the first row is the publisher.
      if (rows > 0) terminal.print(`${lines.join('\n')}\n`);
      for (const fault of faults) problems.add(fault.where, fault.message);
    }
    record = [];
  };
  for await (const row of source.rows()) {
    if (!('kind' in row)) {
      end();
      bad += 1;
      problems.add(row.where, row.message);
      continue;
    }
    counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
    if (row.kind === 'article') {
      end();
      rows += 1;
      const repeated = repeats(row, places);
      if (repeated !== undefined) problems.add(row.where, repeated);
    }
    record.push(row);
  }
  end();
  terminal.print(`${source.name}: ${counted(rows, bad, counts)}`);
}

interface Place {
  readonly where: string;
  readonly hash: string;
}

/** What to say of a row that has the id of another. */
function repeats({ value, where }: BulkRow, places: Map<string, Place>): string | undefined {
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
