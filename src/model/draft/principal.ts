// On whose behalf somebody speaks: "a spokesman for the port", "its lawyer", "GUR spokesperson", "who leads the committee".
import type { Cast, Member } from './cast.ts';
import { NO_FIRM } from './descriptions.ts';
import type { Lexicon } from './lexicon.ts';
import type { Past } from './recency.ts';
import { bareWord, type Span, tokenize } from './tokens.ts';

const LEADS = new Set(['leads', 'heads', 'chairs', 'runs']);

/** The principal that the words of a source tell, and those words. */
export function principalOf(
  text: string,
  source: Span,
  speaker: Member,
  cast: Cast,
  past: readonly Past[],
  lexicon: Lexicon,
): { readonly member: Member; readonly reason: string } | undefined {
  const tokens = tokenize(text, source);
  const words = text.slice(source.start, source.end);
  const at = tokens.findIndex(
    (token, place) => isAgent(token.lower, tokens[place - 1]?.lower ?? '', lexicon) || LEADS.has(token.lower),
  );
  const agent = tokens[at];
  if (agent === undefined) return undefined;
  const reason = `"${words}" speaks for them`;
  const next = tokens[at + 1];
  const follows = LEADS.has(agent.lower)
    ? next
    : next?.lower === 'for' || next?.lower === 'of'
      ? tokens[at + 2]
      : undefined;
  const inside = (from: number, to: number): Member | undefined =>
    cast.members.find(
      (member) => member !== speaker && member.namings.some(({ start, end }) => start >= from && end <= to),
    );
  if (follows !== undefined) {
    const comma = tokens.find((token) => token.start > follows.start && token.text === ',');
    const end = comma?.start ?? source.end;
    const member =
      inside(follows.start, end) ??
      bodyCalled(text.slice(follows.start, end), source.start, speaker, cast, past) ??
      describedBody(text, { start: follows.start, end }, cast, lexicon);
    return member && { member, reason };
  }
  const before = tokens.slice(0, at);
  const possessor = before.findLast(({ lower }) => /(?:'s|s')$/.test(lower) || /^(?:its|his|her|their)$/.test(lower));
  if (possessor !== undefined && /^(?:its|his|her|their)$/.test(possessor.lower)) {
    const member = ownerBefore(possessor.lower, source.start, speaker, cast, past);
    return member && { member, reason: `"${possessor.text}" in "${words}" is read as ${member.name}` };
  }
  if (possessor !== undefined) {
    const member =
      inside(source.start, possessor.end) ??
      bodyCalled(text.slice(source.start, possessor.end).replace(/['’]s?$/, ''), source.start, speaker, cast, past);
    return member && { member, reason };
  }
  const member = inside(source.start, agent.start);
  return member && { member, reason };
}

const isAgent = (word: string, before: string, lexicon: Lexicon): boolean =>
  lexicon.speaksFor.has(word) || lexicon.speaksFor.has(`${before} ${word}`);

/** "the firm", "the company", "the committee": the body that it was before. */
function bodyCalled(
  words: string,
  before: number,
  speaker: Member,
  cast: Cast,
  past: readonly Past[],
): Member | undefined {
  const head = bareWord(
    words
      .toLowerCase()
      .replace(/^(?:the|a|an) /, '')
      .split(' ')
      .at(-1) ?? '',
  );
  const earlier = cast.members.filter(
    (member) => member !== speaker && member.kind === 'Organization' && (member.namings[0]?.start ?? Infinity) < before,
  );
  const firms = earlier.filter(({ name, isGroup }) => !isGroup && !NO_FIRM.test(name));
  const called = earlier.findLast(
    (member) => member.name.toLowerCase().split(' ').at(-1) === head || member.roles.has(head),
  );
  if (called !== undefined) return called;
  return /^(?:company|firm|group|airline|bank|chain|operator)$/.test(head)
    ? (past.findLast(({ member }) => firms.includes(member))?.member ?? nearest(firms, before))
    : undefined;
}

/** "for the ministry", where no name says which: a body that the article only describes. */
function describedBody(text: string, span: Span, cast: Cast, lexicon: Lexicon): Member | undefined {
  const words = text.slice(span.start, span.end);
  const head = bareWord(
    words
      .toLowerCase()
      .split(/ (?:of|for|in|at) /)[0]
      ?.split(' ')
      .at(-1) ?? '',
  );
  if (!(lexicon.bodies.has(head) || lexicon.groups.has(head)) || words.split(' ').length > 6) return undefined;
  const member = cast.describe(
    words,
    'Organization',
    lexicon.groups.has(head),
    'the article describes it and gives no name',
  );
  member.roles.add(head);
  member.namings.push({ ...span, sentence: -1, reason: 'described, not named' });
  return member;
}

function ownerBefore(
  pronoun: string,
  before: number,
  speaker: Member,
  cast: Cast,
  past: readonly Past[],
): Member | undefined {
  const fits = (member: Member): boolean => {
    if (member === speaker) return false;
    if (pronoun === 'its' || pronoun === 'their') return member.kind === 'Organization' || member.kind === 'Place';
    return (
      member.kind === 'Person' &&
      (member.gender ?? (pronoun === 'her' ? 'FEMININE' : 'MASCULINE')) ===
        (pronoun === 'her' ? 'FEMININE' : 'MASCULINE')
    );
  };
  return (
    past.findLast(({ member, start }) => fits(member) && start < before)?.member ??
    nearest(
      cast.members.filter((member) => fits(member) && member.kind !== 'Place'),
      before,
    ) ??
    nearest(cast.members.filter(fits), before)
  );
}

/** Of these the one that was named last before a place. */
function nearest(members: readonly Member[], before: number): Member | undefined {
  const last = (member: Member): number =>
    Math.max(-1, ...member.namings.map(({ start }) => start).filter((start) => start < before));
  return members.filter((member) => last(member) >= 0).sort((a, b) => last(b) - last(a))[0];
}
