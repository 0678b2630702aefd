import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityId } from '../../src/model/entity.ts';
import { explainWeakestLink, type HopStrength, hopOrder, weakestLink, weakness } from '../../src/model/path.ts';
import { type Link, pathsPerEntity, searchPaths } from '../../src/model/path-search.ts';
import { STATUSES } from '../../src/model/status.ts';

const hop = (status: HopStrength['status'], origins = 1, isAffirmed = true): HopStrength => ({
  status,
  origins,
  isAffirmed,
});

describe('weakness', () => {
  it.each([
    ['DENIED_ONLY', false, 'DENIED'],
    ['NOT_ASSERTED', false, 'UNAFFIRMED'],
    ['UNSTATED', false, 'UNAFFIRMED'],
    ['SCOPED_DENIAL', false, 'UNAFFIRMED'],
    ['CONTESTED', true, 'CONTESTED'],
    ['SCOPED_DENIAL', true, 'LIMITED'],
    ['UNCERTAIN', true, 'HEDGED'],
    ['UNCONTESTED', true, 'FEWEST_ORIGINS'],
  ] as const)('of %s, affirmed: %s, is %s', (status, isAffirmed, expected) => {
    expect(weakness({ status, isAffirmed })).toBe(expected);
  });
});

describe('weakestLink', () => {
  it('is denied before contested, contested before hedged, hedged before told by few', () => {
    const hops = [hop('UNCONTESTED', 1), hop('UNCERTAIN'), hop('CONTESTED', 9), hop('DENIED_ONLY', 0, false)];
    expect(weakestLink(hops)).toEqual({ at: 3, reason: 'DENIED' });
    expect(weakestLink(hops.slice(0, 3))).toEqual({ at: 2, reason: 'CONTESTED' });
    expect(weakestLink(hops.slice(0, 2))).toEqual({ at: 1, reason: 'HEDGED' });
  });

  it('is among equals the one with the fewest origins, then the first', () => {
    expect(weakestLink([hop('UNCONTESTED', 3), hop('UNCONTESTED', 2), hop('UNCONTESTED', 2)])).toEqual({
      at: 1,
      reason: 'FEWEST_ORIGINS',
    });
    expect(weakestLink([])).toBeUndefined();
  });

  const anyHop = fc.record({
    status: fc.constantFrom(...STATUSES),
    origins: fc.nat({ max: 3 }),
    isAffirmed: fc.boolean(),
  });

  it('is never firmer than another hop', () => {
    fc.assert(
      fc.property(fc.array(anyHop, { minLength: 1, maxLength: 6 }), (hops) => {
        const order = (each: HopStrength): string => hopOrder(each, '');
        const { at } = weakestLink(hops) ?? { at: -1 };
        expect(order(hops[at] as HopStrength)).toBe(hops.map(order).sort().at(-1));
      }),
    );
  });
});

describe('explainWeakestLink', () => {
  it('says in one sentence which hop it is and why', () => {
    const words = { from: 'Ada', to: 'the crane', label: 'uses' };
    expect(explainWeakestLink({ at: 1, reason: 'CONTESTED' }, [hop('UNCONTESTED'), hop('CONTESTED')], words)).toBe(
      'Hop 2 of 2, from Ada to the crane ("uses"), is the weakest: it is affirmed and denied.',
    );
    expect(explainWeakestLink({ at: 0, reason: 'FEWEST_ORIGINS' }, [hop('UNCONTESTED', 2)], words)).toBe(
      'Hop 1 of 1, from Ada to the crane ("uses"), is the weakest: nobody denies it, and it is affirmed on behalf of 2 origins.',
    );
  });
});

describe('searchPaths', () => {
  const entity = (name: string): EntityId => `entity:${name}`;
  /** Each pair joined by a relationship named and ordered as it. */
  const found = async (pairs: readonly string[], [from = '', to = '']: string, maxHops = 6, first = 10) => {
    const asked: string[][] = [];
    const { paths, ...search } = await searchPaths(
      { from: entity(from), to: entity(to), maxHops, first },
      async (entities) => {
        asked.push([...entities]);
        const linksOf = (id: EntityId): Link[] =>
          pairs.flatMap((pair) => {
            const ends = [...pair].map(entity);
            const [other] = ends.filter((end) => end !== id);
            return ends.includes(id) && other ? [{ relationship: pair, to: other, order: pair }] : [];
          });
        return { of: new Map(entities.map((id) => [id, linksOf(id)])), cut: [] };
      },
    );
    const shown = paths.map(({ entities }) => entities.map((id) => id.slice('entity:'.length)).join(''));
    return { ...search, paths: shown, asked: asked.length };
  };

  it('goes on from both ends, the shortest first, and asks once for every two hops', async () => {
    expect(await found(['ab', 'bc', 'cd', 'ad'], 'ad')).toMatchObject({
      paths: ['ad', 'abcd'],
      searchedHops: 6,
      asked: 3,
    });
    expect(await found(['ab', 'bc', 'cd', 'ad'], 'ad', 6, 1)).toMatchObject({
      paths: ['ad'],
      searchedHops: 1,
      asked: 1,
    });
    expect(await found(['ab', 'bc', 'cd'], 'ad', 2)).toMatchObject({ paths: [], searchedHops: 2, isCut: false });
  });

  it('asks for nothing where start and end are one', async () => {
    expect(await found(['ab'], 'aa')).toMatchObject({ paths: [], searchedHops: 0, asked: 0 });
  });

  it('touches no entity twice', async () => {
    expect(await found(['ab', 'bc', 'ca', 'cd'], 'ad')).toMatchObject({ paths: ['acd', 'abcd'] });
  });

  it('lets at most half of what is asked for go through one entity', async () => {
    const pairs = [...'bcde'].flatMap((each) => [`a${each}`, `${each}h`]);
    expect(pathsPerEntity(4)).toBe(2);
    expect(await found([...pairs, 'hz'], 'az', 6, 4)).toMatchObject({ paths: ['abhz', 'achz'], crowded: ['entity:h'] });
  });
});
