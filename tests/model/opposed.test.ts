import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opposedPairs } from '../../src/model/opposed.ts';
import { opposition } from '../../src/model/opposition.ts';
import type { Spoken } from '../../src/model/spoken.ts';
import { anyStory } from './generators.ts';
import { world } from './shorthand.ts';
import { statements, story } from './story.ts';

describe('opposedPairs', () => {
  it('takes each pair of which one is meant, once', () => {
    const isAbout = ({ claim }: Spoken) => claim.predicate === 'SUPPLIES';
    expect(opposedPairs(world, story, isAbout)).toMatchObject([
      { affirming: statements.kievAlleges, denying: statements.peskovOnSupply, found: { grade: 'ADJACENT' } },
    ]);
  });

  it('finds what holding each affirmation against each denial finds', () => {
    fc.assert(
      fc.property(anyStory, fc.constantFrom('USES', 'SELLS', 'MEETS'), ({ spoken }, predicate) => {
        const isAbout = ({ claim }: Spoken) => claim.predicate === predicate;
        const product = spoken.flatMap((affirming) =>
          spoken.flatMap((denying) => {
            const found = isAbout(affirming) || isAbout(denying) ? opposition(world, affirming, denying) : undefined;
            return found === undefined ? [] : [{ affirming, denying, found }];
          }),
        );
        expect(opposedPairs(world, spoken, isAbout)).toEqual(product);
      }),
    );
  });
});
