// `attest serve` as a child process on the Neo4j of the run.

import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { openEmptyGraph, useGraph } from '../story.ts';
import { attest, start } from './terminal.ts';

useGraph(openEmptyGraph);
const { uri, user, password } = inject('neo4j');
const env = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, ATTEST_PORT: '0' };

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
});

/** Starts a server and returns what it has printed once that matches. */
function serve(words: readonly string[], extra: Readonly<Record<string, string>>, pattern: RegExp): Promise<string> {
  const server = start(['serve', ...words], { ...env, ...extra });
  child = server;
  return new Promise((resolve, reject) => {
    let printed = '';
    const hear = (chunk: string): void => {
      printed += chunk;
      if (pattern.test(printed)) resolve(printed);
    };
    server.stdout.setEncoding('utf8').on('data', hear);
    server.stderr.setEncoding('utf8').on('data', hear);
    server.once('close', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
}

const ended = (): Promise<number | null> => new Promise((resolve) => child?.once('close', resolve));

describe('attest serve', () => {
  it('loads the seed once, says where to click, and answers there', async () => {
    const printed = await serve(['--seed'], {}, /Ctrl-C stops it all/);
    expect(printed).toContain('seed/starlink.bundle.yaml: 1 article');
    const url = printed.match(/http:\/\/localhost:\d+/)?.[0];
    const ask = async () => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ entity(id: \\"entity:starlink\\") { name } }"}',
      });
      return response.json();
    };
    expect(await ask()).toEqual({ data: { entity: { name: 'Starlink' } } });
    child?.kill('SIGTERM');
    expect(await ended()).toBe(0);

    const again = await serve(['--seed'], {}, /Ctrl-C stops it all/);
    expect(again).not.toContain('seed/');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends with 0 on %s, also before its database answers',
    async (signal) => {
      await serve([], { NEO4J_URI: 'bolt://127.0.0.1:1' }, /not ready: .*bolt:\/\/127\.0\.0\.1:1/);
      child?.kill(signal);
      expect(await ended()).toBe(0);
    },
  );

  it('names the port that is in use, before it looks for a database', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const { code, err } = await attest(['serve', '--port', String(port)], {
      env: { ...env, NEO4J_URI: 'bolt://127.0.0.1:1' },
    });
    taken.close();
    expect(code).toBe(4);
    expect(err).toContain(`port ${port} on 127.0.0.1 is in use`);
  });
});
