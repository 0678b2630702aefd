// A statement taken back, and that undone. It stays stored and listed, but counts no longer.
import { ConflictError, InputError } from '../errors.ts';
import { changeOf } from '../model/change.ts';
import type { ClaimId } from '../model/claim.ts';
import type { Vocabulary } from '../model/predicates.ts';
import { type RetractionId, type RetractionRecord, retractionId } from '../model/retraction.ts';
import type { StatementId } from '../model/statement.ts';
import type { Database } from '../neo4j/connect.ts';
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';
import { appendChanges } from './change-rows.ts';
import { deriveAround } from './derived.ts';
import { claimRecord, statementRecord } from './facts.ts';
import { lockLedger } from './imports.ts';
import { appendRetraction, markRetractionUndone, readRetraction, retractionsOf } from './ledger-rows.ts';
import { readNodes } from './read-nodes.ts';
import { checkedReason } from './reason.ts';
import { NOTHING_TOUCHED } from './touched.ts';
import { transact } from './transact.ts';

/** Cost: one seek. */
const SET_RETRACTED = query(
  'write.setRetracted',
  `
  MATCH (statement:Statement {id: $id})
  SET statement.retractedAt = $at`,
);

export interface Retracting {
  readonly statement: StatementId;
  /** Who takes it back. */
  readonly by: string;
  readonly why: string;
}

export interface WriteOptions {
  /** ISO instant; default the present. */
  readonly now?: string;
}

/**
 * Retracts a statement: it no longer counts for any status, opposition, corroboration or relationship.
 * @throws InputError `STATEMENT_UNKNOWN`, `REASON_MISSING`; ConflictError `RETRACTED_ALREADY`. Nothing is written then.
 */
export const retractStatement = (
  database: Database,
  { statement, by, why }: Retracting,
  vocabulary: Vocabulary,
  { now = new Date().toISOString() }: WriteOptions = {},
): Promise<RetractionRecord> =>
  transact(database, `retract ${statement}`, false, async (tx) => {
    const sequence = (await lockLedger(tx)) + 1;
    const claim = await claimOf(tx, statement);
    if (claim === undefined) {
      throw new InputError(
        'STATEMENT_UNKNOWN',
        `statementId: ${statement} is not in the graph; take the id from Claim.statements or search(text:)`,
      );
    }
    const [earlier] = await retractionsOf(tx, [statement]);
    if (earlier !== undefined) {
      throw new ConflictError(
        'RETRACTED_ALREADY',
        `statementId: ${statement} was retracted at ${earlier.at} by ${earlier.by} (${earlier.id}); undo that one first`,
      );
    }
    const row = { sequence, at: now, statement, by: checkedReason('by', by), why: checkedReason('why', why) };
    await appendRetraction(tx, row);
    await setRetracted(tx, vocabulary, { statement, claim, retractedAt: now }, now);
    return { ...row, id: retractionId(sequence) };
  });

/**
 * Takes a retraction back: the statement counts again.
 * @throws InputError `RETRACTION_UNKNOWN`; ConflictError `RETRACTION_UNDONE`. Nothing is written then.
 */
export const undoRetraction = (
  database: Database,
  id: RetractionId,
  vocabulary: Vocabulary,
  { now = new Date().toISOString() }: WriteOptions = {},
): Promise<RetractionRecord> =>
  transact(database, `undo ${id}`, false, async (tx) => {
    await lockLedger(tx);
    const row = await readRetraction(tx, id);
    if (row === undefined) {
      throw new InputError('RETRACTION_UNKNOWN', `retractionId: ${id} is not in the ledger; retractions lists them`);
    }
    if (row.undoneAt !== undefined) {
      throw new ConflictError('RETRACTION_UNDONE', `retractionId: ${id} was undone at ${row.undoneAt}`);
    }
    await markRetractionUndone(tx, id, now);
    const { statement } = row;
    const claim = await claimOf(tx, statement);
    // An undone import may have taken the statement away: there is nothing left to count.
    if (claim !== undefined) await setRetracted(tx, vocabulary, { statement, claim, retractedAt: null }, now);
    return { ...row, undoneAt: now };
  });

async function claimOf(tx: Write, statement: StatementId): Promise<ClaimId | undefined> {
  return (await readNodes(tx, 'Statement', [statement])).get(statement)?.properties.claimId as ClaimId | undefined;
}

interface Fate {
  readonly statement: StatementId;
  readonly claim: ClaimId;
  readonly retractedAt: string | null;
}

async function setRetracted(
  tx: Write,
  vocabulary: Vocabulary,
  { statement, claim, retractedAt }: Fate,
  at: string,
): Promise<void> {
  // What counts again is no news: that it does, is.
  await deriveAround(tx, vocabulary, { ...NOTHING_TOUCHED, claims: [claim] }, () =>
    tx.run(SET_RETRACTED, { id: statement, at: retractedAt }),
  );
  const said = (await readNodes(tx, 'Statement', [statement])).get(statement);
  const about = (await readNodes(tx, 'Claim', [claim])).get(claim);
  if (said === undefined || about === undefined) return;
  const spoken = { statement: statementRecord(said, new Map(), undefined), claim: claimRecord(about) };
  await appendChanges(tx, [changeOf(retractedAt === null ? 'REINSTATEMENT' : 'RETRACTION', spoken)], at);
}
