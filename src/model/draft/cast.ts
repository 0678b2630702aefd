// Who and what an article names: its names grouped into the entities that a draft proposes.
import type { SentenceRecord } from '../article.ts';
import type { EntityKind, NameKind, NameStatus } from '../entity.ts';
import { foldName } from '../name.ts';
import { type KindGuess, kindGuesses } from './kinds.ts';
import type { Lexicon } from './lexicon.ts';
import { endsIn, type NameSpan, namesIn } from './names.ts';
import type { Span } from './tokens.ts';

export type Gender = 'FEMININE' | 'MASCULINE';

/** A place where the text names or describes an entity. */
interface Naming extends Span {
  readonly sentence: number;
  readonly reason: string;
}

/** An entity in the making: what later words tell of it is added. */
export interface Member {
  readonly order: number;
  kind: EntityKind;
  name: string;
  readonly nameStatus: NameStatus;
  isGroup: boolean;
  gender?: Gender;
  /** Other names, by their text. */
  readonly names: Map<string, NameKind>;
  /** Head words of its roles and descriptions, in lower case. */
  readonly roles: Set<string>;
  readonly reasons: string[];
  readonly namings: Naming[];
  /** Whom it speaks for, and the words that say so. */
  principal?: { readonly member: Member; readonly reason: string };
}

export interface Cast {
  /** In the order in which the text first names them. */
  readonly members: Member[];
  /** Adds an entity that has no name. */
  readonly describe: (name: string, kind: EntityKind, isGroup: boolean, reason: string) => Member;
}

/** The named entities of an article. A surname, a first word of a firm's name, initials or another case are the same name. */
export function castOf(text: string, sentences: readonly SentenceRecord[], lexicon: Lexicon): Cast {
  const spans = keepNames(
    text,
    sentences
      .filter(({ skipped }) => skipped === undefined || skipped === 'DUPLICATE')
      .flatMap((sentence) => namesIn(text, sentence, lexicon)),
    lexicon,
  );
  const members: Member[] = [];
  const guesses = new Map<Member, KindGuess[]>();
  // Full names first, so that a headline's surname finds whom the body names in full.
  const inLength = [...spans].sort((a, b) => wordsOf(b.name).length - wordsOf(a.name).length || a.start - b.start);
  for (const span of inLength) {
    const found =
      members.find((member) => foldName(member.name) === foldName(span.name)) ??
      shortFor(span, members, guesses, text, lexicon);
    const member = found ?? newMember(members, span.name);
    if (found === undefined) {
      members.push(member);
      guesses.set(member, []);
    }
    const reason =
      foldName(member.name) === foldName(span.name)
        ? 'the name itself'
        : `short for "${member.name}": ${shortReason(span.name)}`;
    if (span.name !== member.name && foldName(member.name) !== foldName(span.name))
      member.names.set(span.name, 'ALIAS');
    if (foldName(member.name) === foldName(span.name) && isShouted(member.name) && !isShouted(span.name))
      member.name = span.name;
    member.namings.push({ start: span.start, end: span.end, sentence: span.sentence, reason });
    guesses.get(member)?.push(...kindGuesses(text, span, lexicon));
    learn(text, member, span, lexicon);
  }
  for (const member of members) settleKind(member, guesses.get(member) ?? [], lexicon);
  for (const member of members)
    if (/^\p{Lu}\p{Ll}+(?:ians|eans|ans)$/u.test(member.name) || endsIn(member.name, lexicon.groups))
      member.isGroup = member.kind === 'Organization' && !endsIn(member.name, lexicon.bodies);
  for (const member of members) member.namings.sort((a, b) => a.start - b.start);
  members.sort((a, b) => (a.namings[0]?.start ?? 0) - (b.namings[0]?.start ?? 0));
  return {
    members,
    describe: (name, kind, isGroup, reason) => {
      const member: Member = { ...newMember(members, name), nameStatus: 'ROLE_ONLY', kind, isGroup, reasons: [reason] };
      members.push(member);
      return member;
    },
  };
}

const newMember = (members: readonly Member[], name: string): Member => ({
  order: members.length,
  kind: 'Organization',
  name,
  nameStatus: 'NAMED',
  isGroup: false,
  names: new Map(),
  roles: new Set(),
  reasons: [],
  namings: [],
});

const isShouted = (name: string): boolean => name.length > 3 && !/\p{Ll}/u.test(name);
const wordsOf = (name: string): readonly string[] => foldName(name).split(' ');

/** Drops what has a capital only because a sentence begins: no other place names it, and no verb follows that people do. */
function keepNames(text: string, spans: readonly NameSpan[], lexicon: Lexicon): readonly NameSpan[] {
  const sure = new Set(spans.filter(({ isDoubtful }) => !isDoubtful).flatMap(({ name }) => wordsOf(name)));
  const small = new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]+/gu) ?? []);
  return spans.filter((span) => {
    if (!span.isDoubtful) return true;
    const lower = span.name.toLowerCase();
    if (sure.has(foldName(span.name))) return true;
    if (
      small.has(lower) ||
      lexicon.saying.has(lower) ||
      lexicon.doing.has(lower) ||
      lexicon.groups.has(lower) ||
      lexicon.bodies.has(lower)
    )
      return false;
    if (span.isPossessive) return true;
    return (
      lexicon.saying.has(span.after) ||
      lexicon.doing.has(span.after) ||
      /^(?:has|have|had|is|was|will|would)$/.test(span.after)
    );
  });
}

