// Entities whose names could be one another, and why. Suggestions to look at: nothing is merged.
import type { EntityId, EntityRecord } from './entity.ts';
import { foldName } from './name.ts';
import { typingErrors } from './nearest.ts';
import { differInScript, lookKey, romanized, soundKey } from './romanize.ts';

/** Likeliest first. */
export const CONFUSIONS = ['SAME_NAME', 'LOOK_ALIKE', 'TRANSLITERATION', 'INITIALS', 'EDIT_DISTANCE'] as const;
export type Confusion = (typeof CONFUSIONS)[number];

/** Why two names could be one. */
export interface NameConfusion {
  readonly reason: Confusion;
  readonly left: string;
  readonly right: string;
  /** 0 to 1: how near the names are under this reason. */
  readonly score: number;
}

export type Named = Pick<EntityRecord, 'id' | 'name' | 'names' | 'nameStatus'>;

/** Titles and descriptions are no names: many hold one office. */
export const ownNames = ({ name, names, nameStatus }: Omit<Named, 'id'>): readonly string[] => [
  ...new Set([
    ...(nameStatus === 'NAMED' ? [name] : []),
    ...names.filter(({ kind }) => kind !== 'TITLE' && kind !== 'DESCRIPTION').map(({ value }) => value),
  ]),
];

const lettersOf = (key: string): string => key.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();

/** Words that a name has or has not, in English; acronyms go either way: "DoD", "GUR". */
export const SMALL_WORDS: ReadonlySet<string> = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'to']);
const FEWEST_LETTERS = 3;

/**
 * The first letters of the words of a name, by their sound, with its small words and without; of three words and more, none
 * of them an initial. "Головне управління розвідки" has "gur".
 */
export const acronyms = (name: string): readonly string[] => {
  const words = foldName(name).split(' ');
  if (words.some((word) => word.length < 2 && !SMALL_WORDS.has(word))) return [];
  const of = (some: readonly string[]) =>
    some.length < FEWEST_LETTERS ? [] : [lettersOf(soundKey(some.map((word) => word.slice(0, 1)).join('')))];
  return [...new Set([...of(words), ...of(words.filter((word) => !SMALL_WORDS.has(word)))])];
};

/**
 * Words by which confusable names find each other in an index: of each name its sound, by words and in one, its look where
 * that is another, and its acronym. A confusable name shares one of them, but for a typing error or two.
 */
export const nameKeys = (entity: Omit<Named, 'id'>): readonly string[] => {
  const keys = ownNames(entity).flatMap((name) => {
    const [sound, look] = [soundKey(spacedInitials(name)), soundKey(lookKey(name))].map(lettersOf);
    return [sound, sound?.replaceAll(' ', ''), look, ...acronyms(name)];
  });
  return [...new Set(keys.filter((key): key is string => key !== undefined && key !== ''))].sort();
};

/** "A.B. Yusov" is two initials and a name. */
const spacedInitials = (name: string): string => name.replace(/(?<=\p{L})\.(?=\p{L})/gu, '. ');

/** In Latin letters, folded; an initial is a word. */
export const nameWords = (name: string): readonly string[] => romanized(spacedInitials(name)).split(' ');

const isInitialOf = (short: string, long: string): boolean =>
  short.length === 1 && long.length > 1 && long.startsWith(short);

/** Equal last words, and before them as many words, of which at least one is the other's first letter and none another word. */
export const areInitials = (a: readonly string[], b: readonly string[]): boolean => {
  if (a.length !== b.length || a.length < 2) return false;
  const [lastA, lastB] = [a.at(-1) ?? '', b.at(-1) ?? ''];
  if (lastA.length < 2 || soundKey(lastA) !== soundKey(lastB)) return false;
  const firsts = a.slice(0, -1).map((word, at) => [word, b[at] ?? ''] as const);
  return (
    firsts.some(([one, other]) => isInitialOf(one, other) || isInitialOf(other, one)) &&
    firsts.every(([one, other]) => one === other || isInitialOf(one, other) || isInitialOf(other, one))
  );
};

