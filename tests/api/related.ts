// Graphs with many relationships: as articles make them, and relationships alone, which cost less than what would give them.
import { expect } from 'vitest';
import type { Status } from '../../src/model/status.ts';
import { query } from '../../src/neo4j/query.ts';
import { write } from '../../src/neo4j/run.ts';
import { importBundle } from '../../src/write/import.ts';
import { randomOf } from '../proof/random.ts';
import { denseTelling } from '../proof/world.ts';
import { type Graph, openEmptyGraph } from '../story.ts';

/** Many articles that speak of the same few. */
export const openDense = async (): Promise<Graph> => {
  const graph = await openEmptyGraph();
  const random = randomOf(7);
  for (const [at, article] of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].entries()) {
    const now = new Date(Date.UTC(2024, 2, 3, 12, at)).toISOString();
    const told = denseTelling(random, article, at);
    const { problems } = await importBundle(graph.database, told, graph.vocabulary, { name: article, now });
    expect(problems).toEqual([]);
  }
  return graph;
};

const RELATE = query(
  'tests.relate',
  `UNWIND $entities AS id
  CREATE (:Entity {id: id, name: id, kind: 'Person'})
  WITH count(*) AS done
  UNWIND $related AS properties
  MATCH (from:Entity {id: properties.fromId}), (to:Entity {id: properties.toId})
  CREATE (from)-[related:RELATED {predicate: 'MEETS', role: 'OBJECT', label: 'meets', fromKind: 'Person', toKind: 'Person', statementCount: 1, claimIds: [], deniedBy: []}]->(to)
  SET related += properties`,
);

/** A graph of relationships alone, each from, to and standing as given; those given first have the most statements. */
export const openRelated = async (pairs: readonly (readonly [string, string, Status?])[]): Promise<Graph> => {
  const graph = await openEmptyGraph();
  const related = pairs.map(([from, to, status = 'UNCONTESTED'], at) => ({
    id: `relationship:${at}`,
    fromId: `entity:${from}`,
    toId: `entity:${to}`,
    status,
    affirmedBy: ['DENIED_ONLY', 'NOT_ASSERTED'].includes(status) ? [] : ['entity:someone'],
    sortKey: String(100_000 + at),
  }));
  const entities = [...new Set(related.flatMap(({ fromId, toId }) => [fromId, toId]))];
  await write(graph.database, (tx) => tx.run(RELATE, { entities, related }));
  return graph;
};
