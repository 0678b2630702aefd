// The words of a stretch of text with their places; a quotation is one token, whatever stands in it.

/** UTF-16 code units of the article's text, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Token extends Span {
  readonly type: 'WORD' | 'MARK' | 'QUOTE';
  readonly text: string;
  /** In lower case; of a possessive the whole word. */
  readonly lower: string;
}

const PIECE = /[\p{L}\p{N}\p{M}]+(?:[-'’.][\p{L}\p{N}\p{M}]+)*['’]?|[^\s\p{L}\p{N}\p{M}]/gu;

/** @param quotes Quotations within the span, marks included, in reading order. */
export function tokenize(text: string, { start, end }: Span, quotes: readonly Span[] = []): readonly Token[] {
  const tokens: Token[] = [];
  let from = start;
  for (const quote of quotes) {
    if (quote.end <= from || quote.start >= end) continue;
    tokens.push(...plain(text, from, Math.max(from, quote.start)));
    const to = Math.min(quote.end, end);
    tokens.push({ type: 'QUOTE', text: text.slice(quote.start, to), lower: '', start: quote.start, end: to });
    from = to;
  }
  return [...tokens, ...plain(text, from, end)];
}

const plain = (text: string, from: number, to: number): readonly Token[] =>
  [...text.slice(from, to).matchAll(PIECE)].map(({ 0: piece, index }) => ({
    type: /^[\p{L}\p{N}]/u.test(piece) ? 'WORD' : 'MARK',
    text: piece,
    lower: piece.toLowerCase().replace(/’/g, "'"),
    start: from + index,
    end: from + index + piece.length,
  }));

/** Whether the word begins with a capital. */
export const isCapital = (token: Token | undefined): boolean => token?.type === 'WORD' && /^\p{Lu}/u.test(token.text);

export const isPossessive = (token: Token | undefined): boolean =>
  token?.type === 'WORD' && /(?:'s|s')$/.test(token.lower);

/** A word without its possessive ending. */
export const bareWord = (lower: string): string => lower.replace(/(?:'s|')$/, '');
