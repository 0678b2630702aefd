// Asks for paths: one document that selects all that the tests look at.
import { expect } from 'vitest';
import type { Asking } from './ask.ts';

export const PATHS = /* GraphQL */ `
  query Paths($from: ID!, $to: ID!, $maxHops: Int! = 4, $first: Int! = 5, $edges: PathEdges! = AFFIRMED, $told: PerspectiveInput, $without: [ID!]) {
    paths(from: $from, to: $to, maxHops: $maxHops, first: $first, edges: $edges, told: $told, without: $without) {
      from { id } to { id } searchedHops hasMore isWhole pathsPerEntity crowded { id } cutAt { id }
      paths {
        length entities { id name }
        hops { direction alternatives origins from { id } to { id }
          relationship { id predicate label status from { id } affirmedBy { id } corroboration { principals } } }
        weakestLink { position reason explanation hop { relationship { id } } }
      }
    }
  }
`;

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its document, which the tests assert
export type Answer = any;

export const askPaths = async (asking: Asking, variables: object): Promise<Answer> => {
  const { data, errors } = await asking.ask(PATHS, variables as Record<string, unknown>);
  expect(errors).toBeUndefined();
  return data.paths;
};
