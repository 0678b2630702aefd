// The commands that need a graph, as child processes on the Neo4j of the run.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { query } from '../../src/neo4j/query.ts';
import { read, write } from '../../src/neo4j/run.ts';
import { empty, openEmptyGraph, useGraph } from '../story.ts';
import { attest } from './terminal.ts';

const TEXT = 'The union plans a strike at the harbor.\n"No strike is planned", said Ana Ruiz.\n';
const BUNDLE = `bundle: 1
articles:
  - { id: article:strike, text: strike.txt, language: en, publisher: entity:gazette }
entities:
  - { id: entity:gazette, kind: Organization, name: The Gazette }
  - { id: entity:union, kind: Organization, name: Dock Union }
  - { id: entity:strike, kind: Event, name: the strike, occurrence: PLANNED }
  - { id: entity:ana-ruiz, kind: Person, name: Ana Ruiz }
claims:
  - { key: planned, predicate: PLANS, subject: entity:union, object: entity:strike }
statements:
  - { key: told, claim: planned, speaker: entity:gazette, stance: AFFIRMS, evidence: [{ role: CONTENT, quote: plans a strike }] }
  - key: denied
    claim: planned
    speaker: entity:ana-ruiz
    stance: DENIES
    directness: DIRECT_QUOTE
    evidence: [{ role: CONTENT, quote: No strike is planned }]
`;

const graph = useGraph(openEmptyGraph);
const { uri, user, password } = inject('neo4j');
const env = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attest-cli-'));
  await writeFile(join(folder, 'strike.txt'), TEXT);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  await empty(graph.database);
});

const file = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
const call = (...words: string[]) => attest(words, { env });
const count = async (label: string): Promise<unknown> =>
  (await read(graph.database, query('test.count', `MATCH (node:${label}) RETURN count(node)`))).rows[0]?.[0];

describe('attest import', () => {
  it('says what it wrote, and that a second time changes nothing', async () => {
    const path = await file('strike.yaml', BUNDLE);
    const first = await call('import', path);
    expect(first).toEqual({
      code: 0,
      out: `${path}: import:1: 1 article, 4 entities, 1 claim, 2 statements created\n`,
      err: '',
    });
    const second = await call('import', path);
    expect(second).toEqual({ code: 0, out: `${path}: 0 changes; all of it was told before\n`, err: '' });
  });

  it('lists on a dry run what would change, and writes nothing', async () => {
    const path = await file('strike.yaml', BUNDLE);
    const { code, out } = await call('import', '--dry-run', path);
    expect(code).toBe(0);
    expect(out).toContain(`${path}: dry run: 1 article, 4 entities, 1 claim, 2 statements created\n`);
    expect(out).toMatch(/^ {2}created +entity:ana-ruiz {2}Ana Ruiz$/m);
    expect([await count('Entity'), await count('Import')]).toEqual([0, 0]);
  });

  it('names every problem by file and line, and writes nothing', async () => {
    const path = await file(
      'wrong.yaml',
      BUNDLE.replace('PLANS', 'PLANZ').replace('No strike is planned }', 'No strike was planned }'),
    );
    const { code, out, err } = await call('import', path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/wrong\.yaml:10: .*PLANZ.*PLANS/);
    expect(err).toMatch(/wrong\.yaml:18: .*No strike was planned/);
    expect(err).toMatch(/strike\.txt:2: .*skipped/);
    expect(err).toMatch(/3 problems; nothing of .*wrong\.yaml was written/);
    expect(await count('Entity')).toBe(0);
  });

  it('names the problems of all files before it writes the first', async () => {
    const good = await file('strike.yaml', BUNDLE);
    const { code, err } = await call('import', good, await file('broken.yaml', 'bundle: ['), join(folder, 'none.yaml'));
    expect(code).toBe(1);
    expect(err).toMatch(/broken\.yaml/);
    expect(err).toMatch(/none\.yaml: .*no such file/);
    expect(await count('Entity')).toBe(0);
  });
});

