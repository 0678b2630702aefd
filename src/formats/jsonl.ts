// The entries of bundles as JSON lines, in any order: {"entity": {…}}, {"claim": {…}}. What an entry means is checked later.
import { type BadRow, BULK_KINDS, type BulkKind, type BulkRow, type RowSource } from '../model/bulk.ts';
import { nearestTo } from '../model/nearest.ts';
import { oneOf, suggestion } from '../model/report.ts';
import { streamName } from './byte-stream.ts';
import { type JsonLine, type JsonLinesOptions, jsonLines } from './json-lines.ts';

const LIKE = '{"entity": {"id": "entity:dock-union", …}}';
/** A bundle calls its lists by these; a line holds one entry. */
const LISTS: Readonly<Record<string, BulkKind>> = {
  articles: 'article',
  entities: 'entity',
  mentions: 'mention',
  claims: 'claim',
  statements: 'statement',
};

/**
 * The rows of a file of JSON lines; `-` is standard input, gzip is unpacked. Memory holds one line at a time.
 * @throws InputError from `rows()`, as `readByteStream`: what spoils the whole file. What spoils one line is a bad row.
 */
export function jsonlSource(path: string, options: JsonLinesOptions = {}): RowSource {
  return {
    name: streamName(path),
    async *rows() {
      for await (const line of jsonLines(path, LIKE, options)) yield 'object' in line ? rowOf(line) : line;
    },
  };
}

function rowOf({ where, object }: JsonLine): BulkRow | BadRow {
  const keys = Object.keys(object);
  const [key] = keys;
  if (key === undefined || keys.length > 1) {
    const found = key === undefined ? 'an empty object' : `an object with ${keys.length} keys, ${named(keys)}`;
    return { where, reason: 'ROW_INVALID', message: `is ${found}; expected one, ${oneOf(BULK_KINDS)}: ${LIKE}` };
  }
  if (isKind(key)) return { kind: key, value: object[key], where };
  const nearest = (Object.hasOwn(LISTS, key) ? LISTS[key] : undefined) ?? nearestTo(key, BULK_KINDS);
  const message = `holds the unknown kind ${named([key])}; expected ${oneOf(BULK_KINDS)}${suggestion(nearest)}`;
  return { where, reason: 'KIND_UNKNOWN', message };
}

const isKind = (key: string): key is BulkKind => (BULK_KINDS as readonly string[]).includes(key);

/** Up to five, each up to 60 characters. */
const named = (keys: readonly string[]): string => {
  const shown = keys.slice(0, 5).map((key) => JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key));
  return `${shown.join(', ')}${keys.length > 5 ? ', …' : ''}`;
};
