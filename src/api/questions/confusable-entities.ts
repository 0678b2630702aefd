// Whom one could take for another by name. An index of how names sound and look offers candidates; the rule decides.
import { CONFUSIONS, type Confusion, confusable, explainConfusion } from '../../model/confusable.ts';
import type { EntityId } from '../../model/entity.ts';
import { pageOf } from '../../read/page.ts';
import type { Part } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { EntityKindRef, enumOf } from '../enums.ts';
import { EntityRef } from '../refs.ts';
import {
  aboutOf,
  eachOnce,
  goingOn,
  isAbout,
  lefts,
  MAX_ABOUT,
  MAX_LEFTS,
  namedOf,
  names,
  offered,
  ofKinds,
  pairKey,
  startOf,
} from './entity-pairs.ts';

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
      'False where the index offered more candidates for an entity than were looked at (the best 100 by each 18 words of its names): pairs may be missing.',
    ...value(),
  }),
}));

const FIELD = 'confusableEntities';

const leftPart: Part = {
  match: (site) => lefts(site, site.to, FIELD),
  inputs: ({ to }) => names(to),
};

/** One row a pair. A later entity finds the earlier one too: without `about`, the earlier one's row is enough. */
const rightPart: Part = {
  match: (site) => {
    const { to } = site;
    const isNext = isAbout(site) ? '' : ` AND ${to}.sortKey > left.sortKey`;
    return (
      `${lefts(site, 'left', FIELD)} ${offered('left')}UNWIND offered AS ${to} ` +
      `WITH DISTINCT left, isCut, ${to} WHERE ${to} <> left AND ${to}.sortKey IS NOT NULL${isNext}${ofKinds(site, to)}`
    );
  },
  inputs: ({ to }) => ['left.id', 'isCut', ...names(to)],
};

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
        const isWalk = aboutOf(args, FIELD) === undefined;
        const looked = leftRows.slice(0, isWalk ? MAX_LEFTS : MAX_ABOUT).map((columns) => namedOf<EntityId>(columns));
        const leftOf = new Map(looked.map((left, at) => [left.id, { left, at }]));
        const items = rightRows.flatMap(([leftId, , ...columns], row) => {
          const [found, right] = [leftOf.get(leftId as EntityId), namedOf<EntityId>(columns)];
          if (!found) return [];
          const pair = confusable(found.left, right);
          if (!pair) return [];
          const { left } = found;
          const item = {
            left: { part: 'lefts', row: found.at },
            right: { part: 'rights', row },
            score: pair.score,
            confusions: pair.confusions.map((each) => ({ ...each, explanation: explainConfusion(each) })),
          };
          return [
            {
              key: pairKey(isWalk, pair.score, left.sortKey, right.sortKey),
              item,
              ids: [left.id, right.id].sort().join(' '),
            },
          ];
        });
        const pairs = eachOnce(items);
        const isWhole = !rightRows.some(([, isCut]) => isCut === true);
        const isEnd = !isWalk || leftRows.length <= MAX_LEFTS;
        const isExact = isWhole && isEnd && (!isWalk || startOf(args, FIELD) === '');
        const page = pageOf(pairs, args, FIELD, isExact);
        return {
          ...(isEnd || page.pageInfo.hasNextPage ? page : goingOn(page, FIELD, looked.at(-1)?.sortKey ?? '')),
          isWhole,
        };
      },
    }),
  }),
);
