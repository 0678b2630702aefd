// Java and Maven as this system has them; where they are missing, the ways to a Neo4j with this system's commands.

import { execFile } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { InputError } from '../errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const OLDEST_JAVA = 17;

/** A Java that runs Neo4j. */
export interface Java {
  readonly command: string;
  /** Such as `17.0.15`. */
  readonly version: string;
}

/**
 * The Java of `JAVA_HOME`, else of `PATH`.
 * @throws InputError `NEO4J_NO_WAY` where there is none, or it is older than 17.
 */
export async function findJava(env: Environment): Promise<Java> {
  const candidates = [env.JAVA_HOME && executable(join(env.JAVA_HOME, 'bin'), 'java'), onPath(env, 'java')];
  let found = 'Java is missing';
  for (const command of candidates) {
    if (!command) continue;
    const version = await javaVersion(command);
    if (version !== undefined && Number.parseInt(version, 10) >= OLDEST_JAVA) return { command, version };
    found = version === undefined ? `${command} doesn't start` : `${command} is Java ${version}, too old`;
  }
  throw noWay(found, env);
}

/** The Maven of `PATH`. @throws InputError `NEO4J_NO_WAY`. */
export function findMaven(env: Environment): string {
  const command = onPath(env, 'mvn');
  if (command === undefined) throw noWay('Maven, which fetches Neo4j, is missing', env);
  return command;
}

async function javaVersion(command: string): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, ['-version'], { timeout: 20_000 });
    // `1.8.0_402` is Java 8.
    return /version "(?:1\.)?([^"]+)"/.exec(stderr + stdout)?.[1];
  } catch {
    return undefined;
  }
}

function onPath(env: Environment, name: string): string | undefined {
  for (const folder of (env.PATH ?? env.Path ?? '').split(delimiter)) {
    const found = folder && executable(folder, name);
    if (found) return found;
  }
  return undefined;
}

function executable(folder: string, name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  return names.map((each) => join(folder, each)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function noWay(found: string, env: Environment): InputError {
  const variables = ['NEO4J_URI=bolt://HOST:7687', 'NEO4J_USER=neo4j', 'NEO4J_PASSWORD=…'];
  const setting = process.platform === 'win32' ? '$env:NAME="…" for each of' : 'export';
  return new InputError(
    'NEO4J_NO_WAY',
    [
      `Neo4j: ${found}. Attest needs a Neo4j; one of these gives it one:`,
      `  1. Install Java ${OLDEST_JAVA} or newer and Maven:  ${installCommand(env)}`,
      '  2. Use Docker:  NEO4J_PASSWORD=… docker compose up',
      `  3. Name a Neo4j you have (5.26 or newer):  ${setting} ${variables.join(' ')}`,
    ].join('\n'),
  );
}

/** By package manager; the first that is there is the system's. */
const INSTALL: readonly (readonly [manager: string, command: (env: Environment) => string])[] = [
  ['apt-get', () => asRoot(`apt-get update && ${asRoot(`apt-get install -y ${aptJava()} maven`)}`)],
  ['dnf', () => asRoot('dnf install -y java-21-openjdk-headless maven')],
  ['apk', () => asRoot('apk add openjdk17-jre-headless maven')],
  ['pacman', () => asRoot('pacman -S jre17-openjdk-headless maven')],
  ['zypper', () => asRoot('zypper install java-17-openjdk-headless maven')],
  ['brew', () => 'brew install openjdk@17 maven && export JAVA_HOME="$(brew --prefix openjdk@17)"'],
  ['choco', () => 'choco install temurin17 maven'],
  [
    'winget',
    () => 'winget install EclipseAdoptium.Temurin.17.JDK, and Maven from https://maven.apache.org/download.cgi',
  ],
];

/** The command that installs Java and Maven on this system. */
function installCommand(env: Environment): string {
  const known = INSTALL.find(([manager]) => onPath(withSystemFolders(env), manager) !== undefined);
  return known?.[1](env) ?? 'https://adoptium.net and https://maven.apache.org/download.cgi';
}

/** A PATH too short for Java may be too short for the package manager. */
const withSystemFolders = (env: Environment): Environment =>
  process.platform === 'win32'
    ? env
    : { ...env, PATH: [env.PATH ?? '', '/usr/bin', '/sbin', '/opt/homebrew/bin', '/usr/local/bin'].join(delimiter) };

const asRoot = (command: string): string => (process.getuid?.() === 0 ? command : `sudo ${command}`);

/** Debian 13 has no Java 17; older releases have no 21. */
function aptJava(): string {
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    const version = Number(/^VERSION_ID="?(\d+)/m.exec(release)?.[1]);
    return /^ID=debian/m.test(release) && version >= 13 ? 'openjdk-21-jre-headless' : 'openjdk-17-jre-headless';
  } catch {
    return 'openjdk-17-jre-headless';
  }
}
