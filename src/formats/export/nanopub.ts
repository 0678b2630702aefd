// Nanopublications in TriG: one a statement, made from its JSON-LD. The assertion is that somebody says so, never what they say.
// Structure after https://nanopub.net/guidelines: four named graphs, and no triple outside of them.

import type { ExportedClaim, ExportedStatement, ExportRecord } from '../../model/export.ts';
import { CodePoints } from './code-points.ts';
import type { StreamFormat } from './format.ts';
import { contextOf, DEFAULT_BASE } from './jsonld.ts';
import { claimNode } from './jsonld-claim.ts';
import { iri, type Node, type PointOf, part } from './jsonld-node.ts';
import { articlesOf, evidenceNode, lifetime, speechAct } from './jsonld-statement.ts';

/** Graphs in a batch. Reading a context costs more than a statement: many share one reading, and memory stays flat. */
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
    {
      id: publication,
      '@graph': { id: self, attributedTo: base, created: said.recordedAt, ...lifetime(record, said.recordedAt) },
    },
  ];
}

/** @param base absolute, with a slash at its end; the publication itself is attributed to it. */
export async function* writeNanopubs(records: AsyncIterable<ExportRecord>, base: string): AsyncGenerator<string> {
  // Loading jsonld takes a tenth of a second, which no other command should wait for.
  const { TrigWriter } = await import('./trig.ts');
  const writer = new TrigWriter(await contextOf(base), PREFIXES);
  const points = new CodePoints();
  let about: ExportedClaim | undefined;
  let batch: Node[] = [];
  for await (const record of records) {
    if (record.kind === 'article') points.learn(record.record.id, record.record.text);
    if (record.kind === 'claim') about = record;
    if (record.kind !== 'statement' || about === undefined) continue;
    batch.push(...nanopublication(record, about, points.of, base));
    if (batch.length < BATCH) continue;
    await writer.add(batch);
    batch = [];
    yield writer.take();
  }
  await writer.add(batch);
  await writer.end();
  yield writer.take();
}

export const nanopub: StreamFormat = {
  name: 'nanopub',
  summary: 'Nanopublications in TriG, one a statement: who says what, with its provenance; RDF tools read it',
  reads: ['article', 'claim', 'statement'],
  isFolder: false,
  extension: '.trig',
  mediaType: 'application/trig; charset=utf-8',
  write: (records, { base }) => writeNanopubs(records, base ?? DEFAULT_BASE),
};
