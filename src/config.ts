// The environment as a Config. Every wrong variable is named at once, with what was found and what was expected.

import { InputError, type Problem } from './errors.ts';
import { cacheFolder, dataFolder } from './neo4j/folders.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  /** The Neo4j to use; `undefined` for one of our own. */
  readonly neo4j:
    | { readonly uri: string; readonly user: string; readonly password: string; readonly database: string }
    | undefined;
  /** Address to listen on. Default 127.0.0.1: this machine only. */
  readonly host: string;
  /** TCP port, 0 to 65535; 0 takes any free one. Default 4000. */
  readonly port: number;
  /** Where others reach this graph, with a slash at its end: what the IRIs of JSON-LD begin with. Not told: the server's own address. */
  readonly base: string | undefined;
  /** Folder of our own Neo4j's data and of what says that it runs. Absolute. */
  readonly dataDir: string;
  /** Folder of what can be fetched again, such as Neo4j's jars. Absolute. */
  readonly cacheDir: string;
  /** What a client must send as `Authorization: Bearer …` to write over HTTP; without one the server is read-only. */
  readonly token: string | undefined;
  readonly logLevel: LogLevel;
}

/** The variables that are read, in the order in which help lists them. */
export const VARIABLES = {
  NEO4J_URI: 'Address of the Neo4j to use, such as bolt://localhost:7687. Not set: Attest starts one of its own.',
  NEO4J_USER: 'User of that Neo4j. Default neo4j.',
  NEO4J_PASSWORD: 'Password of that user. Required with NEO4J_URI.',
  NEO4J_DATABASE: 'Name of the database on that Neo4j. Default neo4j.',
  ATTEST_HOST: 'Address to listen on. Default 127.0.0.1, this machine only; 0.0.0.0 for every interface.',
  ATTEST_PORT: 'Port to listen on, 0 to 65535. Default 4000; 0 takes any free one.',
  ATTEST_BASE:
    "Address under which others reach this graph, such as https://graph.example.org: what the IRIs of JSON-LD begin with. Default: the server's own; in exports by command, https://attest.invalid/.",
  ATTEST_DATA: "Folder of the data of Attest's own Neo4j. Default: attest in the user's data folder.",
  ATTEST_CACHE: "Folder of what can be fetched again. Default: attest in the user's cache folder.",
  ATTEST_TOKEN:
    'Bearer token that a write over HTTP must carry, 16 or more characters. Not set: the server is read-only.',
  ATTEST_LOG: `How much is logged: ${LOG_LEVELS.join(', ')}. Default info.`,
} as const;
type Variable = keyof typeof VARIABLES;
type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line says instead of the environment. */
export interface Overrides {
  /** As written after `--host`. */
  readonly host?: string | undefined;
  /** As written after `--port`. */
  readonly port?: string | undefined;
}

const URI = /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/]+\/?$/;

/**
 * Reads the environment. A variable that is empty counts as not set.
 * @throws InputError `CONFIG_INVALID` whose problems are all of the wrong variables; no value of a password or token is shown.
 */
export function readConfig(environment: Environment, overrides: Overrides = {}): Config {
  const problems: Problem[] = [];
  const value = (name: Variable): string | undefined => environment[name]?.trim() || undefined;
  const wrong = (where: string, message: string): void => {
    problems.push({ reason: 'VARIABLE_INVALID', where, message });
  };

  const config: Config = {
    neo4j: readNeo4j(value, wrong),
    host: overrides.host ?? value('ATTEST_HOST') ?? '127.0.0.1',
    port: readPort(
      overrides.port ?? value('ATTEST_PORT') ?? '4000',
      overrides.port === undefined ? 'ATTEST_PORT' : '--port',
      wrong,
    ),
    base: readBase(value('ATTEST_BASE'), wrong),
    dataDir: dataFolder(environment),
    cacheDir: cacheFolder(environment),
    token: readToken(value('ATTEST_TOKEN'), wrong),
    logLevel: readLogLevel(value('ATTEST_LOG'), wrong),
  };
  for (const name of Object.keys(environment)) {
    if (name.startsWith('ATTEST_') && !Object.hasOwn(VARIABLES, name)) {
      const known = Object.keys(VARIABLES).filter((variable) => variable.startsWith('ATTEST_'));
      wrong(name, `no such variable; known are ${known.join(', ')}`);
    }
  }
  if (problems.length > 0) {
    const listed = problems.map(({ where, message }) => `${where}: ${message}`).join('\n');
    throw new InputError('CONFIG_INVALID', listed, { problems });
  }
  return config;
}

type Value = (name: Variable) => string | undefined;
type Wrong = (where: string, message: string) => void;

function readNeo4j(value: Value, wrong: Wrong): Config['neo4j'] {
  const uri = value('NEO4J_URI');
  const password = value('NEO4J_PASSWORD');
  if (uri === undefined) {
    for (const name of ['NEO4J_USER', 'NEO4J_PASSWORD', 'NEO4J_DATABASE'] as const) {
      if (value(name) !== undefined) {
        wrong(name, 'is set, but NEO4J_URI is not; set NEO4J_URI to use that Neo4j, or unset it for one of our own');
      }
    }
    return undefined;
  }
  if (!URI.test(uri)) {
    wrong(
      'NEO4J_URI',
      `"${uri}" is not an address of a Neo4j; expected such as bolt://localhost:7687 or neo4j+s://HOST`,
    );
  }
  if (password === undefined) {
    wrong('NEO4J_PASSWORD', 'is not set, but NEO4J_URI is; set it to the password of that Neo4j');
  }
  return {
    uri,
    user: value('NEO4J_USER') ?? 'neo4j',
    password: password ?? '',
    database: value('NEO4J_DATABASE') ?? 'neo4j',
  };
}

function readPort(text: string, where: string, wrong: Wrong): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) wrong(where, `"${text}" is not a port; expected a whole number from 0 to 65535`);
  return port;
}

/** Without a path: pages lead to one another from the root. */
function readBase(text: string | undefined, wrong: Wrong): string | undefined {
  if (text === undefined) return undefined;
  const isOrigin = /^https?:\/\/[^/?#@\s]+\/?$/i.test(text) && URL.canParse(text);
  if (!isOrigin)
    wrong('ATTEST_BASE', `"${text}" is not the address of a server; expected such as https://graph.example.org`);
  return isOrigin ? new URL(text).href : undefined;
}

function readToken(token: string | undefined, wrong: Wrong): string | undefined {
  if (token !== undefined && !/^[\x21-\x7e]{16,}$/.test(token)) {
    wrong('ATTEST_TOKEN', 'expected 16 or more ASCII characters without spaces, such as `openssl rand -hex 32` prints');
  }
  return token;
}

function readLogLevel(text: string | undefined, wrong: Wrong): LogLevel {
  const level = LOG_LEVELS.find((known) => known === (text ?? 'info'));
  if (level === undefined) wrong('ATTEST_LOG', `"${text}" is not a level; expected one of ${LOG_LEVELS.join(', ')}`);
  return level ?? 'info';
}
