// Whom the words of a source mean: by name, by what they are, or by a pronoun.
import type { Cast, Gender, Member } from './cast.ts';
import { describerOf, type Head, type Resolved } from './descriptions.ts';
import type { Lexicon } from './lexicon.ts';
import type { Past, Recency } from './recency.ts';
import { bareWord, isCapital, type Span, type Token, tokenize } from './tokens.ts';
import { AUXILIARIES, DETERMINERS, LINKING } from './words.ts';

const FEMININE = new Set(['she', 'her', 'herself']);
const MASCULINE = new Set(['he', 'him', 'himself']);
const NEUTER = new Set(['it', 'itself']);
const PLURAL = new Set(['they', 'them', 'themselves']);
const INDEFINITE = new Set(
  'a an one two three four five six seven several some many most another dozens few other others'.split(' '),
);

const NOWHERE: Span = { start: -1, end: -1 };

export interface Reader {
  /** Whom the words of a source mean; `ignore` is what they are said to have said, where no pronoun looks. */
  readonly resolve: (source: Span, ignore: Span, past: readonly Past[]) => Resolved;
}

export function readerOf(text: string, cast: Cast, recency: Recency, lexicon: Lexicon): Reader {
  const { lastNamed, lastPerson } = recency;
  const { described, unnamed } = describerOf(text, cast, recency, lexicon);

  const named = (span: Span): readonly { member: Member; start: number; end: number }[] =>
    cast.members
      .flatMap((member) => member.namings.map(({ start, end }) => ({ member, start, end })))
      .filter(({ start, end }) => start >= span.start && end <= span.end)
      .sort((a, b) => a.start - b.start);

  function resolve(source: Span, ignore: Span, past: readonly Past[]): Resolved {
    const tokens = tokenize(text, source);
    const words = text.slice(source.start, source.end);
    const [first] = tokens;
    const lower = first?.lower ?? '';
    if (
      tokens.length === 1 ||
      (tokens.length === 2 && isCapital(first) === false && lower.length < 5 && AUXILIARIES.has(tokens[1]?.lower ?? ''))
    ) {
      const pointed = pronoun(lower, source, ignore, past);
      if (pointed !== undefined) return pointed;
    }
    const people = named(source);
    const head = headOf(tokens);
    const inHead = people.filter(({ start }) => start < head.end);
    // "Malta's chief negotiator" is not Malta: a possessive or "of" leads on to the head.
    const name =
      inHead.find(({ end }) => !isPossessiveAt(end) && end >= head.end - 1) ??
      people.find(({ member, start }) => start >= head.end && member.kind === 'Person' && isApposition(tokens, start));
    if (name !== undefined) {
      noteRole(name.member, source, name);
      return { member: name.member, reason: `"${words}" names them`, isPointing: false };
    }
    const owner = people.find(({ start }) => start >= head.end && isApposition(tokens, start));
    if (owner !== undefined)
      return { member: owner.member, reason: `"${words}" names it after the comma`, isPointing: false };
    return described(tokens, source, head, ignore, past, (issuer) => resolve(issuer, ignore, past));
  }

  const isPossessiveAt = (end: number): boolean =>
    /^['’]s?\b/.test(text.slice(end, end + 2)) || /^['’]\s/.test(text.slice(end, end + 2));

  function isApposition(tokens: readonly Token[], start: number): boolean {
    const at = tokens.findIndex((token) => token.start === start);
    for (let before = at - 1; before >= 0; before -= 1) {
      const token = tokens[before];
      if (token?.text === ',') return true;
      if (token?.type !== 'WORD' || LINKING.has(token.lower) || token.lower === 'who') return false;
    }
    return false;
  }

  /** The words up to the first preposition, comma or relative: the last of them is the head. */
  function headOf(tokens: readonly Token[]): Head {
    const stop = tokens.findIndex(
      (token, at) =>
        at > 0 &&
        (token.text === ',' || (LINKING.has(token.lower) && !isCapitalOf(tokens, at)) || token.lower === 'who'),
    );
    const end = stop < 0 ? tokens.length : stop;
    const last = tokens[end - 1];
    const lower = tokens[0]?.lower ?? '';
    return {
      start: tokens[0]?.start ?? 0,
      end: last?.end ?? 0,
      word: bareWord(last?.lower ?? ''),
      isDefinite: !INDEFINITE.has(lower) && (DETERMINERS.has(lower) || /(?:'s|s')$/.test(lower)),
    };
  }

  /** "Ministry of Energy" goes on: the preposition is within a name. */
  const isCapitalOf = (tokens: readonly Token[], at: number): boolean => {
    const token = tokens[at];
    return (
      token !== undefined &&
      cast.members.some(({ namings }) => namings.some(({ start, end }) => start < token.start && token.end < end))
    );
  };

  function noteRole(member: Member, source: Span, name: Span): void {
    const before = text.slice(source.start, name.start).trim().replace(/,$/, '');
    const after = text
      .slice(name.end, source.end)
      .replace(/^,\s*(?:\d+,?\s*)?/, '')
      .trim()
      .replace(/,$/, '');
    for (const words of [before, after]) {
      const plain = words.replace(/^(?:the|a|an)$/i, '');
      if (plain === '' || /^\d+$/.test(plain)) continue;
      const heads = (plain.toLowerCase().match(/[\p{L}-]+/gu) ?? []).filter(
        (word) => lexicon.roles.has(word) || lexicon.titles.has(word) || lexicon.speaksFor.has(word),
      );
      if (member.kind === 'Person' && heads.length > 0) {
        if (![...member.names.keys()].some((other) => other.includes(plain))) member.names.set(plain, 'TITLE');
        for (const word of heads) {
          member.roles.add(word);
          if (lexicon.feminine.has(word)) member.gender ??= 'FEMININE';
          if (lexicon.masculine.has(word)) member.gender ??= 'MASCULINE';
        }
      }
    }
  }

  function pronoun(word: string, source: Span, ignore: Span, past: readonly Past[]): Resolved | undefined {
    const gender: Gender | undefined = FEMININE.has(word) ? 'FEMININE' : MASCULINE.has(word) ? 'MASCULINE' : undefined;
    if (gender !== undefined) {
      const member = lastPerson(source.start, ignore, gender, past);
      if (member !== undefined) {
        member.gender ??= gender;
        return { member, reason: `"${word}" is read as the last person named whom it can mean`, isPointing: true };
      }
      const later = cast.members.find(
        (one) =>
          one.kind === 'Person' && (one.gender ?? gender) === gender && (one.namings[0]?.start ?? 0) > source.start,
      );
      if (later !== undefined)
        return {
          member: later,
          reason: `"${word}" is read as the next person named: nobody stands before it`,
          isPointing: true,
        };
      return {
        member: unnamed(word, 'Person', false, source, `nobody before "${word}" is a person whom it can mean`),
        reason: `whom "${word}" means, the article doesn't say`,
        isPointing: true,
      };
    }
    if (NEUTER.has(word) || PLURAL.has(word)) {
      const fits = (member: Member): boolean =>
        NEUTER.has(word)
          ? member.kind === 'Organization' && !member.isGroup
          : member.isGroup || member.kind === 'Organization';
      const spoke = past.findLast(({ member }) => fits(member))?.member;
      const member = spoke ?? lastNamed(source.start, ignore, fits) ?? lastNamed(source.start, NOWHERE, fits);
      if (member !== undefined)
        return { member, reason: `"${word}" is read as the last body that spoke or was named`, isPointing: true };
      return {
        member: unnamed(
          word,
          'Organization',
          PLURAL.has(word),
          source,
          `no body that "${word}" can mean is named before`,
        ),
        reason: `whom "${word}" means, the article doesn't say`,
        isPointing: true,
      };
    }
    return undefined;
  }

  return { resolve };
}
