// Whatever the text, a draft is a bundle: with its proposals accepted it can be imported.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadParagraphs } from '../../../bench/draft/score.ts';
import { readInlineBundle } from '../../../src/formats/formats.ts';
import { resolveBundle } from '../../../src/model/resolve.ts';
import { draftOf, vocabulary } from './reading.ts';

const NOTHING_STORED = {
  entities: new Map(),
  claims: new Set<never>(),
  statements: new Set<never>(),
  articles: new Map(),
};

/** The problems of the draft once every proposal is accepted. */
const problemsOf = (text: string) => {
  const { bundle } = draftOf(text);
  const accepted = JSON.parse(JSON.stringify(bundle), (key, value) => (key === 'proposed' ? undefined : value));
  accepted.articles[0].text = text;
  const resolution = resolveBundle(readInlineBundle(JSON.stringify(accepted)), vocabulary, NOTHING_STORED);
  // Where a line holds the same words twice, no skip can name one of them alone: that is a real problem, and is said.
  const real = new Set(['SKIPPED_AMBIGUOUS', 'SKIPPED_TWICE']);
  return 'problems' in resolution ? resolution.problems.filter(({ reason }) => !real.has(reason)) : [];
};

const pieces = (await loadParagraphs()).flatMap(({ text }) => text.split(/(?<=[.?!”"»]) |\n/));

describe('draftBundle', () => {
  it('drafts what can be imported once it is accepted, from any sentences in any order', () => {
    const line = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
      .map((sentences) => sentences.join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        expect(problemsOf(`${lines.join('\n')}\n`)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('drafts what can be imported from words and marks without sense', () => {
    const scraps = [
      '"',
      '“',
      '”',
      '«',
      '»',
      "'",
      '’',
      ',',
      '.',
      ':',
      ';',
      '!',
      '?',
      '—',
      '&',
      '(',
      ')',
      '\n',
      'said',
      'that',
      'denied',
      'He',
      'the',
      'Musk',
      'Mr',
      'Ministry',
      'of',
      'and',
      'who',
      'uses',
      'Starlink',
      'not',
      'in',
      'Kiev',
      '5',
      'according',
      'to',
      'Q',
      'А. Морозов',
      '😀',
      '\u202e',
      '\u00a0',
      '\t',
    ];
    const text = fc
      .array(fc.tuple(fc.constantFrom(...scraps), fc.constantFrom(' ', '', ' ')), { minLength: 1, maxLength: 40 })
      .map((parts) => parts.flat().join(''))
      .filter((one) => /[\p{L}\p{N}]/u.test(one));
    fc.assert(
      fc.property(text, (one) => {
        expect(problemsOf(one)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same draft of the same text', () => {
    const text = pieces.join('\n');
    expect(draftOf(text)).toEqual(draftOf(text));
  });

  it('gives every entry its reason', () => {
    const { bundle } = draftOf(pieces.join('\n'));
    const { articles, entities, mentions, claims, statements, skipped } = bundle;
    for (const list of [articles, entities, mentions, claims, statements, skipped]) {
      expect(list?.length).toBeGreaterThan(0);
      expect(list?.every(({ proposed }) => proposed !== undefined && proposed.trim() !== '')).toBe(true);
    }
  });
});
