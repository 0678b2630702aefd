// One bundle into the graph, in one transaction or not at all.
import { InputError, type Problem } from '../errors.ts';
import type { SourcedBundle } from '../model/bundle.ts';
import { type ImportId, importId, type LedgerImport } from '../model/ledger.ts';
import type { Vocabulary } from '../model/predicates.ts';
import { resolveBundle } from '../model/resolve.ts';
import { referencesOf } from '../model/stored.ts';
import type { Database } from '../neo4j/connect.ts';
import type { Write } from '../neo4j/run.ts';
import { plan } from './apply.ts';
import { carryOut } from './derived.ts';
import { appendImport, hashOf, lockLedger, readHeads, toldIds } from './imports.ts';
import { readLabels } from './labels.ts';
import { lookup } from './lookup.ts';
import { type ChangeReport, changeReport } from './report.ts';
import { importIdsOf, type Settlement, settleImport } from './settle.ts';
import { transact } from './transact.ts';

export interface ImportOptions {
  /** What the import is called in the ledger: a file's name. */
  readonly name: string;
  /** Tells what would change, and writes nothing. */
  readonly dryRun?: boolean;
  /** ISO instant; default the present. */
  readonly now?: string;
}

export interface ImportReport extends ChangeReport {
  /** The row in the ledger; absent on a dry run, with problems, and where nothing was said that wasn't said before. */
  readonly importId?: ImportId;
  /** All that is wrong with the bundle; then nothing was written. */
  readonly problems: readonly Problem[];
}

/**
 * Resolves a bundle against the graph and writes it with everything derived from it, or returns all its problems.
 * The content of an earlier import that still holds changes nothing, and leaves no row in the ledger.
 * @throws InputError `BUNDLE_EMPTY`; ConflictError `HIERARCHY_CYCLE`, where entities of superseded imports come back;
 *   DatabaseError as `write`. Nothing is written then.
 */
export const importBundle = (
  database: Database,
  sourced: SourcedBundle,
  vocabulary: Vocabulary,
  { name, dryRun = false, now = new Date().toISOString() }: ImportOptions,
): Promise<ImportReport> =>
  transact(database, `import ${name}`, dryRun, async (tx): Promise<ImportReport> => {
    const sequence = (await lockLedger(tx)) + 1;
    const resolution = resolveBundle(sourced, vocabulary, await lookup(tx, referencesOf(sourced.bundle)));
    if ('problems' in resolution) return { ...changeReport([], new Map()), problems: resolution.problems };
    const { content } = resolution;
    if (Object.values(content).every((records) => records.length === 0)) {
      throw new InputError(
        'BUNDLE_EMPTY',
        `${name}: carries no article, entity, claim or statement; add what it tells`,
      );
    }
    const added: LedgerImport = { sequence, at: now, articleIds: content.articles.map(({ id }) => id), content };
    const settlement = await settleImport(tx, added);
    const planned = await plan(tx, settlement);
    if (planned.changes.length === 0 && (await isToldAlready(tx, added, settlement))) {
      return { ...changeReport([], new Map()), problems: [] };
    }
    const labelsBefore = await readLabels(tx, [...settlement.stored.keys()]);
    await carryOut(tx, vocabulary, planned, now);
    const labels = await readLabels(
      tx,
      planned.changes.map(({ id }) => id),
    );
    const report = changeReport(planned.changes, new Map([...labelsBefore, ...labels]));
    await appendImport(tx, added, name, report.counts);
    return { ...report, ...(!dryRun && { importId: importId(sequence) }), problems: [] };
  });

/** Whether a live import with the same content has the last word on all of its articles. */
async function isToldAlready(tx: Write, added: LedgerImport, { stored }: Settlement): Promise<boolean> {
  // An import that tells all of it tells the record that the fewest tell.
  const told = toldIds(added.content).map((id) => importIdsOf(stored.get(id)));
  const tellers = told.sort((a, b) => a.length - b.length)[0] ?? [];
  const hash = hashOf(added.content);
  return (await readHeads(tx, tellers)).some(
    (head) => head.hash === hash && added.articleIds.every((id) => importIdsOf(stored.get(id)).at(-1) === head.id),
  );
}
