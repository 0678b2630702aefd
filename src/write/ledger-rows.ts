// Rows of the ledger beside imports: retractions and judgements. Like imports they are never deleted, only marked undone.
import type { EntityId } from '../model/entity.ts';
import { type JudgementId, type JudgementRecord, judgementId, type Merges, type Verdict } from '../model/judgement.ts';
import { present } from '../model/present.ts';
import { type RetractionId, type RetractionRecord, retractionId } from '../model/retraction.ts';
import { ledgerSortKey } from '../model/sort-key.ts';
import type { StatementId } from '../model/statement.ts';
import { query } from '../neo4j/query.ts';
import { int, type Write } from '../neo4j/run.ts';
import { runByIds } from './batch.ts';

const APPEND_RETRACTION = query(
  'write.appendRetraction',
  `
  MATCH (ledger:Ledger {id: 'ledger'})
  SET ledger.sequence = $sequence
  CREATE (retraction:Retraction {id: $id})
  SET retraction += $properties, retraction.sequence = $sequence`,
);

const APPEND_JUDGEMENT = query(
  'write.appendJudgement',
  `
  MATCH (ledger:Ledger {id: 'ledger'})
  SET ledger.sequence = $sequence
  CREATE (judgement:Judgement {id: $id})
  SET judgement += $properties, judgement.sequence = $sequence
  WITH judgement
  MATCH (left:Entity {id: judgement.leftId})
  MATCH (right:Entity {id: judgement.rightId})
  CREATE (judgement)-[:LEFT]->(left), (judgement)-[:RIGHT]->(right)`,
);

const UNDO_RETRACTION = query(
  'write.undoRetraction',
  `
  MATCH (retraction:Retraction {id: $id})
  SET retraction.undoneAt = $at`,
);

const UNDO_JUDGEMENT = query(
  'write.undoJudgement',
  `
  MATCH (judgement:Judgement {id: $id})
  SET judgement.undoneAt = $at`,
);

const RETRACTION = `RETURN retraction.id, retraction.sequence, retraction.at, retraction.statementId, retraction.by, retraction.why, retraction.undoneAt`;
const JUDGEMENT = `RETURN DISTINCT judgement.id, judgement.sequence, judgement.at, judgement.leftId, judgement.rightId, judgement.verdict, judgement.by, judgement.why, judgement.undoneAt`;

/** Cost: one seek per id. */
const RETRACTIONS = query(
  'write.readRetractions',
  `UNWIND $ids AS id MATCH (retraction:Retraction {id: id}) ${RETRACTION}`,
);

/** Cost: one seek per id on retraction_statementId_range. */
const RETRACTIONS_OF = query(
  'write.retractionsOf',
  `
  UNWIND $ids AS id
  MATCH (retraction:Retraction {statementId: id})
  WHERE retraction.undoneAt IS NULL
  ${RETRACTION}`,
);

/** Cost: all retractions. For audits. */
const LIVE_RETRACTIONS = query(
  'write.liveRetractions',
  `
  MATCH (retraction:Retraction)
  WHERE retraction.sequence > 0 AND retraction.undoneAt IS NULL
  ${RETRACTION}`,
);

/** Cost: one seek per id. */
const JUDGEMENTS = query('write.readJudgements', `UNWIND $ids AS id MATCH (judgement:Judgement {id: id}) ${JUDGEMENT}`);

/** Cost: one seek per id, and the judgements of the entity. */
const JUDGEMENTS_OF = query(
  'write.judgementsOf',
  `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})<-[:LEFT|RIGHT]-(judgement:Judgement)
  WHERE judgement.undoneAt IS NULL
  ${JUDGEMENT}`,
);

/** Cost: all judgements. For audits. */
const LIVE_JUDGEMENTS = query(
  'write.liveJudgements',
  `
  MATCH (judgement:Judgement)
  WHERE judgement.sequence > 0 AND judgement.undoneAt IS NULL
  ${JUDGEMENT}`,
);

/** Cost: none, Neo4j keeps the count. */
const COUNT_MERGED = query('write.countMerged', 'MATCH ()-[edge:MERGED_INTO]->() RETURN count(edge)');

/** Cost: one seek per id. */
const MERGED = query(
  'write.mergedInto',
  `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[:MERGED_INTO]->(entity:Entity)
  RETURN id, entity.id`,
);

/** Cost: one seek per id, and what is merged with it. */
const CLUSTER = query(
  'write.cluster',
  `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[:MERGED_INTO*0..1]->(canonical:Entity)
  WHERE canonical.canonicalId IS NULL
  MATCH (canonical)<-[:MERGED_INTO*0..1]-(entity:Entity)
  RETURN DISTINCT entity.id`,
);

type RetractionRow = [RetractionId, number, string, StatementId, string, string, string | null];
type JudgementRow = [JudgementId, number, string, EntityId, EntityId, Verdict, string, string, string | null];

