// `attest query`: one GraphQL document in, its answer out, the same as over HTTP.

import { type GraphQLError, parse, validate } from 'graphql';
import pino from 'pino';
import { schema } from '../api/schema.ts';
import { watchGraph } from '../api/watch.ts';
import { readConfig } from '../config.ts';
import { InputError } from '../errors.ts';
import { readTextFile } from '../formats/text-file.ts';
import type { Database } from '../neo4j/connect.ts';
import { createGraphql } from '../server/yoga.ts';
import type { Command, Terminal } from './command.ts';
import { withDatabase } from './database.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';

/** A request as it goes over HTTP. */
interface Question {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | undefined;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

export const query: Command = {
  operands: 'FILE',
  count: [1, 1],
  options: {
    variables: { value: 'JSON', description: 'The variables: a JSON object, or the name of a file that holds one.' },
    operation: { value: 'NAME', description: 'Which operation to run, where the document has several.' },
  },
  details: [
    'Prints the answer as JSON, the same as the server gives over HTTP. FILE is a GraphQL document; - reads it from standard input.',
  ],
  examples: [
    'attest query question.graphql',
    `attest query question.graphql --variables '{"id": "entity:starlink"}'`,
    "echo '{ stats { statements } }' | attest query -",
  ],
  async run(args, terminal) {
    const config = readConfig(terminal.environment);
    const [file = '-'] = args.positionals;
    const question: Question = {
      query: file === '-' ? await terminal.readInput() : await readTextFile(file, file),
      variables: await readVariables(args.value('variables')),
      operationName: args.value('operation'),
    };
    // What no database is needed for is said before one is started.
    const errors = mistakes(question.query);
    if (errors.length > 0) return tell({ errors: errors.map((error) => error.toJSON()) } as Answer, terminal);
    return withDatabase(config, terminal, async (database) => {
      const logger = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
      return tell(await ask(database, question, logger), terminal);
    });
  },
};

function mistakes(text: string): readonly GraphQLError[] {
  try {
    return validate(schema, parse(text));
  } catch (error) {
    return [error as GraphQLError];
  }
}

async function ask(database: Database, question: Question, logger: pino.Logger): Promise<Answer> {
  const watch = watchGraph(() => database);
  await watch.look();
  // Whoever can open the database may write to it.
  const graphql = createGraphql(schema, () => ({ database, watch, authorize: () => {} }), logger);
  const response = await graphql.fetch('http://attest/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(question),
  });
  watch.stop();
  return (await response.json()) as Answer;
}

function tell(answer: Answer, terminal: Terminal): ExitCode {
  terminal.print(JSON.stringify(answer, null, 2));
  if (answer.errors === undefined) return EXIT_CODES.OK;
  const isUnavailable = answer.errors.some(({ extensions }) => extensions?.code === 'UNAVAILABLE');
  return isUnavailable ? EXIT_CODES.UNAVAILABLE : EXIT_CODES.PROBLEMS;
}

/**
 * Variables given as JSON or as the name of a file with JSON.
 * @throws InputError `VARIABLES_INVALID` where they are no JSON object.
 */
async function readVariables(given: string | undefined): Promise<unknown> {
  if (given === undefined) return undefined;
  const isInline = given.trimStart().startsWith('{');
  const where = isInline ? '--variables' : given;
  const text = isInline ? given : await readTextFile(given, given);
  try {
    const variables: unknown = JSON.parse(text);
    if (typeof variables === 'object' && variables !== null && !Array.isArray(variables)) return variables;
  } catch (cause) {
    throw new InputError('VARIABLES_INVALID', `${where}: not JSON: ${(cause as Error).message}`, { cause });
  }
  throw new InputError('VARIABLES_INVALID', `${where}: expected a JSON object, such as {"id": "entity:starlink"}`);
}
