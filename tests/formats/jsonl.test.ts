import { closeSync, createWriteStream, ftruncateSync, openSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonlSource } from '../../src/formats/jsonl.ts';
import { BULK_KINDS } from '../../src/model/bulk.ts';
import { collect, isBad, temporaryFolder } from './temporary.ts';

const files = temporaryFolder();

const read = async (content: string | Uint8Array, options = {}) => {
  const path = files.write('rows.jsonl', content);
  const rows = await collect(jsonlSource(path, options));
  return rows.map((row) => ({ ...row, where: row.where.replace(path, 'rows.jsonl') }));
};

/** The one bad row of a file of one line. */
const badRow = async (line: string | Uint8Array) => {
  const rows = await read(line);
  expect(rows).toHaveLength(1);
  return rows[0];
};

const entity = { entity: { id: 'entity:dock-union', kind: 'Organization', name: 'Dock Union' } };
const line = JSON.stringify(entity);

describe('jsonlSource', () => {
  it('gives one row a line with its place, whatever the line ends and the blank lines', async () => {
    expect(await read(`\uFEFF${line}\r\n\r\n  \n${line}\n{"claim":{"key":"a"}}`)).toEqual([
      { kind: 'entity', value: entity.entity, where: 'rows.jsonl:1' },
      { kind: 'entity', value: entity.entity, where: 'rows.jsonl:4' },
      { kind: 'claim', value: { key: 'a' }, where: 'rows.jsonl:5' },
    ]);
  });

  it('gives no rows for an empty file', async () => {
    expect(await read('')).toEqual([]);
  });

  it('can be read again from the start', async () => {
    const source = jsonlSource(files.write('twice.jsonl', `${line}\n`));
    expect(await collect(source)).toEqual(await collect(source));
  });

  it('reads standard input for -', async () => {
    const source = jsonlSource('-', {
      input: Readable.from([Buffer.from(line.slice(0, 9)), Buffer.from(line.slice(9))]),
    });
    expect(source.name).toBe('standard input');
    expect(await collect(source)).toEqual([{ kind: 'entity', value: entity.entity, where: 'standard input:1' }]);
  });

  it.each(['rows.jsonl', 'rows.jsonl.gz'])(
    'unpacks gzip by its first bytes, of several members, named %s',
    async (name) => {
      const path = files.write(name, Buffer.concat([gzipSync(`${line}\n`), gzipSync(`${line}\n`)]));
      expect((await collect(jsonlSource(path))).map(({ where }) => where)).toEqual([`${path}:1`, `${path}:2`]);
    },
  );

  it('reads what it wrote, for any rows', async () => {
    const rows = fc.array(
      fc.tuple(
        fc.constantFrom(...BULK_KINDS),
        fc.dictionary(
          fc.string().filter((key) => !/^(?:__proto__|constructor|prototype)$/.test(key)),
          fc.string().filter((text) => !text.includes('\0')),
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n', '\n\n'), async (entries, end) => {
        const found = await read(entries.map(([kind, value]) => JSON.stringify({ [kind]: value }) + end).join(''));
        expect(found.map((row) => (isBad(row) ? row : [row.kind, row.value]))).toEqual(entries);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a bad line', () => {
  it.each([
    ['SYNTAX_INVALID', '{"entity": {', /is no JSON: .*; expected one object a line, such as \{"entity"/],
    ['ROW_INVALID', '[1]', /is a list; expected one object/],
    ['ROW_INVALID', '"words"', /is a string; expected/],
    ['ROW_INVALID', 'null', /is null; expected/],
    ['ROW_INVALID', '{}', /is an empty object; expected one, article, entity, mention, claim, statement or skipped/],
    ['ROW_INVALID', '{"entity": {}, "claim": {}}', /with 2 keys, "entity", "claim"; expected one/],
    ['KIND_UNKNOWN', '{"entitty": {}}', /unknown kind "entitty"; .*; did you mean "entity"\?/],
    ['KIND_UNKNOWN', '{"statements": {}}', /; did you mean "statement"\?/],
    ['KEY_DUPLICATE', '{"entity": {"id": "entity:a", "id" : "entity:b"}}', /has a key twice/],
    ['KEY_DUPLICATE', '{"entity": {"\\u0069d": 1, "id": 2}}', /has a key twice/],
    ['CHARACTER_INVALID', '{"entity": {"name": "a\\u0000b"}}', /entity\.name holds a NUL/],
    [
      'CHARACTER_INVALID',
      '{"claim": {"names": [{"value": "\\ud800"}]}}',
      /claim\.names\[0\]\.value holds half a surrogate/,
    ],
    ['NESTED_TOO_DEEP', `{"entity": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`, /more than 16 levels deep/],
  ])('is a bad row: %s, case %#', async (reason, content, message) => {
    expect(await badRow(content)).toEqual({ where: 'rows.jsonl:1', reason, message: expect.stringMatching(message) });
  });

  it('takes a colon within a value for no key, nor an escaped quote for an end', async () => {
    const value = { name: 'a": "b', note: '\\', text: '": {"x": 1}', last: '\\"' };
    expect(await read(JSON.stringify({ entity: value }))).toEqual([{ kind: 'entity', value, where: 'rows.jsonl:1' }]);
  });

  it('names the first byte that is no UTF-8', async () => {
    const bad = await badRow(Buffer.from('{"entity": "Z\xfcrich"}', 'latin1'));
    expect(bad).toMatchObject({
      reason: 'TEXT_NOT_UTF8',
      message: 'byte 14 of the line (0xfc) is not UTF-8; save the file as UTF-8',
    });
    expect((await read(Buffer.from(`\uFEFF${line}`, 'utf16le')))[0]).toMatchObject({ message: /the file is UTF-16/ });
  });

  it('does not keep the lines around it from being read', async () => {
    const rows = await read(`${line}\n{"entity":\n${'x'.repeat(300)}\n${line}\n`, { mostInLine: 200 });
    expect(rows.map((row) => (isBad(row) ? row.reason : row.where))).toEqual([
      'rows.jsonl:1',
      'SYNTAX_INVALID',
      'LINE_TOO_LONG',
      'rows.jsonl:4',
    ]);
    expect(rows[2]).toMatchObject({ where: 'rows.jsonl:3', message: /longer than 200 bytes/ });
  });
});

describe('T22: keys that reach into a prototype', () => {
  it.each(['__proto__', 'constructor', 'prototype'])(
    'refuses %s by name, at any depth, and merges it into nothing',
    async (key) => {
      for (const content of [
        `{"${key}": {"x": 1}}`,
        `{"entity": {"${key}": {"x": 1}}}`,
        `{"entity": {"names": [{"${key}": {"x": 1}}]}}`,
      ]) {
        const bad = await badRow(content);
        expect(bad).toMatchObject({ reason: 'KEY_UNKNOWN', message: expect.stringContaining(JSON.stringify(key)) });
      }
      expect(({} as Record<string, unknown>).x).toBeUndefined();
    },
  );
});

describe('T24: paths in a row', () => {
  it('stay text', async () => {
    const text = '../../etc/passwd';
    expect(await read(JSON.stringify({ article: { text } }))).toEqual([
      { kind: 'article', value: { text }, where: 'rows.jsonl:1' },
    ]);
  });
});

describe('T25: files made to exhaust', () => {
  it('stops at a gzip bomb with a named error, long before it is unpacked', async () => {
    const path = files.path('bomb.jsonl.gz');
    const zeros = Buffer.alloc(1024 * 1024);
    await pipeline(
      Readable.from(Array.from({ length: 2048 }, () => zeros)),
      createGzip({ level: 1 }),
      createWriteStream(path),
    );
    const before = process.memoryUsage().rss;
    await expect(collect(jsonlSource(path))).rejects.toMatchObject({
      reason: 'UNPACKS_TOO_LARGE',
      message: expect.stringMatching(/bomb\.jsonl\.gz: unpacks to more than 200 times its size/),
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 ** 2);
  });

  it('stops at a packed file that unpacks to more than is allowed', async () => {
    const path = files.write('large.jsonl.gz', gzipSync(`${line}\n`.repeat(1000)));
    await expect(collect(jsonlSource(path, { mostUnpacked: 10_000 }))).rejects.toMatchObject({
      reason: 'UNPACKS_TOO_LARGE',
    });
  });

  it('passes over a line of a gigabyte in bounded memory and reads on', async () => {
    const path = files.path('gigabyte.jsonl');
    const file = openSync(path, 'w');
    ftruncateSync(file, 1024 ** 3);
    writeSync(file, `\n${line}\n`, 1024 ** 3);
    closeSync(file);
    const before = process.memoryUsage().rss;
    const rows = await collect(jsonlSource(path));
    expect(rows).toMatchObject([
      { reason: 'LINE_TOO_LONG', where: `${path}:1` },
      { kind: 'entity', where: `${path}:2` },
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 ** 2);
  });

  it('says that a line is too long as soon as it is, were it without end', async () => {
    let given = 0;
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += chunk.length;
          yield chunk;
        }
      })(),
    );
    for await (const row of jsonlSource('-', { input: endless }).rows()) {
      expect(row).toMatchObject({ reason: 'LINE_TOO_LONG', where: 'standard input:1' });
      break;
    }
    expect(given).toBeLessThan(16 * 1024 ** 2);
  });

  it.each([
    ['ARCHIVE_NESTED', gzipSync(gzipSync('{}')), /gzip within gzip/],
    ['ARCHIVE_UNKNOWN', Buffer.from('PK\x03\x04 and so on'), /is a ZIP archive; unpack it/],
    ['GZIP_BROKEN', gzipSync(`${line}\n`.repeat(50)).subarray(0, 60), /cut short or damaged/],
    ['GZIP_BROKEN', Buffer.from(line), /is no gzip, though its name says so/],
  ])('refuses the whole file: %s', async (reason, content, message) => {
    const path = files.write('whole.jsonl.gz', content);
    await expect(collect(jsonlSource(path))).rejects.toMatchObject({ reason, message: expect.stringMatching(message) });
  });

  it.each([
    [files.path('missing.jsonl'), /there is no such file; check the path/],
    [files.path('.'), /it is a folder/],
  ])('says why %s is no file', async (path, message) => {
    await expect(collect(jsonlSource(path))).rejects.toMatchObject({
      reason: 'FILE_UNREADABLE',
      message: expect.stringMatching(message),
    });
  });
});
