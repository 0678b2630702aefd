// Where the sentences of an article begin and end. What they say is the bundle's business.
import type { SentenceRecord } from './article.ts';

/** One sentence of an article that gives no statement, as a bundle names it. */
export interface Skip {
  /** 1-based line of the text. */
  readonly line: number;
  /** Words of the sentence, where its line has several. */
  readonly quote?: string | undefined;
  /** "furniture" (in any case) makes the sentence FURNITURE; other reasons leave its kind alone. */
  readonly why: string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stand before a name: the stop after them never ends a sentence. */
const TITLES =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Brig|Gov|Sen|Rep|Rev|Hon|Pres|St|Mt|Ft|vs|Ing|Hr|Fr|Mme|Mlle)\.$/iu;
/** Stand before a number: "No. 5", "Feb. 12". */
const COUNTERS =
  /(?<![\p{L}\p{N}])(?:Nos?|Nr|Art|Sec|Fig|Vol|pp?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|ca|approx)\.$/iu;
/** May stand within a sentence or end it: initials ("J."), initialisms ("U.S.", "p.m."), legal forms. */
const DOUBTFUL = /(?<![\p{L}\p{N}])(?:\p{L}\.|(?:\p{L}\.){2,}|(?:Inc|Corp|Ltd|Co|Bros|Jr|Sr|etc)\.)$/u;
/** Words that open a sentence more often than they follow an abbreviation. */
const OPENERS =
  /^[^\p{L}]*(?:The|An?|He|She|It|They|We|You|I|In|On|At|By|For|From|With|Under|But|And|Or|So|Yet|This|That|These|Those|There|Here|When|While|After|Before|If|As|Since|However|Meanwhile|His|Her|Its|Their|Our|My|Your|Not|No|Yes|What|Who|Why|How|Where)(?![\p{L}.])/u;
const LOWER_CASE = /^[^\p{L}\p{N}]*\p{Ll}/u;
const NUMBER = /^\p{N}/u;
const NO_WORD = /^[^\p{L}\p{N}]*$/u;
/** Languages that write an ordinal with a stop: "am 3. Oktober". */
const ORDINAL_STOP = new Set(['cs', 'da', 'de', 'et', 'fi', 'hr', 'hu', 'is', 'lv', 'nb', 'nn', 'no', 'sk', 'sl']);
const ORDINAL = /(?<![\p{L}\p{N}.,])\p{N}{1,2}\.$/u;

/**
 * The sentences of a text in reading order. No sentence runs over a line end (LF or CRLF); within a line the
 * boundaries are Unicode's (UAX 29, by Intl.Segmenter), less its known false ones: after titles and counters, after
 * initials and initialisms unless a word follows that opens sentences, before a lower-case letter ("No!" he said), and
 * before a rest without a word. A doubtful stop joins: a sentence too long still holds its quotes, one too short cuts
 * them. Sentences carry no surrounding white space; a blank line has none.
 * @throws RangeError where `language` isn't BCP 47.
 */
export function splitSentences(
  text: string,
  language: string,
  headlineLines: readonly number[] = [],
  skipped: readonly Skip[] = [],
): readonly SentenceRecord[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const ordinalStop = ORDINAL_STOP.has(new Intl.Locale(language).language);
  const headlines = new Set(headlineLines);
  const sentences: SentenceRecord[] = [];
  for (const [at, line] of linesOf(text).entries()) {
    for (const { start, end } of sentencesOf(text.slice(line.start, line.end), segmenter, ordinalStop)) {
      const sentence = {
        index: sentences.length,
        line: at + 1,
        text: text.slice(line.start + start, line.start + end),
        start: line.start + start,
        end: line.start + end,
      };
      const why = skipped.find((skip) => isSkippedBy(sentence, skip))?.why;
      const kind = headlines.has(sentence.line) ? 'HEADLINE' : isFurniture(why) ? 'FURNITURE' : 'BODY';
      sentences.push(why === undefined ? { ...sentence, kind } : { ...sentence, kind, skipped: why });
    }
  }
  return sentences;
}

/** Whether `skip` names this sentence: by its line, and by its words where it gives some. */
export const isSkippedBy = (sentence: Pick<SentenceRecord, 'line' | 'text'>, skip: Skip): boolean =>
  sentence.line === skip.line && (skip.quote === undefined || sentence.text.includes(skip.quote));

const isFurniture = (why: string | undefined): boolean => why?.toLowerCase() === 'furniture';

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const { index, 0: ending } of text.matchAll(/\r?\n/g)) {
    lines.push({ start, end: index });
    start = index + ending.length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

function sentencesOf(line: string, segmenter: Intl.Segmenter, ordinalStop: boolean): readonly Span[] {
  const spans: Span[] = [];
  for (const { segment, index } of segmenter.segment(line)) {
    if (segment.trim() === '') continue;
    const span = {
      start: index + segment.length - segment.trimStart().length,
      end: index + segment.trimEnd().length,
    };
    const before = spans.at(-1);
    if (before !== undefined && isFalseBreak(line.slice(before.start, before.end), segment.trim(), ordinalStop)) {
      spans[spans.length - 1] = { start: before.start, end: span.end };
    } else {
      spans.push(span);
    }
  }
  return spans;
}

const isFalseBreak = (before: string, after: string, ordinalStop: boolean): boolean =>
  NO_WORD.test(after) ||
  LOWER_CASE.test(after) ||
  TITLES.test(before) ||
  (COUNTERS.test(before) && NUMBER.test(after)) ||
  (DOUBTFUL.test(before) && !OPENERS.test(after)) ||
  (ordinalStop && ORDINAL.test(before));
