// Participants without a name: the noun phrase beside a verb, as an entity that the article only describes.
import type { EntityKind } from '../entity.ts';
import { foldName } from '../name.ts';
import type { Cast, Member } from './cast.ts';
import type { Lexicon } from './lexicon.ts';
import { isCapital, type Span, type Token } from './tokens.ts';
import { AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, isAdverb, isTime, LINKING, PRONOUNS } from './words.ts';

/** Longest phrase, in words. */
const LONGEST = 7;
const ANY =
  /^(?:anything|nothing|something|everything|anyone|nobody|everyone|none|no|any|all|both|neither|such|more|so|it|that|this)$/;

/** The phrase that begins at `from`, its article left out; nothing where none does. */
export function phraseFrom(tokens: readonly Token[], from: number): Span | undefined {
  let first = from;
  while (isWord(tokens[first]) && (isAdverb(tokens[first]?.lower ?? '') || isArticle(tokens[first]))) first += 1;
  let to = first;
  while (to - first < LONGEST && isWord(tokens[to]) && !ends(tokens[to])) to += 1;
  while (to > first && (isAdverb(tokens[to - 1]?.lower ?? '') || isTime(tokens[to - 1]?.lower ?? ''))) to -= 1;
  return spanOf(tokens, first, to);
}

/** The phrase that ends before `end`, its article left out; nothing where none does. */
export function phraseUpTo(tokens: readonly Token[], end: number): Span | undefined {
  let from = end;
  while (end - from < LONGEST && isWord(tokens[from - 1]) && !ends(tokens[from - 1])) {
    from -= 1;
    if (DETERMINERS.has(tokens[from]?.lower ?? '')) break;
  }
  // Behind a preposition it belongs to another noun: "soldiers engaged in combat were".
  if (LINKING.has(tokens[from - 1]?.lower ?? '')) return undefined;
  while (from < end && (isArticle(tokens[from]) || isAdverb(tokens[from]?.lower ?? ''))) from += 1;
  return spanOf(tokens, from, end);
}

const isWord = (token: Token | undefined): boolean => token?.type === 'WORD';
const isArticle = (token: Token | undefined): boolean => /^(?:the|a|an)$/.test(token?.lower ?? '');
const ends = (token: Token | undefined): boolean => {
  const lower = token?.lower ?? '';
  return (
    LINKING.has(lower) ||
    CLAUSE_OPENERS.has(lower) ||
    AUXILIARIES.has(lower) ||
    PRONOUNS.has(lower) ||
    /^(?:and|into|through|via|without|during|not|never|become|becomes|became|more|most|to)$/.test(lower)
  );
};

function spanOf(tokens: readonly Token[], from: number, to: number): Span | undefined {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return undefined;
  const words = tokens.slice(from, to);
  // "anything" is no participant, and a capital would have been a name.
  if (words.every(({ lower }) => ANY.test(lower) || DETERMINERS.has(lower)) || words.some(isCapital)) return undefined;
  return { start: first.start, end: last.end };
}

/** The kind that the words of a phrase and the slot that it fills allow, the likelier first. */
export function kindOfPhrase(
  words: string,
  allowed: readonly string[],
  lexicon: Lexicon,
): { readonly kind: EntityKind; readonly isGroup: boolean } | undefined {
  const head = words.toLowerCase().split(' ').at(-1) ?? '';
  const isGroup = lexicon.groups.has(head);
  const likely: readonly EntityKind[] =
    isGroup || lexicon.bodies.has(head)
      ? ['Organization']
      : lexicon.roles.has(head)
        ? ['Person']
        : lexicon.places.has(head)
          ? ['Place', 'Organization']
          : ['Product', 'Concept', 'Event', 'Place'];
  const kind = likely.find((one) => allowed.includes(one));
  return kind && { kind, isGroup };
}

/** The entity that these words describe: the one that they described before, or another. */
export function describe(
  text: string,
  cast: Cast,
  span: Span,
  kind: EntityKind,
  isGroup: boolean,
  reason: string,
): Member {
  const words = text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const before = cast.members.find(
    (member) => member.nameStatus === 'ROLE_ONLY' && member.kind === kind && foldName(member.name) === foldName(words),
  );
  const member = before ?? cast.describe(words, kind, isGroup, reason);
  if (!member.namings.some(({ start }) => start === span.start)) {
    member.namings.push({ ...span, sentence: -1, reason: 'described, not named' });
  }
  return member;
}
