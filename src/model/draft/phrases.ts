// Noun phrases: who stands before a verb of saying, and who after it.

import type { Lexicon } from './lexicon.ts';
import { bareWord, isCapital, type Token } from './tokens.ts';
import { AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, isAdverb, isTime, LINKING, PRONOUNS } from './words.ts';

/** Tokens from `from`, up to and without `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Most tokens of a noun phrase with its appositions. */
const LONGEST = 24;
const OPENS_APPOSITION = new Set(['who', 'whose', 'formerly', 'then', 'of', 'himself', 'herself']);

/** The phrase that ends right before the verb at `at`, its auxiliaries and adverbs passed over. */
export function subjectBefore(tokens: readonly Token[], at: number, lexicon: Lexicon): Range | undefined {
  let last = at - 1;
  for (;;) {
    const token = tokens[last];
    const before = tokens[last - 1];
    if (token === undefined) return undefined;
    if (token.type === 'WORD' && (AUXILIARIES.has(token.lower) || isAdverb(token.lower))) last -= 1;
    else if (
      token.type === 'WORD' &&
      isTime(token.lower) &&
      ['on', 'last', 'this', 'in', 'earlier'].includes(before?.lower ?? '')
    )
      last -= 2;
    else if (isMark(token, ',') && isAdverb(before?.lower ?? '') && isMark(tokens[last - 2], ',')) last -= 3;
    else break;
  }
  if (isMark(tokens[last], ',')) return withApposition(tokens, last, lexicon);
  if (isRelative(tokens[last]))
    return phraseBefore(tokens, isMark(tokens[last - 1], ',') ? last - 2 : last - 1, lexicon);
  const relative = relativeBefore(tokens, last);
  if (relative !== undefined) {
    const head = phraseBefore(tokens, relative - 1, lexicon);
    if (head !== undefined) return { from: head.from, to: last + 1 };
  }
  return phraseBefore(tokens, last, lexicon);
}

const isRelative = (token: Token | undefined): boolean => token?.lower === 'who' || token?.lower === 'which';

/** "an employee who asked not to be named": the relative, where no mark stands between it and what follows. */
function relativeBefore(tokens: readonly Token[], last: number): number | undefined {
  for (let at = last; at > 0 && last - at < 12; at -= 1) {
    if (tokens[at]?.type !== 'WORD') return undefined;
    if (tokens[at]?.lower === 'who') return at;
  }
  return undefined;
}

/** "Dmitry Peskov, a spokesperson for the Kremlin," with its closing comma at `comma`. */
function withApposition(tokens: readonly Token[], comma: number, lexicon: Lexicon): Range | undefined {
  let open = comma - 1;
  while (open > 0 && comma - open < LONGEST && !isMark(tokens[open], ',')) {
    open -= 1;
  }
  if (!isMark(tokens[open], ',') || !opensApposition(tokens, open + 1, lexicon)) return undefined;
  // "Olga Petrenko, 70, a pensioner,": the age is an apposition, too.
  if (/^\d+$/.test(tokens[open - 1]?.lower ?? '') && isMark(tokens[open - 2], ',')) open -= 2;
  const head = phraseBefore(tokens, open - 1, lexicon);
  return head && { from: head.from, to: comma };
}

function opensApposition(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (token?.type !== 'WORD') return false;
  return (
    DETERMINERS.has(token.lower) ||
    OPENS_APPOSITION.has(token.lower) ||
    isCapital(token) ||
    /^\d{1,3}$/.test(token.lower) ||
    /^(?:speaking|citing|writing)$/.test(token.lower) ||
    lexicon.roles.has(token.lower) ||
    lexicon.roles.has(tokens[at + 1]?.lower ?? '')
  );
}

