import { fileURLToPath } from 'node:url';
import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import type { StreamFormat } from '../../src/formats/export/format.ts';
import { jsonld } from '../../src/formats/export/jsonld.ts';
import { nanopub } from '../../src/formats/export/nanopub.ts';
import type { EntityId } from '../../src/model/entity.ts';
import { exportRecords } from '../../src/read/export.ts';
import { contentOf, recordsOf, streamed } from '../formats/export/bundle-records.ts';
import { iri, rdfOf, Triples } from '../formats/export/rdf.ts';
import { openStory, useGraph } from '../story.ts';

const SEED = fileURLToPath(new URL('../../seed/starlink.bundle.yaml', import.meta.url));
const BASE = 'https://graph.example.org/';
const graph = useGraph(openStory);

async function exported(format: StreamFormat, about: readonly EntityId[] = []): Promise<string> {
  const { database, vocabulary } = graph;
  const records = exportRecords(database, vocabulary, { about }, format.reads);
  return written(format, records);
}

async function written(format: StreamFormat, records: Parameters<StreamFormat['write']>[0]): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of format.write(records, { vocabulary: graph.vocabulary, base: BASE, leaveOut: () => {} }))
    chunks.push(chunk);
  return chunks.join('');
}

/** Each node by its id, as JSON; lists whose order means nothing, sorted. */
const nodesOf = (text: string) =>
  new Map(
    (JSON.parse(text) as { '@graph': readonly Record<string, unknown>[] })['@graph'].map((node) => [
      node.id,
      {
        ...node,
        evidence: sortedOf(node.evidence),
        mention: sortedOf(node.mention),
        respondsTo: sortedOf(node.respondsTo),
      },
    ]),
  );
const sortedOf = (list: unknown): unknown =>
  Array.isArray(list) ? list.map((item) => JSON.stringify(item)).toSorted() : list;

describe('a graph as JSON-LD', () => {
  it('is what was told: the same nodes as of the bundle that was imported', async () => {
    const text = await exported(jsonld);
    const told = await recordsOf(await contentOf(SEED));
    expect(nodesOf(text)).toEqual(nodesOf(await written(jsonld, streamed(told))));
  });

  it('of a part holds all that its statements name', async () => {
    const triples = new Triples(await rdfOf(JSON.parse(await exported(jsonld, ['entity:dmitry-peskov']))));
    const statements = triples.ofType('attest:Statement');
    expect(statements.length).toBeGreaterThan(0);
    const described = new Set(triples.quads().map(({ subject }) => subject.value));
    const named = statements.flatMap((statement) =>
      ['attest:claim', 'prov:wasAttributedTo', 'attest:onBehalfOf', 'prov:wasDerivedFrom', 'attest:respondsTo'].flatMap(
        (predicate) => triples.values(statement, predicate),
      ),
    );
    expect(named.filter((name) => !described.has(name))).toEqual([]);
  });
});

describe('a graph as nanopublications', () => {
  it('has one for each statement, attributed to the publishers of its articles', async () => {
    const store = new Store(new Parser({ format: 'application/trig' }).parse(await exported(nanopub)));
    const publications = store.getSubjects(iri('rdf:type'), iri('np:Nanopublication'), null);
    const stored = await recordsOf(await contentOf(SEED));
    expect(publications).toHaveLength(stored.filter(({ kind }) => kind === 'statement').length);
    for (const { value } of publications) {
      const attributed = store.getObjects(`${value}-assertion`, iri('prov:wasAttributedTo'), `${value}-provenance`);
      expect(attributed.map((publisher) => publisher.value)).toEqual([
        `${BASE}entity/publisher-of-musk-kremlin-starlink`,
      ]);
    }
  });
});
