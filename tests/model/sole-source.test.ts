import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Carried, corroboration, RUNGS } from '../../src/model/corroboration.ts';
import { explainCollapse, explainSoleSource } from '../../src/model/explain-source.ts';
import { collapsed, soleSource } from '../../src/model/sole-source.ts';
import { anyStory } from './generators.ts';
import { type SaidOptions, said } from './shorthand.ts';
import { claims } from './story.ts';

/** 'gazette-1' is an article of entity:gazette. */
const carried = (speaker: string, articles: readonly string[], options: SaidOptions = {}): Carried => ({
  ...said(speaker, 'AFFIRMS', claims.sold, options),
  articles: articles.map((slug) => ({ id: `article:${slug}`, publisher: `entity:${slug.split('-')[0]}` }) as const),
});

const nameOf = (filler: string) => filler.replace('entity:', '');
const texts = (...spoken: readonly Carried[]) => collapsed(spoken).map((one) => explainCollapse(one, nameOf));

describe('collapsed', () => {
  it('names copies, repetitions, spokesmen, and what one article or publisher has several of', () => {
    expect(
      texts(
        carried('yusov', ['gazette-1', 'critics-1'], { utterance: 'monday', for: 'gur' }),
        carried('yusov', ['gazette-2'], { utterance: 'tuesday', for: 'gur' }),
        carried('gur', ['gazette-2'], { saidAt: '2024' }),
      ),
    ).toEqual([
      '2 articles carry one utterance.',
      '2 utterances are by one speaker, yusov.',
      '2 speakers speak for one principal, gur.',
      '2 utterances are told in one article.',
      '2 articles are of one publisher, gazette.',
    ]);
  });

  it('names nothing of what stands by itself', () => {
    expect(texts(carried('yusov', ['gazette-1']), carried('musk', ['critics-1']))).toEqual([]);
  });

  it('gives the statements and articles that are counted as one', () => {
    const copy = carried('yusov', ['gazette-1', 'gazette-2'], { utterance: 'monday' });
    expect(collapsed([copy, carried('musk', ['gazette-1'])])[0]).toEqual({
      why: 'SAME_UTTERANCE',
      shared: 'monday',
      count: 2,
      statements: [copy.statement.id],
      articles: ['article:gazette-1', 'article:gazette-2'],
    });
  });
});

describe('soleSource', () => {
  const copies = carried('yusov', ['gazette-1', 'critics-1'], { utterance: 'monday', for: 'gur' });

  it('is the only one on a rung', () => {
    const sources = RUNGS.map((rung) => soleSource(rung, [copies]));
    expect(sources).toEqual([undefined, undefined, 'monday', 'entity:yusov', 'entity:gur']);
    expect(soleSource('speakers', [copies, carried('gur', ['gazette-1'])])).toBeUndefined();
    expect(soleSource('speakers', [])).toBeUndefined();
  });

  it('is explained in a sentence', () => {
    expect(explainSoleSource('it was sold', 'speakers', 'entity:yusov', corroboration([copies]), nameOf)).toBe(
      '“it was sold” rests on one speaker, yusov: it is affirmed in 2 articles of 2 publishers, in 1 utterance by 1 speaker for 1 principal.',
    );
    expect(explainSoleSource('it was sold', 'utterances', 'monday', corroboration([copies]), nameOf)).toMatch(
      /rests on one utterance: /,
    );
  });

  it('is there where corroboration counts one, and nothing then collapses into it without being named', () => {
    fc.assert(
      fc.property(anyStory, ({ spoken }) => {
        const told = spoken.map((each) => ({
          ...each,
          articles: each.statement.evidence.map(({ article }) => ({
            id: article,
            publisher: 'entity:gazette' as const,
          })),
        }));
        const counts = corroboration(told);
        for (const rung of RUNGS) expect(soleSource(rung, told) !== undefined).toBe(counts[rung] === 1);
        const named = collapsed(told).map(({ why }) => why);
        expect(named.includes('SAME_PUBLISHER')).toBe(counts.articles > counts.publishers);
        expect(named.includes('SAME_SPEAKER')).toBe(
          new Set(
            told
              .filter(({ statement }) => statement.stance === 'AFFIRMS' && !isOut(statement))
              .map(({ statement }) => statement.speaker),
          ).size < counts.utterances,
        );
      }),
    );
  });
});

const isOut = ({ isHeadline, retractedAt, supersededAt }: Carried['statement']): boolean =>
  isHeadline || retractedAt !== undefined || supersededAt !== undefined;
