import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DataFactory, Parser, type Quad, Store } from 'n3';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_BASE } from '../../../src/formats/export/jsonld.ts';
import { nanopub, writeNanopubs } from '../../../src/formats/export/nanopub.ts';
import type { Content } from '../../../src/model/content.ts';
import type { ExportRecord } from '../../../src/model/export.ts';
import { contentOf, RECORDED_AT, recordsOf, said, streamed } from './bundle-records.ts';
import { iri } from './rdf.ts';

const SEED = fileURLToPath(new URL('../../../seed/starlink.bundle.yaml', import.meta.url));
const PARTS = ['Head', 'assertion', 'provenance', 'pubinfo'];
const address = (id: string): string => `${DEFAULT_BASE}${id.replace(':', '/')}`;
const node = (name: string) => DataFactory.namedNode(iri(name));

async function writtenOf(records: readonly ExportRecord[]): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of writeNanopubs(streamed(records), DEFAULT_BASE)) chunks.push(chunk);
  return chunks.join('');
}
const read = (trig: string): Store => new Store(new Parser({ format: 'application/trig' }).parse(trig));

let content: Content;
let records: readonly ExportRecord[];
let store: Store;
beforeAll(async () => {
  content = await contentOf(SEED);
  records = await recordsOf(content);
  store = read(await writtenOf(records));
});

const graph = (statement: string, part: string): readonly Quad[] =>
  store.getQuads(null, null, null, node(`${address(statement)}#nanopub-${part}`));
const values = (quads: readonly Quad[], subject: string, predicate: string): readonly string[] =>
  quads
    .filter((quad) => quad.subject.value === iri(subject) && quad.predicate.value === iri(predicate))
    .map(({ object }) => object.value);

describe('nanopublications of the seed', () => {
  it('are as many as there are statements, each of four graphs and with no triple outside of them', () => {
    const graphs = new Set(store.getGraphs(null, null, null).map(({ value }) => value));
    expect(graphs).toEqual(
      new Set(content.statements.flatMap(({ id }) => PARTS.map((part) => `${address(id)}#nanopub-${part}`))),
    );
  });

  it('name their parts in the head, and nothing else there', () => {
    for (const { id } of content.statements) {
      const self = `${address(id)}#nanopub`;
      expect(
        graph(id, 'Head')
          .map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value])
          .sort(),
      ).toEqual(
        [
          [self, iri('rdf:type'), iri('np:Nanopublication')],
          [self, iri('np:hasAssertion'), `${self}-assertion`],
          [self, iri('np:hasProvenance'), `${self}-provenance`],
          [self, iri('np:hasPublicationInfo'), `${self}-pubinfo`],
        ].sort(),
      );
    }
  });

  it('assert who says what with which stance, and of what is said no more than a description', () => {
    const entities = new Set(content.entities.map(({ id }) => address(id)));
    for (const { id, claim, speaker, stance, certainty } of content.statements) {
      const assertion = graph(id, 'assertion');
      const value = (predicate: string) => values(assertion, address(id), predicate);
      expect(value('attest:claim')).toEqual([address(claim)]);
      expect(value('prov:wasAttributedTo')).toEqual([address(speaker)]);
      expect(value('attest:stance')).toEqual([iri(`attest:stance-${stance}`)]);
      expect(value('attest:certainty')).toEqual([iri(`attest:certainty-${certainty}`)]);
      expect(values(assertion, address(claim), 'attest:predicate')).toHaveLength(1);
      const bare = assertion.filter(({ subject, object }) => entities.has(subject.value) && entities.has(object.value));
      expect(bare).toEqual([]);
    }
  });

  it('are as the documentation shows one', async () => {
    const page = await readFile(fileURLToPath(new URL('../../../docs/exporting.md', import.meta.url)), 'utf8');
    const [, shown = ''] = /```trig\n(.*?)```/s.exec(page) ?? [];
    expect(await writtenOf(records)).toContain(shown);
    expect(shown).toContain('stance-DENIES');
  });

  it('trace the assertion to its articles and to every word that proves it', () => {
    for (const { id, evidence } of content.statements) {
      const provenance = graph(id, 'provenance');
      const articles = [...new Set(evidence.map(({ article }) => address(article)))];
      const assertion = `${address(id)}#nanopub-assertion`;
      expect(values(provenance, assertion, 'prov:wasDerivedFrom').toSorted()).toEqual(articles.toSorted());
      expect(values(provenance, assertion, 'attest:evidence')).toHaveLength(evidence.length);
      const quoted = provenance.filter(({ predicate }) => predicate.value === iri('oa:exact'));
      expect(quoted.map(({ object }) => object.value).toSorted()).toEqual(
        evidence.map(({ exact }) => exact).toSorted(),
      );
    }
  });

  it('say when and by which Attest they were recorded', () => {
    for (const { id } of content.statements) {
      const self = `${address(id)}#nanopub`;
      expect(graph(id, 'pubinfo').every(({ subject }) => subject.value === self)).toBe(true);
      expect(values(graph(id, 'pubinfo'), self, 'prov:generatedAtTime')).toEqual([RECORDED_AT]);
      expect(values(graph(id, 'pubinfo'), self, 'dcterms:created')).toEqual([RECORDED_AT]);
      expect(values(graph(id, 'pubinfo'), self, 'prov:wasAttributedTo')).toEqual([DEFAULT_BASE]);
    }
  });
});

describe('nanopub', () => {
  it('writes more than one batch, and of each statement once', async () => {
    const [first] = content.statements;
    const [about] = records.filter(({ kind }) => kind === 'claim');
    if (first === undefined || about === undefined) throw new Error('the seed has statements');
    const many = Array.from({ length: 450 }, (_, at) =>
      said({ ...first, id: `statement:${String(at).padStart(20, '0')}` }),
    );
    const { length } = read(await writtenOf([about, ...many])).getQuads(
      null,
      node('rdf:type'),
      node('np:Nanopublication'),
      null,
    );
    expect(length).toBe(450);
  });

  it('is TriG also where nothing is said', async () => {
    expect(read(await writtenOf([])).size).toBe(0);
  });

  it('publishes as retracted what was retracted', async () => {
    const retractedAt = '2025-01-02T03:04:05.000Z';
    const one = records.find(({ kind }) => kind === 'statement');
    const about = records.find(({ kind }) => kind === 'claim');
    if (one?.kind !== 'statement' || about === undefined) throw new Error('the seed has statements');
    const retracted = { ...one, record: { ...one.record, retractedAt } };
    const self = node(`${address(one.record.id)}#nanopub`);
    const [object] = read(await writtenOf([about, retracted])).getObjects(self, node('prov:invalidatedAtTime'), null);
    expect(object?.value).toBe(retractedAt);
  });

  it('streams as its media type says', () => {
    expect([nanopub.isFolder, nanopub.extension, nanopub.mediaType]).toEqual([
      false,
      '.trig',
      'application/trig; charset=utf-8',
    ]);
  });
});
