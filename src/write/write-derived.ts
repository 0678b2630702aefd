// Derived data compared with what it should be, and brought there: only what differs is written.
import { query } from '../neo4j/query.ts';
import { int, type Write } from '../neo4j/run.ts';
import { batches, groupBy } from './batch.ts';
import {
  DERIVED_EDGES,
  DERIVED_LABELS,
  DERIVED_PROPERTIES,
  DERIVED_TYPES,
  type DerivedEdge,
  type DerivedGraph,
  type DerivedLabel,
  type DerivedType,
} from './derived-graph.ts';
import type { Properties } from './nodes.ts';
import { oneForEach, type Rules } from './tables.ts';
import { differences } from './write-nodes.ts';

export interface DerivedDifference {
  readonly properties: readonly {
    readonly label: DerivedLabel;
    readonly id: string;
    readonly stored: Properties;
    readonly wanted: Properties;
  }[];
  /** One per type and pair of ends. `stored` holds several where an edge is stored twice. */
  readonly edges: readonly {
    readonly type: DerivedType;
    readonly from: string;
    readonly to: string;
    readonly stored: readonly DerivedEdge[];
    readonly wanted: readonly DerivedEdge[];
  }[];
}

/** Where the two differ, in the order of labels, types and ids. Nodes that only one of them has are none of its business. */
export function derivedDifference(stored: DerivedGraph, wanted: DerivedGraph): DerivedDifference {
  const properties = DERIVED_LABELS.flatMap((label) =>
    [...stored.properties[label]]
      .map(([id, before]) => ({ label, id, stored: before, wanted: wanted.properties[label].get(id) ?? {} }))
      .filter((one) => differences(one.stored, one.wanted).length > 0)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const before = groupBy(stored.edges, edgePlace);
  const after = groupBy(wanted.edges, edgePlace);
  const edges = [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((place) => {
    const [was, is] = [before.get(place) ?? [], after.get(place) ?? []];
    const [one] = [...was, ...is];
    if (one === undefined || image(was) === image(is)) return [];
    return [{ type: one.type, from: one.from, to: one.to, stored: was, wanted: is }];
  });
  return { properties, edges };
}

/** RELATED has an id: several stand between the same two entities. */
const edgePlace = ({ type, from, to, properties }: DerivedEdge): string =>
  type === 'RELATED' ? `${type} ${properties.id}` : `${type} ${from} ${to}`;

const image = (edges: readonly DerivedEdge[]): string =>
  JSON.stringify(
    edges.map(({ from, to, properties }) => [
      from,
      to,
      Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  );

/** Cost of each: one seek per row. */
const SET = oneForEach(DERIVED_LABELS, (label) =>
  query(
    `write.setDerived${label}`,
    `
  UNWIND $rows AS row
  MATCH (node:${label} {id: row.id})
  SET node += row.properties`,
  ),
);

/** Cost: two seeks per row and the edges of the type at its start; RELATED one seek. */
const REMOVE = oneForEach(DERIVED_TYPES, (type) => {
  const { from, to } = DERIVED_EDGES[type];
  const match =
    type === 'RELATED'
      ? 'MATCH ()-[edge:RELATED {id: row.id}]->()'
      : `MATCH (from:${from} {id: row.from})
  MATCH (to:${to} {id: row.to})
  MATCH (from)-[edge:${type}]->(to)`;
  return query(
    `write.remove${type}`,
    `
  UNWIND $rows AS row
  ${match}
  DELETE edge`,
  );
});

/** Cost: two seeks per row. */
const ADD = oneForEach(DERIVED_TYPES, (type) => {
  const { from, to } = DERIVED_EDGES[type];
  return query(
    `write.add${type}`,
    `
  UNWIND $rows AS row
  MATCH (from:${from} {id: row.from})
  MATCH (to:${to} {id: row.to})
  CREATE (from)-[edge:${type}]->(to)
  SET edge = row.properties
  RETURN count(*)`,
  );
});

/** Writes the difference away. Edges that differ are removed and added anew: they have no identity to keep. */
export async function writeDerived(tx: Write, { properties, edges }: DerivedDifference): Promise<void> {
  for (const label of DERIVED_LABELS) {
    const rows = properties
      .filter((one) => one.label === label)
      .map(({ id, wanted }) => ({ id, properties: encode(DERIVED_PROPERTIES[label], wanted, null) }));
    for (const batch of batches(rows)) await tx.run(SET[label], { rows: batch });
  }
  for (const type of DERIVED_TYPES) {
    const ofType = edges.filter((one) => one.type === type);
    const removed = ofType.filter(({ stored }) => stored.length > 0);
    const rows = removed.map(({ from, to, stored }) => ({ from, to, id: stored[0]?.properties.id ?? null }));
    for (const batch of batches(rows)) await tx.run(REMOVE[type], { rows: batch });
    const added = ofType.flatMap(({ wanted }) =>
      wanted.map((one) => ({
        from: one.from,
        to: one.to,
        properties: encode(DERIVED_EDGES[type].properties, one.properties),
      })),
    );
    for (const batch of batches(added)) {
      const written = (await tx.run(ADD[type], { rows: batch })).rows[0]?.[0];
      if (written !== batch.length) {
        throw new Error(`${ADD[type].name}: wrote ${written} of ${batch.length} edges; an end of one doesn't exist`);
      }
    }
  }
}

/** Whole numbers as integers; with `absent`, every property of the table is given, so that the stored one goes. */
const encode = (rules: Rules, properties: Properties, absent?: null): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(rules).flatMap(([name, rule]) => {
      const value = properties[name] ?? absent;
      if (value === undefined) return [];
      return [[name, rule.type === 'integer' && typeof value === 'number' ? int(value) : value]];
    }),
  );
