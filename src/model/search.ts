// Finding by words: how a search text becomes terms, and how well a stored text answers them. The database only offers candidates.
import { foldName } from './name.ts';
import { typingErrors } from './nearest.ts';

/** More words than an analyst types; what a stranger pastes beyond them is left out. */
const MAX_TERMS = 16;
const MAX_TERM_LENGTH = 64;

/** Letters of a term that may be wrong: none in a short one, where every word would be near. */
const errorsAllowed = (term: string): number => (term.length < 4 ? 0 : term.length < 8 ? 1 : 2);

/** A word that is looked for. */
interface SearchTerm {
  /** As typed, in lower case: the index keeps marks that `foldName` drops, such as that of й. */
  readonly word: string;
  readonly folded: string;
}

/** The words of a text; at most 16, each once. */
export function searchTerms(text: string): readonly SearchTerm[] {
  const typed =
    text
      .slice(0, 4_000)
      .normalize('NFC')
      .match(/[\p{L}\p{N}\p{M}'’.]+/gu) ?? [];
  const terms = typed
    .map((word) => ({
      word: word.toLowerCase().replace(/['’.]/gu, ''),
      folded: foldName(word).replace(/[^\p{L}\p{N}\p{M}]/gu, ''),
    }))
    .map(({ word, folded }) => ({ word: word.slice(0, MAX_TERM_LENGTH), folded: folded.slice(0, MAX_TERM_LENGTH) }))
    .filter(({ word, folded }) => word !== '' && folded !== '');
  return [...new Map(terms.map((term) => [term.folded, term])).values()].slice(0, MAX_TERMS);
}

/**
 * A Lucene query that offers whatever has a term as it is, as a beginning, or with a typing error. Terms hold only letters,
 * digits and marks, so that no syntax of the caller's comes through; Lucene's words (AND, OR, NOT) are upper case, terms are not.
 */
export const luceneQuery = (terms: readonly SearchTerm[]): string =>
  terms
    .flatMap(({ word, folded }) => [...new Set([word, folded])])
    .map((term) => {
      const errors = errorsAllowed(term);
      return `(${[`${term}^4`, `${term}*^2`, ...(errors > 0 ? [`${term}~${errors}`] : [])].join(' OR ')})`;
    })
    .join(' OR ');

/** A stretch of a text, in UTF-16 code units, half-open. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Match {
  /** 0 to 1: how much of the search text is found, and how exactly; 1 where the text is just that. */
  readonly score: number;
  /** The words that answer, in order. */
  readonly highlights: readonly Stretch[];
}

const EXACT = 1;
const PREFIX = 0.8;
const TYPO = 0.6;

/** How well a word answers a term: as it is, by its beginning, or but for a typing error; 0 where it doesn't. */
function likeness(term: string, word: string): number {
  if (word === term) return EXACT;
  if (word.startsWith(term)) return PREFIX;
  const errors = errorsAllowed(term);
  return errors > 0 && Math.abs(word.length - term.length) <= errors && typingErrors(term, word) <= errors ? TYPO : 0;
}

/**
 * How well a text answers the terms. Most of the score is how many terms are found and how exactly; a tenth is how little
 * else the text says, so that the name "Starlink" comes before a sentence on Starlink.
 */
export function match(terms: readonly SearchTerm[], text: string): Match {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}'’.-]+/gu)].flatMap(({ 0: word, index }) =>
    foldName(word)
      .split(' ')
      .filter((folded) => folded !== '')
      .map((folded) => ({ folded, start: index, end: index + word.length })),
  );
  const highlights = new Map<number, Stretch>();
  let found = 0;
  for (const { folded: term } of terms) {
    let best = 0;
    for (const { folded, start, end } of words) {
      const like = likeness(term, folded);
      if (like > 0) highlights.set(start, { start, end });
      best = Math.max(best, like);
    }
    found += best;
  }
  if (found === 0) return { score: 0, highlights: [] };
  const share = Math.min(1, terms.length / Math.max(words.length, 1));
  return {
    score: Math.round((0.9 * (found / terms.length) + 0.1 * share) * 1000) / 1000,
    highlights: [...highlights.values()].sort((a, b) => a.start - b.start),
  };
}
