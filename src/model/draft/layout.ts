// What the lines of an article are before anybody reads them: headline, repetition, furniture, or text.
import { foldName } from '../name.ts';
import type { Lexicon } from './lexicon.ts';

/** A line that gives no statement, and why. */
interface SkippedLine {
  /** 1-based. */
  readonly line: number;
  readonly why: 'furniture' | 'DUPLICATE';
  readonly reason: string;
}

export interface Layout {
  /** 1-based lines that are headlines, repetitions included. */
  readonly headlines: readonly number[];
  /** Why the headline is taken for one. */
  readonly headlineReason: string;
  readonly skipped: readonly SkippedLine[];
}

/** Longest line that is a headline, in characters. */
const LONGEST_HEADLINE = 160;
const BYLINE =
  /^(?:by [\p{Lu}]|(?:updated|published|posted|last modified)\b.{0,60}$|©|copyright\b|photo(?:graph)?:|image:|source:|tags?:|https?:\/\/|\d+ (?:comments?|shares?|min read)\b)/iu;

/**
 * The headline is the first line that isn't furniture, where it is short, ends without a full stop and isn't all there is;
 * every line that says the same is its repetition. Another line that stands twice is a DUPLICATE after its first place.
 */
export function layoutOf(text: string, lexicon: Lexicon): Layout {
  const lines = text.split(/\r?\n/).map((line, at) => ({ line: at + 1, words: line.replace(/^\uFEFF/, '').trim() }));
  const filled = lines.filter(({ words }) => words !== '');
  const skipped: SkippedLine[] = [];
  const headlines: number[] = [];
  const seen = new Map<string, number>();
  const first = filled.find(({ words }) => !isFurniture(words, lexicon));
  const isHeadline =
    first !== undefined &&
    filled.filter(({ words }) => !isFurniture(words, lexicon) && words !== first.words).length > 0 &&
    first.words.length <= LONGEST_HEADLINE &&
    !/[.:;,]["”’»]?$/u.test(first.words);
  for (const { line, words } of filled) {
    const key = foldName(words);
    const before = seen.get(key);
    if (isHeadline && key === foldName(first.words)) headlines.push(line);
    if (before !== undefined) {
      skipped.push({ line, why: 'DUPLICATE', reason: `line ${before} says the same` });
    } else if (isFurniture(words, lexicon)) {
      skipped.push({ line, why: 'furniture', reason: 'such lines stand around articles and say nothing of the story' });
    }
    seen.set(key, before ?? line);
  }
  const headlineReason =
    headlines.length === 0
      ? 'no line looks like a headline: the first is long, or ends as a sentence does'
      : 'the first line that is no furniture is short and ends without a full stop';
  return { headlines, headlineReason, skipped };
}

const isFurniture = (words: string, lexicon: Lexicon): boolean =>
  BYLINE.test(words) ||
  lexicon.furniture.has(words.toLowerCase().replace(/[\s\p{P}]+$/u, '')) ||
  !/[\p{L}\p{N}]/u.test(words);
