// What a name stands for, by the words in it and around it.
import type { EntityKind } from '../entity.ts';
import type { Lexicon } from './lexicon.ts';
import { endsIn, type NameSpan } from './names.ts';
import { AUXILIARIES, DETERMINERS } from './words.ts';

export interface KindGuess {
  readonly kind: EntityKind;
  /** How much the words say it: a name's kind is the one with the most in all of its places. */
  readonly weight: number;
  readonly reason: string;
}

/** Verbs whose object is a thing: "uses Calvex". */
const HANDLES = new Set(['USES', 'SELLS', 'BUYS', 'SUPPLIES', 'RECEIVES', 'SMUGGLES', 'PRODUCES', 'ACTIVATES']);
const PLACES_BEFORE = new Set(['in', 'near', 'across', 'outside', 'inside', 'around', 'throughout', 'at']);

/** What the words of one place suggest; the last is what is left where nothing else says anything. */
export function kindGuesses(text: string, span: NameSpan, lexicon: Lexicon): readonly KindGuess[] {
  const guesses: KindGuess[] = [];
  const words = span.name.split(' ');
  const lower = words.map((word) => word.toLowerCase());
  const add = (kind: EntityKind, weight: number, reason: string) => guesses.push({ kind, weight, reason });
  const role = span.role && text.slice(span.role.start, span.role.end);
  const roleHead = role?.toLowerCase().replace(/[.,]/g, '').split(' ').at(-1) ?? '';
  const isBody = endsIn(span.name, lexicon.bodies) || (lexicon.bodiesOf.has(lower[0] ?? '') && words.length > 1);
  if (isBody)
    add('Organization', 5, `"${lexicon.bodiesOf.has(lower[0] ?? '') ? words[0] : words.at(-1)}" names bodies`);
  if (span.name.includes('&')) add('Organization', 4, '"&" joins the names of firms');
  if (lexicon.titles.has(roleHead) || lexicon.roles.has(roleHead))
    add('Person', 6, `the title or role "${role}" stands before the name`);
  else if (role !== undefined && lexicon.places.has(roleHead)) add('Place', 5, `"${role}" stands before the name`);
  else if (role !== undefined && lexicon.bodies.has(roleHead))
    add('Organization', 5, `"${role}" stands before the name`);
  if (!isBody && (endsIn(span.name, lexicon.places) || (lexicon.places.has(lower[0] ?? '') && words.length > 1))) {
    add('Place', 5, `"${lexicon.places.has(lower.at(-1) ?? '') ? words.at(-1) : words[0]}" names places`);
  }
  if (words.length > 1 && endsIn(span.name, lexicon.concepts))
    add('Concept', 5, `"${words.at(-1)}" names laws and treaties`);
  if (words.length > 1 && endsIn(span.name, lexicon.events)) add('Event', 5, `"${words.at(-1)}" names events`);
  if (endsIn(span.name, lexicon.groups)) add('Organization', 5, `"${words.at(-1)}" names groups`);
  if (span.before === 'of' && lexicon.places.has(wordBefore(text, span.start)))
    add('Place', 4, `"${wordBefore(text, span.start)} of" stands before it`);
  if (isDateline(text, span)) add('Place', 6, 'it stands in the dateline');
  if (isCountry(span.name)) add('Place', 4, 'it is the name of a country');
  if (
    words.length > 1 &&
    words.length < 5 &&
    !isBody &&
    (lexicon.givenFeminine.has(lower[0] ?? '') || lexicon.givenMasculine.has(lower[0] ?? ''))
  ) {
    add('Person', 4, `"${words[0]}" is a given name`);
  }
  const apposition = span.apposition && text.slice(span.apposition.start, span.apposition.end).toLowerCase();
  const head =
    apposition
      ?.split(/ (?:of|for|at|in|from|who|by) /)[0]
      ?.split(' ')
      .at(-1) ?? '';
  if (
    apposition !== undefined &&
    (lexicon.roles.has(head) || lexicon.speaksFor.has(head) || apposition.startsWith('who '))
  )
    add('Person', 5, `an apposition says who it is: "${text.slice(span.apposition?.start, span.apposition?.end)}"`);
  else if (apposition !== undefined && lexicon.bodies.has(head))
    add(
      'Organization',
      4,
      `an apposition says what it is: "${text.slice(span.apposition?.start, span.apposition?.end)}"`,
    );
  if (/^, \d{1,3}[,. ]/.test(text.slice(span.end, span.end + 7))) add('Person', 5, 'an age stands after the name');
  if (/^\p{Lu}{2,5}$/u.test(span.name) && !isDateline(text, span) && words.length === 1)
    add('Organization', 2, 'it is an abbreviation');
  if (PLACES_BEFORE.has(span.before) && !isBody)
    add('Place', span.before === 'at' ? 1 : 2, `"${span.before}" stands before it`);
  const handled = lexicon.doing
    .get(span.before)
    ?.some(({ words: form, entry }) => form.length === 1 && HANDLES.has(entry.predicate));
  if (handled) add('Product', 3, `it is what the verb "${span.before}" acts on`);
  if (isVerbOfSaying(span.after, lexicon) && words.length === 1 && !DETERMINERS.has(span.before))
    add('Organization', 0.5, 'it speaks, and nothing says that it is a person');
  if (
    /^(?:the|its|our)$/.test(span.before) &&
    words.length === 1 &&
    (!/^\p{L}/u.test(span.after) || isVerbOfSaying(span.after, lexicon) || AUXILIARIES.has(span.after))
  )
    add('Organization', 1, `"${span.before}" stands before it, as before no person's name`);
  if (words.length > 1 && words.length < 4) add('Person', 0.4, 'two names and nothing that says otherwise');
  else add('Organization', 0.3, 'nothing tells what it is');
  return guesses;
}

const isVerbOfSaying = (word: string, lexicon: Lexicon): boolean =>
  lexicon.saying.get(word)?.some(({ entry }) => !entry.isPreposition) ?? false;

/** The word before the preposition that stands before a place. */
const wordBefore = (text: string, start: number): string =>
  /(\p{L}+)\s+\p{L}+\s+$/u.exec(text.slice(Math.max(0, start - 40), start))?.[1]?.toLowerCase() ?? '';

/** "BREZNA, Orlavia: …", "MOSCOW, Nov 3 - …" */
function isDateline(text: string, span: NameSpan): boolean {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const line = text.slice(lineStart, lineStart + 60);
  // Where several lines begin so, they are the labels of a transcript.
  if ((text.match(/^\s*\p{Lu}[\p{Lu} .'’-]+:\s/gmu) ?? []).length > 1) return false;
  const dateline = /^\s*\p{Lu}{2}[\p{Lu}\s.'’-]*(?:,[^:–—-]{1,30})?(?:\s*\([^)]{2,20}\))?\s*(?::|\s[-–—])\s/u.exec(
    line,
  );
  return dateline !== null && span.end - lineStart <= dateline[0].length;
}

/** The country names of Unicode's CLDR, in English, in lower case. */
const COUNTRIES: ReadonlySet<string> = countryNames();
const isCountry = (name: string): boolean => COUNTRIES.has(name.toLowerCase());

function countryNames(): ReadonlySet<string> {
  const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const names = letters.flatMap((a) => letters.flatMap((b) => regions.of(`${a}${b}`) ?? []));
  const others = /union|nations|zone|unknown|pseudo|outlying/i;
  const common = ['britain', 'turkey', 'czech republic', 'america', 'england', 'scotland', 'wales'];
  return new Set([...names.filter((name) => !others.test(name)).map((name) => name.toLowerCase()), ...common]);
}