/** Letters that may be wrong: in short names every other one would be near. */
export const errorsAllowed = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2);

export const numbersOf = (key: string): string => (key.match(/\p{N}+/gu) ?? []).join(' ');

/** What differs in a number only, such as a year, is another thing. */
const typing = (left: string, right: string): number | undefined => {
  const [a, b] = differInScript(left, right) ? [romanized(left), romanized(right)] : [foldName(left), foldName(right)];
  const allowed = errorsAllowed(Math.min(a.length, b.length));
  if (a === b || Math.abs(a.length - b.length) > allowed || numbersOf(a) !== numbersOf(b)) return undefined;
  const errors = typingErrors(a, b);
  return errors <= allowed ? Math.round(80 * (1 - errors / Math.max(a.length, b.length))) / 100 : undefined;
};

const SCORES: Readonly<Record<Exclude<Confusion, 'EDIT_DISTANCE'>, number>> = {
  SAME_NAME: 1,
  LOOK_ALIKE: 0.95,
  TRANSLITERATION: 0.9,
  INITIALS: 0.7,
};

/** All reasons for which two names could be one, likeliest first; equal names have no other. */
export const nameConfusions = (left: string, right: string): readonly NameConfusion[] => {
  const of = (reason: keyof typeof SCORES): NameConfusion => ({ reason, left, right, score: SCORES[reason] });
  if (foldName(left) === foldName(right)) return [of('SAME_NAME')];
  const isTransliterated = differInScript(left, right) && soundKey(left) === soundKey(right);
  const score = isTransliterated ? undefined : typing(left, right);
  return [
    ...(lookKey(left) === lookKey(right) ? [of('LOOK_ALIKE')] : []),
    ...(isTransliterated ? [of('TRANSLITERATION')] : []),
    ...(areInitials(nameWords(left), nameWords(right)) ? [of('INITIALS')] : []),
    ...(score === undefined ? [] : [{ reason: 'EDIT_DISTANCE' as const, left, right, score }]),
  ];
};

/** Two entities whose names could be one another. */
export interface Confusable {
  readonly left: EntityId;
  readonly right: EntityId;
  /** One for each reason, by the names that fit it best; likeliest first. */
  readonly confusions: readonly NameConfusion[];
  /** Of the likeliest reason: 0 to 1. */
  readonly score: number;
}

/** Why two entities could be taken for one another, by any of their own names; undefined where nothing speaks for it. */
export const confusable = (left: Named, right: Named): Confusable | undefined => {
  if (left.id === right.id) return undefined;
  const best = new Map<Confusion, NameConfusion>();
  for (const one of ownNames(left))
    for (const other of ownNames(right))
      for (const found of nameConfusions(one, other))
        if (found.score > (best.get(found.reason)?.score ?? 0)) best.set(found.reason, found);
  const confusions = CONFUSIONS.flatMap((reason) => best.get(reason) ?? []);
  const score = Math.max(...confusions.map((each) => each.score));
  return confusions.length === 0 ? undefined : { left: left.id, right: right.id, confusions, score };
};

const REASONS: Readonly<Record<Confusion, string>> = {
  SAME_NAME: 'the same but for case, accents and punctuation',
  LOOK_ALIKE: 'written with letters that look alike',
  TRANSLITERATION: 'the same in two scripts',
  INITIALS: 'the same where an initial stands for a name',
  EDIT_DISTANCE: 'the same but for a letter or two',
};

/** "“A. Morozov” and “А. Морозов” are the same in two scripts." */
export const explainConfusion = ({ reason, left, right }: NameConfusion): string =>
  left === right ? `“${left}” is a name of both.` : `“${left}” and “${right}” are ${REASONS[reason]}.`;
