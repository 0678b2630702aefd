// What is said: the words that a cue leads to, before it or after it.
import type { Directness } from '../statement.ts';
import type { Complement, Lexicon, Saying } from './lexicon.ts';
import { afterAdverbials, isAdverbial, isMark, opensPhrase } from './phrases.ts';
import { isCapital, type Span, type Token } from './tokens.ts';
import { AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, isAdverb, LINKING, PRONOUNS, REPORT_NOUNS } from './words.ts';

export interface Content extends Span {
  readonly directness: Directness;
  /** Which complement of the verb it is. */
  readonly complement: Complement;
  /** "dismissed allegations from X that …": whose words they were before, and the noun that says so. */
  readonly presupposed?: { readonly source?: Span; readonly cue: Span };
}

const takes = (entries: readonly Saying[], complement: Complement): boolean =>
  entries.some((entry) => entry.takes.includes(complement));

/** The content that begins after the cue, or nothing where the words there are only about the saying. */
export function contentAfter(
  tokens: readonly Token[],
  at: number,
  entries: readonly Saying[],
  lexicon: Lexicon,
): Content | undefined {
  const hasHearer = entries.some(({ hearer }) => hearer);
  let from = afterAdverbials(tokens, at);
  if (takes(entries, 'OF')) return accusation(tokens, from, lexicon) ?? undefined;
  if (isMark(tokens[from], ',')) from = afterParenthesis(tokens, from);
  const opener = tokens[from];
  if (opener?.lower === 'that') return clauseOrQuote(tokens, from + 1, entries, lexicon);
  if (takes(entries, 'WHETHER')) {
    const asked = whetherAt(tokens, from, hasHearer ? 12 : 3);
    if (asked !== undefined) return clause(tokens, asked, 'WHETHER', lexicon);
  }
  if (hasHearer && opener?.type === 'WORD') {
    from = afterAdverbials(tokens, afterHearer(tokens, from));
    if (isMark(tokens[from], ',')) from = afterParenthesis(tokens, from);
    if (tokens[from]?.lower === 'that') return clauseOrQuote(tokens, from + 1, entries, lexicon);
  }
  if (quoteAt(tokens, from) !== undefined && takes(entries, 'QUOTE'))
    return clauseOrQuote(tokens, from, entries, lexicon);
  if (takes(entries, 'VERDICT')) return verdict(tokens, from, lexicon);
  if (takes(entries, 'DOING') && /ing$/.test(tokens[from]?.lower ?? '') && !isCapital(tokens[from])) {
    return clause(tokens, from, 'DOING', lexicon);
  }
  if (takes(entries, 'TO') && tokens[from]?.lower === 'to') return clause(tokens, from, 'TO', lexicon);
  if (takes(entries, 'NOUN')) return noun(tokens, from, entries, lexicon);
  if (takes(entries, 'CLAUSE') && isClauseAt(tokens, from)) return clause(tokens, from, 'CLAUSE', lexicon);
  return undefined;
}

/** What follows "that": a quotation that says it all, or a clause. */
function clauseOrQuote(
  tokens: readonly Token[],
  from: number,
  entries: readonly Saying[],
  lexicon: Lexicon,
): Content | undefined {
  const quote = quoteAt(tokens, from);
  if (quote === undefined) return clause(tokens, from, 'CLAUSE', lexicon);
  if (takes(entries, 'QUOTE') && isWholeQuote(tokens, quote)) return quoteAlone(tokens, quote);
  return clause(tokens, quote, 'CLAUSE', lexicon);
}

/** "acknowledged, however, that" and "stated, referring to the government, “…”": what stands between the commas is passed over. */
function afterParenthesis(tokens: readonly Token[], comma: number): number {
  if (tokens[comma + 1]?.lower === 'that' || tokens[comma + 1]?.type === 'QUOTE') return comma + 1;
  for (let at = comma + 1; at < Math.min(tokens.length, comma + 12); at += 1) {
    if (tokens[at]?.type === 'QUOTE') return comma;
    if (!isMark(tokens[at], ',')) continue;
    return tokens[at + 1]?.lower === 'that' || tokens[at + 1]?.type === 'QUOTE' ? at + 1 : comma;
  }
  return comma;
}

function whetherAt(tokens: readonly Token[], from: number, reach: number): number | undefined {
  for (let at = from; at < Math.min(tokens.length, from + reach); at += 1) {
    const lower = tokens[at]?.lower ?? '';
    if (['whether', 'if', 'why', 'how', 'who', 'what', 'where', 'when', 'which'].includes(lower)) {
      return ['for', 'on', 'about', 'by', 'from'].includes(tokens[at - 1]?.lower ?? '') && at > from
        ? at - (lower === 'whether' ? 0 : 1)
        : at;
    }
    if (tokens[at]?.type !== 'WORD') return undefined;
  }
  return undefined;
}

