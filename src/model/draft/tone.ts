// How something is said: negated or not, how sure, in which modality, with which hedges.
import type { Modality } from '../claim.ts';
import type { Certainty, Hedge } from '../statement.ts';
import type { Lexicon } from './lexicon.ts';
import type { Span, Token } from './tokens.ts';
import { AUXILIARIES, CLAUSE_OPENERS, isAdverb, NEGATIONS } from './words.ts';

/** What stands before a verb and belongs to it. */
export interface Helpers {
  readonly words: readonly string[];
  /** Index of the first of them, or of the verb. */
  readonly from: number;
}

/** The auxiliaries, adverbs and "to" right before the verb at `at`. */
export function helpersBefore(tokens: readonly Token[], at: number): Helpers {
  let from = at;
  while (from > 0) {
    const token = tokens[from - 1];
    if (token?.type !== 'WORD') break;
    if (!(AUXILIARIES.has(token.lower) || isAdverb(token.lower) || NEGATIONS.has(token.lower) || token.lower === 'to'))
      break;
    // "nobody" and "no" are of the subject.
    if (/^(?:nobody|none|nothing|no|neither)$/.test(token.lower)) break;
    from -= 1;
  }
  return { words: tokens.slice(from, at).map(({ lower }) => lower), from };
}

/** The modality that the helpers give, and the word that gives it. */
export function modalityOf(
  words: readonly string[],
  hasCondition: boolean,
): { readonly modality: Modality; readonly word?: string } {
  const first = (test: RegExp): string | undefined => words.find((word) => test.test(word));
  const can = first(/^(?:can|cannot|can't|could|couldn't|may|might|mightn't)$/);
  if (can !== undefined) return { modality: 'POSSIBLE', word: can };
  const must = first(/^(?:should|shouldn't|must|mustn't|ought)$/);
  if (must !== undefined) return { modality: 'NECESSARY', word: must };
  const would = first(/^(?:would|wouldn't)$/);
  if (would !== undefined) {
    return { modality: hasCondition || words.includes('have') ? 'CONDITIONAL' : 'FUTURE', word: would };
  }
  const will = first(/^(?:will|won't|shall)$/);
  return will === undefined ? { modality: 'ACTUAL' } : { modality: 'FUTURE', word: will };
}

/** The word that negates the clause of the verb, its subject's "nobody" and "neither" included. */
export function negationBefore(tokens: readonly Token[], verb: number): string | undefined {
  for (let at = verb - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.type !== 'WORD') break;
    if (NEGATIONS.has(token.lower)) return token.text;
    // What another clause denies says nothing of this one.
    if (CLAUSE_OPENERS.has(token.lower) && token.lower !== 'that') break;
  }
  return undefined;
}

/** The hedges in a stretch of text as they are written, and the certainty that the speaker's give. */
export function hedgesIn(
  text: string,
  span: Span,
  isQuoted: boolean,
  lexicon: Lexicon,
): { readonly hedges: readonly Hedge[]; readonly certainty?: Certainty } {
  const words = text.slice(span.start, span.end);
  const hedges: Hedge[] = [];
  let certainty: Certainty | undefined;
  for (const [level, phrases] of Object.entries(lexicon.hedges) as [keyof Lexicon['hedges'], readonly string[]][]) {
    for (const phrase of phrases) {
      const found = wordsOf(phrase).exec(words)?.[0];
      const isOthers = found === undefined || hedges.some((hedge) => hedge.text.includes(found));
      // Outside quotes "apparently" is the reporter's.
      if (isOthers || (!isQuoted && lexicon.reporterHedges.has(phrase))) continue;
      hedges.push({ text: found, by: 'SPEAKER' });
      if (certainty !== 'POSSIBLE') certainty = level;
    }
  }
  if (!isQuoted) {
    for (const phrase of lexicon.reporterHedges) {
      const found = wordsOf(phrase).exec(words)?.[0];
      if (found !== undefined) hedges.push({ text: found, by: 'REPORTER' });
    }
  }
  return { hedges, ...(certainty && { certainty }) };
}

const wordsOf = (phrase: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${phrase.replace(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}-])`, 'iu');
