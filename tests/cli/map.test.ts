import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../src/cli/run.ts';
import { temporaryFolder } from '../formats/temporary.ts';

const files = temporaryFolder();
const samples = new URL('../../seed/samples/', import.meta.url).pathname;
const vessels = readFileSync(`${samples}vessels.csv`, 'utf8');
const mapping = readFileSync(`${samples}vessels.mapping.yaml`, 'utf8');

async function map(...words: string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await runCommandLine(['map', ...words], {
    environment: {},
    print: (line) => void out.push(line),
    say: (line) => void said.push(line),
    write: async () => true,
    readInput: async () => '',
  });
  const short = (lines: string[]): string =>
    lines
      .join('\n')
      .replaceAll(`${files.path('.')}/`, '')
      .replaceAll(samples, '');
  return { code, out: short(out), said: short(said) };
}

const checked = (table: string, by = mapping) =>
  map('check', files.write('vessels.mapping.yaml', by), files.write('vessels.csv', table));

describe('attest map check', () => {
  it('shows the first rows in words, with who states them and what proves them, and counts the rest', async () => {
    const { code, out, said } = await map(
      'check',
      '--rows',
      '1',
      `${samples}vessels.mapping.yaml`,
      `${samples}vessels.csv`,
    );
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(out).toBe(`vessels.csv:2: article:karvik-ship-register.2024.9300001-nordlys-shipping-4a263e38353b9d4e
  Product Harbor Queen (entity:imo-9300001), imo 9300001
  Organization Nordlys Shipping (entity:nordlys-shipping)
  Place Karvik (entity:karvik), within entity:sundland
  Place Sundland (entity:sundland)
  Port of Karvik AFFIRMS: Nordlys Shipping owns Harbor Queen (time: 2019-03-12)
    CONTENT "Harbor Queen", "Nordlys Shipping", "12.03.2019"
  Port of Karvik AFFIRMS: Harbor Queen is in Karvik
    CONTENT "Harbor Queen", "Karvik"
  without a claim: IMO (describes an entity), Owner type (describes an entity), Country (describes an entity), Remarks (not mapped)

vessels.csv: 4 rows read, 0 bad, 10 entities, 15 mentions, 7 claims, 7 statements, 13 cells without a claim`);
  });

  it('shows every row of a table that names one entity in two columns', async () => {
    const { code, out } = await map(
      'check',
      '--rows',
      '9',
      `${samples}allegations.mapping.yaml`,
      `${samples}allegations.csv`,
    );
    expect(code).toBe(0);
    expect(out).toMatch(
      /Jon Vell for Skerry Lines by way of Karvik Daily DENIES \(2024-02-13\): Skerry Lines uses drones/,
    );
    expect(out).toMatch(
      /unnamed dockers REPORTS: Skerry Lines uses drones\n {4}SOURCE "unnamed dockers"; CUE "rumored"; CONTENT "They say so\.", "Nobody saw it\."/,
    );
  });

  it('names every row that cannot be read, whether it is shown or not, and ends in 1', async () => {
    const { code, out, said } = await checked(
      `${vessels}9300009;Row;x;company;all;2020;Karvik;Sundland;\n9300010;Short\n`,
    );
    expect(code).toBe(1);
    expect(said.split('\n')).toEqual([
      'vessels.csv:7: "all" in column "Share" is in no map to a qualifier; it has part: add it, or say with else: what other words stand for',
      expect.stringMatching(/^vessels\.csv:8: has 2 cells, expected 9 as the header/),
      '2 problems',
    ]);
    expect(out).toMatch(/4 rows read, 2 bad/);
  });

  it.each([
    [
      'PREDICATE',
      'predicate: OWNS',
      'predicate: OWN',
      /yaml:\d+: predicate "OWN" is not in the vocabulary; did you mean "OWNS"\?/,
    ],
    ['role', 'EXTENT:', 'CHANNEL:', /vessels\.csv:4: the term PARTLY can't stand as CHANNEL/],
    ['column', "'{Vessel}'", "'{Vesel}'", /yaml:20: the table has no column "Vesel"; did you mean "Vessel"\?/],
    [
      'entity',
      'subject: owner',
      'subject: onwer',
      /yaml:\d+: no entity of the mapping is called "onwer"; .*did you mean "owner"\?/,
    ],
    ['format', 'DD.MM.YYYY', 'DD.MM', /yaml:\d+: the date format "DD\.MM" has no YYYY/],
    [
      'key',
      'object: vessel',
      'objekt: vessel',
      /yaml:\d+: claims\.owns has the unknown key "objekt"; did you mean "object"\?/,
    ],
    [
      'braces without quotes',
      "name: '{Vessel}'",
      'name: {Vessel}',
      /yaml:20: entities\.vessel\.name is a map; expected text; put a column's name in braces and quotes: '\{column\}'/,
    ],
    [
      'record',
      "record: '{IMO}-{Owner}'",
      "record: '{IMO}'",
      /vessels\.csv:6: is the record article:.*9300001, as .*vessels\.csv:2 is, but says something else/,
    ],
  ])('names a wrong %s at its line', async (_, found, wrong, message) => {
    const { code, said } = await checked(vessels, mapping.replace(found, wrong));
    expect(said).toMatch(message);
    expect(code).toBe(1);
  });

  it('refuses another verb and a number that is none', async () => {
    expect(await map('chek', 'a', 'b')).toMatchObject({ code: 2, said: expect.stringMatching(/did you mean check\?/) });
    expect(await map('check', '--rows', 'two', 'a', 'b')).toMatchObject({ code: 2 });
  });
});
