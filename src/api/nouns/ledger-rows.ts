// What the ledger holds: imports, retractions and judgements, newest first. Nothing of it is ever deleted.
import { VERDICTS, type Verdict } from '../../model/judgement.ts';
import { builder, connection, list, one, property } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { enumOf } from '../enums.ts';
import { checkIds } from '../ids.ts';
import { ArticleRef, EntityRef, ImportRef, JudgementRef, NodeRef, RetractionRef, StatementRef } from '../refs.ts';
import { nodeSeek } from '../walks.ts';

export const VerdictRef = enumOf<Verdict>('Verdict', 'Whether two entities are one.', VERDICTS, {
  SAME: 'One entity, told as two: every question answers for the merged one.',
  DIFFERENT: 'Two entities, however alike: they are suggested no more.',
  UNSURE: 'Looked at, and left open.',
});

const at = 'ISO 8601, UTC.';

builder.objectType(ImportRef, {
  description: 'One telling of a bundle: a row of the ledger.',
  interfaces: [NodeRef],
  fields: (t) => ({
    sequence: t.int({ description: 'Its place in the ledger, counted from 1.', ...property('sequence') }),
    at: t.string({ description: `When it was imported: ${at}`, ...property('at') }),
    name: t.string({ description: 'What it was called, such as the name of its file.', ...property('name') }),
    hash: t.string({
      description: 'SHA-256 of what it tells, in hex: equal for equal content.',
      ...property('hash'),
    }),
    createdCount: t.int({ description: 'Records that nobody had told before.', ...property('created') }),
    changedCount: t.int({ description: 'Records that it told otherwise than before.', ...property('changed') }),
    supersededCount: t.int({ description: 'Records that gave way to it.', ...property('superseded') }),
    restoredCount: t.int({ description: 'Superseded records that stood again by it.', ...property('restored') }),
    undoneAt: t.string({
      nullable: true,
      description: `When it was taken back: ${at} Null while it holds.`,
      ...property('undoneAt'),
    }),
    articles: t.field({
      type: connectionOf(ArticleRef),
      description: 'The articles that it carried, as far as they stand: newest first, undated last.',
      args: pageArgs,
      ...connection({
        seeks: [
          {
            filters: [],
            walks: [
              { match: ({ to }) => `MATCH (${to}:Article)`, where: ({ from, to }) => `${to}.id IN ${from}.articleIds` },
            ],
            key: (to) => `${to}.sortKey`,
          },
        ],
        filters: {},
      }),
    }),
  }),
});

builder.objectType(RetractionRef, {
  description: 'A statement taken back after it was told: it stays listed, and counts no longer.',
  interfaces: [NodeRef],
  fields: (t) => ({
    sequence: t.int({ description: 'Its place in the ledger, counted from 1.', ...property('sequence') }),
    at: t.string({ description: `When it was retracted: ${at}`, ...property('at') }),
    statement: t.field({
      type: StatementRef,
      nullable: true,
      description: 'The statement; null where an undone import has taken it away.',
      ...one(({ from, to }) => `MATCH (${to}:Statement {id: ${from}.statementId})`),
    }),
    by: t.string({ description: 'Who retracted it.', ...property('by') }),
    why: t.string({ description: 'Why, in words.', ...property('why') }),
    undoneAt: t.string({
      nullable: true,
      description: `When the retraction was taken back: ${at} Null while it holds.`,
      ...property('undoneAt'),
    }),
  }),
});

builder.objectType(JudgementRef, {
  description: 'Whether two entities are one, as somebody judged it, for a reason; can be undone.',
  interfaces: [NodeRef],
  fields: (t) => ({
    sequence: t.int({ description: 'Its place in the ledger, counted from 1.', ...property('sequence') }),
    at: t.string({ description: `When it was judged: ${at}`, ...property('at') }),
    left: t.field({
      type: EntityRef,
      nullable: true,
      description:
        'One of the two, as it was told; of two that are the same, the one that stands for both. Null where it is no longer told, of a judgement that was undone.',
      ...one(({ from, to }) => `MATCH (${to}:Entity {id: ${from}.leftId})`),
    }),
    right: t.field({
      type: EntityRef,
      nullable: true,
      description:
        'The other, as it was told; merged into the left one it is in no list. Null where it is no longer told, of a judgement that was undone.',
      ...one(({ from, to }) => `MATCH (${to}:Entity {id: ${from}.rightId})`),
    }),
    verdict: t.field({ type: VerdictRef, description: 'What was judged.', ...property('verdict') }),
    by: t.string({ description: 'Who judged.', ...property('by') }),
    why: t.string({ description: 'Why, in words.', ...property('why') }),
    undoneAt: t.string({
      nullable: true,
      description: `When it was taken back: ${at} Null while it holds.`,
      ...property('undoneAt'),
    }),
  }),
});

const JudgementFilter = builder.inputType('JudgementFilter', {
  description: 'Which judgements; all conditions given must hold. An absent or null condition is none.',
  fields: (t) => ({
    entity: t.id({
      description: 'That name this entity, on either side. A merged id means the one that it is merged into.',
    }),
    verdict: t.field({ type: VerdictRef, description: 'With this verdict.' }),
    isUndone: t.boolean({ description: 'Only those taken back, or only those that hold.' }),
  }),
});

/** On the left of one walk and on the right of the other; never on both sides of one judgement. */
const ofEntity = ['leftId', 'rightId'] as const;

builder.queryFields((t) => ({
  imports: t.field({
    type: connectionOf(ImportRef),
    description: 'What was imported, newest first, undone imports included.',
    args: pageArgs,
    ...connection({ seeks: [nodeSeek('Import')], filters: {} }),
  }),
  retractions: t.field({
    type: connectionOf(RetractionRef),
    description: 'What was retracted, newest first, undone retractions included.',
    args: pageArgs,
    ...connection({ seeks: [nodeSeek('Retraction')], filters: {} }),
  }),
  judgements: t.field({
    type: connectionOf(JudgementRef),
    description: 'What was judged of entities, newest first, undone judgements included.',
    args: {
      ...pageArgs,
      filter: t.arg({ type: JudgementFilter, description: 'Which of them; absent or null: all.' }),
    },
    ...connection({
      seeks: [
        {
          filters: ['entity'],
          walks: ofEntity.map((property) => ({
            match: ({ to }) => `MATCH (${to}:Judgement)`,
            index: (to) => `${to}:Judgement(${property}, sortKey)`,
            where: ({ to, param }) =>
              `${to}.${property} = ${param((args) => (args.filter as { entity: string }).entity)}`,
            prefix: (to) => `${to}.${property}`,
          })),
          key: (to) => `${to}.sortKey`,
        },
        nodeSeek('Judgement'),
      ],
      filters: {
        entity: ({ to }, given) => `(${to}.leftId = ${given} OR ${to}.rightId = ${given})`,
        verdict: ({ to }, given) => `${to}.verdict = ${given}`,
        isUndone: ({ to }, given) => `(${to}.undoneAt IS NOT NULL) = ${given}`,
      },
      check: checkIds({ entity: 'entity' }),
    }),
  }),
}));

builder.interfaceField(EntityRef, 'mergedFrom', (t) =>
  t.field({
    type: [EntityRef],
    description:
      'The entities judged the same as this one, for which it stands, as they were told: by id, at most 100. What is told of them is told of this one; their own lists are empty.',
    ...list(({ from, to }) => `MATCH (${from})<-[:MERGED_INTO]-(${to}:Entity) WITH ${to} ORDER BY ${to}.id LIMIT 100`),
  }),
);
