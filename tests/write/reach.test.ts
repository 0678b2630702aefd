import { beforeEach, describe, expect, it } from 'vitest';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import { verify } from '../../src/write/audit.ts';
import { importBundle } from '../../src/write/import.ts';
import { undoImport } from '../../src/write/undo.ts';
import { empty, openEmptyGraph, useGraph } from '../story.ts';
import {
  alleged,
  bundle,
  gazette,
  harbor,
  harborArticle,
  northQuay,
  planned,
  plannedNorth,
  port,
  ruiz,
  strike,
  union,
} from './harbor.ts';

const graph = useGraph(openEmptyGraph);
beforeEach(() => empty(graph.database));

const tell = async (parts: Parameters<typeof bundle>[0]) => {
  const { problems, changes } = await importBundle(graph.database, bundle(parts), graph.vocabulary, { name: 'reach' });
  expect(problems).toEqual([]);
  return changes.map(({ change, id }) => `${change} ${id}`);
};
const faults = async () => (await verify(graph.database, graph.vocabulary)).faults;
const statuses = async () =>
  (
    await read(
      graph.database,
      query('tests.statuses', 'MATCH (claim:Claim) RETURN claim.text, claim.status ORDER BY claim.text'),
    )
  ).rows;

const nothingSaid = { articles: [harborArticle], skipped: [1, 2].map((line) => ({ line, why: 'furniture' })) };
/** Another article, about the same strike; it leans on entities that it doesn't declare. */
const courier = {
  articles: [
    { id: 'article:courier', text: 'A strike is planned, they say.', language: 'en', publisher: 'entity:gazette' },
  ],
  claims: [planned],
  statements: [{ ...alleged, evidence: [{ role: 'CONTENT', quote: 'A strike is planned' }] }],
};

