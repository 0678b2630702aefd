// The stretches of an article that are read as one: sentences, joined where a quotation runs over their ends.
import type { SentenceRecord } from '../article.ts';
import { quotedStretches } from '../quotation.ts';
import { type Span, type Token, tokenize } from './tokens.ts';

interface Quotation extends Span {
  /** What stands within the marks, without white space at its ends. */
  readonly inner: Span;
}

export interface Frame extends Span {
  /** 1-based. */
  readonly line: number;
  readonly isHeadline: boolean;
  readonly sentences: readonly SentenceRecord[];
  /** Outermost quotations, in reading order. */
  readonly quotations: readonly Quotation[];
  readonly tokens: readonly Token[];
}

const MARKS = /["“”„‟«»‹›'‘’‚‛「」『』]/u;

/** The frames of an article in reading order; every sentence stands in exactly one. */
export function framesOf(text: string, sentences: readonly SentenceRecord[]): readonly Frame[] {
  const frames: Frame[] = [];
  for (const line of new Set(sentences.map((sentence) => sentence.line))) {
    const onLine = sentences.filter((sentence) => sentence.line === line);
    const quotations = quotationsOf(text, onLine);
    let open: SentenceRecord[] = [];
    for (const sentence of onLine) {
      open.push(sentence);
      const runsOn = quotations.some(({ start, end }) => start < sentence.end && sentence.end < end - 1);
      if (runsOn && sentence !== onLine.at(-1)) continue;
      frames.push(frame(text, open, quotations));
      open = [];
    }
  }
  return frames;
}

function frame(text: string, sentences: readonly SentenceRecord[], onLine: readonly Quotation[]): Frame {
  const start = sentences[0]?.start ?? 0;
  const end = sentences.at(-1)?.end ?? start;
  const quotations = onLine.filter((quotation) => quotation.start < end && quotation.end > start);
  return {
    start,
    end,
    line: sentences[0]?.line ?? 1,
    isHeadline: sentences.every(({ kind }) => kind === 'HEADLINE'),
    sentences,
    quotations,
    tokens: tokenize(text, { start, end }, quotations),
  };
}

function quotationsOf(text: string, onLine: readonly SentenceRecord[]): readonly Quotation[] {
  const first = onLine[0];
  const last = onLine.at(-1);
  if (first === undefined || last === undefined) return [];
  const lineStart = text.lastIndexOf('\n', first.start - 1) + 1;
  const ends = onLine.map(({ end }) => end - lineStart);
  const stretches = quotedStretches(text.slice(lineStart, last.end), ends).map(({ start, end }) => ({
    start: start + lineStart,
    end: end + lineStart,
  }));
  return stretches
    .filter((one) => !stretches.some((other) => other !== one && other.start <= one.start && one.end <= other.end))
    .sort((a, b) => a.start - b.start)
    .map((stretch) => ({ ...stretch, inner: withoutMarks(text, stretch) }))
    .filter(({ inner }) => inner.start < inner.end);
}

function withoutMarks(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  if (MARKS.test(text.charAt(from))) from += 1;
  if (MARKS.test(text.charAt(to - 1))) to -= 1;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (from < to && /\s/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
