// The regular forms of an English verb.

const VOWEL = /[aeiou]/;

/** "deny" gives denies, denied, denying. Doubled consonants and irregular forms are the lexicon's business. */
export function inflections(base: string): readonly string[] {
  if (base.endsWith('e')) return [`${base}s`, `${base}d`, `${base.slice(0, -1)}ing`];
  if (base.endsWith('y') && !VOWEL.test(base.at(-2) ?? '')) {
    return [`${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`, `${base}ing`];
  }
  const third = /(?:s|x|z|ch|sh)$/.test(base) ? `${base}es` : `${base}s`;
  return [third, `${base}ed`, `${base}ing`];
}
