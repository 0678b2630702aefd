// The only place where our errors become GraphQL's. Whatever isn't ours is masked and logged under a number.
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { AttestError, DatabaseError } from '../errors.ts';

const DATABASE_MESSAGES = {
  UNAVAILABLE: "The database can't be reached at the moment; ask again in a little while.",
  TIMEOUT: 'The answer took too long; ask for less, or again.',
} as const;

/**
 * The error that a caller sees: `extensions.code` and `extensions.reason` for what they can act on; for all else
 * `INTERNAL` with a correlation id, under which the log holds the cause.
 */
export function toGraphQLError(error: unknown, logger: Pick<Logger, 'error'>): GraphQLError {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (original instanceof GraphQLError) {
    // Errors of the document come before execution, and so without a path; they tell nothing of ours.
    if (original.path === undefined && isOfDocument(original)) {
      return at(original, original.message, { ...original.extensions, code: 'BAD_INPUT', reason: 'DOCUMENT_INVALID' });
    }
    if (original.extensions.code !== undefined) return original;
  }
  if (original instanceof DatabaseError) {
    // Its message names where the database is and as whom we ask: the operator's business, not the caller's.
    const correlationId = randomUUID();
    logger.error({ err: original, correlationId }, 'the database did not answer a request');
    const { code, reason } = original;
    return at(error, `${DATABASE_MESSAGES[code]} (${correlationId} in the log)`, { code, reason, correlationId });
  }
  if (original instanceof AttestError && OF_THE_DATABASE.has(original.reason)) {
    const correlationId = randomUUID();
    logger.error({ err: original, correlationId }, 'the database stopped a request');
    const { code, reason } = original;
    return at(error, `The answer took too much memory; ask for less (${correlationId} in the log)`, {
      code,
      reason,
      correlationId,
    });
  }
  if (original instanceof AttestError) {
    const { code, reason, problems, message } = original;
    return at(error, message, { code, reason, ...(problems.length > 0 ? { problems } : {}) });
  }
  const correlationId = randomUUID();
  logger.error({ err: original, correlationId }, 'a request failed for a reason of ours');
  return at(error, `Something failed on our side; the log tells the cause under ${correlationId}.`, {
    code: 'INTERNAL',
    reason: 'UNEXPECTED',
    correlationId,
  });
}

/** Errors for the caller that come from the database, with its address in their message. */
const OF_THE_DATABASE = new Set(['QUERY_MEMORY']);

/** Yoga's own codes for a document that can't be run. BAD_REQUEST stays: the HTTP status hangs on that very error. */
const OF_THE_REQUEST = new Set(['BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE']);

/** Syntax, validation and variables: graphql-js gives no code, Yoga one of its own. */
const isOfDocument = ({ extensions: { code } }: GraphQLError): boolean =>
  code === undefined || String(code).startsWith('GRAPHQL_') || OF_THE_REQUEST.has(String(code));

/** A new error at the place in document and answer where `error` stood. */
function at(error: unknown, message: string, extensions: Record<string, unknown>): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(message, { extensions });
  const { nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}
