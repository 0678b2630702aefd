// What records are called in a report: by name, headline, or the claim as it reads.
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';
import { runByIds } from './batch.ts';
import { labelOf } from './nodes.ts';

/** Cost of each: one seek per id, and its to-one edges. */
const LABELS = {
  Entity: query(
    'write.entityLabels',
    `
  UNWIND $ids AS id
  MATCH (entity:Entity {id: id})
  RETURN id, entity.name`,
  ),
  Article: query(
    'write.articleLabels',
    `
  UNWIND $ids AS id
  MATCH (article:Article {id: id})
  RETURN id, coalesce(article.headline, id)`,
  ),
  Claim: query(
    'write.claimLabels',
    `
  UNWIND $ids AS id
  MATCH (claim:Claim {id: id})
  RETURN id, claim.text`,
  ),
  Statement: query(
    'write.statementLabels',
    `
  UNWIND $ids AS id
  MATCH (statement:Statement {id: id})
  RETURN id, head([(statement)-[:SPEAKER]->(speaker) | speaker.name]) + ' ' + toLower(statement.stance) + ': ' +
    coalesce(head([(statement)-[:ABOUT]->(claim) | claim.text]), statement.claimId)`,
  ),
} as const;

/** By id, of those that are stored. */
export async function readLabels(tx: Write, ids: readonly string[]): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  for (const [label, text] of Object.entries(LABELS)) {
    const ofLabel = ids.filter((id) => labelOf(id) === label);
    for (const [id, called] of await runByIds<[string, string | null]>(tx, text, ofLabel)) {
      if (called !== null) labels.set(id, called);
    }
  }
  return labels;
}
