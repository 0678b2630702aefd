// How well a reading finds what is labeled: units, their speakers and cues.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Lexicon } from '../../src/model/draft/lexicon.ts';
import { readArticle, type Speech } from '../../src/model/draft/speech.ts';
import { foldName } from '../../src/model/name.ts';
import { splitSentences } from '../../src/model/sentences.ts';

export const HALVES = ['tuning', 'held-out'] as const;
export type Half = (typeof HALVES)[number];

const paragraphs = z.array(
  z.strictObject({
    id: z.string(),
    half: z.enum(HALVES),
    style: z.string(),
    text: z.string(),
    units: z.array(
      z.strictObject({
        content: z.string(),
        kind: z.enum(['DIRECT', 'INDIRECT', 'MIXED']),
        cue: z.string().nullable(),
        speaker: z.string(),
        for: z.string().optional(),
        stance: z.enum(['DENIES', 'QUESTIONS', 'DECLINES']).optional(),
      }),
    ),
  }),
);
export type Paragraph = z.infer<typeof paragraphs>[number];
type Unit = Paragraph['units'][number];

/** The labeled paragraphs of bench/draft/paragraphs.yaml. */
export const loadParagraphs = async (): Promise<readonly Paragraph[]> =>
  paragraphs.parse(parse(await readFile(new URL('paragraphs.yaml', import.meta.url), 'utf8')));

/** Of so many found and labeled, how many agree. */
export interface Tally {
  readonly found: number;
  readonly labeled: number;
  readonly agreeing: number;
}
export type Aspect = 'units' | 'exact units' | 'kinds' | 'speakers' | 'principals' | 'cues';

/** One thing that disagrees, for people. */
interface Miss {
  readonly paragraph: string;
  readonly what: string;
}

export interface Score {
  readonly tallies: Readonly<Record<Aspect, Tally>>;
  readonly misses: readonly Miss[];
}

/** Least share of characters in common for which found and labeled words are one unit. */
const SAME_UNIT = 0.75;

/** Scores the paragraphs of one half. */
export function score(labeled: readonly Paragraph[], lexicon: Lexicon): Score {
  const tallies: Record<Aspect, { found: number; labeled: number; agreeing: number }> = {
    units: zero(),
    'exact units': zero(),
    kinds: zero(),
    speakers: zero(),
    principals: zero(),
    cues: zero(),
  };
  const misses: Miss[] = [];
  const count = (aspect: Aspect, found: boolean, expected: boolean, agrees: boolean): void => {
    tallies[aspect].found += found ? 1 : 0;
    tallies[aspect].labeled += expected ? 1 : 0;
    tallies[aspect].agreeing += agrees ? 1 : 0;
  };
  for (const paragraph of labeled) {
    const { text, id } = paragraph;
    const lines = text
      .trimEnd()
      .split('\n')
      .map((_, at) => at + 1);
    const sentences = splitSentences(text, 'en', paragraph.style === 'headlines' ? lines : []);
    const left = [...readArticle(text, sentences, lexicon).speeches];
    for (const unit of paragraph.units) {
      const at = left.findIndex((speech) => overlap(text, speech, unit) >= SAME_UNIT);
      const [speech] = at < 0 ? [] : left.splice(at, 1);
      const miss = (what: string): void => void misses.push({ paragraph: id, what });
      count('units', speech !== undefined, true, speech !== undefined);
      count(
        'exact units',
        speech !== undefined,
        true,
        speech !== undefined && words(contentOf(text, speech)) === words(unit.content),
      );
      if (speech === undefined) miss(`not found: ${unit.content}`);
      const kind = speech && (speech.content.directness === 'DIRECT_QUOTE' ? 'DIRECT' : speech.content.directness);
      count('kinds', speech !== undefined, true, kind === unit.kind);
      if (kind !== undefined && kind !== unit.kind) miss(`kind ${kind}, labeled ${unit.kind}: ${unit.content}`);
      const isSpeaker = speech?.speaker !== undefined && names(speech.speaker, unit.speaker);
      count('speakers', speech?.speaker !== undefined, true, isSpeaker);
      if (speech !== undefined && !isSpeaker)
        miss(`speaker ${speech.speaker?.name}, labeled ${unit.speaker}: ${unit.content}`);
      const isPrincipal =
        unit.for !== undefined && speech?.principal !== undefined && names(speech.principal.member, unit.for);
      count('principals', speech?.principal !== undefined, unit.for !== undefined, isPrincipal);
      if (speech !== undefined && (unit.for ?? speech.principal) !== undefined && !isPrincipal) {
        miss(`principal ${speech.principal?.member.name}, labeled ${unit.for}: ${unit.content}`);
      }
      const cue = speech?.cue && text.slice(speech.cue.start, speech.cue.end);
      const isCue = cue !== undefined && unit.cue !== null && cue.toLowerCase() === unit.cue.toLowerCase();
      count('cues', cue !== undefined, unit.cue !== null, isCue);
      if (speech !== undefined && (cue ?? null) !== unit.cue && !isCue)
        miss(`cue ${cue}, labeled ${unit.cue}: ${unit.content}`);
    }
    for (const speech of left) {
      count('units', true, false, false);
      count('exact units', true, false, false);
      count('kinds', true, false, false);
      count('speakers', speech.speaker !== undefined, false, false);
      count('principals', speech.principal !== undefined, false, false);
      count('cues', speech.cue !== undefined, false, false);
      misses.push({ paragraph: id, what: `not labeled: ${contentOf(text, speech)}` });
    }
  }
  return { tallies, misses };
}

const zero = () => ({ found: 0, labeled: 0, agreeing: 0 });

/** Of what is found, the share that is labeled; of what is labeled, the share that is found; 1 where there is nothing. */
export const precision = ({ found, agreeing }: Tally): number => (found === 0 ? 1 : agreeing / found);
export const recall = ({ labeled, agreeing }: Tally): number => (labeled === 0 ? 1 : agreeing / labeled);

const contentOf = (text: string, speech: Speech | undefined): string =>
  speech === undefined ? '' : text.slice(speech.content.start, speech.content.end);

/** Words alone: marks and spacing don't count. */
const words = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}%]+/gu) ?? []).join(' ');

function overlap(text: string, speech: Speech, unit: Unit): number {
  const { start, end } = speech.content;
  let best = 0;
  for (let at = text.indexOf(unit.content); at >= 0; at = text.indexOf(unit.content, at + 1)) {
    const shared = Math.min(end, at + unit.content.length) - Math.max(start, at);
    const union = Math.max(end, at + unit.content.length) - Math.min(start, at);
    // Two marks and a stop at either end are no difference.
    best = Math.max(best, shared / Math.max(1, union - 3));
  }
  return best;
}

const names = (member: { name: string; names: ReadonlyMap<string, string> }, label: string): boolean =>
  [member.name, ...member.names.keys()].some((name) => plain(name) === plain(label));

const plain = (name: string): string => foldName(name.replace(/^(?:the|a|an|mr|mrs|ms|dr) /i, ''));
