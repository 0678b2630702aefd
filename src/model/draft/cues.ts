// Where in a frame a verb or phrase of saying stands, and where one only seems to.
import type { Form, Lexicon, Saying } from './lexicon.ts';
import { isMark, type Range, subjectBefore } from './phrases.ts';
import { isCapital, isPossessive, type Token } from './tokens.ts';
import { AUXILIARIES, BE, DETERMINERS, isAdverb, isTime, LINKING, NEGATIONS, OFTEN_NOUNS } from './words.ts';

export interface Cue extends Range {
  /** What the lexicon has for these words, the likelier first. */
  readonly entries: readonly Saying[];
  /** "adding that": who says it is who said what stands before. */
  readonly isParticiple: boolean;
}

/** The cues of a frame in reading order. Negated sayings ("did not say that"), passives and nouns are none. */
export function cuesOf(tokens: readonly Token[], lexicon: Lexicon): readonly Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.type !== 'WORD') continue;
    const forms = (lexicon.saying.get(token.lower) ?? []).filter((form) => standsTo(form, tokens, at) !== undefined);
    const [longest] = forms;
    const to = longest && standsTo(longest, tokens, at);
    if (longest === undefined || to === undefined) continue;
    const entries = forms.filter(({ words }) => words.length === longest.words.length).map(({ entry }) => entry);
    const cue = { from: at, to, entries, isParticiple: /ing$/.test(token.lower) };
    if (isSaying(tokens, cue, lexicon)) {
      cues.push(cue);
      at = to - 1;
    }
  }
  return cues;
}

/** Where the form ends that begins at a place; in "declined on Sunday to comment" a day may part its words. */
function standsTo(form: Form<Saying>, tokens: readonly Token[], from: number): number | undefined {
  let at = from;
  for (const [step, word] of form.words.entries()) {
    if (step === 1 && word === 'to' && tokens[at]?.lower === 'on' && isTime(tokens[at + 1]?.lower ?? '')) at += 2;
    if (tokens[at]?.type !== 'WORD' || tokens[at]?.lower !== word) return undefined;
    at += 1;
  }
  return at;
}

function isSaying(tokens: readonly Token[], cue: Cue, lexicon: Lexicon): boolean {
  const token = tokens[cue.from];
  const [entry] = cue.entries;
  if (token === undefined || entry === undefined) return false;
  if (entry.isPreposition) return true;
  // "The Call", a name.
  if (isCapital(token) && cue.from > 0) return false;
  const helpers = helpersBefore(tokens, cue.from);
  if (helpers.some(({ lower }) => NEGATIONS.has(lower)) && entry.stance !== 'DECLINES') return false;
  const isPast = !cue.isParticiple && !/^(?:be|is|are|was|were|would|will)$/.test(token.lower);
  if (isPast && helpers.some(({ lower }) => BE.has(lower))) return false;
  const before = tokens[cue.from - 1];
  if (before?.lower === 'who' && tokens[cue.from - 2]?.type === 'WORD') return false;
  if (cue.isParticiple && helpers.every(({ lower }) => !BE.has(lower))) {
    return before === undefined ? false : isMark(before, ',') || before.type === 'QUOTE';
  }
  if (OFTEN_NOUNS.has(token.lower) && isNoun(tokens, cue, lexicon)) return false;
  return before?.lower !== 'to' || entry.stance === 'DECLINES';
}

/** Auxiliaries and adverbs right before the verb. */
function helpersBefore(tokens: readonly Token[], at: number): readonly Token[] {
  const helpers: Token[] = [];
  for (let before = at - 1; before >= 0; before -= 1) {
    const token = tokens[before];
    if (token?.type !== 'WORD' || !(AUXILIARIES.has(token.lower) || isAdverb(token.lower))) break;
    helpers.push(token);
  }
  return helpers;
}

function isNoun(tokens: readonly Token[], cue: Cue, lexicon: Lexicon): boolean {
  const before = tokens[cue.from - 1];
  const after = tokens[cue.to];
  if (before?.type === 'QUOTE') return false;
  if (before?.type !== 'WORD') return true;
  if (DETERMINERS.has(before.lower) || isPossessive(before) || LINKING.has(before.lower)) return true;
  if (lexicon.saying.has(before.lower) || after?.lower === 'of' || after?.lower === 'by') return true;
  const subject = subjectBefore(tokens, cue.from, lexicon);
  if (subject === undefined) return true;
  // "state television", "report authors": a small noun after it makes it part of a name for something.
  return before.lower === 'told';
}
