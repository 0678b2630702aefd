// One holder a data folder: the run file is the lock, and tells other commands how to reach the Neo4j behind it.

import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConflictError, InputError } from '../errors.ts';
import type { Target } from './connect.ts';
import { dataFiles } from './folders.ts';
import { isAlive, type ProcessId, processOf } from './process.ts';

/** What a run file says. Only its user can read it. */
interface RunFile extends ProcessId {
  /** ISO 8601, for people. */
  readonly startedAt: string;
  /** Its Neo4j, from the moment it is started; it may outlive its holder. */
  readonly neo4j?: ProcessId & { readonly uri: string; readonly user: string; readonly isReady: boolean };
  /** Where it serves, once it does. */
  readonly url?: string;
}

/** A file that this process holds until it lets go. */
export interface Hold {
  /** What a holder left behind that didn't let go, such as one ended by kill -9. */
  readonly left: RunFile | undefined;
  update(change: Pick<RunFile, 'neo4j' | 'url'>): void;
  release(): void;
}

/** Another Attest on this data folder whose Neo4j can be used. */
export interface Running {
  readonly pid: number;
  readonly startedAt: string;
  readonly url?: string;
  readonly target: Target;
}

/** The Attest that runs on this data folder, when its Neo4j is ready. */
export function findRunning(dataDir: string): Running | undefined {
  const files = dataFiles(dataDir);
  const run = readRunFile(files.run);
  if (run?.neo4j === undefined || !run.neo4j.isReady || !isAlive(run) || !isAlive(run.neo4j)) return undefined;
  const { uri, user } = run.neo4j;
  const target = { uri, user, password: readFileSync(files.password, 'utf8').trim() };
  return { pid: run.pid, startedAt: run.startedAt, target, ...(run.url === undefined ? {} : { url: run.url }) };
}

/**
 * Takes the file, or says who has it. A file whose process is gone is taken over.
 * @throws ConflictError `DATA_FOLDER_HELD`.
 * @throws InputError `DATA_FOLDER_UNUSABLE` where nothing can be written there.
 */
export function hold(path: string): Hold {
  const self = processOf(process.pid) ?? { pid: process.pid, start: 'unknown' };
  makeFolder(dirname(path));
  const left = takeOver(path, self);
  // What was left stays in the file until it is dealt with, or a second kill -9 would lose sight of it.
  const orphan = left?.neo4j && { neo4j: { ...left.neo4j, isReady: false } };
  let current: RunFile = { ...self, startedAt: new Date().toISOString(), ...orphan };
  const own = `${path}.${process.pid}`;
  writeFileSync(own, JSON.stringify(current), { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (error) {
    throw isCode(error, 'EEXIST') ? held(path) : error;
  } finally {
    rmSync(own, { force: true });
  }
  return {
    left,
    update(change) {
      current = { ...current, ...change };
      writeFileSync(own, JSON.stringify(current), { mode: 0o600 });
      renameSync(own, path);
    },
    release() {
      const run = readRunFile(path);
      if (run?.pid === self.pid && run.start === self.start) rmSync(path, { force: true });
    },
  };
}

/** Puts a stale file aside, and returns what it said. */
function takeOver(path: string, self: ProcessId): RunFile | undefined {
  const found = readRunFile(path);
  if (found !== undefined && isAlive(found)) throw held(path);
  const aside = `${path}.stale-${self.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const moved = readRunFile(aside);
  // Somebody was quicker, and what we moved is theirs: give it back.
  if (moved !== undefined && isAlive(moved)) {
    renameSync(aside, path);
    throw held(path);
  }
  rmSync(aside);
  return moved;
}

function held(path: string): ConflictError {
  const run = readRunFile(path);
  const who = run === undefined ? 'another process' : `process ${run.pid}, since ${run.startedAt}`;
  const where = run?.url === undefined ? '' : `, at ${run.url}`;
  const way = 'stop it (Ctrl-C in its terminal), or set ATTEST_DATA to another folder';
  return new ConflictError('DATA_FOLDER_HELD', `${dirname(path)}: ${who}${where} already runs Attest here; ${way}`);
}

function readRunFile(path: string): RunFile | undefined {
  try {
    const said: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isRunFile(said) ? said : undefined;
  } catch {
    return undefined;
  }
}

const isRunFile = (said: unknown): said is RunFile =>
  typeof said === 'object' && said !== null && 'pid' in said && 'start' in said && 'startedAt' in said;

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError('DATA_FOLDER_UNUSABLE', `${folder}: ${why}; set ATTEST_DATA to a folder you can write`, {
      cause: error,
    });
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
