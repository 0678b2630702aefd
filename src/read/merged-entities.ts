// An entity that stands for others has their names and ids, too. What was told of it alone is in the ledger.
import type { ArticleId } from '../model/article.ts';
import type { Content } from '../model/content.ts';
import type { EntityId, EntityRecord } from '../model/entity.ts';
import { type LedgerImport, standing } from '../model/ledger.ts';
import type { Database } from '../neo4j/connect.ts';
import { query } from '../neo4j/query.ts';
import { rowsOf } from './scan-rows.ts';

/** Cost: one seek per id. */
const STANDING_FOR_OTHERS = query(
  'scan.standingForOthers',
  `
  UNWIND $ids AS id
  MATCH (entity:Entity {id: id})
  WHERE EXISTS { (entity)<-[:MERGED_INTO]-() }
  RETURN entity.id`,
);

/** Cost: one seek per import that tells the entity, with all that it tells. */
const TELLING = query(
  'scan.importsTelling',
  `
  MATCH (entity:Entity {id: $id})
  UNWIND entity.importIds AS importId
  MATCH (import:Import {id: importId})
  WHERE import.undoneAt IS NULL
  RETURN import.sequence, import.at, import.articleIds, import.content`,
);

/** The records with those that stand for others as they were told; one by one, since what an import tells may be long. */
export async function asTold(database: Database, records: readonly EntityRecord[]): Promise<readonly EntityRecord[]> {
  const ids = records.map(({ id }) => id);
  const merged = new Set((await rowsOf<[EntityId]>(database, STANDING_FOR_OTHERS, { ids })).map(([id]) => id));
  if (merged.size === 0) return records;
  const told: EntityRecord[] = [];
  for (const record of records) {
    told.push(merged.has(record.id) ? ((await readTold(database, record.id)) ?? record) : record);
  }
  return told;
}

/** As the latest of the imports that rule has it, among those that tell it. */
async function readTold(database: Database, id: EntityId): Promise<EntityRecord | undefined> {
  const rows = await rowsOf<[number, string, ArticleId[], string]>(database, TELLING, { id });
  const imports = rows.map(([sequence, at, articleIds, content]): LedgerImport => {
    const { entities } = JSON.parse(content) as Content;
    const own = entities.filter((entity) => entity.id === id);
    return { sequence, at, articleIds, content: { articles: [], entities: own, claims: [], statements: [] } };
  });
  return standing(imports).entities.get(id)?.record;
}
