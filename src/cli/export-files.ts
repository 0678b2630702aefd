// An export on its way to disk: beside its place until it is whole, so that nobody takes half of one for all.

import { type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '../errors.ts';
import type { NamedChunk } from '../formats/export/format.ts';

/** @throws InputError `FILE_EXISTS`: an export never overwrites what is there. */
export async function checkFree(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return;
  throw new InputError('FILE_EXISTS', `--out: ${path} is there already; give another name, or take it away first`);
}

/** @throws InputError `FILE_UNWRITABLE`; what the chunks throw. Nothing is left then. */
export const writeStream = (path: string, chunks: AsyncIterable<string>): Promise<void> =>
  whole(path, async (part) => {
    const files = new Files();
    try {
      for await (const chunk of chunks) await files.write(part, chunk);
      await files.write(part, '');
    } finally {
      await files.close();
    }
  });

/** As `writeStream`, into the folder. */
export const writeFolder = (path: string, chunks: AsyncIterable<NamedChunk>): Promise<void> =>
  whole(path, async (part) => {
    await mkdir(part);
    const files = new Files();
    try {
      for await (const { file, text } of chunks) await files.write(join(part, ...file.split('/')), text);
    } finally {
      await files.close();
    }
  });

async function whole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part-${process.pid}`;
  try {
    await write(part);
    await rename(part, path);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    if (!isOfFiles(error)) throw error;
    throw new InputError('FILE_UNWRITABLE', `--out: ${path} can't be written: ${error.message}`, { cause: error });
  }
}

const isOfFiles = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;

/** More would be texts of articles, which come one after the other. */
const MOST_OPEN = 16;
/** UTF-16 code units that a file gathers before they are written. */
const GATHERED = 64 * 1024;

interface Open {
  readonly handle: FileHandle;
  pending: string;
}

/** Files under way, by path. The one that has rested longest is closed when another is opened beyond MOST_OPEN. */
class Files {
  readonly #open = new Map<string, Open>();

  async write(path: string, text: string): Promise<void> {
    const file = this.#open.get(path) ?? (await this.#opened(path));
    this.#open.delete(path);
    this.#open.set(path, file);
    file.pending += text;
    if (file.pending.length >= GATHERED) await flush(file);
  }

  async #opened(path: string): Promise<Open> {
    const [oldest] = this.#open;
    if (this.#open.size >= MOST_OPEN && oldest !== undefined) {
      this.#open.delete(oldest[0]);
      await finish(oldest[1]);
    }
    await mkdir(dirname(path), { recursive: true });
    return { handle: await open(path, 'a'), pending: '' };
  }

  async close(): Promise<void> {
    const files = [...this.#open.values()];
    this.#open.clear();
    await Promise.all(files.map(finish));
  }
}

async function flush(file: Open): Promise<void> {
  const text = file.pending;
  file.pending = '';
  await file.handle.appendFile(text);
}

async function finish(file: Open): Promise<void> {
  try {
    await flush(file);
  } finally {
    await file.handle.close();
  }
}
