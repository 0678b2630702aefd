// Which stretches of a text stand inside quotation marks: what decides whether a statement's words are QUOTED.
import type { Located } from './locate.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Marks that close one another: German, Polish and Swedish usage pair them differently, so a family is all we know. */
const FAMILIES: readonly string[] = ['"“”„‟', '«»', '‹›', "'‘’‚‛", '「」', '『』'];
/** Open whatever follows them, and close nothing. */
const ALWAYS_OPEN = '„‟‚‛「『';
/** Open unless their family is open. */
const OPEN = `${ALWAYS_OPEN}“«‹‘`;

/**
 * The quoted stretches of one line, marks included, in the line's own offsets (half-open).
 * A mark that nothing closes quotes to the end of the line where the line begins with it (a quote that goes on in the
 * next paragraph), else to the end of its sentence; one that nothing opened quotes from the start of its sentence.
 * Apostrophes, inch and minute marks quote nothing.
 * @param ends Ends of the line's sentences, ascending.
 */
export function quotedStretches(line: string, ends: readonly number[]): readonly Stretch[] {
  const open = new Map<string, number>();
  const stretches: Stretch[] = [];
  // By UTF-16 code unit, as offsets are; no quotation mark is longer than one.
  for (const [at, mark] of line.split('').entries()) {
    const family = FAMILIES.find((marks) => marks.includes(mark));
    if (family === undefined || isApostrophe(line, at)) continue;
    const start = open.get(family);
    if (start !== undefined) {
      if (ALWAYS_OPEN.includes(mark)) continue;
      stretches.push({ start, end: at + 1 });
      open.delete(family);
    } else if (opens(line, at)) {
      open.set(family, at);
    } else if (closesUnopened(line, at)) {
      stretches.push({ start: ends.findLast((end) => end <= at) ?? 0, end: at + 1 });
    }
  }
  const lineStart = line.search(/\S/);
  for (const [family, start] of open) {
    // A single mark that nothing closes is an apostrophe more often ("the '90s").
    if (family.includes("'")) continue;
    stretches.push({
      start,
      end: start === lineStart ? line.length : (ends.find((end) => end > start) ?? line.length),
    });
  }
  return stretches;
}

/** A single mark between letters, or before a number ("'90s"). */
const isApostrophe = (line: string, at: number): boolean =>
  /['’‘]/.test(line.charAt(at)) && /[\p{L}\p{N}]/u.test(line.charAt(at + 1)) && !isAfterGap(line, at);

const isAfterGap = (line: string, at: number): boolean => at === 0 || /[\s([{\p{Pd}/:"“«„]/u.test(line.charAt(at - 1));

const opens = (line: string, at: number): boolean =>
  OPEN.includes(line.charAt(at)) || (isAfterGap(line, at) && /[^\s]/.test(line.charAt(at + 1)));

const closesUnopened = (line: string, at: number): boolean =>
  !/['’‘]/.test(line.charAt(at)) && /[^\s\p{N}]/u.test(line.charAt(at - 1));

/** Whether a span of an article stands inside quotation marks, which may run over the sentences of its line. */
export function isQuoted(article: Located, span: Stretch): boolean {
  const lineStart = article.text.lastIndexOf('\n', span.start - 1) + 1;
  const breakAt = article.text.indexOf('\n', span.end);
  const lineEnd = breakAt === -1 ? article.text.length : breakAt;
  const ends = article.sentences
    .filter((sentence) => sentence.start >= lineStart && sentence.end <= lineEnd)
    .map((sentence) => sentence.end - lineStart);
  return quotedStretches(article.text.slice(lineStart, lineEnd), ends).some(
    (quoted) => quoted.start <= span.start - lineStart && span.end - lineStart <= quoted.end,
  );
}
