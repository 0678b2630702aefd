// What bench/results/draft-quality.md says of the labeled paragraphs stays true, give or take a few units.
import { describe, expect, it } from 'vitest';
import { type Aspect, HALVES, type Half, loadParagraphs, precision, recall, score } from '../../bench/draft/score.ts';
import { loadLexicon } from '../../src/formats/lexicon.ts';

const lexicon = await loadLexicon();
const paragraphs = await loadParagraphs();

/** Slightly below what was measured: least precision and recall. */
const FLOORS: Readonly<Record<Half, Readonly<Partial<Record<Aspect, readonly [number, number]>>>>> = {
  tuning: {
    units: [0.97, 0.97],
    kinds: [0.97, 0.97],
    speakers: [0.97, 0.97],
    principals: [0.8, 0.8],
    cues: [0.97, 0.96],
  },
  'held-out': {
    units: [0.95, 0.93],
    kinds: [0.95, 0.93],
    speakers: [0.88, 0.87],
    principals: [0.66, 0.66],
    cues: [0.95, 0.93],
  },
};

describe('a draft of the labeled paragraphs', () => {
  it('has at least thirty of them, half held out', () => {
    expect(paragraphs.length).toBeGreaterThanOrEqual(30);
    const [tuning, heldOut] = HALVES.map((half) => paragraphs.filter((paragraph) => paragraph.half === half).length);
    expect(tuning).toBe(heldOut);
  });

  it('finds labels that stand in their texts', () => {
    for (const { text, units } of paragraphs) for (const { content } of units) expect(text).toContain(content);
  });

  it.each(HALVES)('finds units, speakers and cues of the %s half', (half) => {
    const { tallies } = score(
      paragraphs.filter((paragraph) => paragraph.half === half),
      lexicon,
    );
    for (const [aspect, [leastPrecision, leastRecall]] of Object.entries(FLOORS[half])) {
      const tally = tallies[aspect as Aspect];
      expect(precision(tally), `precision of ${aspect}`).toBeGreaterThanOrEqual(leastPrecision);
      expect(recall(tally), `recall of ${aspect}`).toBeGreaterThanOrEqual(leastRecall);
    }
  });
});
