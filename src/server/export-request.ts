// What is asked for of an export, in the words of a command line or an address, and the text that answers it.

import { InputError } from '../errors.ts';
import type { ExportContext, ExportFormat, NamedChunk, Table } from '../formats/export/format.ts';
import { EXPORT_FORMATS } from '../formats/export/formats.ts';
import type { EntityId } from '../model/entity.ts';
import type { ExportKind, ExportScope } from '../model/export.ts';
import { nearestTo } from '../model/nearest.ts';
import type { Perspective } from '../model/perspective.ts';
import { oneOf, suggestion } from '../model/report.ts';
import { readTold, type ToldArgument, type WrittenPerspective } from '../model/told-arguments.ts';
import type { Database } from '../neo4j/connect.ts';
import { exportRecords } from '../read/export.ts';
import { findEntity } from '../read/find-entities.ts';

/** As it is written. */
export interface ExportArguments {
  readonly format: string | undefined;
  readonly table: string | undefined;
  /** Ids or names. */
  readonly about: readonly string[];
  readonly told: readonly ToldArgument[];
  /** What errors call an argument: `--about`, or `about`. */
  readonly nameOf: (argument: 'format' | 'table' | 'about') => string;
}

/** Checked as far as it can be without the graph. */
export interface ExportRequest {
  readonly format: ExportFormat;
  /** The one file that is wanted of a folder. */
  readonly table?: Table;
  readonly about: readonly string[];
  readonly told: WrittenPerspective | undefined;
  readonly aboutName: string;
}

/** What can be read of a folder's file or of a stream: text, with the file that it belongs to where there are several. */
export type Exported =
  | { readonly isFolder: false; readonly chunks: AsyncGenerator<string> }
  | { readonly isFolder: true; readonly chunks: AsyncGenerator<NamedChunk> };

/** @throws InputError `FORMAT_UNKNOWN`, `TABLE_UNKNOWN`, or those of `readTold`, naming the argument. */
export function checkExport({ format: name, table, about, told, nameOf }: ExportArguments): ExportRequest {
  const names = EXPORT_FORMATS.map((one) => one.name);
  if (name === undefined) {
    throw new InputError('FORMAT_UNKNOWN', `${nameOf('format')}: is missing; expected ${oneOf(names)}`);
  }
  const format = EXPORT_FORMATS.find((one) => one.name === name);
  if (format === undefined) {
    const near = suggestion(nearestTo(name, names)) || `; expected ${oneOf(names)}`;
    throw new InputError('FORMAT_UNKNOWN', `${nameOf('format')}: there is no ${JSON.stringify(name)}${near}`);
  }
  const found = table === undefined ? undefined : checkTable(format, table, nameOf('table'));
  const written = told.length === 0 ? undefined : readTold(told);
  return { format, ...(found && { table: found }), about, told: written, aboutName: nameOf('about') };
}

function checkTable(format: ExportFormat, name: string, where: string): Table {
  const tables = format.isFolder ? format.tables : {};
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (table !== undefined) return table;
  const known = Object.keys(tables);
  const expected =
    known.length === 0
      ? `the format ${format.name} has no tables; leave it out`
      : `${format.name} has no table ${JSON.stringify(name)}${suggestion(nearestTo(name, known)) || `; expected ${oneOf(known)}`}`;
  throw new InputError('TABLE_UNKNOWN', `${where}: ${expected}`);
}

/**
 * Finds the entities that are meant, then writes: nothing is read before the first piece is asked for, and nothing after
 * the last that is.
 * @throws InputError `ENTITY_UNKNOWN`, `ENTITY_AMBIGUOUS`; the pieces throw as `exportRecords`.
 */
export async function openExport(
  database: Database,
  { format, table, about, told, aboutName }: ExportRequest,
  context: ExportContext,
): Promise<Exported> {
  const scope: ExportScope = {
    about: await entitiesOf(
      database,
      about.map((name) => ({ name, where: aboutName })),
    ),
    ...(told && { told: await perspectiveOf(database, told) }),
  };
  const records = (reads: readonly ExportKind[]) => exportRecords(database, context.vocabulary, scope, reads);
  if (!format.isFolder) return { isFolder: false, chunks: pieces(format.write(records(format.reads), context)) };
  if (table === undefined) return { isFolder: true, chunks: pieces(format.write(records(format.reads), context)) };
  return { isFolder: false, chunks: fileOf(format.write(records(table.reads), context), table.file) };
}

async function* pieces<Chunk>(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  yield* chunks;
}

async function* fileOf(chunks: AsyncIterable<NamedChunk>, file: string): AsyncGenerator<string> {
  for await (const chunk of chunks) if (chunk.file === file) yield chunk.text;
}

async function entitiesOf(
  database: Database,
  written: readonly { readonly name: string; readonly where: string }[],
): Promise<readonly EntityId[]> {
  const found = new Set<EntityId>();
  for (const { name, where } of written) found.add(await findEntity(database, name, where));
  return [...found];
}

async function perspectiveOf(database: Database, { voices, ...rest }: WrittenPerspective): Promise<Perspective> {
  const found: Record<string, readonly EntityId[]> = {};
  for (const key of new Set(voices.map((voice) => voice.key))) {
    found[key] = await entitiesOf(
      database,
      voices.filter((voice) => voice.key === key),
    );
  }
  return { ...rest, ...found };
}
