// An export of a graph as the text of a file, or the texts of the files of a folder.
import type { ExportFormat } from '../../src/formats/export/format.ts';
import type { ExportScope } from '../../src/model/export.ts';
import { exportRecords } from '../../src/read/export.ts';
import type { Graph } from '../story.ts';

export interface Exported {
  /** By path within the folder; of a stream, the one text by ''. */
  readonly files: ReadonlyMap<string, string>;
  readonly leftOut: readonly string[];
}

export async function exported(
  { database, vocabulary }: Graph,
  format: ExportFormat,
  scope: ExportScope = { about: [] },
): Promise<Exported> {
  const leftOut: string[] = [];
  const files = new Map<string, string>();
  const context = { vocabulary, leaveOut: (what: string) => void leftOut.push(what) };
  const records = exportRecords(database, vocabulary, scope, format.reads);
  for await (const chunk of format.write(records, context)) {
    const { file, text } = typeof chunk === 'string' ? { file: '', text: chunk } : chunk;
    files.set(file, (files.get(file) ?? '') + text);
  }
  return { files, leftOut };
}
