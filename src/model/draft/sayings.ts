// What a draft makes of each thing said: the claim that its words propose, the stance, and how sure it sounds.
import type { SentenceRecord } from '../article.ts';
import type { Vocabulary } from '../predicates.ts';
import type { Basis, Certainty, Directness, Hedge, Stance } from '../statement.ts';
import type { Member } from './cast.ts';
import { type ProposedClaim, proposeClaim } from './claims.ts';
import { NO_FIRM } from './descriptions.ts';
import type { Frame } from './frames.ts';
import type { Lexicon } from './lexicon.ts';
import type { Named } from './qualifiers.ts';
import type { Reading, Speech } from './speech.ts';
import type { Span } from './tokens.ts';
import { hedgesIn } from './tone.ts';

/** One sentence's worth of something said, with the claim that it proposes, if any. */
export interface Saying {
  /** Absent where the article speaks itself. */
  readonly speech?: Speech;
  readonly speaker?: Member;
  readonly principal?: Member;
  readonly relayer?: Member;
  readonly source?: Span;
  readonly cue?: Span;
  /** Within one sentence. */
  readonly content: Span;
  readonly sentence: SentenceRecord;
  readonly directness?: Directness;
  readonly stance: Stance;
  readonly isConcession: boolean;
  readonly certainty: Certainty;
  readonly hedges: readonly Hedge[];
  readonly basis: Basis;
  /** Why the speaker and the basis are taken for it. */
  readonly why: string;
  readonly reasons: readonly string[];
  readonly claim?: ProposedClaim;
  readonly saidAtText?: string;
  /** What it presupposes: "dismissed allegations from X that …". */
  readonly answers?: Saying;
}

