// A bulk import of rows in memory, in batches small enough that a small file makes many.
import { rowsOf, sourceOf } from '../../../bench/rows.ts';
import { synthetic } from '../../../bench/synthetic.ts';
import { checkEntry } from '../../../src/formats/bulk-entry.ts';
import type { BadRow, BulkRow, RowSource } from '../../../src/model/bulk.ts';
import type { Vocabulary } from '../../../src/model/predicates.ts';
import type { Database } from '../../../src/neo4j/connect.ts';
import {
  type BadSpooledRow,
  type BulkOptions,
  type BulkReport,
  importBulk,
} from '../../../src/write/bulk/import-bulk.ts';

export type Row = Omit<BulkRow, 'where'>;

/** Some 1,700 rows with hubs, copies and answers. */
export const syntheticRows = (vocabulary: Vocabulary, seed = 1): readonly Row[] => [
  ...rowsOf(synthetic({ entities: 200, seed }, vocabulary).bundles),
];

export interface Imported extends BulkReport {
  readonly badRows: readonly BadSpooledRow[];
}

/** As `attest import --bulk` does, with whatever is given otherwise. */
export async function importRows(
  { database, vocabulary }: { readonly database: Database; readonly vocabulary: Vocabulary },
  rows: readonly Row[] | RowSource,
  options: Partial<BulkOptions> = {},
): Promise<Imported> {
  const badRows: BadSpooledRow[] = [];
  const source = 'rows' in rows ? rows : sourceOf('rows.jsonl', rows);
  const report = await importBulk(database, [source], vocabulary, {
    name: source.name,
    check: checkEntry,
    small: 0,
    batchRows: 200,
    sliceClaims: 60,
    onBadRows: async (bad) => {
      for await (const row of bad) badRows.push(row);
    },
    ...options,
  });
  return { ...report, badRows };
}

/** Rows, and among them such as are none. */
export const mixedSource = (rows: readonly (Row | Omit<BadRow, 'where'>)[]): RowSource => ({
  name: 'mixed.jsonl',
  async *rows() {
    for (const [at, row] of rows.entries()) yield { ...row, where: `mixed.jsonl:${at + 1}` };
  },
});

/** The same rows in another order, by a seed. */
export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % below;
  };
  const copy = [...rows];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = next(at + 1);
    [copy[at], copy[other]] = [copy[other] as T, copy[at] as T];
  }
  return copy;
}
