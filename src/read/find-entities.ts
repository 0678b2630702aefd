// Which entities people mean: by id, or by the name that an entity bears.
import { InputError } from '../errors.ts';
import type { EntityId } from '../model/entity.ts';
import { foldName } from '../model/name.ts';
import { oneOf } from '../model/report.ts';
import type { Database } from '../neo4j/connect.ts';
import { query } from '../neo4j/query.ts';
import { int } from '../neo4j/run.ts';
import { rowsOf } from './scan-rows.ts';

/** Cost: one seek. */
const BY_ID = query(
  'find.entityById',
  'MATCH (entity:Entity {id: $id}) WHERE entity.supersededAt IS NULL RETURN coalesce(entity.canonicalId, entity.id)',
);

/** Cost: a seek on entity_sortKey_range by prefix; reads at most 100 nodes. */
const BY_NAME = query(
  'find.entitiesByName',
  `
  MATCH (entity:Entity)
  WHERE entity.sortKey STARTS WITH $prefix
  RETURN entity.id, entity.name
  ORDER BY entity.sortKey
  LIMIT 100`,
);

/** Cost: one look into entity_names_fulltext; reads at most $limit nodes. */
const LIKE_NAME = query(
  'find.entitiesLikeName',
  `
  CALL db.index.fulltext.queryNodes('entity_names_fulltext', $words, {limit: $limit}) YIELD node
  RETURN node.id, node.name`,
);
const MOST_SUGGESTED = 3;

/**
 * The entity of an id or a name, case, accents and punctuation aside; where it is one with others by a judgement, the one
 * that stands for them.
 * @param where What errors call the argument.
 * @throws InputError `ENTITY_UNKNOWN`, with some whose names are alike, or `ENTITY_AMBIGUOUS`, with those that it may be.
 */
export async function findEntity(database: Database, idOrName: string, where: string): Promise<EntityId> {
  if (/^entity:\S+$/.test(idOrName)) {
    const [found] = await rowsOf<[EntityId]>(database, BY_ID, { id: idOrName });
    if (found !== undefined) return found[0];
    throw await unknown(database, idOrName, idOrName.slice('entity:'.length), where);
  }
  const named = await rowsOf<[EntityId, string]>(database, BY_NAME, { prefix: `${foldName(idOrName)}|` });
  const exact = named.filter(([, name]) => name === idOrName.normalize('NFC'));
  const [first, ...others] = exact.length > 0 ? exact : named;
  if (first === undefined) throw await unknown(database, idOrName, idOrName, where);
  if (others.length === 0) return first[0];
  const ids = [first, ...others].map(([id]) => id);
  throw new InputError(
    'ENTITY_AMBIGUOUS',
    `${where}: ${JSON.stringify(idOrName)} is the name of ${ids.length} entities; give the id of one: ${oneOf(ids)}`,
  );
}

async function unknown(database: Database, found: string, name: string, where: string): Promise<InputError> {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const alike =
    words.length === 0
      ? []
      : await rowsOf<[EntityId, string]>(database, LIKE_NAME, {
          words: words.map((word) => `${word.toLowerCase()}~1`).join(' '),
          limit: int(MOST_SUGGESTED),
        });
  const hint =
    alike.length === 0
      ? 'give the id of one, or its name as it is written in the graph'
      : `did you mean ${oneOf(alike.map(([id, other]) => `${id} (${other})`))}?`;
  return new InputError(
    'ENTITY_UNKNOWN',
    `${where}: the graph has no entity ${JSON.stringify(found.slice(0, 100))}; ${hint}`,
  );
}
