// GET /export: the graph, or a part of it, in a format of exports, sent as it is read.

import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { toGraphQLError } from '../api/failure.ts';
import { type ErrorCode, InputError } from '../errors.ts';
import type { ExportContext } from '../formats/export/format.ts';
import { nearestTo } from '../model/nearest.ts';
import { oneOf, suggestion } from '../model/report.ts';
import { TOLD_KEYS } from '../model/told-arguments.ts';
import type { Database } from '../neo4j/connect.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { checkExport, type ExportRequest, openExport } from './export-request.ts';
import { refuse } from './respond.ts';

interface Source {
  /** What every IRI begins with, a slash at its end. */
  readonly base: string;
  database(): Database;
  readonly logger: Logger;
}

/** Said after the last byte: how many things the format had no place for. */
const LEFT_OUT = 'attest-left-out';

/**
 * Streams what is asked for: 400 for arguments that can't be meant, 503 or 504 where the database fails before the first
 * byte; later it cuts the answer off, so that nobody takes half of it for all. A client that leaves ends the reading.
 */
export async function respondExport(source: Source, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let leftOut = 0;
  try {
    const asked = readParameters(new URLSearchParams((request.url ?? '').split('?', 2)[1] ?? ''));
    const context: ExportContext = {
      vocabulary: await loadVocabulary(),
      base: source.base,
      leaveOut: () => {
        leftOut += 1;
      },
    };
    const exported = await openExport(source.database(), asked, context);
    // Refused by readParameters.
    if (exported.isFolder) throw new Error('a folder has no answer');
    if (request.method === 'HEAD') {
      response.writeHead(200, headersOf(asked));
      response.end();
      return;
    }
    const first = await exported.chunks.next();
    response.writeHead(200, { ...headersOf(asked), trailer: LEFT_OUT });
    await send(response, exported.chunks, first);
    if (response.closed) return;
    response.addTrailers({ [LEFT_OUT]: String(leftOut) });
    response.end();
  } catch (error) {
    const { message, extensions } = toGraphQLError(error, source.logger);
    const { code, reason } = extensions as { code: ErrorCode; reason: string };
    if (response.headersSent) {
      source.logger.warn({ path: request.url, reason }, 'an export was cut off');
      response.destroy();
    } else {
      refuse(response, STATUSES[code] ?? 500, code, reason, message);
    }
  }
}

const STATUSES: Readonly<Record<string, number>> = {
  BAD_INPUT: 400,
  LIMIT_EXCEEDED: 400,
  CONFLICT: 409,
  UNAVAILABLE: 503,
  TIMEOUT: 504,
};

async function send(
  response: ServerResponse,
  chunks: AsyncGenerator<string>,
  first: IteratorResult<string>,
): Promise<void> {
  const client = new AbortController();
  response.once('close', () => client.abort());
  const { signal } = client;
  try {
    for (let next = first; !next.done && !response.closed; next = await chunks.next()) {
      // Where the client has left while we wait for it, `closed` says so.
      if (next.value !== '' && !response.write(next.value)) await once(response, 'drain', { signal }).catch(() => {});
    }
  } finally {
    // Whatever is still to be read is not read any more.
    await chunks.return(undefined);
  }
}

const ONCE = ['format', 'table'] as const;

/** @throws InputError as `checkExport`; `ARGUMENT_UNKNOWN`, `ARGUMENT_TWICE`, `TABLE_MISSING`. */
function readParameters(parameters: URLSearchParams): ExportRequest {
  const known = [...ONCE, 'about', ...TOLD_KEYS.map((key) => `told.${key}`)];
  for (const name of new Set(parameters.keys())) {
    if (!known.includes(name)) {
      const near = suggestion(nearestTo(name, known)) || `; expected ${oneOf(known)}`;
      throw new InputError('ARGUMENT_UNKNOWN', `${name.slice(0, 60)}: there is no such argument${near}`);
    }
  }
  for (const name of ONCE) {
    if (parameters.getAll(name).length > 1)
      throw new InputError('ARGUMENT_TWICE', `${name}: is given twice; give it once`);
  }
  const request = checkExport({
    format: parameters.get('format') ?? undefined,
    table: parameters.get('table') ?? undefined,
    about: parameters.getAll('about'),
    told: [...parameters].flatMap(([name, value]) =>
      name.startsWith('told.') ? [{ key: name.slice('told.'.length), value, where: name }] : [],
    ),
    nameOf: (argument) => argument,
  });
  if (!request.format.isFolder || request.table !== undefined) return request;
  const tables = Object.keys(request.format.tables);
  throw new InputError(
    'TABLE_MISSING',
    tables.length > 0
      ? `table: is missing; ${request.format.name} is a folder, of which an answer holds one file: ${oneOf(tables)}`
      : `format: ${request.format.name} is a folder, which attest export writes; over HTTP take format=jsonl`,
  );
}

function headersOf({ format, table }: ExportRequest): Record<string, string> {
  if (table !== undefined) return fileHeaders(table.mediaType, table.file.replaceAll('/', '-'));
  if (format.isFolder) throw new Error('a folder has no headers');
  return fileHeaders(format.mediaType, `${format.name}${format.extension}`);
}

const fileHeaders = (mediaType: string, name: string): Record<string, string> => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename="attest-${name}"`,
});
