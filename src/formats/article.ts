// An article as it comes, before it has a bundle: its text, and what can be told from its name.
import { InputError } from '../errors.ts';
import { slugOf } from '../model/draft/keys.ts';
import { readTextFile } from './text-file.ts';

/**
 * Reads an article's text, byte for byte as it is.
 * @throws InputError as `readTextFile`; `TEXT_BINARY`, `LINE_END_UNKNOWN`.
 */
export async function readArticleFile(path: string): Promise<string> {
  return checkedArticle(await readTextFile(path, path), path);
}

/**
 * The text, if it is one.
 * @param name How messages name it.
 * @throws InputError `FILE_EMPTY`, `TEXT_BINARY`, `TEXT_NOT_UTF8`, `LINE_END_UNKNOWN`.
 */
export function checkedArticle(text: string, name: string): string {
  if (text.trim() === '') throw new InputError('FILE_EMPTY', `${name}: holds no text; give an article`);
  const line = (at: number): number => text.slice(0, at).split('\n').length;
  const control = text.search(/(?![\t\n\v\f\r\u0085])\p{Cc}/u);
  if (control >= 0) {
    const code = text.charCodeAt(control).toString(16).padStart(2, '0');
    throw new InputError(
      'TEXT_BINARY',
      `${name}:${line(control)}: holds the control character 0x${code}, as no text does; save the article as plain text`,
    );
  }
  const replaced = text.indexOf('\uFFFD');
  if (replaced >= 0) {
    throw new InputError(
      'TEXT_NOT_UTF8',
      `${name}:${line(replaced)}: holds U+FFFD, which stands for bytes that were no UTF-8; save the article as UTF-8`,
    );
  }
  if (/\r(?!\n)/.test(text)) {
    throw new InputError(
      'LINE_END_UNKNOWN',
      `${name}: ends lines with CR alone, which would make one line of all; save it with LF or CRLF`,
    );
  }
  return text;
}

/** The part of an article's id that a file's name gives: "Harbor Strike.txt" gives harbor-strike; `undefined` where none does. */
export function articleSlug(fileName: string): string | undefined {
  const slug = slugOf(fileName.replace(/\.[a-z0-9]{1,5}$/i, ''), 12);
  return slug === '' ? undefined : slug;
}
