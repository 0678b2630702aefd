// Nanopublications in TriG: one a statement, made from its JSON-LD. The assertion is that somebody says so, never what they say.
// Structure after https://nanopub.net/guidelines: four named graphs, and no triple outside of them.

import jsonld from 'jsonld';
import { Parser, type Quad, Writer } from 'n3';
import type { ExportedClaim, ExportedStatement, ExportRecord } from '../../model/export.ts';
import { CodePoints } from './code-points.ts';
import type { StreamFormat } from './format.ts';
import { contextOf, DEFAULT_BASE } from './jsonld.ts';
import { claimNode } from './jsonld-claim.ts';
import { iri, type Node, type PointOf, part } from './jsonld-node.ts';
import { articlesOf, evidenceNode, lifetime, speechAct } from './jsonld-statement.ts';

/** Reading a context costs more than a statement: many share one reading, and memory stays flat. */
const BATCH = 200;

const PREFIXES = ['attest', 'dcterms', 'np', 'oa', 'prov', 'schema', 'skos', 'xsd', 'edtf'] as const;

/**
 * What the annotator adds (on what the reading rests, and remarks) and what proves it stands in the provenance; the
 * claim is described in the assertion, as the thing that is affirmed or denied.
 */
function nanopublication(
  said: ExportedStatement,
  about: ExportedClaim,
  pointOf: PointOf,
  base: string,
): readonly Node[] {
  const { record } = said;
  const self = part(iri(record.id), 'nanopub');
  const [head, assertion, provenance, publication] = ['Head', 'assertion', 'provenance', 'pubinfo'].map(
    (name) => `${self}-${name}`,
  ) as [string, string, string, string];
  const { basis, why, note, wasDerivedFrom, ...act } = speechAct(record);
  const claim = claimNode(about.record, about.text);
  return [
    {
      id: head,
      '@graph': {
        id: self,
        type: 'Nanopublication',
        hasAssertion: assertion,
        hasProvenance: provenance,
        hasPublicationInfo: publication,
      },
    },
    { id: assertion, '@graph': { ...act, claim } },
    {
      id: provenance,
      '@graph': {
        id: assertion,
        attributedTo: [...new Set(said.articles.map(({ publisher }) => iri(publisher)))],
        wasDerivedFrom: articlesOf(record).map(iri),
        basis,
        why,
        note,
        evidence: record.evidence.map((evidence) => evidenceNode(record, evidence, pointOf)),
      },
    },
    { id: publication, '@graph': { id: self, attributedTo: base, ...lifetime(record, said.recordedAt) } },
  ];
}

/** @param base absolute, with a slash at its end; the publication itself is attributed to it. */
export async function* writeNanopubs(records: AsyncIterable<ExportRecord>, base: string): AsyncGenerator<string> {
  const context = await contextOf(base);
  const chunks: string[] = [];
  const sink = {
    write(chunk: string, _encoding: string, done?: () => void) {
      chunks.push(chunk);
      done?.();
    },
    end: () => {},
  };
  const prefixes = Object.fromEntries(PREFIXES.map((prefix) => [prefix, String(context[prefix])]));
  const writer = new Writer(sink, { format: 'application/trig', end: false, prefixes });
  const taken = (): string => chunks.splice(0).join('');
  const points = new CodePoints();
  let about: ExportedClaim | undefined;
  let batch: Node[] = [];
  for await (const record of records) {
    if (record.kind === 'article') points.learn(record.record.id, record.record.text);
    if (record.kind === 'claim') about = record;
    if (record.kind !== 'statement' || about === undefined) continue;
    batch.push(...nanopublication(record, about, points.of, base));
    if (batch.length < BATCH) continue;
    writer.addQuads(await quadsOf(context, batch));
    batch = [];
    yield taken();
  }
  writer.addQuads(await quadsOf(context, batch));
  await new Promise<void>((resolve, reject) => writer.end((error) => (error ? reject(error) : resolve())));
  yield taken();
}

/**
 * The quads of named graphs, graph by graph in their order, as TriG is written.
 * By way of N-Quads: the quads of jsonld are bare data, which n3's writer leaves out without a word.
 */
async function quadsOf(context: Node, graphs: readonly Node[]): Promise<Quad[]> {
  const format = 'application/n-quads';
  const document = { '@context': context, '@graph': graphs };
  const nquads = await jsonld.toRDF(document as never, { documentLoader: alone, safe: true, format } as never);
  const order = new Map(graphs.map(({ id }, at) => [`${context['@base']}${id}`, at]));
  const place = ({ graph }: Quad): number => order.get(graph.value) ?? order.size;
  return new Parser({ format }).parse(nquads as unknown as string).sort((a, b) => place(a) - place(b));
}

/** The context stands in the document. */
const alone = (url: string): never => {
  throw new Error(`${url}: nothing is loaded while an export is written`);
};

export const nanopub: StreamFormat = {
  name: 'nanopub',
  summary: 'Nanopublications in TriG, one a statement: who says what, with its provenance; RDF tools read it',
  reads: ['article', 'claim', 'statement'],
  isFolder: false,
  extension: '.trig',
  mediaType: 'application/trig; charset=utf-8',
  write: (records, { base }) => writeNanopubs(records, base ?? DEFAULT_BASE),
};
