import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';

/** Any shortest way: the product also chooses the firmest of all of them, and tells its weakest hop. */
const BY_HAND = query(
  'bench.paths',
  `
  MATCH (from:Entity {id: $from})
  MATCH (to:Entity {id: $to})
  OPTIONAL MATCH path = shortestPath((from)-[hops:RELATED*1..4]-(to))
  WHERE all(hop IN hops WHERE size(hop.affirmedBy) > 0)
  RETURN length(path)`,
);

export const paths: Question = {
  name: 'paths',
  document: 'query ($from: ID!, $to: ID!) { paths(from: $from, to: $to, maxHops: 4, first: 1) { paths { length } } }',
  cases: ({ joined, apart, viaHub }) => [
    ...[...joined]
      .sort(([a], [b]) => a - b)
      .map(([hops, [from, to]]) => ({ name: `${hops} hops`, variables: { from, to } })),
    { name: 'none', variables: { from: apart[0], to: apart[1] } },
    ...(viaHub ? [{ name: 'via the hub', variables: { from: viaHub[0], to: viaHub[1] } }] : []),
  ],
  async byHand({ database }, { from, to }) {
    const { rows } = await read(database, BY_HAND, { from, to });
    const length = rows[0]?.[0] ?? null;
    return { paths: { paths: length === null ? [] : [{ length }] } };
  },
};
