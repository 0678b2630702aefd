// Somebody who looks at the graph all the while, as lists show it, and notes what is half there.
import type { Database } from '../../../src/neo4j/connect.ts';
import { query } from '../../../src/neo4j/query.ts';
import { read } from '../../../src/neo4j/run.ts';

/** Each finds what a list shows and what it leads to, where that is not all there. */
const HALVES = [
  `MATCH (claim:Claim) WHERE claim.sortKey IS NOT NULL
     AND (claim.text IS NULL OR claim.status IS NULL OR claim.statementCount IS NULL) RETURN claim.id`,
  `MATCH (claim:Claim) WHERE claim.sortKey IS NOT NULL
     AND size([filler IN claim.slotFillers WHERE filler STARTS WITH 'entity:']) >
       count { (claim)-[:SUBJECT|OBJECT|QUALIFIER]->(:Entity) } RETURN claim.id`,
  `MATCH (statement:Statement) WHERE statement.sortKey IS NOT NULL
     AND NOT EXISTS { (statement)-[:ABOUT]->(claim:Claim) WHERE claim.text IS NOT NULL } RETURN statement.id`,
  `MATCH (statement:Statement) WHERE statement.sortKey IS NOT NULL
     AND NOT EXISTS { (statement)-[:EVIDENCED_BY]->(:Evidence)-[:IN]->(:Sentence)-[:OF]->(:Article) } RETURN statement.id`,
  `MATCH (evidence:Evidence) WHERE NOT EXISTS { (:Statement)-[:EVIDENCED_BY]->(evidence)-[:IN]->(:Sentence) } RETURN evidence.id`,
  'MATCH ()-[involved:INVOLVES]->(entity:Entity) WHERE entity.sortKey IS NULL RETURN entity.id',
  `MATCH ()-[related:RELATED]->() WHERE any(id IN related.claimIds WHERE NOT EXISTS {
     MATCH (claim:Claim {id: id}) WHERE claim.text IS NOT NULL }) RETURN related.id`,
].map((text, at) => query(`tests.half${at}`, `${text} LIMIT 3`));

export interface Reader {
  /** How often it looked, and what it found amiss. */
  stop(): Promise<{ readonly polls: number; readonly broken: readonly string[] }>;
}

export function readWhole(database: Database): Reader {
  const broken: string[] = [];
  let isStopped = false;
  let polls = 0;
  const reading = (async () => {
    while (!isStopped) {
      for (const text of HALVES) {
        const { rows } = await read(database, text, {}, { timeoutMs: 30_000 });
        broken.push(...rows.map(([id]) => `${text.name} ${id}`));
        polls += 1;
      }
    }
  })();
  return {
    async stop() {
      isStopped = true;
      await reading;
      return { polls, broken };
    },
  };
}
