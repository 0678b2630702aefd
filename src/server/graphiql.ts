// GraphiQL for people at /graphql: one page with everything in it, so that it works with no network.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { openingScript } from './opening.ts';
import { loadQuestions } from './questions.ts';
import { respondHtml } from './respond.ts';

/** Its scripts and styles stand in the page; Monaco runs workers from blobs. It may talk to nobody but this server. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Page {
  readonly plain: Buffer;
  readonly compressed: Buffer;
}
let page: Promise<Page> | undefined;

/** 9 MB, 2 MB compressed; made when it is first asked for, and kept. */
async function makePage(): Promise<Page> {
  const html = renderGraphiQL({
    title: 'Attest',
    endpoint: '/graphql',
    credentials: 'same-origin',
    defaultEditorToolsVisibility: 'variables',
  });
  const plain = Buffer.from(openWith(openingScript(await loadQuestions()), html));
  return { plain, compressed: await promisify(gzip)(plain, { level: 6 }) };
}

/** How Yoga's page starts GraphiQL, at its end. */
const START = 'YogaGraphiQL.renderYogaGraphiQL(';

/** The page, started by a script of ours: Yoga's options are data, and what to open depends on the visitor. */
function openWith(script: string, html: string): string {
  const at = html.lastIndexOf(START);
  if (at < 0) throw new Error(`GraphiQL's page doesn't start with ${START}: see the release notes of render-graphiql`);
  return `${html.slice(0, at)}${script}openGraphiql(${html.slice(at + START.length)}`;
}

/** Whether a browser asks for the page, and not a client for data. */
export const asksForPage = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && (headers.accept?.includes('text/html') ?? false);

export async function respondGraphiql(request: IncomingMessage, response: ServerResponse): Promise<void> {
  page ??= makePage();
  const { plain, compressed } = await page;
  response.setHeader('vary', 'accept, accept-encoding');
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(String(request.headers['accept-encoding'] ?? ''));
  if (takesGzip) respondHtml(response, compressed, POLICY, 'gzip');
  else respondHtml(response, plain, POLICY);
}
