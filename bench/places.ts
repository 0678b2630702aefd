// Where questions are asked: on a leaf, a median and a hub of the graph, by how much each question has to read there.
import type { Database } from '../src/neo4j/connect.ts';
import { query } from '../src/neo4j/query.ts';
import { read } from '../src/neo4j/run.ts';

/** Of each sort the ids of one with little, one with as much as most have, and the one with the most. */
export interface Places {
  /** By relationships. */
  readonly entities: Classes;
  /** By statements about what the claim compares with. */
  readonly claims: Classes;
  /** By statements that it has a part in, publishers aside. */
  readonly voices: Classes;
  /** Who has a part in the most after the hub. */
  readonly secondVoice: string;
  /** By statements told in their articles. */
  readonly publishers: Classes;
  /** Two that nothing joins, since one of them is on an island. */
  readonly apart: readonly [string, string];
  /** By the number of hops of the shortest way between them: 2, 3 and 4. */
  readonly joined: ReadonlyMap<number, readonly [string, string]>;
  /** A pair whose shortest way leads through the hub. */
  readonly viaHub: readonly [string, string] | undefined;
}

interface Classes {
  readonly leaf: string;
  readonly median: string;
  readonly hub: string;
}

const BY_RELATIONSHIPS = query(
  'bench.byRelationships',
  `
  MATCH (entity:Entity)
  WITH entity, COUNT { (entity)-[:RELATED]-() } AS degree
  WHERE degree > 0
  RETURN entity.id, degree
  ORDER BY degree, entity.id`,
);

const BY_NEIGHBORS = query(
  'bench.byNeighbors',
  `
  MATCH (claim:Claim)<-[:ABOUT]-(:Statement {stance: 'DENIES'})
  WITH DISTINCT claim
  WITH claim, COUNT { (claim)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS|ADJACENT_TO]-() } AS degree
  RETURN claim.id, degree
  ORDER BY degree, claim.id`,
);

const BY_SPEECH = query(
  'bench.bySpeech',
  `
  MATCH (statement:Statement)-[voiced:VOICED_BY]->(entity:Entity)
  WHERE statement.isCounted AND (voiced.roles = ['PUBLISHER']) = $isPublisher
  WITH entity, count(*) AS degree
  RETURN entity.id, degree
  ORDER BY degree, entity.id`,
);

const ISLAND = query(
  'bench.island',
  `
  MATCH (entity:Entity)
  WHERE COUNT { (entity)-[:RELATED]-() } > 0
    AND NOT EXISTS { MATCH (entity)-[:RELATED]-()-[:RELATED]-()-[:RELATED]-(far:Entity) WHERE COUNT { (far)-[:RELATED]-() } > 12 }
    AND COUNT { MATCH (entity)-[:RELATED*1..6]-(other) RETURN DISTINCT other LIMIT 9 } < 8
  RETURN entity.id
  ORDER BY entity.id
  LIMIT 1`,
);

const LENGTHS = query(
  'bench.lengths',
  `
  MATCH (from:Entity {id: $from})
  UNWIND $others AS id
  MATCH (to:Entity {id: id})
  MATCH path = shortestPath((from)-[hops:RELATED*1..4]-(to))
  WHERE all(hop IN hops WHERE size(hop.affirmedBy) > 0)
  RETURN id, length(path), [node IN nodes(path) | node.id]`,
);

const classesOf = (rows: readonly (readonly unknown[])[]): Classes => ({
  leaf: rows[0]?.[0] as string,
  median: rows[Math.floor(rows.length / 2)]?.[0] as string,
  hub: rows.at(-1)?.[0] as string,
});

/** Looks the whole graph through; about ten seconds at 10,000 entities. */
export async function findPlaces(database: Database): Promise<Places> {
  const rows = async (text: typeof LENGTHS, params = {}) =>
    (await read(database, text, params, { timeoutMs: 60_000 })).rows;
  const entities = await rows(BY_RELATIONSHIPS);
  const [island] = await rows(ISLAND);
  // Well connected, but no hub; others of every degree.
  const from = entities[Math.floor(entities.length * 0.9)]?.[0] as string;
  const others = entities.filter((_, at) => at % 40 === 0).map(([id]) => id as string);
  const joined = new Map<number, readonly [string, string]>();
  const hub = entities.at(-1)?.[0] as string;
  let viaHub: readonly [string, string] | undefined;
  for (const [id, length, nodes] of await rows(LENGTHS, { from, others: others.filter((id) => id !== from) })) {
    if (!joined.has(length as number)) joined.set(length as number, [from, id as string]);
    if ((nodes as string[]).slice(1, -1).includes(hub)) viaHub ??= [from, id as string];
  }
  const voices = await rows(BY_SPEECH, { isPublisher: false });
  return {
    entities: classesOf(entities),
    claims: classesOf(await rows(BY_NEIGHBORS)),
    voices: classesOf(voices),
    secondVoice: voices.at(-2)?.[0] as string,
    publishers: classesOf(await rows(BY_SPEECH, { isPublisher: true })),
    apart: [from, island?.[0] as string],
    joined,
    viaHub,
  };
}
