// Names of other scripts in Latin letters, and letters that only look like others: to compare by, never to show.
// Sources: BGN/PCGN romanization of Russian (1947) and Ukrainian (2019), ISO 843 for Greek; Unicode UTS #39 for look-alikes.
import { foldName } from './name.ts';

const pairs = (text: string): readonly (readonly [string, string])[] =>
  text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const);

const LATIN: ReadonlyMap<string, string> = new Map([
  ...pairs(
    'аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya',
  ),
  // Ukrainian, Belarusian, Serbian and Macedonian beside what they share with Russian.
  ...pairs('ґg єye іi їyi ўu јj љlj њnj ћc ђdj џdz ѓg ќk ѕdz'),
  ...pairs('αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo'),
]);

/** What strangers to a script write differently: one spelling for all. Longer ones first. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/gu, 'sh'],
  [/ph/gu, 'f'],
  [/th/gu, 't'],
  [/[yj]/gu, 'i'],
  [/i(?=[aeou])/gu, ''],
  [/kh|h/gu, 'g'],
  [/ks/gu, 'x'],
  [/ck|q/gu, 'k'],
  [/w/gu, 'v'],
  [/tz|ts|cz/gu, 'c'],
  [/ou/gu, 'u'],
  [/(\p{L})\1/gu, '$1'],
];

/** Upper and lower case apart: В looks like B, в does not look like b. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  pairs(
    'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS аa еe оo рp сc уy хx іi јj ѕs ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo αa νv ρp υu ιi κk',
  ),
);

const isLatin = (text: string): boolean => !/(?!\p{Script=Latin})\p{L}/u.test(text);

/** The folded name in Latin letters; letters of scripts without a table stay as they are. */
export const romanized = (name: string): string => {
  // Letter by letter before folding, which drops the mark of й; the accents of Greek are dropped first.
  const letters = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Greek})\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/ου/gu, 'ou')
    .replace(/(?<=[αε])υ/gu, 'v');
  return foldName([...letters].map((letter) => LATIN.get(letter) ?? letter).join(''));
};

/** As `romanized`, in one spelling for the many that a sound has: "Yusov", "Iusov" and "Юсов" are one. */
export const soundKey = (name: string): string =>
  ALIKE.reduce((key, [spelling, one]) => key.replace(spelling, one), romanized(name));

/** The folded name with Latin letters in place of those that look like them. */
export const lookKey = (name: string): string =>
  foldName([...name.normalize('NFC')].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join(''));

/** Whether one of the names is written in Latin letters alone and the other is not. */
export const differInScript = (a: string, b: string): boolean => isLatin(a) !== isLatin(b);
