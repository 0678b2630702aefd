// How many statements there are of each sort, and on how many claims.
import { InputError } from '../../errors.ts';
import type { Args, Site } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { enumOf } from '../enums.ts';
import {
  checkStatementIds,
  StatementFilter,
  statementConditions,
  statementHolds,
  statementSeeks,
} from '../nouns/statement-filter.ts';
import { carried, perspectiveArgs } from '../perspective.ts';
import { EntityRef } from '../refs.ts';
import { vocabulary } from '../vocabulary.ts';
import { aboutIds } from './about.ts';
import { claimsMeant } from './claims-meant.ts';
import { conditionsOf, type WalkedList, walked } from './walked.ts';

const GROUPINGS = ['PREDICATE', 'STANCE', 'SPEAKER', 'PUBLISHER', 'MONTH', 'STATUS'] as const;
type Grouping = (typeof GROUPINGS)[number];

const GroupingRef = enumOf<Grouping>('AggregateGrouping', 'By what statements are counted.', GROUPINGS, {
  PREDICATE: 'By the predicate of their claims.',
  STANCE: 'By how they stand to their claims.',
  SPEAKER: 'By who utters them.',
  PUBLISHER: 'By who published an article that carries them: what two published counts for both.',
  MONTH:
    'By the month in which they were said: "2024-02". A date that says no month, or several, is a row as written; what bears no date is one, too.',
  STATUS: 'By how their claims stand in the whole graph; not under `told` or `without`.',
});

const AggregateRowRef = builder.objectRef<object>('AggregateRow');
builder.objectType(AggregateRowRef, {
  description: 'How many statements there are of one sort.',
  fields: (t) => ({
    key: t.string({
      nullable: true,
      description:
        'The sort, as `by` asks: a predicate, stance or status, the id of an entity, a month; null for what bears no date.',
      ...value(),
    }),
    label: t.string({ description: 'The sort in words.', ...value() }),
    entity: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The speaker or publisher; null where `by` asks for something else.',
      ...row('groups'),
    }),
    statementCount: t.int({ description: 'Statements of this sort.', ...value() }),
    claimCount: t.int({ description: 'Different claims that these are about.', ...value() }),
  }),
});

const AggregateRef = builder.objectRef<object>('Aggregate');
builder.objectType(AggregateRef, {
  description: 'Statements counted by one thing.',
  fields: (t) => ({
    rows: t.field({
      type: [AggregateRowRef],
      description: 'One for each sort that there is: most statements first, then by key; the first 100.',
      ...value(),
    }),
    keyCount: t.int({ description: 'How many sorts there are, beyond the first 100 too.', ...value() }),
    statementCount: t.int({ description: 'Statements counted, each once.', ...value() }),
    isWhole: t.boolean({
      description:
        'False where there are more than 100 sorts, or more than 100,000 statements: then the newest of these were counted, and each number is a lower bound.',
      ...value(),
    }),
  }),
});

const MAX_ROWS = 100;
const MAX_COUNTED = 100_000;
const MAX_ABOUT = 50;
const QUESTION = 'aggregate';
const given = aboutIds(QUESTION, MAX_ABOUT);

const statements: WalkedList = {
  question: QUESTION,
  seeks: statementSeeks,
  filters: statementConditions,
  holds: statementHolds,
  check: checkStatementIds,
};

/** Binds `said`: the statements to be counted. */
function counted(site: Site, most: number): string {
  const here = { ...site, to: 'said' };
  if (site.args.about === null || site.args.about === undefined) return walked(statements, here, most);
  const { conditions, limit } = conditionsOf(statements, here, [], most);
  const left = ['said.sortKey IS NOT NULL', ...conditions].join(' AND ');
  return `${claimsMeant(site, 'about', { ids: given, most })} MATCH (about)<-[:ABOUT]-(said:Statement) WHERE ${left} WITH said LIMIT ${limit}`;
}

