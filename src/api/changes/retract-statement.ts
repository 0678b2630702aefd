// Mutations of retractions: a statement taken back, and that undone.
import type { RetractionId, RetractionRecord } from '../../model/retraction.ts';
import type { StatementId } from '../../model/statement.ts';
import type { DecidedReads } from '../../read/reads.ts';
import { retractStatement, undoRetraction } from '../../write/retract.ts';
import { builder, decided, row } from '../builder.ts';
import { RetractionRef, StatementRef } from '../refs.ts';
import { vocabulary } from '../vocabulary.ts';
import { authorize, partById, rowsOf, told } from './payload.ts';

const RetractStatementInput = builder.inputType('RetractStatementInput', {
  description: 'Which statement to retract.',
  fields: (t) => ({
    statementId: t.id({ required: true, description: 'Its id.' }),
    by: t.string({ required: true, description: 'Who retracts it: 1 to 2,000 characters.' }),
    why: t.string({ required: true, description: 'Why, in words: 1 to 2,000 characters.' }),
  }),
});

const UndoRetractionInput = builder.inputType('UndoRetractionInput', {
  description: 'Which retraction to take back.',
  fields: (t) => ({
    retractionId: t.id({ required: true, description: 'Its id, such as `retraction:5`; `retractions` lists them.' }),
  }),
});

const RetractionPayload = builder.objectRef<object>('RetractionPayload');
builder.objectType(RetractionPayload, {
  description: 'A retraction, and its statement as it stands now.',
  fields: (t) => ({
    retraction: t.field({ type: RetractionRef, description: 'The row in the ledger.', ...row('retraction') }),
    statement: t.field({
      type: StatementRef,
      nullable: true,
      description: 'The statement; null where an undone import has taken it away.',
      ...row('statement'),
    }),
  }),
});

interface Given {
  readonly input: {
    readonly statementId: StatementId;
    readonly by: string;
    readonly why: string;
    readonly retractionId: RetractionId;
  };
}

const answer = (): Pick<DecidedReads, 'parts' | 'decide'> => ({
  parts: {
    retraction: partById('Retraction', ({ id }: RetractionRecord) => [id]),
    statement: partById('Statement', ({ statement }: RetractionRecord) => [statement]),
  },
  decide: (rows) => ({
    retraction: { part: 'retraction', row: 0 },
    statement: rowsOf('statement', rows.statement)[0] ?? null,
  }),
});

builder.mutationFields((t) => ({
  retractStatement: t.field({
    type: RetractionPayload,
    description:
      'Retracts a statement: it stays listed, with `retractedAt`, and no longer counts for any status, opposition, corroboration or relationship.',
    args: { input: t.arg({ type: RetractStatementInput, required: true, description: 'What is retracted.' }) },
    ...decided({
      prepare: (args, context) => {
        const known = authorize(context);
        const { statementId: statement, by, why } = (args as unknown as Given).input;
        return told(known, retractStatement(known.database, { statement, by, why }, vocabulary));
      },
      ...answer(),
    }),
  }),
  undoRetraction: t.field({
    type: RetractionPayload,
    description: 'Takes a retraction back: the statement counts again.',
    args: { input: t.arg({ type: UndoRetractionInput, required: true, description: 'Which retraction.' }) },
    ...decided({
      prepare: (args, context) => {
        const known = authorize(context);
        const { retractionId } = (args as unknown as Given).input;
        return told(known, undoRetraction(known.database, retractionId, vocabulary));
      },
      ...answer(),
    }),
  }),
}));
