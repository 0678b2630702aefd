// What a bundle leans on, read from the graph before the bundle is resolved.
import type { ArticleId, SentenceRecord } from '../model/article.ts';
import type { ClaimId } from '../model/claim.ts';
import type { EntityId, EntityKind } from '../model/entity.ts';
import { present } from '../model/present.ts';
import type { StatementId } from '../model/statement.ts';
import type { References, Stored, StoredArticle, StoredEntity } from '../model/stored.ts';
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';
import { runByIds } from './batch.ts';

/** Cost: one seek per id, and its ancestors. */
const ENTITIES = query(
  'write.lookupEntities',
  `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[:WITHIN|PART_OF*0..64]->(entity:Entity)
  WITH DISTINCT entity
  RETURN entity.id, entity.kind, entity.withinId, entity.partOfId`,
);

/** Cost: one seek per id. */
const CLAIMS = query(
  'write.lookupClaims',
  `
  UNWIND $ids AS id
  MATCH (claim:Claim {id: id})
  RETURN claim.id`,
);

/** Cost: one seek per id. */
const STATEMENTS = query(
  'write.lookupStatements',
  `
  UNWIND $ids AS id
  MATCH (statement:Statement {id: id})
  RETURN statement.id`,
);

/** Cost: one seek per id, and the article's sentences. */
const ARTICLES = query(
  'write.lookupArticles',
  `
  UNWIND $ids AS id
  MATCH (article:Article {id: id})
  RETURN article.id, article.text, article.publisherId,
    [(article)<-[:OF]-(sentence:Sentence) |
      [sentence.index, sentence.line, sentence.kind, sentence.text, sentence.start, sentence.end, sentence.skipped]]`,
);

type EntityRow = [EntityId, EntityKind, EntityId | null, EntityId | null];
type SentenceRow = [number, number, SentenceRecord['kind'], string, number, number, string | null];

/** Superseded records are known too: naming one lets it stand again. */
export async function lookup(tx: Write, references: References): Promise<Stored> {
  const entities = await runByIds<EntityRow>(tx, ENTITIES, references.entities);
  const claims = await runByIds<[ClaimId]>(tx, CLAIMS, references.claims);
  const statements = await runByIds<[StatementId]>(tx, STATEMENTS, references.statements);
  const articles = await runByIds<[ArticleId, string, EntityId, SentenceRow[]]>(tx, ARTICLES, references.articles);
  return {
    entities: new Map(
      entities.map(([id, kind, within, partOf]): [EntityId, StoredEntity] => [
        id,
        present({ kind, within: within ?? undefined, partOf: partOf ?? undefined }),
      ]),
    ),
    claims: new Set(claims.map(([id]) => id)),
    statements: new Set(statements.map(([id]) => id)),
    articles: new Map(
      articles.map(([id, text, publisher, sentences]): [ArticleId, StoredArticle] => [
        id,
        { text, publisher, sentences: sentences.map(sentenceRecord).sort((a, b) => a.index - b.index) },
      ]),
    ),
  };
}

const sentenceRecord = ([index, line, kind, text, start, end, skipped]: SentenceRow): SentenceRecord =>
  present({ index, line, kind, text, start, end, skipped: skipped ?? undefined });
