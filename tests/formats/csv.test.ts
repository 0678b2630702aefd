import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvSource } from '../../src/formats/csv.ts';
import { openTable, type TableRow } from '../../src/formats/csv-table.ts';
import { entityJoiner } from '../../src/formats/entity-joiner.ts';
import { parseMapping, readMapping } from '../../src/formats/mapping-yaml.ts';
import { resolved } from './resolving.ts';
import { collect, isBad, temporaryFolder } from './temporary.ts';

const files = temporaryFolder();
const sample = (name: string): string => new URL(`../../seed/samples/${name}`, import.meta.url).pathname;

/** A mapping of two columns, with more of it where a test needs it. */
const mapping = (more = '', file = '{}') =>
  parseMapping(
    `mapping: 1
file: ${file}
dataset: { id: ports, name: Ports, publisher: { id: entity:desk, name: Desk }, language: en }
entities:
  port: { kind: Place, name: '{port}' }
  country: { kind: Place, name: '{country}' }
claims:
  in: { predicate: LOCATED_IN, subject: port, object: country }
${more}`,
    'ports.yaml',
  );

/** The table with its rows, places without the folder. */
const table = async (
  content: string | Uint8Array,
  file: Partial<ReturnType<typeof mapping>['mapping']['file']> = {},
) => {
  const path = files.write('table.csv', content);
  const { columns, rows } = await openTable(path, { ...mapping().mapping.file, ...file });
  const found: unknown[] = [];
  for await (const row of rows) {
    const at = row.where.replace(/^.*:/, '');
    found.push('cells' in row ? [at, ...row.cells] : [at, row.reason, row.message]);
  }
  return { columns, rows: found };
};

