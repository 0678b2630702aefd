// What a bulk import reads its files as: JSON lines of entries, tables by a mapping, or FollowTheMoney.

import { InputError } from '../errors.ts';
import { csvSource } from '../formats/csv.ts';
import { type FtmSource, ftmSource, readDataset } from '../formats/ftm.ts';
import { jsonlSource } from '../formats/jsonl.ts';
import { predicateProblems } from '../formats/mapping-check.ts';
import { readMapping } from '../formats/mapping-yaml.ts';
import type { RowSource } from '../model/bulk.ts';
import type { Vocabulary } from '../model/predicates.ts';
import { type Arguments, type Terminal, usageError } from './command.ts';

export interface BulkSources {
  readonly sources: readonly RowSource[];
  /** Says, once all is read, what of the files stays in words alone. */
  sayUnread(terminal: Terminal): void;
}

/** Names that are said of what isn't read; the rest is counted. */
const MOST_UNREAD = 20;

/** @throws InputError `USAGE`, or with all that is wrong with the mapping or the dataset. */
export async function bulkSources(args: Arguments, vocabulary: Vocabulary): Promise<BulkSources> {
  const [mapping, dataset] = [args.value('map'), args.value('ftm')];
  if (mapping !== undefined && dataset !== undefined) {
    throw usageError('attest import: --map reads tables and --ftm FollowTheMoney; take one of the two out');
  }
  const files = args.positionals;
  if (mapping !== undefined) {
    const read = await readMapping(mapping);
    const problems = predicateProblems(read.mapping, vocabulary, read.lineOf);
    const [first] = problems;
    if (first !== undefined) {
      throw new InputError('PREDICATE_UNKNOWN', `${first.where}: ${first.message}`, { problems });
    }
    return { sources: files.map((file) => csvSource(file, read)), sayUnread: () => undefined };
  }
  if (dataset === undefined) return { sources: files.map((file) => jsonlSource(file)), sayUnread: () => undefined };
  const about = await readDataset(dataset);
  const sources = files.map((file) => ftmSource(file, about));
  return { sources, sayUnread: (terminal) => sayUnread(sources, terminal) };
}

function sayUnread(sources: readonly FtmSource[], terminal: Terminal): void {
  for (const source of sources) {
    const unread = source.unread();
    if (unread.length === 0) continue;
    const named = unread.slice(0, MOST_UNREAD).map(([what, lines]) => `${what} (${lines})`);
    const rest = unread.length > MOST_UNREAD ? ` and ${unread.length - MOST_UNREAD} more` : '';
    terminal.say(
      `${source.name}: no reading of FollowTheMoney takes these, which stay in the words of their records: ${named.join(', ')}${rest}`,
    );
  }
}
