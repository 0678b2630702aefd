import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ftmSource, readDataset } from '../../src/formats/ftm.ts';
import { commonDate, dateSpan } from '../../src/formats/ftm-date.ts';
import { loadFtmModel } from '../../src/formats/ftm-model.ts';
import type { EntityKind } from '../../src/model/entity.ts';
import { loadVocabulary } from '../../src/vocabulary.ts';
import { resolved } from './resolving.ts';
import { collect, isBad, temporaryFolder } from './temporary.ts';

const files = temporaryFolder();
const sample = (name: string): string => new URL(`../../seed/samples/${name}`, import.meta.url).pathname;
const dataset = await readDataset(sample('skerry.dataset.yaml'));
const model = await loadFtmModel();
const vocabulary = await loadVocabulary();

type Properties = Readonly<Record<string, unknown>>;
const entity = (id: string, schema: string, properties: Properties, more = {}) => ({ id, schema, properties, ...more });
const source = (...entities: object[]) =>
  ftmSource(files.write('any.ftm.jsonl', entities.map((one) => JSON.stringify(one)).join('\n')), dataset);
const badRows = async (...lines: object[]) => (await collect(source(...lines))).filter(isBad);

/** The claims of some entities as `SUBJECT PREDICATE OBJECT {qualifiers}`. */
async function claimsOf(...entities: object[]): Promise<readonly string[]> {
  const rows = await collect(source(...entities));
  return rows.flatMap((row) => {
    if (isBad(row) || row.kind !== 'claim') return [];
    const { subject, predicate, object, qualifiers } = row.value as Record<string, unknown>;
    return [`${subject ?? '–'} ${predicate} ${object ?? '–'} ${JSON.stringify(qualifiers)}`];
  });
}

const selfOf = async (one: object) =>
  (await collect(source(one))).find(
    (row) =>
      !isBad(row) &&
      row.kind === 'entity' &&
      row.where.endsWith(':1') &&
      (row.value as { id: string }).id !== 'entity:harbor-desk',
  );

