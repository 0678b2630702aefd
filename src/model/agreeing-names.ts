// In what two names agree that may be of one entity, and how much that says. Rules on two names; duplicates.ts has the entities.
import {
  acronyms,
  areInitials,
  type Confusion,
  errorsAllowed,
  explainConfusion,
  nameConfusions,
  nameWords,
  numbersOf,
  SMALL_WORDS,
} from './confusable.ts';
import type { EntityKind } from './entity.ts';
import { foldName } from './name.ts';
import { typingErrors } from './nearest.ts';
import { soundKey } from './romanize.ts';

/** Likeliest first. */
export const AGREEMENTS = [
  'SAME_NAME',
  'TRANSLITERATION',
  'SAME_SOUND',
  'SAME_WORDS',
  'INITIALS',
  'ABBREVIATION',
  'EDIT_DISTANCE',
  'LOOK_ALIKE',
  'PARTIAL_NAME',
] as const;
type Agreement = (typeof AGREEMENTS)[number];

export interface NameAgreement {
  readonly kind: Agreement;
  readonly left: string;
  readonly right: string;
  /** Above 0 and below 1: what the pair would score by this alone. */
  readonly score: number;
}

/** How much each says where both are full names; of EDIT_DISTANCE what the letters that agree leave of it. */
const SCORES: Readonly<Record<Agreement, number>> = {
  SAME_NAME: 0.9,
  TRANSLITERATION: 0.85,
  SAME_SOUND: 0.8,
  SAME_WORDS: 0.8,
  INITIALS: 0.6,
  ABBREVIATION: 0.6,
  EDIT_DISTANCE: 0.8,
  LOOK_ALIKE: 0.5,
  PARTIAL_NAME: 0.55,
};
/** A name found whole in another, where it is a single word: "Ukraine" in "Government of Ukraine". */
const ONE_WORD = 0.4;

const GENERATIONS: ReadonlySet<string> = new Set(['jr', 'junior', 'sr', 'senior', 'ii', 'iii', 'iv']);

const generationOf = (words: readonly string[]): string | undefined => {
  const last = words.at(-1) ?? '';
  return words.length > 1 && GENERATIONS.has(last) ? last.replace('junior', 'jr').replace('senior', 'sr') : undefined;
};

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ');
/** The family name first and last: "Yusov A. B." and "A. B. Yusov". Nothing else of a person's name may change its place. */
const turned = (words: readonly string[]): readonly string[] => [...words.slice(1), ...words.slice(0, 1)];
const areTurned = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.length > 1 && (isSame(turned(a), b) || isSame(a, turned(b)));

/** A name in words, folded and in Latin letters, and each word by its sound. */
interface Spelled {
  readonly words: readonly string[];
  readonly sounds: readonly string[];
}

const spelled = (words: readonly string[]): Spelled => ({ words, sounds: words.map(soundKey) });

const largeSounds = ({ words, sounds }: Spelled): readonly string[] =>
  sounds.filter((_, at) => !SMALL_WORDS.has(words[at] ?? '')).sort();

const areSameWords = (a: Spelled, b: Spelled, kind: EntityKind): boolean => {
  if (isSame(a.sounds, b.sounds)) return false;
  if (kind === 'Person') return areTurned(a.sounds, b.sounds);
  const [one, other] = [largeSounds(a), largeSounds(b)];
  return one.length > 0 && isSame(one, other);
};

const areTurnedInitials = (a: readonly string[], b: readonly string[]): boolean =>
  [...a, ...b].some((word) => word.length === 1) && (areInitials(turned(a), b) || areInitials(a, turned(b)));

const isAcronymOf = (short: Spelled, long: string): boolean =>
  short.words.length === 1 && acronyms(long).includes(short.sounds[0] ?? '');

