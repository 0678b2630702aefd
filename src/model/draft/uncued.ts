// Attributions without a verb of the lexicon: by a colon, or by a word that stands where such a verb stands.
import type { Found } from './attribution.ts';
import { quoteAlone, secondPart } from './content.ts';
import type { Cue } from './cues.ts';
import type { Frame } from './frames.ts';
import type { Lexicon, Saying } from './lexicon.ts';
import { isMark, opensPhrase, phraseAfter, subjectOf } from './phrases.ts';
import { isCapital, type Token } from './tokens.ts';
import { AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, LINKING, PRONOUNS } from './words.ts';

/** "Her co-author was blunter: “It works.”" */
export function colonAttribution({ tokens }: Frame, lexicon: Lexicon): readonly Found[] {
  const at = tokens.findIndex((token, place) => isMark(token, ':') && tokens[place + 1]?.type === 'QUOTE');
  const source = at < 1 ? undefined : subjectOf(tokens, lexicon);
  if (source === undefined) return [];
  const cue = { from: at, to: at, entries: [PLAIN], isParticiple: false };
  return [
    {
      cue,
      source,
      contents: [quoteAlone(tokens, at + 1)],
      entry: PLAIN,
      reason: 'a colon leads from them to the quote',
    },
  ];
}

/** "“It stinks,” grumbled Olga": a word that stands where a verb of saying stands. */
export function likeSaying({ tokens }: Frame, lexicon: Lexicon): readonly Found[] {
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'QUOTE' || !/[,?!…—-]["”’»“]?$/u.test(token.text.replace(/\s/g, ''))) {
      if (token.type !== 'QUOTE' || !isMark(tokens[at + 1], ',')) continue;
    }
    if (tokens[at - 1]?.type === 'WORD') continue;
    const first = isMark(tokens[at + 1], ',') ? at + 2 : at + 1;
    const word = tokens[first];
    if (word?.type !== 'WORD') continue;
    const reason = `"${word.text}" stands where a verb of saying stands`;
    if (isVerbLike(word) && opensPhrase(tokens[first + 1])) {
      const source = phraseAfter(tokens, first + 1, lexicon);
      const second = source && secondPart(tokens, source.to);
      if (source !== undefined)
        return [
          {
            cue: cueAt(first),
            source,
            contents: [quoteAlone(tokens, at), ...(second ? [second] : [])],
            entry: PLAIN,
            reason,
          },
        ];
    }
    const head = phraseAfter(tokens, first, lexicon);
    for (let verb = first + 1; verb < Math.min(tokens.length, first + 7); verb += 1) {
      const candidate = tokens[verb];
      if (
        candidate === undefined ||
        !isVerbLike(candidate) ||
        !(isCapital(word) || PRONOUNS.has(word.lower) || DETERMINERS.has(word.lower))
      )
        continue;
      if (head === undefined || verb > head.to) break;
      return [
        {
          cue: cueAt(verb),
          source: { from: first, to: verb },
          contents: [quoteAlone(tokens, at)],
          entry: PLAIN,
          reason: `"${candidate.text}" stands where a verb of saying stands`,
        },
      ];
    }
  }
  return [];
}

const cueAt = (at: number): Cue => ({ from: at, to: at + 1, entries: [PLAIN], isParticiple: false });

const isVerbLike = (token: Token): boolean =>
  token.type === 'WORD' &&
  !isCapital(token) &&
  /(?:[^s]s|ed)$/.test(token.lower) &&
  !AUXILIARIES.has(token.lower) &&
  !PRONOUNS.has(token.lower) &&
  !DETERMINERS.has(token.lower) &&
  !LINKING.has(token.lower) &&
  !CLAUSE_OPENERS.has(token.lower);

/** Saying, and nothing more. */
const PLAIN: Saying = { verb: 'say', takes: ['QUOTE'], isConcession: false, hearer: false, isPreposition: false };
