// The text of a table from its bytes: which encoding they are in, and which sign parts the cells.
import { InputError } from '../errors.ts';
import type { Mapping } from './mapping.ts';

export interface DecodedText {
  /** Without a byte order mark, lines ended by LF. Bytes that are not in the encoding become U+FFFD. */
  readonly text: AsyncGenerator<string>;
  readonly delimiter: string;
  /** Lines before the header. */
  readonly skipped: number;
}

const DELIMITERS = [',', ';', '\t', '|'];
/** As much of the start as the delimiter is guessed from. */
const START = 64 * 1024;
const MOST_LINES = 20;

/**
 * @param mostInLine Characters that may follow one another without a line end.
 * @throws InputError `ROW_TOO_LONG` from `text`.
 */
export async function decodedText(
  bytes: AsyncGenerator<Buffer>,
  name: string,
  file: Mapping['file'],
  mostInLine: number,
): Promise<DecodedText> {
  const chunks = decoded(bytes, name, file.encoding, mostInLine);
  let start = '';
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    start += next.value;
    if (start.length >= START) break;
  }
  const endsInCr = !start.includes('\n') && start.includes('\r');
  if (endsInCr) start = start.replaceAll('\r', '\n');
  const hint = file.delimiter === 'auto' ? /^sep=(.)\n/.exec(start)?.[1] : undefined;
  const skipped = file.skipLines + (hint === undefined ? 0 : 1);
  const delimiter = file.delimiter === 'auto' ? (hint ?? guessed(start, skipped, file.quote)) : file.delimiter;
  return { text: from(start, chunks, endsInCr), delimiter, skipped };
}

async function* from(start: string, rest: AsyncGenerator<string>, endsInCr: boolean): AsyncGenerator<string> {
  if (start !== '') yield start;
  for await (const text of rest) yield endsInCr ? text.replaceAll('\r', '\n') : text;
}

async function* decoded(
  bytes: AsyncGenerator<Buffer>,
  name: string,
  encoding: string | undefined,
  mostInLine: number,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let line = 1;
  let sinceLineEnd = 0;
  // A CR at the end of a chunk waits for the LF that may follow it.
  let waiting = '';
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encoding ?? marked(chunk));
    const whole = waiting + decoder.decode(chunk, { stream: true });
    waiting = whole.endsWith('\r') ? '\r' : '';
    const text = whole.slice(0, whole.length - waiting.length).replaceAll('\r\n', '\n');
    const last = text.lastIndexOf('\n');
    sinceLineEnd = last === -1 ? sinceLineEnd + text.length : text.length - last;
    if (sinceLineEnd > mostInLine) {
      const message = `${name}: a line after line ${line} is longer than ${mostInLine} characters, as no row is; check that it is a table, with line ends`;
      throw new InputError('ROW_TOO_LONG', message);
    }
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line += 1;
    if (text !== '') yield text;
  }
  const end = waiting + (decoder?.decode() ?? '');
  if (end !== '') yield end;
}

/** What a byte order mark says. */
const marked = (bytes: Buffer): string =>
  ({ fffe: 'utf-16le', feff: 'utf-16be' })[bytes.toString('hex', 0, 2)] ?? 'utf-8';

/** The sign that stands equally often, and most often, on the first lines, outside quotes. */
function guessed(start: string, skipped: number, quote: string): string {
  const counts: Map<string, number>[] = [];
  let count = new Map<string, number>();
  let isQuoted = false;
  let line = 0;
  for (const sign of start) {
    if (sign === quote) isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === '\n') {
      line += 1;
      if (line > skipped && count.size > 0) counts.push(count);
      if (counts.length === MOST_LINES) break;
      count = new Map();
    } else if (DELIMITERS.includes(sign)) {
      count.set(sign, (count.get(sign) ?? 0) + 1);
    }
  }
  if (counts.length < MOST_LINES && count.size > 0) counts.push(count);
  const scored = DELIMITERS.map((sign) => {
    const of = counts.map((one) => one.get(sign) ?? 0);
    const inHeader = of[0] ?? 0;
    return { sign, score: inHeader === 0 ? 0 : inHeader * of.filter((one) => one === inHeader).length };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best), { sign: ',', score: 0 }).sign;
}
