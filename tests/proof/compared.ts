// One document asked both ways, and what differs.
import { type ExecutionResult, execute, type GraphQLError } from 'graphql';
import pino from 'pino';
import { toGraphQLError } from '../../src/api/failure.ts';
import { schema } from '../../src/api/schema.ts';
import type { Database } from '../../src/neo4j/connect.ts';
import type { PlainAnswer, Question } from './plain-schema.ts';
import { Refused } from './refusals.ts';

/** What both ways answered, errors by root field. */
export interface Differing {
  readonly compiled: string;
  readonly plain: string;
}

/** What the machine, and not the answer, may fail with. */
const PASSING = new Set(['TIMEOUT', 'UNAVAILABLE']);
const ATTEMPTS = 2;
const logger = pino({ level: 'silent' });

async function askCompiled(database: Database, question: Question): Promise<ExecutionResult> {
  for (let attempt = 1; ; attempt += 1) {
    const { errors, ...result } = await execute({ schema, ...question, contextValue: { database } });
    const worded = errors?.map((error) => toGraphQLError(error, logger));
    if (attempt === ATTEMPTS || !worded?.some(isPassing))
      return worded === undefined ? result : { ...result, errors: worded };
  }
}

const isPassing = ({ extensions }: GraphQLError): boolean => PASSING.has(String(extensions.code));

/**
 * Asks the compiled read path what `plain` answers; undefined where both agree, UNANSWERED where the machine was too slow.
 * Data must be the same to the order of its keys; a root field that one way refuses, the other must refuse for one of the
 * reasons that there are. Where a refused field leaves no data at all, the compiled way may not tell what else is refused.
 */
export async function difference(
  database: Database,
  plain: PlainAnswer,
  question: Question,
): Promise<Differing | 'UNANSWERED' | undefined> {
  const compiled = await askCompiled(database, question);
  const expected = plain.result;
  if (compiled.errors?.some(isPassing)) return 'UNANSWERED';
  const allowed = (expected.errors ?? []).map(({ path, originalError, message }) => ({
    root: path?.[0],
    reasons: originalError instanceof Refused ? originalError.reasons : [`not refused, but failed: ${message}`],
  }));
  const found = (compiled.errors ?? []).map(({ path, extensions, message }) => ({
    root: path?.[0],
    reason: `${extensions.reason} ${message}`,
  }));
  const isExplained = found.every(({ root, reason }) =>
    allowed.some((one) => one.root === root && one.reasons.some((each) => reason.startsWith(each))),
  );
  const isComplete = compiled.data === null ? allowed.length > 0 : allowed.length === found.length;
  if (isExplained && isComplete && JSON.stringify(compiled.data) === JSON.stringify(expected.data)) return undefined;
  const told = ({ data }: ExecutionResult, errors: readonly string[]) => JSON.stringify({ data, errors }, null, 1);
  return {
    compiled: told(
      compiled,
      found.map(({ root, reason }) => `${root}: ${reason}`),
    ),
    plain: told(
      expected,
      allowed.map(({ root, reasons }) => `${root}: ${reasons.join(' or ')}`),
    ),
  };
}
