// Which claim the words of a clause propose: a predicate by its verb, participants by the names around it.
import { readingOf } from '../canonical-claim.ts';
import type { Modality, QualifierRole, Role } from '../claim.ts';
import type { Vocabulary } from '../predicates.ts';
import type { Member } from './cast.ts';
import type { Doing, Lexicon } from './lexicon.ts';
import { dateIn, type Named, namedQualifiers, type Qualifier, termsIn } from './qualifiers.ts';
import { bareWord, isPossessive, type Span, type Token, tokenize } from './tokens.ts';
import { helpersBefore, modalityOf, negationBefore } from './tone.ts';
import { BE, DETERMINERS, LINKING, PRONOUNS } from './words.ts';

export interface ProposedClaim {
  readonly predicate: string;
  readonly modality: Modality;
  readonly subject?: Member;
  readonly object?: Member;
  readonly qualifiers: ReadonlyMap<QualifierRole, Member | string>;
  readonly isNegated: boolean;
  readonly reasons: readonly string[];
}

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
  /** Of the kinds given, what was named last before the clause: what "it" may mean. */
  readonly lastNamed: (kinds: readonly string[]) => Member | undefined;
}

interface Verb {
  readonly at: number;
  readonly to: number;
  readonly entry: Doing;
}

/** The claim that a clause proposes, or nothing where no verb of the lexicon leads to anything that it names. */
export function proposeClaim(
  text: string,
  span: Span,
  names: readonly Named[],
  around: Surroundings,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
): ProposedClaim | undefined {
  const tokens = tokenize(text, span);
  for (const verb of verbsIn(tokens, lexicon)) {
    const proposal = under(text, span, tokens, verb, names, around, vocabulary);
    if (proposal !== undefined) return proposal;
  }
  return undefined;
}

function verbsIn(tokens: readonly Token[], lexicon: Lexicon): readonly Verb[] {
  return tokens.flatMap((token, at) => {
    if (token.type !== 'WORD' || (/^\p{Lu}/u.test(token.text) && at > 0)) return [];
    const form = (lexicon.doing.get(token.lower) ?? []).find(({ words }) =>
      words.every((word, step) => tokens[at + step]?.lower === word),
    );
    if (form === undefined || isNoun(tokens, at)) return [];
    return [{ at, to: at + form.words.length, entry: form.entry }];
  });
}

/** "the use", "a strike", "its plans", "of sprays". */
function isNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before?.type !== 'WORD') return false;
  if (/(?:ed|ing)$/.test(tokens[at]?.lower ?? ''))
    return DETERMINERS.has(before.lower) && tokens[at + 1]?.type === 'WORD';
  return DETERMINERS.has(before.lower) || isPossessive(before) || (LINKING.has(before.lower) && before.lower !== 'to');
}

