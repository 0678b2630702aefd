// What the rules need to know beside the claims themselves: the vocabulary and the two hierarchies.
import type { EntityId } from './entity.ts';
import type { Vocabulary } from './predicates.ts';

export interface World {
  readonly vocabulary: Vocabulary;
  /** The place that a place lies within, as the entity declares it. */
  readonly within: (place: EntityId) => EntityId | undefined;
  /** The organization that an organization is part of, as the entity declares it. */
  readonly partOf: (organization: EntityId) => EntityId | undefined;
}
