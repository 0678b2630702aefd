import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, inject, it } from 'vitest';
import { checkServer, connect, type Target } from '../../src/neo4j/connect.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';

/** What a first contact with this target ends in. */
async function failure(change: Partial<Target>): Promise<unknown> {
  const database = connect({ ...inject('neo4j'), ...change });
  try {
    return await checkServer(database);
  } catch (error) {
    return error;
  } finally {
    await database.close();
  }
}

describe('checkServer', () => {
  it('returns the version', async () => {
    expect(await failure({})).toMatch(/^\d+\.\d+/);
  });

  it('reaches the server by routing as well', async () => {
    expect(await failure({ uri: inject('neo4j').uri.replace('bolt:', 'neo4j:') })).toMatch(/^\d+\.\d+/);
  });

  it('says that nobody answers, with the cause on one line', async () => {
    const error = await failure({ uri: 'bolt://127.0.0.1:1' });
    expect(error).toMatchObject({ code: 'UNAVAILABLE', reason: 'NEO4J_UNREACHABLE' });
    expect(String(error)).toMatch(/ECONNREFUSED.*NEO4J_URI$/);
  });

  it('says that the password is wrong', async () => {
    const error = await failure({ password: 'not-the-password' });
    expect(error).toMatchObject({ code: 'UNAVAILABLE', reason: 'NEO4J_AUTH' });
    expect(String(error)).not.toContain('not-the-password');
  });

  it('says that the port is the one for HTTP', async () => {
    const http = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
    await once(http, 'listening');
    const { port } = http.address() as AddressInfo;
    const error = await failure({ uri: `bolt://127.0.0.1:${port}` });
    http.close();
    expect(error).toMatchObject({ code: 'UNAVAILABLE', reason: 'NEO4J_UNREACHABLE' });
    expect(String(error)).toContain('HTTP port');
  });
});

describe('connect', () => {
  it('refuses what is no address', () => {
    const target = { user: 'neo4j', password: '', uri: 'http://localhost:7474' };
    expect(() => connect(target)).toThrow(expect.objectContaining({ reason: 'NEO4J_URI_INVALID' }));
  });

  it('leaves a database that does not exist to the first query', async () => {
    const database = connect({ ...inject('neo4j'), database: 'nowhere' });
    await expect(read(database, query('test.one', 'RETURN 1'))).rejects.toMatchObject({ reason: 'NEO4J_DATABASE' });
    await database.close();
  });
});
