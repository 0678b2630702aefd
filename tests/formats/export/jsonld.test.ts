import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf, DEFAULT_BASE, jsonld, writeJsonld } from '../../../src/formats/export/jsonld.ts';
import type { Content } from '../../../src/model/content.ts';
import type { ExportRecord } from '../../../src/model/export.ts';
import { contentOf, RECORDED_AT, recordsOf, said, streamed } from './bundle-records.ts';
import { expand, rdfOf, Triples } from './rdf.ts';

const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const BUNDLES = ['seed/starlink.bundle.yaml', 'seed/fixtures/quarry/quarry.bundle.yaml'];

async function writtenOf(records: readonly ExportRecord[], base = DEFAULT_BASE): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of writeJsonld(streamed(records), base)) chunks.push(chunk);
  return chunks.join('');
}

const address = (id: string): string => `${DEFAULT_BASE}${id.replace(':', '/')}`;
const stripped = (iris: readonly string[], prefix: string) =>
  iris.map((iri) => iri.slice(iri.indexOf(prefix) + prefix.length));

describe.each(BUNDLES)('JSON-LD of %s', (bundle) => {
  let content: Content;
  let text: string;
  let triples: Triples;
  beforeAll(async () => {
    content = await contentOf(file(bundle));
    text = await writtenOf(await recordsOf(content));
    triples = new Triples(await rdfOf(JSON.parse(text)));
  });

  it('has a node for each record and nothing else at its top', async () => {
    const nodes = await expand(JSON.parse(text));
    expect(nodes.map((node) => node['@id']).sort()).toEqual(
      [content.entities, content.articles, content.claims, content.statements]
        .flat()
        .map(({ id }) => address(id))
        .sort(),
    );
  });

  it('names everything that is no literal and no part of another node by an absolute IRI', () => {
    const names = triples.quads().flatMap(({ subject, predicate, object }) => [subject, predicate, object]);
    const relative = names.filter((term) => term.termType === 'NamedNode' && !/^https?:\/\/[a-z]/.test(term.value));
    expect(relative).toEqual([]);
  });

  it('leaves nothing without a name: loaded twice, it changes nothing', async () => {
    const names = triples.quads().flatMap(({ subject, object }) => [subject.termType, object.termType]);
    expect(new Set(names)).toEqual(new Set(['NamedNode', 'Literal']));
  });

  it('gives every claim back, slot by slot', () => {
    const back = triples.ofType('attest:Claim').map((claim) => ({
      id: claim.replace(DEFAULT_BASE, '').replace('/', ':'),
      predicate: triples.value(claim, 'attest:predicate')?.split('#predicate-')[1],
      modality: triples.value(claim, 'attest:modality')?.split('#modality-')[1],
      slots: slotsOf(triples, claim),
    }));
    expect(back.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(content.claims);
  });

  it('gives every statement back: who says what on whose behalf, how, and in which words', () => {
    const id = (iri: string) => iri.replace(DEFAULT_BASE, '').replace('/', ':');
    for (const statement of content.statements) {
      const at = address(statement.id);
      const value = (predicate: string) => triples.value(at, predicate);
      const enumerated = (name: string) => value(`attest:${name}`)?.split(`#${name}-`)[1];
      const flag = (name: string) => value(`attest:${name}`) === 'true';
      expect({
        claim: id(value('attest:claim') ?? ''),
        speaker: id(value('prov:wasAttributedTo') ?? ''),
        principal: value('attest:onBehalfOf') && id(value('attest:onBehalfOf') ?? ''),
        stance: enumerated('stance'),
        certainty: enumerated('certainty'),
        directness: enumerated('directness'),
        wording: enumerated('wording'),
        basis: enumerated('basis'),
        isConcession: flag('isConcession'),
        isHeadline: flag('isHeadline'),
        isArticleVoice: flag('isArticleVoice'),
        why: value('attest:why'),
        medium: value('attest:medium'),
        saidAt: value('attest:saidAt'),
        saidAtText: value('attest:saidAtText'),
        utterance: value('attest:utterance'),
        note: value('skos:note'),
        respondsTo: triples.values(at, 'attest:respondsTo').map(id),
        recordedAt: value('prov:generatedAtTime'),
      }).toEqual({
        claim: statement.claim,
        speaker: statement.speaker,
        principal: statement.principal,
        stance: statement.stance,
        certainty: statement.certainty,
        directness: statement.directness,
        wording: statement.wording,
        basis: statement.basis,
        isConcession: statement.isConcession,
        isHeadline: statement.isHeadline,
        isArticleVoice: statement.isArticleVoice,
        why: statement.why,
        medium: statement.medium,
        saidAt: statement.saidAt,
        saidAtText: statement.saidAtText,
        utterance: statement.utterance,
        note: statement.note,
        respondsTo: statement.respondsTo.toSorted(),
        recordedAt: RECORDED_AT,
      });
      expect(hedgesOf(triples, at)).toEqual(statement.hedges.map(({ text, by }) => `${by} ${text}`).toSorted());
      expect(relaysOf(triples, at).map(([entity, principal]) => [id(entity), principal && id(principal)])).toEqual(
        statement.relays.map(({ entity, principal }) => [entity, principal]),
      );
    }
  });

  it('points each piece of evidence at its words by quote and by place', () => {
    const texts = new Map(content.articles.map((article) => [address(article.id), [...article.text]]));
    const expected = content.statements.flatMap((statement) =>
      statement.evidence.map(({ article, role, exact }) =>
        [address(statement.id), address(article), role, exact].join(' '),
      ),
    );
    const found = triples.objectsOf('attest:evidence').map((annotation) => {
      const target = triples.objects(annotation, 'oa:hasTarget')[0] ?? '';
      const article = triples.value(target, 'oa:hasSource') ?? '';
      const selectors = triples.objects(target, 'oa:hasSelector');
      const one = (predicate: string) => selectors.flatMap((selector) => triples.values(selector, predicate))[0] ?? '';
      const exact = texts
        .get(article)
        ?.slice(Number(one('oa:start')), Number(one('oa:end')))
        .join('');
      expect(one('oa:exact')).toBe(exact);
      const role = triples.value(annotation, 'attest:evidenceRole')?.split('#evidenceRole-')[1];
      return [triples.value(annotation, 'oa:hasBody'), article, role, exact].join(' ');
    });
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it('gives every entity back by its names, identifiers and hierarchies', () => {
    for (const entity of content.entities) {
      const at = address(entity.id);
      expect(triples.values(at, 'schema:name')).toEqual([entity.name]);
      expect(
        triples
          .objects(at, 'attest:otherName')
          .map((name) => triples.value(name, 'schema:name'))
          .toSorted(),
      ).toEqual(entity.names.map(({ value }) => value).toSorted());
      expect(stripped(triples.values(at, 'schema:containedInPlace'), DEFAULT_BASE)).toEqual(
        entity.within === undefined ? [] : [entity.within.replace(':', '/')],
      );
      expect(stripped(triples.values(at, 'schema:parentOrganization'), DEFAULT_BASE)).toEqual(
        entity.partOf === undefined ? [] : [entity.partOf.replace(':', '/')],
      );
      expect(triples.objects(at, 'schema:identifier')).toHaveLength(entity.externalIds.length);
      const type = entity.kind === 'Concept' ? 'skos:Concept' : `schema:${entity.kind}`;
      expect(triples.ofType(type)).toContain(at);
    }
  });

  it('gives every article back: its text, its sentences, and whom its words refer to', () => {
    for (const article of content.articles) {
      const at = address(article.id);
      expect(triples.values(at, 'schema:articleBody')).toEqual([article.text]);
      expect(triples.value(at, 'schema:publisher')).toBe(address(article.publisher));
      expect(triples.value(at, 'attest:publishedAt')).toBe(article.publishedAt);
      expect(triples.objects(at, 'attest:sentence')).toHaveLength(article.sentences.length);
      const named = triples.objects(at, 'attest:mention').map((mention) => triples.value(mention, 'oa:hasBody'));
      expect(named.toSorted()).toEqual(article.mentions.map(({ entity }) => address(entity)).toSorted());
    }
  });

  it('never says as a bare edge what somebody claims', () => {
    const entities = new Set(content.entities.map(({ id }) => address(id)));
    const edges = triples
      .quads()
      .filter(({ subject, object }) => entities.has(subject.value) && entities.has(object.value))
      .map(({ predicate }) => predicate.value);
    expect(new Set(edges)).toEqual(
      new Set(
        ['containedInPlace', 'parentOrganization']
          .map((name) => `https://schema.org/${name}`)
          .filter((name) => triples.objectsOf(name).length > 0),
      ),
    );
  });

  it('lets a claim appear only in articles that carry an affirmation of it', () => {
    const affirmed = content.statements.filter(({ stance, isHeadline }) => stance === 'AFFIRMS' && !isHeadline);
    const expected = affirmed.flatMap(({ claim, evidence }) =>
      evidence.map(({ article }) => `${address(claim)} ${address(article)}`),
    );
    const found = content.claims.flatMap(({ id }) =>
      triples.values(address(id), 'schema:appearance').map((article) => `${address(id)} ${article}`),
    );
    expect(found.toSorted()).toEqual([...new Set(expected)].toSorted());
    expect(found.length).toBeGreaterThan(0);
  });

  it('uses no term that the context lacks, as a reader would drop it', async () => {
    const known = new Set(Object.keys(await contextOf(DEFAULT_BASE)));
    const { '@graph': nodes } = JSON.parse(text) as { '@graph': unknown[] };
    expect([...new Set(keysOf(nodes))].filter((key) => !known.has(key) && !key.startsWith('@'))).toEqual([]);
  });
});

const ROLE_TERMS = [
  'subject',
  'object',
  'place',
  'time',
  'destination',
  'recipient',
  'origin',
  'channel',
  'manner',
  'instrument',
  'purpose',
  'topic',
  'extent',
];

/** A claim's slots as the model writes them. */
function slotsOf(triples: Triples, claim: string): Record<string, string> {
  const slots = ROLE_TERMS.flatMap((role) => {
    const [filler] = triples.objects(claim, `attest:${role}`);
    if (filler === undefined) return [];
    if (filler.termType === 'Literal') return [[role.toUpperCase(), `date:${filler.value}`]];
    const term = filler.value.split('vocab#term-')[1];
    return [
      [
        role.toUpperCase(),
        term === undefined ? filler.value.replace(DEFAULT_BASE, '').replace('/', ':') : `term:${term}`,
      ],
    ];
  });
  const value = triples.value(claim, 'attest:objectValue');
  return Object.fromEntries(value === undefined ? slots : [...slots, ['OBJECT', `value:${value}`]]);
}

const hedgesOf = (triples: Triples, statement: string): readonly string[] =>
  triples
    .objects(statement, 'attest:hedge')
    .map(
      (hedge) =>
        `${triples.value(hedge, 'attest:hedgedBy')?.split('#hedgedBy-')[1]} ${triples.value(hedge, 'schema:text')}`,
    )
    .toSorted();

/** Whoever passed it on, by following the quotations from the statement outward. */
function relaysOf(triples: Triples, statement: string): readonly (readonly [string, string | undefined])[] {
  const [quoting] = triples.subjects('prov:wasQuotedFrom', statement);
  if (quoting === undefined) return [];
  const entity = triples.value(quoting, 'prov:wasAttributedTo') ?? '';
  return [[entity, triples.value(quoting, 'attest:onBehalfOf')], ...relaysOf(triples, quoting)];
}

const keysOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
};

describe('JSON-LD', () => {
  it('is written under another base as told', async () => {
    const content = await contentOf(file('seed/starlink.bundle.yaml'));
    const nodes = await expand(JSON.parse(await writtenOf(await recordsOf(content), 'http://localhost:4000/')));
    expect(nodes.map((node) => node['@id'])).toContain('http://localhost:4000/entity/starlink');
  });

  it('is as the documentation shows it', async () => {
    const page = await readFile(file('docs/exporting.md'), 'utf8');
    const [, shown = ''] = /```json\n(\{\n {2}"id": "statement.*?)```/s.exec(page) ?? [];
    const statement = JSON.parse(shown) as { id: string };
    const { '@graph': nodes } = JSON.parse(
      await writtenOf(await recordsOf(await contentOf(file('seed/starlink.bundle.yaml')))),
    ) as { '@graph': { id: string; evidence?: unknown; generatedAtTime?: unknown }[] };
    const { evidence, generatedAtTime, ...written } = nodes.find(({ id }) => id === statement.id) ?? { id: '' };
    expect(written).toEqual(statement);
  });

  it('is a document also where there is nothing to write', async () => {
    expect(await expand(JSON.parse(await writtenOf([])))).toEqual([]);
  });

  it('has one node a line between its head and its foot', async () => {
    const records = (await recordsOf(await contentOf(file('seed/starlink.bundle.yaml')))).slice(0, 20);
    const lines = (await writtenOf(records)).trimEnd().split('\n');
    expect(lines.slice(2, -1).map((line) => JSON.parse(line.replace(/,$/, '')).id)).toHaveLength(20);
  });

  it('counts places in code points, as Web Annotation does', async () => {
    const content = await contentOf(file('seed/starlink.bundle.yaml'));
    const [article] = content.articles;
    const [first] = content.statements;
    const [evidence] = first?.evidence ?? [];
    if (!article || !first || !evidence) throw new Error('the seed has an article and a statement with evidence');
    const shifted = { ...evidence, start: evidence.start + 4, end: evidence.end + 4 };
    const triples = new Triples(
      await rdfOf(
        JSON.parse(
          await writtenOf([
            { kind: 'article', record: { ...article, text: `🛳🛳${article.text}` }, quoted: new Set() },
            said({ ...first, evidence: [shifted] }),
          ]),
        ),
      ),
    );
    const [annotation] = triples.objects(address(first.id), 'attest:evidence');
    const [target] = triples.objects(annotation ?? '', 'oa:hasTarget');
    const starts = triples
      .objects(target ?? '', 'oa:hasSelector')
      .flatMap((selector) => triples.values(selector, 'oa:start'));
    expect(starts).toEqual([String(evidence.start + 2)]);
  });

  it('tells since when a statement no longer counts, and lets its claim appear nowhere', async () => {
    const content = await contentOf(file('seed/starlink.bundle.yaml'));
    const affirming = content.statements.find(({ stance, isHeadline }) => stance === 'AFFIRMS' && !isHeadline);
    if (affirming === undefined) throw new Error('the seed affirms something');
    const retractedAt = '2025-01-02T03:04:05.000Z';
    const record = { ...affirming, retractedAt };
    const written = await writtenOf([said(record)]);
    const triples = new Triples(await rdfOf(JSON.parse(written)));
    const at = address(record.id);
    expect([triples.value(at, 'prov:invalidatedAtTime'), triples.value(at, 'attest:retractedAt')]).toEqual([
      retractedAt,
      retractedAt,
    ]);
    expect(triples.objectsOf('schema:appearance')).toEqual([]);
  });

  it('says on whose behalf somebody speaks of this act of speaking alone', async () => {
    const content = await contentOf(file('seed/starlink.bundle.yaml'));
    const statement = content.statements.find(({ principal }) => principal !== undefined);
    if (statement === undefined) throw new Error('somebody in the seed speaks for somebody');
    const written = await writtenOf([said(statement)]);
    const triples = new Triples(await rdfOf(JSON.parse(written)));
    const [delegation] = triples.objects(address(statement.speaker), 'prov:qualifiedDelegation');
    expect(triples.value(delegation ?? '', 'prov:agent')).toBe(address(statement.principal ?? ''));
    expect(triples.value(delegation ?? '', 'prov:hadActivity')).toBe(
      triples.value(address(statement.id), 'prov:wasGeneratedBy'),
    );
    expect(triples.objectsOf('prov:actedOnBehalfOf')).toEqual([]);
  });

  it('streams as its media type says', async () => {
    expect([jsonld.isFolder, jsonld.extension, jsonld.mediaType]).toEqual([
      false,
      '.jsonld',
      'application/ld+json; charset=utf-8',
    ]);
  });
});
