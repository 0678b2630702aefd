// Finding by words, without the database: which terms, which query, how good an answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luceneQuery, match, searchTerms } from '../../src/model/search.ts';

const folded = (text: string): readonly string[] => searchTerms(text).map((term) => term.folded);
const score = (query: string, text: string): number => match(searchTerms(query), text).score;

describe('searchTerms', () => {
  it.each([
    ['Elon Musk', ['elon', 'musk']],
    ['  García,   Łukasz & Ørsted ', ['garcia', 'lukasz', 'orsted']],
    ['U.S. O’Brien', ['us', 'obrien']],
    ['Андрей Юсов', ['андреи', 'юсов']],
    ['musk MUSK Musk', ['musk']],
    ['?!*~:(', []],
    ['', []],
  ])('reads %j as %j', (text, terms) => {
    expect(folded(text)).toEqual(terms);
  });

  it('takes no more than 16 words, of no more than 64 letters', () => {
    expect(searchTerms(Array.from({ length: 1100 }, (_, at) => `word${at}`).join(' '))).toHaveLength(16);
    expect(searchTerms('x'.repeat(10_000))[0]?.word).toHaveLength(64);
  });
});

describe('luceneQuery', () => {
  it('lets no syntax through, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(luceneQuery(searchTerms(text))).toMatch(
          /^(\([\p{L}\p{N}\p{M}]+\^4 OR [\p{L}\p{N}\p{M}]+\*\^2( OR [\p{L}\p{N}\p{M}]+~[12])?\)( OR (?=\()|$))*$/u,
        );
      }),
    );
  });

  it('makes words of Lucene into words', () => {
    expect(luceneQuery(searchTerms('NOT a AND'))).toBe('(not^4 OR not*^2) OR (a^4 OR a*^2) OR (and^4 OR and*^2)');
  });

  it('asks for a word as typed and as folded: the index keeps marks that we drop', () => {
    expect(luceneQuery(searchTerms('й'))).toContain('й^4');
  });
});

describe('match', () => {
  it('puts the name itself first, then a beginning, then a typing error, then a text about it', () => {
    const scores = [
      score('starlink', 'Starlink'),
      score('starl', 'Starlink'),
      score('stralink', 'Starlink'),
      score('zeppelin', 'Starlink'),
    ];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBe(1);
    expect(scores[3]).toBe(0);
    expect(score('starlink', 'Starlink')).toBeGreaterThan(score('starlink', 'Russia has Starlink at the front'));
  });

  it('counts how many of the words are found', () => {
    expect(score('peskov officially', 'Peskov said that it is officially so')).toBeGreaterThan(
      score('peskov officially', 'Peskov said nothing'),
    );
  });

  it('forgives no error in a word of three letters', () => {
    expect(score('gur', 'gun')).toBe(0);
  });

  it('shows the words that answer, at their places in the text as it is', () => {
    const text = 'In Ødense, Łukasz  García spoke';
    const { highlights } = match(searchTerms('garcia lukas odense'), text);
    expect(highlights.map(({ start, end }) => text.slice(start, end))).toEqual(['Ødense', 'Łukasz', 'García']);
  });

  it('is from 0 to 1, and highlights words only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (query, text) => {
        const terms = searchTerms(query);
        const found = match(terms, text);
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(1);
        for (const { start, end } of found.highlights) expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}\p{M}]/u);
      }),
    );
  });
});
