// An import taken back: the graph becomes what the other imports tell.
import { ConflictError, InputError } from '../errors.ts';
import type { ImportId } from '../model/ledger.ts';
import type { Vocabulary } from '../model/predicates.ts';
import type { Database } from '../neo4j/connect.ts';
import type { Write } from '../neo4j/run.ts';
import { plan } from './apply.ts';
import { carryOut } from './derived.ts';
import { importsReferringTo, lockLedger, markUndone, readHeads, readImports } from './imports.ts';
import { readLabels } from './labels.ts';
import { judgementsOf } from './ledger-rows.ts';
import { type ChangeReport, changeReport } from './report.ts';
import { settleUndo } from './settle.ts';
import { transact } from './transact.ts';

export interface UndoOptions {
  /** Tells what would change, and writes nothing. */
  readonly dryRun?: boolean;
  /** ISO instant; default the present. */
  readonly now?: string;
}

/** At most so many names in one message. */
const NAMED = 5;

/**
 * Takes an import back. What it alone told is deleted, what it had superseded stands again, what it had changed is as
 * the other imports have it. Its row stays in the ledger, marked.
 * @throws InputError `IMPORT_UNKNOWN`.
 * @throws ConflictError `IMPORT_UNDONE` where it was taken back before; `IMPORT_NEEDED` where other imports refer to what
 *   would vanish, `JUDGEMENT_NEEDED` where a judgement does, with one problem for each of these; `HIERARCHY_CYCLE`.
 *   Nothing is written then.
 */
export const undoImport = (
  database: Database,
  id: ImportId,
  vocabulary: Vocabulary,
  { dryRun = false, now = new Date().toISOString() }: UndoOptions = {},
): Promise<ChangeReport> =>
  transact(database, `undo ${id}`, dryRun, async (tx) => {
    await lockLedger(tx);
    const [head] = await readHeads(tx, [id]);
    if (head === undefined) {
      throw new InputError(
        'IMPORT_UNKNOWN',
        `importId: ${id} is not in the ledger; list the imports and take the id of one`,
      );
    }
    if (head.undoneAt !== undefined) {
      throw new ConflictError(
        'IMPORT_UNDONE',
        `importId: ${id} (${head.name}) was undone at ${head.undoneAt}; import the bundle again to have it back`,
      );
    }
    const [undone] = await readImports(tx, [id]);
    if (undone === undefined) throw new Error(`${id}: its row has no content`);
    const settlement = await settleUndo(tx, undone);
    const planned = await plan(tx, settlement);
    const labelsBefore = await readLabels(tx, [...settlement.stored.keys()]);
    const vanishing = planned.changes.filter(({ change }) => change === 'DELETED').map((change) => change.id);
    await refuseJudged(tx, id, vanishing);
    await refuseDangling(tx, id, vanishing, labelsBefore);
    await carryOut(tx, vocabulary, planned, now);
    await markUndone(tx, id, now);
    const labels = await readLabels(
      tx,
      planned.changes.map((change) => change.id),
    );
    return changeReport(planned.changes, new Map([...labelsBefore, ...labels]));
  });

/** What is judged stands, and so can't vanish: `standing` keeps it only while an import tells it. */
async function refuseJudged(tx: Write, id: ImportId, vanishing: readonly string[]): Promise<void> {
  const judgements = await judgementsOf(
    tx,
    vanishing.filter((one) => one.startsWith('entity:')),
  );
  if (judgements.length === 0) return;
  const problems = judgements.map(({ id: judgement, left, right, verdict, by }) => ({
    reason: 'JUDGEMENT_NEEDED',
    where: judgement,
    message: `${judgement} of ${by} holds ${left} and ${right} ${verdict}, and only ${id} tells one of them; undo ${judgement} first`,
  }));
  throw new ConflictError('JUDGEMENT_NEEDED', `importId: ${problems.map(({ message }) => message).join('; ')}`, {
    problems,
  });
}

async function refuseDangling(
  tx: Write,
  id: ImportId,
  vanishing: readonly string[],
  labels: ReadonlyMap<string, string>,
): Promise<void> {
  const referring = await importsReferringTo(tx, vanishing, id);
  if (referring.length === 0) return;
  const problems = referring.map((other) => {
    const named = other.ids.slice(0, NAMED).map((one) => `${one} (${labels.get(one) ?? 'no name'})`);
    const more = other.ids.length > NAMED ? ` and ${other.ids.length - NAMED} more` : '';
    return {
      reason: 'IMPORT_NEEDED',
      where: other.id,
      message: `${other.id} (${other.name}) refers to ${named.join(', ')}${more}, which only ${id} tells; undo ${other.id} first`,
    };
  });
  throw new ConflictError('IMPORT_NEEDED', `importId: ${problems.map(({ message }) => message).join('; ')}`, {
    problems,
  });
}
