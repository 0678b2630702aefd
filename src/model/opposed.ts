// All oppositions among many statements, without holding every affirmation against every denial.
import { type Opposition, opposition } from './opposition.ts';
import { countedOf, type Spoken } from './spoken.ts';
import type { World } from './world.ts';

export interface OpposedPair<Said extends Spoken> {
  readonly affirming: Said;
  readonly denying: Said;
  readonly found: Opposition;
}

const groupedBy = <Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]) => {
  const groups = new Map<string, Item[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  return groups;
};

/**
 * Each pair that opposes and of which at least one is among those that `isAbout` picks, once: by the affirmations, then by
 * the denials, both in the order given. A denial meets an affirmation only under its own predicate, under one that the
 * vocabulary declares to bear on it, or in reply: only these are compared.
 */
export const opposedPairs = <Said extends Spoken>(
  world: World,
  spoken: readonly Said[],
  isAbout: (said: Said) => boolean,
): readonly OpposedPair<Said>[] => {
  const denials = countedOf(spoken, 'DENIES').map((denying, at) => ({ denying, at, isMeant: isAbout(denying) }));
  const under = groupedBy(denials, ({ denying: { claim } }) => [
    ...new Set([
      claim.predicate,
      ...(world.vocabulary.predicates.get(claim.predicate)?.adjacent ?? []).map(({ to }) => to),
    ]),
  ]);
  const inReplyTo = groupedBy(denials, ({ denying }) => denying.statement.respondsTo);
  return countedOf(spoken, 'AFFIRMS').flatMap((affirming) => {
    const isMeant = isAbout(affirming);
    const met = new Set([
      ...(under.get(affirming.claim.predicate) ?? []),
      ...(inReplyTo.get(affirming.statement.id) ?? []),
    ]);
    return [...met]
      .filter((denial) => isMeant || denial.isMeant)
      .sort((a, b) => a.at - b.at)
      .flatMap(({ denying }) => {
        const found = opposition(world, affirming, denying);
        return found === undefined ? [] : [{ affirming, denying, found }];
      });
  });
};
