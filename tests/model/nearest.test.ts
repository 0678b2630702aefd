import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestTo } from '../../src/model/nearest.ts';

const known = ['SELLS', 'SUPPLIES', 'USES', 'LOCATED_IN'];

describe('nearestTo', () => {
  it.each([
    ['SELS', 'SELLS'],
    ['SUPPLEIS', 'SUPPLIES'],
    ['uses', 'USES'],
    ['LOCATEDIN', 'LOCATED_IN'],
  ])('finds what %s was meant to be', (word, meant) => {
    expect(nearestTo(word, known)).toBe(meant);
  });

  it('suggests nothing for a word that resembles none', () => {
    expect(nearestTo('ELECTED', known)).toBeUndefined();
  });

  it('finds a known word for itself, and through one dropped letter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(), (word, seed) => {
        const dropped = seed % word.length;
        expect(nearestTo(word, known)).toBe(word);
        expect(nearestTo(word.slice(0, dropped) + word.slice(dropped + 1), known)).toBe(word);
      }),
    );
  });
});
