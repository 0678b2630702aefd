// T23: whatever a file holds, reading it ends. A pattern that backtracks would not, within the time of a test.
import { describe, expect, it } from 'vitest';
import { csvSource } from '../../src/formats/csv.ts';
import { readDataset } from '../../src/formats/ftm.ts';
import { commonDate } from '../../src/formats/ftm-date.ts';
import { readFtmEntity } from '../../src/formats/ftm-entity.ts';
import { loadFtmModel } from '../../src/formats/ftm-model.ts';
import { ftmEntries } from '../../src/formats/ftm-record.ts';
import { jsonlSource } from '../../src/formats/jsonl.ts';
import { dateFormat, readDate } from '../../src/formats/mapping-date.ts';
import { parseMapping } from '../../src/formats/mapping-yaml.ts';
import { exactSlug, nameSlug, oneLine, recordArticle } from '../../src/formats/record-article.ts';
import { collect, isBad, temporaryFolder } from './temporary.ts';

const files = temporaryFolder();
const dataset = await readDataset(new URL('../../seed/samples/skerry.dataset.yaml', import.meta.url).pathname);
const model = await loadFtmModel();

const UNITS = [
  'a',
  'a-',
  '-',
  '.',
  '1.',
  '. ',
  '! ',
  'No! ',
  '!',
  '"',
  '\\',
  "'s ",
  ' ',
  '\t\n',
  '{',
  '}',
  '{a}',
  '0',
  'é',
  '上',
  'а',
  '\u0301',
  '😀',
  ';',
  ',',
  '2024-',
];
const hostile = UNITS.flatMap((unit) => {
  const long = unit.repeat(Math.ceil(50_000 / unit.length));
  return [long, `${long}x`, `x${long}$`];
});

describe('T23: 50 kB of anything', () => {
  it('is made an id of', { timeout: 5_000 }, () => {
    for (const text of hostile) {
      expect(exactSlug(text)).toMatch(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);
      expect(nameSlug(text)).toMatch(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);
    }
  });

  it('is no date, and no format of one without end', { timeout: 5_000 }, () => {
    const formats = ['DD.MM.YYYY', 'D MMM YYYY', 'YYYY-MM-DD HH:mm:ss']
      .map(dateFormat)
      .filter((one) => typeof one !== 'string');
    expect(formats).toHaveLength(3);
    for (const text of hostile) {
      expect(readDate(text, formats)).toBeUndefined();
      expect(commonDate([text])).toBeUndefined();
      dateFormat(text);
    }
  });

  it('is a template or is refused', { timeout: 5_000 }, () => {
    for (const text of hostile) {
      const source = `mapping: 1\ndataset: { id: d, name: D, publisher: { id: entity:p, name: P }, language: en }\nentities:\n  a: { kind: Place, name: ${JSON.stringify(text)} }\n`;
      try {
        expect(parseMapping(source, 'm.yaml').mapping.entities.a?.name.source).toBe(text);
      } catch (error) {
        expect(error).toMatchObject({ reason: 'VALUE_INVALID' });
      }
    }
  });

  it('is a line of a record, each sentence of which has words of its own', { timeout: 20_000 }, () => {
    for (const text of hostile) {
      const value = oneLine(text).slice(0, 32_767);
      if (value === '') continue;
      const record = recordArticle([{ label: 'words', value }], 'en');
      expect(record.quotes(0).length).toBeGreaterThan(0);
      expect(record.skipped(0).length).toBeGreaterThan(0);
    }
  });

  it('is a cell, a value or a line that is read or refused', { timeout: 20_000 }, async () => {
    const mapping = parseMapping(
      "mapping: 1\ndataset: { id: d, name: D, publisher: { id: entity:p, name: P }, language: en }\nentities:\n  a: { kind: Place, name: '{words}' }\n",
      'm.yaml',
    );
    for (const text of hostile) {
      const cell = text.slice(0, 32_000);
      const rows = await collect(csvSource(files.write('x.csv', `words\n"${cell.replaceAll('"', '""')}"\n`), mapping));
      expect(rows.length).toBeGreaterThan(0);
      const line = JSON.stringify({ entity: { name: text } });
      expect((await collect(jsonlSource(files.write('x.jsonl', line)))).filter(isBad)).toEqual([]);
      const entities = readFtmEntity({ id: cell, schema: 'Person', properties: { name: [cell], address: [cell] } });
      const person = model.schemata.get('Person');
      if ('reason' in entities || person === undefined) continue;
      const [entity] = entities;
      if (entity !== undefined)
        expect(ftmEntries(entity, person, model, dataset, () => undefined).length).toBeGreaterThan(0);
    }
  });
});
