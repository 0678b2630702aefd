// How names compare: by a folded key, while the original is kept as it was written.

/** Letters that look like a marked Latin letter to readers but that Unicode does not decompose. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  đ: 'd',
  ħ: 'h',
  ł: 'l',
  œ: 'oe',
  ŧ: 't',
};

/**
 * Marks that readers leave out: those of no script of their own (accents, Arabic vowel points) and the Hebrew points.
 * The vowel signs of the Indic scripts stay, and so do the Japanese voicing marks: without them it is another name.
 */
const MARKS = /(?![\u3099\u309a])[\p{Script=Inherited}\u0591-\u05bd\u05bf-\u05c7]/gu;
const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
/** Vanish without a gap: "O'Brien" is "OBrien", "U.S." is "US". */
const TIGHT_PUNCTUATION = /['’‘ʼʻ`´.·]/gu;
/** Part a word from the next: "Jean-Luc" is "Jean Luc". `#`, `&`, `@` and `%` make a name ("AT&T") and stay. */
const LOOSE_PUNCTUATION = /(?![#&@%])[\p{P}\p{Z}\p{Cc}]+/gu;

/**
 * The key by which names compare: without regard to case, diacritics, width, punctuation, spacing and invisible
 * characters; in NFC. Folding a key gives the key again. A name of nothing but punctuation keeps it, so that no name
 * but an empty one folds to the empty key. Equal keys suggest one entity and prove nothing.
 */
export function foldName(value: string): string {
  // A step can uncover work for an earlier one: dropping an ignorable lets a letter and its mark meet.
  let key = value;
  for (let folded = foldOnce(key); folded !== key; folded = foldOnce(key)) key = folded;
  return key;
}

function foldOnce(value: string): string {
  const bare = value
    .normalize('NFKD')
    .replace(IGNORABLE, '')
    .replace(MARKS, '')
    // Up and down again is a full case folding: ß becomes ss, the final sigma a sigma.
    .toUpperCase()
    .toLowerCase()
    .replace(/[æðøþđħłœŧ]/gu, (letter) => UNDECOMPOSED[letter] ?? letter);
  const words = bare.replace(TIGHT_PUNCTUATION, '').replace(LOOSE_PUNCTUATION, ' ').trim();
  return (words === '' ? bare.trim() : words).normalize('NFC');
}
