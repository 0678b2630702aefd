// One thing in several representations: which the client gets, and how its bytes are sent.

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { negotiated } from './negotiate.ts';
import { PAGE_POLICY } from './pages/layout.ts';
import { refuse } from './respond.ts';

/** The first is what a client gets that takes anything. */
const TYPES = ['text/html', 'application/ld+json', 'application/json'] as const;
export type Type = (typeof TYPES)[number];

/** What the end of a path asks for, whatever the Accept header says. */
export const SUFFIXES: Readonly<Record<string, Type>> = { '.html': 'text/html', '.jsonld': 'application/ld+json' };

/** The type to answer in; undefined where the client takes none of them, and has been refused with a list. */
export function typeFor(
  request: IncomingMessage,
  response: ServerResponse,
  wanted: Type | undefined,
): Type | undefined {
  response.setHeader('vary', 'accept');
  const type = wanted ?? negotiated(request.headers.accept, TYPES);
  if (type === undefined) {
    const message = `accept: "${request.headers.accept}" takes nothing that there is; there is ${TYPES.join(', ')}`;
    refuse(response, 406, 'BAD_INPUT', 'NOT_ACCEPTABLE', message);
  }
  return type;
}

/** Whole answers carry an ETag over their bytes: a client that has them is told so, and is not sent them again. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  type: Type,
  body: Buffer,
): void {
  if (type === 'text/html') response.setHeader('content-security-policy', PAGE_POLICY);
  if (status === 200) {
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    response.setHeader('etag', etag);
    response.setHeader('cache-control', 'no-cache');
    const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known.includes(etag) || known.includes('*')) {
      response.writeHead(304);
      response.end();
      return;
    }
  }
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'content-length': body.length });
  response.end(body);
}