/** All that an article says and passes on, in reading order. */
export function sayingsOf(text: string, reading: Reading, lexicon: Lexicon, vocabulary: Vocabulary): readonly Saying[] {
  const namings = reading.cast.members
    .flatMap((member) => member.namings.map(({ start, end }) => ({ member, start, end })))
    .sort((a, b) => a.start - b.start);
  const namedIn = (span: Span): readonly Named[] =>
    namings.filter(({ start, end }) => start >= span.start && end <= span.end);
  const lastNamed =
    (before: number) =>
    (kinds: readonly string[]): Member | undefined =>
      namings.findLast(({ member, start }) => start < before && kinds.includes(member.kind))?.member;

  const said = reading.speeches.flatMap((speech) => piecesOf(speech).map((piece) => fromSpeech(speech, piece)));
  const covered = (frame: Frame): boolean =>
    reading.speeches.some(
      ({ frame: own, content }) => own === frame || (content.start <= frame.start && frame.end <= content.end),
    );
  const told = reading.frames.filter((frame) => !covered(frame)).flatMap((frame) => frame.sentences.map(fromArticle));
  return [...said, ...told].sort((a, b) => a.content.start - b.content.start);

  function piecesOf({ content, frame }: Speech): readonly { readonly span: Span; readonly sentence: SentenceRecord }[] {
    const quotation = frame.quotations.find(({ start }) => start === content.start);
    const whole = content.directness === 'DIRECT_QUOTE' && quotation !== undefined ? quotation.inner : content;
    const onLine = reading.frames.filter(({ line }) => line === frame.line).flatMap(({ sentences }) => sentences);
    return onLine.flatMap((sentence) => {
      const span = trimmedSpaces(text, {
        start: Math.max(whole.start, sentence.start),
        end: Math.min(whole.end, sentence.end),
      });
      return span.start < span.end && /[\p{L}\p{N}]/u.test(text.slice(span.start, span.end))
        ? [{ span, sentence }]
        : [];
    });
  }

  function fromSpeech(speech: Speech, { span, sentence }: { span: Span; sentence: SentenceRecord }): Saying {
    const { content, entry, frame, speaker } = speech;
    const principal = speech.principal?.member;
    const self = principal ?? speaker;
    const isQuoted = content.directness === 'DIRECT_QUOTE';
    const proposal = proposeClaim(
      text,
      span,
      namedIn(span),
      {
        ...(self && { self }),
        isQuoted,
        isSubjectless: content.complement === 'DOING' || content.complement === 'TO' || content.complement === 'OF',
        ...accusedOf(speech),
        cast: reading.cast,
        ...firmBefore(span.start),
        lastNamed: lastNamed(span.start),
      },
      lexicon,
      vocabulary,
    );
    const reasons: string[] = [];
    const stance = stanceOf(speech, span, proposal, reasons);
    const claim = heldBy(proposal, stance, reasons);
    const { hedges, certainty: hedged } = hedgesIn(text, span, isQuoted, lexicon);
    const certainty = hedged ?? entry?.certainty ?? (isQuoted ? 'CERTAIN' : 'UNDERSPECIFIED');
    if (hedged !== undefined) reasons.push(`"${hedges.find(({ by }) => by === 'SPEAKER')?.text}" makes it ${hedged}`);
    if (entry?.isConcession) reasons.push(`"${entry.verb}" grants what others say`);
    const saidAtText = timeBeside(frame, content);
    const base: Saying = {
      speech,
      ...(speaker && { speaker }),
      ...(principal && { principal }),
      ...(speech.relayer && { relayer: speech.relayer }),
      ...(speech.source && { source: speech.source }),
      ...(speech.cue && { cue: speech.cue }),
      content: span,
      sentence,
      directness: content.directness,
      stance,
      isConcession: entry?.isConcession ?? false,
      certainty,
      hedges,
      basis: speech.basis,
      why: speech.why,
      reasons,
      ...(claim && { claim }),
      ...(saidAtText !== undefined && { saidAtText }),
    };
    const answers = presupposedBy(speech, base, proposal);
    return answers === undefined ? base : { ...base, answers };
  }

  /** "allegations from Ukraine that …": what is dismissed, Ukraine affirms. */
  function presupposedBy({ content }: Speech, denial: Saying, claim: ProposedClaim | undefined): Saying | undefined {
    const { presupposed } = content;
    const [named] = presupposed?.source === undefined ? [] : namedIn(presupposed.source);
    if (presupposed?.source === undefined || named === undefined) return undefined;
    return {
      speaker: named.member,
      source: presupposed.source,
      cue: presupposed.cue,
      content: denial.content,
      sentence: denial.sentence,
      directness: 'INDIRECT',
      stance: claim?.isNegated ? 'DENIES' : 'AFFIRMS',
      isConcession: false,
      certainty: 'UNDERSPECIFIED',
      hedges: [],
      basis: 'PRESUPPOSED',
      why: `"${text.slice(presupposed.cue.start, presupposed.source.end)}" says that they said it`,
      reasons: [],
      ...(claim && { claim }),
    };
  }

  /** Of the firms named before a place the one named most there, the last of equals. */
  function firmBefore(before: number): { readonly firm?: Member } {
    const counts = new Map<Member, number>();
    for (const { member, start } of namings) {
      const isFirm = member.kind === 'Organization' && member.nameStatus === 'NAMED' && !NO_FIRM.test(member.name);
      if (isFirm && start < before) counts.set(member, (counts.get(member) ?? 0) + 1);
    }
    const [most] = [...counts].reverse().sort((a, b) => b[1] - a[1]);
    return most === undefined ? {} : { firm: most[0] };
  }

  function accusedOf({ content, cue, speaker }: Speech): { readonly accused?: Member } {
    if (content.complement !== 'OF' || cue === undefined) return {};
    const between = namedIn({ start: cue.end, end: content.start })[0]?.member;
    // "which accuses it of": whoever was named before, but for who accuses.
    const accused =
      between ??
      namings.findLast(
        ({ member, start }) =>
          start < cue.start && member !== speaker && (member.kind === 'Organization' || member.kind === 'Person'),
      )?.member;
    return accused === undefined ? {} : { accused };
  }

  function stanceOf(
    { content, entry }: Speech,
    span: Span,
    claim: ProposedClaim | undefined,
    reasons: string[],
  ): Stance {
    const words = text.slice(span.start, span.end);
    const denying = NEGATIVE.exec(words)?.[0];
    if (claim === undefined && denying !== undefined) reasons.push(`"${denying}" denies it`);
    const negated = claim?.isNegated ?? denying !== undefined;
    if (entry?.stance !== undefined) {
      reasons.push(
        `"${entry.verb}" ${entry.stance === 'DENIES' ? 'denies' : entry.stance === 'DECLINES' ? 'declines' : 'questions'}`,
      );
      if (entry.stance === 'DENIES' && negated) {
        reasons.push('what is denied is itself negative: check');
        return 'AFFIRMS';
      }
      return entry.stance;
    }
    if (content.directness === 'DIRECT_QUOTE' && text.slice(span.start, span.end).trimEnd().endsWith('?')) {
      reasons.push('a question mark ends it');
      return 'QUESTIONS';
    }
    return negated ? 'DENIES' : 'AFFIRMS';
  }

  function fromArticle(sentence: SentenceRecord): Saying {
    const span = { start: sentence.start, end: sentence.end };
    const proposal = proposeClaim(
      text,
      span,
      namedIn(span),
      {
        isQuoted: false,
        isSubjectless: false,
        cast: reading.cast,
        ...firmBefore(span.start),
        lastNamed: lastNamed(span.start),
      },
      lexicon,
      vocabulary,
    );
    const { hedges } = hedgesIn(text, span, false, lexicon);
    const claim = heldBy(proposal, proposal?.isNegated ? 'DENIES' : 'AFFIRMS', []);
    const reported = hedges.find(({ by }) => by === 'REPORTER');
    return {
      content: span,
      sentence,
      stance: claim?.isNegated ? 'DENIES' : reported === undefined ? 'AFFIRMS' : 'REPORTS',
      isConcession: false,
      certainty: reported === undefined ? 'CERTAIN' : 'UNDERSPECIFIED',
      hedges: hedges.filter(({ by }) => by === 'REPORTER'),
      basis: 'TEXT',
      why: 'no words attribute it: the article says it itself',
      reasons: reported === undefined ? [] : [`"${reported.text}" passes it on without an origin`],
      ...(claim && { claim }),
    };
  }

  /** When it was said, as the words around it have it. */
  function timeBeside(frame: Frame, content: Span): string | undefined {
    const beside = `${text.slice(frame.start, Math.max(frame.start, content.start))}\n${text.slice(content.end, frame.end)}`;
    return /\b(?:(?:on|late on|early on) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|the same day|last (?:night|week|month|year)|on \d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?)\b/i.exec(
      beside,
    )?.[0];
  }
}

/**
 * The claim, unless a denial of it would deny more than the words do: of everybody, where nothing fills a participant that
 * the words give; everywhere, where no slot holds what restricts them.
 */
function heldBy(claim: ProposedClaim | undefined, stance: Stance, reasons: string[]): ProposedClaim | undefined {
  if (claim === undefined || stance !== 'DENIES' || !(claim.isOpen || claim.restrictions.length > 0)) return claim;
  const what = claim.isOpen
    ? 'a participant is open'
    : `no slot holds ${claim.restrictions.map((one) => `"${one}"`).join(', ')}`;
  reasons.push(`${claim.predicate} without more would deny more than the words: ${what}`);
  return undefined;
}

/** What negates a clause whose verb the lexicon doesn't know. */
const NEGATIVE =
  /(?<![\p{L}])(?:not|never|cannot|no|nobody|nothing|none|neither|nor)(?![\p{L}-])|\p{L}+n['’]t(?![\p{L}])/iu;

function trimmedSpaces(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /[\s,;:–—-]/.test(text.charAt(from))) from += 1;
  while (from < to && /[\s,;:–—-]/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
