// Who a description without a name stands for: "the committee", "the 52-year-old", "a senior official".
import { foldName } from '../name.ts';
import type { Cast, Gender, Member } from './cast.ts';
import type { Lexicon } from './lexicon.ts';
import type { Past, Recency } from './recency.ts';
import type { Span, Token } from './tokens.ts';

/** Who speaks, and why they are taken for it. */
export interface Resolved {
  readonly member: Member;
  readonly reason: string;
  /** Whether the words only point: a pronoun, or "the father of three". */
  readonly isPointing: boolean;
}

/** The head of a noun phrase: its words up to the first preposition, comma or relative. */
export interface Head extends Span {
  /** The last of them, in lower case. */
  readonly word: string;
  readonly isDefinite: boolean;
}

export interface Describer {
  /** @param whose Resolves the words for whose a statement or report is. */
  readonly described: (
    tokens: readonly Token[],
    source: Span,
    head: Head,
    ignore: Span,
    past: readonly Past[],
    whose: (issuer: Span) => Resolved,
  ) => Resolved;
  /** Adds somebody whom these words alone describe. */
  readonly unnamed: (name: string, kind: Member['kind'], isGroup: boolean, source: Span, reason: string) => Member;
}

export function describerOf(text: string, cast: Cast, recency: Recency, lexicon: Lexicon): Describer {
  function unnamed(name: string, kind: Member['kind'], isGroup: boolean, source: Span, reason: string): Member {
    const member = cast.describe(name, kind, isGroup, reason);
    member.namings.push({ ...source, sentence: -1, reason: 'described, not named' });
    return member;
  }

  function described(
    tokens: readonly Token[],
    source: Span,
    head: Head,
    ignore: Span,
    past: readonly Past[],
    whose: (issuer: Span) => Resolved,
  ): Resolved {
    const words = text.slice(source.start, source.end);
    const whole = cast.members.find(
      ({ name, namings }) =>
        namings.some(({ start }) => start < source.start) &&
        foldName(withoutArticle(name)) === foldName(withoutArticle(words)),
    );
    if (whole !== undefined) {
      whole.namings.push({ ...source, sentence: -1, reason: 'the same words' });
      return { member: whole, reason: `"${words}" described them before`, isPointing: false };
    }
    if (/^(?:statement|report|ruling|email|letter|document|study|survey)$/.test(head.word)) {
      const by = tokens.findIndex(({ lower }) => lower === 'by' || lower === 'from' || lower === 'of');
      const rest = tokens[by + 1];
      if (by > 0 && rest !== undefined) return whose({ start: rest.start, end: source.end });
      const issuer = past.at(-1)?.member;
      if (issuer !== undefined && head.isDefinite)
        return { member: issuer, reason: `"${words}" is read as that of who spoke last`, isPointing: true };
    }
    if (head.isDefinite || lexicon.titles.has(head.word)) {
      const byRole = cast.members.filter(
        (member) =>
          member.kind === 'Person' && member.roles.has(head.word) && (member.namings[0]?.start ?? 0) < source.start,
      );
      const last = byRole.at(-1);
      if (last !== undefined) return pointing(last, words, `"${head.word}" is what the text calls them`, source);
      const body = cast.members.filter(
        (member) =>
          member.kind === 'Organization' &&
          (member.namings[0]?.start ?? 0) < source.start &&
          (foldName(member.name).split(' ').at(-1) === head.word ||
            foldName(member.name).split(' ')[0] === head.word ||
            member.roles.has(head.word)),
      );
      const nearest = body.at(-1);
      if (nearest !== undefined) return pointing(nearest, words, `"${head.word}" is a word of its name`, source);
      if (/^(?:company|firm|group|airline|manufacturer|chain|operator|retailer|bank|maker)$/.test(head.word)) {
        const firm = recency.lastNamed(
          source.start,
          ignore,
          (member) => member.kind === 'Organization' && !member.isGroup && !NO_FIRM.test(member.name),
        );
        if (firm !== undefined && tokens.length < 4)
          return pointing(firm, words, 'the last body named that can be one', source);
      }
      const isBare = tokens[0]?.lower === 'the' && !lexicon.bodies.has(head.word) && !lexicon.groups.has(head.word);
      if (
        isBare &&
        (/^\d+-year-old$/.test(head.word) ||
          /^(?:father|mother|grandmother|grandfather|man|woman|star|veteran|father-of-\w+|mother-of-\w+)$/.test(
            head.word,
          ))
      ) {
        const gender: Gender | undefined = lexicon.feminine.has(head.word)
          ? 'FEMININE'
          : lexicon.masculine.has(head.word)
            ? 'MASCULINE'
            : undefined;
        const person = recency.lastPerson(source.start, ignore, gender, past);
        if (person !== undefined) return pointing(person, words, 'the last person named whom it can describe', source);
      }
    }
    const isPlural = lexicon.groups.has(head.word) || (/[^s]s$/.test(head.word) && !lexicon.bodies.has(head.word));
    const isBody = lexicon.bodies.has(head.word) && !lexicon.roles.has(head.word);
    const kind = isPlural || isBody ? 'Organization' : 'Person';
    const plain = words.replace(/, who .*$/u, '').replace(/,$/u, '');
    const member = unnamed(
      plain,
      kind,
      isPlural,
      source,
      `the article describes them and gives no name: ${isPlural ? 'a plural group' : isBody ? `"${head.word}" is a body` : `"${head.word}" is one person`}`,
    );
    member.roles.add(head.word);
    if (lexicon.feminine.has(head.word)) member.gender = 'FEMININE';
    if (lexicon.masculine.has(head.word)) member.gender = 'MASCULINE';
    return { member, reason: `"${words}" describes them`, isPointing: false };
  }

  function pointing(member: Member, words: string, why: string, source: Span): Resolved {
    member.names.set(words, 'DESCRIPTION');
    member.namings.push({ ...source, sentence: -1, reason: `described: ${why}` });
    return { member, reason: `"${words}" is read as ${member.name}: ${why}`, isPointing: true };
  }

  return { described, unnamed };
}

/** Bodies that nobody calls the company. */
export const NO_FIRM =
  /\b(?:ministry|police|court|government|council|parliament|committee|commission|union|party|army|forces|university|kremlin|courier|gazette|times|post|herald|ledger|wire|radio|news)\b/i;

const withoutArticle = (words: string): string => words.replace(/^(?:the|a|an) /i, '');
