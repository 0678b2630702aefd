// Entities that may be one, for somebody to judge. Indexes of names and identifiers offer candidates; the rule scores them.
import { InputError } from '../../errors.ts';
import { DUPLICATE_REASONS, type DuplicateReasonKind, duplicate } from '../../model/duplicates.ts';
import type { EntityId, EntityKind } from '../../model/entity.ts';
import type { Verdict } from '../../model/judgement.ts';
import { pageOf } from '../../read/page.ts';
import type { Args, Part } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { EntityKindRef, enumOf } from '../enums.ts';
import { EntityRef, JudgementRef } from '../refs.ts';
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
  pairKey,
  startOf,
} from './entity-pairs.ts';

const ReasonKindRef = enumOf<DuplicateReasonKind>(
  'DuplicateReasonKind',
  'Why two entities may be one, or may not; names by how much they usually say.',
  DUPLICATE_REASONS,
  {
    SAME_ID: 'They have one identifier in another system.',
    SAME_NAME: 'A name of both is the same but for case, accents, width and punctuation.',
    TRANSLITERATION: 'They have a name in two scripts: "Юсов", "Yusov".',
    SAME_SOUND: 'They have a name in two spellings of one sound: "Yusov", "Yussow".',
    SAME_WORDS:
      'They have a name of the same words, but for their order and small words such as "of"; of a person, only with the family name first or last.',
    INITIALS: 'An initial stands for a name: "A. Yusov", "Yusov Andrey".',
    ABBREVIATION: 'A name of one has the first letters of a name of the other, in any script: "GUR".',
    EDIT_DISTANCE:
      'They have a name that is the same but for a letter or two, of which a short word has none; never an initial or a number.',
    LOOK_ALIKE:
      'They have a name in letters that look alike, such as Cyrillic "а" for Latin "a". These can be meant to deceive: such names say no more than this.',
    PARTIAL_NAME: 'All words of a name of one are in a name of the other.',
    SHARED_NEIGHBORS: 'They have relationships with the same entities; the rarer those have any, the more it says.',
    DIFFERENT_ID: 'Speaks against: they have two identifiers in a system that gives each entity one.',
    RELATED_TO_EACH_OTHER: 'Speaks against: they have a relationship with one another, or one is part of the other.',
  },
);

const DuplicateReasonRef = builder.objectRef<object>('DuplicateReason');
builder.objectType(DuplicateReasonRef, {
  description: 'One reason for or against two entities being one.',
  fields: (t) => ({
    kind: t.field({ type: ReasonKindRef, description: 'Why.', ...value() }),
    isAgainst: t.boolean({ description: 'Whether it speaks against their being one.', ...value() }),
    left: t.string({
      nullable: true,
      description: 'The name or identifier of `left`, as written; null where the reason lies in neither.',
      ...value(),
    }),
    right: t.string({
      nullable: true,
      description: 'The same of `right`; null where the reason lies in neither.',
      ...value(),
    }),
    weight: t.float({
      description:
        '0 to 1. Of names and identifiers: what the pair would score by this alone. Of SHARED_NEIGHBORS: how much it adds of what is missing to 1. Of what speaks against: how much of the score it takes away.',
      ...value(),
    }),
    explanation: t.string({ description: 'The reason in one sentence, with what agrees.', ...value() }),
  }),
});

const DuplicateSuggestionRef = builder.objectRef<object>('DuplicateSuggestion');
builder.objectType(DuplicateSuggestionRef, {
  description: 'Two entities of one kind that may be one. They stay two until `judgeEntities` says SAME.',
  fields: (t) => ({
    left: t.field({
      type: EntityRef,
      description: 'One of `about`, or the first of the two by name.',
      ...row('lefts'),
    }),
    right: t.field({ type: EntityRef, description: 'The other.', ...row('rights') }),
    score: t.float({
      description:
        'Above 0, below 1. The strongest name or identifier, raised by shared neighbors, lowered by what speaks against: (1 − (1 − strongest) × (1 − neighbors)) × (1 − against) for each. It orders pairs, and is no probability.',
      ...value(),
    }),
    reasons: t.field({
      type: [DuplicateReasonRef],
      description: 'Identifiers, then names by their weight, then neighbors, then what speaks against.',
      ...value(),
    }),
    judgement: t.field({
      type: JudgementRef,
      nullable: true,
      description: 'The latest judgement of the two that holds, which is UNSURE; null where nobody has judged them.',
      ...row('judgements'),
    }),
  }),
});

const DuplicateSuggestionsRef = connectionOf(DuplicateSuggestionRef);
builder.objectFields(DuplicateSuggestionsRef, (t) => ({
  isWhole: t.boolean({
    description:
      'False where an entity has more candidates, identifiers or judgements than were looked at (the best 100 by each 18 words of its names, and 20 by identifier; 100; the latest 500): pairs may be missing, or shown though judged DIFFERENT.',
    ...value(),
  }),
  comparedCount: t.int({ description: 'How many pairs were compared for this page.', ...value() }),
}));

