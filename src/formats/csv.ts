// A table as rows of a bulk import, by its mapping.
import type { RowSource } from '../model/bulk.ts';
import type { StreamOptions } from './byte-stream.ts';
import { streamName } from './byte-stream.ts';
import { rowReader } from './csv-record.ts';
import { openTable } from './csv-table.ts';
import { columnProblems } from './mapping-check.ts';
import { MAPPING_YAML, type ReadMapping } from './mapping-yaml.ts';
import { onceEach } from './once.ts';
import { refuse } from './yaml-source.ts';

/**
 * The rows of a table; `-` is standard input, gzip is unpacked. Memory holds one row at a time. A row that can't be read
 * whole is one bad row and gives nothing.
 * @throws InputError from `rows()`: as `openTable`, and `COLUMN_UNKNOWN` at the line of the mapping.
 */
export function csvSource(path: string, { mapping, lineOf }: ReadMapping, options: StreamOptions = {}): RowSource {
  return {
    name: streamName(path),
    async *rows() {
      const { columns, rows } = await openTable(path, mapping.file, options);
      refuse(columnProblems(mapping, columns, lineOf), MAPPING_YAML);
      const read = rowReader(mapping, columns);
      const isNew = onceEach();
      const { id, kind, name } = mapping.dataset.publisher;
      yield { kind: 'entity', value: { id, kind, name }, where: lineOf(['dataset', 'publisher']) };
      for await (const row of rows) {
        if (!('cells' in row)) {
          yield row;
          continue;
        }
        const entries = read(row.cells);
        if ('reason' in entries) yield { where: row.where, ...entries };
        else
          for (const entry of entries)
            if (entry.kind !== 'entity' || isNew(entry.value)) yield { ...entry, where: row.where };
      }
    },
  };
}
