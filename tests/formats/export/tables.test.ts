// What CSV, GraphML and FollowTheMoney make of records that are awkward for them.
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/formats/export/csv.ts';
import type { StreamFormat } from '../../../src/formats/export/format.ts';
import { ftm } from '../../../src/formats/export/ftm.ts';
import { graphml } from '../../../src/formats/export/graphml.ts';
import type { ClaimRecord } from '../../../src/model/claim.ts';
import type { EntityKind, EntityRecord } from '../../../src/model/entity.ts';
import type { ExportRecord } from '../../../src/model/export.ts';
import type { Status } from '../../../src/model/status.ts';
import { loadVocabulary } from '../../../src/vocabulary.ts';
import { streamed } from './bundle-records.ts';

const entity = (slug: string, kind: EntityKind, name = slug): EntityRecord => ({
  id: `entity:${slug}`,
  kind,
  name,
  ...{ names: [], nameStatus: 'NAMED', isGroup: false, externalIds: [] },
});
const told = (record: EntityRecord, objectOf: readonly string[] = []): ExportRecord => ({
  kind: 'entity',
  record,
  objectOf,
});

async function written(format: StreamFormat, records: readonly ExportRecord[]) {
  const leftOut: string[] = [];
  const context = { vocabulary: await loadVocabulary(), leaveOut: (what: string) => void leftOut.push(what) };
  let text = '';
  for await (const chunk of format.write(streamed(records), context)) text += chunk;
  return { text, leftOut };
}

describe('csv', () => {
  it('lets no cell become a formula, and every cell be had back', async () => {
    const names = [
      '=1+1',
      '+1',
      '-1',
      '@sum',
      '\t=1',
      "'=1",
      "''@",
      "'t Hooft",
      'a "quoted", name',
      'two\r\nlines',
      ' spaced ',
      '＝1',
    ];
    let text = '';
    const context = { vocabulary: await loadVocabulary(), leaveOut: () => {} };
    const records = names.map((name, at) => told(entity(`one-${at}`, 'Person', name)));
    for await (const chunk of csv.write(streamed(records), context))
      if (chunk.file === 'entities.csv') text += chunk.text;
    const cells = (parse(text, { columns: true }) as { name: string }[]).map(({ name }) => name);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t＝]/);
    expect(cells.map((cell) => cell.replace(/^'('*[=+\-@\t\r＝＋－＠])/, '$1'))).toEqual(names);
  });
});

describe('graphml', () => {
  it('escapes what is markup, and shows what XML has no place for as unknown', async () => {
    const { text } = await written(graphml, [told(entity('a', 'Person', '<a> & "b"\u0000\n\u000b'))]);
    expect(text).toContain('>&lt;a&gt; &amp; &quot;b&quot;\ufffd&#10;\ufffd</data>');
  });
});

describe('ftm', () => {
  const ends = new Map([
    ['entity:ada', entity('ada', 'Person')],
    ['entity:yard', entity('yard', 'Organization')],
    ['entity:office', entity('office', 'Concept')],
  ] as const);
  const claim = (status: Status, more: Partial<ClaimRecord> = {}): ExportRecord => ({
    kind: 'claim',
    record: {
      id: 'claim:0123456789abcdef0123',
      predicate: 'OWNS',
      modality: 'ACTUAL',
      slots: { SUBJECT: 'entity:ada', OBJECT: 'entity:yard' },
      ...more,
    },
    ...{ text: 'ada owns yard', status, entities: ends, isSaid: true },
  });
  const people = (objectOf: readonly string[] = ['OWNS']) => [
    told(entity('ada', 'Person')),
    told(entity('yard', 'Organization'), objectOf),
  ];
  const lines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { schema: string; properties: Record<string, string[]> });

  it('says an uncontested claim as a tie, to a company', async () => {
    const { text, leftOut } = await written(ftm, [...people(), claim('UNCONTESTED')]);
    expect(lines(text).map(({ schema }) => schema)).toEqual(['Person', 'Company', 'Ownership']);
    expect(lines(text)[2]?.properties).toMatchObject({ owner: ['entity-ada'], asset: ['entity-yard'], role: ['owns'] });
    expect(leftOut).toEqual([]);
  });

  it.each<Status>(['CONTESTED', 'DENIED_ONLY', 'SCOPED_DENIAL', 'UNCERTAIN', 'NOT_ASSERTED', 'UNSTATED'])(
    'tells a claim that is %s as a Note, and counts it',
    async (status) => {
      const { text, leftOut } = await written(ftm, [...people([]), claim(status)]);
      const [, , note] = lines(text);
      expect(note).toMatchObject({
        schema: 'Note',
        properties: { name: [`${status}: ada owns yard`], entity: ['entity-ada', 'entity-yard'] },
      });
      expect(leftOut).toEqual([`claim that is ${status}: told as a Note, not as a fact`]);
    },
  );

  it('tells a claim of another modality as a Note', async () => {
    const { text, leftOut } = await written(ftm, [...people([]), claim('UNCONTESTED', { modality: 'POSSIBLE' })]);
    expect(lines(text)[2]?.schema).toBe('Note');
    expect(leftOut).toEqual(['claim that is POSSIBLE: told as a Note, not as a fact']);
  });

  it('ties to an organization that it did not write as a company no more than by a link', async () => {
    const { text } = await written(ftm, [...people([]), claim('UNCONTESTED')]);
    expect(lines(text)[2]).toMatchObject({ schema: 'UnknownLink', properties: { role: ['owns'] } });
  });

  it('has an office that somebody holds, and counts other concepts', async () => {
    const held = claim('UNCONTESTED', {
      predicate: 'HOLDS_OFFICE',
      slots: { SUBJECT: 'entity:ada', OBJECT: 'entity:office', TIME: 'date:2020/2024-02' },
    });
    const office = entity('office', 'Concept');
    const { text } = await written(ftm, [told(entity('ada', 'Person')), told(office, ['HOLDS_OFFICE']), held]);
    expect(lines(text)[2]).toMatchObject({
      schema: 'Occupancy',
      properties: { holder: ['entity-ada'], post: ['entity-office'], startDate: ['2020'], endDate: ['2024-02'] },
    });
    const { leftOut } = await written(ftm, [told(office)]);
    expect(leftOut).toHaveLength(1);
  });
});
