import { describe, expect, it } from 'vitest';
import { headlineCheck, wholeVerdict } from '../../src/model/headline.ts';
import { claim, type Qualifiers, said, world } from './shorthand.ts';
import { claims, statements, story } from './story.ts';

describe('headlineCheck in the story', () => {
  it('finds the headline OVERSTATED for Musk, who spoke of sales only', () => {
    expect(headlineCheck(world, statements.muskHeadline, story)).toEqual({
      quoted: { verdict: 'OVERSTATED', dropped: [], nearest: [statements.muskHedges.statement.id] },
      paraphrased: { verdict: 'OVERSTATED', dropped: [], nearest: [statements.muskDisputes.statement.id] },
    });
  });

  it('finds it NARROWER_IN_BODY for the Kremlin: "here" and "officially" in quotes, "front line" in paraphrase', () => {
    expect(headlineCheck(world, statements.kremlinHeadline, story)).toEqual({
      quoted: {
        verdict: 'NARROWER_IN_BODY',
        dropped: [
          { role: 'PLACE', filler: 'entity:russia' },
          { role: 'MANNER', filler: 'term:OFFICIALLY' },
          { role: 'MODALITY', filler: 'POSSIBLE' },
        ],
        nearest: [statements.peskovOnUse.statement.id],
      },
      paraphrased: {
        verdict: 'NARROWER_IN_BODY',
        dropped: [{ role: 'PLACE', filler: 'entity:front-line' }],
        nearest: [statements.kremlinDenies.statement.id],
      },
    });
  });
});

describe('headlineCheck', () => {
  const uses = (qualifiers: Qualifiers = {}, modality: 'ACTUAL' | 'POSSIBLE' | 'NECESSARY' = 'ACTUAL') =>
    claim('armed-forces', 'USES', 'starlink', qualifiers, modality);
  const verdict = (
    stance: 'AFFIRMS' | 'DENIES',
    headline: ReturnType<typeof uses>,
    ...body: ReturnType<typeof uses>[]
  ) =>
    headlineCheck(
      world,
      said('kremlin', stance, headline, { isHeadline: true }),
      body.map((one) => said('peskov', stance, one, { for: 'kremlin' })),
    ).paraphrased.verdict;
  const broad = claim('-', 'USES', 'starlink');

  it('is SUPPORTED by an equal claim, and where it denies by a broader one or a denied possibility', () => {
    expect(verdict('AFFIRMS', uses(), uses())).toBe('SUPPORTED');
    expect(verdict('DENIES', uses(), uses())).toBe('SUPPORTED');
    expect(verdict('DENIES', uses(), broad)).toBe('SUPPORTED');
    expect(verdict('DENIES', uses(), uses({}, 'POSSIBLE'))).toBe('SUPPORTED');
  });

  it('is OVERSTATED where it affirms more than broader claims, or a fact over a possibility', () => {
    expect(verdict('AFFIRMS', uses(), broad)).toBe('OVERSTATED');
    expect(verdict('AFFIRMS', uses(), uses({}, 'POSSIBLE'))).toBe('OVERSTATED');
  });

  it('is OVERSTATED where it denies a possibility over a denied fact', () => {
    expect(verdict('DENIES', uses({}, 'POSSIBLE'), uses())).toBe('OVERSTATED');
  });

  it('is NARROWER_IN_BODY in either stance where it drops a slot, or widens it', () => {
    expect(verdict('AFFIRMS', uses(), uses({ MANNER: 'OFFICIALLY' }))).toBe('NARROWER_IN_BODY');
    expect(verdict('DENIES', uses({ PLACE: 'ukraine' }), uses({ PLACE: 'crimea' }))).toBe('NARROWER_IN_BODY');
  });

  it('is NARROWER_IN_BODY where it denies as fact what the body says should not be', () => {
    expect(verdict('DENIES', uses(), uses({}, 'NECESSARY'))).toBe('NARROWER_IN_BODY');
  });

  it('goes by the best statement', () => {
    expect(verdict('AFFIRMS', uses(), broad, uses(), uses({ MANNER: 'OFFICIALLY' }))).toBe('SUPPORTED');
  });

  it('is UNSUPPORTED where the body says nothing of it in that stance and voice, and names what comes near', () => {
    const headline = said('kremlin', 'DENIES', uses(), { isHeadline: true });
    const near = said('kremlin', 'DENIES', claim('armed-forces', 'ATTACKS', 'kiev'));
    const body = [near, said('kremlin', 'AFFIRMS', uses()), said('musk', 'DENIES', uses()), headline];
    expect(headlineCheck(world, headline, body)).toEqual({
      quoted: { verdict: 'UNSUPPORTED', dropped: [], nearest: [] },
      paraphrased: { verdict: 'UNSUPPORTED', dropped: [], nearest: [near.statement.id] },
    });
  });

  it('is UNSUPPORTED by what excludes it', () => {
    const elsewhere = said('kremlin', 'DENIES', uses({ PLACE: 'russia' }));
    const headline = said('kremlin', 'DENIES', claims.usedAtFront, { isHeadline: true });
    expect(headlineCheck(world, headline, [elsewhere]).paraphrased.verdict).toBe('UNSUPPORTED');
  });
});

describe('wholeVerdict', () => {
  it('is the better of what quotes and paraphrases bear out', () => {
    const bySupport = said('kremlin', 'DENIES', claims.used, { wording: 'QUOTED' });
    const check = headlineCheck(world, statements.kremlinHeadline, [bySupport]);
    expect([check.paraphrased.verdict, wholeVerdict(check)]).toEqual(['UNSUPPORTED', 'SUPPORTED']);
  });
});
