// What the mutations share: the right to write, and what they did, told in the types of the schema.
import { AuthError, type Problem } from '../../errors.ts';
import { type Args, type Part, PREPARED } from '../../read/reads.ts';
import type { ReportedChange } from '../../write/report.ts';
import { builder, value } from '../builder.ts';
import type { Context } from '../context.ts';
import { enumOf } from '../enums.ts';

/** @throws AuthError where the request may not write. */
export function authorize(context: unknown): Context {
  const known = context as Context;
  if (known.authorize === undefined) throw new AuthError('READ_ONLY', 'nothing can be written here');
  known.authorize();
  return known;
}

/** After a write, its own process knows at once who is merged, and tells whoever watches. */
export async function told<T>(context: Context, write: Promise<T>): Promise<T> {
  const result = await write;
  await context.watch?.look();
  return result;
}

/** The one node of an id that the mutation made or changed; `pick` finds it in what was prepared. */
export const partById = (label: string, pick: (prepared: never) => readonly string[]): Part => ({
  match: ({ to, param }) =>
    `UNWIND ${param((args: Args) => pick(preparedOf(args)))} AS id MATCH (${to}:${label} {id: id})`,
  inputs: ({ to }) => [`${to}.id`],
});

/** What the write answered. */
export const preparedOf = <T>(args: Args): T => args[PREPARED] as T;

/** The rows of a part, pointed at. */
export const rowsOf = (part: string, rows: readonly unknown[] | undefined) =>
  (rows ?? []).map((_, row) => ({ part, row }));

export const ProblemRef = builder.objectRef<Problem>('Problem');
builder.objectType(ProblemRef, {
  description: 'One thing that is wrong with a bundle, with its place.',
  fields: (t) => ({
    reason: t.string({ description: 'What is wrong, for programs: `PREDICATE_UNKNOWN`.', ...value() }),
    where: t.string({ description: 'The line of the bundle, or of an article.', ...value() }),
    message: t.string({ description: 'What was found, what was expected and how to mend it.', ...value() }),
  }),
});

const RecordKindRef = enumOf('RecordKind', 'What sort of record it is.', ['ENTITY', 'CLAIM', 'STATEMENT', 'ARTICLE'], {
  ENTITY: 'Someone or something.',
  CLAIM: 'A proposition.',
  STATEMENT: 'A speech act.',
  ARTICLE: 'A text with its sentences and mentions.',
});

const RecordFateRef = enumOf(
  'RecordFate',
  'What became of a record.',
  ['CREATED', 'CHANGED', 'SUPERSEDED', 'RESTORED', 'DELETED'],
  {
    CREATED: 'It was told for the first time.',
    CHANGED: 'It was told with other fields.',
    SUPERSEDED: 'It is no longer told by an import that rules; it is kept, and in no list.',
    RESTORED: 'It was superseded, and stands again.',
    DELETED: 'Only the import that was undone had told it.',
  },
);

export const RecordChangeRef = builder.objectRef<ReportedChange>('RecordChange');
builder.objectType(RecordChangeRef, {
  description: 'What became of one record.',
  fields: (t) => ({
    kind: t.field({ type: RecordKindRef, description: 'What sort of record it is.', ...value() }),
    id: t.id({ description: 'Its id.', ...value() }),
    label: t.string({ description: 'What it is called: a name, a headline, or the claim as it reads.', ...value() }),
    change: t.field({ type: RecordFateRef, description: 'What became of it.', ...value() }),
    fields: t.stringList({
      description: 'Which fields differ, sorted; empty where the record came or went as a whole.',
      ...value(),
    }),
  }),
});

/** So many records are told of one by one. */
export const MAX_CHANGES = 1_000;

/** The fields of a payload that say what became of records. */
export const reported = (changes: readonly ReportedChange[]) => ({
  changes: changes.slice(0, MAX_CHANGES).map((change) => ({ ...change, fields: change.fields ?? [] })),
  changeCount: changes.length,
});
