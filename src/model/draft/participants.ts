// Who fills subject and object of a verb: by name, by a pronoun, or by a phrase that only describes them.
import type { Reading } from '../canonical-claim.ts';
import type { Role } from '../claim.ts';
import type { Cast, Member } from './cast.ts';
import type { Lexicon } from './lexicon.ts';
import type { Named } from './qualifiers.ts';
import { bareWord, isPossessive, type Span, type Token } from './tokens.ts';
import { describe, kindOfPhrase, phraseFrom, phraseUpTo } from './unnamed.ts';
import { CLAUSE_OPENERS, DETERMINERS, isAdverb, isTime, LINKING, PRONOUNS } from './words.ts';

/** What a clause can't tell by itself. */
export interface Surroundings {
  /** Who says "we" and "I", and who does what a verb without subject tells ("denied using it"). */
  readonly self?: Member;
  /** Whether the words are the speaker's own, so that "we" is them. */
  readonly isQuoted: boolean;
  /** Whether the verb has no subject of its own: "denied using it", "claimed to have it". */
  readonly isSubjectless: boolean;
  /** Who is accused, where the clause is an accusation. */
  readonly accused?: Member;
  /** What "the company" means: of the firms named before, the one named most. */
  readonly firm?: Member;
  /** Where phrases that describe somebody without a name are kept. */
  readonly cast: Cast;
  /** Of the kinds given, what was named last before the clause: what "it" may mean. */
  readonly lastNamed: (kinds: readonly string[]) => Member | undefined;
}

/** A verb by its tokens: with the words that belong to it up to `to`, its helpers from `from`. */
interface Place {
  readonly verb: number;
  readonly to: number;
  readonly from: number;
  readonly isPassive: boolean;
}

export interface Participants {
  readonly subject?: Member;
  readonly object?: Member;
  /** Those whom the article only describes, with their words. */
  readonly described: readonly Named[];
  readonly isOpen: boolean;
  readonly reasons: readonly string[];
  /** Whether the predicate lets a member fill the role. */
  readonly fits: (role: Role, member: Member) => boolean;
}

