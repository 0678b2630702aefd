import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { FORMATS, readBundle, readInlineBundle } from '../../src/formats/formats.ts';

const SAMPLE = new URL('./samples/harbour-strike.yaml', import.meta.url).pathname;

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attest-formats-'));
  folder = join(root, 'bundles');
  await mkdir(folder);
});
afterEach(() => rm(root, { recursive: true }));

/** Writes a bundle with one article whose text is at `text`, and returns its path. */
async function bundleWith(text: unknown, name = 'story.yaml'): Promise<string> {
  const path = join(folder, name);
  const article = { id: 'article:a', text, language: 'en', publisher: 'entity:gazette' };
  await writeFile(path, JSON.stringify({ bundle: 1, articles: [article] }, null, 1));
  return path;
}

const refused = async (path: string): Promise<InputError> => {
  const error = await readBundle(path).then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return error as InputError;
};

describe.each(FORMATS)('$name', ({ extensions, read }) => {
  it('names lower-case extensions with their dot', () => {
    expect(extensions.every((extension) => /^\.[a-z]+$/.test(extension))).toBe(true);
  });

  it('refuses a source that is none of its own with a problem that has a line', () => {
    expect(() => read('{ ": [', 'x')).toThrow(InputError);
    expect(() => read('{ ": [', 'x')).toThrow(/^x:1/);
  });
});

describe('readBundle', () => {
  it('reads a bundle and the text beside it, and knows the line of everything', async () => {
    const { bundle, texts, lineOf, textLineOf } = await readBundle(SAMPLE);
    expect(texts.get('article:harbour-strike')).toMatch(/^North harbour strike feared\n/);
    expect(bundle.statements[0]).toMatchObject({ key: 'ruiz-denies', certainty: 'CERTAIN', isConcession: false });
    expect(lineOf(['statements', 0, 'speaker'])).toBe(`${SAMPLE}:25`);
    expect(lineOf(['statements', 0, 'evidence', 1, 'quote'])).toBe(`${SAMPLE}:35`);
    expect(lineOf(['statements', 0, 'saidAt'])).toBe(`${SAMPLE}:23`);
    expect(textLineOf('article:harbour-strike', 9)).toBe(`${SAMPLE.replace(/yaml$/, 'txt')}:9`);
  });

  it('keeps a text byte for byte: its byte order mark, line ends and unusual characters', async () => {
    const text = '\uFEFFOne.\r\nZoe\u0308 😀\u2028x\t';
    await writeFile(join(folder, 'a.txt'), text);
    expect((await readBundle(await bundleWith('a.txt'))).texts.get('article:a')).toBe(text);
  });

  it('reads a bundle that begins with a byte order mark', async () => {
    const path = join(folder, 'bom.json');
    await writeFile(path, '\uFEFF{ "bundle": 1 }');
    expect((await readBundle(path)).bundle.articles).toEqual([]);
  });

  it.each([
    ['an absolute path', '/etc/hostname'],
    ['an absolute path of Windows', 'C:\\secret.txt'],
    ['a way out', '../secret.txt'],
    ['a hidden way out', 'a/../../secret.txt'],
    ['a URL', 'https://example.org/a.txt'],
    ['a file URL', 'file:///etc/hostname'],
    ['a link that leads out', 'link.txt'],
    ['a folder that leads out', 'out/secret.txt'],
    ['the folder itself', '.'],
  ])('refuses %s as a text', async (_, text) => {
    await writeFile(join(root, 'secret.txt'), 'secret');
    await symlink(join(root, 'secret.txt'), join(folder, 'link.txt'));
    await symlink(root, join(folder, 'out'));
    const path = await bundleWith(text);
    const error = await refused(path);
    expect(error.problems).toMatchObject([{ reason: 'TEXT_PATH_OUTSIDE', where: `${path}:6` }]);
    expect(error.message).not.toContain('secret\n');
  });

  it('reads a text in a folder below, and one by a link that stays inside', async () => {
    await mkdir(join(folder, 'texts'));
    await writeFile(join(folder, 'texts', 'a.txt'), 'One.');
    await symlink(join(folder, 'texts', 'a.txt'), join(folder, 'b.txt'));
    expect((await readBundle(await bundleWith('texts/a.txt'))).texts.get('article:a')).toBe('One.');
    expect((await readBundle(await bundleWith('b.txt'))).texts.get('article:a')).toBe('One.');
  });

  it.each([
    ['what is not UTF-8', Buffer.from('One.\nZo\xeb.\n', 'latin1'), 'TEXT_NOT_UTF8', /a\.txt:2: byte 7 \(0xeb\)/],
    ['a cut character', Buffer.from([0x41, 0xe2, 0x82]), 'TEXT_NOT_UTF8', /byte 1 \(0xe2\)/],
    ['UTF-16', Buffer.from('\uFEFFOne.', 'utf16le'), 'TEXT_NOT_UTF8', /UTF-16/],
    ['nothing', Buffer.alloc(0), 'FILE_EMPTY', /a\.txt/],
    ['white space', Buffer.from(' \n\t\n'), 'FILE_EMPTY', /a\.txt/],
  ])('refuses a text of %s', async (_, bytes, reason, says) => {
    await writeFile(join(folder, 'a.txt'), bytes);
    const path = await bundleWith('a.txt');
    const error = await refused(path);
    expect(error.problems).toMatchObject([{ reason, where: `${path}:6` }]);
    expect(error.problems[0]?.message).toMatch(says);
  });

  it('says when a text or a bundle is missing, a folder, empty or of an unknown kind', async () => {
    expect((await refused(await bundleWith('gone.txt'))).problems).toMatchObject([{ reason: 'FILE_UNREADABLE' }]);
    await mkdir(join(folder, 'folder.txt'));
    expect((await refused(await bundleWith('folder.txt'))).problems).toMatchObject([{ reason: 'FILE_UNREADABLE' }]);
    expect((await refused(join(folder, 'gone.yaml'))).problems).toMatchObject([
      { reason: 'FILE_UNREADABLE', where: join(folder, 'gone.yaml') },
    ]);
    expect((await refused(join(folder, 'story.pdf'))).reason).toBe('FORMAT_UNKNOWN');
    await writeFile(join(folder, 'empty.yaml'), '');
    expect((await refused(join(folder, 'empty.yaml'))).reason).toBe('FILE_EMPTY');
  });

  it('names every text that is wrong at once', async () => {
    const path = join(folder, 'two.json');
    const article = { language: 'en', publisher: 'entity:gazette' };
    const articles = [
      { ...article, id: 'article:a', text: 'gone.txt' },
      { ...article, id: 'article:b', text: '../b.txt' },
    ];
    await writeFile(path, JSON.stringify({ bundle: 1, articles }));
    const error = await refused(path);
    expect(error.reason).toBe('BUNDLE_INVALID');
    expect(error.problems.map(({ reason }) => reason)).toEqual(['FILE_UNREADABLE', 'TEXT_PATH_OUTSIDE']);
  });
});

