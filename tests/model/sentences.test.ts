import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/model/sentences.ts';

const texts = (text: string, language = 'en'): readonly string[] =>
  splitSentences(text, language).map((sentence) => sentence.text);

describe('splitSentences', () => {
  it.each([
    ['a title', 'Mr. Smith came. He left.', ['Mr. Smith came.', 'He left.']],
    [
      'titles in a row',
      'Prof. Dr. Klein replied. Gen. Yusov spoke.',
      ['Prof. Dr. Klein replied.', 'Gen. Yusov spoke.'],
    ],
    ['initials', 'J. K. Rowling wrote. It sold.', ['J. K. Rowling wrote.', 'It sold.']],
    ['an initialism within', 'The U.S. Army said no. It left.', ['The U.S. Army said no.', 'It left.']],
    [
      'an initialism at the end',
      'It moved to the U.S. The army followed.',
      ['It moved to the U.S.', 'The army followed.'],
    ],
    ['a time of day', 'It began at 5 p.m. Monday. It ended.', ['It began at 5 p.m. Monday.', 'It ended.']],
    ['a date', 'On Jan. 3 Musk spoke. On Feb. 12, Kiev did.', ['On Jan. 3 Musk spoke.', 'On Feb. 12, Kiev did.']],
    ['a number', 'It is No. 5 of 7. So be it.', ['It is No. 5 of 7.', 'So be it.']],
    ['an amount', 'It cost $3.5 million. Then it fell.', ['It cost $3.5 million.', 'Then it fell.']],
    ['a stop within quotes', 'He said "no." Then he left.', ['He said "no."', 'Then he left.']],
    ['a curly quote', '“No.” He left.', ['“No.”', 'He left.']],
    ['a question that goes on', '"Is it?" she asked. No.', ['"Is it?" she asked.', 'No.']],
    ['a mark within a name', 'Yahoo! said so. It did.', ['Yahoo! said so.', 'It did.']],
    ['brackets', 'Was it? (Perhaps.) Yes.', ['Was it?', '(Perhaps.)', 'Yes.']],
    ['a stray mark', 'It is over. "', ['It is over. "']],
  ])('keeps %s whole', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('knows the ordinals and stops of other languages', () => {
    expect(texts('Am 3. Oktober kam er. Dann ging er.', 'de')).toEqual(['Am 3. Oktober kam er.', 'Dann ging er.']);
    expect(texts('他来了。他走了。', 'zh')).toEqual(['他来了。', '他走了。']);
    expect(texts('M. Macron a dit «\u00a0Non.\u00a0» Il part.', 'fr')[0]).toMatch(/^M\. Macron a dit/);
  });

  it('never runs over a line end, and counts lines that hold nothing', () => {
    expect(splitSentences('One line\r\n\n  Another one. Third.\t\n', 'en')).toEqual([
      { index: 0, line: 1, kind: 'BODY', text: 'One line', start: 0, end: 8 },
      { index: 1, line: 3, kind: 'BODY', text: 'Another one.', start: 13, end: 25 },
      { index: 2, line: 3, kind: 'BODY', text: 'Third.', start: 26, end: 32 },
    ]);
  });

  it('tells headlines and furniture apart, and keeps why a sentence is skipped', () => {
    const skipped = [
      { line: 1, why: 'Furniture' },
      { line: 3, why: 'DUPLICATE' },
      { line: 4, quote: 'Comments', why: 'furniture' },
    ];
    const sentences = splitSentences('Top\nNews\nNews\nIt is so. Comments?', 'en', [2, 3], skipped);
    expect(sentences.map(({ kind, skipped: why }) => [kind, why])).toEqual([
      ['FURNITURE', 'Furniture'],
      ['HEADLINE', undefined],
      ['HEADLINE', 'DUPLICATE'],
      ['BODY', undefined],
      ['FURNITURE', 'furniture'],
    ]);
  });

  it('cuts every word out of the text exactly, in order, with nothing but white space between', () => {
    const piece = fc.oneof(
      fc.constantFrom('Mr. ', 'U.S. ', '"No!" ', '. ', '? ', '\n', '\r\n', ' ', '…', '😀', '.”', 'He ', 'army '),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const sentence of splitSentences(text, 'en')) {
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(sentence.text).toBe(sentence.text.trim());
          expect(text.slice(end, sentence.start).trim()).toBe('');
          expect(text.slice(0, sentence.start).split('\n')).toHaveLength(sentence.line);
          end = sentence.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });
});
