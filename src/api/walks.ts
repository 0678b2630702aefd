// The indexes that lists are walked by: `(prefix, sortKey)` on a node, or on a derived relationship that is one row of the list.
import type { Args, Seek, Site } from '../read/reads.ts';

/** Nodes of a label in order of their sort key; with `prefix`, those whose property of that name is `equal`. */
export const nodeSeek = (
  label: string,
  by?: { readonly prefix: string; readonly equal: (site: Site) => string; readonly filter?: string },
  count?: (site: Site) => string,
): Seek => ({
  ...(by?.filter === undefined ? {} : { filter: by.filter }),
  walks: [
    {
      match: ({ to }) => `MATCH (${to}:${label})`,
      index: (to) => `${to}:${label}(${by ? `${by.prefix}, ` : ''}sortKey)`,
      ...(by
        ? {
            where: (site) => `${site.to}.${by.prefix} = ${by.equal(site)}`,
            prefix: (to) => `${to}.${by.prefix}`,
          }
        : {}),
    },
  ],
  key: (to) => `${to}.sortKey`,
  ...(count ? { count } : {}),
});

/** Nodes of a label at the start of a derived relationship whose `prefix` is `equal`, in order of its sort key. */
export const edgeSeek = (
  label: string,
  type: string,
  by: { readonly prefix: string; readonly equal: (site: Site) => string; readonly filter?: string },
  count?: (site: Site) => string,
): Seek => ({
  ...(by.filter === undefined ? {} : { filter: by.filter }),
  walks: [
    {
      // The far end stays anonymous: naming it makes Neo4j expand the hub instead of seeking the index.
      match: ({ to }) => `MATCH (${to}:${label})-[${to}e:${type}]->()`,
      index: (to) => `${to}e:${type}(${by.prefix}, sortKey)`,
      where: (site) => `${site.to}e.${by.prefix} = ${by.equal(site)}`,
      prefix: (to) => `${to}e.${by.prefix}`,
      carry: (to) => [`${to}e`],
    },
  ],
  key: (to) => `${to}e.sortKey`,
  ...(count ? { count } : {}),
});

/** The id of the node that holds the list. */
export const parentId = ({ from }: Site): string => `${from}.id`;

/** What the list's argument `filter` gives for one field. */
export const filtered =
  (field: string) =>
  ({ param }: Site): string =>
    param((args) => (args.filter as Args)[field]);
