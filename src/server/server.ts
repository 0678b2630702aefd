// The HTTP server: which path goes where, how long a request may take to arrive, and how it all ends.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConflictError, InputError } from '../errors.ts';
import { respondExport } from './export.ts';
import { asksForPage, respondGraphiql } from './graphiql.ts';
import { respondLive, respondReady } from './health.ts';
import { refuseByHeaders } from './limits.ts';
import { permalinkOf, respondPermalink, type Source } from './permalink.ts';
import { isPublished, respondPublished } from './published.ts';
import { loadQuestions } from './questions.ts';
import type { Readiness } from './readiness.ts';
import { refuse, respondHtml, setHeaders } from './respond.ts';
import { mayWrite, type Rights } from './rights.ts';
import { WELCOME_POLICY, welcomePage } from './welcome.ts';

interface Site extends Source {
  readonly rights: Rights;
  /** Answers a GraphQL request whose headers are in order. */
  graphql(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
  readonly readiness: Readiness;
  /** Whether there is a database to ask, be it reachable or not. */
  hasDatabase(): boolean;
}

interface Address {
  readonly url: string;
  /** Only this machine reaches it; then queries may come by GET, too. */
  readonly isLocal: boolean;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

export interface Server {
  /** Where people reach it, such as `http://localhost:4000`. */
  readonly url: string;
  /** Opens the doors: until then every request waits. */
  open(site: Site): void;
  /** Takes no more requests, waits up to `graceMs` for those under way, then cuts them off. */
  close(graceMs: number): Promise<void>;
}

/**
 * Takes the address, so that a port in use is known before anything slow begins.
 * @throws ConflictError `PORT_IN_USE`.
 * @throws InputError `ADDRESS_INVALID` for a host that isn't this machine's, or a port that this user may not take.
 */
export async function listen(host: string, port: number): Promise<Server> {
  let site: Site | undefined;
  let isClosing = false;
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 16 * 1024, keepAliveTimeout: 5_000 },
    (request, response) => {
      setHeaders(response);
      if (isClosing) response.setHeader('connection', 'close');
      response.once('close', () => {
        if (isClosing) server.closeIdleConnections();
      });
      if (site === undefined) refuse(response, 503, 'UNAVAILABLE', 'STARTING', 'the server is starting; ask again');
      else route(site, { url, isLocal: isLoopback(host) }, request, response);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFailure(error, host, port)));
    server.listen(port, host, resolve);
  });
  const url = urlOf(server.address() as AddressInfo, host);
  return {
    url,
    open(opened) {
      site = opened;
    },
    async close(graceMs) {
      isClosing = true;
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      clearTimeout(cut);
    },
  };
}

function route(site: Site, address: Address, request: IncomingMessage, response: ServerResponse): void {
  answer(site, address, request, response).catch((error: unknown) => {
    site.logger.error({ err: error, path: request.url }, 'a request failed');
    if (response.headersSent) response.destroy();
    else refuse(response, 500, 'UNAVAILABLE', 'INTERNAL', 'a fault of Attest itself; the log has it');
  });
}

const PATHS: ReadonlySet<string> = new Set(['/', '/export', '/health/live', '/health/ready']);

async function answer(
  site: Site,
  { url, isLocal }: Address,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '/'] = (request.url ?? '/').split('?', 1);
  if (path === '/graphql') {
    if (asksForPage(request)) return respondGraphiql(request, response);
    if (refuseByHeaders(request, response, { takesGet: isLocal, mayWrite: mayWrite(site.rights, request) })) return;
    if (!site.hasDatabase()) return refuseStarting(response);
    return site.graphql(request, response);
  }
  const link = permalinkOf(request.url ?? '/');
  if (!PATHS.has(path) && link === undefined && !isPublished(path)) {
    return refuse(response, 404, 'BAD_INPUT', 'PATH_UNKNOWN', 'nothing here; / says what there is');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return refuse(response, 405, 'BAD_INPUT', 'METHOD', `method ${request.method}: send GET`);
  }
  if (path === '/export') {
    if (!site.hasDatabase()) return refuseStarting(response);
    return respondExport(site, request, response);
  }
  if (link !== undefined) {
    if (!site.hasDatabase()) return refuseStarting(response);
    return respondPermalink(site, link, request, response);
  }
  if (isPublished(path)) return respondPublished(site.schema, path, request, response);
  if (path === '/health/live') return respondLive(response);
  if (path === '/health/ready') return respondReady(response, site.readiness);
  return respondHtml(response, welcomePage(url, await loadQuestions()), WELCOME_POLICY);
}

function refuseStarting(response: ServerResponse): void {
  response.setHeader('retry-after', '1');
  const message = 'the database is starting; /health/ready says when it can be asked';
  refuse(response, 503, 'UNAVAILABLE', 'STARTING', message);
}

/** What people can click: loopback and "every interface" are this machine. */
function urlOf({ port }: AddressInfo, host: string): string {
  const isLocal = ['127.0.0.1', '0.0.0.0', '::1', '::', 'localhost'].includes(host);
  const name = isLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function listenFailure(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const elsewhere = 'choose another with --port or ATTEST_PORT';
  if (error.code === 'EADDRINUSE') {
    const message = `port ${port} on ${host} is in use by another process; stop that one, or ${elsewhere}`;
    return new ConflictError('PORT_IN_USE', message, { cause: error });
  }
  if (error.code === 'EACCES') {
    const message = `port ${port}: this user may not listen there (below 1024 needs rights); ${elsewhere}`;
    return new InputError('ADDRESS_INVALID', message, { cause: error });
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    const message = `host "${host}" is not an address of this machine; choose another with --host or ATTEST_HOST`;
    return new InputError('ADDRESS_INVALID', message, { cause: error });
  }
  return error;
}
