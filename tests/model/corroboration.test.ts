import { describe, expect, it } from 'vitest';
import { type Carried, corroboration } from '../../src/model/corroboration.ts';
import { type SaidOptions, said } from './shorthand.ts';
import { claims } from './story.ts';

const carried = (speaker: string, articles: readonly string[], options: SaidOptions = {}): Carried => ({
  ...said(speaker, 'AFFIRMS', claims.sold, options),
  articles: articles.map((slug) => ({ id: `article:${slug}`, publisher: `entity:${slug.replace(/\d/, '')}` }) as const),
});

describe('corroboration', () => {
  it('counts different ones on each rung', () => {
    expect(
      corroboration([
        carried('yusov', ['gazette1', 'gazette2', 'herald1'], { for: 'gur', utterance: 'monday' }),
        carried('yusov', ['gazette1'], { for: 'kiev' }),
        carried('critics', ['herald1']),
      ]),
    ).toEqual({ articles: 3, publishers: 2, utterances: 3, speakers: 2, principals: 3 });
  });

  it('collapses claims made in one utterance', () => {
    const narrower = { ...carried('yusov', ['gazette1'], { utterance: 'monday' }), claim: claims.soldInParallel };
    expect(corroboration([carried('yusov', ['gazette1'], { utterance: 'monday' }), narrower]).utterances).toBe(1);
  });

  it('leaves out what does not count or does not affirm', () => {
    const none = { articles: 0, publishers: 0, utterances: 0, speakers: 0, principals: 0 };
    const denial = { ...said('musk', 'DENIES', claims.sold), articles: [] };
    expect(corroboration([carried('musk', ['gazette1'], { isHeadline: true }), denial])).toEqual(none);
  });
});
