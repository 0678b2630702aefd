// The part of the graph around some entities, as clauses: which entities a canvas shows, and what joins them.
import type { EntityId } from '../../model/entity.ts';

export const MAX_DEPTH = 3;
/** Entities on one canvas: more can't be told apart. */
export const MAX_NODES = 1000;
export const MAX_EDGES = 3000;

/** Relationships looked through of one entity for what joins it to others that are shown. */
const MOST_WALKED = 200;
/** Entities with more relationships than that, between which is looked pair by pair. */
const MOST_HUBS = 50;

interface Values {
  readonly centers: string;
  readonly include: string;
  readonly depth: string;
  readonly limit: string;
  /** Absent: any. */
  readonly predicates?: string;
  readonly kinds?: string;
  /** What must hold of `related` under a perspective. */
  readonly holds?: string | undefined;
}

/** What the clauses bind. */
export type FoundGraph = readonly [
  /** By depth, then by what led there. */
  shown: readonly (readonly [entity: EntityId, depth: number])[],
  included: readonly EntityId[],
  /** Entities whose relationships were followed; the key of the last one, null where there is none. */
  followed: readonly (readonly [entity: EntityId, lastKey: string | null])[],
  /** How many relationships each has, counted up to one more than are looked through where that isn't exact. */
  counts: readonly (readonly [entity: EntityId, count: number, isExact: boolean])[],
  /** Most statements first. */
  edges: readonly string[],
  isWhole: boolean,
];

/**
 * Relationships of the entity whose id is `at`, those with the most statements first: binds `related` and `next`. By predicate
 * or kind an index of its own is walked for each, so that a rare one costs no more.
 */
const linksOf = (at: string, most: string, { predicates, kinds, holds }: Omit<Values, 'depth'>): string => {
  const walk = (near: string, far: 'to' | 'from'): string => {
    const [keys, key] = predicates ? [predicates, 'predicate'] : kinds ? [kinds, `${far}Kind`] : [];
    const conditions = [
      `related.${near} = ${at}`,
      ...(key ? [`related.${key} = key`] : []),
      "related.sortKey > ''",
      ...(predicates && kinds ? [`related.${far}Kind IN ${kinds}`] : []),
      ...(holds ? [holds] : []),
    ];
    const properties = [near, ...(key ? [key] : []), 'sortKey'];
    const order = properties.map((property) => `related.${property}`).join(', ');
    const one = `MATCH ()-[related:RELATED]->() USING INDEX SEEK related:RELATED(${properties.join(', ')}) WHERE ${conditions.join(' AND ')} WITH related ORDER BY ${order} LIMIT ${most} RETURN related, related.${far}Id AS next`;
    return keys ? `UNWIND ${keys} AS key CALL (${at}, key) { ${one} } RETURN related, next` : one;
  };
  return `CALL (${at}) { ${walk('fromId', 'to')} UNION ALL ${walk('toId', 'from')} } WITH related, next ORDER BY related.sortKey`;
};

const known = (ids: string, as: string, after = ''): string =>
  `CALL (${after}) { UNWIND ${ids} AS id MATCH (entity:Entity) USING INDEX SEEK entity:Entity(id) WHERE entity.id = id RETURN collect(id) AS ${as} }`;

/** What the entities in `layer` lead to that isn't shown yet becomes the next layer. */
const step = (depth: number, values: Values): string => `
CALL (layer) {
  UNWIND CASE WHEN ${depth} <= ${values.depth} THEN layer ELSE [] END AS at
  CALL (at) { ${linksOf('at', values.limit, values)} RETURN collect([next, related.sortKey])[..${values.limit}] AS links }
  RETURN collect([at, last(links)[1]]) AS followedHere, collect(links) AS lists
}
CALL (lists, shown) {
  CALL (lists, shown) {
    UNWIND lists AS list UNWIND list AS each RETURN each[0] AS id, each[1] AS order
    UNION ALL
    UNWIND shown AS each RETURN each[0] AS id, null AS order
  }
  WITH id, min(order) AS order, count(*) - count(order) AS isShown
  WHERE isShown = 0
  WITH id ORDER BY order, id
  RETURN collect(id) AS reached
}
WITH shown + [id IN reached[..room] | [id, ${depth}]] AS shown, reached[..room] AS layer, room - size(reached[..room]) AS room, followed + followedHere AS followed, isWhole AND size(reached) <= room AS isWhole, included`;

