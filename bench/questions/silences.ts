import { knownUntil, silences as silencesOf } from '../../src/model/silence.ts';
import { chronologicalKey } from '../../src/model/sort-key.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';
import { type Row, SAID, saidByHand } from './said.ts';

/**
 * Affirmed accusations about the entity, and what is said by those with a part in them, or by who shares a whole with them,
 * about what compares with the accusations or in reply. The hierarchies above all speakers decide which side is whose.
 */
const BY_HAND = query(
  'bench.silences',
  `
  CALL () {
    UNWIND $accusing AS predicate
    MATCH (claim:Claim)-[involves:INVOLVES]->()
    WHERE involves.entityId = $id AND involves.predicate = predicate AND involves.sortKey > ''
    WITH claim WHERE claim.modality = 'ACTUAL'
    MATCH (claim)<-[:ABOUT]-(s:Statement)
    WHERE s.stance = 'AFFIRMS' AND s.isCounted AND NOT s.isArticleVoice AND NOT s.isConcession
    RETURN claim, s
  }
  WITH claim, collect(s) AS accusations
  WITH collect([claim, accusations]) AS accused, collect(accusations) AS lists
  CALL (lists) {
    UNWIND lists AS list
    UNWIND list AS s
    RETURN collect(s) AS accusations
  }
  CALL (accused) {
    UNWIND accused AS each
    WITH each[0] AS claim, each[1] AS accusations
    WITH claim, accusations, COLLECT { MATCH (claim)-[:INVOLVES]->(:Entity)-[:PART_OF*0..16]->(whole:Entity) RETURN DISTINCT whole } AS side
    CALL (claim, accusations) {
      MATCH (claim)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS|ADJACENT_TO*0..1]-(:Claim)<-[:ABOUT]-(s:Statement)
      WHERE s.isCounted AND s.stance <> 'REPORTS'
      RETURN s
      UNION
      UNWIND accusations AS accusation
      MATCH (accusation)<-[:RESPONDS_TO]-(s:Statement)
      WHERE s.isCounted AND s.stance <> 'REPORTS'
      RETURN s
    }
    WITH s, side
    WHERE EXISTS { MATCH (s)-[:SPEAKER|ON_BEHALF_OF]->(:Entity)-[:PART_OF*0..16]->(whole:Entity) WHERE whole IN side }
    RETURN collect(DISTINCT s) AS answers
  }
  CALL (accused) {
    UNWIND accused AS each
    WITH each[0] AS claim
    MATCH (claim)-[:INVOLVES]->(entity:Entity)
    WHERE entity.kind IN ['Person', 'Organization']
    RETURN collect(DISTINCT entity.id) AS agents
  }
  CALL () {
    MATCH (s:Statement) WHERE s.sortKey < '~' AND s.saidAt IS NOT NULL
    RETURN s.saidAt AS date ORDER BY s.sortKey LIMIT 1
    UNION ALL
    MATCH (article:Article) WHERE article.sortKey < '~' AND article.publishedAt IS NOT NULL
      AND EXISTS { MATCH (article)<-[:TOLD_IN]-(s:Statement) WHERE s.sortKey IS NOT NULL }
    RETURN article.publishedAt AS date ORDER BY article.sortKey LIMIT 1
  }
  WITH accusations, answers, agents, collect(date) AS dates
  WITH accusations, answers, agents, dates, accusations + [s IN answers WHERE NOT s IN accusations] AS list
  CALL (list) {
    UNWIND list AS s
    MATCH (s)-[:SPEAKER|ON_BEHALF_OF]->(bottom:Entity)
    WITH DISTINCT bottom
    MATCH (bottom)-[:WITHIN|PART_OF*0..16]->(around:Entity)
    WITH DISTINCT around WHERE around.withinId IS NOT NULL OR around.partOfId IS NOT NULL
    RETURN collect([around.id, around.withinId, around.partOfId]) AS sides
  }
  ${SAID}
  RETURN [s IN accusations | s.id], [s IN answers | s.id], agents, dates, said, claims, places + sides`,
);

const DAYS = 7;

/** More than 500 accusations or 2,000 answers, of which the product reads the newest, don't occur in this graph. */
export const silences: Question = {
  name: 'silences',
  document: `query ($id: ID!) {
    silences(days: ${DAYS}, about: [$id], first: 50) {
      accusationCount
      answeredCount
      pendingCount
      undatedCount
      knownUntil
      isWhole
      totalCount
      nodes { kind deadline accused { id } accusation { id } answer { id } }
    }
  }`,
  cases: ({ entities }) => Object.entries(entities).map(([name, id]) => ({ name, variables: { id } })),
  async byHand({ database, vocabulary }, { id }) {
    const accusing = [...vocabulary.predicates.values()].flatMap(({ name, accuses }) =>
      accuses.length > 0 ? [name] : [],
    );
    const [row] = (await read(database, BY_HAND, { id, accusing })).rows;
    const [accusationIds, answerIds, agents, dates, rows, claims, places] = row as unknown as readonly [
      readonly string[],
      readonly string[],
      readonly string[],
      readonly string[],
      readonly Row[],
      readonly Row[],
      readonly Row[],
    ];
    const { said, world } = saidByHand(vocabulary, rows, claims, places);
    const byId = new Map(said.map((each) => [each.statement.id as string, each]));
    const of = (ids: readonly string[]) => ids.flatMap((each) => byId.get(each) ?? []);
    const isAgent = new Set(agents);
    const until = knownUntil(dates);
    const { silences: found, ...counts } = silencesOf(
      world,
      (each) => isAgent.has(each),
      of(accusationIds),
      of(answerIds),
      {
        days: DAYS,
        until,
      },
    );
    const keyOf = ({ accusation: { statement, sortKey } }: (typeof found)[number]): string =>
      chronologicalKey(statement.saidAt, sortKey);
    const nodes = found
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      .slice(0, 50)
      .map(({ kind, deadline, accused, accusation, answer }) => ({
        kind,
        deadline: deadline === undefined ? null : new Date(deadline).toISOString(),
        accused: { id: accused },
        accusation: { id: accusation.statement.id },
        answer: answer ? { id: answer.statement.id } : null,
      }));
    return {
      silences: {
        ...counts,
        knownUntil: until === undefined ? null : new Date(until).toISOString(),
        isWhole: true,
        totalCount: found.length,
        nodes,
      },
    };
  },
};
