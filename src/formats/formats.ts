// The table of formats, and the two ways a bundle comes: from a file with its texts beside it, or whole.
import { realpath } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep, win32 } from 'node:path';
import { AttestError, InputError, type Problem } from '../errors.ts';
import type { ArticleId } from '../model/article.ts';
import type { BundleArticle, BundlePath, SourcedBundle } from '../model/bundle.ts';
import { BUNDLE_YAML, type ReadBundle, readBundleYaml } from './bundle-yaml.ts';
import { readTextFile } from './text-file.ts';
import { refuse } from './yaml-source.ts';

export interface Format {
  readonly name: string;
  /** Of file names, in lower case, with their dot. */
  readonly extensions: readonly string[];
  /** @throws InputError with all problems of syntax, else all of shape. */
  readonly read: (source: string, name: string) => ReadBundle;
}

export const FORMATS: readonly Format[] = [
  { name: 'bundle-yaml', extensions: ['.yaml', '.yml', '.json'], read: readBundleYaml },
];

/**
 * Reads a bundle from a file, with the texts that its articles name: paths relative to the bundle, in its folder.
 * Problems name files as they were named: the bundle by `path`, a text by its path from there.
 * @throws InputError `FORMAT_UNKNOWN`, `FILE_UNREADABLE`, `FILE_TOO_LARGE`, `FILE_EMPTY`, `TEXT_NOT_UTF8`,
 *   `TEXT_PATH_OUTSIDE`, or those of the format; `problems` holds all of them.
 */
export async function readBundle(path: string): Promise<SourcedBundle> {
  const format = FORMATS.find(({ extensions }) => extensions.includes(extname(path).toLowerCase()));
  if (format === undefined) {
    const known = FORMATS.flatMap(({ extensions }) => extensions).join(', ');
    throw withProblem(path, new InputError('FORMAT_UNKNOWN', `${path}: has no known extension; expected ${known}`));
  }
  const source = await readTextFile(path, path).catch((error) => Promise.reject(withProblem(path, error)));
  const read = format.read(source, path);
  const texts = new Map<ArticleId, string>();
  const problems: Problem[] = [];
  for (const [at, article] of read.bundle.articles.entries()) {
    try {
      texts.set(article.id, await readArticleText(path, article));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push({ reason: error.reason, where: read.lineOf(['articles', at, 'text']), message: error.message });
    }
  }
  refuse(problems, BUNDLE_YAML);
  const paths = new Map(read.bundle.articles.map(({ id, text }) => [id, join(dirname(path), text)]));
  return { ...read, texts, textLineOf: (article, line) => `${paths.get(article) ?? article}:${line}` };
}

/**
 * Reads a bundle that carries the texts of its articles themselves, as over HTTP, where no path is ever opened.
 * @throws InputError as the format's.
 */
export function readInlineBundle(source: string, name = 'bundle'): SourcedBundle {
  if (source.trim() === '') {
    refuse(
      [{ reason: 'FILE_EMPTY', where: name, message: 'holds no text; give a bundle in YAML or JSON' }],
      BUNDLE_YAML,
    );
  }
  const read = readBundleYaml(source, name);
  const texts = new Map(read.bundle.articles.map(({ id, text }) => [id, text]));
  const problems = read.bundle.articles.flatMap((article, at) =>
    lonelySurrogate(article, ['articles', at, 'text'], read),
  );
  refuse(problems, BUNDLE_YAML);
  return { ...read, texts, textLineOf: (article, line) => `${article} line ${line}` };
}

/** JSON can escape what no UTF-8 file can hold. */
const lonelySurrogate = (article: BundleArticle, path: BundlePath, { lineOf }: ReadBundle): readonly Problem[] => {
  const at = article.text.search(/\p{Surrogate}/u);
  const message = `the text holds half a surrogate pair at ${at}, which is no character; send it as UTF-8`;
  return at === -1 ? [] : [{ reason: 'TEXT_NOT_UTF8', where: lineOf(path), message }];
};

async function readArticleText(bundlePath: string, article: BundleArticle): Promise<string> {
  const { text: given } = article;
  const folder = dirname(bundlePath);
  const outside = (why: string): InputError =>
    new InputError(
      'TEXT_PATH_OUTSIDE',
      `the text ${JSON.stringify(given)} ${why}; expected a path relative to ${basename(bundlePath)}, in its folder`,
    );
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(given)) throw outside('is a URL');
  if (isAbsolute(given) || win32.isAbsolute(given)) throw outside('is an absolute path');
  if (isOutside(resolve(folder), resolve(folder, given))) throw outside('leads out of the folder of the bundle');
  const real = await realpath(resolve(folder, given)).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(
      'FILE_UNREADABLE',
      `${given}: can't be read: ${cause.code === 'ENOENT' ? 'there is no such file' : cause.message}; check the path`,
      { cause },
    );
  });
  // A link in the folder may not lead out of it: a bundle from elsewhere could name any file of this machine.
  if (isOutside(await realpath(folder), real)) throw outside('is a link that leads out of the folder of the bundle');
  return readTextFile(real, given);
}

function isOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/** The error with itself as its one problem, so that a caller finds every problem in one place. */
function withProblem(where: string, error: unknown): unknown {
  if (!(error instanceof AttestError)) return error;
  const rest = error.message.startsWith(`${where}:`) ? error.message.slice(where.length + 1) : error.message;
  const [, line, message = rest] = /^(?:(\d+):)?\s*([\s\S]*)$/.exec(rest) ?? [];
  const place = line === undefined ? where : `${where}:${line}`;
  return new InputError(error.reason, error.message, {
    cause: error.cause,
    problems: [{ reason: error.reason, where: place, message }],
  });
}
