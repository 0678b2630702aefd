import { beforeEach, describe, expect, it } from 'vitest';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import { verify } from '../../src/write/audit.ts';
import { type ImportReport, importBundle } from '../../src/write/import.ts';
import { empty, openEmptyGraph, openStory, useGraph } from '../story.ts';
import { dump } from './dump.ts';
import {
  alleged,
  bundle,
  denied,
  everyone,
  gazette,
  harborArticle,
  harborBundle,
  mentions,
  northQuay,
  planned,
  plannedNorth,
  port,
  ruiz,
  strike,
  union,
} from './harbor.ts';

const NOW = '2024-03-01T12:00:00.000Z';
const LATER = '2024-03-02T12:00:00.000Z';
const NO_COUNTS = { created: 0, changed: 0, superseded: 0, restored: 0, deleted: 0 };

describe('importBundle', () => {
  const graph = useGraph(openEmptyGraph);
  beforeEach(() => empty(graph.database));

  const tell = (parts: Parameters<typeof bundle>[0] | undefined, now = NOW, dryRun = false): Promise<ImportReport> => {
    const told = parts === undefined ? harborBundle() : bundle(parts);
    return importBundle(graph.database, told, graph.vocabulary, { name: 'harbor.yaml', now, dryRun });
  };
  const faults = async () => (await verify(graph.database, graph.vocabulary)).faults;
  const changesOf = ({ changes }: ImportReport) =>
    changes.map(({ change, label, fields }) => [change, label, ...(fields ?? [])]);
  const rows = async (text: string) => (await read(graph.database, query('tests.read', text))).rows;

  it('writes all that a bundle tells, with everything derived from it', async () => {
    const { importId, counts, problems } = await tell(undefined);
    expect({ importId, counts, problems }).toEqual({
      importId: 'import:1',
      counts: { ...NO_COUNTS, created: 13 },
      problems: [],
    });
    expect(await faults()).toEqual([]);
  });

  it('stores a statement with its voices, what it answers and its words', async () => {
    await tell(undefined);
    const found = await rows(`
      MATCH (statement:Statement {stance: 'DENIES'})-[:EVIDENCED_BY]->(evidence)-[:IN]->(sentence)
      RETURN [(statement)-[edge:SPEAKER|ON_BEHALF_OF|RELAYED_BY]->(voice) | [type(edge), voice.name, edge.onBehalfOf]],
        [(statement)-[:RESPONDS_TO]->(answered) | answered.stance], statement.hedgeTexts, statement.wording,
        evidence.exact, sentence.id`);
    expect(found).toEqual([
      [
        expect.arrayContaining([
          ['SPEAKER', 'Ana Ruiz', null],
          ['ON_BEHALF_OF', 'Dock Union', null],
          ['RELAYED_BY', 'The Gazette', 'entity:port-company'],
        ]),
        ['AFFIRMS'],
        ['as far as we know'],
        'QUOTED',
        'No strike is planned at the north quay',
        'sentence:harbor-strike#1',
      ],
    ]);
  });

  it('changes nothing the second time, and leaves no row', async () => {
    await tell(undefined);
    const before = await dump(graph.database);
    expect(await tell(undefined, LATER)).toEqual({ counts: NO_COUNTS, changes: [], problems: [] });
    expect(await dump(graph.database)).toEqual(before);
    expect(await rows('MATCH (import:Import) RETURN count(import)')).toEqual([[1]]);
  });

  it('tells on a dry run what it would change, and changes nothing', async () => {
    const rehearsed = await tell(undefined, NOW, true);
    expect(rehearsed.importId).toBeUndefined();
    expect(await dump(graph.database)).toEqual([]);
    expect(rehearsed.changes).toEqual((await tell(undefined)).changes);
  });

  it('returns all problems of a bundle and writes nothing', async () => {
    const { problems, counts } = await tell({
      entities: [union],
      claims: [{ ...planned, predicate: 'PLANZ' }],
      statements: [{ ...alleged, evidence: [{ article: 'article:none', role: 'CONTENT', quote: 'x' }] }],
    });
    expect(problems.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['PREDICATE_UNKNOWN', 'ARTICLE_UNKNOWN']),
    );
    expect(counts).toEqual(NO_COUNTS);
    expect(await dump(graph.database)).toEqual([]);
  });

  it('refuses a bundle that carries nothing', async () => {
    await expect(tell({})).rejects.toMatchObject({ code: 'BAD_INPUT', reason: 'BUNDLE_EMPTY' });
  });

  it('refuses an article whose text changed since its import', async () => {
    await tell(undefined);
    const { problems } = await tell({
      articles: [{ ...harborArticle, text: `${harborArticle.text} ` }],
      entities: [gazette],
      skipped: [1, 2].map((line) => ({ article: harborArticle.id, line, why: 'furniture' })),
    });
    expect(problems.map(({ reason }) => reason)).toContain('ARTICLE_CHANGED');
  });

  it('says which fields of a record changed', async () => {
    await tell(undefined);
    const report = await tell({ entities: [{ ...union, name: 'Dockers’ Union', names: [], note: 'renamed' }] }, LATER);
    expect(changesOf(report)).toEqual([['CHANGED', 'Dockers’ Union', 'name', 'names', 'note']]);
    expect(await rows("MATCH (claim:Claim {modality: 'ACTUAL'}) RETURN claim.text ORDER BY claim.text")).toEqual([
      ['Dockers’ Union plans the strike'],
      ['Dockers’ Union plans the strike (place: the north quay)'],
    ]);
    expect(await faults()).toEqual([]);
  });

  it('supersedes what an article told anew no longer tells: out of every list, but kept', async () => {
    await tell(undefined);
    const report = await tell(
      {
        articles: [harborArticle],
        entities: [gazette, union, port, strike],
        claims: [planned],
        statements: [alleged],
        mentions: mentions.slice(0, 1),
        skipped: [{ article: harborArticle.id, line: 2, why: 'not about the strike' }],
      },
      LATER,
    );
    expect(changesOf(report)).toEqual([
      ['CHANGED', 'article:harbor-strike', 'mentions', 'sentences'],
      ['SUPERSEDED', 'Dock Union plans the strike (place: the north quay)'],
      ['SUPERSEDED', 'Ana Ruiz'],
      ['SUPERSEDED', 'the harbor'],
      ['SUPERSEDED', 'North Branch'],
      ['SUPERSEDED', 'the north quay'],
      ['SUPERSEDED', 'Ana Ruiz denies: Dock Union plans the strike (place: the north quay)'],
    ]);
    expect(
      await rows(`
        MATCH (node) WHERE node.supersededAt = '${LATER}'
        RETURN count(node), count(node.sortKey), count{(node)-[:INVOLVES|VOICED_BY|TOLD_IN|NARROWER_THAN]-()}`),
    ).toEqual([[6, 0, 0]]);
    expect(await rows("MATCH (claim:Claim {status: 'UNCONTESTED'}) RETURN claim.text")).toEqual([
      ['Dock Union plans the strike'],
    ]);
    expect(await faults()).toEqual([]);
  });

  it('lets superseded records stand again where a later import names them', async () => {
    await tell(undefined);
    await tell(
      { articles: [harborArticle], entities: [gazette], skipped: [1, 2].map((line) => ({ line, why: 'furniture' })) },
      LATER,
    );
    const report = await tell(
      { entities: [{ id: 'entity:pier', kind: 'Place', name: 'the pier', within: 'entity:north-quay' }] },
      LATER,
    );
    expect(changesOf(report)).toEqual([
      ['RESTORED', 'the harbor'],
      ['RESTORED', 'the north quay'],
      ['CREATED', 'the pier'],
    ]);
    expect(await faults()).toEqual([]);
  });

  it('keeps what others added to an article that is told anew', async () => {
    await tell(undefined);
    const added = {
      ...denied,
      key: 'added',
      speaker: 'entity:port-company',
      onBehalfOf: undefined,
      relays: [],
      respondsTo: [],
    };
    await tell({ claims: [plannedNorth], statements: [added] }, LATER);
    const report = await tell(
      {
        articles: [harborArticle],
        entities: everyone,
        claims: [planned],
        statements: [alleged],
        skipped: [{ line: 2, why: 'furniture' }],
      },
      LATER,
    );
    expect(changesOf(report)).toContainEqual([
      'SUPERSEDED',
      'Ana Ruiz denies: Dock Union plans the strike (place: the north quay)',
    ]);
    expect(
      await rows('MATCH (statement:Statement) WHERE statement.sortKey IS NOT NULL RETURN statement.speakerId'),
    ).toEqual([['entity:port-company'], ['entity:port-company']]);
    expect(await faults()).toEqual([]);
  });

  it('refuses hierarchies that would close in a cycle through what is stored', async () => {
    await tell({ entities: [northQuay, { id: 'entity:harbor', kind: 'Place', name: 'the harbor' }] });
    const { problems } = await tell({
      entities: [{ id: 'entity:harbor', kind: 'Place', name: 'the harbor', within: 'entity:north-quay' }],
    });
    expect(problems.map(({ reason }) => reason)).toEqual(['HIERARCHY_CYCLE']);
  });

  it('leaves nothing behind where it breaks off midway, and works the next time', async () => {
    await tell({ entities: [{ ...union, note: 'before' }] });
    const before = await dump(graph.database);
    const stop = graph.database.observe(({ name }) => {
      if (name === 'write.addRELATED') throw new Error('broken off');
    });
    await expect(tell(undefined, LATER)).rejects.toThrow('broken off');
    stop();
    expect(await dump(graph.database)).toEqual(before);
    expect((await tell(undefined, LATER)).importId).toBe('import:2');
    expect(await faults()).toEqual([]);
  });

  it('lets two imports at once take turns', async () => {
    const reports = await Promise.all([tell({ entities: [union, ruiz] }), tell({ entities: [union, port] })]);
    expect(reports.map(({ importId }) => importId).sort()).toEqual(['import:1', 'import:2']);
    expect(await faults()).toEqual([]);
  });
});

describe('the story', () => {
  const graph = useGraph(openStory);

  it('is stored without faults', async () => {
    expect((await verify(graph.database, graph.vocabulary)).faults).toEqual([]);
  });
});
