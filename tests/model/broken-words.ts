// Ways to break the quotes, sentences and statements of the harbor story, and what must be said of each.
import type { Breakage } from './broken-claims.ts';
import { statementOf } from './harbor.ts';

export const BROKEN_WORDS: readonly Breakage[] = [
  [
    'QUOTE_NOT_FOUND',
    'quote: ana  ruíz',
    /line 5 differs only in.*"Ana Ruiz"/,
    (d) => Object.assign(d.mentions[1], { quote: 'ana  ruíz' }),
  ],
  [
    'QUOTE_NOT_FOUND',
    'quote: The union buys',
    /nearest sentence is on line 5: "The union sells no cargo\."/,
    (d) => Object.assign(statementOf(d, 'no-sale').evidence[0], { quote: 'The union buys no cargo' }),
  ],
  ['QUOTE_NOT_FOUND', 'quote: xyzzy', /nor are its words/, (d) => Object.assign(d.mentions[1], { quote: 'xyzzy' })],
  [
    'QUOTE_NOT_FOUND',
    'quote: Ana Ruiz\n    entity: entity:ana-ruiz\n    line',
    /not on line 4.*line 5/,
    (d) => Object.assign(d.mentions[1], { line: 4 }),
  ],
  ['QUOTE_NOT_FOUND', 'quote: union', /1 to 2/, (d) => Object.assign(d.mentions[2], { nth: 3 })],
  [
    'QUOTE_AMBIGUOUS',
    'quote: the north harbor',
    /lines 4, 5.*line:/,
    (d) => Object.assign(d.mentions[0], { line: undefined }),
  ],
  ['QUOTE_AMBIGUOUS', 'quote: union', /line 5.*nth:/, (d) => Object.assign(d.mentions[2], { nth: undefined })],
  [
    'QUOTE_ACROSS_SENTENCES',
    'quote: on Monday. The',
    /end of a sentence/,
    (d) => Object.assign(d.mentions[1], { quote: 'on Monday. The union' }),
  ],
  [
    'SENTENCE_UNUSED',
    'article:harbor-strike line 1',
    /"Top Stories".*line 1/,
    (d) => Object.assign(d, { skipped: [] }),
  ],
  ['SKIPPED_USED', 'line: 2\n    why', /Dock union to strike/, (d) => d.skipped.push({ line: 2, why: 'furniture' })],
  ['SKIPPED_NOT_FOUND', 'line: 3', /line 3/, (d) => d.skipped.push({ line: 3, why: 'furniture' })],
  ['SKIPPED_AMBIGUOUS', 'line: 5\n    why', /2 sentences/, (d) => d.skipped.push({ line: 5, why: 'filler' })],
  ['SKIPPED_TWICE', 'line: 1\n    why: again', /already/, (d) => d.skipped.push({ line: 1, why: 'again' })],
  ['HEADLINE_LINE_EMPTY', '- 77', /77/, (d) => Object.assign(d.articles[0], { headline: [2, 77] })],
  [
    'HEADLINE_MIXED',
    /evidence:\n(?=.*\n.*Dock)/,
    /1 of 2/,
    (d) => statementOf(d, 'headline').evidence.push({ role: 'CUE', quote: 'fear' }),
  ],
  [
    'DATE_INVALID',
    'saidAt: last week',
    /"last week"/,
    (d) => Object.assign(statementOf(d, 'no-sale'), { saidAt: 'last week' }),
  ],
  ['DATE_INVALID', 'publishedAt:', /2024-13/, (d) => Object.assign(d.articles[0], { publishedAt: '2024-13' })],
  ['DATE_INVALID', 'TIME: soon', /"soon"/, (d) => Object.assign(d.claims[0], { qualifiers: { TIME: 'soon' } })],
  [
    'PUBLISHER_KIND',
    'publisher: entity:harbor',
    /Place/,
    (d) => Object.assign(d.articles[0], { publisher: 'entity:harbor' }),
  ],
  [
    'WHY_MISSING',
    'basis: INFERRED',
    /INFERRED/,
    (d) => Object.assign(statementOf(d, 'no-sale'), { basis: 'INFERRED' }),
  ],
  [
    'DIRECTNESS_MISSING',
    'key: port-fears',
    /DIRECT_QUOTE/,
    (d) => Object.assign(statementOf(d, 'port-fears'), { directness: undefined }),
  ],
  [
    'DIRECTNESS_UNEXPECTED',
    /directness: INDIRECT\n(?=.*skipped)/,
    /SOURCE/,
    (d) => Object.assign(statementOf(d, 'no-sale'), { directness: 'INDIRECT' }),
  ],
  [
    'CONTENT_MISSING',
    /evidence:\n.*role: CUE\n.*The union/,
    /CONTENT/,
    (d) => Object.assign(statementOf(d, 'no-sale').evidence[0], { role: 'CUE' }),
  ],
  [
    'STATEMENT_CONFLICT',
    'key: twin',
    /"no-sale".*certainty/,
    (d) => d.statements.push({ ...statementOf(d, 'no-sale'), key: 'twin', certainty: 'CERTAIN' }),
  ],
];
