// What restricts a clause, as far as its words and names show it: terms of the vocabulary, places, dates.
import type { QualifierRole } from '../claim.ts';
import type { Vocabulary } from '../predicates.ts';
import type { Member } from './cast.ts';
import { isPossessive, type Span, type Token } from './tokens.ts';

export interface Qualifier {
  readonly role: QualifierRole;
  readonly filler: Member | string;
  readonly reason: string;
}

/** An entity named within a clause. */
export interface Named extends Span {
  readonly member: Member;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** Words that are terms in some places and mean something else in most. */
const TOO_COMMON = new Set([
  'alone',
  'together',
  'public',
  'legal',
  'paid',
  'joint',
  'secret',
  'hardly',
  'dealers',
  'extensive',
]);

/** The terms whose name or synonym the words hold; a role is filled once, by what stands first in the vocabulary. */
export function termsIn(words: string, vocabulary: Vocabulary): readonly Qualifier[] {
  return [...vocabulary.terms.values()].flatMap((term) => {
    const names = [term.label, ...term.synonyms].filter((name) => !TOO_COMMON.has(name));
    const found = names
      .map((name) => new RegExp(`(?<![\\p{L}-])${name}(?![\\p{L}-])`, 'iu').exec(words)?.[0])
      .find((hit) => hit !== undefined);
    if (found === undefined) return [];
    return term.roles.map((role) => ({
      role: role as QualifierRole,
      filler: term.name,
      reason: `"${found}" is the term ${term.name}`,
    }));
  });
}

/** A date that the words give in full, as EDTF. Weekdays and "last year" depend on the article's day: they are left alone. */
export function dateIn(words: string): Qualifier | undefined {
  const month = MONTHS.join('|');
  const number = (name: string): string => String(MONTHS.indexOf(name) + 1).padStart(2, '0');
  const day = new RegExp(
    `\\b(\\d{1,2}) (${month}),? ((?:19|20)\\d\\d)\\b|\\b(${month}) (\\d{1,2}), ((?:19|20)\\d\\d)\\b`,
  ).exec(words);
  if (day !== null) {
    const [all, d1, m1, y1, m2, d2, y2] = day;
    return time(`${y1 ?? y2}-${number(m1 ?? m2 ?? '')}-${(d1 ?? d2 ?? '').padStart(2, '0')}`, all);
  }
  const inMonth = new RegExp(`\\b(${month}) ((?:19|20)\\d\\d)\\b`).exec(words);
  if (inMonth !== null) return time(`${inMonth[2]}-${number(inMonth[1] ?? '')}`, inMonth[0]);
  const year = /\b(in|since|until|from) ((?:19|20)\d\d)\b/i.exec(words);
  if (year === null) return undefined;
  const [all, preposition = '', digits = ''] = year;
  const edtf = /since|from/i.test(preposition) ? `${digits}/..` : /until/i.test(preposition) ? `../${digits}` : digits;
  return time(edtf, all);
}

const time = (edtf: string, words: string): Qualifier => ({
  role: 'TIME',
  filler: edtf,
  reason: `"${words}" is ${edtf}`,
});

/** What prepositions after the verb lead to: "in Poland", "to Russia", "through Tollan Freight". */
export function namedQualifiers(tokens: readonly Token[], verb: number, names: readonly Named[]): readonly Qualifier[] {
  return names.flatMap(({ member, start, end }) => {
    let at = tokens.findIndex((token) => token.start === start) - 1;
    // "an assault on Russia's fleet" leads to the fleet.
    if (at < verb || tokens.some((token) => token.start <= end - 1 && end < token.end && isPossessive(token)))
      return [];
    while (at > verb && /^(?:the|a|an|its|his|her|their|this|that)$/.test(tokens[at]?.lower ?? '')) at -= 1;
    const preposition = tokens[at]?.lower ?? '';
    const role = roleBehind(preposition, member);
    return role === undefined ? [] : [{ role, filler: member, reason: `"${preposition}" leads to ${member.name}` }];
  });
}

function roleBehind(preposition: string, { kind }: Member): QualifierRole | undefined {
  const isPlace = kind === 'Place';
  switch (preposition) {
    case 'in':
    case 'at':
    case 'on':
    case 'near':
    case 'across':
    case 'inside':
    case 'within':
      return isPlace ? 'PLACE' : undefined;
    case 'to':
    case 'into':
      return isPlace ? 'DESTINATION' : kind === 'Organization' || kind === 'Person' ? 'RECIPIENT' : undefined;
    case 'from':
      return kind === 'Place' || kind === 'Organization' || kind === 'Person' ? 'ORIGIN' : undefined;
    case 'through':
    case 'via':
      return kind === 'Organization' || kind === 'Person' ? 'CHANNEL' : undefined;
    case 'with':
      return kind === 'Product' ? 'INSTRUMENT' : undefined;
    default:
      return undefined;
  }
}
