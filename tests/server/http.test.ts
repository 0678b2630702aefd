import { request } from 'node:http';
import { connect as tcp } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/server/server.ts';
import { nowhere, openSite, type TestSite } from './site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite(nowhere);
});
afterAll(() => site.close());

/** Sends bytes as they are and returns the answer up to the end of the connection. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = tcp(Number(new URL(site.url).port), '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

const refused = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { reason: string } }[] };
  return [response.status, errors[0]?.extensions.reason];
};

describe('POST /graphql', () => {
  it('answers JSON', async () => {
    const response = await site.graphql({ query: '{ greeting }' });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { greeting: 'hello' } });
  });

  it('refuses a body beyond 256 KiB by its length, before it is read', async () => {
    const head =
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 262145\r\n\r\n';
    expect(await raw(head)).toMatch(/^HTTP\/1\.1 413 .*"BODY_TOO_LARGE"/s);
    expect((await site.graphql({ query: '{ greeting }' })).status).toBe(200);
  });

  it('takes a body of exactly 256 KiB', async () => {
    const query = '{ greeting }';
    const padding = 256 * 1024 - JSON.stringify({ query }).length;
    expect((await site.graphql({ query: query + ' '.repeat(padding) })).status).toBe(200);
  });

  it('refuses a body without a length', async () => {
    const head =
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await raw(head)).toMatch(/^HTTP\/1\.1 411 .*"LENGTH_REQUIRED"/s);
  });

  it.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/graphql',
  ])('refuses %s, which a page of another origin could send', async (type) => {
    expect(await refused(await site.graphql({ query: '{ greeting }' }, { 'content-type': type }))).toEqual([
      415,
      'CONTENT_TYPE',
    ]);
  });

  it('refuses a compressed body', async () => {
    const response = await site.graphql({ query: '{ greeting }' }, { 'content-encoding': 'gzip' });
    expect(await refused(response)).toEqual([415, 'CONTENT_ENCODING']);
  });

  it('runs no batch', async () => {
    const response = await site.graphql([{ query: '{ greeting }' }, { query: '{ greeting }' }]);
    expect(response.status).toBe(400);
  });

  it('gives no origin leave to read the answer', async () => {
    const response = await site.graphql({ query: '{ greeting }' }, { origin: 'https://example.org' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says 503 and when to ask again where the database gave nothing', async () => {
    const response = await site.graphql({ query: '{ down }' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'UNAVAILABLE', reason: 'NEO4J_UNREACHABLE' } }],
    });
  });

  it('masks a fault of ours and logs it under the id that it tells', async () => {
    const body = await (await site.graphql({ query: '{ fault }' })).text();
    expect(body).not.toMatch(/secret|home/);
    const { errors } = JSON.parse(body) as { errors: { extensions: { correlationId: string } }[] };
    const id = errors[0]?.extensions.correlationId ?? 'none';
    expect(site.log.filter((line) => line.includes(id) && line.includes('MATCH (secret)'))).toHaveLength(1);
  });
});

describe('GET /graphql', () => {
  it('answers a query by GET where only this machine can send it', async () => {
    const response = await fetch(`${site.url}/graphql?query={greeting}`);
    expect(await response.json()).toEqual({ data: { greeting: 'hello' } });
  });

  it('refuses other methods', async () => {
    const response = await fetch(`${site.url}/graphql?query={greeting}`, { method: 'DELETE' });
    expect([await refused(response), response.headers.get('allow')]).toEqual([[405, 'METHOD'], 'GET, POST']);
  });

  it('gives a browser GraphiQL with all that it needs in the page', async () => {
    const response = await fetch(`${site.url}/graphql`, { headers: { accept: 'text/html,*/*' } });
    const html = await response.text();
    expect(html).toMatch(/openGraphiql\(\s*window\.document\.querySelector\('#root'\)/);
    expect(html).toContain('query WhoDeniesWhat');
    const tags = html.replaceAll(/<(script|style)>.*?<\/\1>/gs, '').match(/<[a-z][^>]*>/g) ?? [];
    expect(tags.filter((tag) => /(?:src|href)\s*=\s*(?!["']?data:)/.test(tag))).toEqual([]);
    expect(response.headers.get('content-security-policy')).not.toMatch(/https?:|\*/);
  });

  it('gives GraphiQL uncompressed to a client that takes no gzip', async () => {
    const length = await new Promise((resolve) =>
      request(`${site.url}/graphql`, { method: 'HEAD', headers: { accept: 'text/html' } }, ({ headers }) =>
        resolve(headers['content-encoding'] ?? Number(headers['content-length'])),
      ).end(),
    );
    expect(length).toBeGreaterThan(8_000_000);
  });
});

describe('the other paths', () => {
  it('says at / where to go on, with nothing from elsewhere', async () => {
    const response = await fetch(site.url);
    const html = await response.text();
    expect(html).toContain('href="/graphql"');
    expect(html).toContain('<a href="/graphql?question=WhoDeniesWhat">Who denies what');
    expect(html).toContain(`curl ${site.url}/graphql`);
    expect(html).not.toMatch(/(?:src|href)="(?!\/)/);
  });

  it('says at /health/live that the process answers, whatever the database', async () => {
    const response = await fetch(`${site.url}/health/live`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'LIVE' }]);
  });

  it('knows no other path and no other method', async () => {
    expect(await refused(await fetch(`${site.url}/admin`))).toEqual([404, 'PATH_UNKNOWN']);
    expect(await refused(await fetch(`${site.url}/health/live`, { method: 'POST' }))).toEqual([405, 'METHOD']);
  });
});

describe('listen', () => {
  it('names the port that is in use and the way out', async () => {
    const port = Number(new URL(site.url).port);
    await expect(listen('127.0.0.1', port)).rejects.toMatchObject({
      reason: 'PORT_IN_USE',
      message: expect.stringMatching(new RegExp(`port ${port} .*--port`)),
    });
  });

  it('refuses an address that is not of this machine', async () => {
    await expect(listen('192.0.2.1', 0)).rejects.toMatchObject({ reason: 'ADDRESS_INVALID' });
  });
});

describe('close', () => {
  it('answers what is under way and takes nothing more', async () => {
    const closing = await openSite(nowhere);
    const underWay = closing.graphql({ query: '{ slow }' });
    // The health answer comes after the slow request has arrived: connections are served in the order they came.
    await fetch(`${closing.url}/health/live`);
    await closing.close();
    expect(await (await underWay).json()).toEqual({ data: { slow: 'done' } });
    await expect(fetch(closing.url)).rejects.toThrow();
  });
});

describe('a server that others reach', () => {
  it('refuses a query by GET: any page in the browser could send it', async () => {
    const open = await openSite(nowhere, '0.0.0.0');
    const response = await fetch(`${open.url}/graphql?query={greeting}`);
    expect([await refused(response), response.headers.get('allow')]).toEqual([[405, 'METHOD'], 'POST']);
    await open.close();
  });
});