/** All that joins two of `members`, found from whichever end has few relationships, or between two that have many. */
const joins = (values: Values): string => {
  const { kinds: _, ...anyKind } = values;
  const between = [
    'related.fromId = from',
    'related.toId = to',
    "related.sortKey > ''",
    ...(values.predicates ? [`related.predicate IN ${values.predicates}`] : []),
    ...(values.holds ? [values.holds] : []),
  ].join(' AND ');
  return `
CALL (members) {
  UNWIND members AS at
  CALL (at) { ${linksOf('at', String(MOST_WALKED + 1), anyKind)} RETURN collect([next, related]) AS links }
  RETURN collect([at, size(links), size(links) <= ${MOST_WALKED}]) AS walked, collect(links[..${MOST_WALKED}]) AS lists
}
CALL (members, lists) {
  CALL (members, lists) {
    UNWIND lists AS list UNWIND list AS each RETURN each[0] AS id, each[1] AS related
    UNION ALL
    UNWIND members AS id RETURN id, null AS related
  }
  WITH id, collect(related) AS relateds, count(*) - count(related) AS isMember
  WHERE isMember > 0
  UNWIND relateds AS related
  RETURN collect(related) AS fromFew
}
WITH *, [each IN walked WHERE NOT each[2] | each[0]] AS hubs
CALL (hubs) {
  UNWIND hubs[..${MOST_HUBS}] AS from
  UNWIND hubs[..${MOST_HUBS}] AS to
  WITH from, to WHERE from <> to
  MATCH ()-[related:RELATED]->() USING INDEX SEEK related:RELATED(fromId, toId, sortKey) WHERE ${between}
  RETURN collect(related) AS fromMany
}
CALL (fromFew, fromMany) {
  UNWIND fromFew + fromMany AS related
  WITH DISTINCT related ORDER BY related.sortKey
  RETURN collect(related.id)[..${MAX_EDGES + 1}] AS edges
}`;
};

/**
 * How many relationships each of `members` has, of those that would be followed: the degree where all would, else as many as
 * were walked.
 */
const counts = (values: Values): string => {
  const { predicates, kinds, holds } = values;
  if (!kinds && (predicates || holds)) return ' WITH *, walked AS counts';
  const counted = kinds
    ? `CALL (at) { ${linksOf('at', String(MOST_WALKED + 1), values)} RETURN count(*) AS count }`
    : 'CALL (at) { MATCH (entity:Entity) USING INDEX SEEK entity:Entity(id) WHERE entity.id = at RETURN COUNT { (entity)-[:RELATED]-() } AS count }';
  return `
CALL (members) {
  UNWIND members AS at
  ${counted}
  RETURN collect([at, count, ${kinds ? `count <= ${MOST_WALKED}` : 'true'}]) AS counts
}`;
};

/**
 * Clauses that bind `to`: FoundGraph.
 * Cost: of each entity on the canvas so many relationships as are looked through, on a hub as on a leaf.
 */
export const graphClauses = (to: string, values: Values): string => {
  const steps = Array.from({ length: MAX_DEPTH }, (_, at) => step(at + 1, values)).join('');
  return `${known(values.centers, 'centers')} ${known(values.include, 'wanted', 'centers')}
WITH [id IN centers | [id, 0]] AS shown, centers AS layer, [id IN wanted WHERE NOT id IN centers] AS included, [] AS followed, true AS isWhole
WITH *, ${MAX_NODES} - size(shown) - size(included) AS room${steps}
WITH *, [entry IN shown | entry[0]] AS shownIds
WITH shown, followed, isWhole, shownIds, [id IN included WHERE NOT id IN shownIds] AS included
WITH *, shownIds + included AS members${joins(values)}${counts(values)}
WITH [shown, included, followed, counts, edges[..${MAX_EDGES}], isWhole AND size(hubs) <= ${MOST_HUBS} AND size(edges) <= ${MAX_EDGES}] AS ${to}`;
};