const rowsOf = async (content: string | Uint8Array, given = mapping()) => {
  const rows = await collect(csvSource(files.write('ports.csv', content), given));
  return rows.map((row) => ({ ...row, where: row.where.replace(/^.*\//, '') }));
};

describe('openTable', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\r\n1;2'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['bars', 'a|b\n1|2\n'],
    ['what sep= says', 'sep=;\na;b\n1;2\n'],
    ['a byte order mark', '\uFEFFa,b\n1,2\n'],
    ['CR alone', 'a,b\r1,2\r'],
    ['quoted names', '"a","b"\n"1","2"\n'],
    ['spaces and blank lines', '\n a , b \n\n 1 ,2\n;;\n,\n'.replace(';;\n', '')],
  ])('reads %s', async (_, content) => {
    const { columns, rows } = await table(content);
    expect(columns).toEqual(['a', 'b']);
    expect(rows.map((row) => (row as string[]).slice(1))).toEqual([['1', '2']]);
  });

  it.each(['utf-8', 'utf-16le', 'latin1'] as const)('reads %s', async (encoding) => {
    const bytes = Buffer.from(`${encoding === 'utf-16le' ? '\uFEFF' : ''}Straße,Zürich\nGrün,ä\n`, encoding);
    expect(await table(bytes, encoding === 'latin1' ? { encoding: 'windows-1252' } : {})).toEqual({
      columns: ['Straße', 'Zürich'],
      rows: [['2', 'Grün', 'ä']],
    });
  });

  it('gives each row the line where it begins, whatever runs over lines before it', async () => {
    for (const end of ['\n', '\r\n']) {
      const lines = ['a,b', '1,"x', 'y"', '', '2,"""z"" said, no"', '3,w'];
      expect((await table(lines.join(end))).rows).toEqual([
        ['2', '1', 'x y'],
        ['5', '2', '"z" said, no'],
        ['6', '3', 'w'],
      ]);
    }
  });

  it('leaves a cell whose quotes nobody doubled as it is written', async () => {
    expect((await table('a,b\n5" pipe,"the "Queen" herself"\n')).rows).toEqual([
      ['2', '5" pipe', '"the "Queen" herself"'],
    ]);
  });

  it('names a row that is ragged, with what it has and what the header has, and reads on', async () => {
    const { rows } = await table('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n');
    expect(rows).toEqual([
      ['2', 'ROW_RAGGED', expect.stringMatching(/has 2 cells, expected 3 as the header/)],
      ['3', 'ROW_RAGGED', expect.stringMatching(/has 4 cells, expected 3/)],
      ['4', '1', '2', '3'],
      ['5', '1', '2', '3'],
    ]);
  });

  it('gives each column a name of its own', async () => {
    expect((await table('name,,name,name (2)\n1,2,3,4\n')).columns).toEqual([
      'name',
      'column 2',
      'name (2)',
      'name (2) (2)',
    ]);
  });

  it('empties cells that stand for nothing, and skips lines before the header', async () => {
    const file = { empty: ['n/a', '-'], skipLines: 2 };
    expect(await table('Report\nof 2024\na,b\nn/a, - \n1,n/a\n', file)).toEqual({
      columns: ['a', 'b'],
      rows: [['5', '1', '']],
    });
  });

  it('takes the names of columns from the mapping where the file has none', async () => {
    expect(await table('1,2\n', { columns: ['x', 'y'] })).toEqual({ columns: ['x', 'y'], rows: [['1', '1', '2']] });
  });

  it('says what encoding a file may be in', async () => {
    const { rows } = await table(Buffer.from('a,b\nZ\xfcrich,x\nBern,y\n', 'latin1'));
    expect(rows).toEqual([
      ['2', 'TEXT_ENCODING', expect.stringMatching(/"a": holds bytes that are no utf-8; .* encoding: windows-1252/)],
      ['3', 'Bern', 'y'],
    ]);
    const utf16 = Buffer.from('a,b\n1,2\n', 'utf16le');
    await expect(table(utf16)).rejects.toMatchObject({
      reason: 'TEXT_ENCODING',
      message: expect.stringMatching(/utf-16le/),
    });
  });

  it.each([
    ['', 'FILE_EMPTY', /holds no rows/],
    ['a,b\n1,"2\n3,4\n', 'QUOTE_OPEN', /nothing closes it/],
  ])('refuses the file %j: %s', async (content, reason, message) => {
    await expect(table(content)).rejects.toMatchObject({ reason, message: expect.stringMatching(message) });
  });

  it('reads back any table, however quoted', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'Ü', '"', ',', ';', '\n', ' ', '1', '\r\n', "'") });
    const rows = fc.array(fc.tuple(word, word, word), { maxLength: 20 });
    const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        async (cells, delimiter, end) => {
          const quoted = [['one', 'two', 'three'], ...cells].map((row) =>
            row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter),
          );
          const path = files.write('any.csv', quoted.join(end) + end);
          const read = await openTable(path, { ...mapping().mapping.file, delimiter });
          const found: (readonly string[])[] = [];
          for await (const row of read.rows) found.push((row as TableRow).cells);
          const wanted = cells.map((row) => row.map(clean)).filter((row) => row.some((cell) => cell !== ''));
          expect(found).toEqual(wanted);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('csvSource', () => {
  it('makes an article of each row whose cells prove what is claimed', async () => {
    expect(await rowsOf('port,country,note\nKarvik,Sundland,old\n')).toEqual([
      {
        kind: 'article',
        value: {
          id: expect.stringMatching(/^article:ports\.port-karvik-country-sundland-note-old-[0-9a-f]{16}$/),
          text: 'port: Karvik\ncountry: Sundland\nnote: old',
          language: 'en',
          publisher: 'entity:desk',
          note: 'A record of Ports.',
        },
        where: 'ports.csv:2',
      },
      {
        kind: 'mention',
        value: expect.objectContaining({ quote: 'Karvik', line: 1, entity: 'entity:karvik' }),
        where: 'ports.csv:2',
      },
      { kind: 'mention', value: expect.objectContaining({ quote: 'Sundland', line: 2 }), where: 'ports.csv:2' },
      {
        kind: 'claim',
        value: {
          key: expect.stringMatching(/\.in$/),
          predicate: 'LOCATED_IN',
          subject: 'entity:karvik',
          object: 'entity:sundland',
          qualifiers: {},
        },
        where: 'ports.csv:2',
      },
      {
        kind: 'statement',
        value: expect.objectContaining({
          speaker: 'entity:desk',
          stance: 'AFFIRMS',
          evidence: [
            { article: expect.any(String), role: 'CONTENT', quote: 'Karvik', line: 1 },
            { article: expect.any(String), role: 'CONTENT', quote: 'Sundland', line: 2 },
          ],
        }),
        where: 'ports.csv:2',
      },
      { kind: 'skipped', value: { article: expect.any(String), line: 3, why: 'not mapped' }, where: 'ports.csv:2' },
      { kind: 'entity', value: { id: 'entity:desk', kind: 'Organization', name: 'Desk' }, where: 'ports.yaml:3' },
      { kind: 'entity', value: { id: 'entity:karvik', kind: 'Place', name: 'Karvik' }, where: 'ports.csv:2' },
      { kind: 'entity', value: { id: 'entity:sundland', kind: 'Place', name: 'Sundland' }, where: 'ports.csv:2' },
    ]);
  });

  it('makes no claim whose needed cell is empty', async () => {
    const rows = await rowsOf('port,country\nKarvik,\n');
    expect(rows.map((row) => (isBad(row) ? row.reason : row.kind))).toEqual([
      'article',
      'mention',
      'skipped',
      'entity',
      'entity',
    ]);
  });

  it('gives names that Latin letters cannot write an id of their own', async () => {
    const ids = (await rowsOf('port,country\n上海,中国\nКарвик,O’Neill & Söhne\n')).flatMap((row) =>
      !isBad(row) && row.kind === 'entity' ? [(row.value as { id: string }).id] : [],
    );
    expect(ids).toEqual([
      'entity:desk',
      expect.stringMatching(/^entity:n-[0-9a-f]{16}$/),
      expect.stringMatching(/^entity:n-[0-9a-f]{16}$/),
      'entity:karvik',
      'entity:oneill-sohne',
    ]);
    expect(new Set(ids).size).toBe(5);
  });

  it('names a column that the table lacks at its line of the mapping, with the nearest', async () => {
    await expect(rowsOf('Port,country\nKarvik,Sundland\n')).rejects.toMatchObject({
      reason: 'COLUMN_UNKNOWN',
      message: 'ports.yaml:5: the table has no column "port"; did you mean "Port"?',
    });
  });

  it.each([
    [
      'a kind that is none',
      "  x: { kind: '{country}', name: '{port}' }",
      'VALUE_INVALID',
      /"place" in column "country" is no kind; .*did you mean "Place"/,
    ],
    [
      'words that the map lacks',
      "  x: { kind: { from: '{country}', map: { p: Place } }, name: '{port}' }",
      'VALUE_UNMAPPED',
      /"place" in column "country" is in no map to a kind; it has p/,
    ],
  ])('calls a row bad for %s', async (_, entity, reason, message) => {
    const more = parseMapping(
      `mapping: 1\ndataset: { id: ports, name: Ports, publisher: { id: entity:desk, name: Desk }, language: en }\nentities:\n${entity}\n`,
      'm.yaml',
    );
    expect((await rowsOf('port,country\nKarvik,place\n', more)).slice(0, -1)).toEqual([
      { where: 'ports.csv:2', reason, message: expect.stringMatching(message) },
    ]);
  });

  it.each(['vessels', 'allegations'])('reads the sample %s into what an import takes whole', async (name) => {
    const { content, problems } = await resolved(
      csvSource(sample(`${name}.csv`), await readMapping(sample(`${name}.mapping.yaml`))),
    );
    expect(problems).toEqual([]);
    expect(content.articles).toHaveLength(4);
  });

  it('gives the voices of the sample of allegations', async () => {
    const { content } = await resolved(
      csvSource(sample('allegations.csv'), await readMapping(sample('allegations.mapping.yaml'))),
    );
    expect(
      content.statements
        .map(({ speaker, principal, relays, stance, saidAt, wording }) => [
          stance,
          speaker,
          principal,
          relays.map(({ entity }) => entity),
          saidAt,
          wording,
        ])
        .sort(),
    ).toEqual([
      ['AFFIRMS', 'entity:ana-ruiz', 'entity:dock-union', ['entity:karvik-daily'], '2024-02-12', 'QUOTED'],
      ['DECLINES', 'entity:port-of-karvik', undefined, [], '2024-02-14', 'PARAPHRASED'],
      ['DENIES', 'entity:jon-vell', 'entity:skerry-lines', ['entity:karvik-daily'], '2024-02-13', 'PARAPHRASED'],
      ['REPORTS', 'entity:unnamed-dockers', undefined, [], undefined, 'PARAPHRASED'],
    ]);
  });

  it('gives rows whose entries resolve without a problem, whatever the cells say', async () => {
    const word = fc.oneof(
      fc.string({
        unit: fc.constantFrom('No', '. ', '! ', '?', ' ', '"', 'U.S.', '3. ', 'Mr. ', '…', '。', 'б', '’s ', '-', 'a'),
      }),
      fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}|\p{Surrogate}|\uFFFD/u.test(text)),
    );
    const given = mapping("statements:\n  - { claim: in, content: [words, port], saidAtText: '{words}' }");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 4 }), async (rows) => {
        const quoted = [['port', 'country', 'words'], ...rows].map((row) =>
          row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
        );
        const path = files.write('whatever.csv', `${quoted.join('\n')}\n`);
        const { problems } = await resolved(csvSource(path, given));
        expect(problems).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('rows in another order', () => {
  it('come to the same content', async () => {
    const name = fc.constantFrom('Karvik', 'KARVIK', 'Vell', 'Sundland', 'North. Sea', '');
    const rows = fc.array(fc.tuple(name, name, fc.constantFrom('a', 'b', '')), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (cells, seed) => {
        const contentOf = async (order: readonly (readonly string[])[]) => {
          const lines = [['port', 'country', 'note'], ...order].map((row) => row.map((cell) => `"${cell}"`).join(','));
          const { content, problems } = await resolved(
            csvSource(files.write('order.csv', `${lines.join('\n')}\n`), mapping()),
          );
          expect(problems).toEqual([]);
          return content;
        };
        const turn = seed % cells.length;
        const turned = [...cells.slice(turn), ...cells.slice(0, turn)].reverse();
        expect(await contentOf(turned)).toEqual(await contentOf(cells));
      }),
      { numRuns: 50 },
    );
  });
});

describe('an entity of many rows', () => {
  const entitiesOf = async (...rows: string[]) =>
    (await rowsOf(`port,country,id,about,also\n${rows.join('\n')}\n`, joining)).flatMap((row) =>
      !isBad(row) && row.kind === 'entity' ? [row.value] : [],
    );
  const joining = parseMapping(
    `mapping: 1
dataset: { id: ports, name: Ports, publisher: { id: entity:desk, name: Desk }, language: en }
entities:
  port:
    kind: Place
    name: '{port}'
    names: [{ from: '{also}', separator: ';' }]
    externalIds: { code: '{id}' }
    description: '{about}'
    within: country
  country: { kind: Place, name: '{country}' }`,
    'm.yaml',
  );

  it('is told once, with what all of them say, whatever their order', async () => {
    const rows = ['Karvik,Sundland,K1,a port,', 'KARVIK,,K2,,Carvic; Karwik', 'Karvik,,,an old port,Carvic'];
    const whole = await entitiesOf(...rows);
    expect(whole).toEqual([
      { id: 'entity:desk', kind: 'Organization', name: 'Desk' },
      {
        id: 'entity:karvik',
        kind: 'Place',
        name: 'Karvik',
        names: [
          { value: 'Carvic', kind: 'ALIAS' },
          { value: 'KARVIK', kind: 'ALIAS' },
          { value: 'Karwik', kind: 'ALIAS' },
        ],
        externalIds: [
          { scheme: 'code', id: 'K1' },
          { scheme: 'code', id: 'K2' },
        ],
        description: 'an old port',
        within: 'entity:sundland',
      },
      { id: 'entity:sundland', kind: 'Place', name: 'Sundland' },
    ]);
    const byId = (entities: readonly unknown[]) =>
      new Set(entities.map((entity) => JSON.stringify(entity, Object.keys(entity as object).sort())));
    expect(byId(await entitiesOf(...rows.toReversed()))).toEqual(byId(whole));
  });

  it('is left to the import to refuse where rows contradict each other', async () => {
    const told = await entitiesOf('Karvik,Sundland,,,', 'Karvik,Norland,,,');
    expect(told.filter((entity) => (entity as { id: string }).id === 'entity:karvik')).toEqual([
      { id: 'entity:karvik', kind: 'Place', name: 'Karvik', within: 'entity:norland' },
      { id: 'entity:karvik', kind: 'Place', name: 'Karvik', within: 'entity:sundland' },
    ]);
  });

  it('is told row by row where there are more than memory is to hold', () => {
    const joiner = entityJoiner(1);
    expect(joiner.add({ id: 'entity:a', kind: 'Place', name: 'A' }, 'x:1')).toEqual([]);
    expect(joiner.add({ id: 'entity:b', kind: 'Place', name: 'B' }, 'x:2')).toEqual([
      { kind: 'entity', value: { id: 'entity:b', kind: 'Place', name: 'B' }, where: 'x:2' },
    ]);
    expect(joiner.add({ id: 'entity:a', kind: 'Place', name: 'A' }, 'x:3')).toEqual([]);
    expect(joiner.end()).toHaveLength(1);
  });
});

describe('T22: headers that reach into a prototype', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('reads a column called %s as any other', async (column) => {
    const given = parseMapping(
      readFileSync(sample('allegations.mapping.yaml'), 'utf8').replace("'{Speaker}'", `'{${column}}'`),
      'm.yaml',
    );
    const rows = await rowsOf(readFileSync(sample('allegations.csv'), 'utf8').replace('Speaker,', `${column},`), given);
    expect(rows.filter(isBad)).toEqual([]);
    expect(JSON.stringify(rows)).toContain('entity:ana-ruiz');
    expect(({} as Record<string, unknown>)['Ana Ruiz']).toBeUndefined();
  });
});

describe('T25: tables made to exhaust', () => {
  it('stops at a million columns with a named error', async () => {
    await expect(table(`${'a,'.repeat(1_000_000)}\n`)).rejects.toMatchObject({ reason: 'COLUMNS_TOO_MANY' });
  });

  it('stops at a row without end', async () => {
    await expect(table(`a,b\n1,2\n${'x,'.repeat(3_000_000)}`)).rejects.toMatchObject({
      reason: 'ROW_TOO_LONG',
      message: expect.stringMatching(/table\.csv: a line after line \d+ is longer than/),
    });
    await expect(table(`a,b\n1,"${'x\n'.repeat(3_000_000)}`)).rejects.toMatchObject({
      reason: 'ROW_TOO_LONG',
      message: expect.stringMatching(/table\.csv:\d+: a row from here on is longer/),
    });
  });

  it('calls a row bad for a cell longer than a spreadsheet takes', async () => {
    expect((await table(`a,b\n${'x'.repeat(40_000)},1\n1,2\n`)).rows).toEqual([
      ['2', 'CELL_TOO_LONG', expect.stringMatching(/"a" has 40000 characters; at most 32767/)],
      ['3', '1', '2'],
    ]);
  });
});
