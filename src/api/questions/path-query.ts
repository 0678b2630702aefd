// The search of model/path-search.ts as clauses of the one query that reads its paths: in Cypher, since what is selected of the
// paths is read in the same query, and no rule can choose between. tests/api/paths.test.ts holds both against each other.
import type { EntityId } from '../../model/entity.ts';
import { hopOrder, WEAKNESS_OF_AFFIRMED, weaknessRank } from '../../model/path.ts';
import { SEARCH_BOUNDS } from '../../model/path-search.ts';
import { STATUSES } from '../../model/status.ts';

/** Over which relationships a path may lead. */
export const PATH_EDGES = ['AFFIRMED', 'UNCONTESTED', 'ANY'] as const;
export type PathEdges = (typeof PATH_EDGES)[number];

export const MAX_HOPS = 6;

/** Entities named of which relationships were left out. */
export const MAX_NAMED = 20;

/** What the clauses bind. */
export type Found = readonly [
  paths: readonly (readonly [
    entities: readonly EntityId[],
    hops: readonly (readonly [relationship: string, others: number])[],
  ])[],
  crowded: readonly EntityId[],
  cutAt: readonly EntityId[],
  isCut: boolean,
  searchedHops: number,
];

interface Values {
  readonly from: string;
  readonly to: string;
  readonly maxHops: string;
  readonly first: string;
  readonly perEntity: string;
}

const {
  relationships: MOST,
  entities: MOST_ENTITIES,
  trails: MOST_TRAILS,
  candidates: MOST_CANDIDATES,
} = SEARCH_BOUNDS;

const isWalkable = (related: string, edges: PathEdges): string =>
  ({
    AFFIRMED: `size(${related}.affirmedBy) > 0`,
    UNCONTESTED: `${related}.status = 'UNCONTESTED'`,
    ANY: 'true',
  })[edges];

/** As `hopOrder`. */
const orderOf = (related: string): string => {
  const rank = (status: (typeof STATUSES)[number], isAffirmed: boolean): string =>
    hopOrder({ status, isAffirmed }, '').slice(0, 1);
  const affirmed = STATUSES.map(
    (status) => `WHEN '${status}' THEN '${weaknessRank(WEAKNESS_OF_AFFIRMED[status])}'`,
  ).join(' ');
  return `CASE WHEN size(${related}.affirmedBy) > 0 THEN CASE ${related}.status ${affirmed} END WHEN ${related}.status = 'DENIED_ONLY' THEN '${rank('DENIED_ONLY', false)}' ELSE '${rank('UNSTATED', false)}' END + '|' + ${related}.sortKey`;
};

/**
 * The relationships of the entity whose id is `at`, those with the most statements first, more than are followed where there are
 * more: binds `related` and `next`, the entity at the other end. `holds`: what else must hold of `related`.
 */
