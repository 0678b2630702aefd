// Ids in order, a bounded batch at a time: what an export of any size walks along, in memory that doesn't grow.
import type { ClaimId } from '../model/claim.ts';
import type { EntityId } from '../model/entity.ts';
import type { ExportedRelationship } from '../model/export.ts';
import type { Database } from '../neo4j/connect.ts';
import { type Query, query } from '../neo4j/query.ts';
import { int } from '../neo4j/run.ts';
import { rowsOf } from './scan-rows.ts';
import { exportedRelationship, type Stored } from './stored-records.ts';

/** Records a batch. */
export const BATCH = 500;
/** Articles a batch: their texts may be long. */
export const ARTICLE_BATCH = 10;

/** Cost: a range seek on the label's unique index; reads $limit nodes, and those superseded among them. */
const idsPage = (label: string): Query =>
  query(
    `scan.ids${label}`,
    `
  MATCH (node:${label})
  WHERE node.id > $after AND node.supersededAt IS NULL
  RETURN node.id
  ORDER BY node.id
  LIMIT $limit`,
  );
const IDS = { Entity: idsPage('Entity'), Article: idsPage('Article'), Claim: idsPage('Claim') } as const;

/** The ids of all that stands under a label, in order, a batch at a time. */
export async function* scanIds(database: Database, label: keyof typeof IDS, limit: number): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const ids = (await rowsOf<[string]>(database, IDS[label], { after, limit: int(limit) })).map(([id]) => id);
    if (ids.length > 0) yield ids;
    if (ids.length < limit) return;
    after = ids.at(-1) ?? '';
  }
}

/** Cost: a range seek on statement_claimId_sortKey_range within one claim; reads $limit nodes. */
const STATEMENTS_LEFT = query(
  'scan.statementsLeft',
  `
  MATCH (statement:Statement)
  USING INDEX SEEK statement:Statement(claimId, sortKey)
  WHERE statement.claimId = $claim AND statement.sortKey > $after
  RETURN statement.id, statement.claimId, statement.sortKey
  ORDER BY statement.claimId, statement.sortKey
  LIMIT $limit`,
);

/** Cost: a range seek on statement_claimId_sortKey_range; reads $limit nodes. */
const STATEMENTS_NEXT = query(
  'scan.statementsNext',
  `
  MATCH (statement:Statement)
  USING INDEX SEEK statement:Statement(claimId, sortKey)
  WHERE statement.claimId > $claim AND statement.sortKey IS NOT NULL
  RETURN statement.id, statement.claimId, statement.sortKey
  ORDER BY statement.claimId, statement.sortKey
  LIMIT $limit`,
);

/** The ids of all statements that stand, by claim, newest first within it, a batch at a time. */
export async function* scanStatementIds(database: Database): AsyncGenerator<string[]> {
  let [claim, after] = ['', ''];
  for (;;) {
    const limit = int(BATCH);
    const left =
      claim === '' ? [] : await rowsOf<[string, string, string]>(database, STATEMENTS_LEFT, { claim, after, limit });
    const next =
      left.length === BATCH ? [] : await rowsOf<[string, string, string]>(database, STATEMENTS_NEXT, { claim, limit });
    const rows = [...left, ...next];
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(([id]) => id);
    [, claim, after] = last;
  }
}

/** The ids of the statements about one claim that stand, newest first, a batch at a time. */
export async function* scanStatementIdsOf(database: Database, claim: ClaimId): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const params = { claim, after, limit: int(BATCH) };
    const rows = await rowsOf<[string, string, string]>(database, STATEMENTS_LEFT, params);
    if (rows.length > 0) yield rows.map(([id]) => id);
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.[2] ?? '';
  }
}

/** Cost: a range seek on involves_entityId_sortKey_range; reads $limit edges. */
const CLAIMS_OF = query(
  'scan.claimsOf',
  `
  MATCH (claim:Claim)-[involves:INVOLVES]->(:Entity)
  WHERE involves.entityId = $entity AND involves.sortKey > $after
  RETURN claim.id, involves.sortKey
  ORDER BY involves.entityId, involves.sortKey
  LIMIT $limit`,
);

/** The ids of the claims that involve an entity, or one that is one with it, a batch at a time. */
export async function* scanClaimIdsOf(database: Database, entity: EntityId): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const rows = await rowsOf<[string, string]>(database, CLAIMS_OF, { entity, after, limit: int(BATCH) });
    if (rows.length > 0) yield rows.map(([id]) => id);
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.[1] ?? '';
  }
}

/** Cost: a range seek on related_id_unique; reads $limit edges. */
const RELATIONSHIPS = query(
  'scan.relationships',
  `
  MATCH ()-[related:RELATED]->()
  WHERE related.id > $after
  RETURN properties(related)
  ORDER BY related.id
  LIMIT $limit`,
);

/** All relationships by id, a batch at a time. */
export async function* scanRelationships(database: Database): AsyncGenerator<readonly ExportedRelationship[]> {
  for (let after = ''; ; ) {
    const rows = await rowsOf<[Stored]>(database, RELATIONSHIPS, { after, limit: int(BATCH) });
    if (rows.length > 0) yield rows.map(([edge]) => exportedRelationship(edge));
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.[0].id as string;
  }
}
