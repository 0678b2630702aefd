import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { InputError } from '../src/errors.ts';

const wrongIn = (environment: Record<string, string>, overrides = {}): readonly string[] => {
  try {
    readConfig(environment, overrides);
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ where }) => where);
    throw error;
  }
  return [];
};

describe('readConfig', () => {
  it('needs no variable: loopback, port 4000, a Neo4j of our own, read-only', () => {
    expect(readConfig({ XDG_DATA_HOME: '/data', XDG_CACHE_HOME: '/cache' })).toMatchObject({
      neo4j: undefined,
      host: '127.0.0.1',
      port: 4000,
      token: undefined,
      logLevel: 'info',
    });
  });

  it('takes a Neo4j by its address and password, with the usual user and database', () => {
    expect(readConfig({ NEO4J_URI: 'bolt://db:7687', NEO4J_PASSWORD: 'secret word' }).neo4j).toEqual({
      uri: 'bolt://db:7687',
      user: 'neo4j',
      password: 'secret word',
      database: 'neo4j',
    });
  });

  it('prefers the command line to the environment', () => {
    const config = readConfig({ ATTEST_PORT: '5000', ATTEST_HOST: '::1' }, { port: '0', host: '0.0.0.0' });
    expect(config).toMatchObject({ port: 0, host: '0.0.0.0' });
  });

  it('ends the base of its addresses with a slash', () => {
    expect(readConfig({ ATTEST_BASE: 'https://Graph.example.org' }).base).toBe('https://graph.example.org/');
    expect(readConfig({}).base).toBeUndefined();
  });

  it.each([
    'graph.example.org',
    'https://example.org/graph/',
    'ftp://example.org',
    'https://user:word@example.org',
    'https://',
  ])('refuses "%s" as a base', (base) => {
    expect(wrongIn({ ATTEST_BASE: base })).toEqual(['ATTEST_BASE']);
  });

  it('names every wrong variable at once', () => {
    const environment = {
      NEO4J_URI: 'http://db:7474',
      ATTEST_PORT: '65536',
      ATTEST_TOKEN: 'short',
      ATTEST_LOG: 'loud',
      ATTEST_PROT: '4000',
    };
    expect(wrongIn(environment)).toEqual([
      'NEO4J_URI',
      'NEO4J_PASSWORD',
      'ATTEST_PORT',
      'ATTEST_TOKEN',
      'ATTEST_LOG',
      'ATTEST_PROT',
    ]);
  });

  it('refuses a password without an address, which would be silently unused', () => {
    expect(wrongIn({ NEO4J_PASSWORD: 'secret' })).toEqual(['NEO4J_PASSWORD']);
  });

  it('names the flag where the flag is wrong', () => {
    expect(wrongIn({}, { port: '80x' })).toEqual(['--port']);
  });

  it('counts an empty variable as not set', () => {
    expect(readConfig({ NEO4J_URI: '', ATTEST_PORT: ' ' })).toMatchObject({ neo4j: undefined, port: 4000 });
  });

  it('shows no password and no token', () => {
    expect(() => readConfig({ NEO4J_URI: 'x', NEO4J_PASSWORD: 'hunter2', ATTEST_TOKEN: 'tok en' })).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/hunter2|tok en/) }),
    );
  });
});
