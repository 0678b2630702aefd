// `attest draft` needs no database: called in process, but for standard input as a pipe gives it.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCommandLine } from '../../src/cli/run.ts';
import { attest } from './terminal.ts';

const ARTICLE = 'Marrow denies all\n\nMarrow Ltd uses Calvex.\n“Nobody asked us,” Ana Ruiz said.\n';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attest-draft-'));
  await writeFile(join(folder, 'Harbor Strike.txt'), ARTICLE);
});
afterAll(() => rm(folder, { recursive: true }));

async function call(words: readonly string[], input = '') {
  let out = '';
  let err = '';
  const code = await runCommandLine(['draft', ...words], {
    environment: {},
    print: (line) => {
      out += `${line}\n`;
    },
    say: (line) => {
      err += `${line}\n`;
    },
    write: async () => true,
    readInput: async () => input,
  });
  return { code, out, err };
}
const path = (name: string): string => join(folder, name);

describe('attest draft', () => {
  it('prints a bundle of the article, and says on standard error how much it found', async () => {
    const { code, out, err } = await call([path('Harbor Strike.txt')]);
    expect(code).toBe(0);
    expect(parse(out).articles).toMatchObject([
      {
        id: 'article:harbor-strike',
        text: 'Harbor Strike.txt',
        language: 'en',
        publisher: 'entity:publisher-of-harbor-strike',
        headline: [1],
      },
    ]);
    expect(err).toMatch(
      /^article:harbor-strike: 4 entities, 4 mentions, 1 claim, 1 statement, 2 sentences skipped, 2 said without a claim; each a proposal until somebody accepts it\n$/,
    );
  });

  it('takes id, language and publisher as they are told', async () => {
    const { out, err } = await call([
      path('Harbor Strike.txt'),
      '--id',
      'article:a-1',
      '--language',
      'de-AT',
      '--publisher',
      'entity:the-gazette',
    ]);
    expect(parse(out)).toMatchObject({
      articles: [{ id: 'article:a-1', language: 'de-AT', publisher: 'entity:the-gazette' }],
      entities: expect.arrayContaining([expect.objectContaining({ id: 'entity:the-gazette', name: 'The Gazette' })]),
    });
    expect(err).toContain('the verbs and words that are known are English');
  });

  it('reads standard input, and says under which name to save it', async () => {
    const { code, out, err } = await attest(['draft', '-', '--id', 'article:a'], { input: ARTICLE });
    expect(code).toBe(0);
    expect(parse(out).articles).toMatchObject([{ id: 'article:a', text: 'a.txt' }]);
    expect(err).toContain('the bundle names the text a.txt: save it under that name beside the bundle');
  });

  it('writes a new file, and never over one that is there', async () => {
    const words = [path('Harbor Strike.txt'), '--output', path('a.yaml')];
    expect(await call(words)).toMatchObject({ code: 0, out: '' });
    const written = await readFile(path('a.yaml'), 'utf8');
    expect(parse(written).articles[0].text).toBe('Harbor Strike.txt');
    expect(await call(words)).toEqual({
      code: 1,
      out: '',
      err: `${path('a.yaml')}: is there already; give another name, or take it away first\n`,
    });
    expect(await readFile(path('a.yaml'), 'utf8')).toBe(written);
  });

  it('is refused by import, line by line', async () => {
    await call([path('Harbor Strike.txt'), '--output', path('b.yaml')]);
    const { code, err } = await attest(['import', path('b.yaml')]);
    expect(code).toBe(1);
    expect(err).toContain(
      `${path('b.yaml')}:11: nobody has accepted articles[0], which a draft proposes; check it, then take its key "proposed" out`,
    );
    expect(err).toContain('nothing was written');
  });

  it('writes one page instead', async () => {
    expect(await call([path('Harbor Strike.txt'), '--html', '--output', path('a.html')])).toMatchObject({ code: 0 });
    expect(await readFile(path('a.html'), 'utf8')).toMatch(
      /^<!doctype html>[\s\S]*Harbor Strike\.txt[\s\S]*<\/html>\n$/,
    );
  });

  it.each([
    [['missing.txt'], 1, "can't be read: there is no such file"],
    [['empty.txt'], 1, 'holds no text'],
    [['latin1.txt'], 1, 'is not UTF-8'],
    [['binary.txt'], 1, 'holds the control character 0x00'],
    [['Harbor Strike.txt', '--id', 'harbor'], 2, '--id: "harbor" is no id such as article:dock-union'],
    [['Harbor Strike.txt', '--publisher', 'entity:The Gazette'], 2, '--publisher: "entity:The Gazette" is no id'],
    [['Harbor Strike.txt', '--language', 'klingon language'], 2, '--language: "klingon language" is no BCP 47 tag'],
    [['Harbor Strike.txt', '--output', '/tmp/nowhere/else/a.yaml'], 2, 'lies outside of the folder'],
    [['новости.txt'], 2, 'gives the article no id; say it with --id article:…'],
  ])('refuses %j', async ([file = '', ...words], exit, message) => {
    await writeFile(path('empty.txt'), ' \n');
    await writeFile(path('latin1.txt'), Buffer.from('caf\xe9', 'latin1'));
    await writeFile(path('binary.txt'), 'a\0b');
    await writeFile(path('новости.txt'), ARTICLE);
    const { code, out, err } = await call([path(file), ...words]);
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(err).toContain(message);
  });
});
