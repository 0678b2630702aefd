// How the server answers by itself, without Yoga: headers that every answer carries, JSON and HTML bodies.

import type { ServerResponse } from 'node:http';
import type { ErrorCode } from '../errors.ts';

/** Nothing may be loaded, framed or guessed unless an answer says otherwise. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Sets what every answer carries; Yoga's answers keep it. */
export function setHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}

export function respondJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
  response.end(bytes);
}

/** `policy` is the page's Content-Security-Policy in whole. */
export function respondHtml(response: ServerResponse, body: Buffer, policy: string, encoding?: 'gzip'): void {
  response.setHeader('content-security-policy', policy);
  if (encoding !== undefined) response.setHeader('content-encoding', encoding);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
  response.end(body);
}

/** A refusal in the shape of a GraphQL answer, so that a client reads one shape of error. */
export function refuse(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  reason: string,
  message: string,
): void {
  respondJson(response, status, { errors: [{ message, extensions: { code, reason } }] });
}
