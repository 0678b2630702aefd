// GraphQL over HTTP: Yoga with what we don't want turned off, and errors as the API words them.

import type { GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Context } from '../api/context.ts';
import { toGraphQLError } from '../api/failure.ts';

/** The handler of /graphql: for node:http and, through its `fetch`, without a socket. */
export function createGraphql(schema: GraphQLSchema, context: (request: Request) => Context, logger: Logger) {
  const tell = (...words: unknown[]): void => logger.debug(words.map(String).join(' '));
  return createYoga({
    schema,
    context: ({ request }) => context(request),
    graphqlEndpoint: '/graphql',
    cors: false,
    batching: false,
    multipart: false,
    graphiql: false,
    landingPage: false,
    // The length is refused by its header, before Yoga: see limits.ts.
    maxRequestBodySize: false,
    // What matters is logged by us, once; of errors Yoga repeats what was masked.
    logging: { debug: tell, info: tell, warn: tell, error: tell },
    maskedErrors: { maskError: (error) => toGraphQLError(error, logger) },
    plugins: [wording(logger), unavailable],
  });
}

/** Words the errors of a document (syntax, validation, variables) as ours: Yoga masks only those of its execution. */
const wording = (logger: Logger): Plugin => ({
  onResultProcess({ result, setResult }) {
    if (Array.isArray(result) || !('errors' in result) || result.errors === undefined) return;
    setResult({ ...result, errors: result.errors.map((error) => toGraphQLError(error, logger)) });
  },
});

/** Tells proxies and clients that asking again can help, where the database gave no data at all. */
const unavailable: Plugin = {
  onExecutionResult({ result, setResult }) {
    if (result === undefined || Array.isArray(result) || !('errors' in result)) return;
    const isUnavailable = result.errors?.some(({ extensions }) => extensions?.code === 'UNAVAILABLE') ?? false;
    const isEmpty = Object.values(result.data ?? {}).every((value) => value === null);
    if (isUnavailable && isEmpty) {
      const http = { status: 503, headers: { 'retry-after': '1' } };
      setResult({ ...result, extensions: { ...result.extensions, http } });
    }
  },
};
