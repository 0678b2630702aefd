// Has Neo4j plan the queries of the known questions before anybody asks them: planning a text takes longer than running it.

import { execute, type GraphQLSchema, parse } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../api/context.ts';
import type { Question } from './questions.ts';

/**
 * Asks each question once, one after the other and in order, and drops the answers. Errors are no one's answer: they are
 * logged for debugging, and the rest is still asked, until `isOver` says that there is nobody left to ask for.
 */
export async function warm(
  schema: GraphQLSchema,
  context: Context,
  questions: readonly Pick<Question, 'name' | 'document' | 'variables'>[],
  logger: Pick<Logger, 'debug'>,
  isOver: () => boolean = () => false,
): Promise<void> {
  for (const { name, document, variables } of questions) {
    if (isOver()) return;
    const { errors } = await execute({
      schema,
      document: parse(document),
      variableValues: variables === '' ? {} : JSON.parse(variables),
      contextValue: context,
    });
    if (errors) logger.debug({ question: name, errors: errors.map(({ message }) => message) }, 'not warmed');
  }
}
