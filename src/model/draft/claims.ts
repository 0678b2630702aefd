// Which claim the words of a clause propose: a predicate by its verb, participants by the names around it.
import { readingOf } from '../canonical-claim.ts';
import type { Modality, QualifierRole, Role } from '../claim.ts';
import type { Vocabulary } from '../predicates.ts';
import type { Member } from './cast.ts';
import type { Doing, Lexicon } from './lexicon.ts';
import { participantsOf, type Surroundings } from './participants.ts';
import { dateIn, type Named, namedQualifiers, type Qualifier, termsIn } from './qualifiers.ts';
import { isPossessive, type Span, type Token, tokenize } from './tokens.ts';
import { helpersBefore, modalityOf, negationBefore } from './tone.ts';
import { describe } from './unnamed.ts';
import { BE, DETERMINERS, LINKING } from './words.ts';

export interface ProposedClaim {
  readonly predicate: string;
  readonly modality: Modality;
  readonly subject?: Member;
  readonly object?: Member;
  readonly qualifiers: ReadonlyMap<QualifierRole, Member | string>;
  readonly isNegated: boolean;
  /** Whether words stand for a participant that nothing fills: affirmed it says less than the words, denied more. */
  readonly isOpen: boolean;
  /** Words that may restrict the claim and that no slot holds. */
  readonly restrictions: readonly string[];
  readonly reasons: readonly string[];
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
    const proposal = under(text, span, tokens, verb, names, around, lexicon, vocabulary);
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
    if (form === undefined || isNoun(tokens, at) || isInfinitive(tokens, at)) return [];
    return [{ at, to: at + form.words.length, entry: form.entry }];
  });
}

/** "the proposal to activate it": who would do it stands nowhere beside the verb, but in "was going to". */
function isInfinitive(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.lower !== 'to' || at === 1) return false;
  return !/^(?:going|used|continues?|continued|began|begun|has|have|had|ought)$/.test(tokens[at - 2]?.lower ?? '');
}

/** "the use", "a strike", "its plans", "of sprays". */
function isNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before?.type !== 'WORD') return false;
  if (/^(?:more|most|less|very|too|so)$/.test(before.lower)) return true;
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
  lexicon: Lexicon,
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

  const found = participantsOf(
    text,
    tokens,
    { verb: verb.at, to: verb.to, from: helpers.from, isPassive },
    names,
    around,
    reading,
    lexicon,
  );
  if (found === undefined) return undefined;
  const { subject, object, fits } = found;
  reasons.push(...found.reasons);

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
  const holders = [...names, ...found.described].filter(({ member }) => filled.has(member));
  const left = leftOver(text, tokens, verb.to, holders, reasons);
  const place = left.find(({ start, end }) => isPlacePhrase(text.slice(start, end)));
  if (place !== undefined && !taken.has('PLACE') && (predicate.roles as readonly string[]).includes('PLACE')) {
    const where = tokenize(text, place).slice(2);
    const span = { start: where[0]?.start ?? place.start, end: place.end };
    const reason = `the article describes it and gives no name; a Place, as "${text.slice(place.start, span.start).trim()}" leads to it`;
    qualifiers.set('PLACE', describe(text, around.cast, span, 'Place', false, reason));
    reasons.push(`"${text.slice(place.start, place.end)}" fills PLACE without a name`);
    left.splice(left.indexOf(place), 1);
  }
  const restrictions = left.map(({ start, end }) => text.slice(start, end));
  if (restrictions.length > 0) {
    reasons.push(
      `in no slot yet, though it may restrict the claim: ${restrictions.map((one) => `"${one}"`).join(', ')}`,
    );
  }
  return {
    predicate: name,
    modality,
    ...(subject && { subject }),
    ...(object && { object }),
    qualifiers,
    isNegated: negation !== undefined,
    isOpen: found.isOpen,
    restrictions,
    reasons,
  };
}

const RESTRICTS =
  /^(?:in|on|at|to|into|from|with|without|through|via|for|against|near|during|since|until|before|after|by|unless|if)$/;

/** Cover every case, and so restrict nothing. */
const EXHAUSTIVE =
  /^(?:in any way|in any form|at all|at any time|to anyone|to anybody|by anyone|under any circumstances)$/i;
const DEFINITE_PLACE = /^(?:in|on|at|near|across) (?:the|its|their|our|his|her|this|that) [\p{Ll} -]+$/u;
/** Heads that "on the" leads to without meaning a place. */
const NO_PLACE =
  /(?:matter|subject|issue|question|case|basis|way|time|year|month|week|day|night|morning|evening|contrary|phone|record|spot|whole|past|future|meantime|end|beginning|interest|name|form|order)s?$/;

/** What prepositions after the verb lead to and no slot holds: a claim without it may say more than the words. */
function leftOver(
  text: string,
  tokens: readonly Token[],
  from: number,
  filled: readonly Named[],
  reasons: readonly string[],
): Span[] {
  const left: Span[] = [];
  const held = reasons.flatMap((reason) => /^"(.+)" is /.exec(reason)?.[1] ?? []);
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.lower === 'here' || token?.lower === 'there') left.push({ start: token.start, end: token.end });
    if (token === undefined || !RESTRICTS.test(token.lower)) continue;
    let to = at + 1;
    while (tokens[to]?.type === 'WORD' && !RESTRICTS.test(tokens[to]?.lower ?? '')) to += 1;
    const span = { start: token.start, end: tokens[to - 1]?.end ?? token.end };
    const words = text.slice(span.start, span.end);
    const isHeld =
      filled.some(({ start }) => start >= span.start && start < span.end) || held.some((one) => words.includes(one));
    if (!isHeld && to > at + 1 && !EXHAUSTIVE.test(words)) left.push(span);
    at = to - 1;
  }
  return left;
}

/** "on the north face": definite, so that it can be pointed at, and no way of speaking. */
const isPlacePhrase = (words: string): boolean =>
  DEFINITE_PLACE.test(words) && !NO_PLACE.test(words) && words.split(' ').length < 7;
