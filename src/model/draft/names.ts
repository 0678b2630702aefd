// Where names stand in a sentence, with the title or role before each and the apposition after it.
import type { SentenceRecord } from '../article.ts';
import type { Lexicon } from './lexicon.ts';
import { bareWord, isCapital, isPossessive, type Span, type Token, tokenize } from './tokens.ts';
import { AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, isAdverb, isTime, LINKING, NEGATIONS, PRONOUNS } from './words.ts';

export interface NameSpan extends Span {
  /** As written, without title and possessive ending. */
  readonly name: string;
  readonly isPossessive: boolean;
  /** "Finance Minister" of "Finance Minister Oren Tal", "spokesman" of "a separatist spokesman, Emil Kost". */
  readonly role?: Span;
  /** What a comma leads to after the name: "a hydrologist at the University of Orlavia". */
  readonly apposition?: Span;
  /** The small word before it: "in", "at", "uses". */
  readonly before: string;
  readonly after: string;
  /** 0-based index of the sentence. */
  readonly sentence: number;
  /** Whether nothing but its capital at the start of a sentence makes it a name. */
  readonly isDoubtful: boolean;
}

const JOINERS = new Set([
  'of',
  'de',
  'del',
  'della',
  'van',
  'von',
  'der',
  'den',
  'al',
  'bin',
  'ibn',
  'el',
  'la',
  'le',
  'da',
  'di',
  'dos',
  'du',
  'ter',
]);
const ADJECTIVE = /(?:ian|ean|ish|ese|can|nch|rab|eek|iss|ern)s?$/;

/** The names of a sentence, in reading order. */
export function namesIn(text: string, sentence: SentenceRecord, lexicon: Lexicon): readonly NameSpan[] {
  const tokens = tokenize(text, sentence);
  const isShouted = !/\p{Ll}/u.test(sentence.text);
  const names: NameSpan[] = [];
  let at = 0;
  while (at < tokens.length) {
    const end = isCapital(tokens[at]) ? runEnd(tokens, at) : at;
    if (end > at) names.push(...namesOfRun(text, tokens, at, end, sentence, lexicon, isShouted));
    at = Math.max(end, at + 1);
  }
  return names;
}

/** Where a run of capitalized words, joined by small ones, ends. */
function runEnd(tokens: readonly Token[], from: number): number {
  let to = from + 1;
  for (;;) {
    const token = tokens[to];
    const next = tokens[to + 1];
    const last = tokens[to - 1];
    if (isPossessive(last)) break;
    if (isCapital(token)) to += 1;
    else if (token?.text === '&' && isCapital(next)) to += 2;
    else if (
      token?.text === '.' &&
      /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Gov|Rep|St)$/u.test(last?.text ?? '') &&
      isCapital(next)
    )
      to += 2;
    else if (token !== undefined && JOINERS.has(token.lower) && isCapital(next)) to += 2;
    else if (token?.lower === 'of' && next?.lower === 'the' && isCapital(tokens[to + 2])) to += 3;
    else break;
  }
  return to;
}

function namesOfRun(
  text: string,
  tokens: readonly Token[],
  start: number,
  end: number,
  sentence: SentenceRecord,
  lexicon: Lexicon,
  isShouted: boolean,
): readonly NameSpan[] {
  let from = start;
  let to = end;
  while (from < to && isNoName(tokens[from], from === 0 || isOpener(tokens[from - 1]), lexicon)) from += 1;
  // "of" joins only to what such names begin with: "Ministry of Energy" is one name, "Sandoz of Lantern" two.
  for (let at = from + 1; at < to; at += 1) {
    if (tokens[at]?.lower !== 'of') continue;
    const head = tokens[at - 1]?.lower ?? '';
    if (lexicon.bodiesOf.has(head) || lexicon.places.has(head)) continue;
    return [
      ...namesOfRun(text, tokens, from, at, sentence, lexicon, isShouted),
      ...namesOfRun(text, tokens, tokens[at + 1]?.lower === 'the' ? at + 2 : at + 1, to, sentence, lexicon, isShouted),
    ];
  }
  // What stands before the name of a person: the last title or role word of the run.
  let role: Span | undefined;
  const lastRole = tokens
    .slice(from, to - 1)
    .findLastIndex(({ lower }) => lexicon.titles.has(lower) || lexicon.roles.has(lower));
  // "General Staff" is no general called Staff.
  if (lastRole >= 0 && !(to - from === lastRole + 2 && lexicon.bodies.has(tokens[to - 1]?.lower ?? ''))) {
    const nameFrom = from + lastRole + 1 + (tokens[from + lastRole + 1]?.text === '.' ? 1 : 0);
    if (nameFrom < to) {
      role = { start: tokens[from]?.start ?? 0, end: tokens[from + lastRole]?.end ?? 0 };
      from = nameFrom;
    }
  }
  while (to > from && tokens[to - 1]?.type !== 'WORD') to -= 1;
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return [];
  const isSingle = to - from === 1;
  const next = tokens[to];
  if (
    isSingle &&
    (isTime(first.lower) || first.text === 'I' || lexicon.titles.has(first.lower) || lexicon.roles.has(first.lower))
  )
    return [];
  if (isSingle && first.text.length === 1 && role === undefined) return [];
  if (isSingle && ADJECTIVE.test(first.lower) && next?.type === 'WORD' && !isCapital(next) && role === undefined) {
    // "Russian forces" names a body; in "a Crimean city" the adjective names nothing.
    if (lexicon.places.has(next.lower) || !(lexicon.bodies.has(next.lower) || lexicon.groups.has(next.lower)))
      return [];
    to += 1;
  }
  role ??= smallRoleBefore(tokens, from, lexicon);
  const lastToken = tokens[to - 1] ?? last;
  const possessive = isPossessive(lastToken);
  const span = {
    start: first.start,
    end: lastToken.end - (possessive ? lastToken.text.length - bareLength(lastToken) : 0),
  };
  const apposition = appositionAfter(tokens, to, lexicon);
  const before = tokens[from - 1]?.lower ?? '';
  return [
    {
      ...span,
      name: text.slice(span.start, span.end).replace(/\s+/g, ' '),
      isPossessive: possessive,
      ...(role && { role }),
      ...(apposition && { apposition }),
      before,
      after: tokens[to]?.lower ?? '',
      sentence: sentence.index,
      isDoubtful:
        isSingle &&
        role === undefined &&
        !isShouted &&
        (start === 0 || isOpener(tokens[start - 1])) &&
        from === start &&
        !/^\p{Lu}{2,}$/u.test(first.text),
    },
  ];
}