/** All words of the shorter name stand in the longer one, in their order; of a person, the last one last. */
const partScore = (a: Spelled, b: Spelled, kind: EntityKind): number | undefined => {
  const own = ({ words, sounds }: Spelled): Spelled =>
    kind === 'Person' && generationOf(words) !== undefined
      ? { words: words.slice(0, -1), sounds: sounds.slice(0, -1) }
      : { words, sounds };
  const [one, other] = [own(a), own(b)];
  const [short, long] = one.words.length < other.words.length ? [one, other] : [other, one];
  if (kind === 'Person' && short.sounds.at(-1) !== long.sounds.at(-1)) return undefined;
  if (!short.words.some((word) => word.length > 2 && !SMALL_WORDS.has(word))) return undefined;
  let found = 0;
  for (const sound of long.sounds) if (sound === short.sounds[found]) found += 1;
  if (found < short.sounds.length) return undefined;
  return short.words.length > 1 ? SCORES.PARTIAL_NAME : ONE_WORD;
};

/** Word by word, as far as there are as many: "A. Yusov" and "B. Yusov" are two, and so are "Anna Kim" and "Anna Lim". */
const isTypingError = ({ words: a }: Spelled, { words: b }: Spelled): boolean =>
  a.length !== b.length ||
  a.every((word, at) => {
    const other = b[at] ?? '';
    return typingErrors(word, other) <= errorsAllowed(Math.min(word.length, other.length));
  });

const scoreOf = (reason: Confusion, score: number): number =>
  reason === 'EDIT_DISTANCE' ? score * SCORES.EDIT_DISTANCE : SCORES[reason];

/** Everything in which two names of entities of one kind agree, each once; equal names have no other. Symmetric. */
export function nameAgreements(left: string, right: string, kind: EntityKind): readonly NameAgreement[] {
  const of = (agreement: Agreement, score = SCORES[agreement]) => ({ kind: agreement, left, right, score });
  const [a, b] = [spelled(nameWords(left)), spelled(nameWords(right))];
  const [one, other] = kind === 'Person' ? [generationOf(a.words), generationOf(b.words)] : [];
  if (one !== undefined && other !== undefined && one !== other) return [];
  const part = numbersOf(a.words.join(' ')) === numbersOf(b.words.join(' ')) ? partScore(a, b, kind) : undefined;
  const asPart = part === undefined ? [] : [of('PARTIAL_NAME', part)];
  // One of father and son is named without telling which.
  if (one !== other) return asPart;
  const confusions = nameConfusions(left, right).filter(
    ({ reason }) => reason !== 'EDIT_DISTANCE' || isTypingError(a, b),
  );
  const reasons = new Set(confusions.map(({ reason }) => reason));
  if (reasons.has('SAME_NAME')) return [of('SAME_NAME')];
  const isSameSound = isSame(a.sounds, b.sounds) && !reasons.has('TRANSLITERATION');
  const isSameWords = areSameWords(a, b, kind);
  const isTurnedInitials = !isSameWords && !reasons.has('INITIALS') && areTurnedInitials(a.words, b.words);
  const found = [
    ...confusions.map(({ reason, score }) => of(reason, scoreOf(reason, score))),
    ...(isSameSound ? [of('SAME_SOUND')] : []),
    ...(isSameWords ? [of('SAME_WORDS')] : []),
    ...(isTurnedInitials ? [of('INITIALS')] : []),
    ...(isAcronymOf(a, right) || isAcronymOf(b, left) ? [of('ABBREVIATION')] : []),
  ];
  // Letters that look alike can be meant to deceive: nothing about such a pair of names says more than that.
  const most = reasons.has('LOOK_ALIKE') ? SCORES.LOOK_ALIKE : 1;
  const all = found.length > 0 ? found : asPart;
  return all.map((agreement) => ({ ...agreement, score: Math.min(agreement.score, most) }));
}

/** One sentence with the words that agree. */
export function explainAgreement({ kind, left, right }: NameAgreement): string {
  const [short, long] = foldName(left).length <= foldName(right).length ? [left, right] : [right, left];
  switch (kind) {
    case 'SAME_SOUND':
      return `“${left}” and “${right}” are spellings of one sound.`;
    case 'SAME_WORDS':
      return `“${left}” and “${right}” have the same words, but for their order and small ones.`;
    case 'ABBREVIATION':
      return `“${short}” has the first letters of “${long}”.`;
    case 'PARTIAL_NAME':
      return `All words of “${short}” are in “${long}”.`;
    default:
      return explainConfusion({ reason: kind, left, right, score: 1 });
  }
}
