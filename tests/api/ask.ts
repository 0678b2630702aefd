// Asks the schema in process, through the same handler as HTTP, and counts what it sends to Neo4j.
import pino from 'pino';
import { beforeAll } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { watchGraph } from '../../src/api/watch.ts';
import type { Vocabulary } from '../../src/model/predicates.ts';
import type { Database, QueryEvent } from '../../src/neo4j/connect.ts';
import { createGraphql } from '../../src/server/yoga.ts';
import { type Graph, openStory, useGraph } from '../story.ts';

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its document, which the test asserts
  readonly data: any;
  readonly errors?: readonly { message: string; extensions: { code: string; reason: string } }[];
}

/** Asks a graph; opened before the tests of a file and closed after them. */
export interface Asking {
  readonly database: Database;
  readonly vocabulary: Vocabulary;
  /** What was sent to Neo4j since the last question began. */
  readonly sent: readonly QueryEvent[];
  /** `operationName`: which operation of a document that has several. */
  ask(query: string, variables?: Record<string, unknown>, operationName?: string): Promise<Answer>;
}

export const useStory = (): Asking => useAsking(openStory);

/** Asks another graph than the story's alone. With `canWrite`, mutations are allowed, and who is merged is known. */
export function useAsking(open: () => Promise<Graph>, { canWrite = false } = {}): Asking {
  const graph = useGraph(open);
  const sent: QueryEvent[] = [];
  const watch = canWrite ? watchGraph(() => graph.database) : undefined;
  // Looks only when it is told to: what it asks on its own would count as sent.
  watch?.stop();
  const context = () => ({ database: graph.database, ...(watch && { watch, authorize: () => {} }) });
  const graphql = createGraphql(schema, context, pino({ level: 'silent' }));
  beforeAll(() => {
    graph.database.observe((event) => sent.push(event));
  });
  return {
    get database() {
      return graph.database;
    },
    get vocabulary() {
      return graph.vocabulary;
    },
    sent,
    async ask(query, variables = {}, operationName) {
      sent.length = 0;
      const response = await graphql.fetch('http://test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables, operationName }),
      });
      return (await response.json()) as Answer;
    },
  };
}
