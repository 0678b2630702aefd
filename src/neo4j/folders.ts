// Where a Neo4j of our own keeps its data, and where the program itself is kept. Nothing is created here.

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The version that is prepared: the long-term one that runs on Java 17. */
export const NEO4J_VERSION = '5.26.30';

/** The data folder: `ATTEST_DATA`, else the system's place for a user's data. Absolute. */
export const dataFolder = (env: Environment, platform = process.platform): string =>
  env.ATTEST_DATA ? resolve(env.ATTEST_DATA) : join(home(env, platform, 'data'), 'attest');

/** The folder of what can be fetched again, shared by all data folders: `ATTEST_CACHE`, else the system's place. */
export const cacheFolder = (env: Environment, platform = process.platform): string =>
  env.ATTEST_CACHE ? resolve(env.ATTEST_CACHE) : join(home(env, platform, 'cache'), 'attest');

function home(env: Environment, platform: NodeJS.Platform, kind: 'data' | 'cache'): string {
  const user = env.HOME || homedir();
  if (platform === 'win32') return env.LOCALAPPDATA || join(user, 'AppData', 'Local');
  if (platform === 'darwin') return join(user, 'Library', kind === 'data' ? 'Application Support' : 'Caches');
  if (kind === 'data') return env.XDG_DATA_HOME || join(user, '.local', 'share');
  return env.XDG_CACHE_HOME || join(user, '.cache');
}

/** What lies where in a data folder. */
export const dataFiles = (dataDir: string) => ({
  /** Who holds the folder, and how to reach its Neo4j: see run-file.ts. */
  run: join(dataDir, 'run.json'),
  /** The password of its Neo4j; 0600. */
  password: join(dataDir, 'neo4j-password'),
  conf: join(dataDir, 'conf'),
  store: join(dataDir, 'data'),
  logs: join(dataDir, 'logs'),
});
