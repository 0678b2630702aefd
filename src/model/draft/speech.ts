// All that an article says was said, in reading order, each with its speaker.
import type { SentenceRecord } from '../article.ts';
import type { Basis } from '../statement.ts';
import type { Attribution } from './attribution.ts';
import { attributionsOf } from './attributions.ts';
import { type Cast, castOf, type Member } from './cast.ts';
import { type Frame, framesOf } from './frames.ts';
import type { Lexicon } from './lexicon.ts';
import { principalOf } from './principal.ts';
import { type Past, recencyOf } from './recency.ts';
import { type Reader, readerOf } from './speakers.ts';
import type { Span } from './tokens.ts';
import { labelsOf } from './transcript.ts';

export interface Speech extends Attribution {
  /** Absent where nobody can be told. */
  readonly speaker?: Member;
  readonly principal?: { readonly member: Member; readonly reason: string };
  /** Who passed it on. */
  readonly relayer?: Member;
  readonly basis: Basis;
  /** Why the speaker is taken for it. */
  readonly why: string;
}

export interface Reading {
  readonly frames: readonly Frame[];
  readonly cast: Cast;
  readonly speeches: readonly Speech[];
}

/** Reads an article: who is in it, and who says what. Deterministic: the same text gives the same reading. */
export function readArticle(text: string, sentences: readonly SentenceRecord[], lexicon: Lexicon): Reading {
  const cast = castOf(text, sentences, lexicon);
  const frames = framesOf(
    text,
    sentences.filter(({ kind, skipped }) => kind !== 'FURNITURE' && skipped === undefined),
  );
  const recency = recencyOf(cast, frames);
  const reader = readerOf(text, cast, recency, lexicon);
  const labels = labelsOf(text, frames);
  const attributed = frames.map((frame) => attributionsOf(frame, lexicon));
  const past: Past[] = [];
  const speeches: (Speech | undefined)[] = [];
  /** Places in `speeches` whose speaker the next attributed quotation tells. */
  const waiting: { readonly at: number; readonly frame: Frame; readonly content: Attribution['content'] }[] = [];

  const add = (speech: Speech): void => {
    speeches.push(speech);
    if (speech.speaker !== undefined)
      past.push({ member: speech.speaker, start: speech.source?.start ?? speech.content.start });
  };

  for (const [at, frame] of frames.entries()) {
    const attributions = attributed[at] ?? [];
    const label = labels.get(frame);
    const heading = frame.isHeadline ? headlineColon(text, frame) : undefined;
    if (attributions.length === 0 && label !== undefined) {
      const member = labeled(label.name, label.span, frame);
      add(
        spoken(
          frame,
          { ...label.content, directness: 'DIRECT_QUOTE', complement: 'QUOTE' },
          member,
          'TEXT',
          `the label "${label.name}:" names who speaks`,
        ),
      );
    } else if (attributions.length === 0 && heading !== undefined) {
      const resolved = reader.resolve(heading.source, heading.content, past);
      add({
        ...spoken(
          frame,
          { ...heading.content, directness: 'INDIRECT', complement: 'CLAUSE' },
          resolved.member,
          'TEXT',
          'a colon leads from who says it to what',
        ),
        source: heading.source,
      });
    } else {
      attribute(frame, attributions, at);
    }
  }
  return { frames, cast, speeches: speeches.filter((speech) => speech !== undefined) };

  function attribute(frame: Frame, attributions: readonly Attribution[], at: number): void {
    const resolved = new Map<Span, ReturnType<Reader['resolve']>>();
    for (const attribution of attributions) {
      const { source, content } = attribution;
      if (source === undefined) continue;
      const key = [...resolved.keys()].find(({ start }) => start === source.start) ?? source;
      const parts = coordinated(source);
      if (parts.length > 1) {
        for (const part of parts) {
          const one = reader.resolve(part, content, past);
          add({
            ...attribution,
            source: part,
            speaker: one.member,
            ...(one.member.principal && { principal: one.member.principal }),
            basis: 'TEXT',
            why: `${attribution.reason}; ${one.reason}`,
          });
        }
        continue;
      }
      const who = resolved.get(key) ?? reader.resolve(source, content, past);
      resolved.set(key, who);
      const relayer = attribution.relay && reader.resolve(attribution.relay, content, past).member;
      const principal = principalOf(text, source, who.member, cast, past, lexicon);
      if (principal !== undefined) who.member.principal ??= principal;
      const of = who.member.principal;
      add({
        ...attribution,
        speaker: who.member,
        ...(of && { principal: of }),
        ...(relayer && relayer !== who.member && { relayer }),
        basis: 'TEXT',
        why: `${attribution.reason}; ${who.reason}`,
      });
    }
    // A quotation that goes on from the line before has the speaker of this one.
    const [first] = attributions;
    if (waiting.length > 0 && first !== undefined) {
      const speaker = speeches.at(-1)?.speaker;
      const principal = speeches.at(-1)?.principal;
      for (const open of waiting.splice(0)) {
        if (speaker === undefined) continue;
        speeches[open.at] = {
          ...spoken(
            open.frame,
            open.content,
            speaker,
            'TEXT',
            `the quotation goes on on line ${frame.line}, where its speaker is named`,
          ),
          ...(first.cue && { cue: first.cue }),
          ...(first.source && { source: first.source }),
          ...(principal && { principal }),
        };
      }
    }
    freeStanding(frame, attributions, at);
  }

  /** "Elon Musk and the Kremlin": two speakers, where both sides name one. */
  function coordinated(source: Span): readonly Span[] {
    const words = text.slice(source.start, source.end);
    const and = / and (?=\p{L})/u.exec(words);
    if (and === null || words.includes(',')) return [source];
    const parts = [
      { start: source.start, end: source.start + and.index },
      { start: source.start + and.index + and[0].length, end: source.end },
    ];
    const isNamed = (part: Span): boolean =>
      cast.members.some(({ namings }) => namings.some(({ start, end }) => start >= part.start && end === part.end));
    return parts.every(isNamed) ? parts : [source];
  }

  /** Quotations that no attribution holds, where they are no part of a clause. */
  function freeStanding(frame: Frame, attributions: readonly Attribution[], at: number): void {
    for (const quotation of frame.quotations) {
      if (attributions.some(({ content }) => content.start <= quotation.start && quotation.end <= content.end))
        continue;
      const place = frame.tokens.findIndex(({ type, start }) => type === 'QUOTE' && start === quotation.start);
      const before = frame.tokens[place - 1];
      const after = frame.tokens[place + 1];
      const standsAlone =
        (before === undefined || before.type === 'MARK') && (after === undefined || after.type === 'MARK');
      const isClosed = /["”»’“›]$/u.test(text.slice(quotation.start, quotation.end).trimEnd());
      const words = text.slice(quotation.inner.start, quotation.inner.end).split(/\s+/).length;
      if (!standsAlone || (words < 3 && isClosed && frame.tokens.some(({ type }) => type === 'WORD'))) continue;
      const content = {
        start: quotation.start,
        end: quotation.end,
        directness: 'DIRECT_QUOTE',
        complement: 'QUOTE',
      } as const;
      if (!isClosed && (frames[at + 1]?.quotations[0]?.start ?? -1) === frames[at + 1]?.start) {
        waiting.push({ at: speeches.length, frame, content });
        speeches.push(undefined);
        continue;
      }
      const last = speeches.at(-1);
      if (
        last?.speaker !== undefined &&
        last.content.directness === 'DIRECT_QUOTE' &&
        frame.line - last.frame.line < 3 &&
        last.content.end <= quotation.start
      ) {
        const why = 'no words say whose the quote is: it follows a quote of theirs';
        add(spoken(frame, content, last.speaker, 'INFERRED', why, last.principal));
        continue;
      }
      const speaker = recency.lastPerson(quotation.start, quotation, undefined, past) ?? past.at(-1)?.member;
      const why = 'no words say whose the quote is: they are the person named last before it';
      add(spoken(frame, content, speaker, 'INFERRED', why));
    }
  }

  function spoken(
    frame: Frame,
    content: Attribution['content'],
    speaker: Member | undefined,
    basis: Basis,
    why: string,
    principal = speaker?.principal,
  ): Speech {
    return {
      frame,
      content,
      reason: why,
      why,
      basis,
      ...(speaker && { speaker }),
      ...(principal && { principal }),
    };
  }

  function labeled(name: string, span: Span, frame: Frame): Member {
    const fits = (member: Member): boolean =>
      member.namings.some(({ start, end }) => span.start <= start && end <= span.end) ||
      member.name.toUpperCase() === name.toUpperCase() ||
      [...member.names.keys()].some((other) => other.toUpperCase() === name.toUpperCase());
    const known = cast.members.find(fits);
    if (known !== undefined) {
      if (
        known.nameStatus === 'NAMED' &&
        known.kind === 'Organization' &&
        known.reasons.some((reason) => reason.includes('nothing'))
      )
        known.kind = 'Person';
      return known;
    }
    const member = cast.describe(name, 'Person', false, 'a label at the start of lines, as in a transcript');
    member.namings.push({ ...span, sentence: frame.sentences[0]?.index ?? 0, reason: 'the label' });
    return member;
  }
}

/** "Mayor: flood wall will hold", in a headline. */
function headlineColon(text: string, frame: Frame): { readonly source: Span; readonly content: Span } | undefined {
  const at = frame.tokens.findIndex(({ text: mark }) => mark === ':');
  const before = frame.tokens[at - 1];
  const after = frame.tokens[at + 1];
  const last = frame.tokens.at(-1);
  if (at < 1 || at > 5 || before === undefined || after === undefined || last === undefined) return undefined;
  if (!/\p{L}/u.test(text.slice(frame.start, before.end))) return undefined;
  if (frame.tokens.length - at < 3 || text.slice(frame.start, before.end).toLowerCase() === 'correction')
    return undefined;
  return { source: { start: frame.start, end: before.end }, content: { start: after.start, end: last.end } };
}