const FIELD = 'duplicateSuggestions';
const MAX_SHARING = 20;
const MAX_IDS = 100;
const MAX_JUDGEMENTS = 500;
/** Relationships of an entity in each direction, those with the most statements first. */
const MAX_RELATED = 50;

/** Identifiers as phrases for Lucene, whole; in capitals and without too, for schemes that know no case. */
const idsOf = (entity: string): string => {
  const phrase = (id: string): string => `'"' + replace(replace(${id}, '\\\\', '\\\\\\\\'), '"', '\\\\"') + '" '`;
  return `reduce(text = '', id IN ${entity}.externalIds[..${MAX_IDS}] | text + ${phrase('id')} + ${phrase('toUpper(id)')} + ${phrase('toLower(id)')})`;
};

const sharing = (left: string): string =>
  `CALL (${left}) { UNWIND CASE WHEN size(${left}.externalIds) > 0 THEN [${idsOf(left)}] ELSE [] END AS phrases CALL db.index.fulltext.queryNodes('entity_externalIds_fulltext', phrases, {limit: ${MAX_SHARING + 2}}) YIELD node WHERE node <> ${left} RETURN collect(node) AS sharing } `;

/** Binds `near`: of the entities that it has relationships with, each once, what `columns` says of `other`. */
const neighbors = (entity: string, columns: string): string => {
  const walk = (end: 'fromId' | 'toId', pattern: string): string =>
    `MATCH ${pattern} USING INDEX SEEK related:RELATED(${end}, sortKey) WHERE related.${end} = ${entity}.id AND related.sortKey > '' WITH related, other ORDER BY related.${end}, related.sortKey LIMIT ${MAX_RELATED} RETURN other`;
  return `CALL (${entity}) { CALL (${entity}) { ${walk('fromId', '()-[related:RELATED]->(other)')} UNION ALL ${walk('toId', '(other)-[related:RELATED]->()')} } WITH DISTINCT other RETURN collect(${columns}) AS near }`;
};

const described = (entity: string): readonly string[] => [
  ...['kind', 'externalSchemes', 'externalIds'].map((name) => `${entity}.${name}`),
  ...names(entity),
];

const leftPart: Part = {
  match: (site) =>
    `${lefts(site, site.to, FIELD)} ${neighbors(site.to, '[other.id, other.name, COUNT { (other)-[:RELATED]-() }]')}`,
  inputs: ({ to }) => ['near', ...described(to)],
};

/** One row a pair. A later entity finds the earlier one too: without `about`, the earlier one's row is enough. */
const rightPart: Part = {
  match: (site) => {
    const { to } = site;
    const isNext = isAbout(site) ? '' : ` AND ${to}.sortKey > left.sortKey`;
    return (
      `${lefts(site, 'left', FIELD)} ${offered('left')}${sharing('left')}` +
      `WITH left, offered + sharing AS all, isCut OR size(sharing) > ${MAX_SHARING} OR size(left.externalIds) > ${MAX_IDS} AS isCut UNWIND all AS ${to} ` +
      `WITH DISTINCT left, isCut, ${to} WHERE ${to} <> left AND ${to}.sortKey IS NOT NULL AND ${to}.kind = left.kind${isNext} ` +
      neighbors(to, 'other.id')
    );
  },
  inputs: ({ to }) => [
    'left.id',
    'isCut',
    `EXISTS { (left)-[:RELATED|WITHIN|PART_OF]-(${to}) }`,
    'near',
    ...described(to),
  ],
};

/** The latest first: what was judged of those that an entity stands for was judged of it. */
const judgementPart: Part = {
  match: (site) =>
    `${lefts(site, 'left', FIELD)} CALL (left) { MATCH (left)<-[:MERGED_INTO*0..1]-(:Entity)<-[:LEFT|RIGHT]-(${site.to}:Judgement) WHERE ${site.to}.undoneAt IS NULL AND ${site.to}.verdict <> 'SAME' WITH DISTINCT ${site.to} ORDER BY ${site.to}.sortKey LIMIT ${MAX_JUDGEMENTS + 1} RETURN ${site.to} } ` +
    `MATCH (${site.to})-[:LEFT]->(one:Entity) MATCH (${site.to})-[:RIGHT]->(other:Entity)`,
  inputs: ({ to }) => [
    'left.id',
    `${to}.verdict`,
    'coalesce(one.canonicalId, one.id)',
    'coalesce(other.canonicalId, other.id)',
  ],
};

type NeighborRow = readonly [EntityId, string, number];

const candidateOf = ([kind, schemes, ids, ...columns]: readonly unknown[]) => ({
  ...namedOf<EntityId>(columns),
  kind: kind as EntityKind,
  externalIds: (schemes as string[]).map((scheme, at) => ({ scheme, id: (ids as string[])[at] ?? '' })),
});

