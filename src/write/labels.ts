// What records are called in a report: by name, headline, or the claim as it reads.
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';

/** Cost of each: one seek per id, and its to-one edges. */
const LABELS = [
  query(
    'write.entityLabels',
    `
  UNWIND $ids AS id
  MATCH (entity:Entity {id: id})
  RETURN id, entity.name`,
  ),
  query(
    'write.articleLabels',
    `
  UNWIND $ids AS id
  MATCH (article:Article {id: id})
  RETURN id, coalesce(article.headline, id)`,
  ),
  query(
    'write.claimLabels',
    `
  UNWIND $ids AS id
  MATCH (claim:Claim {id: id})
  RETURN id, claim.text`,
  ),
  query(
    'write.statementLabels',
    `
  UNWIND $ids AS id
  MATCH (statement:Statement {id: id})
  RETURN id, head([(statement)-[:SPEAKER]->(speaker) | speaker.name]) + ' ' + toLower(statement.stance) + ': ' +
    coalesce(head([(statement)-[:ABOUT]->(claim) | claim.text]), statement.claimId)`,
  ),
];

/** By id, of those that are stored. */
export async function readLabels(tx: Write, ids: readonly string[]): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  for (const text of LABELS) {
    for (const [id, label] of (await tx.run(text, { ids })).rows) {
      if (typeof label === 'string') labels.set(id as string, label);
    }
  }
  return labels;
}
