// A table as rows of a bulk import, by its mapping.
import type { BadRow, RowSource } from '../model/bulk.ts';
import { type StreamOptions, streamName } from './byte-stream.ts';
import { type Entry, rowReader } from './csv-record.ts';
import { openTable } from './csv-table.ts';
import { entityJoiner } from './entity-joiner.ts';
import { columnProblems } from './mapping-check.ts';
import { MAPPING_YAML, type ReadMapping } from './mapping-yaml.ts';
import { refuse } from './yaml-source.ts';

/** What one row of a table becomes. */
export interface CsvRecord {
  readonly where: string;
  readonly entries: readonly Entry[];
}

/**
 * The rows of a table, each with all that it becomes; `-` is standard input, gzip is unpacked. Memory holds one at a time.
 * A row that can't be read whole is one bad row and gives nothing.
 * @throws InputError as `openTable`, and `COLUMN_UNKNOWN` at the line of the mapping.
 */
export async function* csvRecords(
  path: string,
  { mapping, lineOf }: ReadMapping,
  options: StreamOptions = {},
): AsyncGenerator<CsvRecord | BadRow> {
  const { columns, rows, close } = await openTable(path, mapping.file, options);
  try {
    refuse(columnProblems(mapping, columns, lineOf), MAPPING_YAML);
    const read = rowReader(mapping, columns);
    for await (const row of rows) {
      if (!('cells' in row)) {
        yield row;
        continue;
      }
      const entries = read(row.cells);
      yield 'reason' in entries ? { where: row.where, ...entries } : { where: row.where, entries };
    }
  } finally {
    close();
  }
}

/** As `csvRecords`, entry by entry; what several rows tell of an entity is joined and comes last. */
export function csvSource(path: string, read: ReadMapping, options: StreamOptions = {}): RowSource {
  return {
    name: streamName(path),
    async *rows() {
      const joiner = entityJoiner();
      yield* joiner.add(publisherOf(read), read.lineOf(['dataset', 'publisher']));
      for await (const record of csvRecords(path, read, options)) {
        if (!('entries' in record)) {
          yield record;
          continue;
        }
        const { where } = record;
        for (const { kind, value } of record.entries) {
          if (kind === 'entity') yield* joiner.add(value, where);
          else yield { kind, value, where };
        }
      }
      yield* joiner.end();
    },
  };
}

/** The publisher of a mapping's dataset, as an entity of a bundle. */
export const publisherOf = ({ mapping }: ReadMapping): Readonly<Record<string, unknown>> => {
  const { id, kind, name } = mapping.dataset.publisher;
  return { id, kind, name };
};
