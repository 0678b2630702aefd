// An address for each claim, statement, article and entity, at which people read a page and programs get JSON-LD.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { toGraphQLError } from '../api/failure.ts';
import type { Watch } from '../api/watch.ts';
import type { Database } from '../neo4j/connect.ts';
import { PAGE_KINDS, type PageKind, pageDocument } from './pages/documents.ts';
import { contentPage, problemPage } from './pages/page.ts';
import { linkedData } from './permalink-jsonld.ts';
import { SUFFIXES, send, type Type, typeFor } from './represent.ts';

/** What the graph is asked by: pages through the public schema, so that they show what the API says. */
export interface Source {
  readonly schema: GraphQLSchema;
  /** What every IRI in JSON-LD begins with, a slash at its end. */
  readonly base: string;
  database(): Database;
  /** Who is merged with whom. */
  readonly watch: Watch;
  readonly logger: Logger;
}

export interface Permalink {
  readonly kind: PageKind;
  /** As the graph has it, such as `claim:0f3a…`. */
  readonly id: string;
  /** Without suffix. */
  readonly path: string;
  /** What the suffix asks for, whatever the Accept header says. */
  readonly wanted: Type | undefined;
  readonly parameters: URLSearchParams;
}

const PATH = new RegExp(`^/(${PAGE_KINDS.join('|')})/([^/]{1,200}?)(\\.html|\\.jsonld)?$`);

/** @param target of the request: a path, perhaps with a query. Undefined where it is the address of no such thing. */
export function permalinkOf(target: string): Permalink | undefined {
  const [path = '', query = ''] = target.split('?', 2);
  const [, kind, slug = '', suffix = ''] = PATH.exec(path) ?? [];
  if (kind === undefined) return undefined;
  return {
    kind: kind as PageKind,
    id: `${kind}:${decoded(slug)}`,
    path: `/${kind}/${slug}`,
    wanted: SUFFIXES[suffix],
    parameters: new URLSearchParams(query),
  };
}

/** A broken escape is part of no id, and is then told as it is. */
const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
};

export async function respondPermalink(
  source: Source,
  link: Permalink,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const type = typeFor(request, response, link.wanted);
  if (type === undefined) return;
  try {
    const body = type === 'text/html' ? await page(source, link) : await data(source, link);
    if (body !== undefined) return send(request, response, 200, type, body);
    const message = `${link.id}: nothing in this graph has this id; ids are as the API gives them, such as ${EXAMPLES[link.kind]}`;
    problem(request, response, type, 404, { code: 'BAD_INPUT', reason: 'ID_UNKNOWN', message });
  } catch (error) {
    const { message, extensions } = toGraphQLError(error, source.logger);
    const told = { code: String(extensions.code), reason: String(extensions.reason), message };
    problem(request, response, type, STATUSES[told.code] ?? 500, told);
  }
}

const EXAMPLES: Readonly<Record<PageKind, string>> = {
  claim: 'claim:07a382b16e0df067b77f',
  statement: 'statement:77f6f198e3b34e99fa80',
  article: 'article:musk-kremlin-starlink',
  entity: 'entity:elon-musk',
};

const STATUSES: Readonly<Record<string, number>> = {
  BAD_INPUT: 400,
  LIMIT_EXCEEDED: 400,
  UNAVAILABLE: 503,
  TIMEOUT: 504,
};

/** Undefined where nothing has the id. */
async function page(source: Source, link: Permalink): Promise<Buffer | undefined> {
  const answer = await ask(source, link.kind, { ...Object.fromEntries(link.parameters), id: link.id });
  return answer === undefined ? undefined : contentPage(link.kind, answer, link.path);
}

/** The same: what the API doesn't know is told in no type. */
async function data(source: Source, link: Permalink): Promise<Buffer | undefined> {
  const standing = await ask(source, 'standing', { id: link.id });
  return (
    standing && linkedData(source.database(), link.kind, link.id, source.base, standing.supersededAt as string | null)
  );
}

type Answer = Readonly<Record<string, unknown>>;

/**
 * What the root fields of a document answer, taken together: each is of the same thing, and a query of its own, so that
 * none is long in the planning. Undefined where they are null.
 */
async function ask(source: Source, name: PageKind | 'standing', variableValues: Answer): Promise<Answer | undefined> {
  const { data, errors } = await execute({
    schema: source.schema,
    document: await pageDocument(name),
    variableValues,
    contextValue: { database: source.database(), watch: source.watch },
  });
  const [error] = (errors ?? []) as readonly GraphQLError[];
  if (error !== undefined) throw error;
  const parts = Object.values(data ?? {}) as readonly (Answer | null)[];
  return parts.includes(null) ? undefined : Object.assign({}, ...parts);
}

/** Refused in the client's own type: a page for people, else as the API refuses. */
function problem(
  request: IncomingMessage,
  response: ServerResponse,
  type: Type,
  status: number,
  told: { readonly code: string; readonly reason: string; readonly message: string },
): void {
  if (status === 503) response.setHeader('retry-after', '1');
  const body =
    type === 'text/html'
      ? problemPage(status, told.message)
      : Buffer.from(
          `${JSON.stringify({ errors: [{ message: told.message, extensions: { code: told.code, reason: told.reason } }] })}\n`,
        );
  send(request, response, status, type === 'text/html' ? type : 'application/json', body);
}
