// What the rules need to know beside the claims themselves: the vocabulary and the two hierarchies.
import type { EntityId, EntityRecord } from './entity.ts';
import type { Vocabulary } from './predicates.ts';

export interface World {
  readonly vocabulary: Vocabulary;
  /** The place that a place lies within, as the entity declares it. */
  readonly within: (place: EntityId) => EntityId | undefined;
  /** The organization that an organization is part of, as the entity declares it. */
  readonly partOf: (organization: EntityId) => EntityId | undefined;
}

/** The world of a set of entities. An entity that is not among them lies within nothing and is part of nothing. */
export const worldOf = (vocabulary: Vocabulary, entities: ReadonlyMap<EntityId, EntityRecord>): World => ({
  vocabulary,
  within: (place) => entities.get(place)?.within,
  partOf: (organization) => entities.get(organization)?.partOf,
});

/** What `child` lies in, nearest first, without itself. A cycle, which imports refuse, ends the walk instead of hanging it. */
const ancestors = (child: EntityId, parentOf: (child: EntityId) => EntityId | undefined): readonly EntityId[] => {
  const found: EntityId[] = [];
  for (
    let parent = parentOf(child);
    parent !== undefined && parent !== child && !found.includes(parent);
    parent = parentOf(parent)
  )
    found.push(parent);
  return found;
};

/** The places around a place, nearest first, without itself. */
export const placesAround = (world: World, place: EntityId): readonly EntityId[] => ancestors(place, world.within);

/** The organizations that an organization is part of, nearest first, without itself. */
export const wholesOf = (world: World, organization: EntityId): readonly EntityId[] =>
  ancestors(organization, world.partOf);

/** Whether `place` lies within `outer`, at any depth; a place does not lie within itself. */
export const isWithin = (world: World, place: EntityId, outer: EntityId): boolean =>
  world.within(place) !== undefined && placesAround(world, place).includes(outer);

/** Whether `organization` is part of `whole`, at any depth; an organization is not part of itself. */
export const isPartOf = (world: World, organization: EntityId, whole: EntityId): boolean =>
  world.partOf(organization) !== undefined && wholesOf(world, organization).includes(whole);
