// Which entities of the graph a draft names: one search for each name, through the API as anybody asks it.

import pino from 'pino';
import { schema } from '../api/schema.ts';
import { DatabaseError } from '../errors.ts';
import type { Member } from '../model/draft/cast.ts';
import { type Candidate, type Match, matchOf, namesToMatch } from '../model/draft/match.ts';
import type { EntityKind } from '../model/entity.ts';
import type { Database } from '../neo4j/connect.ts';
import { createGraphql } from '../server/yoga.ts';

const SEARCH = `query ($text: String!) {
  search(text: $text, kinds: [ENTITY], first: 20) { entity { id kind name names { value kind } } }
}`;

interface Found {
  readonly entity: {
    readonly id: Candidate['id'];
    readonly kind: EntityKind;
    readonly name: string;
    readonly names: readonly { readonly value: string; readonly kind: string }[];
  };
}

interface GraphQLProblem {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly reason?: string };
}

/** The error that the search gave, as the commands know it. */
function failureOf(problem: GraphQLProblem | undefined): Error {
  const { code, reason } = problem?.extensions ?? {};
  const message = problem?.message ?? 'the search has no answer';
  return code === 'UNAVAILABLE' || code === 'TIMEOUT'
    ? new DatabaseError(code, reason ?? code, message)
    : new Error(message);
}

/**
 * What the graph knows of each member that has a name; reads only.
 * @throws DatabaseError where the graph doesn't answer.
 */
export async function matchMembers(
  database: Database,
  members: readonly Member[],
): Promise<ReadonlyMap<Member, Match>> {
  const graphql = createGraphql(schema, () => ({ database }), pino({ level: 'silent' }));
  const search = async (text: string): Promise<readonly Candidate[]> => {
    const response = await graphql.fetch('http://attest/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: SEARCH, variables: { text } }),
    });
    const answer = (await response.json()) as {
      readonly data?: { readonly search: readonly Found[] };
      readonly errors?: readonly GraphQLProblem[];
    };
    if (answer.data === undefined || answer.data === null) throw failureOf(answer.errors?.[0]);
    return answer.data.search.map(({ entity }) => ({
      ...entity,
      names: entity.names.filter(({ kind }) => kind !== 'TITLE' && kind !== 'DESCRIPTION').map(({ value }) => value),
    }));
  };
  const matches = new Map<Member, Match>();
  for (const member of members) {
    const names = namesToMatch(member);
    if (names.length === 0) continue;
    const candidates = new Map<string, Candidate>();
    for (const name of names) for (const candidate of await search(name)) candidates.set(candidate.id, candidate);
    matches.set(member, matchOf(member, [...candidates.values()]));
  }
  return matches;
}
