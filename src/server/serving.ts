// A graph behind an address: the database kept ready, its questions answered, both ended in order.

import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { watchGraph } from '../api/watch.ts';
import { AttestError } from '../errors.ts';
import { checkServer, type Database } from '../neo4j/connect.ts';
import { keepReady, type State } from './readiness.ts';
import { rightsOf } from './rights.ts';
import type { Server } from './server.ts';
import { createGraphql } from './yoga.ts';

export interface Graph {
  readonly schema: GraphQLSchema;
  /** What the IRIs of JSON-LD begin with, a slash at its end; absent: the server's own address. */
  readonly base?: string | undefined;
  /** What a request must bring to write; absent: none may. */
  readonly token?: string | undefined;
  /** The database, opened where it isn't yet; the same one for as long as it lives. */
  open(): Promise<Database>;
  /** What the database must hold before it is asked, such as its indexes; it may run again. */
  prepare(database: Database): Promise<void>;
  /** Told of each change, and never of the same state twice in a row. */
  onChange(state: State): void;
}

export interface Serving {
  /** The database is said to be gone: looks at once, instead of when someone asks for readiness. */
  doubt(): void;
  /** Takes no more requests, waits up to `graceMs` for those under way, and stops looking after the database. */
  close(graceMs: number): Promise<void>;
}

/** Opens the doors at once: what can't be answered yet says so. */
export function serveGraph(
  server: Server,
  { schema, base, token, open, prepare, onChange }: Graph,
  logger: Logger,
): Serving {
  let database: Database | undefined;
  const watch = watchGraph(() => database);
  const rights = rightsOf(token);
  const yoga = createGraphql(
    schema,
    (request) => ({
      database: opened(database),
      watch,
      authorize: () => rights(request.headers.get('authorization')),
    }),
    logger,
  );
  const readiness = keepReady({
    async prepare() {
      try {
        database = await open();
        await checkServer(database);
        await prepare(database);
        await watch.look();
      } catch (error) {
        // Ours carry their cause to whoever asks for readiness; what is no error of ours is told to nobody but the log.
        if (!(error instanceof AttestError)) logger.error({ err: error }, 'the database could not be made ready');
        throw error;
      }
    },
    async check() {
      await checkServer(opened(database));
    },
    onChange,
  });
  server.open({
    graphql: (request, response) => yoga(request, response),
    readiness,
    rights,
    watch,
    hasDatabase: () => database !== undefined,
    schema,
    base: base ?? `${server.url}/`,
    database: () => opened(database),
    logger,
  });
  return {
    doubt: () => readiness.doubt(),
    async close(graceMs) {
      // Whoever subscribed is told that it ends; a client that comes back misses nothing.
      watch.stop();
      await Promise.all([server.close(graceMs), readiness.stop()]);
      await yoga.dispose();
    },
  };
}

function opened(database: Database | undefined): Database {
  if (database === undefined) throw new Error('a request came through before there was a database');
  return database;
}
