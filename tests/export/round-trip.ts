// A graph out and in again: its rows as one bundle, and what must be equal then.
import { bundleEntries } from '../../src/formats/export/bundle-entries.ts';
import { EXPORT_KINDS, type ExportRecord, type ExportScope } from '../../src/model/export.ts';
import type { Vocabulary } from '../../src/model/predicates.ts';
import type { Database } from '../../src/neo4j/connect.ts';
import { exportRecords } from '../../src/read/export.ts';
import { importBundle } from '../../src/write/import.ts';
import { empty } from '../story.ts';
import { dump } from '../write/dump.ts';
import { bundle } from '../write/harbor.ts';

export async function recordsOf(
  { database, vocabulary }: { database: Database; vocabulary: Vocabulary },
  scope: ExportScope = { about: [] },
): Promise<ExportRecord[]> {
  const records: ExportRecord[] = [];
  for await (const record of exportRecords(database, vocabulary, scope, EXPORT_KINDS)) records.push(record);
  return records;
}

const LISTS = {
  entity: 'entities',
  article: 'articles',
  mention: 'mentions',
  skipped: 'skipped',
  claim: 'claims',
  statement: 'statements',
} as const;

/** What a bundle of the records says, and what it left out. */
export function bundleOf(records: readonly ExportRecord[], vocabulary: Vocabulary) {
  const lists: Record<string, object[]> = {};
  const leftOut: string[] = [];
  const context = { vocabulary, leaveOut: (what: string) => void leftOut.push(what) };
  for (const [kind, entry] of records.flatMap((record) => bundleEntries(record, context))) {
    const list = LISTS[kind];
    lists[list] = [...(lists[list] ?? []), entry];
  }
  return { sourced: bundle(lists), leftOut };
}

/** Told and derived, but for when and by which import: a graph told in one import has others than one told in several. */
export const comparable = async (database: Database): Promise<string[]> =>
  (await dump(database))
    .map((line) => line.replaceAll(/"(?:recordedAt|importIds)":(?:"[^"]*"|\[[^\]]*\]),?/g, '').replaceAll(',}', '}'))
    .sort();

/** Empties the graph and imports the records. @returns the problems of it. */
export async function tellAgain(
  { database, vocabulary }: { database: Database; vocabulary: Vocabulary },
  records: readonly ExportRecord[],
): Promise<readonly string[]> {
  const { sourced } = bundleOf(records, vocabulary);
  await empty(database);
  const { problems } = await importBundle(database, sourced, vocabulary, { name: 'again' });
  return problems.map(({ where, message }) => `${where}: ${message}`);
}
