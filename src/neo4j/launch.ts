// A Neo4j Community of our own, for when none is configured: started, watched, stopped. Who holds its folder is
// run-file.ts's business, where the program comes from prepare.ts's.

import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkServer, connect, type Target } from './connect.ts';
import { cacheFolder, dataFiles, NEO4J_VERSION } from './folders.ts';
import { prepareJars } from './prepare.ts';
import { endProcess, isAlive, type ProcessId, processOf, spawnWarded } from './process.ts';
import { type Hold, hold } from './run-file.ts';
import { JAVA_OPTIONS, neo4jSettings, type Settings } from './settings.ts';
import { preparePassword, startFailure, writeConf } from './store.ts';
import { findJava } from './tools.ts';

const USER = 'neo4j';
const START_MS = 120_000;
/** A graceful stop takes a second; more when much must be written. */
const STOP_MS = 40_000;

export interface LaunchOptions {
  readonly dataDir: string;
  /** Default: `cacheFolder`. */
  readonly cacheDir?: string;
  /** Called with a line for people, a dozen times at most. */
  readonly onProgress: (line: string) => void;
  /** Added to neo4j.conf, over ours. */
  readonly settings?: Settings;
  /** Added to Java's options, after ours. */
  readonly javaOptions?: readonly string[];
}

/** A Neo4j that is ready, and that ends with this process, however that ends. */
export interface Launched {
  readonly target: Target;
  /** The process it runs in. */
  readonly pid: number;
  /** Fulfilled, with what its log says last, when it has ended though nobody asked it to. The folder is still held. */
  readonly ended: Promise<string>;
  /** Tells other commands, through the run file, where this process serves. */
  announce(url: string): void;
  /** Stops it gracefully, about 1 s, and lets the folder go. Safe to call twice. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would, and lets the folder go. */
  kill(): Promise<void>;
}

/**
 * Starts a Neo4j on a data folder: about 8 s; the first time the program is fetched and the store made.
 * A Neo4j that a killed Attest left there is stopped first. Until this returns, ending the process is enough to undo it.
 * @throws ConflictError `DATA_FOLDER_HELD` where another process has the folder.
 * @throws InputError `NEO4J_NO_WAY` where Java or Maven is missing, with the ways out; `DATA_FOLDER_UNUSABLE`;
 * `DATA_FOLDER_BROKEN`.
 * @throws DatabaseError UNAVAILABLE: `NEO4J_FETCH`, or `NEO4J_START` with the last lines of the log and where it is.
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { dataDir, onProgress } = options;
  const folder = hold(dataFiles(dataDir).run);
  let java: ProcessId | undefined;
  try {
    if (folder.left?.neo4j) await endOrphan(folder.left.neo4j, onProgress);
    const { command } = await findJava(process.env);
    const jars = await prepareJars(options.cacheDir ?? cacheFolder(process.env), onProgress);
    const uri = `bolt://127.0.0.1:${await freePort()}`;
    writeConf(dataDir, { ...neo4jSettings(dataDir, uri), ...options.settings });
    const target = { uri, user: USER, password: await preparePassword(command, jars, dataDir) };

    onProgress(`Starting Neo4j ${NEO4J_VERSION} on ${dataDir} …`);
    const startedAt = Date.now();
    const { child, id, gone } = startJava(command, jars, options);
    java = id;
    folder.update({ neo4j: { ...id, uri, user: USER, isReady: false } });
    await untilReady(target, child, dataDir);
    folder.update({ neo4j: { ...id, uri, user: USER, isReady: true } });
    onProgress(`Neo4j answers at ${uri} after ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
    return launched(target, id, gone, folder, dataDir);
  } catch (error) {
    if (java !== undefined) await endProcess(java, 0);
    folder.release();
    throw error;
  }
}

function launched(target: Target, id: ProcessId, gone: Promise<void>, folder: Hold, dataDir: string): Launched {
  let isAsked = false;
  let stopping: Promise<void> | undefined;
  const end = async (patienceMs: number) => {
    isAsked = true;
    await endProcess(id, patienceMs);
    await gone;
    folder.release();
  };
  return {
    target,
    pid: id.pid,
    ended: new Promise((resolve) => {
      gone.then(() => isAsked || resolve(startFailure(dataDir, 'it ended by itself').message));
    }),
    announce: (url) => folder.update({ url }),
    stop() {
      stopping ??= end(STOP_MS);
      return stopping;
    },
    kill: () => end(0),
  };
}

async function endOrphan(orphan: ProcessId, onProgress: (line: string) => void): Promise<void> {
  if (!isAlive(orphan)) return;
  onProgress(`Stopping the Neo4j (process ${orphan.pid}) that a killed Attest left on this data folder …`);
  await endProcess(orphan, STOP_MS);
}

function startJava(command: string, jars: string, { dataDir, javaOptions = [] }: LaunchOptions) {
  const { conf, logs } = dataFiles(dataDir);
  const output = openSync(join(logs, 'console.log'), 'w');
  const main = ['org.neo4j.server.CommunityEntryPoint', `--home-dir=${dataDir}`, `--config-dir=${conf}`];
  const args = [...JAVA_OPTIONS, ...javaOptions, '-cp', join(jars, '*'), ...main];
  const child = spawnWarded(command, args, { cwd: dataDir, stdio: ['ignore', output, output] });
  closeSync(output);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const id = processOf(child.pid ?? 0);
  if (id === undefined) throw startFailure(dataDir, 'Java could not be started');
  return { child, id, gone };
}

/** Waits until Bolt answers to our password: the only proof that all of it is up. */
async function untilReady(target: Target, child: ChildProcess, dataDir: string): Promise<void> {
  const database = connect(target);
  try {
    for (const deadline = Date.now() + START_MS; ; await sleep(100)) {
      if (child.exitCode !== null || child.signalCode !== null) throw startFailure(dataDir, 'it ended while starting');
      try {
        await checkServer(database);
        return;
      } catch (error) {
        if (Date.now() > deadline) throw startFailure(dataDir, `no answer within ${START_MS / 1000} s`, error);
      }
    }
  } finally {
    await database.close();
  }
}

/** A loopback port that nobody uses now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
