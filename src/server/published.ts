// What JSON-LD leans on, for whoever follows its terms: the context as a file, and the vocabulary as a page or as data.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { contextFile } from '../formats/export/jsonld.ts';
import { pageOf } from './pages/layout.ts';
import { vocabContent } from './pages/vocab.ts';
import { SUFFIXES, send, typeFor } from './represent.ts';
import { vocabJsonld, vocabOf } from './vocab.ts';

const PATH = /^\/(context|vocab)(\.html|\.jsonld)?$/;

/** `/context.jsonld`, and `/vocab` with or without the suffix of a representation. */
export const isPublished = (path: string): boolean => PATH.test(path) && !/^\/context(\.html)?$/.test(path);

export async function respondPublished(
  schema: GraphQLSchema,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, name, suffix = ''] = PATH.exec(path) ?? [];
  if (name === 'context') return send(request, response, 200, 'application/ld+json', Buffer.from(await contextFile()));
  const type = typeFor(request, response, SUFFIXES[suffix]);
  if (type === undefined) return;
  const parts = vocabOf(schema);
  const body =
    type === 'text/html'
      ? pageOf({ title: 'Vocabulary', kind: 'JSON-LD', content: vocabContent(parts), alternate: '/vocab.jsonld' })
      : Buffer.from(`${JSON.stringify(vocabJsonld(parts))}\n`);
  send(request, response, 200, type, body);
}
