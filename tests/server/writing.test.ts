// Who may write over HTTP, how much, and how what becomes new reaches whoever watches.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { openStory, useGraph } from '../story.ts';
import { openSite, type TestSite, until } from './site.ts';

useGraph(openStory);

const TOKEN = 'a-token-for-the-tests-0123456789';
const bearer = { authorization: `Bearer ${TOKEN}` };
let writable: TestSite;
let readOnly: TestSite;
beforeAll(async () => {
  writable = await openSite(inject('neo4j'), '127.0.0.1', { schema, token: TOKEN });
  readOnly = await openSite(inject('neo4j'), '127.0.0.1', { schema });
  for (const site of [writable, readOnly]) {
    await until(async () => ((await site.ready()).body.status === 'READY' ? true : undefined));
  }
});
afterAll(async () => {
  await writable?.close();
  await readOnly?.close();
});

const judge = (verdict = 'UNSURE') => ({
  query: `mutation { judgeEntities(input: { left: "entity:spacex", right: "entity:tesla", verdict: ${verdict}, by: "Ana", why: "both are of Musk" }) { judgement { id } } }`,
});
const answer = async (response: Response) => ({ status: response.status, body: await response.json() });

describe('writing over HTTP', () => {
  it.each([
    ['a server without a token', () => readOnly, bearer, 'READ_ONLY'],
    ['a request without a token', () => writable, {}, 'TOKEN_MISSING'],
    ['a request with another scheme', () => writable, { authorization: `Basic ${TOKEN}` }, 'TOKEN_MISSING'],
    ['a request with a wrong token', () => writable, { authorization: `Bearer ${TOKEN}x` }, 'TOKEN_WRONG'],
  ])('is refused by %s, and nothing is written', async (_, site, headers, reason) => {
    const { body } = await answer(await site().graphql(judge(), headers as Record<string, string>));
    expect(body.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', reason } }]);
    expect(JSON.stringify(body)).not.toContain(TOKEN);
    const { body: listed } = await answer(await readOnly.graphql({ query: '{ judgements { totalCount } }' }));
    expect(listed.data.judgements.totalCount).toBe(0);
  });

  it('is refused by GET, whatever the token', async () => {
    const address = `${writable.url}/graphql?query=${encodeURIComponent(judge().query)}`;
    const response = await fetch(address, { headers: bearer });
    expect(response.status).toBe(405);
  });

  it('takes a bundle larger than a question may be from whoever may write, and from nobody else', async () => {
    const query = `mutation T($bundle: String!) { importBundle(input: { bundle: $bundle, isDryRun: true }) { changeCount problems { reason } } }`;
    const bundle = JSON.stringify({
      bundle: 1,
      entities: [{ id: 'entity:long', kind: 'Concept', name: 'long', description: 'word '.repeat(80_000) }],
    });
    const refused = await writable.graphql({ query, variables: { bundle } });
    expect(refused.status).toBe(413);
    const { body } = await answer(await writable.graphql({ query, variables: { bundle } }, bearer));
    expect(body.data.importBundle).toEqual({ changeCount: 1, problems: [] });
  });

  it('returns all problems of a bundle as data, each with its line, and writes nothing', async () => {
    const query =
      'mutation T($bundle: String!) { importBundle(input: { bundle: $bundle, name: "tip" }) { import { id } problems { reason where message } } }';
    const bundle =
      'bundle: 1\nentities:\n  - { id: entity:x, kind: Persn, name: X }\n  - { id: entity:y, kind: Person }\n';
    const { body } = await answer(await writable.graphql({ query, variables: { bundle } }, bearer));
    expect(body.errors).toBeUndefined();
    expect(body.data.importBundle.import).toBeNull();
    expect(body.data.importBundle.problems.map(({ where }: { where: string }) => where)).toEqual(['tip:3', 'tip:4']);
  });
});

describe('the subscription over HTTP', () => {
  it('sends what becomes new as server-sent events, also of another process', async () => {
    const abort = new AbortController();
    const response = await fetch(`${readOnly.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({
        query: 'subscription { changes(kinds: [MERGE, SPLIT]) { id kind entities { id name } } }',
      }),
      signal: abort.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const { body } = await answer(await writable.graphql(judge('SAME'), bearer));
    const decoder = new TextDecoder();
    const reader = response.body?.getReader();
    let told = '';
    while (!told.includes('"MERGE"')) told += decoder.decode((await reader?.read())?.value);
    expect(told).toContain('event: next');
    expect(told).toContain('{"id":"entity:tesla","name":"Tesla"}');
    abort.abort();
    const undo = `mutation { undoJudgement(input: { judgementId: "${body.data.judgeEntities.judgement.id}" }) { entities { id } } }`;
    const { body: undone } = await answer(await writable.graphql({ query: undo }, bearer));
    expect(undone.data.undoJudgement.entities).toHaveLength(2);
  });
});