/** The entity that a shorter name stands for. */
function shortFor(
  span: NameSpan,
  members: readonly Member[],
  guesses: ReadonlyMap<Member, readonly KindGuess[]>,
  text: string,
  lexicon: Lexicon,
): Member | undefined {
  const words = wordsOf(span.name);
  const isPersons =
    span.role !== undefined &&
    kindGuesses(text, span, lexicon).some(({ kind, weight }) => kind === 'Person' && weight > 5);
  const fits = members.filter((member) => {
    const full = wordsOf(member.name);
    if (full.length <= words.length) return isInitials(words, full);
    // "in Brezna" is not the Brezna Water Committee.
    if (kindGuesses(text, span, lexicon).some(({ kind, weight }) => kind === 'Place' && weight > 1)) return false;
    const kind = strongest(guesses.get(member) ?? []);
    if (kind === 'Person')
      return words.length === 1 ? full.at(-1) === words[0] : full.slice(-words.length).join(' ') === words.join(' ');
    if (isPersons) return false;
    if (words.length === 1 && initialsOf(member.name) === span.name.toUpperCase() && span.name.length > 1) return true;
    return (
      kind === 'Organization' &&
      (full.slice(0, words.length).join(' ') === words.join(' ') ||
        full.slice(-words.length).join(' ') === words.join(' ')) &&
      full.length - words.length < 3 &&
      !isCommonWord(span.name, lexicon)
    );
  });
  return fits.length === 1 ? fits[0] : undefined;
}

/** "A. Morozov" of "Alexei Morozov". */
const isInitials = (short: readonly string[], full: readonly string[]): boolean =>
  short.length === full.length &&
  short.length > 1 &&
  short.at(-1) === full.at(-1) &&
  short.slice(0, -1).every((word, at) => word.length === 1 && full[at]?.startsWith(word)) &&
  short.join() !== full.join();

const initialsOf = (name: string): string => (name.match(/\p{Lu}/gu) ?? []).join('');
const isCommonWord = (name: string, lexicon: Lexicon): boolean =>
  lexicon.bodies.has(name.toLowerCase()) || lexicon.bodiesOf.has(name.toLowerCase());
const shortReason = (name: string): string => (/^\p{Lu}{2,}$/u.test(name) ? 'its initials' : 'a part of the name');

const strongest = (guesses: readonly KindGuess[]): EntityKind | undefined => weigh(guesses)[0]?.[0];

/** Kinds by what the places of a name say in all, the most first. */
function weigh(guesses: readonly KindGuess[]): readonly (readonly [EntityKind, number])[] {
  const sums = new Map<EntityKind, number>();
  for (const { kind, weight } of guesses) sums.set(kind, (sums.get(kind) ?? 0) + weight);
  return [...sums].sort((a, b) => b[1] - a[1]);
}

function settleKind(member: Member, guesses: KindGuess[], lexicon: Lexicon): void {
  const first = guesses.filter(({ weight }) => weight < 1);
  // On second mention people lose their first name, and firms keep theirs.
  const isFirm =
    first.length === guesses.length &&
    member.namings.length > 1 &&
    member.names.size === 0 &&
    wordsOf(member.name).length > 1;
  if (isFirm)
    guesses.push({
      kind: 'Organization',
      weight: 1 + guesses.length,
      reason: 'it is named in full each time, as people are not',
    });
  const kind = strongest(guesses) ?? 'Organization';
  member.kind = kind;
  const best = guesses.filter((guess) => guess.kind === kind).sort((a, b) => b.weight - a.weight)[0];
  member.reasons.push(
    `${kind === 'Organization' ? 'an' : 'a'} ${kind}, as ${best?.reason ?? 'nothing says otherwise'}`,
  );
  const [given = ''] = wordsOf(member.name);
  if (kind === 'Person' && member.gender === undefined) {
    if (lexicon.givenFeminine.has(given)) member.gender = 'FEMININE';
    else if (lexicon.givenMasculine.has(given)) member.gender = 'MASCULINE';
  }
}

/** Titles, roles and gender from the words around a name. */
function learn(text: string, member: Member, { role, apposition }: NameSpan, lexicon: Lexicon): void {
  for (const span of [role, apposition]) {
    if (span === undefined) continue;
    const words =
      text
        .slice(span.start, span.end)
        .toLowerCase()
        .match(/[\p{L}-]+/gu) ?? [];
    // Of "a hydrologist at the University" the words after the preposition describe something else.
    const end = words.findIndex((word) => /^(?:of|for|at|in|from|who|by|on)$/.test(word));
    for (const word of end < 0 ? words : words.slice(0, end)) {
      if (lexicon.roles.has(word) || lexicon.titles.has(word) || lexicon.speaksFor.has(word)) member.roles.add(word);
      if (lexicon.feminine.has(word)) member.gender ??= 'FEMININE';
      if (lexicon.masculine.has(word)) member.gender ??= 'MASCULINE';
    }
    if (span === role && lexicon.bodies.has(words.at(-1) ?? '')) {
      member.names.set(`${text.slice(span.start, span.end)} ${member.name}`, 'DESCRIPTION');
    } else if (words.some((word) => lexicon.roles.has(word) || lexicon.titles.has(word))) {
      member.names.set(text.slice(span.start, span.end), 'TITLE');
    }
  }
}
