// Mutations of imports: a bundle told, and an import taken back.
import { InputError } from '../../errors.ts';
import { readInlineBundle } from '../../formats/formats.ts';
import type { ImportId } from '../../model/ledger.ts';
import type { Args } from '../../read/reads.ts';
import { type ImportReport, importBundle } from '../../write/import.ts';
import type { ChangeReport } from '../../write/report.ts';
import { undoImport } from '../../write/undo.ts';
import { builder, decided, row, value } from '../builder.ts';
import { ImportRef } from '../refs.ts';
import { vocabulary } from '../vocabulary.ts';
import {
  authorize,
  MAX_CHANGES,
  ProblemRef,
  partById,
  preparedOf,
  RecordChangeRef,
  reported,
  rowsOf,
  told,
} from './payload.ts';

const ImportBundleInput = builder.inputType('ImportBundleInput', {
  description: 'What to import.',
  fields: (t) => ({
    bundle: t.string({
      required: true,
      description: 'The bundle in YAML or JSON (schema/bundle.schema.json), its articles with their texts in it.',
    }),
    name: t.string({ description: 'What it is called in the ledger; "bundle" unless given.' }),
    isDryRun: t.boolean({ description: 'True: tells what would change, and writes nothing.' }),
  }),
});

const ImportBundlePayload = builder.objectRef<object>('ImportBundlePayload');
builder.objectType(ImportBundlePayload, {
  description: 'What an import did, or what is wrong with its bundle; then nothing was written.',
  fields: (t) => ({
    import: t.field({
      type: ImportRef,
      nullable: true,
      description: 'The row in the ledger; null on a dry run, with problems, and where all of it was told before.',
      ...row('import'),
    }),
    changes: t.field({
      type: [RecordChangeRef],
      description: `What became of each record, sorted by id; at most ${MAX_CHANGES.toLocaleString('en-US')}.`,
      ...value(),
    }),
    changeCount: t.int({ description: 'How many records changed.', ...value() }),
    problems: t.field({
      type: [ProblemRef],
      description: 'All that is wrong with the bundle; empty where it could be imported.',
      ...value(),
    }),
  }),
});

const UndoImportInput = builder.inputType('UndoImportInput', {
  description: 'Which import to take back.',
  fields: (t) => ({
    importId: t.id({ required: true, description: 'Its id, such as `import:3`; `imports` lists them.' }),
    isDryRun: t.boolean({ description: 'True: tells what would change, and writes nothing.' }),
  }),
});

const UndoImportPayload = builder.objectRef<object>('UndoImportPayload');
builder.objectType(UndoImportPayload, {
  description: 'What taking an import back did.',
  fields: (t) => ({
    import: t.field({
      type: ImportRef,
      nullable: true,
      description: 'The row in the ledger, marked; never null.',
      ...row('import'),
    }),
    changes: t.field({
      type: [RecordChangeRef],
      description: `What became of each record, sorted by id; at most ${MAX_CHANGES.toLocaleString('en-US')}.`,
      ...value(),
    }),
    changeCount: t.int({ description: 'How many records changed.', ...value() }),
  }),
});

interface Given {
  readonly input: {
    readonly bundle: string;
    readonly name?: string | null;
    readonly importId: ImportId;
    readonly isDryRun?: boolean | null;
  };
}

const MAX_NAME = 200;

/** Problems of syntax and shape are the bundle's, as those of its meaning are: data, not an error. */
async function importInline(context: Parameters<typeof authorize>[0], args: Args): Promise<ImportReport> {
  const known = authorize(context);
  const { bundle, name, isDryRun } = (args as unknown as Given).input;
  const called = name?.trim() || 'bundle';
  if (called.length > MAX_NAME) {
    throw new InputError(
      'NAME_TOO_LONG',
      `importBundle(input: { name }): found ${called.length} characters, expected at most ${MAX_NAME}`,
    );
  }
  try {
    const sourced = readInlineBundle(bundle, called);
    const options = { name: called, dryRun: isDryRun === true };
    return await told(known, importBundle(known.database, sourced, vocabulary, options));
  } catch (error) {
    if (!(error instanceof InputError) || error.problems.length === 0) throw error;
    return { problems: error.problems, changes: [], counts: NOTHING };
  }
}

const NOTHING = { created: 0, changed: 0, superseded: 0, restored: 0, deleted: 0 };

builder.mutationFields((t) => ({
  importBundle: t.field({
    type: ImportBundlePayload,
    description:
      'Imports a bundle, in one transaction or not at all. Importing an article again replaces what its earlier import said of it; the same content again changes nothing.',
    args: { input: t.arg({ type: ImportBundleInput, required: true, description: 'What to import.' }) },
    ...decided({
      prepare: (args, context) => importInline(context, args),
      parts: { import: partById('Import', ({ importId }: ImportReport) => (importId === undefined ? [] : [importId])) },
      decide: (rows, args) => {
        const { changes, problems } = preparedOf<ImportReport>(args);
        return { import: rowsOf('import', rows.import)[0] ?? null, ...reported(changes), problems };
      },
    }),
  }),
  undoImport: t.field({
    type: UndoImportPayload,
    description:
      'Takes an import back: what it alone told is deleted, what it had superseded stands again. Refused where other imports or judgements need what would vanish.',
    args: { input: t.arg({ type: UndoImportInput, required: true, description: 'Which import.' }) },
    ...decided({
      prepare: async (args, context) => {
        const known = authorize(context);
        const { importId, isDryRun } = (args as unknown as Given).input;
        const undo = undoImport(known.database, importId, vocabulary, { dryRun: isDryRun === true });
        return { importId, ...(await told(known, undo)) };
      },
      parts: { import: partById('Import', ({ importId }: Given['input']) => [importId]) },
      decide: (rows, args) => ({
        import: rowsOf('import', rows.import)[0] ?? null,
        ...reported(preparedOf<ChangeReport>(args).changes),
      }),
    }),
  }),
}));
