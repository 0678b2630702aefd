// Who holds back, in which words, and how much of what is told comes first hand: counted where the statements are.

import { HEDGE_GROUPINGS, type HedgeGrouping, phrasesOf } from '../../model/hedging.ts';
import type { Hedge } from '../../model/statement.ts';
import { pageSize } from '../../read/page.ts';
import type { Args, Part, Site } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { enumOf, HedgeAuthorRef } from '../enums.ts';
import { checkedIds } from '../ids.ts';
import { PredicateRef } from '../nouns/predicate.ts';
import { andKept, carried, perspectiveArgs } from '../perspective.ts';
import { EntityRef, StatementRef } from '../refs.ts';

const HedgeGroupingRef = enumOf<HedgeGrouping>('HedgeGrouping', 'By what statements are grouped.', HEDGE_GROUPINGS, {
  SPEAKER: 'By who utters them.',
  PUBLISHER: 'By who publishes the articles that carry them; one that several carry belongs to each.',
  PREDICATE: 'By what is claimed.',
  TOPIC: 'By the entities that their claims involve: a statement belongs to each of them.',
});

const ShareRef = builder.objectRef<object>('Share');
builder.objectType(ShareRef, {
  description: 'So many statements of so many.',
  fields: (t) => ({
    numerator: t.int({ description: 'Those that are so.', ...value() }),
    denominator: t.int({ description: 'Those that could be.', ...value() }),
  }),
});

const HedgePhraseRef = builder.objectRef<object>('HedgePhrase');
builder.objectType(HedgePhraseRef, {
  description: 'Words that hold back, wherever they stand in a group; case, accents and punctuation apart.',
  fields: (t) => ({
    text: t.string({ description: 'As written in the newest statement.', ...value() }),
    by: t.field({ type: HedgeAuthorRef, description: 'Who hedges.', ...value() }),
    count: t.int({ description: 'Statements of the group in which they stand.', ...value() }),
    examples: t.field({
      type: [StatementRef],
      description: 'Up to three of them: newest first, undated last.',
      ...row('examples'),
    }),
  }),
});

const HedgeGroupRef = builder.objectRef<object>('HedgeGroup');
builder.objectType(HedgeGroupRef, {
  description: 'How the statements of one group hold back, and how they reached the reader.',
  fields: (t) => ({
    entity: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The speaker, publisher or topic; null where grouped by PREDICATE.',
      ...row('groups'),
    }),
    predicate: t.field({
      type: PredicateRef,
      nullable: true,
      description: 'The predicate; null unless grouped by PREDICATE.',
      ...value(),
    }),
    statementCount: t.int({ description: 'Statements of the group: headlines and retracted ones apart.', ...value() }),
    phrases: t.field({
      type: [HedgePhraseRef],
      description: 'The words with which they hold back, commonest first; at most 20, empty where none do.',
      ...value(),
    }),
    hedged: t.field({
      type: ShareRef,
      description: 'Those with a hedge of the speaker or the reporter, or a certainty of PROBABLE or POSSIBLE.',
      ...value(),
    }),
    directQuotes: t.field({
      type: ShareRef,
      description:
        "Those wholly in the speaker's own words (DIRECT_QUOTE), of those that are not in the article's own voice.",
      ...value(),
    }),
    relayed: t.field({
      type: ShareRef,
      description: "Those that somebody passed on, of those that are not in the article's own voice.",
      ...value(),
    }),
    anonymous: t.field({
      type: ShareRef,
      description:
        "Those whose speaker is only described, and not named, of those that are not in the article's own voice.",
      ...value(),
    }),
  }),
});

const HedgesRef = builder.objectRef<object>('Hedges');
builder.objectType(HedgesRef, {
  description: 'How statements hold back, by group.',
  fields: (t) => ({
    groups: t.field({
      type: [HedgeGroupRef],
      description: 'Those with the most hedged statements first, then the largest; at most `first`.',
      ...value(),
    }),
    hasMoreGroups: t.boolean({ description: 'Whether there are more groups than `first`.', ...value() }),
    isWhole: t.boolean({
      description:
        'False where there are more statements than were read (the newest 10,000), or an entity of `about` is involved in more claims (the newest 10,000): every number is then of these alone.',
      ...value(),
    }),
  }),
});

