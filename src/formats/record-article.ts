// A record (a row of a table, an entity of FollowTheMoney) as an article of its own: what it says, one "column: value" a line.
import { createHash } from 'node:crypto';
import type { SentenceRecord } from '../model/article.ts';
import { slugOf } from '../model/draft/keys.ts';
import { locateQuote } from '../model/locate.ts';
import { foldName } from '../model/name.ts';
import { romanized } from '../model/romanize.ts';
import { splitSentences } from '../model/sentences.ts';

/** What one line of the record says. */
export interface Cell {
  readonly label: string;
  /** Words on one line, not empty. */
  readonly value: string;
}

/** Where words of the record stand, as a bundle names them. */
interface Words {
  readonly quote: string;
  readonly line: number;
  readonly nth?: number;
}

/** A sentence that carries no claim, as a bundle names it. */
interface SkippedWords {
  readonly line: number;
  readonly quote?: string;
}

export interface RecordArticle {
  readonly text: string;
  /** Every sentence of a cell's value, each as a quote; what stands before the value and is a sentence by itself, too. */
  quotes(cell: number): readonly Words[];
  /** The value as one quote; `undefined` where it runs over several sentences. */
  mention(cell: number): Words | undefined;
  /** Every sentence of a cell that `quotes` gives nothing of. */
  skipped(cell: number): readonly SkippedWords[];
}

interface Line {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  /** Where the value begins. */
  readonly from: number;
}

/** Holds none of the marks that may end a sentence, in any language. */
const UNBROKEN = /^[\p{L}\p{M}\p{N} \n,:'"()/&+#@%_=*[\]{}<>|~^$€£°–—-]*$/u;

/** Marks that end no sentence before the line does: in a number, and at the end of the line itself. */
const HARMLESS = /\.(?=\d)|[.!?](?=\n|$)/g;

/** Whether each line is one sentence, as can be told without splitting it. */
const isUnbroken = (text: string): boolean => UNBROKEN.test(text.replace(HARMLESS, ''));

/** Sentences that may share a line: each is looked for in each. */
const MOST_ON_LINE = 200;

/**
 * The same cells give the same text. Values with several sentences stay on their line, unless one of these holds another: then no
 * words would tell the two apart, and each sentence gets a line.
 * @throws RangeError where `language` isn't BCP 47.
 */
export function recordArticle(cells: readonly Cell[], language: string): RecordArticle {
  let count = 0;
  const written = cells.map((cell) => linesOf(cell, language).map((line): Line => ({ number: ++count, ...line })));
  const text = written.flatMap((lines) => lines.map((line) => line.text)).join('\n');
  const isSimple = isUnbroken(text);
  let split: readonly SentenceRecord[] | undefined;
  const sentences = (): readonly SentenceRecord[] => {
    split ??= splitSentences(text, language);
    return split;
  };
  let grouped: ReadonlyMap<number, readonly SentenceRecord[]> | undefined;
  const starts = lineStarts(text);

  /** The sentences of a line, in the line's own offsets. */
  const sentencesOn = (line: Line): readonly { readonly start: number; readonly end: number }[] => {
    if (isSimple) return [{ start: 0, end: line.text.length }];
    const offset = starts[line.number - 1] ?? 0;
    grouped ??= byLine(sentences());
    return (grouped.get(line.number) ?? []).map(({ start, end }) => ({ start: start - offset, end: end - offset }));
  };

  const words = (line: Line, start: number, end: number): Words => {
    const quote = line.text.slice(start, end);
    if (line.text.indexOf(quote) === line.text.lastIndexOf(quote)) return { quote, line: line.number };
    const at = (starts[line.number - 1] ?? 0) + start;
    for (let nth = 1; ; nth += 1) {
      const place = locateQuote({ text, sentences: sentences() }, { quote, line: line.number, nth });
      if ('reason' in place) return { quote, line: line.number };
      if (place.start === at) return { quote, line: line.number, nth };
    }
  };

  return {
    text,
    quotes: (cell) =>
      (written[cell] ?? []).flatMap((line) =>
        sentencesOn(line).map(({ start, end }) => {
          const from = end <= line.from ? start : Math.max(start, line.from);
          return words(line, from, end);
        }),
      ),
    mention: (cell) => {
      const [line, ...more] = written[cell] ?? [];
      if (line === undefined || more.length > 0) return undefined;
      const isWhole = sentencesOn(line).some(({ start, end }) => start <= line.from && end === line.text.length);
      return isWhole ? words(line, line.from, line.text.length) : undefined;
    },
    skipped: (cell) =>
      (written[cell] ?? []).flatMap((line) => {
        const on = sentencesOn(line);
        if (on.length < 2) return [{ line: line.number }];
        return on.map(({ start, end }) => ({ line: line.number, quote: line.text.slice(start, end) }));
      }),
  };
}

/** One line, or as many as it takes that no sentence of a line holds another. */
function linesOf({ label, value }: Cell, language: string): readonly Omit<Line, 'number'>[] {
  const whole = { text: `${label}: ${value}`, from: label.length + 2 };
  if (isUnbroken(whole.text)) return [whole];
  const sentences = splitSentences(whole.text, language).map((sentence) => sentence.text);
  const isDistinct =
    sentences.length <= MOST_ON_LINE &&
    sentences.every((one, at) => sentences.every((other, to) => at === to || !other.includes(one)));
  if (isDistinct) return [whole];
  // A label that ends like a sentence would be one.
  const words = oneLine(label.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
  const [first = '', ...rest] = splitSentences(value, language).map((sentence) => sentence.text);
  return [
    { text: `${words}: ${first}`, from: words.length + 2 },
    ...rest.map((sentence) => ({ text: sentence, from: 0 })),
  ];
}

function byLine(sentences: readonly SentenceRecord[]): ReadonlyMap<number, readonly SentenceRecord[]> {
  const lines = new Map<number, SentenceRecord[]>();
  for (const sentence of sentences) {
    const on = lines.get(sentence.line);
    if (on === undefined) lines.set(sentence.line, [sentence]);
    else on.push(sentence);
  }
  return lines;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Words on one line: white space of any kind is one space. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/**
 * The part of an id that stands for a text: the text itself in lower case, where that loses nothing but case; else its
 * words and a mark of the text, so that no two share one.
 */
export function exactSlug(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(lower) && lower.length <= 100) return lower;
  return `${slugOf(romanized(text.slice(0, 200)), 8) || 'r'}-${mark(text)}`;
}

// The same few names recur from record to record.
const KNOWN_MOST = 10_000;
const known = new Map<string, string>();

/** The part of an id that a name gives; names that compare alike give one. */
export function nameSlug(name: string): string {
  let slug = known.get(name);
  if (slug === undefined) {
    slug = slugOfName(name);
    if (known.size >= KNOWN_MOST) known.clear();
    known.set(name, slug);
  }
  return slug;
}

function slugOfName(name: string): string {
  const latin = romanized(name);
  const words = slugOf(latin, 100);
  // What no Latin letter stands for would be lost: two names in Chinese would be one.
  const isWhole = words !== '' && words.length <= 100 && !/(?![a-z0-9])[\p{L}\p{M}\p{N}]/u.test(latin);
  return isWhole ? words : `${words.slice(0, 60).replace(/-$/, '') || 'n'}-${mark(foldName(name))}`;
}

const mark = (text: string): string => createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 16);
