// A bulk import row by row: what feeds it, whatever the file's format.

/** The lists of a bundle, one entry a row. */
export const BULK_KINDS = ['article', 'entity', 'mention', 'claim', 'statement', 'skipped'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

/** One entry, not yet checked. An article carries its text itself; mentions, skipped lines and evidence name their article. */
export interface BulkRow {
  readonly kind: BulkKind;
  readonly value: unknown;
  /** `file:line` as the user named the file. */
  readonly where: string;
}

/** A row of the file that is none. */
export interface BadRow {
  readonly where: string;
  readonly reason: string;
  readonly message: string;
}

export interface RowSource {
  /** The file as the user named it. */
  readonly name: string;
  /** From the start each time, standard input excepted. */
  rows(): AsyncIterable<BulkRow | BadRow>;
}