/** "told [the inquest] the driver was", "told [reporters in Velmar]". */
function afterHearer(tokens: readonly Token[], from: number): number {
  if (PRONOUNS.has(tokens[from]?.lower ?? '')) return from + 1;
  let at = from;
  while (at < tokens.length && at - from < 10) {
    const token = tokens[at];
    if (token?.type !== 'WORD' || token.lower === 'that' || isAdverbial(tokens, at)) break;
    const isNewPhrase =
      at > from &&
      (DETERMINERS.has(token.lower) || PRONOUNS.has(token.lower) || (isCapital(token) && !isCapital(tokens[at - 1])));
    if (isNewPhrase && !LINKING.has(tokens[at - 1]?.lower ?? '') && !DETERMINERS.has(tokens[at - 1]?.lower ?? ''))
      break;
    at += 1;
  }
  return at;
}

/** The quotation that begins at a place, after a colon or comma. */
function quoteAt(tokens: readonly Token[], from: number): number | undefined {
  let at = from;
  while (isMark(tokens[at], ':') || isMark(tokens[at], ',')) at += 1;
  return tokens[at]?.type === 'QUOTE' ? at : undefined;
}

/** Whether the quotation says it all, and isn't part of a clause that goes on. */
function isWholeQuote(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  return (
    after === undefined ||
    after.type !== 'WORD' ||
    ['and', 'but', 'as', 'while', 'when', 'after', 'before', 'in', 'on'].includes(after.lower)
  );
}

/** A quotation as content; its marks don't count. */
export function quoteAlone(tokens: readonly Token[], at: number): Content {
  const token = tokens[at];
  return { start: token?.start ?? 0, end: token?.end ?? 0, directness: 'DIRECT_QUOTE', complement: 'QUOTE' };
}

/** A clause needs a subject and a verb: a phrase that begins here, and three words at least. */
function isClauseAt(tokens: readonly Token[], from: number): boolean {
  const token = tokens[from];
  if (!opensPhrase(token) && token?.type !== 'QUOTE') return false;
  const end = clauseEnd(tokens, from);
  return (
    tokens.slice(from, end).filter(({ type }) => type !== 'MARK').length >=
    (tokens.slice(from, end).some(({ type }) => type === 'QUOTE') ? 2 : 3)
  );
}

function clause(tokens: readonly Token[], from: number, complement: Complement, lexicon: Lexicon): Content | undefined {
  const to = clauseEnd(tokens, from, lexicon);
  return content(tokens, from, to, complement);
}

function content(tokens: readonly Token[], from: number, to: number, complement: Complement): Content | undefined {
  const inside = tokens.slice(from, to);
  const first = inside.find(({ type }) => type !== 'MARK');
  const last = inside.findLast(({ type, text }) => type !== 'MARK' || text === '%' || text === '’');
  if (first === undefined || last === undefined) return undefined;
  const quotes = inside.filter(({ type }) => type === 'QUOTE').length;
  const words = inside.filter(({ type }) => type === 'WORD').length;
  const directness = quotes === 0 ? 'INDIRECT' : words === 0 ? 'DIRECT_QUOTE' : 'MIXED';
  return { start: first.start, end: last.end, directness, complement };
}

/** Where a clause that begins at `from` ends: at a stop, or where another saying or a second clause of the sentence begins. */
function clauseEnd(tokens: readonly Token[], from: number, lexicon?: Lexicon): number {
  for (let at = from + 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token?.type === 'MARK') {
      if (/[;—–]/u.test(token.text)) return at;
      if (token.text === ',' && next !== undefined) {
        if (/^(?:adding|saying|according|as|while|although|though|citing|insisting|noting|warning)$/.test(next.lower))
          return at;
      }
      continue;
    }
    if (token?.type !== 'WORD' || lexicon === undefined) continue;
    if (
      (token.lower === 'and' || token.lower === 'but') &&
      next?.type === 'WORD' &&
      !isCapital(next) &&
      at - from > 1
    ) {
      const isSecondVerb =
        /(?:s|ed)$/.test(next.lower) &&
        (lexicon.saying.has(next.lower) || next.lower === 'blames' || next.lower === 'blamed');
      if (isSecondVerb) return at;
    }
  }
  return tokens.length;
}

/** "accused X of doing Y": Y, with X left to whoever reads the claim. */
function accusation(tokens: readonly Token[], from: number, lexicon: Lexicon): Content | undefined {
  for (let at = from; at < Math.min(tokens.length, from + 14); at += 1) {
    if (tokens[at]?.lower === 'of' && /ing$/.test(tokens[at + 1]?.lower ?? ''))
      return clause(tokens, at + 1, 'OF', lexicon);
    if (tokens[at]?.lower === 'of' && at > from && !opensPhrase(tokens[at + 1])) return undefined;
    if (isMark(tokens[at], ';')) return undefined;
  }
  const of = tokens.findIndex(({ lower }, at) => at > from && at < from + 8 && lower === 'of');
  return of < 0 ? undefined : clause(tokens, of + 1, 'OF', lexicon);
}

