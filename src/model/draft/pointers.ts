// Spans of a text as a bundle gives them: by their exact words, with what settles which place is meant.
import { type Located, locateQuote, type Quote } from '../locate.ts';
import type { Span } from './tokens.ts';

/** The words of a span with their line, and their count on it where they recur there; nothing where no quote can mean it. */
export function pointerTo(article: Located, { start, end }: Span): (Quote & { readonly line: number }) | undefined {
  const sentence = article.sentences.find((one) => one.start <= start && end <= one.end);
  const quote = article.text.slice(start, end);
  if (sentence === undefined || quote.trim() !== quote || quote === '') return undefined;
  const { line } = sentence;
  const alone = locateQuote(article, { quote, line });
  if (!('reason' in alone)) return alone.start === start ? { quote, line } : undefined;
  if (alone.reason !== 'QUOTE_AMBIGUOUS') return undefined;
  for (let nth = 1; ; nth += 1) {
    const found = locateQuote(article, { quote, line, nth });
    if ('reason' in found) return undefined;
    if (found.start === start) return { quote, line, nth };
  }
}
