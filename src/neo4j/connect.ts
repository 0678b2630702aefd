// The life of the connection to a Neo4j: opened, checked, closed. Queries are sent by run.ts.

import neo4j, { type BookmarkManager, type Driver } from 'neo4j-driver';
import { DatabaseError, InputError } from '../errors.ts';
import { databaseFailure } from './failure.ts';

/** Where a Neo4j is and who asks. */
export interface Target {
  /** `bolt://…` for one server, `neo4j://…` for a cluster; `+s` for TLS. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Default `neo4j`. Always named to the server, which saves a round trip. */
  readonly database?: string | undefined;
}

/** One query as it is sent; a retry is sent again and seen again. */
export interface QueryEvent {
  readonly name: string;
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly kind: 'READ' | 'WRITE';
}

/** A pool of connections to one database. Opening it sends nothing: a Neo4j that is down is seen by the first query. */
export interface Database {
  readonly uri: string;
  readonly user: string;
  /** Name of the database on that server. */
  readonly name: string;
  /** For run.ts only. */
  readonly driver: Driver;
  /** What this process wrote last; on a cluster, its reads see that. For run.ts only. */
  readonly bookmarks: BookmarkManager;
  /** For run.ts only. */
  readonly listeners: ReadonlySet<(event: QueryEvent) => void>;
  /** Calls `listener` just before each query is sent; returns what ends that. */
  observe(listener: (event: QueryEvent) => void): () => void;
  close(): Promise<void>;
}

/**
 * Opens a pool of at most 16 connections.
 * @throws InputError `NEO4J_URI_INVALID` where the URI can't be one.
 */
export function connect({ uri, user, password, database = 'neo4j' }: Target): Database {
  const listeners = new Set<(event: QueryEvent) => void>();
  const driver = open(uri, user, password);
  return {
    uri,
    user,
    name: database,
    driver,
    bookmarks: neo4j.bookmarkManager(),
    listeners,
    observe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => driver.close(),
  };
}

function open(uri: string, user: string, password: string): Driver {
  try {
    return neo4j.driver(uri, neo4j.auth.basic(user, password), {
      maxConnectionPoolSize: 16,
      connectionAcquisitionTimeout: 2_000,
      connectionTimeout: 2_000,
      connectionLivenessCheckTimeout: 30_000,
      maxConnectionLifetime: 10 * 60_000,
      disableLosslessIntegers: true,
      // Retries are ours (run.ts): the driver's would also repeat what the server killed for its memory.
      disableAutoCommitRetries: true,
      telemetryDisabled: true,
    });
  } catch (error) {
    throw new InputError('NEO4J_URI_INVALID', `NEO4J_URI: "${uri}" is not an address; write bolt://HOST:7687`, {
      cause: error,
    });
  }
}

/**
 * Asks the server who it is: proof that it answers, knows the user and is new enough (5.26; `CALL (x) { … }`).
 * @returns its version, such as `5.26.30`.
 * @throws DatabaseError UNAVAILABLE: `NEO4J_UNREACHABLE`, `NEO4J_AUTH`, `NEO4J_DATABASE`, `NEO4J_VERSION`.
 */
export async function checkServer(database: Database): Promise<string> {
  const version = await serverVersion(database);
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  if (major < 5 || (major === 5 && minor < 26)) {
    const message = `${database.uri}: this is Neo4j ${version}; Attest needs 5.26 or newer`;
    throw new DatabaseError('UNAVAILABLE', 'NEO4J_VERSION', message);
  }
  return version;
}

async function serverVersion(database: Database): Promise<string> {
  try {
    const { agent } = await database.driver.getServerInfo({ database: database.name });
    return agent?.match(/\d+\.\d+[\w.-]*/)?.[0] ?? '0.0';
  } catch (error) {
    throw databaseFailure(error, database);
  }
}
