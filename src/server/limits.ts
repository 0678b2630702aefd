// What is refused by its headers alone, before a byte of the body is read. Yoga's own check of the body's size costs
// more than the rest of its HTTP path, so it is off, and this one stands in for it.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from './respond.ts';

/** Largest body of a GraphQL request, in bytes. */
const MAX_BODY_BYTES = 256 * 1024;
/** The same where the request may write: a bundle carries the texts of its articles. */
const MAX_WRITER_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Answers a GraphQL request that can't be served, and returns whether it did:
 * 405 for anything but POST and, where `takesGet`, GET (which any page in the browser could send, though none could read
 * the answer; mutations by GET are refused later), 415 for a body that isn't plain JSON
 * (which such a page can send only with our consent, and we give none), 411 without a length, 413 beyond 256 KiB, or
 * beyond 16 MiB where the request `mayWrite`.
 */
export function refuseByHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  { takesGet, mayWrite }: { readonly takesGet: boolean; readonly mayWrite: boolean },
): boolean {
  const { method, headers } = request;
  const answer = (status: number, reason: string, message: string): true => {
    // The body that we don't read must not be taken for the next request.
    response.setHeader('connection', 'close');
    refuse(response, status, status === 413 ? 'LIMIT_EXCEEDED' : 'BAD_INPUT', reason, message);
    return true;
  };
  if (takesGet && method === 'GET') return false;
  if (method !== 'POST') {
    response.setHeader('allow', takesGet ? 'GET, POST' : 'POST');
    return answer(405, 'METHOD', `method ${method}: send GraphQL by POST as application/json`);
  }
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return answer(415, 'CONTENT_TYPE', `content-type: "${type ?? ''}" is not taken; send application/json`);
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    return answer(415, 'CONTENT_ENCODING', 'content-encoding: a compressed body is not taken; send it as it is');
  }
  if (headers['content-length'] === undefined) {
    return answer(411, 'LENGTH_REQUIRED', 'content-length: missing; send the length of the body');
  }
  // Node has refused a length that isn't a number.
  const most = mayWrite ? MAX_WRITER_BODY_BYTES : MAX_BODY_BYTES;
  if (Number(headers['content-length']) > most) {
    const message = `content-length: ${headers['content-length']} bytes; at most ${most} are taken${mayWrite ? '' : ' without a token that may write'}`;
    return answer(413, 'BODY_TOO_LARGE', message);
  }
  return false;
}
