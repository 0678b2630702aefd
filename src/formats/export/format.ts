// What a format of an export is: how records become text, a stream or a folder of files.
import type { ExportKind, ExportRecord } from '../../model/export.ts';
import type { Vocabulary } from '../../model/predicates.ts';

/** A piece of one file of a folder: pieces of a file come in order, files in any order among each other. */
export interface NamedChunk {
  /** Path within the folder, with `/` between its parts. */
  readonly file: string;
  readonly text: string;
}

export interface ExportContext {
  readonly vocabulary: Vocabulary;
  /** What every IRI begins with, absolute, a slash at its end. Absent: https://attest.invalid/, which is nobody's address. */
  readonly base?: string | undefined;
  /**
   * Counts what can't be carried as it is, by what becomes of it, such as "retracted statement: left out, …"; the user is
   * told the counts. Nothing is left out or told otherwise without it, but for fields that the format has no place for.
   */
  leaveOut(what: string): void;
}

interface AnyFormat {
  /** As it is asked for: `--format NAME`. */
  readonly name: string;
  /** One line for help: what it is and what reads it. */
  readonly summary: string;
  /** The kinds of records that it reads; others are not fetched for it. */
  readonly reads: readonly ExportKind[];
}

/** A format of one file, which can go to standard output or over HTTP as it grows. */
export interface StreamFormat extends AnyFormat {
  readonly isFolder: false;
  /** Of the file, with its dot. */
  readonly extension: string;
  readonly mediaType: string;
  write(records: AsyncIterable<ExportRecord>, context: ExportContext): AsyncIterable<string>;
}

/** A file of a folder that can be had alone. */
export interface Table {
  /** Path within the folder. */
  readonly file: string;
  readonly mediaType: string;
  /** The kinds of records that it is made of. */
  readonly reads: readonly ExportKind[];
}

/** A format of several files. */
export interface FolderFormat extends AnyFormat {
  readonly isFolder: true;
  /** Its files that make sense by themselves, by the name that they are asked for with: `--table NAME`. */
  readonly tables: Readonly<Record<string, Table>>;
  write(records: AsyncIterable<ExportRecord>, context: ExportContext): AsyncIterable<NamedChunk>;
}

export type ExportFormat = StreamFormat | FolderFormat;
