import { describe, expect, it } from 'vitest';
import { status } from '../../src/model/status.ts';
import { claim, said, world } from './shorthand.ts';
import { claims, story } from './story.ts';

const of = (about: ReturnType<typeof claim>, ...spoken: ReturnType<typeof said>[]) => status(world, about, spoken);

describe('status in the story', () => {
  it.each([
    ['usedAtFront', 'CONTESTED'],
    // Only headlines say it, which don't count; by Logic the use at the front affirms it, and its denial denies a part.
    ['used', 'SCOPED_DENIAL'],
    ['canBeUsedOfficiallyHere', 'DENIED_ONLY'],
    ['canBeSuppliedOfficially', 'DENIED_ONLY'],
    ['usedByUkraine', 'UNCONTESTED'],
    ['soldBySpacex', 'CONTESTED'],
    // Affirmed by the purchase through parallel imports and by the allegation against SpaceX, denied by Musk.
    ['sold', 'CONTESTED'],
    ['soldOfficially', 'DENIED_ONLY'],
    ['soldInParallel', 'CONTESTED'],
  ] as const)('%s is %s', (name, expected) => {
    expect(status(world, claims[name], story)).toBe(expected);
  });
});

describe('status', () => {
  const used = claim('armed-forces', 'USES', 'starlink');
  const officially = claim('armed-forces', 'USES', 'starlink', { MANNER: 'OFFICIALLY' });

  it('is UNSTATED where nobody says anything about it or a narrower claim', () => {
    expect(of(used)).toBe('UNSTATED');
    expect(of(officially, said('kiev', 'AFFIRMS', used), said('kiev', 'QUESTIONS', used))).toBe('UNSTATED');
    expect(of(used, said('kiev', 'AFFIRMS', used, { isHeadline: true }))).toBe('UNSTATED');
  });

  it.each(['QUESTIONS', 'DECLINES', 'REPORTS'] as const)('is NOT_ASSERTED where one only %s', (stance) => {
    expect(of(used, said('kiev', stance, used))).toBe('NOT_ASSERTED');
    expect(of(used, said('kiev', stance, officially))).toBe('NOT_ASSERTED');
  });

  it('is DENIED_ONLY where a broader claim is denied', () => {
    expect(of(officially, said('kremlin', 'DENIES', used))).toBe('DENIED_ONLY');
  });

  it('is SCOPED_DENIAL where a narrower claim is denied, affirmed or not', () => {
    expect(of(used, said('kremlin', 'DENIES', officially))).toBe('SCOPED_DENIAL');
    expect(of(used, said('kremlin', 'DENIES', officially), said('kiev', 'AFFIRMS', used))).toBe('SCOPED_DENIAL');
  });

  it('is SCOPED_DENIAL where a statement about it is opposed as SCOPED by an overlapping one', () => {
    const [parallel, official] = [
      said('yusov', 'AFFIRMS', claims.soldInParallel),
      said('kiev', 'DENIES', claims.soldOfficially),
    ];
    expect(of(claims.soldInParallel, parallel, official)).toBe('SCOPED_DENIAL');
  });

  it('is UNCERTAIN where all who affirm it hedge; UNDERSPECIFIED is no hedge', () => {
    const hedged = said('kiev', 'AFFIRMS', used, { certainty: 'POSSIBLE' });
    expect(of(used, hedged)).toBe('UNCERTAIN');
    expect(of(used, hedged, said('yusov', 'AFFIRMS', used))).toBe('UNCONTESTED');
  });

  it('is left alone by ADJACENT and DISJOINT opposition', () => {
    const affirms = said('kiev', 'AFFIRMS', claims.usedAtFront);
    const replies = { respondsTo: [affirms.statement.id] };
    expect(
      of(
        claims.usedAtFront,
        affirms,
        said('musk', 'DENIES', claims.sold),
        said('peskov', 'DENIES', claims.canBeUsedOfficiallyHere, replies),
      ),
    ).toBe('UNCONTESTED');
  });

  it('follows Logic across modalities', () => {
    const possible = claim('armed-forces', 'USES', 'starlink', {}, 'POSSIBLE');
    expect(of(possible, said('kiev', 'AFFIRMS', used), said('kremlin', 'DENIES', used))).toBe('UNCONTESTED');
    expect(of(used, said('kiev', 'AFFIRMS', used), said('kremlin', 'DENIES', possible))).toBe('CONTESTED');
    expect(of(used, said('kiev', 'AFFIRMS', possible))).toBe('UNSTATED');
  });
});
