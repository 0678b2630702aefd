// Bad rows as lines of a file: JSON lines, or a table where the file's name ends in .csv.

import type { BadSpooledRow } from '../write/bulk/import-bulk.ts';

interface Lines {
  /** The first line, where there is one. */
  readonly head?: string;
  of(row: BadSpooledRow): string;
}

const COLUMNS = ['file', 'line', 'reason', 'message', 'row'] as const;

/** How the lines of a quarantine file are written: file, line, reason, message and the row itself. */
export function quarantineLine(file: string): Lines {
  if (!file.toLowerCase().endsWith('.csv')) return { of: (row) => `${JSON.stringify(cells(row))}\n` };
  return {
    head: `${COLUMNS.join(',')}\n`,
    of: (row) => {
      const { row: entry, ...plain } = cells(row);
      const values = { ...plain, row: entry === undefined ? '' : JSON.stringify(entry) };
      return `${COLUMNS.map((column) => quoted(String(values[column] ?? ''))).join(',')}\n`;
    },
  };
}

function cells({ where, reason, message, row }: BadSpooledRow) {
  const at = where.lastIndexOf(':');
  const line = Number(where.slice(at + 1));
  const isPlaced = at > 0 && Number.isInteger(line);
  return { file: isPlaced ? where.slice(0, at) : where, line: isPlaced ? line : undefined, reason, message, row };
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
