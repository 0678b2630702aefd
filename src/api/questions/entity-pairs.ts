// Pairs of entities that are alike by name: which entities are looked at, whom the index offers for each, and the pages.
import { InputError } from '../../errors.ts';
import type { NameKind, NameStatus } from '../../model/entity.ts';
import { decodeCursor, encodeCursor } from '../../read/page.ts';
import type { Args, Site } from '../../read/reads.ts';
import { checkedIds } from '../ids.ts';

export const MAX_ABOUT = 50;
/** Entities that one page of a walk looks at. */
export const MAX_LEFTS = 20;
/** By each 18 words of an entity's names. */
const MAX_CANDIDATES = 100;
/** Between the sort keys in a cursor, and after every pair of an entity. */
const SEPARATOR = '\n';
const END = '\uffff';

/** @throws InputError `ABOUT_EMPTY`, `IDS_TOO_MANY` or `ID_INVALID`, naming the argument. */
export function aboutOf(args: Args, field: string): readonly string[] | undefined {
  const ids = checkedIds(args.about, 'entity', `${field}(about:)`, MAX_ABOUT);
  if (ids?.length !== 0) return ids;
  throw new InputError(
    'ABOUT_EMPTY',
    `${field}(about:): found no id, expected 1 to ${MAX_ABOUT}; leave it out to walk through all entities`,
  );
}

/** The sort key of the entity at which a page goes on. */
export const startOf = (args: Args, field: string): string => decodeCursor(args, field).split(SEPARATOR)[0] ?? '';

export const isAbout = ({ args }: Site): boolean => args.about !== null && args.about !== undefined;

export const ofKinds = ({ args, param }: Site, entity: string): string =>
  args.kinds === null || args.kinds === undefined ? '' : ` AND ${entity}.kind IN ${param((each) => each.kinds)}`;

/** Clauses that bind `left`: the entities asked about, or the next ones by name, one more than are looked at. */
export const lefts = (site: Site, left: string, field: string): string =>
  isAbout(site)
    ? `UNWIND ${site.param((args) => aboutOf(args, field))} AS id MATCH (${left}:Entity {id: id}) WHERE ${left}.sortKey IS NOT NULL${ofKinds(site, left)}`
    : `MATCH (${left}:Entity) WHERE ${left}.sortKey >= ${site.param((args) => startOf(args, field))}${ofKinds(site, left)} WITH ${left} ORDER BY ${left}.sortKey LIMIT ${MAX_LEFTS + 1}`;

/** Lucene takes 1,024 terms, and makes up to 50 of each word with typing errors. */
const WORDS_AT_ONCE = 18;
const MAX_WORDS = 6 * WORDS_AT_ONCE;

/** The words of an entity's names, each once. They hold letters and digits only. */
const wordsOf = (entity: string): string =>
  `reduce(words = [], word IN split(reduce(all = '', key IN ${entity}.nameKeys | all + ' ' + key), ' ') | CASE WHEN word = '' OR word IN words THEN words ELSE words + word END)`;

/** Each word with as many typing errors as its length allows. */
const FORGIVING =
  "reduce(text = '', word IN some | text + CASE WHEN size(word) < 3 THEN word + ' ' WHEN size(word) < 6 THEN word + '~1 ' ELSE word + '~2 ' END)";

/** Binds `offered`, the best candidates by name, some more than once, and `isCut` where there are more. Keeps `left` alone. */
export const offered = (left: string): string =>
  `WITH ${left}, ${wordsOf(left)} AS words CALL (words) { UNWIND [at IN range(0, ${MAX_WORDS - 1}, ${WORDS_AT_ONCE}) WHERE at < size(words)] AS at WITH words[at..at + ${WORDS_AT_ONCE}] AS some ` +
  `CALL (some) { CALL db.index.fulltext.queryNodes('entity_nameKeys_fulltext', ${FORGIVING}, {limit: ${MAX_CANDIDATES + 1}}) YIELD node RETURN collect(node) AS found } RETURN collect(found) AS lists } ` +
  `WITH ${left}, reduce(all = [], list IN lists | all + list) AS offered, size(words) > ${MAX_WORDS} OR any(list IN lists WHERE size(list) > ${MAX_CANDIDATES}) AS isCut `;

/** What `namedOf` reads. */
const NAMED = ['id', 'sortKey', 'name', 'nameStatus', 'nameValues', 'nameKinds'] as const;

export const names = (entity: string): readonly string[] => NAMED.map((name) => `${entity}.${name}`);

/** An entity by its names, from the columns of `names`. */
export const namedOf = <Id extends string>(columns: readonly unknown[]) => {
  const [id, sortKey, name, nameStatus, values, kinds] = columns as [
    Id,
    string,
    string,
    NameStatus,
    string[],
    NameKind[],
  ];
  return {
    id,
    sortKey,
    name,
    nameStatus,
    names: values.map((each, at) => ({ value: each, kind: kinds[at] ?? 'NAME' })),
  };
};

/** The likelier, the smaller; three digits. */
const rank = (score: number): string => String(1000 - Math.round(score * 1000)).padStart(4, '0');

/** Where a pair stands: in a walk by its left entity, then the likeliest; else the likeliest first. */
export const pairKey = (isWalk: boolean, score: number, left: string, right: string): string =>
  (isWalk ? [left, rank(score), right] : [rank(score), left, right]).join(SEPARATOR);

/** In order of their keys. Two of those asked about find each other: they make one pair. */
export function eachOnce<Item extends { readonly key: string; readonly ids: string }>(items: readonly Item[]): Item[] {
  const sorted = [...items].sort((a, b) => (a.key < b.key ? -1 : 1));
  const seen = new Set<string>();
  return sorted.filter(({ ids }) => !seen.has(ids) && seen.add(ids));
}

/** The page, ended after the last entity that was looked at: there are more. */
export const goingOn = <P extends { readonly pageInfo: object }>(page: P, field: string, last: string): P => ({
  ...page,
  pageInfo: { ...page.pageInfo, hasNextPage: true, endCursor: encodeCursor(field, `${last}${SEPARATOR}${END}`) },
});