const pairOf = (one: string, other: string): string => [one, other].sort().join(' ');

/** By pair: the place of the latest judgement that holds, and what it says if any says that they are different. */
function judgedPairs(rows: readonly (readonly unknown[])[]) {
  const pairs = new Map<string, { readonly row: number; readonly verdict: Verdict }>();
  for (const [row, [, verdict, one, other]] of (rows as [string, Verdict, string, string][]).entries()) {
    const [pair, isDifferent] = [pairOf(one, other), verdict === 'DIFFERENT'];
    if (isDifferent || !pairs.has(pair)) pairs.set(pair, { row, verdict });
  }
  return pairs;
}

/** @throws InputError `SCORE_OUT_OF_RANGE` naming the argument. */
function minScoreOf(args: Args): number {
  const minScore = args.minScore as number;
  if (minScore >= 0 && minScore <= 1) return minScore;
  throw new InputError('SCORE_OUT_OF_RANGE', `${FIELD}(minScore:): found ${minScore}, expected 0 to 1`);
}

builder.queryField(FIELD, (t) =>
  t.field({
    type: DuplicateSuggestionsRef,
    description:
      'Pairs of entities of one kind that may be one, with score and reasons, for somebody to judge with `judgeEntities`. Pairs judged SAME are one and gone, pairs judged DIFFERENT are left out, UNSURE ones stay. Candidates come from indexes of names and identifiers: of each entity at most 100 by each 18 words of its names and 20 by identifier are compared. With `about`: the likeliest first. Without: by the name of `left`, then the likeliest; each page looks at 20 entities, so that it may hold few pairs, or none, and yet have a next one; `totalCount` is then of this page and what comes with it.',
    args: {
      about: t.arg.idList({
        description: 'Only pairs with one of these entities, 1 to 50. Absent or null: all entities, page by page.',
      }),
      kinds: t.arg({ type: [EntityKindRef], description: 'Only pairs of these kinds; absent or null: of all.' }),
      minScore: t.arg.float({
        defaultValue: 0.5,
        required: true,
        description: 'Only pairs that score at least this: 0 to 1, 0.5 unless given.',
      }),
      ...pageArgs,
    },
    ...decided({
      parts: { lefts: leftPart, rights: rightPart, judgements: judgementPart },
      decide: ({ lefts: leftRows = [], rights: rightRows = [], judgements = [] }, args) => {
        const [isWalk, minScore] = [aboutOf(args, FIELD) === undefined, minScoreOf(args)];
        const looked = leftRows.slice(0, isWalk ? MAX_LEFTS : MAX_ABOUT).map(([near, ...columns]) => ({
          ...candidateOf(columns),
          neighbors: (near as NeighborRow[]).map(([id, name, degree]) => ({ id, name, degree })),
          relatedTo: [],
        }));
        const leftOf = new Map(looked.map((left, at) => [left.id, { left, at }]));
        const judged = judgedPairs(judgements);
        const compared = new Set<string>();
        const items = rightRows.flatMap(([leftId, , isRelated, near, ...columns], row) => {
          const [found, right] = [leftOf.get(leftId as EntityId), candidateOf(columns)];
          if (!found) return [];
          const { left, at } = found;
          const ids = pairOf(left.id, right.id);
          compared.add(ids);
          const judgement = judged.get(ids);
          if (judgement?.verdict === 'DIFFERENT') return [];
          // Of a neighbor that both have, the left one knows the rest.
          const neighbors = (near as EntityId[]).map((id) => ({ id, name: '', degree: 0 }));
          const pair = duplicate(left, { ...right, neighbors, relatedTo: isRelated ? [left.id] : [] });
          if (!pair || pair.score < minScore) return [];
          const item = {
            left: { part: 'lefts', row: at },
            right: { part: 'rights', row },
            judgement: judgement ? { part: 'judgements', row: judgement.row } : null,
            score: pair.score,
            reasons: pair.reasons.map((each) => ({ left: null, right: null, ...each })),
          };
          return [{ key: pairKey(isWalk, pair.score, left.sortKey, right.sortKey), item, ids }];
        });
        const counts = new Map<unknown, number>();
        for (const [id] of judgements) counts.set(id, (counts.get(id) ?? 0) + 1);
        const isCut =
          rightRows.some(([, cut]) => cut === true) || [...counts.values()].some((count) => count > MAX_JUDGEMENTS);
        const isEnd = !isWalk || leftRows.length <= MAX_LEFTS;
        const isExact = !isCut && isEnd && (!isWalk || startOf(args, FIELD) === '');
        const page = pageOf(eachOnce(items), args, FIELD, isExact);
        return {
          ...(isEnd || page.pageInfo.hasNextPage ? page : goingOn(page, FIELD, looked.at(-1)?.sortKey ?? '')),
          isWhole: !isCut,
          comparedCount: compared.size,
        };
      },
    }),
  }),
);
