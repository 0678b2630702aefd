// Which database a command uses: the one it is told, that of an Attest already running, or one of its own.

import { readFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { connect, type Database, type Target } from '../neo4j/connect.ts';
import { applyConstraints } from '../neo4j/constraints.ts';
import { type Launched, launch } from '../neo4j/launch.ts';
import { findRunning } from '../neo4j/run-file.ts';
import type { Terminal } from './command.ts';
import { onSignals } from './signals.ts';

const CONSTRAINTS = new URL('../../schema/constraints.cypher', import.meta.url);

/** Applies schema/constraints.cypher; a second time changes nothing. */
export async function prepareDatabase(database: Database): Promise<void> {
  await applyConstraints(database, await readFile(CONSTRAINTS, 'utf8'));
}

/** The one database of this process. */
export interface DatabaseSource {
  /** Opens it where it isn't; the same one for as long as it lives, another where our own has died. */
  open(): Promise<Database>;
  /** Whether it is open: nothing is lost then by waiting for a graceful end. */
  isOpen(): boolean;
  /** Ends the connection, then gracefully what we started. What is still starting ends with this process. */
  close(): Promise<void>;
  /** Ends at once what we started. */
  kill(): Promise<void>;
}

interface Listeners {
  /** A line for people. */
  onProgress(line: string): void;
  /** The database is gone though nobody stopped it; `open` gives another. */
  onLost(): void;
}

/**
 * The database of a server: NEO4J_URI, or its own. Nothing is opened yet.
 * @param url where it serves, for the run file of its own.
 */
export function databaseSource(config: Config, url: string, listeners: Listeners): DatabaseSource {
  return config.neo4j === undefined ? ownSource(config, listeners, url) : sourceOf(config.neo4j);
}

/**
 * Does a command's work on NEO4J_URI, the Neo4j of an Attest that runs on the data folder, or one of its own.
 * The first signal ends it at once, unless `onStop` is given, which asks the work to end; the second does in any case.
 * @throws ConflictError, InputError, DatabaseError as `launch`; what `work` throws.
 */
export async function withDatabase<T>(
  config: Config,
  terminal: Terminal,
  work: (database: Database) => Promise<T>,
  onStop?: () => void,
): Promise<T> {
  const target = config.neo4j ?? findRunning(config.dataDir)?.target;
  const listeners = { onProgress: (line: string) => terminal.say(line), onLost: () => {} };
  const source = target === undefined ? ownSource(config, listeners) : sourceOf(target);
  const leave = (): void => process.exit(130);
  const signals = onSignals(onStop ?? (() => source.close().then(leave, leave)), leave);
  try {
    return await work(await source.open());
  } finally {
    await source.close();
    signals.ignore();
  }
}

function sourceOf(target: Target): DatabaseSource {
  const database = connect(target);
  return { open: async () => database, isOpen: () => true, close: () => database.close(), kill: async () => {} };
}

interface Own {
  readonly neo4j: Launched;
  readonly database: Database;
}

function ownSource({ dataDir, cacheDir }: Config, { onProgress, onLost }: Listeners, url?: string): DatabaseSource {
  let starting: Promise<Own> | undefined;
  let own: Own | undefined;

  const start = async (): Promise<Own> => {
    // One that died still holds the folder.
    await own?.neo4j.stop();
    const dead = own?.database;
    const neo4j = await launch({ dataDir, cacheDir, onProgress });
    if (url !== undefined) neo4j.announce(url);
    own = { neo4j, database: connect(neo4j.target) };
    // Until here requests under way were answered that the database is not available, which a closed pool doesn't say.
    await dead?.close();
    neo4j.ended.then((message) => {
      starting = undefined;
      onProgress(message);
      onLost();
    });
    return own;
  };
  return {
    async open() {
      starting ??= start().catch((error: unknown) => {
        starting = undefined;
        throw error;
      });
      return (await starting).database;
    },
    isOpen: () => own !== undefined,
    async close() {
      await own?.database.close();
      await own?.neo4j.stop();
    },
    async kill() {
      await own?.neo4j.kill();
    },
  };
}