/** As `monthOf` in model/month.ts. */
const MONTH = `CASE WHEN all(part IN split(said.saidAt, '/') WHERE part =~ '[0-9]{4}-(0[1-9]|1[0-2])([^0-9].*)?' AND left(part, 7) = left(said.saidAt, 7)) THEN left(said.saidAt, 7) ELSE said.saidAt END`;

/** Binds `key` beside `said`. */
function keyed(site: Site): string {
  const by = site.args.by as Grouping;
  const left = carried(site, 'article');
  if (by === 'STATUS' && Object.keys(site.inherited).length > 0)
    throw new InputError(
      'STATUS_AS_TOLD',
      'aggregate(by:): found STATUS under "told" or "without", expected another grouping there: a status is worked out for each claim; select "status" of claims, or leave out the perspective',
    );
  const ofClaim = (property: string): string =>
    `MATCH (said)-[:ABOUT]->(claim:Claim) WITH said, claim.${property} AS key`;
  switch (by) {
    case 'PREDICATE':
      return ofClaim('predicate');
    case 'STATUS':
      return ofClaim('status');
    case 'STANCE':
      return 'WITH said, said.stance AS key';
    case 'SPEAKER':
      return 'WITH said, said.speakerId AS key';
    case 'PUBLISHER':
      return left
        ? `MATCH (said)-[:TOLD_IN]->(article:Article) WHERE ${left} WITH DISTINCT said, article.publisherId AS key`
        : 'UNWIND said.publisherIds AS key';
    case 'MONTH':
      return `WITH said, coalesce(${MONTH}, '') AS key`;
  }
}

const labelOf = (by: Grouping, key: string, name: unknown): string => {
  if (typeof name === 'string') return name;
  if (by === 'MONTH') return key === '' ? 'undated' : key;
  if (by === 'PREDICATE') return vocabulary.predicates.get(key)?.label ?? key;
  return key.toLowerCase().replaceAll('_', ' ');
};

builder.queryField('aggregate', (t) =>
  t.field({
    type: AggregateRef,
    description:
      'How many statements there are of each sort, and on how many claims. All that `statements` lists is counted, headlines too unless the filter leaves them out.',
    args: {
      by: t.arg({ type: GroupingRef, required: true, description: 'By what to count.' }),
      filter: t.arg({ type: StatementFilter, description: 'Which statements; absent or null: all.' }),
      about: t.arg.idList({
        description: `Only about one of these claims, or a claim that involves one of these entities: 1 to ${MAX_ABOUT}; absent or null: about anything.`,
      }),
      ...perspectiveArgs,
    },
    ...decided({
      parts: {
        total: {
          match: (site) => `${counted(site, MAX_COUNTED + 1)} WITH count(said) AS ${site.to}`,
          inputs: ({ to }) => [to],
        },
        groups: {
          match: (site) =>
            `${counted(site, MAX_COUNTED)} ${keyed(site)} WITH key, count(said) AS statements, count(DISTINCT said.claimId) AS claims ORDER BY statements DESC, key ` +
            `WITH collect([key, statements, claims]) AS sorts UNWIND sorts[..${MAX_ROWS}] AS sort ` +
            `OPTIONAL MATCH (${site.to}:Entity {id: sort[0]})`,
          inputs: ({ to }) => ['sort[0]', 'sort[1]', 'sort[2]', 'size(sorts)', `${to}.name`],
        },
      },
      decide: ({ total = [], groups = [] }, args: Args) => {
        const by = args.by as Grouping;
        const [statementCount, keyCount] = [(total[0]?.[0] ?? 0) as number, (groups[0]?.[3] ?? 0) as number];
        return {
          rows: groups.map(([key, statementsOfKey, claims, , name], at) => ({
            key: key === '' ? null : key,
            label: labelOf(by, key as string, name),
            entity: typeof name === 'string' ? { part: 'groups', row: at } : null,
            statementCount: statementsOfKey,
            claimCount: claims,
          })),
          keyCount,
          statementCount: Math.min(statementCount, MAX_COUNTED),
          isWhole: statementCount <= MAX_COUNTED && keyCount <= MAX_ROWS,
        };
      },
    }),
  }),
);
