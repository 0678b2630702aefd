// JSON lines as objects: one a line, strict where JSON.parse is lenient, each bad line with what is wrong with it.
import { isUtf8 } from 'node:buffer';
import type { BadRow } from '../model/bulk.ts';
import { byteLines } from './byte-lines.ts';
import { readByteStream, type StreamOptions, streamName } from './byte-stream.ts';

export interface JsonLinesOptions extends StreamOptions {
  /** Bytes of the longest line. Default 8 MiB. */
  readonly mostInLine?: number;
}

/** The object of one line. */
export interface JsonLine {
  readonly where: string;
  readonly object: Readonly<Record<string, unknown>>;
}

const MOST_IN_LINE = 8 * 1024 ** 2;
/** A bundle's entry has four levels; FollowTheMoney, three. */
const DEEPEST = 16;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
/** What would reach into a prototype, were it ever merged. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The objects of a file with one a line; blank lines have none.
 * @param like An example of a line, for messages.
 * @throws InputError as `readByteStream`.
 */
export async function* jsonLines(
  path: string,
  like: string,
  options: JsonLinesOptions = {},
): AsyncGenerator<JsonLine | BadRow> {
  const name = streamName(path);
  const most = options.mostInLine ?? MOST_IN_LINE;
  for await (const { line, bytes } of byteLines(readByteStream(path, options), most)) {
    const where = `${name}:${line}`;
    if (bytes === undefined) {
      const message = `the line is longer than ${most} bytes and is passed over; expected one object a line, such as ${like}`;
      yield { where, reason: 'LINE_TOO_LONG', message };
      continue;
    }
    const source = line === 1 && bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes;
    if (!isUtf8(source)) {
      yield notUtf8(source, where, line);
      continue;
    }
    const text = source.toString('utf8');
    if (text.trim() === '') continue;
    yield parsed(text, where, like);
  }
}

function parsed(text: string, where: string, like: string): JsonLine | BadRow {
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch (error) {
    const message = `is no JSON: ${(error as Error).message}; expected one object a line, such as ${like}`;
    return { where, reason: 'SYNTAX_INVALID', message };
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    const found = Array.isArray(object) ? 'a list' : object === null ? 'null' : `a ${typeof object}`;
    return { where, reason: 'ROW_INVALID', message: `is ${found}; expected one object a line, such as ${like}` };
  }
  const fault = faultOf(object, text);
  return fault === undefined ? { where, object: object as JsonLine['object'] } : { where, ...fault };
}

type Fault = Pick<BadRow, 'reason' | 'message'>;

/** What JSON allows and a record may not have. */
function faultOf(object: object, text: string): Fault | undefined {
  // Only an escape can write what no UTF-8 file holds.
  const hasEscape = text.includes('\\u');
  let keys = 0;
  const waiting: (readonly [value: object, depth: number, path: string])[] = [[object, 1, '']];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth, path] = next;
    if (depth > DEEPEST) {
      const message = `is nested more than ${DEEPEST} levels deep at ${path}; a record has four`;
      return { reason: 'NESTED_TOO_DEEP', message };
    }
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      const at = isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      if (!isList) {
        keys += 1;
        if (FORBIDDEN_KEYS.has(key)) {
          const message = `has the key ${JSON.stringify(key)}${path === '' ? '' : ` in ${path}`}, which no record has; take it out`;
          return { reason: 'KEY_UNKNOWN', message };
        }
      }
      if (hasEscape && typeof inner === 'string' && /[\0\p{Surrogate}]/u.test(inner)) {
        const what = inner.includes('\0') ? 'a NUL' : 'half a surrogate pair, which is no character';
        return { reason: 'CHARACTER_INVALID', message: `${at} holds ${what}; take it out` };
      }
      if (typeof inner === 'object' && inner !== null) waiting.push([inner, depth + 1, at]);
    }
  }
  if (keyCount(text) === keys) return undefined;
  return {
    reason: 'KEY_DUPLICATE',
    message: 'has a key twice in one object, of which JSON would keep the last; take one out',
  };
}

/** How many keys a valid JSON text writes: strings that a colon follows. */
function keyCount(text: string): number {
  let count = 0;
  for (let open = text.indexOf('"'); open !== -1; ) {
    let close = text.indexOf('"', open + 1);
    while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
    if (close === -1) return count;
    let after = close + 1;
    while (isSpace(text.charCodeAt(after))) after += 1;
    if (text[after] === ':') count += 1;
    open = text.indexOf('"', after);
  }
  return count;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;

function notUtf8(bytes: Buffer, where: string, line: number): BadRow {
  const repaired = Buffer.from(bytes.toString('utf8'));
  const at = bytes.findIndex((byte, position) => byte !== repaired[position]);
  const isUtf16 = line === 1 && /^(?:fffe|feff)/.test(bytes.toString('hex', 0, 2));
  const found = `byte ${at + 1} of the line (0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')})`;
  const message = `${found} is not UTF-8${isUtf16 ? '; the file is UTF-16' : ''}; save the file as UTF-8`;
  return { where, reason: 'TEXT_NOT_UTF8', message };
}
