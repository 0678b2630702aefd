// Asks in process, through the handler that serves HTTP, as a client would: text in, text out.
import pino from 'pino';
import { schema } from '../src/api/schema.ts';
import type { Database } from '../src/neo4j/connect.ts';
import { createGraphql } from '../src/server/yoga.ts';

/** The answer's text. */
export type Ask = (document: string, variables: object) => Promise<string>;

export function askOf(database: Database): Ask {
  const graphql = createGraphql(schema, () => ({ database }), pino({ level: 'silent' }));
  return async (document, variables) => {
    const response = await graphql.fetch('http://bench/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document, variables }),
    });
    return response.text();
  };
}
