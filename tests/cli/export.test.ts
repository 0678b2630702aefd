// `attest export` as a child process, over the seed: what it writes, and what it refuses.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { query } from '../../src/neo4j/query.ts';
import { write } from '../../src/neo4j/run.ts';
import { comparable } from '../export/round-trip.ts';
import { empty, openStory, useGraph } from '../story.ts';
import { attest } from './terminal.ts';

const graph = useGraph(openStory);
const { uri, user, password } = inject('neo4j');
const env = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attest-export-'));
});
afterAll(() => rm(folder, { recursive: true }));

const call = (...words: string[]) => attest(['export', ...words], { env });

describe('attest export', () => {
  it('writes a bundle that gives an equal graph once it is imported', async () => {
    const before = await comparable(graph.database);
    const out = join(folder, 'copy');
    expect(await call('--format', 'bundle', '--out', out)).toEqual({ code: 0, out: '', err: `wrote ${out}\n` });
    expect(await readdir(out)).toEqual(['bundle.yaml', 'texts']);
    await empty(graph.database);
    const imported = await attest(['import', join(out, 'bundle.yaml')], { env });
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(await comparable(graph.database)).toEqual(before);
  });

  it('writes rows that give an equal graph once they are imported in bulk', async () => {
    const before = await comparable(graph.database);
    const out = join(folder, 'rows.jsonl');
    expect(await call('--format', 'jsonl', '--out', out)).toMatchObject({ code: 0 });
    await empty(graph.database);
    const imported = await attest(['import', '--bulk', out], { env });
    expect(imported.code, imported.err).toBe(0);
    expect(await comparable(graph.database)).toEqual(before);
  });

  it('prints rows', async () => {
    const { code, out, err } = await call('--format', 'jsonl', '--about', 'Starlink');
    expect([code, err]).toEqual([0, '']);
    const rows = out.trimEnd().split('\n');
    expect(rows.length).toBeGreaterThan(50);
    expect(JSON.parse(rows[0] ?? '')).toHaveProperty('entity.id');
  });

  it('takes commas within names, and lists the entities that a name may mean', async () => {
    const told = await call('--format', 'jsonl', '--told', 'speakers=Elon Musk,entity:kremlin');
    expect(told.code).toBe(0);
    expect(new Set([...told.out.matchAll(/"speaker":"([^"]*)"/g)].map(([, speaker]) => speaker))).toEqual(
      new Set(['entity:elon-musk', 'entity:kremlin']),
    );
  });

  it('never writes over what is there', async () => {
    const out = join(folder, 'there.jsonl');
    await writeFile(out, 'mine');
    const { code, err } = await call('--format', 'jsonl', '--out', out);
    expect([code, err]).toEqual([1, `--out: ${out} is there already; give another name, or take it away first\n`]);
    expect(await readFile(out, 'utf8')).toBe('mine');
  });

  it('leaves nothing of an export that fails', async () => {
    const out = join(folder, 'no', 'such', 'folder.jsonl');
    const { code, err } = await call('--format', 'csv', '--out', out);
    expect(code).toBe(1);
    expect(err).toMatch(/^--out: .* can't be written: ENOENT/);
    expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it.each([
    [
      ['--format', 'csv'],
      2,
      'attest export: --format csv writes a folder; name it with --out PATH, or one of its files with --table\n',
    ],
    [
      ['--format', 'jsonl', '--told', 'speakers'],
      2,
      'attest export: --told: "speakers" is not KEY=VALUE, such as speakers=entity:elon-musk\n',
    ],
    [
      ['--format', 'jsonl', '--told', 'stance=DENIES'],
      1,
      '--told stance: a perspective has no "stance"; did you mean "stances"?\n',
    ],
    [['--format', 'graphm'], 1, '--format: there is no "graphm"; did you mean "graphml"?\n'],
  ])('refuses %j', async (words, code, err) => {
    expect(await call(...words)).toEqual({ code, out: '', err });
  });

  it('leaves retracted statements out of a bundle, and says so', async () => {
    const retract = query(
      'test.retract',
      `MATCH (statement:Statement {isHeadline: false}) WITH statement ORDER BY statement.id LIMIT 1
       SET statement.retractedAt = '2024-03-02T00:00:00.000Z'`,
    );
    await write(graph.database, (tx) => tx.run(retract));
    const { code, err } = await call('--format', 'jsonl');
    expect(code).toBe(0);
    expect(err).toContain('1 × retracted statement: left out, a bundle would tell it as standing\n');
  });
});
