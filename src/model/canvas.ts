// What of a graph around some entities is drawn, and what is left out of each.
import type { EntityId, EntityKind } from './entity.ts';

export interface Canvas {
  /** Entities found from the centers, with the hops from there. */
  readonly shown: readonly (readonly [entity: EntityId, depth: number])[];
  /** Entities to be drawn only where something joins them to one found. */
  readonly optional: readonly EntityId[];
  readonly entities: readonly (readonly [id: EntityId, kind: EntityKind])[];
  /** All that joins two of these entities. */
  readonly edges: readonly (readonly [id: string, from: EntityId, to: EntityId])[];
  /** How many relationships each entity has, with entities of the kinds; a lower bound where not exact. */
  readonly counts: readonly (readonly [entity: EntityId, count: number, isExact: boolean])[];
  /** Absent or null: all. */
  readonly kinds: readonly EntityKind[] | null | undefined;
}

interface DrawnNode {
  readonly id: EntityId;
  /** Null for an optional one. */
  readonly depth: number | null;
  readonly shownCount: number;
  /** Relationships with entities of the kinds that aren't drawn. */
  readonly leftOutCount: number;
  readonly isLeftOutCountExact: boolean;
}

/** The entities drawn, in the order given, the optional ones last; and the edges, by their place. */
export function canvas({ shown, optional, entities, edges, counts, kinds }: Canvas): {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly number[];
} {
  const found = new Set(shown.map(([id]) => id));
  const drawn = new Set(found);
  for (const [, from, to] of edges) {
    if (found.has(from)) drawn.add(to);
    if (found.has(to)) drawn.add(from);
  }
  const kindOf = new Map(entities);
  const countOf = new Map(counts.map(([id, count, isExact]) => [id, { count, isExact }]));
  const drawnEdges = edges.flatMap(([, from, to], at) => (drawn.has(from) && drawn.has(to) ? [at] : []));
  const tallies = new Map([...drawn].map((id) => [id, { shown: 0, counted: 0 }]));
  const tally = (near: EntityId, far: EntityId): void => {
    const own = tallies.get(near);
    if (own === undefined) return;
    own.shown += 1;
    if (!kinds || kinds.includes(kindOf.get(far) as EntityKind)) own.counted += 1;
  };
  for (const at of drawnEdges) {
    const [, from, to] = edges[at] as (typeof edges)[number];
    tally(from, to);
    tally(to, from);
  }
  const node = (id: EntityId, depth: number | null): DrawnNode => {
    const { shown: shownCount, counted } = tallies.get(id) ?? { shown: 0, counted: 0 };
    const { count, isExact } = countOf.get(id) ?? { count: 0, isExact: true };
    return { id, depth, shownCount, leftOutCount: Math.max(0, count - counted), isLeftOutCountExact: isExact };
  };
  return {
    nodes: [
      ...shown.map(([id, depth]) => node(id, depth)),
      ...optional.filter((id) => drawn.has(id)).map((id) => node(id, null)),
    ],
    edges: drawnEdges,
  };
}
