// A table as rows of cells, streaming, however messy: encodings, delimiters, quotes, ragged rows. What cells mean is a mapping's business.
import { pipeline, Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { InputError } from '../errors.ts';
import type { BadRow } from '../model/bulk.ts';
import { readByteStream, type StreamOptions, streamName } from './byte-stream.ts';
import { decodedText } from './csv-text.ts';
import type { Mapping } from './mapping.ts';
import { oneLine } from './record-article.ts';

export interface TableRow {
  readonly where: string;
  /** One for each column, each on one line; '' for what says nothing. */
  readonly cells: readonly string[];
}

export interface Table {
  /** Each once: a second `name` is `name (2)`; one without a name is `column 3`. */
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<TableRow | BadRow>;
  /** For a table whose rows are not read, or not to their end. */
  close(): void;
}

/** No spreadsheet has more. */
const MOST_COLUMNS = 16_384;
/** What a spreadsheet takes in one cell; longer texts are articles. */
const MOST_IN_CELL = 32_767;
/** Bytes of a row: a quote that isn't closed makes one of all that follows. */
const MOST_IN_ROW = 4 * 1024 ** 2;

/**
 * Opens a table at its header; `rows` can be read once. Rows without any cell are passed over.
 * @throws InputError as `readByteStream` and `decodedText`; `FILE_EMPTY`, `COLUMNS_TOO_MANY`; from `rows` also `QUOTE_OPEN`
 *   and `ROW_TOO_LONG`, after which nothing can be read.
 */
export async function openTable(path: string, file: Mapping['file'], options: StreamOptions = {}): Promise<Table> {
  const name = streamName(path);
  const { text, delimiter, skipped } = await decodedText(readByteStream(path, options), name, file, MOST_IN_ROW);
  const parser = parse({
    delimiter,
    quote: file.quote,
    escape: file.quote,
    info: true,
    record_delimiter: '\n',
    relax_column_count: true,
    // A quote within a cell that nobody doubled stands for itself.
    relax_quotes: true,
    skip_empty_lines: true,
    from_line: 1 + skipped,
    max_record_size: MOST_IN_ROW,
  });
  // What goes wrong comes out of the iteration.
  pipeline(Readable.from(text), parser, () => undefined);
  const records = recordsOf(parser, name, file.quote);
  const close = (): void => void parser.destroy();
  try {
    const columns = await headerOf(records, name, file);
    return { columns, rows: rowsOf(records, columns, name, file), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function headerOf(
  records: AsyncGenerator<CsvRecord>,
  name: string,
  file: Mapping['file'],
): Promise<readonly string[]> {
  const first = file.columns === undefined ? await records.next() : undefined;
  if (first?.done) throw new InputError('FILE_EMPTY', `${name}: holds no rows; give a table with a header`);
  const header = first === undefined ? (file.columns ?? []) : first.value.cells;
  const where = `${name}:${first?.value.line ?? 1}`;
  if (header.length > MOST_COLUMNS) {
    const message = `${where}: has ${header.length} columns; at most ${MOST_COLUMNS} are read. Check file.delimiter, or transpose the table`;
    throw new InputError('COLUMNS_TOO_MANY', message);
  }
  const columns = named(header);
  const broken = columns.find((column) => /[\0\uFFFD]/.test(column));
  if (broken !== undefined) throw notInEncoding(where, broken, file);
  return columns;
}

interface CsvRecord {
  /** 1-based, where it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

async function* recordsOf(parser: ReturnType<typeof parse>, name: string, quote: string): AsyncGenerator<CsvRecord> {
  let last = 0;
  try {
    for await (const found of parser) {
      const { record, info } = found as { record: string[]; info: { lines: number } };
      const breaks = record.reduce((count, cell) => count + (cell.match(/\n/g)?.length ?? 0), 0);
      last = info.lines;
      yield { line: info.lines - breaks, cells: record };
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const { code } = cause as CsvError;
    if (code === 'CSV_QUOTE_NOT_CLOSED') {
      const message = `${name}: a quote ${quote} opens a cell and nothing closes it before the end of the file; close it, or name another sign as file.quote`;
      throw new InputError('QUOTE_OPEN', message, { cause });
    }
    if (code === 'CSV_MAX_RECORD_SIZE') {
      const message = `${name}:${last + 1}: a row from here on is longer than ${MOST_IN_ROW} bytes; close the quote ${quote} that opens and doesn't end, or name another sign as file.quote`;
      throw new InputError('ROW_TOO_LONG', message, { cause });
    }
    throw new InputError('FILE_UNREADABLE', `${name}: can't be read as a table: ${(cause as Error).message}`, {
      cause,
    });
  } finally {
    parser.destroy();
  }
}

async function* rowsOf(
  records: AsyncGenerator<CsvRecord>,
  columns: readonly string[],
  name: string,
  file: Mapping['file'],
): AsyncGenerator<TableRow | BadRow> {
  const empty = new Set(file.empty.map(oneLine));
  for await (const { line, cells } of records) {
    const where = `${name}:${line}`;
    const words = cells.map((cell) => {
      const value = oneLine(cell);
      return empty.has(value) ? '' : value;
    });
    if (words.every((cell) => cell === '')) continue;
    yield faultOf(words, cells, columns, where, file) ?? { where, cells: words.slice(0, columns.length) };
  }
}

function faultOf(
  words: readonly string[],
  cells: readonly string[],
  columns: readonly string[],
  where: string,
  file: Mapping['file'],
): BadRow | undefined {
  // Spreadsheets leave empty cells behind the last column.
  const surplus = words.slice(columns.length).some((cell) => cell !== '');
  if (words.length < columns.length || surplus) {
    const message = `has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, expected ${columns.length} as the header; put a cell that holds the delimiter into quotes, or fill the row up`;
    return { where, reason: 'ROW_RAGGED', message };
  }
  for (const [at, cell] of words.entries()) {
    const column = JSON.stringify(columns[at]);
    if (cell.length > MOST_IN_CELL) {
      const message = `${column} has ${cell.length} characters; at most ${MOST_IN_CELL} are read. Import a long text as an article`;
      return { where, reason: 'CELL_TOO_LONG', message };
    }
    if (cell.includes('\uFFFD')) {
      const { reason, message } = notInEncoding(column, cell, file);
      return { where, reason, message };
    }
    const control = /\p{Cc}|\p{Surrogate}/u.exec(cell)?.[0];
    if (control !== undefined) {
      const code = control.charCodeAt(0).toString(16).padStart(4, '0');
      return { where, reason: 'CHARACTER_INVALID', message: `${column} holds U+${code.toUpperCase()}; take it out` };
    }
  }
  return undefined;
}

function notInEncoding(where: string, cell: string, file: Mapping['file']): InputError {
  const encoding = file.encoding ?? 'utf-8';
  const what = cell.includes('\0')
    ? 'NULs, as UTF-16 does when read as another encoding'
    : `bytes that are no ${encoding}`;
  const message = `${where}: holds ${what}; say the file's own encoding, such as encoding: ${cell.includes('\0') ? 'utf-16le' : 'windows-1252'} under file`;
  return new InputError('TEXT_ENCODING', message);
}

/** Each column's name once, and none without one. */
function named(header: readonly string[]): readonly string[] {
  const given = new Set<string>();
  return header.map((cell, at) => {
    const wanted = oneLine(cell) || `column ${at + 1}`;
    let name = wanted;
    for (let count = 2; given.has(name); count += 1) name = `${wanted} (${count})`;
    given.add(name);
    return name;
  });
}
