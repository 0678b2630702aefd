// Where the words of a quote stand in an article's text, or why they can't be told to stand anywhere.
import type { SentenceRecord } from './article.ts';

/** A text with its sentences: what quotes are looked for in. */
export interface Located {
  readonly text: string;
  readonly sentences: readonly SentenceRecord[];
}

/** The words that a bundle gives, and what settles them where they recur. */
export interface Quote {
  readonly quote: string;
  /** 1-based line of the text. */
  readonly line?: number | undefined;
  /** 1-based: which of the places where the words stand, on the line where one is given. */
  readonly nth?: number | undefined;
}

/** UTF-16 code units from the start of the text, half-open; within the one sentence that is named. */
export interface Passage {
  /** 0-based. */
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** Why a quote has no place, with the words of a message that follow "the quote … ". */
export interface Unplaced {
  readonly reason: 'QUOTE_NOT_FOUND' | 'QUOTE_AMBIGUOUS' | 'QUOTE_ACROSS_SENTENCES';
  readonly message: string;
}

interface Place {
  readonly start: number;
  /** 1-based. */
  readonly line: number;
}

/**
 * Finds a quote by its exact words. Where they stand both as words of their own and inside longer words, the latter
 * don't count; where they recur, `line` and then `nth` choose.
 */
export function locateQuote(article: Located, wanted: Quote): Passage | Unplaced {
  const places = placesOf(article.text, wanted.quote);
  const onLine = wanted.line === undefined ? places : places.filter(({ line }) => line === wanted.line);
  if (onLine.length === 0) return { reason: 'QUOTE_NOT_FOUND', message: notFound(article, wanted, places) };
  const chosen = wanted.nth === undefined ? (onLine.length === 1 ? onLine[0] : undefined) : onLine[wanted.nth - 1];
  if (chosen === undefined) return unsettled(wanted, onLine);
  const { start, line } = chosen;
  const end = start + wanted.quote.length;
  const sentence = article.sentences.find((one) => one.start <= start && end <= one.end);
  if (sentence === undefined) {
    return {
      reason: 'QUOTE_ACROSS_SENTENCES',
      message: `on line ${line} of the text runs over the end of a sentence; give each sentence's words as a quote of its own`,
    };
  }
  return { sentence: sentence.index, start, end, exact: wanted.quote };
}

/** Enough of a text to know it by: up to 80 characters. */
export const brief = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79).trimEnd()}…`);

/** Where the words stand, in order: as words of their own if anywhere, else inside longer ones. */
export function placesOf(text: string, quote: string): readonly Place[] {
  const places: Place[] = [];
  // Lines are counted along the way: a short word can stand in a long text ten thousand times.
  let line = 1;
  let counted = 0;
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
    line += newlines(text, counted, start);
    counted = start;
    places.push({ start, line });
  }
  const whole = places.filter(({ start }) => !cutsWord(text, start) && !cutsWord(text, start + quote.length));
  return whole.length > 0 ? whole : places;
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const cutsWord = (text: string, at: number): boolean =>
  /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at)) && /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 2));

const linesOf = (places: readonly Place[]): readonly number[] => [...new Set(places.map(({ line }) => line))];

function unsettled(wanted: Quote, places: readonly Place[]): Unplaced {
  const lines = linesOf(places);
  const where = `stands in ${places.length} ${places.length === 1 ? 'place' : 'places'} on ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')} of the text`;
  if (wanted.nth !== undefined) {
    return {
      reason: 'QUOTE_NOT_FOUND',
      message: `${where}, so there is no nth: ${wanted.nth}; expected 1 to ${places.length}`,
    };
  }
  const mend =
    lines.length > 1
      ? 'say which with line:'
      : 'say which with nth: (counted from 1 on the line), or quote more of the words';
  return { reason: 'QUOTE_AMBIGUOUS', message: `${where}; ${mend}` };
}

function notFound(article: Located, wanted: Quote, elsewhere: readonly Place[]): string {
  if (elsewhere.length > 0) {
    return `is not on line ${wanted.line} of the text; it stands on line ${linesOf(elsewhere).join(', ')}`;
  }
  const loose = loosePassage(article.text, wanted.quote);
  if (loose !== undefined) {
    return `is not in the text; line ${loose.line} differs only in case, spacing, quote marks or diacritics: ${JSON.stringify(brief(loose.exact))}`;
  }
  const near = nearestSentence(article.sentences, wanted.quote);
  return near === undefined
    ? 'is not in the text, nor are its words; check the article that it is looked for in'
    : `is not in the text; the nearest sentence is on line ${near.line}: ${JSON.stringify(brief(near.text))}`;
}

/** Each character as a careless copyist may have it: one kind of space, quote mark and dash, no case, no diacritics. */
function loosened(text: string): { readonly loose: string; readonly offsets: readonly number[] } {
  let loose = '';
  const offsets: number[] = [];
  for (const { 0: piece, index } of text.matchAll(/\s+|[^\s]/gu)) {
    const bare = /^\s/.test(piece)
      ? ' '
      : piece
          .replace(/[“”„‟«»"‹›‘’‚‛'`´]/u, '"')
          .replace(/\p{Pd}/u, '-')
          .normalize('NFKD')
          .replace(/\p{M}|\p{Cf}/gu, '')
          .toLowerCase();
    for (let unit = 0; unit < bare.length; unit += 1) offsets.push(index);
    loose += bare;
  }
  offsets.push(text.length);
  return { loose, offsets };
}

function loosePassage(text: string, quote: string): { readonly line: number; readonly exact: string } | undefined {
  const haystack = loosened(text);
  const needle = loosened(quote).loose.trim();
  const at = needle === '' ? -1 : haystack.loose.indexOf(needle);
  if (at === -1) return undefined;
  const start = haystack.offsets[at] ?? 0;
  return { line: 1 + newlines(text, 0, start), exact: text.slice(start, haystack.offsets[at + needle.length]) };
}

function nearestSentence(sentences: readonly SentenceRecord[], quote: string): SentenceRecord | undefined {
  const wanted = wordsOf(quote);
  let nearest: SentenceRecord | undefined;
  let most = 0;
  for (const sentence of sentences) {
    const shared = [...wordsOf(sentence.text)].filter((word) => wanted.has(word)).length;
    if (shared > most) [nearest, most] = [sentence, shared];
  }
  return nearest;
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