describe('ftmSource', () => {
  it('reads the sample into what an import takes whole', async () => {
    const { content, problems } = await resolved(ftmSource(sample('skerry.ftm.jsonl'), dataset));
    expect(problems).toEqual([]);
    expect(content.articles).toHaveLength(12);
    expect(content.entities).toHaveLength(14);
    expect(content.claims.map(({ predicate }) => predicate).sort()).toEqual(
      [
        ...Array(7).fill('ASSOCIATED_WITH'),
        'DIRECTS',
        'ESTABLISHES',
        'FINANCES',
        'HOLDS_OFFICE',
        'LOCATED_IN',
        'LOCATED_IN',
        ...Array(3).fill('OWNS'),
        'RELATIVE_OF',
        'SANCTIONS',
      ].sort(),
    );
    expect(content.statements).toHaveLength(18);
    expect(new Set(content.statements.map(({ speaker }) => speaker))).toEqual(new Set(['entity:harbor-desk']));
    expect(content.statements.every(({ isArticleVoice }) => isArticleVoice)).toBe(true);
  });

  it('proves a tie by its words, its schema being the cue', async () => {
    const { bundle } = await resolved(ftmSource(sample('skerry.ftm.jsonl'), dataset));
    const owned = bundle.statements?.find(({ key }) => key.includes('own-1'));
    expect(owned?.evidence.map(({ role, quote, line }) => [role, quote, line])).toEqual([
      ['CUE', 'Ownership', 1],
      ['CONTENT', 'NK-skerry', 2],
      ['CONTENT', '2023', 3],
      ['CONTENT', 'Q99000001', 4],
      ['CONTENT', '40', 5],
      ['CONTENT', '2019-03-12', 6],
    ]);
  });

  it('reads the same whatever the order of properties and values', async () => {
    const lines = readFileSync(sample('skerry.ftm.jsonl'), 'utf8').trim().split('\n');
    const whole = await collect(ftmSource(sample('skerry.ftm.jsonl'), dataset));
    const article = (rows: typeof whole) =>
      rows.flatMap((row) => (!isBad(row) && row.kind === 'article' ? [row.value] : []));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1 }), async (seed) => {
        const shuffled = lines.map((line) => {
          const { properties, ...rest } = JSON.parse(line) as { properties: Record<string, unknown[]> };
          const order = Object.entries(properties).sort(
            ([a], [b]) => ((a.length * seed) % 7) - ((b.length * seed) % 7),
          );
          return {
            ...rest,
            properties: Object.fromEntries(order.map(([name, values]) => [name, values.toReversed()])),
          };
        });
        expect(article(await collect(source(...shuffled)))).toEqual(article(whole));
      }),
      { numRuns: 20 },
    );
  });

  it('gives names in all forms, and ids', async () => {
    const person = entity(
      'Q1',
      'Person',
      {
        name: ['B', 'A'],
        alias: ['C'],
        weakAlias: ['D'],
        previousName: ['E'],
        wikidataId: ['Q1'],
        passportNumber: ['X9'],
      },
      { caption: 'A', referents: ['old-1', 'Q1'] },
    );
    expect(await selfOf(person)).toMatchObject({
      value: {
        id: 'entity:q1',
        kind: 'Person',
        name: 'A',
        names: [
          { value: 'C', kind: 'ALIAS' },
          { value: 'B', kind: 'NAME' },
          { value: 'E', kind: 'ALIAS' },
          { value: 'D', kind: 'ALIAS' },
        ],
        externalIds: expect.arrayContaining([
          { scheme: 'wikidata', id: 'Q1' },
          { scheme: 'passportNumber', id: 'X9' },
          { scheme: 'followthemoney', id: 'old-1' },
        ]),
      },
    });
    expect(await selfOf(entity('p-2', 'Person', { lastName: ['Ruiz'], firstName: ['Ana'] }))).toMatchObject({
      value: { name: 'Ana Ruiz' },
    });
    expect(await selfOf(entity('v-1', 'Vessel', { imoNumber: ['1'] }))).toMatchObject({ value: { name: 'v-1' } });
  });

  it('claims no more than the dates and shares say', async () => {
    const owned = (properties: Properties) =>
      claimsOf(entity('o', 'Ownership', { owner: ['a'], asset: ['b'], ...properties }));
    const claim = (qualifiers: object) => [`entity:a OWNS entity:b ${JSON.stringify(qualifiers)}`];
    expect(await owned({})).toEqual(claim({}));
    expect(await owned({ percentage: ['100.0 %'] })).toEqual(claim({ EXTENT: 'WHOLLY' }));
    expect(await owned({ percentage: ['25-50'] })).toEqual(claim({}));
    expect(await owned({ percentage: ['250'] })).toEqual(claim({}));
    expect(await owned({ startDate: ['2020-02-30'] })).toEqual(claim({}));
    expect(await owned({ startDate: ['2020-03-01T10:00:00', '2020-03'] })).toEqual(claim({ TIME: '2020-03/..' }));
    expect(await owned({ startDate: ['2021'], endDate: ['2020'] })).toEqual(claim({}));
    expect(await owned({ endDate: ['2020'] })).toEqual(claim({ TIME: '../2020' }));
    expect(await owned({ date: ['2020'] })).toEqual(claim({ TIME: '2020' }));
    expect(await owned({ owner: ['a', 'c'] })).toEqual([...claim({}), 'entity:c OWNS entity:b {}']);
    expect(await owned({ owner: ['b'] })).toEqual([]);
    expect(await owned({ owner: [] })).toEqual([]);
  });

  it('leaves the sanctioning authority open where none is named', async () => {
    expect(await claimsOf(entity('s', 'Sanction', { entity: ['a'], program: ['P'] }))).toEqual([
      '– SANCTIONS entity:a {"INSTRUMENT":"entity:concept-p"}',
    ]);
  });

  it('reads an entity written out in place of its id as a line of its own would be', async () => {
    const owner = entity('a', 'Person', { name: ['Ana'], country: ['no'] });
    expect(await claimsOf(entity('o', 'Ownership', { owner: [owner], asset: ['b'] }))).toEqual([
      'entity:a OWNS entity:b {}',
      'entity:a ASSOCIATED_WITH entity:country-no {}',
    ]);
  });

  it('tells what no reading takes, by how many lines have it', async () => {
    const read = source(
      entity('a', 'Person', { name: ['A'], religion: ['x'], country: ['xx'] }),
      entity('b', 'Person', { name: ['B'], religion: ['y'], shoeSize: ['44'] }),
      entity('c', 'Document', { title: ['C'], bodyText: ['Words.'] }),
    );
    const rows = await collect(read);
    expect(rows.filter(isBad)).toEqual([]);
    expect(read.unread()).toEqual([
      ['Person.religion', 2],
      ['Document', 1],
      ['Person.shoeSize', 1],
      ['Thing.country', 1],
      ['country "xx"', 1],
    ]);
    expect(
      rows.flatMap((row) => (!isBad(row) && row.kind === 'skipped' ? [(row.value as { why: string }).why] : [])),
    ).toContain('unknown to FollowTheMoney 4.11.2');
  });

  it.each([
    [
      'SCHEMA_UNKNOWN',
      entity('a', 'Persson', {}),
      /schema "Persson", which FollowTheMoney 4\.11\.2 doesn't know; did you mean "Person"/,
    ],
    ['ID_MISSING', { schema: 'Person', properties: {} }, /has no id/],
    ['SCHEMA_MISSING', { id: 'a', properties: {} }, /has no schema/],
    ['PROPERTIES_MISSING', { id: 'a', schema: 'Person' }, /has no properties/],
    ['VALUE_INVALID', entity('a', 'Person', { name: [{ en: 'A' }] }), /name holds a map without an id/],
    ['VALUE_INVALID', entity('a', 'Person', { name: [['A']] }), /name holds a list in its list/],
    ['VALUE_TOO_LONG', entity('a', 'Person', { name: ['x'.repeat(40_000)] }), /name has 40000 characters/],
    ['CHARACTER_INVALID', entity('a', 'Person', { name: ['\u0001'] }), /control character/],
    [
      'RECORD_TOO_LARGE',
      entity('a', 'Person', { name: Array.from({ length: 3000 }, (_, at) => `n${at}`) }),
      /3000 values/,
    ],
    ['SCHEMA_UNKNOWN', entity('a', '__proto__', {}), /schema "__proto__"/],
    ['SCHEMA_UNKNOWN', entity('o', 'Ownership', { owner: [entity('x', 'Nobody', {})] }), /schema "Nobody"/],
  ])('calls a line bad, with its place: %s', async (reason, line, message) => {
    expect(await badRows(line)).toEqual([
      { where: expect.stringMatching(/any\.ftm\.jsonl:1$/), reason, message: expect.stringMatching(message) },
    ]);
  });

  it('gives entries that resolve without a problem for every property of every schema', async () => {
    const things = [...model.schemata.values()].filter(({ kind }) => kind !== undefined);
    const target = (range: string): string =>
      [model.schemata.get('Company'), ...things].find((one) => one?.lineage.includes(range))?.name ?? 'Person';
    const values: Readonly<Record<string, unknown>> = {
      country: 'no',
      date: '2020-01-02',
      number: '12',
      url: 'https://example.org/a?b=c.',
      text: 'One. Two! "Three." 3. Four',
    };
    const lines = [...model.schemata.values()].map((schema) =>
      entity(
        `x-${schema.name}`,
        schema.name,
        Object.fromEntries(
          [...schema.properties].map(([name, type]) => [
            name,
            [type.startsWith('entity:') ? `x-${target(type.slice(7))}` : (values[type] ?? `Some ${name}. No. 5`)],
          ]),
        ),
      ),
    );
    const { problems, content } = await resolved(source(...lines));
    expect(problems).toEqual([]);
    expect(content.articles).toHaveLength(model.schemata.size);
  });

  it('gives entries that resolve without a problem, whatever the values say', async () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom('No', '. ', '! ', '?', ' ', '"', 'U.S.', '3. ', '…', '。', 'б', '-', 'a') }),
      fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}|\p{Surrogate}/u.test(text)),
    );
    const properties = fc.record({
      name: fc.array(word),
      alias: fc.array(word),
      country: fc.constant(['no']),
      address: fc.array(word),
      notes: fc.array(word),
      position: fc.array(word),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(properties, { minLength: 1, maxLength: 3 }), async (people) => {
        const { problems } = await resolved(source(...people.map((one, at) => entity(`p-${at}`, 'Person', one))));
        expect(problems).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('schema/followthemoney.yaml', () => {
  const kindsOf = (range: string): readonly EntityKind[] => [
    ...new Set(
      [...model.schemata.values()].flatMap(({ lineage, kind }) =>
        kind !== undefined && lineage.includes(range) ? [kind] : [],
      ),
    ),
  ];
  const readings = [...model.schemata.values()].flatMap((schema) =>
    schema.claims.map((reading) => ({ schema, reading })),
  );

  it('claims under predicates of the vocabulary, with participants and roles that these take', () => {
    const wrong = readings.flatMap(({ schema, reading }) => {
      const predicate = vocabulary.predicates.get(reading.predicate);
      if (predicate === undefined) return [`${schema.name}: ${reading.predicate}`];
      if (reading.kinds !== undefined && !reading.kinds.some((kind) => kind === schema.kind)) return [];
      const kinds = (property: string | undefined): readonly EntityKind[] => {
        if (property === undefined) return [];
        if (property === 'self') return schema.kind === undefined ? [] : [schema.kind];
        const type = schema.properties.get(property);
        if (type === undefined) return ['Event'];
        if (type.startsWith('entity:')) return kindsOf(type.slice(7));
        const named = model.readings.named[property];
        return type === 'country' ? ['Place'] : named === undefined ? [] : [named];
      };
      const outside = (property: string | undefined, allowed: readonly string[]) =>
        kinds(property)
          .filter((kind) => !allowed.includes(kind))
          .map((kind) => `${schema.name} ${reading.predicate} ${property} ${kind}`);
      const roles = (['PLACE', 'TIME', 'EXTENT', 'INSTRUMENT'] as const).filter(
        (role) => reading[role] !== undefined && !(predicate.roles as readonly string[]).includes(role),
      );
      return [...outside(reading.subject, predicate.domain), ...outside(reading.object, predicate.range), ...roles];
    });
    // FollowTheMoney lets anything be sanctioned and anyone be controlled: an import names the claims that no predicate takes.
    expect(wrong.filter((one) => !/^(?:Sanction SANCTIONS entity|Control CONTROLS controlled) /.test(one))).toEqual([]);
  });

  it('reads only properties that there are', () => {
    const unknown = readings.flatMap(({ schema, reading }) =>
      [reading.subject, reading.object, reading.PLACE, reading.INSTRUMENT, reading.EXTENT, reading.TIME]
        .filter(
          (property) =>
            property !== undefined &&
            property !== 'self' &&
            property !== 'interval' &&
            !schema.properties.has(property),
        )
        .map((property) => `${schema.name}.${property}`),
    );
    expect(unknown).toEqual([]);
    const all = new Set([...model.schemata.values()].flatMap(({ properties }) => [...properties.keys()]));
    const { names, captions, parts, description, schemes, named } = model.readings;
    const listed = [
      ...Object.keys(names),
      ...captions,
      ...parts,
      ...description,
      ...Object.keys(schemes),
      ...Object.keys(named),
    ];
    expect(listed.filter((property) => !all.has(property))).toEqual([]);
  });
});

describe('dates of FollowTheMoney', () => {
  it('are as precise as the values agree', () => {
    expect(commonDate([])).toBeUndefined();
    expect(commonDate(['2020-01-02', '2020-01-02T10:00'])).toBe('2020-01-02');
    expect(commonDate(['2020-01-02', '2020-01-03'])).toBe('2020-01');
    expect(commonDate(['2020-01', '2020-02'])).toBe('2020');
    expect(commonDate(['2019', '2020'])).toBeUndefined();
    expect(commonDate(['9999-99-99'])).toBeUndefined();
    expect(dateSpan(undefined, undefined)).toBeUndefined();
    expect(dateSpan('2020', '2019')).toBeUndefined();
  });
});