describe('attest undo', () => {
  it('takes an import back, which the ledger goes on to show', async () => {
    const path = await file('strike.yaml', BUNDLE);
    await call('import', path);
    expect((await call('undo', 'import:1', '--dry-run')).out).toContain('dry run: 1 article');
    expect(await count('Claim')).toBe(1);
    expect(await call('undo', 'import:1')).toMatchObject({
      code: 0,
      out: expect.stringContaining('import:1: undone:'),
    });
    expect(await count('Claim')).toBe(0);
    expect(await call('imports')).toMatchObject({ code: 0, out: expect.stringMatching(/^import:1 .*undone \d{4}-/) });
    expect(await call('undo', 'import:1')).toMatchObject({ code: 4, err: expect.stringContaining('was undone') });
    expect(await call('undo', 'import:9')).toMatchObject({ code: 1, err: expect.stringContaining('import:9') });
    expect(await call('undo', '1')).toMatchObject({ code: 2 });
  });
});

describe('attest verify', () => {
  it('finds no fault in what was imported, and names one that was planted', async () => {
    await call('import', await file('strike.yaml', BUNDLE));
    expect(await call('verify')).toMatchObject({ code: 0, err: '' });
    await write(graph.database, (tx) =>
      tx.run(query('test.plant', "MATCH (claim:Claim) SET claim.status = 'UNCONTESTED'")),
    );
    const { code, out } = await call('verify', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).faults).toMatchObject([{ where: expect.stringMatching(/^claim:/) }]);
  });
});

describe('attest rebuild', () => {
  it('mends what is derived, and then finds nothing to mend', async () => {
    await call('import', await file('strike.yaml', BUNDLE));
    await write(graph.database, (tx) =>
      tx.run(query('test.plant', "MATCH (claim:Claim) SET claim.status = 'DENIED_ONLY'")),
    );
    expect((await call('rebuild')).out).toBe('1 nodes and 0 edges differed, and are derived anew\n');
    expect((await call('rebuild')).out).toBe('0 nodes and 0 edges differed, and are derived anew\n');
  });
});

describe('attest query', () => {
  it('answers a document from a file with variables', async () => {
    await call('import', await file('strike.yaml', BUNDLE));
    const document = await file('who.graphql', 'query Who($id: ID!) { entity(id: $id) { name } }');
    const variables = '{"id": "entity:ana-ruiz"}';
    const inline = await call('query', document, '--variables', variables);
    expect(inline).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(inline.out)).toEqual({ data: { entity: { name: 'Ana Ruiz' } } });
    const fromFile = await call('query', document, '--variables', await file('who.json', variables));
    expect(fromFile.out).toBe(inline.out);
  });

  it('reads - from standard input and runs the operation that is named', async () => {
    const input = 'query A { entity(id: "entity:none") { name } } query B { __typename }';
    const { code, out } = await attest(['query', '-', '--operation', 'B'], { env, input });
    expect([code, JSON.parse(out)]).toEqual([0, { data: { __typename: 'Query' } }]);
  });

  it('prints the errors of a document as JSON, before it looks for a database', async () => {
    const { code, out } = await attest(['query', '-'], {
      env: { ...env, NEO4J_URI: 'bolt://127.0.0.1:1' },
      input: '{ nope }',
    });
    expect(code).toBe(1);
    expect(JSON.parse(out).errors[0].message).toContain('"nope"');
  });

  it('refuses variables that are no object', async () => {
    const { code, err } = await attest(['query', '-', '--variables', '{"id"'], { env, input: '{ __typename }' });
    expect(code).toBe(1);
    expect(err).toContain('--variables: not JSON');
  });
});

describe('a database that is not there', () => {
  it.each([['import', 'strike.yaml'], ['imports'], ['verify'], ['query', '-']])(
    'ends %s with 3 and says where it was looked for',
    async (command, ...operands) => {
      await file('strike.yaml', BUNDLE);
      const words = [command, ...operands.map((operand) => (operand === '-' ? operand : join(folder, operand)))];
      const { code, err, out } = await attest(words, {
        env: { ...env, NEO4J_URI: 'bolt://127.0.0.1:1' },
        input: '{ entity(id: "entity:x") { name } }',
      });
      expect(code).toBe(3);
      expect(err + out).toContain('bolt://127.0.0.1:1');
    },
  );
});
