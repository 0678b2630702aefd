// What is worth telling whoever watches, as it is stored: one node a change, numbered in the order in which it came.
import type { Before, Change } from '../model/change.ts';
import type { ClaimId } from '../model/claim.ts';
import type { EntityId } from '../model/entity.ts';
import { present } from '../model/present.ts';
import { ledgerSortKey } from '../model/sort-key.ts';
import type { Stance, StatementId } from '../model/statement.ts';
import { query } from '../neo4j/query.ts';
import { int, type Write } from '../neo4j/run.ts';
import { batches, groupBy, runByIds } from './batch.ts';

/** Cost: one seek per id, and the statements about the claim. */
const SAID = query(
  'write.saidBefore',
  `
  UNWIND $ids AS id
  MATCH (:Claim {id: id})<-[:ABOUT]-(statement:Statement)
  WHERE statement.isCounted
  RETURN id, statement.id, statement.stance, statement.speakerId, statement.principalId`,
);

/** The ledger is locked, so that no number is given twice. */
const NUMBERS = query(
  'write.takeChangeNumbers',
  `
  MATCH (ledger:Ledger {id: 'ledger'})
  SET ledger.changes = coalesce(ledger.changes, 0) + $count
  RETURN ledger.changes - $count`,
);

const APPEND = query(
  'write.appendChanges',
  `
  UNWIND $rows AS row
  CREATE (change:Change {id: row.id})
  SET change += row.properties`,
);

/** The statements about the claims that count now, by claim. */
export async function saidBefore(tx: Write, claims: Iterable<string>): Promise<Map<ClaimId, readonly Before[]>> {
  type Row = [ClaimId, StatementId, Stance, EntityId, EntityId | null];
  const said = (await runByIds<Row>(tx, SAID, claims)).map(([claim, id, stance, speaker, principal]) => ({
    claim,
    before: present({ id, stance, speaker, principal: principal ?? undefined }),
  }));
  return new Map([...groupBy(said, ({ claim }) => claim)].map(([id, list]) => [id, list.map(({ before }) => before)]));
}

/** Numbers them in their order and stores them. */
export async function appendChanges(tx: Write, changes: readonly Change[], at: string): Promise<void> {
  if (changes.length === 0) return;
  const { rows } = await tx.run(NUMBERS, { count: int(changes.length) });
  const last = rows[0]?.[0] as number;
  const all = changes.map(({ kind, claim, statement, entities }, index) => {
    const number = last + index + 1;
    const properties = {
      number: int(number),
      sortKey: ledgerSortKey(number),
      kind,
      at,
      claimId: claim,
      statementId: statement,
      entityIds: entities,
    };
    return { id: `change:${number}`, properties: present(properties) };
  });
  for (const batch of batches(all)) await tx.run(APPEND, { rows: batch });
}
