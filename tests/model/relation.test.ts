import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAffirmedBy, isDeniedBy, isPartlyDeniedBy } from '../../src/model/logic.ts';
import { relation, slotsAlike } from '../../src/model/relation.ts';
import { isPartOf, isWithin, placesAround, worldOf } from '../../src/model/world.ts';
import { anyClaim } from './generators.ts';
import { claim, type Qualifiers, vocabulary, world } from './shorthand.ts';

const uses = (subject: string, qualifiers: Qualifiers = {}) => claim(subject, 'USES', 'starlink', qualifiers);

describe('relation', () => {
  it.each([
    ['EQUAL', 'the same', uses('gur'), uses('gur')],
    ['BROADER', 'anyone, to somebody', uses('-'), uses('gur')],
    ['NARROWER', 'restricted, to not', uses('gur', { MANNER: 'OFFICIALLY' }), uses('gur')],
    ['BROADER', 'a place, to one within it', uses('-', { PLACE: 'ukraine' }), uses('gur', { PLACE: 'sevastopol' })],
    ['NARROWER', 'a day, to its year', uses('gur', { TIME: '2024-02-12' }), uses('gur', { TIME: '2024' })],
    ['EQUAL', 'the same time written otherwise', uses('gur', { TIME: '2024' }), uses('gur', { TIME: '2024~' })],
    ['OVERLAPPING', 'who, to how', uses('gur'), uses('-', { MANNER: 'OFFICIALLY' })],
    [
      'OVERLAPPING',
      'a place of the other’s manner',
      uses('-', { PLACE: 'crimea', MANNER: 'SECRETLY' }),
      uses('-', { PLACE: 'sevastopol' }),
    ],
    [
      'OVERLAPPING',
      'two manners that go together',
      uses('-', { MANNER: 'OFFICIALLY' }),
      uses('-', { MANNER: 'SYSTEMATICALLY' }),
    ],
    ['OVERLAPPING', 'two times that meet', uses('-', { TIME: '2023/2024-02' }), uses('-', { TIME: '2024' })],
    [
      'DISJOINT',
      'two manners that exclude each other',
      uses('-', { MANNER: 'OFFICIALLY' }),
      uses('-', { MANNER: 'UNOFFICIALLY' }),
    ],
    ['DISJOINT', 'two times apart', uses('-', { TIME: '2023' }), uses('-', { TIME: '2024' })],
    ['DISJOINT', 'two users', uses('gur'), uses('musk')],
    ['DISJOINT', 'an army and its state', uses('armed-forces'), uses('state-of-russia')],
    ['DISJOINT', 'two places', uses('-', { PLACE: 'russia' }), uses('-', { PLACE: 'front-line' })],
  ] as const)('is %s: %s', (expected, _, a, b) => {
    expect(relation(world, a, b)).toBe(expected);
  });

  it('takes a place within another for neither broader nor exclusive in roles other than PLACE', () => {
    const supplies = (place: string) => claim('-', 'SUPPLIES', 'starlink', { DESTINATION: place });
    expect(relation(world, supplies('ukraine'), supplies('crimea'))).toBe('OVERLAPPING');
    expect(relation(world, supplies('russia'), supplies('crimea'))).toBe('DISJOINT');
  });

  it('excludes a channel by another', () => {
    const sells = (channel: string) => claim('-', 'SELLS', 'starlink', { CHANNEL: channel });
    expect(relation(world, sells('PARALLEL_IMPORT'), sells('ONLINE'))).toBe('DISJOINT');
  });

  it('exchanges the participants of a symmetric predicate', () => {
    expect(relation(world, claim('musk', 'MEETS', '-'), claim('kiev', 'MEETS', 'musk'))).toBe('BROADER');
    expect(slotsAlike(world, claim('musk', 'MEETS', '-'), claim('kiev', 'MEETS', 'musk'))).toEqual(['OBJECT']);
  });

  it('does not compare two predicates', () => {
    expect(relation(world, claim('gur', 'USES', 'starlink'), claim('gur', 'SELLS', 'starlink'))).toBeUndefined();
  });

  const CONVERSE = {
    EQUAL: 'EQUAL',
    BROADER: 'NARROWER',
    NARROWER: 'BROADER',
    OVERLAPPING: 'OVERLAPPING',
    DISJOINT: 'DISJOINT',
  };

  it('reads as its converse from the other side', () => {
    fc.assert(
      fc.property(anyClaim, anyClaim, (a, b) => {
        const is = relation(world, a, b);
        expect(relation(world, b, a)).toBe(is && CONVERSE[is]);
      }),
    );
  });

  it('is EQUAL for the same slots, and for no others but dates of one span', () => {
    fc.assert(
      fc.property(anyClaim, anyClaim, (a, b) => {
        expect(relation(world, a, a)).toBe('EQUAL');
        const [{ TIME: _, ...left }, { TIME: __, ...right }] = [a.slots, b.slots];
        if (relation(world, a, b) === 'EQUAL') expect(left).toEqual(right);
      }),
    );
  });

  it('keeps what is broader than the broader broader', () => {
    fc.assert(
      fc.property(anyClaim, anyClaim, anyClaim, (a, b, c) => {
        const isAtLeast = (is: string | undefined) => is === 'BROADER' || is === 'EQUAL';
        if (isAtLeast(relation(world, a, b)) && isAtLeast(relation(world, b, c)))
          expect(isAtLeast(relation(world, a, c))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Logic', () => {
  it('affirms the broader claim and denies the narrower one', () => {
    const [broad, narrow] = [uses('gur'), uses('gur', { PLACE: 'crimea' })];
    expect([isAffirmedBy(world, broad, narrow), isAffirmedBy(world, narrow, broad)]).toEqual([true, false]);
    expect([isDeniedBy(world, narrow, broad), isDeniedBy(world, broad, narrow)]).toEqual([true, false]);
    expect([isPartlyDeniedBy(world, broad, narrow), isPartlyDeniedBy(world, narrow, broad)]).toEqual([true, false]);
  });

  it.each([
    ['ACTUAL', 'POSSIBLE', true, false],
    ['FUTURE', 'POSSIBLE', true, false],
    ['POSSIBLE', 'ACTUAL', false, true],
    ['POSSIBLE', 'FUTURE', false, true],
    ['ACTUAL', 'FUTURE', false, false],
    ['NECESSARY', 'ACTUAL', false, false],
    ['CONDITIONAL', 'POSSIBLE', false, false],
  ] as const)('from %s to %s: affirms %s, denies %s', (from, to, affirms, denies) => {
    const [said, other] = [claim('gur', 'USES', 'starlink', {}, from), claim('gur', 'USES', 'starlink', {}, to)];
    expect(isAffirmedBy(world, other, said)).toBe(affirms);
    expect(isDeniedBy(world, other, said)).toBe(denies);
  });
});

describe('hierarchy', () => {
  it('is walked to the top, without itself', () => {
    expect(placesAround(world, 'entity:sevastopol')).toEqual(['entity:crimea', 'entity:ukraine']);
    expect(isWithin(world, 'entity:sevastopol', 'entity:ukraine')).toBe(true);
    expect(isWithin(world, 'entity:ukraine', 'entity:ukraine')).toBe(false);
    expect(isPartOf(world, 'entity:armed-forces', 'entity:state-of-russia')).toBe(true);
  });

  it('ends in a cycle', () => {
    const place = (id: 'entity:a' | 'entity:b', within: 'entity:a' | 'entity:b') =>
      [
        id,
        { id, within, kind: 'Place', name: id, names: [], nameStatus: 'NAMED', isGroup: false, externalIds: [] },
      ] as const;
    const looped = worldOf(vocabulary, new Map([place('entity:a', 'entity:b'), place('entity:b', 'entity:a')]));
    expect(placesAround(looped, 'entity:a')).toEqual(['entity:b']);
  });
});
