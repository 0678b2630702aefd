// The GraphQL document of each page: beside this file, checked against the schema by a test.

import { readFile } from 'node:fs/promises';
import { type DocumentNode, parse } from 'graphql';

export const PAGE_KINDS = ['claim', 'statement', 'article', 'entity'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** The files of each document: its own, and those of the fragments that it uses. */
const FILES = {
  claim: ['claim', 'said', 'words'],
  statement: ['statement', 'said', 'words', 'line'],
  article: ['article', 'line'],
  entity: ['entity', 'line'],
  /** Whether anything has an id, and whether it was superseded. */
  standing: ['standing'],
} as const;
type DocumentName = keyof typeof FILES;

const documents = new Map<DocumentName, Promise<DocumentNode>>();

/** Parsed once: what the API has compiled of it is kept by the document. */
export function pageDocument(name: DocumentName): Promise<DocumentNode> {
  const known = documents.get(name) ?? textOf(name).then((text) => parse(text));
  documents.set(name, known);
  return known;
}

async function textOf(name: DocumentName): Promise<string> {
  const texts = FILES[name].map((file) => readFile(new URL(`${file}.graphql`, import.meta.url), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

/** Each document with an id that nothing has: to be planned before anybody asks. */
export const pagesToWarm = async () =>
  Promise.all(
    PAGE_KINDS.map(async (kind) => ({
      name: `the page of ${kind}`,
      document: await textOf(kind),
      variables: JSON.stringify({ id: `${kind}:none` }),
    })),
  );