const MAX_IDS = 50;
const MAX_READ = 10_000;
const MAX_EXAMPLES = 1000;
const MAX_PHRASES = 20;

const idsIn =
  (name: 'about' | 'speakers') =>
  (args: Args): readonly string[] =>
    checkedIds(args[name], 'entity', `hedges(${name}:)`, MAX_IDS) ?? [];

const isGiven = (site: Site, name: string): boolean => site.args[name] !== null && site.args[name] !== undefined;

/** Clauses that bind `said`, newest first: by the entities that their claims involve, else by speaker, else all. */
const walk = (site: Site): string => {
  const { param } = site;
  const wanted = `said.sortKey > '' AND said.isCounted${andKept(site, 'said')}`;
  const speakers = isGiven(site, 'speakers') ? param(idsIn('speakers')) : undefined;
  if (isGiven(site, 'about'))
    return (
      `CALL () { UNWIND ${param(idsIn('about'))} AS id CALL (id) { MATCH (claim:Claim)-[involves:INVOLVES]->() WHERE involves.entityId = id AND involves.sortKey > '' ` +
      `RETURN claim ORDER BY involves.entityId, involves.sortKey LIMIT ${MAX_READ} } RETURN DISTINCT claim } ` +
      `MATCH (claim)<-[:ABOUT]-(said:Statement) WHERE ${wanted}${speakers ? ` AND said.speakerId IN ${speakers}` : ''}`
    );
  return speakers
    ? `UNWIND ${speakers} AS speaker MATCH (said:Statement) WHERE said.speakerId = speaker AND ${wanted}`
    : `MATCH (said:Statement) WHERE ${wanted}`;
};

const busy = (site: Site): string =>
  isGiven(site, 'about')
    ? `EXISTS { UNWIND ${site.param(idsIn('about'))} AS id MATCH (entity:Entity {id: id}) WHERE COUNT { (entity)<-[:INVOLVES]-() } > ${MAX_READ} RETURN entity }`
    : 'false';

const keysOf = (site: Site): string => {
  switch (site.args.by as HedgeGrouping) {
    case 'SPEAKER':
      return '[said.speakerId]';
    case 'PREDICATE':
      return 'COLLECT { MATCH (said)-[:ABOUT]->(claim:Claim) RETURN claim.predicate }';
    case 'TOPIC':
      return 'COLLECT { MATCH (said)-[:ABOUT]->(:Claim)-[:INVOLVES]->(topic:Entity) RETURN topic.id }';
    case 'PUBLISHER': {
      const left = carried(site, 'article');
      return left
        ? `COLLECT { MATCH (said)-[:TOLD_IN]->(article:Article) WHERE ${left} RETURN DISTINCT article.publisherId }`
        : 'said.publisherIds';
    }
  }
};

const SHARES: Readonly<Record<string, string>> = {
  statementCount: 'true',
  hedged: 'said.isHedged',
  uttered: 'NOT said.isArticleVoice',
  directQuotes: "NOT said.isArticleVoice AND said.directness = 'DIRECT_QUOTE'",
  relayed: 'NOT said.isArticleVoice AND said.isRelayed',
  anonymous: "NOT said.isArticleVoice AND speaker.nameStatus <> 'NAMED'",
};

/** Clauses that bind `to`: the groups of the page and one more, each with what is counted of it and, in order, its statements with hedges in words. */
const grouped = (site: Site): string => {
  const counts = Object.entries(SHARES).map(([name, test]) => `count(CASE WHEN ${test} THEN 1 END) AS ${name}`);
  const names = Object.keys(SHARES).map((name) => `${name}: ${name}`);
  return (
    `CALL () { ${walk(site)} RETURN said ORDER BY said.sortKey LIMIT ${MAX_READ + 1} } ` +
    `WITH collect(said) AS read WITH read, size(read) > ${MAX_READ} OR ${busy(site)} AS isCut ` +
    `UNWIND read[..${MAX_READ}] AS said MATCH (speaker:Entity {id: said.speakerId}) UNWIND ${keysOf(site)} AS key ` +
    `WITH key, isCut, ${counts.join(', ')}, collect(CASE WHEN size(said.hedgeTexts) > 0 THEN said END) AS holding ` +
    `ORDER BY hedged DESC, statementCount DESC, key LIMIT ${site.param((args) => BigInt(pageSize(args, 'hedges') + 1))} ` +
    `WITH collect({key: key, isCut: isCut, ${names.join(', ')}, holding: holding}) AS ${site.to}`
  );
};

