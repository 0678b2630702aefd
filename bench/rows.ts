// Bundles as the rows of a bulk import.
import type { BulkKind, BulkRow, RowSource } from '../src/model/bulk.ts';
import { LIST_OF } from '../src/model/bulk-entry.ts';
import type { SourcedBundle } from '../src/model/bundle.ts';

const KINDS = Object.keys(LIST_OF) as readonly BulkKind[];

/** The entries of the bundles, in their order; keys of claims and statements must be unlike in all of them. */
export function* rowsOf(bundles: Iterable<SourcedBundle>): Generator<Omit<BulkRow, 'where'>> {
  for (const { bundle, texts } of bundles) {
    for (const kind of KINDS) {
      for (const entry of bundle[LIST_OF[kind]]) {
        const value =
          kind === 'article' ? { ...entry, text: texts.get((entry as { id: `article:${string}` }).id) } : entry;
        yield { kind, value };
      }
    }
  }
}

/** The rows as a file of JSON lines has them. */
export const linesOf = function* (rows: Iterable<Omit<BulkRow, 'where'>>): Generator<string> {
  for (const { kind, value } of rows) yield `${JSON.stringify({ [kind]: value })}\n`;
};

/** Rows in memory, as if they were the lines of a file. */
export const sourceOf = (name: string, rows: readonly Omit<BulkRow, 'where'>[]): RowSource => ({
  name,
  async *rows() {
    for (const [at, row] of rows.entries()) yield { ...row, where: `${name}:${at + 1}` };
  },
});
