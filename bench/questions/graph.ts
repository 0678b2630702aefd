import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';

/** After `at`: the other ends of the 20 relationships of each that come first, from either end. Binds `id` and `key`. */
const FOLLOWED = `
  CALL (at) {
    MATCH ()-[r:RELATED]->() WHERE r.fromId = at AND r.sortKey > ''
    WITH r ORDER BY r.fromId, r.sortKey LIMIT 20
    RETURN r.toId AS id, r.sortKey AS key
    UNION ALL
    MATCH ()-[r:RELATED]->() WHERE r.toId = at AND r.sortKey > ''
    WITH r ORDER BY r.toId, r.sortKey LIMIT 20
    RETURN r.fromId AS id, r.sortKey AS key
  }
  WITH at, id, key ORDER BY key
  WITH at, collect([id, key])[..20] AS links
  UNWIND links AS link
  WITH link[0] AS id, min(link[1]) AS key`;

/**
 * The entities of one hop, then of two, and what joins any two of them: found from whichever has fewer than 200 relationships
 * where the other is one of these too; between two that have more, by both ends.
 */
const BY_HAND = query(
  'bench.graph',
  `
  CALL () {
    WITH $id AS at
    ${FOLLOWED}
    WITH id, key WHERE id <> $id
    WITH id ORDER BY key, id
    RETURN collect(id) AS first
  }
  CALL (first) {
    UNWIND CASE WHEN $depth > 1 THEN first ELSE [] END AS at
    ${FOLLOWED}
    WITH id, key WHERE id <> $id AND NOT id IN first
    WITH id ORDER BY key, id
    RETURN collect(id) AS second
  }
  WITH [[$id, 0]] + [id IN first | [id, 1]] + [id IN second | [id, 2]] AS shown, [$id] + first + second AS ids
  CALL (ids) {
    UNWIND ids AS id
    MATCH (entity:Entity {id: id})
    RETURN collect(entity) AS members, collect([id, COUNT { (entity)-[:RELATED]-() }]) AS degrees
  }
  CALL (members) {
    UNWIND members AS one
    WITH members, one, COUNT { (one)-[:RELATED]-() } AS degree
    WITH members, collect(CASE WHEN degree <= 200 THEN one END) AS few, collect(CASE WHEN degree > 200 THEN one END) AS many
    CALL (members, few, many) {
      UNWIND few AS one
      MATCH (one)-[r:RELATED]-(other)
      WHERE other IN members
      RETURN r
      UNION
      UNWIND many AS one
      UNWIND many AS other
      MATCH (one)-[r:RELATED]->(other)
      RETURN r
    }
    WITH DISTINCT r ORDER BY r.sortKey
    RETURN collect([r.id, r.fromId, r.toId]) AS edges
  }
  RETURN shown, degrees, edges`,
);

type Row = readonly [
  shown: readonly (readonly [string, number])[],
  degrees: readonly (readonly [string, number])[],
  edges: readonly (readonly [string, string, string])[],
];

/** More than 1,000 entities or 3,000 relationships, at which the product cuts, are not reached from these places. */
export const graph: Question = {
  name: 'graph',
  document: `query ($id: ID!, $depth: Int!) {
    graph(centers: [$id], depth: $depth) {
      isWhole
      nodes { entity { id } depth shownCount leftOutCount }
      edges { id }
    }
  }`,
  cases: ({ entities }) => [
    ...Object.entries(entities).map(([name, id]) => ({ name, variables: { id, depth: 1 } })),
    { name: 'leaf, two hops', variables: { id: entities.leaf, depth: 2 } },
    { name: 'median, two hops', variables: { id: entities.median, depth: 2 } },
  ],
  async byHand({ database }, variables) {
    const [row] = (await read(database, BY_HAND, variables)).rows;
    const [shown, degrees, edges] = row as unknown as Row;
    const degreeOf = new Map(degrees);
    const joined = new Map<string, number>();
    for (const [, from, to] of edges) for (const end of [from, to]) joined.set(end, (joined.get(end) ?? 0) + 1);
    return {
      graph: {
        isWhole: true,
        nodes: shown.map(([id, depth]) => {
          const shownCount = joined.get(id) ?? 0;
          return { entity: { id }, depth, shownCount, leftOutCount: (degreeOf.get(id) ?? 0) - shownCount };
        }),
        edges: edges.map(([id]) => ({ id })),
      },
    };
  },
};
