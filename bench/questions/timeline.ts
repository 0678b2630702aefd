import { statementEntries, windowOf } from '../../src/model/timeline.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';

/** Rather more than a page of the dated, so that what begins at one instant is there together. */
const BY_HAND = query(
  'bench.timeline',
  `
  CALL () {
    MATCH (claim:Claim)-[involves:INVOLVES]->()
    WHERE involves.entityId = $id AND involves.sortKey > ''
    MATCH (claim)<-[:ABOUT]-(s:Statement)
    WHERE s.isCounted
    RETURN s
  }
  WITH collect([s.id, s.saidAt, s.sortKey]) AS all
  CALL (all) {
    UNWIND all AS row
    WITH row WHERE row[1] IS NOT NULL
    RETURN row ORDER BY row[2] DESC LIMIT 150
    UNION ALL
    UNWIND all AS row
    WITH row WHERE row[1] IS NULL
    RETURN row ORDER BY row[2] LIMIT 51
  }
  RETURN row[0], row[1], row[2]`,
);

export const timeline: Question = {
  name: 'timeline',
  document: `query ($id: ID!) {
    timeline(entities: [$id], lanes: [STATEMENTS], first: 50) { nodes { date statement { id } } }
  }`,
  cases: ({ entities }) => Object.entries(entities).map(([name, id]) => ({ name, variables: { id } })),
  async byHand({ database }, { id }) {
    const { rows } = await read(database, BY_HAND, { id });
    const said = rows.map(([statement, saidAt, sortKey]) => ({
      id: statement as string,
      sortKey: sortKey as string,
      statement: { isHeadline: false, ...(typeof saidAt === 'string' ? { saidAt } : {}) },
    }));
    const nodes = statementEntries(windowOf(undefined, undefined), said)
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, 50)
      .map((entry) => ({ date: entry.date ?? null, statement: { id: entry.said.id } }));
    return { timeline: { nodes } };
  },
};