/** The phrase whose last token is at `last`. */
function phraseBefore(tokens: readonly Token[], last: number, lexicon: Lexicon): Range | undefined {
  let from = last + 1;
  for (let at = last; at >= 0 && last - at < LONGEST; at -= 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (token === undefined || token.type === 'QUOTE') break;
    if (token.type === 'MARK') {
      if (token.text === '&' || (token.text === '.' && isAbbreviation(before, lexicon))) continue;
      break;
    }
    if (token.lower === 'and') {
      if (before?.type === 'WORD' && from <= last && !endsClause(before, lexicon)) continue;
      break;
    }
    if (CLAUSE_OPENERS.has(token.lower) && !(token.lower === 'that' && at === last)) break;
    if (AUXILIARIES.has(token.lower) && token.text !== 'Will' && token.text !== 'May') break;
    if (endsClause(token, lexicon)) break;
    if (PRONOUNS.has(token.lower) && !(token.lower === 'one' && at < last)) {
      if (from === last + 1 || LINKING.has(tokens[at + 1]?.lower ?? '')) from = at;
      if (before?.type !== 'WORD' || !LINKING.has(before.lower)) break;
      continue;
    }
    if (LINKING.has(token.lower)) {
      // Leads on only from a noun: "In its ruling the court" is two phrases.
      if (before?.type !== 'WORD' || DETERMINERS.has(before.lower) || CLAUSE_OPENERS.has(before.lower)) break;
      if (isAdverb(before.lower) && before.lower !== 'only') break;
      continue;
    }
    from = at;
    const leadsOn = before?.lower === 'and' && isCapital(tokens[at - 2]);
    if (
      DETERMINERS.has(token.lower) &&
      !leadsOn &&
      !(before?.type === 'WORD' && (LINKING.has(before.lower) || before.lower === 'all'))
    )
      break;
    if (DETERMINERS.has(token.lower) && tokens[at - 2]?.type !== 'WORD') break;
  }
  while (from <= last && isAdverb(tokens[from]?.lower ?? '')) from += 1;
  return from <= last ? { from, to: last + 1 } : undefined;
}

/** A verb of saying in small letters ends the clause before it; as a noun it has a determiner. */
const endsClause = (token: Token, lexicon: Lexicon): boolean =>
  !isCapital(token) &&
  lexicon.saying.has(token.lower) &&
  /(?:ed|said|told|says|tells|wrote|thought|ing)$/.test(token.lower);

/** The phrase that begins at `at`, with its appositions. */
export function phraseAfter(tokens: readonly Token[], at: number, lexicon: Lexicon): Range | undefined {
  let to = headAfter(tokens, at, lexicon);
  if (to === at) return undefined;
  const head = to;
  while (isMark(tokens[to], ',') && to - at < LONGEST) {
    if (!opensApposition(tokens, to + 1, lexicon)) break;
    let end = to + 1;
    while (end < tokens.length && !isMark(tokens[end], ',') && !isStop(tokens[end]) && end - at < LONGEST) {
      if (end > to + 1 && isAdverbial(tokens, end)) break;
      end += 1;
    }
    to = end;
    if (isAdverbial(tokens, to)) break;
  }
  // What closes on nothing was no apposition: "said the minister, the first to speak" does, "…, he" doesn't.
  if (to > head && PRONOUNS.has(tokens[head + 1]?.lower ?? '')) to = head;
  return { from: at, to };
}

function headAfter(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  let to = at;
  for (; to < tokens.length && to - at < LONGEST; to += 1) {
    const token = tokens[to];
    const next = tokens[to + 1];
    if (token === undefined || token.type === 'QUOTE') break;
    if (token.type === 'MARK') {
      if (token.text === '&' || (token.text === '.' && isAbbreviation(tokens[to - 1], lexicon) && isCapital(next)))
        continue;
      break;
    }
    if (to > at && PRONOUNS.has(tokens[at]?.lower ?? '') && !(token.lower === 'of')) break;
    if (
      token.lower === 'and' &&
      (isCapital(next) || DETERMINERS.has(next?.lower ?? '') || lexicon.roles.has(next?.lower ?? ''))
    )
      continue;
    if (token.lower === 'and' || CLAUSE_OPENERS.has(token.lower) || AUXILIARIES.has(token.lower)) break;
    if (to > at && isAdverbial(tokens, to)) break;
    if (to > at && (token.lower === 'to' || token.lower === 'with' || token.lower === 'by' || token.lower === 'about'))
      break;
    if (to > at && isAdverb(token.lower)) break;
  }
  return to;
}

