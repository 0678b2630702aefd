// A server on a free port with a schema of three fields, for tests of what HTTP does whatever is asked.

import { createServer, type Socket, type Server as TcpServer, connect as tcp } from 'node:net';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import pino from 'pino';
import { DatabaseError } from '../../src/errors.ts';
import { connect, type Target } from '../../src/neo4j/connect.ts';
import type { State } from '../../src/server/readiness.ts';
import { listen } from '../../src/server/server.ts';
import { serveGraph } from '../../src/server/serving.ts';

const plain = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      greeting: { type: GraphQLString, resolve: () => 'hello' },
      slow: { type: GraphQLString, resolve: () => new Promise((resolve) => setTimeout(resolve, 300, 'done')) },
      fault: {
        type: GraphQLString,
        resolve() {
          throw new Error('MATCH (secret) at /home/someone');
        },
      },
      down: {
        type: GraphQLString,
        resolve() {
          throw new DatabaseError('UNAVAILABLE', 'NEO4J_UNREACHABLE', 'the database is down');
        },
      },
    },
  }),
});

export interface TestSite {
  readonly url: string;
  /** What was logged, a line each. */
  readonly log: readonly string[];
  /** How often the database was prepared. */
  readonly prepared: () => number;
  graphql(body: unknown, headers?: Record<string, string>): Promise<Response>;
  ready(): Promise<{ status: number; body: State }>;
  close(): Promise<void>;
}

export async function openSite(
  target: Target,
  host = '127.0.0.1',
  { schema = plain, token }: { schema?: GraphQLSchema; token?: string } = {},
): Promise<TestSite> {
  const log: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => log.push(line) });
  const database = connect(target);
  let prepared = 0;
  const server = await listen(host, 0);
  const graph = {
    schema,
    token,
    open: async () => database,
    prepare: async () => {
      prepared += 1;
    },
    onChange: () => {},
  };
  const serving = serveGraph(server, graph, logger);
  const { url } = server;
  return {
    url,
    log,
    prepared: () => prepared,
    graphql: (body, headers = {}) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async ready() {
      const response = await fetch(`${url}/health/ready`);
      return { status: response.status, body: (await response.json()) as State };
    },
    async close() {
      await serving.close(1_000);
      await database.close();
    },
  };
}

/** An address at which nothing listens. */
export const nowhere: Target = { uri: 'bolt://127.0.0.1:1', user: 'neo4j', password: 'none' };

/** A way to a Neo4j that can be cut and mended: the way a database goes away and comes back. */
export interface Wire {
  readonly target: Target;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Starts cut. */
export async function wireTo(target: Target): Promise<Wire> {
  const { hostname, port } = new URL(target.uri.replace(/^\w+:/, 'http:'));
  const sockets = new Set<Socket>();
  const forward = (socket: Socket): void => {
    const onward = tcp(Number(port), hostname);
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => {});
      end.on('close', () => {
        sockets.delete(end);
        socket.destroy();
        onward.destroy();
      });
    }
    socket.pipe(onward).pipe(socket);
  };
  let relay: TcpServer | undefined;
  const free = await openRelay(0, forward);
  const address = free.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  await closeRelay(free);
  return {
    target: { ...target, uri: `bolt://127.0.0.1:${own}` },
    async cut() {
      if (relay !== undefined) {
        const closed = closeRelay(relay);
        for (const socket of sockets) socket.destroy();
        await closed;
      }
      relay = undefined;
    },
    async mend() {
      relay = await openRelay(own, forward);
    },
  };
}

const openRelay = (port: number, onSocket: (socket: Socket) => void): Promise<TcpServer> =>
  new Promise((resolve, reject) => {
    const relay = createServer(onSocket);
    relay.once('error', reject);
    relay.listen(port, '127.0.0.1', () => resolve(relay));
  });

const closeRelay = (relay: TcpServer): Promise<void> => new Promise((resolve) => relay.close(() => resolve()));

/** Waits until `condition` gives something other than undefined, asking every 20 ms. */
export async function until<T>(condition: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const value = await condition();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