const bareLength = (token: Token): number => token.text.replace(/(?:['’]s|['’])$/, '').length;

/** After these a word has its capital because a sentence or a quote begins. */
const isOpener = (token: Token | undefined): boolean =>
  token === undefined || (token.type === 'MARK' && /[:"“”„«»'‘’.!?—–]/u.test(token.text));

const isNoName = (token: Token | undefined, isFirst: boolean, lexicon: Lexicon): boolean => {
  if (token === undefined) return true;
  if (token.text === '&' || token.type !== 'WORD') return true;
  const { lower } = token;
  if (isTime(lower) && isFirst) return true;
  if (DETERMINERS.has(lower) || PRONOUNS.has(lower) || CLAUSE_OPENERS.has(lower)) return true;
  if (!isFirst) return false;
  return (
    LINKING.has(lower) ||
    AUXILIARIES.has(lower) ||
    NEGATIONS.has(lower) ||
    isAdverb(lower) ||
    lexicon.groups.has(lower) ||
    /^(?:according|asked|despite|under|during|among|between|throughout|inside|outside|yes|no|not|just|like|more|most|other|others|such|next|last|first|new|local|rival|here|there|let|please|thanks|dear|mother|father|well|everything|nothing|something|anyone|everyone|nobody)$/.test(
      lower,
    )
  );
};

/** "separatist spokesman Emil Kost", "the aid group Lantern": small role words right before the name. */
function smallRoleBefore(tokens: readonly Token[], from: number, lexicon: Lexicon): Span | undefined {
  let at = from - 1;
  if (
    tokens[at]?.text === ',' &&
    (lexicon.roles.has(tokens[at - 1]?.lower ?? '') || lexicon.speaksFor.has(tokens[at - 1]?.lower ?? ''))
  )
    at -= 1;
  const head = tokens[at];
  if (head?.type !== 'WORD' || isPossessive(head)) return undefined;
  if (
    !(
      lexicon.roles.has(head.lower) ||
      lexicon.titles.has(head.lower) ||
      ((lexicon.bodies.has(head.lower) || lexicon.places.has(head.lower)) && at === from - 1)
    )
  )
    return undefined;
  let start = at;
  while (
    start > 0 &&
    at - start < 5 &&
    tokens[start - 1]?.type === 'WORD' &&
    !CLAUSE_OPENERS.has(tokens[start - 1]?.lower ?? '') &&
    !DETERMINERS.has(tokens[start]?.lower ?? '') &&
    !isPossessive(tokens[start]) &&
    !LINKING.has(tokens[start - 1]?.lower ?? '') &&
    !AUXILIARIES.has(tokens[start - 1]?.lower ?? '') &&
    !lexicon.saying.has(tokens[start - 1]?.lower ?? '')
  )
    start -= 1;
  return { start: tokens[start]?.start ?? head.start, end: head.end };
}

function appositionAfter(tokens: readonly Token[], to: number, lexicon: Lexicon): Span | undefined {
  let comma = to;
  if (tokens[comma]?.text !== ',') return undefined;
  // An age stands between: "Olga Petrenko, 70, a pensioner,".
  if (/^\d{1,3}$/.test(tokens[comma + 1]?.text ?? '') && tokens[comma + 2]?.text === ',') comma += 2;
  const first = tokens[comma + 1];
  if (first?.type !== 'WORD') return undefined;
  const isClause = first.lower === 'who' || first.lower === 'whose';
  if (
    !isClause &&
    !/^(?:an?|the|its|his|her|their)$/.test(first.lower) &&
    !lexicon.roles.has(first.lower) &&
    !lexicon.titles.has(first.lower)
  )
    return undefined;
  let end = comma + 1;
  for (; end < tokens.length && tokens[end]?.type === 'WORD'; end += 1) {
    const word = tokens[end]?.lower ?? '';
    // A verb makes it a clause of its own: "…, an inspector told the committee".
    if (!isClause && (AUXILIARIES.has(word) || (lexicon.saying.has(word) && /(?:ed|said|says|told|tells)$/.test(word))))
      return undefined;
    if (end - comma > 18) return undefined;
  }
  return { start: first.start, end: tokens[end - 1]?.end ?? first.end };
}

/** Whether a name ends in a word of the list, or begins with one. */
export const endsIn = (name: string, words: ReadonlySet<string>): boolean =>
  words.has(bareWord(name.split(' ').at(-1)?.toLowerCase() ?? ''));
