// JSON-LD 1.1: one document for a whole export, written record by record, with its context in it so that it needs no network.

import { readFile } from 'node:fs/promises';
import type { ExportRecord } from '../../model/export.ts';
import { CodePoints } from './code-points.ts';
import type { StreamFormat } from './format.ts';
import { articleNode } from './jsonld-article.ts';
import { claimNode } from './jsonld-claim.ts';
import { entityNode } from './jsonld-entity.ts';
import type { Node } from './jsonld-node.ts';
import { statementNode } from './jsonld-statement.ts';

/** Where nothing else is told: no address of anybody, now or later (RFC 2606), so that an export claims nobody's names. */
export const DEFAULT_BASE = 'https://attest.invalid/';

const CONTEXT = new URL('../../../schema/context.jsonld', import.meta.url);
let context: Promise<string> | undefined;

/** schema/context.jsonld as it stands, read once. */
export function contextFile(): Promise<string> {
  context ??= readFile(CONTEXT, 'utf8');
  return context;
}

/** What stands at the head of a document: the terms, and the base of every IRI in it. */
export async function contextOf(base: string): Promise<Node> {
  const file = JSON.parse(await contextFile()) as { readonly '@context': Node };
  return { ...file['@context'], '@base': base };
}

/** The node of each record; of a relationship none, which as a bare edge would say what nobody may have said. */
export class Nodes {
  readonly #points = new CodePoints();

  /** Articles must come before the statements that they carry. */
  of(record: ExportRecord): Node | undefined {
    switch (record.kind) {
      case 'entity':
        return entityNode(record.record);
      case 'article':
        this.#points.learn(record.record.id, record.record.text);
        return articleNode(record.record, this.#points.of);
      case 'claim':
        return claimNode(record.record, record.text, record.status);
      case 'statement':
        return statementNode(record.record, record.recordedAt, this.#points.of);
      case 'relationship':
        return undefined;
    }
  }
}

/**
 * The document in pieces, one node a line, so that tools that read lines can cut it.
 * @param base absolute, with a slash at its end.
 */
export async function* writeJsonld(records: AsyncIterable<ExportRecord>, base: string): AsyncGenerator<string> {
  yield `{"@context": ${JSON.stringify(await contextOf(base))},\n"@graph": [`;
  const nodes = new Nodes();
  let separator = '\n';
  for await (const record of records) {
    const node = nodes.of(record);
    if (node === undefined) continue;
    yield `${separator}${JSON.stringify(node)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

export const jsonld: StreamFormat = {
  name: 'jsonld',
  summary: 'JSON-LD 1.1 in schema.org, PROV and Web Annotation; any RDF tool reads it',
  reads: ['entity', 'article', 'claim', 'statement'],
  isFolder: false,
  extension: '.jsonld',
  mediaType: 'application/ld+json; charset=utf-8',
  write: (records, { base }) => writeJsonld(records, base ?? DEFAULT_BASE),
};
