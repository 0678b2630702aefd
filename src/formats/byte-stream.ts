// The bytes of a file that may be larger than memory: unpacked where it is gzip, bounded, and with errors that name it.
import type { Stats } from 'node:fs';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../errors.ts';

export interface StreamOptions {
  /** What `-` reads. Default: standard input. */
  readonly input?: Readable;
  /** Most bytes that a packed file may unpack to. Default 64 GiB. */
  readonly mostUnpacked?: number;
}

const MOST_UNPACKED = 64 * 1024 ** 3;
/** Records pack to a tenth or a thirtieth of their size; a bomb, to a thousandth. */
const MOST_RATIO = 200;
/** A small file may be as repetitive as it likes. */
const RATIO_FROM = 16 * 1024 ** 2;
const CHUNK = 256 * 1024;
const GZIP = Buffer.from([0x1f, 0x8b]);

/** How messages name the file, and `where` of what stands in it. */
export const streamName = (path: string): string => (path === '-' ? 'standard input' : path);

/**
 * Reads a file chunk by chunk; `-` is standard input, which can be read once. Gzip is known by its first bytes, whatever
 * the name says.
 * @throws InputError `FILE_UNREADABLE`, `GZIP_BROKEN`, `ARCHIVE_NESTED`, `ARCHIVE_UNKNOWN` or `UNPACKS_TOO_LARGE`, each
 *   when it is met: what came before it has been given.
 */
export async function* readByteStream(path: string, options: StreamOptions = {}): AsyncGenerator<Buffer> {
  const name = streamName(path);
  const stream = path === '-' ? (options.input ?? process.stdin) : await openFile(path);
  try {
    const bytes = await withStart(readable(stream, name));
    refuseArchive(bytes.start, name);
    if (!bytes.start.subarray(0, 2).equals(GZIP)) {
      if (/\.gz$/i.test(path) && bytes.start.length > 0) {
        throw new InputError(
          'GZIP_BROKEN',
          `${name}: is no gzip, though its name says so; rename it, or pack it again`,
        );
      }
      yield* bytes.all();
      return;
    }
    const unpacked = await withStart(unpack(bytes.all(), name, options.mostUnpacked ?? MOST_UNPACKED));
    if (unpacked.start.subarray(0, 2).equals(GZIP)) {
      throw new InputError('ARCHIVE_NESTED', `${name}: holds gzip within gzip; unpack it once`);
    }
    refuseArchive(unpacked.start, name);
    yield* unpacked.all();
  } finally {
    if (path !== '-') stream.destroy();
  }
}

async function openFile(path: string): Promise<Readable> {
  const found: Stats = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  if (found.isDirectory()) throw unreadable(path, new Error('it is a folder'));
  return createReadStream(path, { highWaterMark: CHUNK });
}

async function* readable(stream: Readable, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as string);
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

function unreadable(name: string, cause: unknown): InputError {
  const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (cause as Error).message;
  return new InputError('FILE_UNREADABLE', `${name}: can't be read: ${why}; check the path and its permissions`, {
    cause,
  });
}

/** The first bytes of a stream, and the stream from its start. */
async function withStart(chunks: AsyncGenerator<Buffer>) {
  let start: Buffer = Buffer.alloc(0);
  for (let next = await chunks.next(); ; next = await chunks.next()) {
    if (!next.done) start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
    if (next.done || start.length >= 4) break;
  }
  return {
    start,
    async *all(): AsyncGenerator<Buffer> {
      if (start.length > 0) yield start;
      yield* chunks;
    },
  };
}

async function* unpack(packed: AsyncGenerator<Buffer>, name: string, most: number): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  let size = 0;
  // What goes wrong comes out of the iteration below.
  pipeline(Readable.from(packed, { objectMode: false }), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      size += chunk.length;
      const isBomb = size > RATIO_FROM && size > gunzip.bytesWritten * MOST_RATIO;
      if (isBomb || size > most) {
        throw new InputError(
          'UNPACKS_TOO_LARGE',
          `${name}: ${isBomb ? `unpacks to more than ${MOST_RATIO} times its size` : `unpacks to more than ${most} bytes`}, as no records do; ` +
            'unpack it yourself if you trust it, and import what comes out',
        );
      }
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(
      'GZIP_BROKEN',
      `${name}: is cut short or damaged: after ${size} unpacked bytes gzip says ${JSON.stringify((cause as Error).message)}; fetch or pack it again`,
      { cause },
    );
  } finally {
    gunzip.destroy();
  }
}

/** Archives that a person may take for a packed file. */
function refuseArchive(start: Buffer, name: string): void {
  const found = (
    [
      ['a ZIP archive', /^504b0304/],
      ['a Zstandard file', /^28b52ffd/],
      ['an xz file', /^fd377a58/],
      ['a bzip2 file', /^425a68/],
    ] as const
  ).find(([, magic]) => magic.test(start.toString('hex', 0, 4)));
  if (found === undefined) return;
  throw new InputError('ARCHIVE_UNKNOWN', `${name}: is ${found[0]}; unpack it, or pack its content with gzip`);
}