describe('the reach of an import', () => {
  it('lets stand what other imports lean on, until these give way too', async () => {
    await tell({ ...nothingSaid, entities: [gazette, union, port, strike, ruiz] });
    await tell(courier);
    expect(await tell({ ...nothingSaid, entities: [gazette] })).toEqual(['SUPERSEDED entity:ana-ruiz']);
    expect(await faults()).toEqual([]);
    const { articles } = courier;
    const changes = await tell({ articles, skipped: [{ line: 1, why: 'furniture' }] });
    expect(changes.filter((change) => change.startsWith('SUPERSEDED entity:'))).toEqual([
      'SUPERSEDED entity:dock-union',
      'SUPERSEDED entity:port-company',
      'SUPERSEDED entity:strike',
    ]);
    expect(await faults()).toEqual([]);
  });

  it('lets go of what stood only through what a record said before', async () => {
    const courier = { id: 'entity:courier', kind: 'Organization', name: 'The Courier' };
    const monday = { id: 'article:monday', text: 'Nothing new.', language: 'en' };
    const skipped = [{ line: 1, why: 'furniture' }];
    await tell({ ...nothingSaid, entities: [gazette, courier, union, harbor] });
    await tell({ articles: [{ ...monday, publisher: 'entity:courier' }], skipped });
    await tell({ entities: [northQuay, { ...port, partOf: 'entity:dock-union' }] });
    expect(await tell({ ...nothingSaid, entities: [gazette] })).toEqual([]);
    expect(await tell({ articles: [{ ...monday, publisher: 'entity:gazette' }], skipped })).toEqual([
      'CHANGED article:monday',
      'SUPERSEDED entity:courier',
    ]);
    expect(await tell({ entities: [{ ...northQuay, within: undefined }, port] })).toEqual([
      'SUPERSEDED entity:dock-union',
      'SUPERSEDED entity:harbor',
      'CHANGED entity:north-quay',
      'CHANGED entity:port-company',
    ]);
    expect(await faults()).toEqual([]);
  });

  it('tells a claim of a reply that shares nothing with it, and of its end', async () => {
    const claims = [
      { key: 'union-uses', predicate: 'USES', subject: 'entity:dock-union' },
      { key: 'crane-used', predicate: 'USES', object: 'entity:crane' },
    ];
    const crane = { id: 'entity:crane', kind: 'Product', name: 'the crane' };
    const affirmed = { ...alleged, claim: 'union-uses' };
    const denied = {
      ...alleged,
      key: 'denied',
      claim: 'crane-used',
      speaker: 'entity:ana-ruiz',
      stance: 'DENIES',
      respondsTo: ['alleged'],
      evidence: [{ role: 'CONTENT', quote: 'No strike is planned' }],
    };
    const entities = [gazette, union, port, ruiz, crane];
    const alone = { claims: claims.slice(0, 1), statements: [affirmed], skipped: [{ line: 2, why: 'other' }] };
    const both = { claims, statements: [affirmed, denied] };
    const [scoped, uncontested] = ['SCOPED_DENIAL', 'UNCONTESTED'].map((status) => [
      'Dock Union uses [unnamed]',
      status,
    ]);
    await tell({ articles: [harborArticle], entities, ...alone });
    await tell({ articles: [harborArticle], entities, ...both });
    expect(await statuses()).toContainEqual(scoped);
    await undoImport(graph.database, 'import:2', graph.vocabulary);
    expect(await statuses()).toEqual([uncontested]);
    await tell({ articles: [harborArticle], entities, ...both });
    await tell({ articles: [harborArticle], entities, ...alone });
    expect(await statuses()).toContainEqual(uncontested);
    expect(await faults()).toEqual([]);
  });

  it('leaves a superseded claim out of whatever is said of its like afterwards', async () => {
    const entities = [gazette, union, port, strike, harbor, northQuay];
    await tell({
      articles: [harborArticle],
      entities,
      claims: [planned],
      statements: [alleged],
      skipped: [{ line: 2, why: 'other' }],
    });
    await tell({ ...nothingSaid, entities });
    await tell({
      ...courier,
      claims: [plannedNorth],
      statements: courier.statements.map((one) => ({ ...one, claim: 'planned-north', stance: 'DENIES' })),
    });
    expect(await statuses()).toEqual([
      ['Dock Union plans the strike', 'UNSTATED'],
      ['Dock Union plans the strike (place: the north quay)', 'DENIED_ONLY'],
    ]);
    expect(await faults()).toEqual([]);
  });

  it('follows an article to another publisher, in superseded statements too', async () => {
    const entities = [gazette, union, port, strike];
    await tell({
      articles: [harborArticle],
      entities,
      claims: [planned],
      statements: [alleged],
      skipped: [{ line: 2, why: 'other' }],
    });
    await tell({ ...nothingSaid, entities, articles: [{ ...harborArticle, publisher: 'entity:port-company' }] });
    await tell({ ...nothingSaid, entities });
    expect(await faults()).toEqual([]);
  });

  it('compares claims anew where a place moves', async () => {
    const at = (key: string, place: string) => ({ ...planned, key, qualifiers: { PLACE: place } });
    const said = (key: string, stance: string, line: number) => ({
      ...alleged,
      key,
      claim: key,
      stance,
      evidence: [{ role: 'CONTENT', quote: line === 1 ? 'plans a strike' : 'No strike is planned' }],
    });
    await tell({
      articles: [harborArticle],
      entities: [gazette, union, port, strike, harbor, northQuay],
      claims: [at('harbor', 'entity:harbor'), at('quay', 'entity:north-quay')],
      statements: [said('harbor', 'DENIES', 1), said('quay', 'AFFIRMS', 2)],
    });
    const quay = 'Dock Union plans the strike (place: the north quay)';
    const before = await statuses();
    await tell({ entities: [{ ...northQuay, within: undefined }] });
    expect(await statuses()).not.toEqual(before);
    expect(await statuses()).toContainEqual([quay, 'UNCONTESTED']);
    expect(await faults()).toEqual([]);
    await tell({ entities: [northQuay] });
    expect(await statuses()).toEqual(before);
    expect(await faults()).toEqual([]);
  });
});
