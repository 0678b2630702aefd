// GET /export on a server that listens, over the seed.

import { request } from 'node:http';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { listen } from '../../src/server/server.ts';
import { type Serving, serveGraph } from '../../src/server/serving.ts';
import { importBundle } from '../../src/write/import.ts';
import { openStory, useGraph } from '../story.ts';
import { bundle, gazette } from '../write/harbor.ts';
import { until } from './site.ts';

const graph = useGraph(openStory);
let url = '';
let serving: Serving | undefined;
beforeAll(async () => {
  const server = await listen('127.0.0.1', 0);
  const parts = { schema, open: async () => graph.database, prepare: async () => {}, onChange: () => {} };
  serving = serveGraph(server, parts, pino({ level: 'silent' }));
  url = server.url;
  await until(async () => (await fetch(`${url}/health/ready`)).ok || undefined);
});
afterAll(() => serving?.close(1_000));

const get = (query: string, init: RequestInit = {}) => fetch(`${url}/export?${query}`, init);
const rowsOf = async (query: string): Promise<Record<string, { id?: string; stance?: string; speaker?: string }>[]> =>
  (await (await get(query)).text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('GET /export', () => {
  it('answers with the rows of the whole graph, as a file', async () => {
    const response = await get('format=jsonl');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="attest-jsonl.jsonl"');
    const kinds = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => Object.keys(JSON.parse(line) as object)[0]);
    expect(new Set(kinds)).toEqual(new Set(['entity', 'article', 'mention', 'skipped', 'claim', 'statement']));
  });

  it('takes the same arguments as the command line', async () => {
    const rows = await rowsOf('format=jsonl&about=Starlink&told.stances=denies,AFFIRMS&told.speakers=Elon+Musk');
    const statements = rows.flatMap((row) => row.statement ?? []);
    expect(statements.length).toBeGreaterThan(0);
    expect(new Set(statements.map(({ speaker }) => speaker))).toEqual(new Set(['entity:elon-musk']));
    for (const { stance } of statements) expect(['DENIES', 'AFFIRMS']).toContain(stance);
  });

  it('answers HEAD with the headers alone', async () => {
    const response = await get('format=graphml', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="attest-graphml.graphml"');
    expect(await response.text()).toBe('');
  });

  it.each([
    ['', 'FORMAT_UNKNOWN', /^format: is missing; expected bundle, /],
    ['format=jsonk', 'FORMAT_UNKNOWN', /^format: there is no "jsonk"; did you mean "jsonl"\?$/],
    ['format=jsonl&format=csv', 'ARGUMENT_TWICE', /^format: /],
    ['format=jsonl&abuot=x', 'ARGUMENT_UNKNOWN', /^abuot: .*did you mean "about"\?$/],
    ['format=jsonl&told.speaker=x', 'ARGUMENT_UNKNOWN', /^told\.speaker: .*did you mean "told\.speakers"\?$/],
    ['format=jsonl&told.stances=DENY', 'VALUE_INVALID', /^told\.stances: "DENY" is none of AFFIRMS, /],
    ['format=jsonl&told.stances=', 'VALUE_INVALID', /^told\.stances: /],
    ['format=jsonl&told.asOf=monday', 'DATE_INVALID', /^told\.asOf: /],
    ['format=jsonl&told.clock=SAID', 'VALUE_INVALID', /^told\.clock: .*add asOf=DATE$/],
    ['format=jsonl&about=entity:starlnk', 'ENTITY_UNKNOWN', /^about: .*entity:starlink \(Starlink\)/],
    ['format=jsonl&told.speakers=Nobody', 'ENTITY_UNKNOWN', /^told\.speakers: /],
    ['format=bundle', 'TABLE_MISSING', /format=jsonl$/],
    ['format=csv', 'TABLE_MISSING', /^table: is missing; .*claims/],
    ['format=csv&table=claim', 'TABLE_UNKNOWN', /^table: .*did you mean "claims"\?$/],
    ['format=jsonl&table=claims', 'TABLE_UNKNOWN', /^table: the format jsonl has no tables/],
  ])('refuses %s', async (query, reason, message) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: [{ message: string; extensions: object }] };
    expect(errors[0].extensions).toMatchObject({ code: 'BAD_INPUT', reason });
    expect(errors[0].message).toMatch(message);
  });

  it('refuses other methods', async () => {
    const response = await get('format=jsonl', { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('says after the last byte how much was left out', async () => {
    const trailers = await new Promise<NodeJS.Dict<string>>((resolve, reject) => {
      request(`${url}/export?format=jsonl`, (response) => {
        response.resume().on('end', () => resolve(response.trailers));
      })
        .on('error', reject)
        .end();
    });
    expect(trailers).toEqual({ 'attest-left-out': '0' });
  });

  it('reads no more once the client has left', async () => {
    // More than the buffers between the two of them hold.
    for (let at = 0; at < 25; at += 1) {
      const id = `article:long-${at}`;
      const long = bundle({
        articles: [{ id, text: 'a'.repeat(1_000_000), language: 'en', publisher: 'entity:gazette' }],
        entities: [gazette],
        skipped: [{ article: id, line: 1, why: 'furniture' }],
      });
      const { problems } = await importBundle(graph.database, long, graph.vocabulary, { name: id });
      expect(problems).toEqual([]);
    }
    const names: string[] = [];
    const stop = graph.database.observe(({ name }) => names.push(name));
    await new Promise<void>((resolve, reject) => {
      const asked = request(`${url}/export?format=jsonl`, (response) => {
        response.once('data', () => {
          response.destroy();
          resolve();
        });
      });
      asked.on('error', reject).end();
    });
    // Waits for requests under way.
    await serving?.close(60_000);
    stop();
    expect(names).toContain('scan.entities');
    expect(names).not.toContain('scan.idsClaim');
  });
});