function under(
  text: string,
  span: Span,
  tokens: readonly Token[],
  verb: Verb,
  names: readonly Named[],
  around: Surroundings,
  vocabulary: Vocabulary,
): ProposedClaim | undefined {
  const { predicate: name } = verb.entry;
  const reading = readingOf(vocabulary, name);
  if (reading === undefined) return undefined;
  const { predicate, roleOf } = reading;
  const words = text.slice(span.start, span.end);
  const helpers = helpersBefore(tokens, verb.at);
  const isPassive = helpers.words.some((word) => BE.has(word)) && !/ing$/.test(tokens[verb.at]?.lower ?? '');
  const reasons = [
    `"${tokens
      .slice(verb.at, verb.to)
      .map((token) => token.text)
      .join(' ')}" proposes ${name}`,
  ];

  const fits = (role: Role, member: Member): boolean => {
    const canonical = roleOf(role);
    const kinds: readonly string[] =
      canonical === 'SUBJECT' ? predicate.domain : canonical === 'OBJECT' ? predicate.range : [];
    return canonical === 'SUBJECT' || canonical === 'OBJECT'
      ? kinds.includes(member.kind)
      : (predicate.roles as readonly string[]).includes(canonical);
  };
  const kindsFor = (role: Role): readonly string[] => {
    const canonical = roleOf(role);
    return canonical === 'SUBJECT'
      ? predicate.domain
      : canonical === 'OBJECT'
        ? predicate.range
        : ['Organization', 'Person'];
  };
  const before = names.filter(({ end }) => end <= (tokens[helpers.from]?.start ?? 0));
  const after = names.filter(({ start }) => start >= (tokens[verb.to - 1]?.end ?? 0));

  /** Whoever the word right before the verb's helpers means. */
  const leading = (role: Role): Member | undefined => {
    const word = tokens[helpers.from - 1];
    if (word?.type === 'WORD' && PRONOUNS.has(word.lower)) return pointed(word, role);
    const member = before.findLast((one) => fits(role, one.member) && !isModifier(tokens, one))?.member;
    if (member !== undefined) return member;
    if (word === undefined && around.isSubjectless) {
      const own = around.accused ?? around.self;
      if (own !== undefined && fits(role, own)) {
        reasons.push(
          `the verb has no subject of its own: ${around.accused === undefined ? 'it is read as the speaker' : 'it is whoever is accused'}`,
        );
        return own;
      }
    }
    return undefined;
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
    const word = tokens[verb.to];
    if (word?.type === 'WORD' && /^(?:it|them|him|her)$/.test(word.lower)) return pointed(word, role);
    const first = after.find(({ member, start }) => fits(role, member) && !isBehindPreposition(tokens, verb.to, start));
    return first?.member;
  };
  const agent = (role: Role): Member | undefined => {
    const by = tokens.findIndex(({ lower }, at) => at >= verb.to && lower === 'by');
    return by < 0
      ? undefined
      : after.find(({ member, start }) => start > (tokens[by]?.start ?? 0) && fits(role, member))?.member;
  };
  const object = isPassive ? leading('OBJECT') : following('OBJECT');
  const found = isPassive ? agent('SUBJECT') : leading('SUBJECT');
  const subject = found === object ? undefined : found;
  if (subject === undefined && object === undefined) return undefined;
  if (isPassive) reasons.push('the passive is turned round');

  const taken = new Set<Role>([...(subject ? [roleOf('SUBJECT')] : []), ...(object ? [roleOf('OBJECT')] : [])]);
  const qualifiers = new Map<QualifierRole, Member | string>();
  const date = dateIn(words);
  const candidates: readonly Qualifier[] = [
    ...namedQualifiers(
      tokens,
      verb.to,
      names.filter(({ member }) => member !== subject && member !== object),
    ),
    ...(date ? [date] : []),
    ...termsIn(words, vocabulary),
  ];
  for (const { role, filler, reason } of candidates) {
    const canonical = roleOf(role);
    if (taken.has(canonical) || qualifiers.has(role)) continue;
    const isTaken =
      canonical === 'SUBJECT' || canonical === 'OBJECT'
        ? typeof filler !== 'string' && fits(role, filler)
        : (predicate.roles as readonly string[]).includes(canonical);
    if (!isTaken) continue;
    taken.add(canonical);
    qualifiers.set(role, filler);
    reasons.push(reason);
  }
  const { modality, word } = modalityOf(helpers.words, /\bif\b/i.test(words));
  if (word !== undefined) reasons.push(`"${word}" makes it ${modality}`);
  const negation =
    negationBefore(tokens, verb.at) ?? /^(?:no|nothing|nobody|neither|nor)$/i.exec(tokens[verb.to]?.text ?? '')?.[0];
  if (negation !== undefined) reasons.push(`"${negation}" denies it`);
  if (subject === undefined) reasons.push('no subject fits, so it stands for anyone');
  if (object === undefined && predicate.range.length > 0) reasons.push('no object fits, so it stands for anything');
  const filled = new Set([subject, object, ...qualifiers.values()]);
  const left = leftOver(
    text,
    tokens,
    verb.to,
    names.filter(({ member }) => filled.has(member)),
    reasons,
  );
  if (left.length > 0)
    reasons.push(`in no slot yet, though it may restrict the claim: ${left.map((one) => `"${one}"`).join(', ')}`);
  return {
    predicate: name,
    modality,
    ...(subject && { subject }),
    ...(object && { object }),
    qualifiers,
    isNegated: negation !== undefined,
    reasons,
  };
}

const RESTRICTS =
  /^(?:in|on|at|to|into|from|with|without|through|via|for|against|near|during|since|until|before|after|by|unless|if)$/;

/** What prepositions after the verb lead to and no slot holds: a claim without it may say more than the words. */
function leftOver(
  text: string,
  tokens: readonly Token[],
  from: number,
  filled: readonly Named[],
  reasons: readonly string[],
): readonly string[] {
  const left: string[] = [];
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.lower === 'here' || token?.lower === 'there') left.push(token.text);
    if (token === undefined || !RESTRICTS.test(token.lower)) continue;
    let to = at + 1;
    while (tokens[to]?.type === 'WORD' && !RESTRICTS.test(tokens[to]?.lower ?? '')) to += 1;
    const end = tokens[to - 1]?.end ?? token.end;
    const words = text.slice(token.start, end);
    const isHeld =
      filled.some(({ start }) => start >= token.start && start < end) ||
      reasons.some((reason) => reason.includes(`"${words}"`));
    if (!isHeld && to > at + 1) left.push(words);
    at = to - 1;
  }
  return left;
}

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