/** Each with its entity, where its key is the id of one. */
const groups: Part = {
  match: ({ to, common }) => `UNWIND ${common} AS group OPTIONAL MATCH (${to}:Entity {id: group.key})`,
  inputs: () => [
    'group.key',
    'group.isCut',
    '[said IN group.holding | [said.id, said.hedgeTexts, said.hedgeBys]]',
    ...Object.keys(SHARES).map((name) => `group.${name}`),
  ],
};

/** The first three under each wording: among them are the first three under all wordings of a phrase. */
const examples: Part = {
  match: ({ to, common }) =>
    `UNWIND ${common} AS group UNWIND group.holding AS said UNWIND range(0, size(said.hedgeTexts) - 1) AS at ` +
    `WITH group.key AS key, said.hedgeTexts[at] AS text, said.hedgeBys[at] AS by, said ORDER BY said.sortKey ` +
    `WITH key, text, by, collect(said)[..3] AS first UNWIND first AS said ` +
    `WITH DISTINCT said AS ${to} ORDER BY ${to}.sortKey LIMIT ${MAX_EXAMPLES}`,
  inputs: ({ to }) => [`${to}.id`],
};

type Holding = readonly (readonly [string, readonly string[], readonly Hedge['by'][]])[];

builder.queryField('hedges', (t) =>
  t.field({
    type: HedgesRef,
    description:
      'Who holds back, and in which words; how much is quoted directly, passed on, or said by people without a name. A hedge by the REPORTER ("allegedly") tells of the reporter alone.',
    args: {
      by: t.arg({ type: HedgeGroupingRef, required: true, description: 'By what to group.' }),
      about: t.arg.idList({
        description:
          'Only statements about claims that involve one of these entities, at most 50, in a slot of their own. Absent or null: all.',
      }),
      speakers: t.arg.idList({
        description: 'Only what these entities, at most 50, utter themselves. Absent or null: anyone.',
      }),
      first: t.arg.int({ required: true, defaultValue: 20, description: 'Groups at most: 1 to 100, 20 unless given.' }),
      ...perspectiveArgs,
    },
    ...decided({
      common: grouped,
      parts: { groups, examples },
      decide: ({ groups: found = [], examples: exampleRows = [] }, args) => {
        const size = pageSize(args, 'hedges');
        const exampleOf = new Map(exampleRows.map(([id], at) => [id, { part: 'examples', row: at }]));
        return {
          groups: found.slice(0, size).map(([key, , holdings, ...columns], at) => {
            const [statementCount, hedged, uttered, directQuotes, relayed, anonymous] = columns as number[];
            const holding = (holdings as Holding).map(([id, texts, bys]) => ({
              id,
              hedges: texts.map((text, at) => ({ text, by: bys[at] ?? 'SPEAKER' })),
            }));
            const share = (numerator: number | undefined, denominator = statementCount) => ({ numerator, denominator });
            return {
              entity: args.by === 'PREDICATE' ? null : { part: 'groups', row: at },
              predicate: args.by === 'PREDICATE' ? key : null,
              statementCount,
              phrases: phrasesOf(holding)
                .slice(0, MAX_PHRASES)
                .map((phrase) => ({
                  ...phrase,
                  examples: phrase.examples.flatMap(({ id }) => exampleOf.get(id) ?? []),
                })),
              hedged: share(hedged),
              directQuotes: share(directQuotes, uttered),
              relayed: share(relayed, uttered),
              anonymous: share(anonymous, uttered),
            };
          }),
          hasMoreGroups: found.length > size,
          isWhole: !found.some(([, isCut]) => isCut === true),
        };
      },
    }),
  }),
);
