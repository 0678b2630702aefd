// Whom one could take for another by name. An index of how names sound and look offers candidates; the rule decides.
import { InputError } from '../../errors.ts';
import { CONFUSIONS, type Confusion, confusable, explainConfusion } from '../../model/confusable.ts';
import type { EntityId, NameKind, NameStatus } from '../../model/entity.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../read/page.ts';
import type { Args, Part, Site } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { EntityKindRef, enumOf } from '../enums.ts';
import { checkedIds } from '../ids.ts';
import { EntityRef } from '../refs.ts';

const ConfusionRef = enumOf<Confusion>('Confusion', 'Why two names could be one; likeliest first.', CONFUSIONS, {
  SAME_NAME: 'They are the same but for case, accents, width and punctuation.',
  LOOK_ALIKE: 'They are written with letters that look alike, such as Cyrillic "а" for Latin "a".',
  TRANSLITERATION:
    'They are the same in two scripts: Cyrillic or Greek letters romanized, the spellings of one sound taken for one.',
  INITIALS: 'They are the same where an initial stands for a name: "A. Ruiz", "Ana Ruiz". In any script.',
  EDIT_DISTANCE:
    'They are the same but for a letter (names of five letters and more) or two (nine and more) that is added, dropped, replaced or swapped. Never where numbers differ.',
});

const NameConfusionRef = builder.objectRef<object>('NameConfusion');
builder.objectType(NameConfusionRef, {
  description: 'One reason why two entities could be taken for one another, by the two names that fit it best.',
  fields: (t) => ({
    reason: t.field({ type: ConfusionRef, description: 'Why.', ...value() }),
    left: t.string({ description: 'The name of `left`, as written.', ...value() }),
    right: t.string({ description: 'The name of `right`, as written.', ...value() }),
    score: t.float({ description: 'How near they are under this reason: above 0, at most 1.', ...value() }),
    explanation: t.string({ description: 'The reason in one sentence, with the names.', ...value() }),
  }),
});

const ConfusablePairRef = builder.objectRef<object>('ConfusablePair');
builder.objectType(ConfusablePairRef, {
  description: 'Two entities whose names could be one another. They stay two: this is a suggestion to look.',
  fields: (t) => ({
    left: t.field({
      type: EntityRef,
      description: 'One of `about`, or the first of the two by name.',
      ...row('lefts'),
    }),
    right: t.field({ type: EntityRef, description: 'The other.', ...row('rights') }),
    score: t.float({ description: 'Of the likeliest reason: above 0, at most 1.', ...value() }),
    confusions: t.field({ type: [NameConfusionRef], description: 'Each reason once, likeliest first.', ...value() }),
  }),
});

const ConfusableEntitiesRef = connectionOf(ConfusablePairRef);
builder.objectFields(ConfusableEntitiesRef, (t) => ({
  isWhole: t.boolean({
    description:
      'False where the index offered more candidates for an entity than were looked at (the best 100): pairs may be missing.',
    ...value(),
  }),
}));

const MAX_ABOUT = 50;
const MAX_LEFTS = 20;
const MAX_CANDIDATES = 100;
const FIELD = 'confusableEntities';
/** Between the sort keys in a cursor, and after every pair of an entity. */
const SEPARATOR = '\n';
const END = '\uffff';

/** @throws InputError `ABOUT_EMPTY`, `IDS_TOO_MANY` or `ID_INVALID`, naming the argument. */
function aboutOf(args: Args): readonly string[] | undefined {
  const ids = checkedIds(args.about, 'entity', `${FIELD}(about:)`, MAX_ABOUT);
  if (ids?.length !== 0) return ids;
  throw new InputError(
    'ABOUT_EMPTY',
    `${FIELD}(about:): found no id, expected 1 to ${MAX_ABOUT}; leave it out to walk through all entities`,
  );
}

/** The sort key of the entity at which a page goes on. */
const startOf = (args: Args): string => decodeCursor(args, FIELD).split(SEPARATOR)[0] ?? '';

const isAbout = ({ args }: Site): boolean => args.about !== null && args.about !== undefined;

const ofKinds = ({ args, param }: Site, entity: string): string =>
  args.kinds === null || args.kinds === undefined ? '' : ` AND ${entity}.kind IN ${param((each) => each.kinds)}`;

/** Clauses that bind `left`: the entities asked about, or the next ones by name, one more than are looked at. */
const lefts = (site: Site, left: string): string =>
  isAbout(site)
    ? `UNWIND ${site.param(aboutOf)} AS id MATCH (${left}:Entity {id: id}) WHERE ${left}.sortKey IS NOT NULL${ofKinds(site, left)}`
    : `MATCH (${left}:Entity) WHERE ${left}.sortKey >= ${site.param(startOf)}${ofKinds(site, left)} WITH ${left} ORDER BY ${left}.sortKey LIMIT ${MAX_LEFTS + 1}`;

