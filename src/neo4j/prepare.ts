// Fetches Neo4j's jars through Maven, once for all data folders. A kill at any moment leaves nothing half done.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { AttestError, DatabaseError } from '../errors.ts';
import { NEO4J_VERSION } from './folders.ts';
import { type Hold, hold } from './run-file.ts';
import { findMaven } from './tools.ts';

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>attest</groupId>
  <artifactId>neo4j-jars</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${NEO4J_VERSION}</version></dependency>
  </dependencies>
</project>
`;

/** Jars that Maven reports between two lines of progress. */
const JARS_A_LINE = 50;

/**
 * The folder with Neo4j's jars; fetched first (about 125 MB) where it isn't there yet. Two processes don't fetch at once.
 * @throws InputError `NEO4J_NO_WAY` where Maven is missing.
 * @throws DatabaseError UNAVAILABLE `NEO4J_FETCH` where Maven fails, with its last words and where all of them are.
 */
export async function prepareJars(cacheDir: string, onProgress: (line: string) => void): Promise<string> {
  const folder = join(cacheDir, `neo4j-${NEO4J_VERSION}`);
  const jars = join(folder, 'lib');
  if (existsSync(jars)) return jars;
  const maven = findMaven(process.env);
  const lock = await holdInTurn(join(folder, 'fetching.json'), onProgress);
  try {
    if (existsSync(jars)) return jars;
    // What a kill left. Each attempt has a folder of its own: the Maven of a killed process may still write to its.
    for (const name of readdirSync(folder)) {
      if (name.startsWith('partial-')) rmSync(join(folder, name), { recursive: true, force: true });
    }
    const partial = join(folder, `partial-${process.pid}-${Date.now()}`);
    mkdirSync(partial);
    onProgress(`Fetching Neo4j ${NEO4J_VERSION} Community through Maven into ${folder} (about 125 MB, once) …`);
    await fetch(maven, partial, join(folder, 'maven.log'), onProgress);
    renameSync(join(partial, 'lib'), jars);
    rmSync(partial, { recursive: true, force: true });
    onProgress(`Neo4j ${NEO4J_VERSION} is prepared: ${readdirSync(jars).length} jars.`);
    return jars;
  } finally {
    lock.release();
  }
}

async function holdInTurn(path: string, onProgress: (line: string) => void): Promise<Hold> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      return hold(path);
    } catch (error) {
      if (!(error instanceof AttestError) || error.code !== 'CONFLICT') throw error;
      if (isFirst) onProgress('Another Attest is fetching Neo4j; waiting for it …');
      await sleep(500);
    }
  }
}

async function fetch(maven: string, folder: string, log: string, onProgress: (line: string) => void): Promise<void> {
  writeFileSync(join(folder, 'pom.xml'), POM);
  const args = [
    '-B',
    '-Dstyle.color=never',
    PLUGIN,
    '-DincludeScope=runtime',
    `-DoutputDirectory=${join(folder, 'lib')}`,
  ];
  const child = spawn(maven, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const said: string[] = [];
  let fetched = 0;
  const note = (line: string) => {
    said.push(line);
    if (!/Downloaded from .*\.jar/.test(line)) return;
    fetched += 1;
    if (fetched % JARS_A_LINE === 0) onProgress(`  ${fetched} jars fetched`);
  };
  createInterface({ input: child.stdout }).on('line', note);
  createInterface({ input: child.stderr }).on('line', note);
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  if (code === 0) return;
  writeFileSync(log, `${said.join('\n')}\n`);
  const errors = said.filter((line) => line.startsWith('[ERROR]')).slice(0, 3);
  const last = (errors.length > 0 ? errors : said.slice(-3)).join('\n  ');
  throw new DatabaseError(
    'UNAVAILABLE',
    'NEO4J_FETCH',
    `Maven could not fetch Neo4j ${NEO4J_VERSION} (all it said: ${log}); check the network and Maven's settings, and start again\n  ${last}`,
  );
}
