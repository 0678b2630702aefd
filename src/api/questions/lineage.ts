// How a claim fared in time: what was said of it and of its broader and narrower ones, and who took back what they had said.
import type { ClaimKey, Filler, Modality, Role } from '../../model/claim.ts';
import { explainWalkBack, LINEAGE_RELATIONS, type LineageRelation, lineage, walkBacks } from '../../model/lineage.ts';
import { pageOf } from '../../read/page.ts';
import type { Part } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { enumOf } from '../enums.ts';
import { checkedId } from '../ids.ts';
import { andKept, perspectiveArgs } from '../perspective.ts';
import { ClaimRef, StatementRef } from '../refs.ts';
import { type Above, above, widened } from './around.ts';
import { spokenOf, spokenPart, surroundings } from './spoken.ts';

const LineageRelationRef = enumOf<LineageRelation>(
  'LineageRelation',
  'What the claim of a statement is to the claim that is asked for.',
  LINEAGE_RELATIONS,
  {
    EQUAL: 'The same, or one that says just as much.',
    BROADER: 'It holds whenever the claim does: who affirms the claim affirms it.',
    NARROWER: 'It holds only if the claim does: who affirms it affirms the claim.',
  },
);

const LineageEntryRef = builder.objectRef<object>('LineageEntry');
builder.objectType(LineageEntryRef, {
  description: 'A statement in the lineage of a claim.',
  fields: (t) => ({
    relation: t.field({
      type: LineageRelationRef,
      description: 'What its claim is to the claim that is asked for.',
      ...value(),
    }),
    statement: t.field({
      type: StatementRef,
      description: 'The statement; `respondsTo` tells what it answers.',
      ...row('statements'),
    }),
  }),
});

const WalkBackRef = builder.objectRef<object>('WalkBack');
builder.objectType(WalkBackRef, {
  description:
    'One speaker who affirms a claim and later denies it, or the other way round: the last that they say on one side with the first on the other.',
  fields: (t) => ({
    earlier: t.field({ type: StatementRef, description: 'What they say first.', ...row('statements') }),
    later: t.field({
      type: StatementRef,
      description: 'What they say then; its date begins after that of `earlier` ends.',
      ...row('statements'),
    }),
    explanation: t.string({ description: 'The change in one neutral sentence, with its dates (EDTF).', ...value() }),
  }),
});

const LineageRef = connectionOf(LineageEntryRef);
builder.objectFields(LineageRef, (t) => ({
  claim: t.field({ type: ClaimRef, description: 'The claim that was asked for.', ...row('claim') }),
  walkBacks: t.field({
    type: [WalkBackRef],
    description:
      'Where a speaker changes sides on one claim of the lineage, in the order of the later statements; on no page, but all of them. Only dates that leave no doubt count: what bears no date, or was said on one day, is no walk-back; nor is a change of certainty, or what a body says through another speaker. At most 100.',
    ...value(),
  }),
  undatedCount: t.int({
    description:
      'Statements among the entries that bear no date: when they were said, and whether they take something back, is not known.',
    ...value(),
  }),
  isWhole: t.boolean({
    description:
      'False where there are more statements than were read (the newest 1,000): older ones are missing then.',
    ...value(),
  }),
}));

const MAX_STATEMENTS = 1000;
const MAX_WALK_BACKS = 100;

const claimPart: Part = {
  match: ({ to, param }) =>
    `MATCH (${to}:Claim {id: ${param((args) => checkedId(args.claim, 'claim', 'lineage(claim:)'))}})`,
  inputs: ({ to }) => [
    ...['predicate', 'modality', 'slotRoles', 'slotFillers'].map((name) => `${to}.${name}`),
    above(`MATCH (${to})-[:SUBJECT|OBJECT|QUALIFIER]->(bottom:Entity)`),
  ],
};

type ClaimRow = readonly [string, Modality, readonly Role[], readonly Filler[], Above];

const claimOf = ([predicate, modality, roles, fillers]: ClaimRow): ClaimKey => ({
  predicate,
  modality,
  slots: Object.fromEntries(roles.map((role, at) => [role, fillers[at]])),
});

builder.queryField('lineage', (t) =>
  t.field({
    type: LineageRef,
    nullable: true,
    description:
      'How a claim fared: what was said of it and of its broader and narrower claims, in time, and who took something back. Null where nothing has this id. The statements: oldest first (by the beginning of their dates, then the end), undated last, those of one article in reading order. Headlines and retracted statements are left out.',
    args: {
      claim: t.arg.id({ required: true, description: 'Such as `claim:0f3a…`.' }),
      ...pageArgs,
      ...perspectiveArgs,
    },
    ...decided({
      parts: {
        claim: claimPart,
        statements: spokenPart((site) => {
          const { to, param } = site;
          return `MATCH (:Claim {id: ${param((args) => args.claim)}})-[:NARROWER_THAN|SAME_SLOTS*0..1]-(:Claim)<-[:ABOUT]-(${to}:Statement) WHERE ${to}.isCounted${andKept(site, to)} WITH DISTINCT ${to} ORDER BY ${to}.sortKey LIMIT ${MAX_STATEMENTS + 1}`;
        }),
      },
      decide: ({ claim: claims = [], statements = [] }, args) => {
        const [claimRow] = claims;
        if (claimRow === undefined) return null;
        const { world, nameOf } = surroundings({ statements });
        const wide = widened(world, [claimRow[4] as Above]);
        const rowOf = new Map(statements.map((_, at) => [at, { part: 'statements', row: at }]));
        const spoken = spokenOf(statements)
          .slice(0, MAX_STATEMENTS)
          .map((said, at) => ({ ...said, ref: rowOf.get(at) }));
        const entries = lineage(wide, claimOf(claimRow as unknown as ClaimRow), spoken);
        const isWhole = statements.length <= MAX_STATEMENTS;
        return {
          claim: { part: 'claim', row: 0 },
          ...pageOf(
            entries.map(({ said, relation, key }) => ({ key, item: { relation, statement: said.ref } })),
            args,
            'lineage',
            isWhole,
          ),
          walkBacks: walkBacks(
            wide,
            entries.map(({ said }) => said),
          )
            .slice(0, MAX_WALK_BACKS)
            .map((one) => ({
              earlier: one.earlier.ref,
              later: one.later.ref,
              explanation: explainWalkBack(one, nameOf),
            })),
          undatedCount: entries.filter(({ said }) => said.statement.saidAt === undefined).length,
          isWhole,
        };
      },
    }),
  }),
);