/** The participants of a verb under a predicate; nothing where neither is filled. */
export function participantsOf(
  text: string,
  tokens: readonly Token[],
  place: Place,
  names: readonly Named[],
  around: Surroundings,
  { predicate, roleOf }: Reading,
  lexicon: Lexicon,
): Participants | undefined {
  const { to, from, isPassive } = place;
  const reasons: string[] = [];
  const described: Named[] = [];
  const kindsFor = (role: Role): readonly string[] => {
    const canonical = roleOf(role);
    return canonical === 'SUBJECT' ? predicate.domain : canonical === 'OBJECT' ? predicate.range : BODIES;
  };
  const fits = (role: Role, member: Member): boolean => {
    const canonical = roleOf(role);
    const isParticipant = canonical === 'SUBJECT' || canonical === 'OBJECT';
    return isParticipant
      ? kindsFor(role).includes(member.kind)
      : (predicate.roles as readonly string[]).includes(canonical);
  };

  /** Whom the phrase describes that stands here and names nobody. */
  const unnamed = (phrase: Span | undefined, role: Role): Member | undefined => {
    if (phrase === undefined) return undefined;
    const words = text.slice(phrase.start, phrase.end);
    if (/^(?:the )?(?:company|firm)$/i.test(words)) {
      const { firm } = around;
      if (firm !== undefined && fits(role, firm)) {
        reasons.push(`"${words}" is read as ${firm.name}, the firm that was named most`);
        return firm;
      }
    }
    const guess = kindOfPhrase(words, kindsFor(role), lexicon);
    if (guess === undefined) return undefined;
    const member = describe(
      text,
      around.cast,
      phrase,
      guess.kind,
      guess.isGroup,
      `the article describes it and gives no name; a ${guess.kind}, as ${predicate.name} takes one`,
    );
    described.push({ ...phrase, member });
    reasons.push(`"${words}" fills ${role.toLowerCase()} without a name`);
    return member;
  };

  const leading = (role: Role): Member | undefined => {
    const word = tokens[from - 1];
    if (word?.type === 'WORD' && PRONOUNS.has(word.lower)) return pointed(word, role);
    if (word === undefined && around.isSubjectless) return own(role);
    const phrase = phraseUpTo(tokens, from);
    // A phrase of its own right before the verb is its subject, whoever is named further off.
    if (phrase !== undefined) return unnamed(phrase, role);
    return names
      .filter(({ end }) => end <= (tokens[from]?.start ?? 0))
      .findLast((one) => fits(role, one.member) && !isModifier(tokens, one))?.member;
  };

  const own = (role: Role): Member | undefined => {
    const member = around.accused ?? around.self;
    if (member === undefined || !fits(role, member)) return undefined;
    reasons.push(
      `the verb has no subject of its own: ${around.accused === undefined ? 'it is read as the speaker' : 'it is whoever is accused'}`,
    );
    return member;
  };

  const pointed = (word: Token, role: Role): Member | undefined => {
    const isSelf = around.isQuoted ? /^(?:we|i|us|me)$/.test(word.lower) : /^(?:it|he|she|they)$/.test(word.lower);
    // "it" and "them" are things before they are bodies, and bodies before they are people or places.
    const inOrder = ['Product', 'Organization', 'Person', 'Place', 'Concept', 'Event'].filter((kind) =>
      kindsFor(role).includes(kind),
    );
    const nearest = inOrder.map((kind) => around.lastNamed([kind])).find((one) => one !== undefined);
    const member = isSelf ? around.self : nearest;
    if (member === undefined || !fits(role, member)) return undefined;
    reasons.push(`"${word.text}" is read as ${member.name}${isSelf ? ', who speaks' : ', named last before'}`);
    return member;
  };

  const following = (role: Role): Member | undefined => {
    const word = tokens[to];
    if (word?.type === 'WORD' && /^(?:it|them|him|her)$/.test(word.lower) && !tokens[to + 1]?.lower.match(/^[a-z]+$/u))
      return pointed(word, role);
    const end = tokens[to - 1]?.end ?? 0;
    const named = names.find(
      ({ member, start }) => start >= end && fits(role, member) && !isBehindPreposition(tokens, to, start),
    );
    if (named !== undefined) return named.member;
    if (word?.type === 'WORD' && /^(?:it|them|him|her)$/.test(word.lower)) return pointed(word, role);
    return unnamed(phraseFrom(tokens, to), role);
  };

  const agent = (role: Role): Member | undefined => {
    const by = tokens.findIndex(({ lower }, at) => at >= to && lower === 'by');
    if (by < 0) return undefined;
    const start = tokens[by]?.start ?? 0;
    return (
      names.find((one) => one.start > start && fits(role, one.member))?.member ??
      unnamed(phraseFrom(tokens, by + 1), role)
    );
  };

  const object = isPassive ? leading('OBJECT') : predicate.range.length > 0 ? following('OBJECT') : undefined;
  const found = isPassive ? agent('SUBJECT') : leading('SUBJECT');
  const subject = found === object ? undefined : found;
  if (subject === undefined && object === undefined) return undefined;
  if (isPassive) reasons.push('the passive is turned round');
  const before = tokens[from - 1];
  const beside = names.find(({ end }) => end === before?.end)?.member;
  if (!isPassive && subject === undefined && beside !== undefined) {
    reasons.push(`${beside.name} stands before the verb, but ${predicate.name} takes no ${beside.kind} there`);
  }
  const isSubjectOpen =
    !isPassive && subject === undefined && before?.type === 'WORD' && !CLAUSE_OPENERS.has(before.lower);
  const rest = tokens.slice(to).find(({ type, lower }) => type !== 'WORD' || !(isAdverb(lower) || isTime(lower)));
  const isObjectOpen = !isPassive && object === undefined && predicate.range.length > 0 && rest?.type === 'WORD';
  return {
    ...(subject && { subject }),
    ...(object && { object }),
    described,
    isOpen: isSubjectOpen || isObjectOpen || (isPassive && object === undefined),
    reasons,
    fits,
  };
}

const BODIES = ['Organization', 'Person'] as const;

/** "Marrow Stone's quarry", "of Marrow Stone": a name that belongs to another noun. */
function isModifier(tokens: readonly Token[], { start, end }: Named): boolean {
  const first = tokens.findIndex((token) => token.start === start);
  const last = tokens.findIndex((token) => token.end >= end);
  const before = tokens[first - 1]?.lower ?? '';
  const of = DETERMINERS.has(before) ? (tokens[first - 2]?.lower ?? '') : before;
  return isPossessive(tokens[last]) || (LINKING.has(of) && of !== 'by');
}

/** Whether a preposition stands between the verb and a name: "sprays in Brezna". */
const isBehindPreposition = (tokens: readonly Token[], from: number, start: number): boolean =>
  tokens.some(
    (token, at) =>
      at >= from &&
      token.start < start &&
      token.type === 'WORD' &&
      (LINKING.has(bareWord(token.lower)) || token.lower === 'through' || token.lower === 'into'),
  );
