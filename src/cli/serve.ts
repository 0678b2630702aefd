// `attest serve`: a graph behind an address, until it is told to stop.

import pino from 'pino';
import { schema } from '../api/schema.ts';
import { type Config, readConfig } from '../config.ts';
import { ConflictError } from '../errors.ts';
import { findRunning } from '../neo4j/run-file.ts';
import { pagesToWarm } from '../server/pages/documents.ts';
import { loadQuestions } from '../server/questions.ts';
import type { State } from '../server/readiness.ts';
import { listen, type Server } from '../server/server.ts';
import { serveGraph } from '../server/serving.ts';
import { warm } from '../server/warm.ts';
import type { Command, Terminal } from './command.ts';
import { type DatabaseSource, databaseSource, prepareDatabase } from './database.ts';
import { EXIT_CODES } from './exit-code.ts';
import { loadSeed, readSeed } from './seed.ts';
import { onSignals } from './signals.ts';

/** How long requests under way may take once we are told to stop, in milliseconds. */
const GRACE_MS = 10_000;

export const serve: Command = {
  operands: '',
  count: [0, 0],
  options: {
    seed: { description: 'Load the Starlink story of seed/ where the graph holds no article of it.' },
    port: { value: 'PORT', description: 'Port to listen on, instead of ATTEST_PORT; 0 takes any free one.' },
    host: { value: 'HOST', description: 'Address to listen on, instead of ATTEST_HOST.' },
  },
  details: [
    'Serves /graphql (in a browser: GraphiQL), /health/live and /health/ready. Without NEO4J_URI it starts a Neo4j of its own and stops it in the end.',
    'Where NEO4J_URI is set and that Neo4j cannot be reached, the server lives, says so under /health/ready, and recovers by itself.',
    'Ctrl-C, SIGTERM and SIGHUP stop it: requests under way are answered first. A second Ctrl-C stops it at once.',
  ],
  examples: ['attest serve --seed', 'attest serve --port 8080', 'ATTEST_HOST=0.0.0.0 attest serve'],
  async run(args, terminal) {
    const config = readConfig(terminal.environment, { host: args.value('host'), port: args.value('port') });
    const logger = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
    const server = await listenOrSayWho(config);
    const say = (line: string): void => terminal.say(line);
    const seed = args.has('seed') ? readSeed() : undefined;
    let isStopping = false;
    const source = databaseSource(config, server.url, { onProgress: say, onLost: () => serving.doubt() });
    const serving = serveGraph(
      server,
      {
        schema,
        base: config.base,
        token: config.token,
        open: source.open,
        async prepare(database) {
          await prepareDatabase(database);
          if (seed !== undefined) await loadSeed(database, await seed, say);
          // Beside whoever asks already; after a restart of Neo4j, too, which has forgotten its plans.
          void Promise.all([loadQuestions(), pagesToWarm()]).then((documents) =>
            warm(schema, { database }, documents.flat(), logger, () => isStopping),
          );
        },
        onChange: reporter(terminal, config, server.url, source.isOpen),
      },
      logger,
    );
    // What is wrong with it is thrown where it is awaited.
    seed?.catch(() => {});
    const stop = untilTold(source, say);
    try {
      // Without a Neo4j of our own there will never be anything to serve. One elsewhere counts as opened, and may come up later.
      await Promise.race([source.open(), stop.told]);
      await stop.told;
    } finally {
      isStopping = true;
      await serving.close(GRACE_MS);
      await source.close();
      stop.ignore();
    }
    terminal.say('stopped');
    return EXIT_CODES.OK;
  },
};

/** Takes the address, and where it is in use by an Attest on the same data folder, says so. */
async function listenOrSayWho(config: Config): Promise<Server> {
  try {
    return await listen(config.host, config.port);
  } catch (error) {
    const running = config.neo4j === undefined ? findRunning(config.dataDir) : undefined;
    if (!(error instanceof ConflictError) || running?.url === undefined) throw error;
    const who = `${running.url} serves the same data folder, ${config.dataDir}, as process ${running.pid}`;
    throw new ConflictError(error.reason, `${error.message}\n${who}: use that one, or stop it`, { cause: error });
  }
}

/** Hears the signals: `told` is fulfilled by the first; the second ends everything at once. */
function untilTold(source: DatabaseSource, say: (line: string) => void) {
  const leave = (): never => process.exit(130);
  let tell = (): void => {};
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const stop = (signal: NodeJS.Signals): void => {
    // What is still starting has nothing to lose, and ends with us.
    if (!source.isOpen()) leave();
    say(`${signal}: stopping; once more to stop at once`);
    tell();
  };
  const { ignore } = onSignals(stop, () => source.kill().then(leave, leave));
  return { told, ignore };
}

/** Says each change of readiness; the first time it is ready, where to click. */
function reporter(terminal: Terminal, config: Config, url: string, isOpen: () => boolean): (state: State) => void {
  let wasReady = false;
  return (state) => {
    // Where nothing could be opened there is nothing to try again: it ends with that error.
    if (state.status === 'UNREADY' && isOpen())
      terminal.say(`not ready: ${state.message}; trying again (${url}/health/ready says when)`);
    if (state.status !== 'READY') return;
    if (wasReady) terminal.say('ready again');
    else for (const line of whereToClick(url, config)) terminal.print(line);
    wasReady = true;
  };
}

function whereToClick(url: string, config: Config): string[] {
  const lines = [
    'Attest is ready. Where to click:',
    '',
    `Ask in the browser   ${url}/graphql`,
    `What this is         ${url}/`,
    `Health               ${url}/health/ready`,
    '',
    config.neo4j === undefined ? `Data in ${config.dataDir}` : `Neo4j at ${config.neo4j.uri}`,
    'Ctrl-C stops it all.',
  ];
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(width + 4);
  return [`┌${edge}┐`, ...lines.map((line) => `│  ${line.padEnd(width)}  │`), `└${edge}┘`];
}
