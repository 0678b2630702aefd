// Mutations of judgements: two entities judged, and a judgement taken back.
import type { EntityId } from '../../model/entity.ts';
import type { JudgementId, Verdict } from '../../model/judgement.ts';
import type { DecidedReads } from '../../read/reads.ts';
import { type Judged, judgeEntities, undoJudgement } from '../../write/judge.ts';
import { builder, decided, row, value } from '../builder.ts';
import { checkedId } from '../ids.ts';
import { VerdictRef } from '../nouns/ledger-rows.ts';
import { EntityRef, JudgementRef } from '../refs.ts';
import { vocabulary } from '../vocabulary.ts';
import { authorize, partById, preparedOf, rowsOf, told } from './payload.ts';

const JudgeEntitiesInput = builder.inputType('JudgeEntitiesInput', {
  description: 'Whether two entities are one.',
  fields: (t) => ({
    left: t.id({ required: true, description: 'One of them; where they are the same, the one that stands for both.' }),
    right: t.id({ required: true, description: 'The other.' }),
    verdict: t.field({ type: VerdictRef, required: true, description: 'What is judged.' }),
    by: t.string({ required: true, description: 'Who judges: 1 to 2,000 characters.' }),
    why: t.string({ required: true, description: 'Why, in words: 1 to 2,000 characters.' }),
  }),
});

const UndoJudgementInput = builder.inputType('UndoJudgementInput', {
  description: 'Which judgement to take back.',
  fields: (t) => ({
    judgementId: t.id({ required: true, description: 'Its id, such as `judgement:7`; `judgements` lists them.' }),
  }),
});

const JudgementPayload = builder.objectRef<object>('JudgementPayload');
builder.objectType(JudgementPayload, {
  description: 'A judgement, and what stands for its two entities now.',
  fields: (t) => ({
    judgement: t.field({ type: JudgementRef, description: 'The row in the ledger.', ...row('judgement') }),
    entities: t.field({
      type: [EntityRef],
      description: 'What stands for the two now: one entity where they are the same, else two; by id.',
      ...row('entities'),
    }),
    relinkedCount: t.int({
      description: 'Claims, statements, articles, mentions and entities that lead to another entity than before.',
      ...value(),
    }),
  }),
});

interface Given {
  readonly input: {
    readonly left: string;
    readonly right: string;
    readonly verdict: Verdict;
    readonly by: string;
    readonly why: string;
    readonly judgementId: JudgementId;
  };
}

const answer = (): Pick<DecidedReads, 'parts' | 'decide'> => ({
  parts: {
    judgement: partById('Judgement', ({ judgement }: Judged) => [judgement.id]),
    entities: partById('Entity', ({ entityIds }: Judged) => [...entityIds].sort()),
  },
  decide: (rows, args) => ({
    judgement: { part: 'judgement', row: 0 },
    entities: rowsOf('entities', rows.entities),
    relinkedCount: preparedOf<Judged>(args).relinked,
  }),
});

builder.mutationFields((t) => ({
  judgeEntities: t.field({
    type: JudgementPayload,
    description:
      'Puts a judgement into the ledger. After SAME every question answers for the merged entity, under the id of `left`; what was told stays as it came. Refused where it contradicts a judgement that holds.',
    args: { input: t.arg({ type: JudgeEntitiesInput, required: true, description: 'What is judged.' }) },
    ...decided({
      prepare: (args, context) => {
        const known = authorize(context);
        const { left, right, verdict, by, why } = (args as unknown as Given).input;
        const id = (each: string, where: string) =>
          checkedId(each, 'entity', `judgeEntities(input: { ${where} })`) as EntityId;
        const judging = { left: id(left, 'left'), right: id(right, 'right'), verdict, by, why };
        return told(known, judgeEntities(known.database, judging, vocabulary));
      },
      ...answer(),
    }),
  }),
  undoJudgement: t.field({
    type: JudgementPayload,
    description: 'Takes a judgement back: what it merged is as it was told, unless other judgements keep it merged.',
    args: { input: t.arg({ type: UndoJudgementInput, required: true, description: 'Which judgement.' }) },
    ...decided({
      prepare: (args, context) => {
        const known = authorize(context);
        const { judgementId } = (args as unknown as Given).input;
        return told(known, undoJudgement(known.database, judgementId, vocabulary));
      },
      ...answer(),
    }),
  }),
}));