describe('readInlineBundle', () => {
  it('takes the text as it is and opens no path', () => {
    const article = { id: 'article:a', text: '/etc/hostname', language: 'en', publisher: 'entity:gazette' };
    const { texts, textLineOf } = readInlineBundle(JSON.stringify({ bundle: 1, articles: [article] }));
    expect(texts.get('article:a')).toBe('/etc/hostname');
    expect(textLineOf('article:a', 3)).toBe('article:a line 3');
  });

  it('adds the path where the whole source is one line', () => {
    expect(readInlineBundle('{"bundle":1,"claims":[]}').lineOf(['claims', 0, 'key'])).toBe('bundle:1 claims[0].key');
  });

  it('refuses an empty source, and half a character in a text', () => {
    expect(() => readInlineBundle(' \n')).toThrow(expect.objectContaining({ reason: 'FILE_EMPTY' }));
    const source =
      '{"bundle":1,"articles":[{"id":"article:a","text":"x \\ud83d","language":"en","publisher":"entity:g"}]}';
    expect(() => readInlineBundle(source)).toThrow(expect.objectContaining({ reason: 'TEXT_NOT_UTF8' }));
  });
});

describe('a bundle that is not UTF-8', () => {
  it('is refused with its line as other problems are, so that an editor can jump there', async () => {
    const path = join(folder, 'latin.yaml');
    await writeFile(path, Buffer.from('bundle: 1\nna\xefve: 1\n', 'latin1'));
    const { problems } = await refused(path);
    expect(problems).toEqual([
      {
        reason: 'TEXT_NOT_UTF8',
        where: `${path}:2`,
        message: expect.stringMatching(/^byte 1\d \(0x[0-9a-f]{2}\) is not UTF-8/),
      },
    ]);
  });
});
