import { describe, expect, it } from 'vitest';
import { namesFrom } from '../../src/model/claim-text.ts';
import { concededGround } from '../../src/model/conceded.ts';
import { explainConcededGround } from '../../src/model/explain-ground.ts';
import { claim, entities, said, vocabulary, world } from './shorthand.ts';
import { story } from './story.ts';

const claims = new Map(story.map(({ claim }) => [claim.id, claim]));
const nameOf = namesFrom(vocabulary, entities, claims);
const ground = (one: string, other: string, spoken = story) =>
  concededGround(world, new Set([`entity:${one}` as const]), new Set([`entity:${other}` as const]), spoken).map(
    (pair) => explainConcededGround(pair, nameOf),
  );

describe('explainConcededGround', () => {
  it('names who says what, through whom, and what is alike', () => {
    expect(ground('kiev', 'kremlin')[0]).toBe(
      'Kiev denies, as a concession, as passed on by Yusov, for Gur, “[unnamed] sells Starlink (recipient: State Of Russia; manner: officially)”; ' +
        'Peskov, for Kremlin, denies “possible: [unnamed] supplies Starlink (destination: Russia; manner: officially)”: ' +
        'the claims are not the same, but one bears on the other, alike in manner (officially).',
    );
  });

  it('says which claim is the broader one', () => {
    expect(ground('musk', 'kiev')[0]).toMatch(
      /: the first claim is the broader one, alike in object \(Starlink\), recipient/,
    );
    expect(ground('kiev', 'musk')[0]).toMatch(/: the second claim is the broader one, /);
  });

  it('leaves out what is alike where nothing is', () => {
    const used = claim('-', 'USES', '-', { PLACE: 'russia' });
    const there = claim('-', 'USES', '-', {});
    const spoken = [said('musk', 'AFFIRMS', used), said('kiev', 'AFFIRMS', there)];
    expect(ground('musk', 'kiev', spoken)[0]).toMatch(/the second claim is the broader one\.$/);
  });
});
