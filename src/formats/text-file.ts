// Files as text: bounded, strictly UTF-8, never silently repaired.
import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../errors.ts';

/** Largest file that is read, in bytes: 16 MiB, a few thousand articles' worth of annotation. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The file's characters, one for one with its bytes: a byte order mark stays, as offsets depend on it.
 * @param name How messages name the file.
 * @throws InputError `FILE_UNREADABLE` (also for what is no file), `FILE_TOO_LARGE`, `FILE_EMPTY` (also where there is
 *   nothing but white space) or `TEXT_NOT_UTF8` with the offset of the first wrong byte.
 */
export async function readTextFile(path: string, name: string): Promise<string> {
  const bytes = await readBytes(path, name);
  if (!isUtf8(bytes)) throw notUtf8(bytes, name);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.trim() === '') throw new InputError('FILE_EMPTY', `${name}: holds no text; give a file with content`);
  return text;
}

async function readBytes(path: string, name: string): Promise<Buffer> {
  try {
    // Before it is opened: opening a pipe waits for a writer.
    const found = await stat(path);
    if (!found.isFile()) throw new Error('it is not a regular file');
    if (found.size > MOST_BYTES) {
      throw new InputError(
        'FILE_TOO_LARGE',
        `${name}: has ${found.size} bytes; at most ${MOST_BYTES} are read, so split it`,
      );
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (cause as Error).message;
    throw new InputError('FILE_UNREADABLE', `${name}: can't be read: ${why}; check the path and its permissions`, {
      cause,
    });
  }
}

function notUtf8(bytes: Buffer, name: string): InputError {
  // Each wrong sequence becomes a replacement character, so the first byte that changes is the first wrong one.
  const repaired = Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const offset = bytes.findIndex((byte, at) => byte !== repaired[at]);
  const line = bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
  const found = `0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}`;
  const isUtf16 = offset === 0 && /^(?:fffe|feff)/.test(bytes.toString('hex', 0, 2));
  return new InputError(
    'TEXT_NOT_UTF8',
    `${name}:${line}: byte ${offset} (${found}) is not UTF-8${isUtf16 ? '; the file is UTF-16' : ''}; save the file as UTF-8`,
  );
}