/** "called the pledge “worthless”": up to the last quoted words. */
function verdict(tokens: readonly Token[], from: number, lexicon: Lexicon): Content | undefined {
  const end = clauseEnd(tokens, from, lexicon);
  const quote = tokens.slice(0, end).findLastIndex(({ type }) => type === 'QUOTE');
  return quote < from ? undefined : content(tokens, from, quote + 1, 'VERDICT');
}

/** "denied the charge", "dismissed allegations from Ukraine that …", "declined to comment on the figures". */
function noun(
  tokens: readonly Token[],
  start: number,
  entries: readonly Saying[],
  lexicon: Lexicon,
): Content | undefined {
  let from = start;
  if (entries.some(({ stance }) => stance === 'DECLINES') && ['on', 'about'].includes(tokens[from]?.lower ?? ''))
    from += 1;
  const token = tokens[from];
  if (token?.type !== 'WORD' || (CLAUSE_OPENERS.has(token.lower) && token.lower !== 'what') || LINKING.has(token.lower))
    return undefined;
  const end = clauseEnd(tokens, from, lexicon);
  const that = tokens.slice(0, Math.min(end, from + 12)).findIndex(({ lower }, at) => at > from && lower === 'that');
  const report = tokens
    .slice(0, Math.max(that, 0))
    .findLastIndex(({ lower }, at) => at >= from && REPORT_NOUNS.has(lower));
  if (report >= from) {
    const of = content(tokens, that + 1, end, 'CLAUSE');
    const head = tokens[report];
    const isFrom = ['from', 'by', 'of'].includes(tokens[report + 1]?.lower ?? '') && report + 2 < that;
    const first = tokens[report + 2];
    const last = tokens[that - 1];
    if (of !== undefined && head !== undefined) {
      const source =
        isFrom && first !== undefined && last !== undefined ? { start: first.start, end: last.end } : undefined;
      return { ...of, presupposed: { cue: { start: head.start, end: head.end }, ...(source && { source }) } };
    }
  }
  if (AUXILIARIES.has(token.lower) || (isAdverb(token.lower) && tokens[from + 1]?.type !== 'WORD')) return undefined;
  if (entries.some((entry) => entry.takes.includes('CLAUSE')) && hasVerb(tokens, from, end))
    return content(tokens, from, end, 'CLAUSE');
  let to = from + 1;
  while (to < end && !isMark(tokens[to], ',') && !(to > from && isAdverbial(tokens, to))) to += 1;
  return content(tokens, from, to, 'NOUN');
}

const hasVerb = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ lower }) => AUXILIARIES.has(lower));

/**
 * The clause that ends before `at`: from the start of the frame, or from the last semicolon or quotation's end.
 * @param at The token after the clause, which a comma parts from it.
 */
export function clauseBefore(tokens: readonly Token[], at: number): Content | undefined {
  let from = afterDateline(tokens);
  for (let before = at - 1; before >= 0; before -= 1) {
    const token = tokens[before];
    if (token?.type === 'MARK' && /[;—–]/u.test(token.text)) {
      from = before + 1;
      break;
    }
  }
  if (/^(?:but|and|so|however|meanwhile)$/.test(tokens[from]?.lower ?? '')) from += 1;
  const found = content(tokens, from, at, 'CLAUSE');
  const words = tokens.slice(from, at).filter(({ type }) => type !== 'MARK').length;
  return words >= 2 ? found : undefined;
}

/** "MOSCOW, Russia: …", "PORT ESSA, Nov 3 - …": where the text begins after the place. */
function afterDateline(tokens: readonly Token[]): number {
  if (!/^\p{Lu}{2,}$/u.test(tokens[0]?.text ?? '')) return 0;
  const end = tokens
    .slice(0, 10)
    .findIndex((token) => isMark(token, ':') || isMark(token, '-') || isMark(token, '–') || isMark(token, '—'));
  return end < 0 ||
    tokens
      .slice(0, end)
      .some((token) => token.type === 'QUOTE' || (token.type === 'WORD' && /^\p{Ll}/u.test(token.text)))
    ? 0
    : end + 1;
}

/** "…," he said on Wednesday, "…": the second part. */
export function secondPart(tokens: readonly Token[], at: number): Content | undefined {
  for (let to = at; to < tokens.length; to += 1) {
    const token = tokens[to];
    if (token?.type === 'QUOTE')
      return isMark(tokens[to - 1], ',') || isMark(tokens[to - 1], ':') || isMark(tokens[to - 1], '.')
        ? quoteAlone(tokens, to)
        : undefined;
    if (token?.type === 'MARK' && token.text === ';') return undefined;
    if (to - at > 14 || (token?.type === 'WORD' && /^(?:adding|and)$/.test(token.lower) && to > at + 2))
      return undefined;
  }
  return undefined;
}
