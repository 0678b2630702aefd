// The GraphQL document of each page, one root field each: beside this file, checked against the schema by a test.

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
  const known = documents.get(name) ?? read(FILES[name]);
  documents.set(name, known);
  return known;
}

async function read(files: readonly string[]): Promise<DocumentNode> {
  const texts = files.map((file) => readFile(new URL(`${file}.graphql`, import.meta.url), 'utf8'));
  return parse((await Promise.all(texts)).join('\n'));
}