const retractionOf = ([id, sequence, at, statement, by, why, undoneAt]: RetractionRow): RetractionRecord =>
  present({ id, sequence, at, statement, by, why, undoneAt: undoneAt ?? undefined });

const judgementOf = (row: JudgementRow): JudgementRecord => {
  const [id, sequence, at, left, right, verdict, by, why, undoneAt] = row;
  return present({ id, sequence, at, left, right, verdict, by, why, undoneAt: undoneAt ?? undefined });
};

export async function appendRetraction(tx: Write, row: Omit<RetractionRecord, 'id'>): Promise<void> {
  const { sequence, statement, at, by, why } = row;
  const properties = { statementId: statement, at, by, why, sortKey: ledgerSortKey(sequence) };
  await tx.run(APPEND_RETRACTION, { id: retractionId(sequence), sequence: int(sequence), properties });
}

/** Both entities must be stored. */
export async function appendJudgement(tx: Write, row: Omit<JudgementRecord, 'id'>): Promise<void> {
  const { sequence, left, right, at, by, why, verdict } = row;
  const properties = { leftId: left, rightId: right, at, by, why, verdict, sortKey: ledgerSortKey(sequence) };
  await tx.run(APPEND_JUDGEMENT, { id: judgementId(sequence), sequence: int(sequence), properties });
}

export const markRetractionUndone = (tx: Write, id: string, at: string) => tx.run(UNDO_RETRACTION, { id, at });

export const markJudgementUndone = (tx: Write, id: string, at: string) => tx.run(UNDO_JUDGEMENT, { id, at });

export const readRetraction = async (tx: Write, id: string): Promise<RetractionRecord | undefined> =>
  (await runByIds<RetractionRow>(tx, RETRACTIONS, [id])).map(retractionOf)[0];

/** Those that hold, of the statements; of one statement there is at most one. */
export const retractionsOf = async (tx: Write, statements: Iterable<string>): Promise<RetractionRecord[]> =>
  (await runByIds<RetractionRow>(tx, RETRACTIONS_OF, statements)).map(retractionOf);

export const liveRetractions = async (tx: Write): Promise<RetractionRecord[]> =>
  ((await tx.run(LIVE_RETRACTIONS)).rows as unknown as RetractionRow[]).map(retractionOf);

export const readJudgement = async (tx: Write, id: string): Promise<JudgementRecord | undefined> =>
  (await runByIds<JudgementRow>(tx, JUDGEMENTS, [id])).map(judgementOf)[0];

export const liveJudgements = async (tx: Write): Promise<JudgementRecord[]> =>
  ((await tx.run(LIVE_JUDGEMENTS)).rows as unknown as JudgementRow[]).map(judgementOf);

/** Those that hold and name one of the entities. */
export const judgementsOf = async (tx: Write, entities: Iterable<string>): Promise<JudgementRecord[]> => [
  ...new Map(
    (await runByIds<JudgementRow>(tx, JUDGEMENTS_OF, entities)).map((row) => [row[0], judgementOf(row)]),
  ).values(),
];

/** All judgements that hold among the entities and what SAME joins them with, however far. */
export async function judgementsAround(tx: Write, entities: Iterable<string>): Promise<JudgementRecord[]> {
  const found = new Map<string, JudgementRecord>();
  const seen = new Set<string>();
  for (let fresh = [...entities]; fresh.length > 0; ) {
    for (const id of fresh) seen.add(id);
    const judgements = await judgementsOf(tx, fresh);
    for (const judgement of judgements) found.set(judgement.id, judgement);
    const joined = judgements.filter(({ verdict }) => verdict === 'SAME').flatMap(({ left, right }) => [left, right]);
    fresh = [...new Set<string>(joined)].filter((id) => !seen.has(id));
  }
  return [...found.values()].sort((a, b) => a.sequence - b.sequence);
}

const hasMerges = async (tx: Write): Promise<boolean> => ((await tx.run(COUNT_MERGED)).rows[0]?.[0] as number) > 0;

/** Which of the ids another entity stands for now. */
export const readMerges = async (tx: Write, ids: Iterable<string>): Promise<Merges> =>
  (await hasMerges(tx)) ? new Map(await runByIds<[string, string]>(tx, MERGED, entitiesAmong(ids))) : new Map();

/** The ids with all that they are merged with now; only entities that are merged or stored are found. */
export const clustersOf = async (tx: Write, ids: Iterable<string>): Promise<string[]> =>
  (await hasMerges(tx)) ? (await runByIds<[string]>(tx, CLUSTER, entitiesAmong(ids))).map(([id]) => id) : [];

const entitiesAmong = (ids: Iterable<string>): string[] => [...ids].filter((id) => id.startsWith('entity:'));