/** The words of an entity for Lucene, each with as many typing errors as its length allows. They hold letters and digits only. */
const wordsOf = (entity: string): string =>
  `reduce(text = '', word IN split(reduce(all = '', key IN ${entity}.nameKeys | all + ' ' + key), ' ') | text + CASE WHEN word = '' THEN '' WHEN size(word) < 3 THEN word + ' ' WHEN size(word) < 6 THEN word + '~1 ' ELSE word + '~2 ' END)`;

const names = (entity: string): readonly string[] =>
  ['id', 'sortKey', 'name', 'nameStatus', 'nameValues', 'nameKinds'].map((name) => `${entity}.${name}`);

const leftPart: Part = {
  match: (site) => lefts(site, site.to),
  inputs: ({ to }) => names(to),
};

/** One row a pair. A later entity finds the earlier one too: without `about`, the earlier one's row is enough. */
const rightPart: Part = {
  match: (site) => {
    const { to } = site;
    const isNext = isAbout(site) ? '' : ` AND ${to}.sortKey > left.sortKey`;
    return (
      `${lefts(site, 'left')} WITH left WHERE size(left.nameKeys) > 0 ` +
      `CALL (left) { CALL db.index.fulltext.queryNodes('entity_nameKeys_fulltext', ${wordsOf('left')}, {limit: ${MAX_CANDIDATES + 1}}) YIELD node RETURN collect(node) AS offered } ` +
      `WITH left, offered, size(offered) > ${MAX_CANDIDATES} AS isCut UNWIND offered AS ${to} ` +
      `WITH left, isCut, ${to} WHERE ${to} <> left AND ${to}.sortKey IS NOT NULL${isNext}${ofKinds(site, to)}`
    );
  },
  inputs: ({ to }) => ['left.id', 'isCut', ...names(to)],
};

const namedOf = (columns: readonly unknown[]) => {
  const [id, sortKey, name, nameStatus, values, kinds] = columns as [
    EntityId,
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

builder.queryField(FIELD, (t) =>
  t.field({
    type: ConfusableEntitiesRef,
    description:
      'Entities whose names could be one another, and why: by all names of their own, not by titles and descriptions. Nothing is merged, and a likeness proves nothing. With `about`: the likeliest first. Without: by the name of `left`, then the likeliest; each page looks at 20 entities, so that it may hold few pairs, or none, and yet have a next one; `totalCount` is then of this page and what comes with it.',
    args: {
      about: t.arg.idList({
        description: 'Only pairs with one of these entities, 1 to 50. Absent or null: all entities, page by page.',
      }),
      kinds: t.arg({ type: [EntityKindRef], description: 'Only pairs of these kinds; absent or null: of all.' }),
      ...pageArgs,
    },
    ...decided({
      parts: { lefts: leftPart, rights: rightPart },
      decide: ({ lefts: leftRows = [], rights: rightRows = [] }, args) => {
        const isWalk = aboutOf(args) === undefined;
        const looked = leftRows.slice(0, isWalk ? MAX_LEFTS : MAX_ABOUT).map(namedOf);
        const leftOf = new Map(looked.map((left, at) => [left.id, { left, at }]));
        const items = rightRows.flatMap(([leftId, , ...columns], row) => {
          const [found, right] = [leftOf.get(leftId as EntityId), namedOf(columns)];
          if (!found) return [];
          const pair = confusable(found.left, right);
          if (!pair) return [];
          const { left } = found;
          const key = isWalk
            ? [left.sortKey, rank(pair.score), right.sortKey]
            : [rank(pair.score), left.sortKey, right.sortKey];
          const item = {
            left: { part: 'lefts', row: found.at },
            right: { part: 'rights', row },
            score: pair.score,
            confusions: pair.confusions.map((each) => ({ ...each, explanation: explainConfusion(each) })),
          };
          return [{ key: key.join(SEPARATOR), item, ids: [left.id, right.id].sort().join(' ') }];
        });
        items.sort((a, b) => (a.key < b.key ? -1 : 1));
        // Two of those asked about find each other: they make one pair.
        const pairs = items.filter(({ ids }, at) => items.findIndex((other) => other.ids === ids) === at);
        const isWhole = !rightRows.some(([, isCut]) => isCut === true);
        const isEnd = !isWalk || leftRows.length <= MAX_LEFTS;
        const isExact = isWhole && isEnd && (!isWalk || startOf(args) === '');
        const page = pageOf(pairs, args, FIELD, isExact);
        return {
          ...(isEnd || page.pageInfo.hasNextPage ? page : goingOn(page, looked.at(-1)?.sortKey ?? '')),
          isWhole,
        };
      },
    }),
  }),
);

/** The page, ended after the last entity that was looked at: there are more. */
const goingOn = <P extends { readonly pageInfo: object }>(page: P, last: string): P => ({
  ...page,
  pageInfo: { ...page.pageInfo, hasNextPage: true, endCursor: encodeCursor(FIELD, `${last}${SEPARATOR}${END}`) },
});
