import { describe, expect, it } from 'vitest';
import { concededGround } from '../../src/model/conceded.ts';
import type { EntityId } from '../../src/model/entity.ts';
import { claim, said, world } from './shorthand.ts';
import { claims, statements, story } from './story.ts';

const side = (...slugs: string[]): ReadonlySet<EntityId> => new Set(slugs.map((slug) => `entity:${slug}` as const));

describe('concededGround', () => {
  it('joins Kiev’s concession with both of Peskov’s quotes: not officially supplied, used or sold', () => {
    expect(concededGround(world, side('kiev'), side('kremlin'), story)).toEqual([
      { one: statements.kievConcedes, other: statements.peskovOnSupply, relation: 'ADJACENT', alike: ['MANNER'] },
      { one: statements.kievConcedes, other: statements.peskovOnUse, relation: 'ADJACENT', alike: ['MANNER'] },
    ]);
  });

  it('matches a side by its relays and principals', () => {
    expect(concededGround(world, side('gur'), side('peskov'), story).map(({ one }) => one)).toEqual([
      statements.kievConcedes,
      statements.kievConcedes,
    ]);
  });

  it('names what the claim of the first is to that of the second, and what is alike', () => {
    expect(concededGround(world, side('kiev'), side('musk'), story)).toEqual([
      {
        one: statements.kievConcedes,
        other: statements.muskHedges,
        relation: 'NARROWER',
        alike: ['OBJECT', 'RECIPIENT'],
      },
    ]);
  });

  it('needs the same stance, and modalities that touch', () => {
    const affirms = said('kiev', 'AFFIRMS', claims.used);
    const possible = claim('armed-forces', 'USES', 'starlink', {}, 'POSSIBLE');
    const ground = (...spoken: ReturnType<typeof said>[]) =>
      concededGround(world, side('kiev'), side('peskov'), spoken);
    expect(ground(affirms, said('peskov', 'DENIES', claims.used))).toEqual([]);
    expect(ground(affirms, said('peskov', 'AFFIRMS', possible))).toMatchObject([{ relation: 'EQUAL' }]);
    expect(ground(affirms, said('peskov', 'AFFIRMS', { ...possible, modality: 'NECESSARY' }))).toEqual([]);
  });

  it('needs manner and the like to agree under two predicates', () => {
    const sold = said('kiev', 'DENIES', claims.sold);
    expect(concededGround(world, side('kiev'), side('peskov'), [sold, statements.peskovOnUse])).toEqual([]);
  });

  it('never pairs a statement with itself', () => {
    expect(concededGround(world, side('kiev'), side('yusov'), [statements.kievConcedes])).toEqual([]);
  });
});
