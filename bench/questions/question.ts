// What a question of the benchmark is: a GraphQL document, and the same answer by hand.
import type { Vocabulary } from '../../src/model/predicates.ts';
import type { Database } from '../../src/neo4j/connect.ts';
import type { Places } from '../places.ts';

type Variables = Readonly<Record<string, unknown>>;

/** On what a question is asked. */
export interface Case {
  /** "leaf", "median", "hub", or what else is particular. */
  readonly name: string;
  readonly variables: Variables;
}

export interface ByHand {
  readonly database: Database;
  readonly vocabulary: Vocabulary;
}

export interface Question {
  readonly name: string;
  readonly document: string;
  readonly cases: (places: Places) => readonly Case[];
  /** The `data` of the answer, from one query by hand and as little JavaScript as decides the same. */
  readonly byHand: (by: ByHand, variables: Variables) => Promise<unknown>;
}
