// The indexes that lists are walked by: `(keys …, sortKey)` on a node, or on a derived relationship that is one row of the list.
import type { Args, Seek, Site, Walk } from '../read/reads.ts';

/** A property that the index holds before the sort key, and what it must equal. */
export interface Key {
  readonly property: string;
  readonly equal: (site: Site) => string;
  /** The filter field that it serves; absent where the list itself asks for it. */
  readonly filter?: string;
}

const filtersOf = (keys: readonly Key[]): readonly string[] =>
  keys.flatMap(({ filter }) => (filter === undefined ? [] : [filter]));

const walk = (match: Walk['match'], keys: readonly Key[], variable: (to: string) => string, of: string): Walk => ({
  match,
  index: (to) => `${variable(to)}:${of}(${[...keys.map(({ property }) => property), 'sortKey'].join(', ')})`,
  ...(keys.length === 0
    ? {}
    : {
        where: (site) =>
          keys.map(({ property, equal }) => `${variable(site.to)}.${property} = ${equal(site)}`).join(' AND '),
        prefix: (to) => keys.map(({ property }) => `${variable(to)}.${property}`).join(', '),
      }),
});

/** Nodes of a label in order of their sort key. */
export const nodeSeek = (label: string, keys: readonly Key[] = [], count?: Seek['count']): Seek => ({
  filters: filtersOf(keys),
  walks: [
    walk(
      ({ to }) => `MATCH (${to}:${label})`,
      keys,
      (to) => to,
      label,
    ),
  ],
  key: (to) => `${to}.sortKey`,
  ...(count ? { count } : {}),
});

/**
 * Nodes of a label at the start of a derived relationship, in order of its sort key.
 * The far end stays anonymous: naming it makes Neo4j expand the hub instead of seeking the index.
 */
export const edgeSeek = (label: string, type: string, keys: readonly Key[], count?: Seek['count']): Seek => ({
  filters: filtersOf(keys),
  walks: [
    {
      ...walk(
        ({ to }) => `MATCH (${to}:${label})-[${to}e:${type}]->()`,
        keys,
        (to) => `${to}e`,
        type,
      ),
      carry: (to) => [`${to}e`],
    },
  ],
  key: (to) => `${to}e.sortKey`,
  ...(count ? { count } : {}),
});

/** Relationships of a type in order of their sort key, walked from several ends and merged. */
export const relationshipSeek = (type: string, ends: readonly (readonly Key[])[], count?: Seek['count']): Seek => ({
  filters: filtersOf(ends[0] ?? []),
  walks: ends.map((keys) =>
    walk(
      ({ to }) => `MATCH ()-[${to}:${type}]->()`,
      keys,
      (to) => to,
      type,
    ),
  ),
  key: (to) => `${to}.sortKey`,
  ...(count ? { count } : {}),
});

/** The property that holds the id of the node that holds the list. */
export const ofParent = (property: string): Key => ({ property, equal: ({ from }) => `${from}.id` });

/** The property that a field of the argument `filter` asks for. */
export const filtered = (filter: string, property = filter): Key => ({
  property,
  filter,
  equal: ({ param }) => param((args) => (args.filter as Args)[filter]),
});
