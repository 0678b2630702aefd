// What a bundle must say beside the words of a quote so that they are found where they stand: the converse of locate.ts.
import { placesOf } from './locate.ts';

/** The words, with their line and count as far as they are needed. */
export interface SettledQuote {
  readonly quote: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based: which of the places on the line. */
  readonly nth?: number;
}

/** How a bundle names the words at `start`, UTF-16 code units from the start of the text. */
export function settledQuote(text: string, { start, exact }: { start: number; exact: string }): SettledQuote {
  const places = placesOf(text, exact);
  if (places.length === 1) return { quote: exact };
  const line = places.find((place) => place.start === start)?.line;
  if (line === undefined) return { quote: exact };
  const onLine = places.filter((place) => place.line === line);
  if (onLine.length === 1) return { quote: exact, line };
  return { quote: exact, line, nth: 1 + onLine.findIndex((place) => place.start === start) };
}
