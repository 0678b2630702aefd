// Numbers that look random and are the same for the same seed, on every machine.

export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, the more probable the greater its weight. */
  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item;
}

/** Mulberry32: 32 bits of state, good enough to choose fields by. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new Error('there is nothing to pick from');
    return items[below(items.length)] as Item;
  };
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick,
    weighted(items, weightOf) {
      const weights = items.map(weightOf);
      let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const at = weights.findIndex((weight) => {
        rest -= weight;
        return rest < 0;
      });
      return at < 0 ? pick(items) : (items[at] as (typeof items)[number]);
    },
  };
}