export const linksOf = (at: string, edges: PathEdges, holds?: string): string => {
  // Of few uncontested ones among many others an index tells; what is affirmed is the most of them anyhow.
  const byStatus = edges === 'UNCONTESTED' && holds === undefined;
  const condition = [isWalkable('related', edges), ...(holds === undefined ? [] : [holds])].join(' AND ');
  const walk = (near: string, far: string): string =>
    `MATCH ()-[related:RELATED]->() USING INDEX SEEK related:RELATED(${near}, ${byStatus ? 'status, ' : ''}sortKey) ` +
    `WHERE related.${near} = ${at} AND related.sortKey > '' AND ${condition} ` +
    `WITH related ORDER BY related.${near}, ${byStatus ? 'related.status, ' : ''}related.sortKey LIMIT ${MOST + 1} RETURN related, related.${far} AS next`;
  const scope = at.split(/[.[]/, 1)[0];
  return `CALL (${scope}) { ${walk('fromId', 'toId')} UNION ALL ${walk('toId', 'fromId')} } WITH related, next ORDER BY related.sortKey`;
};

/**
 * Both layers grown by a hop each: an entry is [entity, trails], a trail [entities, hops, order]. Binds `sides`: for each side
 * that grew [its name, layer, entities of which relationships were left out, whether something was left out].
 */
const grow = (depth: number, edges: PathEdges, { from, to, maxHops }: Values): string => `
CALL (forward, backward, goes) {
  UNWIND [entry IN forward WHERE goes AND entry[0] <> ${to} | ['FORWARD', entry]] + [entry IN backward WHERE goes AND ${2 * depth} <= ${maxHops} AND entry[0] <> ${from} | ['BACKWARD', entry]] AS growing
  WITH growing[0] AS side, growing[1] AS entry
  CALL (entry) {
    ${linksOf('entry[0]', edges)}
    WITH collect([next, related.id, ${orderOf('related')}]) AS found
    CALL (found) {
      UNWIND found[..${MOST}] AS link
      WITH link ORDER BY link[2]
      WITH link[0] AS next, collect(link) AS parallel
      RETURN collect([next, parallel[0][1], size(parallel) - 1, parallel[0][2]]) AS links
    }
    RETURN links, size(found) > ${MOST} AS isCut
  }
  WITH side, collect([entry[1], links]) AS grown, collect(CASE WHEN isCut THEN entry[0] END) AS cutAt
  CALL (grown) {
    UNWIND grown AS each
    UNWIND each[1] AS link
    UNWIND each[0] AS trail
    WITH link, trail WHERE NOT link[0] IN trail[0]
    WITH link[0] AS next, [trail[0] + [link[0]], trail[1] + [[link[1], link[2]]], ${greater('trail[2]', 'link[3]')}] AS longer
    ORDER BY longer[2], longer[0]
    WITH next, collect(longer) AS trails
    ORDER BY trails[0][2], next
    RETURN collect([next, trails[..${MOST_TRAILS}]]) AS reached, coalesce(max(size(trails)), 0) > ${MOST_TRAILS} AS isCut
  }
  RETURN collect([side, reached[..${MOST_ENTITIES}], cutAt, isCut OR size(reached) > ${MOST_ENTITIES} OR size(cutAt) > 0]) AS sides
}`;

const greater = (a: string, b: string): string => `CASE WHEN ${a} > ${b} THEN ${a} ELSE ${b} END`;

const inner = (path: string): string => `${path}[0][1..-1]`;

/** As `chosen`: adds of the paths in `candidates` to those in `state`. */
const choose = (state: string, candidates: string, { first, perEntity }: Values): string =>
  `reduce(state = ${state}, path IN ${candidates} | CASE WHEN size(state.paths) >= ${first} THEN state ELSE ` +
  `[full IN [[id IN ${inner('path')} WHERE size([other IN state.paths WHERE id IN ${inner('other')}]) >= ${perEntity}]] | ` +
  `CASE WHEN size(full) = 0 THEN {paths: state.paths + [path], crowded: state.crowded} ` +
  `ELSE {paths: state.paths, crowded: state.crowded + [id IN full WHERE NOT id IN state.crowded]} END][0] END)`;

/** The sides grow to a depth and meet, for the paths of twice that many hops and of one less; of these some are chosen. */
const step = (depth: number, edges: PathEdges, values: Values): string => {
  const lengths = `[${2 * depth - 1}, ${2 * depth}]`;
  const grown = (side: string): string => `coalesce([each IN sides WHERE each[0] = '${side}' | each[1]][0], [])`;
  return `
WITH *, ${values.from} <> ${values.to} AND ${2 * depth - 1} <= ${values.maxHops} AND size(choice.paths) < ${values.first} AS goes
${grow(depth, edges, values)}
WITH ${grown('FORWARD')} AS forward, ${grown('BACKWARD')} AS backward, backward AS before, [hops IN ${lengths} WHERE goes AND hops <= ${values.maxHops}] AS lengths, choice, cuts + [each IN sides | [CASE each[0] WHEN 'FORWARD' THEN ${2 * depth - 1} ELSE ${2 * depth} END, each[2], each[3]]] AS cuts
CALL (forward, backward, before, lengths) {
  UNWIND lengths AS hops
  CALL (forward, backward, before, hops) {
    UNWIND [entry IN forward | [entry[0], entry[1], []]] + [entry IN CASE WHEN hops % 2 = 1 THEN before ELSE backward END | [entry[0], [], entry[1]]] AS half
    WITH half[0] AS at, collect(half) AS halves
    WHERE size(halves) = 2
    UNWIND halves[0][1] AS head
    UNWIND halves[1][2] AS tail
    WITH at, head, tail WHERE none(id IN tail[0] WHERE id <> at AND id IN head[0])
    WITH [head[0] + reverse(tail[0])[1..], head[1] + reverse(tail[1]), ${greater('head[2]', 'tail[2]')}] AS path
    ORDER BY path[2], path[0]
    RETURN collect(path) AS met
  }
  WITH hops, met ORDER BY hops
  RETURN reduce(all = [], each IN collect(met) | all + each[..${MOST_CANDIDATES}]) AS candidates, collect(CASE WHEN size(met) > ${MOST_CANDIDATES} THEN [hops, [], true] END) AS cutHere
}
WITH forward, backward, cuts + cutHere AS cuts, ${choose('choice', 'candidates', values)} AS choice`;
};

const joining = (from: string, to: string, edges: PathEdges): string =>
  `MATCH ()-[related:RELATED]->() USING INDEX SEEK related:RELATED(fromId, toId, sortKey) WHERE related.fromId = ${from} AND related.toId = ${to} AND related.sortKey > '' AND ${isWalkable('related', edges)} RETURN related`;

/**
 * Where something was left out, whether there is a shorter path than those found is asked of Neo4j's own search, which leaves
 * out nothing; of the relationships that join two it takes the first by order, too.
 */
const surely = (edges: PathEdges, values: Values): string => `
CALL (choice, isCut) {
  WITH isCut AND (size(choice.paths) = 0 OR size(choice.paths[0][1]) > 1) AS goes
  UNWIND CASE WHEN goes THEN [1] ELSE [] END AS once
  CALL (once) { MATCH (start:Entity {id: ${values.from}}) RETURN start }
  CALL (start) { MATCH (end:Entity {id: ${values.to}}) RETURN end }
  MATCH path = shortestPath((start)-[relateds:RELATED*1..${MAX_HOPS}]-(end))
  WHERE all(related IN relateds WHERE ${isWalkable('related', edges)})
  WITH [node IN nodes(path) | node.id] AS entities
  WHERE size(entities) - 1 <= ${values.maxHops}
  UNWIND range(1, size(entities) - 1) AS at
  CALL (entities, at) {
    ${joining('entities[at - 1]', 'entities[at]', edges)}
    UNION ALL
    ${joining('entities[at]', 'entities[at - 1]', edges)}
  }
  WITH entities, at, related.id AS id, ${orderOf('related')} AS order ORDER BY at, order
  WITH entities, at, collect([id, order]) AS parallel ORDER BY at
  WITH entities, collect([parallel[0][0], size(parallel) - 1]) AS hops, max(parallel[0][1]) AS order
  RETURN collect([entities, hops, order]) AS shortest
}
WITH *, [path IN shortest WHERE size(choice.paths) = 0 OR size(path[1]) < size(choice.paths[0][1])] AS missed
WITH *, CASE WHEN size(missed) = 0 THEN choice ELSE ${choose('{paths: missed, crowded: choice.crowded}', 'choice.paths', values)} END AS settled`;

/**
 * Clauses that bind `to`: Found.
 * Cost: bounded by SEARCH_BOUNDS, on a hub as on a leaf; only where these cut something off, a shortest path besides.
 */
export const searchClauses = (to: string, edges: PathEdges, values: Values): string => {
  const start = (id: string): string => `[[${id}, [[[${id}], [], '']]]]`;
  const steps = Array.from({ length: MAX_HOPS / 2 }, (_, at) => step(at + 1, edges, values)).join('');
  return `WITH ${start(values.from)} AS forward, ${start(values.to)} AS backward, {paths: [], crowded: []} AS choice, [] AS cuts${steps}
WITH choice, cuts, CASE WHEN ${values.from} = ${values.to} THEN 0 WHEN size(choice.paths) < ${values.first} THEN ${values.maxHops} ELSE size(last(choice.paths)[1]) END AS searched
WITH choice, searched, [cut IN cuts WHERE cut[0] <= searched] AS cuts
WITH choice, searched, reduce(all = [], cut IN cuts | all + cut[1])[..${MAX_NAMED}] AS cutAt, any(cut IN cuts WHERE cut[2]) AS isCut${surely(edges, values)}
WITH [[path IN settled.paths | path[..2]], settled.crowded, cutAt, isCut, searched] AS ${to}`;
};
