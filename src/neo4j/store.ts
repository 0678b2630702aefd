// What a Neo4j needs in its data folder before it starts: settings, a password, and room. And what its log says after.

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseError, InputError } from '../errors.ts';
import { dataFiles } from './folders.ts';
import { JAVA_OPTIONS, renderSettings, type Settings } from './settings.ts';

/** Writes neo4j.conf anew; what Attest sets is in settings.ts, not in a file to edit. */
export function writeConf(dataDir: string, settings: Settings): void {
  const { conf, logs } = dataFiles(dataDir);
  mkdirSync(conf, { recursive: true });
  mkdirSync(logs, { recursive: true });
  writeFileSync(join(conf, 'neo4j.conf'), renderSettings(settings));
}

/**
 * The password of the store in this folder: random, made with the store, in a file that only its user can read.
 * @throws InputError `DATA_FOLDER_BROKEN` where there is a store but no password.
 */
export async function preparePassword(java: string, jars: string, dataDir: string): Promise<string> {
  const { password: file, store } = dataFiles(dataDir);
  const hasStore = existsSync(join(store, 'databases'));
  if (!existsSync(file)) {
    if (hasStore) {
      const way = 'put it back, or move the folder away to start empty';
      throw new InputError('DATA_FOLDER_BROKEN', `${dataDir}: holds a graph, but its password ${file} is gone; ${way}`);
    }
    // In hex: a password that begins with "-" is an option to the admin tool.
    writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  }
  const password = readFileSync(file, 'utf8').trim();
  if (!hasStore) await setPassword(java, jars, dataDir, password);
  return password;
}

/** Before its first start Neo4j takes the password from its admin tool. */
async function setPassword(java: string, jars: string, dataDir: string, password: string): Promise<void> {
  const { conf } = dataFiles(dataDir);
  // In a file and not on the command line, which every user of the system can read.
  const args = join(conf, 'admin-args');
  const main = ['org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', password];
  writeFileSync(args, [...JAVA_OPTIONS, '-cp', quoted(join(jars, '*')), ...main].join('\n'), { mode: 0o600 });
  try {
    await promisify(execFile)(java, [`@${args}`], { env: { ...process.env, NEO4J_HOME: dataDir, NEO4J_CONF: conf } });
  } catch (error) {
    throw startFailure(dataDir, 'its password could not be set', error);
  } finally {
    rmSync(args, { force: true });
  }
}

/** As Java's argument files want what may hold spaces or backslashes. */
const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\')}"`;

/** Neo4j didn't start, or ended: the last lines of its log, and where the log is. */
export function startFailure(dataDir: string, what: string, cause?: unknown): DatabaseError {
  const { logs } = dataFiles(dataDir);
  const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : lastLines(logs);
  const message = `Neo4j on ${dataDir}: ${what}; its log is in ${logs}\n  ${said.replaceAll('\n', '\n  ')}`;
  return new DatabaseError('UNAVAILABLE', 'NEO4J_START', message, { cause });
}

function lastLines(logs: string): string {
  const of = (name: string) => {
    const path = join(logs, name);
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(-5) : [];
  };
  return [...of('neo4j.log'), ...of('console.log')].map((line) => line.slice(0, 300)).join('\n');
}
