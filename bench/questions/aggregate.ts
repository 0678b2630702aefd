import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';

/** By what the statements about the entity are counted: clauses that bind `key` beside `s`. */
const KEYS: Readonly<Record<string, string>> = {
  PREDICATE: 'MATCH (s)-[:ABOUT]->(claim:Claim) WITH s, claim.predicate AS key',
  STANCE: 'WITH s, s.stance AS key',
  SPEAKER: 'WITH s, s.speakerId AS key',
  PUBLISHER: 'UNWIND s.publisherIds AS key',
  MONTH: `WITH s, CASE WHEN s.saidAt =~ '([0-9]{4}-(0[1-9]|1[0-2]))([^0-9/][^/]*)?(/\\\\1([^0-9/][^/]*)?)?' THEN left(s.saidAt, 7) ELSE coalesce(s.saidAt, '') END AS key`,
  STATUS: 'MATCH (s)-[:ABOUT]->(claim:Claim) WITH s, claim.status AS key',
};

const isOfEntities = (by: string): boolean => by === 'SPEAKER' || by === 'PUBLISHER';

const BY_HAND = new Map(
  Object.entries(KEYS).map(([by, keyed]) => [
    by,
    query(
      `bench.aggregate.${by}`,
      `
      MATCH (claim:Claim)-[involves:INVOLVES]->()
      WHERE involves.entityId = $id AND involves.sortKey > ''
      MATCH (claim)<-[:ABOUT]-(s:Statement)
      WHERE s.sortKey IS NOT NULL
      WITH collect(s) AS list
      CALL (list) {
        UNWIND list AS s
        ${keyed}
        WITH key, count(*) AS statements, count(DISTINCT s.claimId) AS claims
        ORDER BY statements DESC, key
        WITH collect([key, statements, claims]) AS sorts
        RETURN sorts[..100] AS shown, size(sorts) AS keys
      }
      RETURN size(list), keys, ${isOfEntities(by) ? '[sort IN shown | sort + COLLECT { MATCH (entity:Entity {id: sort[0]}) RETURN entity.name }]' : 'shown'}`,
    ),
  ]),
);

/** More than 100,000 statements about one entity, of which the product counts the newest, don't occur in this graph. */
export const aggregate: Question = {
  name: 'aggregate',
  document: `query ($id: ID!, $by: AggregateGrouping!) {
    aggregate(by: $by, about: [$id]) { rows { key label statementCount claimCount } keyCount statementCount isWhole }
  }`,
  cases: ({ entities: { leaf, median, hub } }) => [
    { name: 'leaf by predicate', variables: { id: leaf, by: 'PREDICATE' } },
    { name: 'median by predicate', variables: { id: median, by: 'PREDICATE' } },
    ...Object.keys(KEYS).map((by) => ({ name: `hub by ${by.toLowerCase()}`, variables: { id: hub, by } })),
  ],
  async byHand({ database, vocabulary }, { id, by }) {
    const text = BY_HAND.get(by as string);
    if (!text) throw new Error(`no query by ${by}`);
    const [row] = (await read(database, text, { id })).rows;
    const [statementCount, keyCount, sorts] = row as readonly [
      number,
      number,
      (readonly [string, number, number, string?])[],
    ];
    const labelOf = (key: string): string => {
      if (by === 'MONTH') return key === '' ? 'undated' : key;
      return vocabulary.predicates.get(key)?.label ?? key.toLowerCase().replaceAll('_', ' ');
    };
    return {
      aggregate: {
        rows: sorts.map(([key, statements, claims, name]) => ({
          key: key === '' ? null : key,
          label: name ?? labelOf(key),
          statementCount: statements,
          claimCount: claims,
        })),
        keyCount,
        statementCount,
        isWhole: keyCount <= 100,
      },
    };
  },
};