/** Whether words of time, place or manner of the saying begin here: "on Monday", "in a statement", "through her lawyer". */
export function isAdverbial(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.type !== 'WORD') return false;
  if (isCapital(token) && isTime(token.lower)) return true;
  if (DETERMINERS.has(token.lower) && next?.lower === 'same' && isTime(tokens[at + 2]?.lower ?? '')) return true;
  if (['yesterday', 'today', 'tonight', 'earlier', 'last', 'later', 'early', 'late'].includes(token.lower)) return true;
  if (!['on', 'in', 'through', 'via', 'during', 'by', 'at', 'with', 'to', 'after', 'from'].includes(token.lower))
    return false;
  const words = tokens.slice(at + 1, at + 5).map(({ lower }) => bareWord(lower));
  return (
    isTime(next?.lower ?? '') ||
    (DETERMINERS.has(next?.lower ?? '') && isTime(tokens[at + 2]?.lower ?? '')) ||
    token.lower === 'through' ||
    token.lower === 'via' ||
    token.lower === 'during' ||
    (token.lower === 'with' && next?.lower === 'a') ||
    words.some((word) => OCCASIONS.has(word))
  );
}

const OCCASIONS = new Set(
  'statement interview email letter tweet post call television tv radio telephone phone telegram facebook twitter conference briefing speech court hearing parliament message video evening morning afternoon reporters journalists camera press release correspondent'.split(
    ' ',
  ),
);

/** Where adverbials that begin at `at` end; `at` where none do. */
export function afterAdverbials(tokens: readonly Token[], at: number): number {
  let to = at;
  while (to < tokens.length) {
    const token = tokens[to];
    if (token?.type !== 'WORD' || !(isAdverbial(tokens, to) || isAdverb(token.lower))) break;
    if (DETERMINERS.has(token.lower)) {
      to += 3;
      continue;
    }
    const isPreposition = LINKING.has(token.lower) || ['through', 'via', 'during', 'after'].includes(token.lower);
    to += 1;
    if (!isPreposition && token.lower !== 'last') continue;
    // The words that the preposition leads to: up to a noun that an occasion or a time is, at most five.
    const limit = to + 5;
    while (to < limit && tokens[to]?.type === 'WORD') {
      const word = bareWord(tokens[to]?.lower ?? '');
      const goesOn = DETERMINERS.has(word) || (!OCCASIONS.has(word) && !isTime(word));
      to += 1;
      const next = tokens[to];
      if (!goesOn && !(next && (OCCASIONS.has(next.lower) || isTime(next.lower)))) break;
      if (next !== undefined && (CLAUSE_OPENERS.has(next.lower) || PRONOUNS.has(next.lower))) break;
      if (next !== undefined && goesOn && DETERMINERS.has(next.lower)) break;
    }
    if (tokens[to]?.lower === 'with' && isCapital(tokens[to + 1])) {
      to += 1;
      while (isCapital(tokens[to])) to += 1;
    }
  }
  return to;
}

export const isMark = (token: Token | undefined, text: string): boolean =>
  token?.type === 'MARK' && token.text === text;

const isStop = (token: Token | undefined): boolean =>
  token === undefined || token.type === 'QUOTE' || (token.type === 'MARK' && /[;:.!?()—–]/u.test(token.text));

const isAbbreviation = (token: Token | undefined, lexicon: Lexicon): boolean =>
  token?.type === 'WORD' && (lexicon.titles.has(token.lower) || /^\p{Lu}$/u.test(token.text));

/** Whether a noun phrase can begin here. */
export const opensPhrase = (token: Token | undefined): boolean =>
  token?.type === 'WORD' &&
  !CLAUSE_OPENERS.has(token.lower) &&
  !LINKING.has(token.lower) &&
  !AUXILIARIES.has(token.lower) &&
  !isAdverb(token.lower) &&
  !(isTime(token.lower) && isCapital(token));

/** The phrase that the frame begins with. */
export function subjectOf(tokens: readonly Token[], lexicon: Lexicon): Range | undefined {
  let from = 0;
  while (
    from < tokens.length &&
    (tokens[from]?.type !== 'WORD' ||
      /^(?:but|and|so)$/.test(tokens[from]?.lower ?? '') ||
      isAdverb(tokens[from]?.lower ?? ''))
  )
    from += 1;
  if (LINKING.has(tokens[from]?.lower ?? '')) {
    const comma = tokens.findIndex((token) => isMark(token, ','));
    if (comma < 0) return undefined;
    from = comma + 1;
  }
  return opensPhrase(tokens[from]) ? phraseAfter(tokens, from, lexicon) : undefined;
}
