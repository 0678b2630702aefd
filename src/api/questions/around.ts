// What lies above some entities in the two hierarchies, for rules that look further than a statement's own claim.
import type { EntityId } from '../../model/entity.ts';
import type { World } from '../../model/world.ts';

/** An expression: each entity that `match` binds as `bottom` and all above it, with its `within` and `partOf`. */
export const above = (match: string): string =>
  `COLLECT { ${match} MATCH (bottom)-[:WITHIN|PART_OF*0..16]->(above:Entity) RETURN DISTINCT [above.id, above.withinId, above.partOfId] }`;

/** A value of `above`. */
export type Above = readonly (readonly [EntityId, EntityId | null, EntityId | null])[];

/** The world with what `above` found beside it. */
export function widened(world: World, found: readonly Above[]): World {
  const rows = new Map(found.flat().map(([id, within, partOf]) => [id, { within, partOf }]));
  return {
    ...world,
    within: (id) => world.within(id) ?? rows.get(id)?.within ?? undefined,
    partOf: (id) => world.partOf(id) ?? rows.get(id)?.partOf ?? undefined,
  };
}
