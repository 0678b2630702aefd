import { GRADES, opposition } from '../../src/model/opposition.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';
import { type Row, SAID, saidByHand } from './said.ts';

const BY_HAND = query(
  'bench.claimOppositions',
  `
  MATCH (claim:Claim {id: $id})
  CALL (claim) {
    MATCH (claim)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS|ADJACENT_TO*0..1]-(:Claim)<-[:ABOUT]-(s:Statement)
    WHERE s.isCounted AND s.stance IN ['AFFIRMS', 'DENIES']
    RETURN s
    UNION
    MATCH (claim)<-[:ABOUT]-(:Statement)-[:RESPONDS_TO]-(s:Statement)
    WHERE s.isCounted AND s.stance IN ['AFFIRMS', 'DENIES']
    RETURN s
  }
  WITH collect(s) AS list
  ${SAID}
  RETURN said, claims, places`,
);

/** Sides of more than 500 statements, of which the product reads the newest, don't occur in this graph. */
export const claimOppositions: Question = {
  name: 'Claim.oppositions',
  document: `query ($id: ID!) {
    claim(id: $id) { oppositions(first: 50) { totalCount nodes { grade affirming { id } denying { id } } } }
  }`,
  cases: ({ claims }) => Object.entries(claims).map(([name, id]) => ({ name, variables: { id } })),
  async byHand({ database, vocabulary }, { id }) {
    const [row] = (await read(database, BY_HAND, { id })).rows as readonly (readonly Row[][])[];
    const [rows = [], claims = [], places = []] = row ?? [];
    const { said, world } = saidByHand(vocabulary, rows, claims, places);
    const denials = said.filter(({ statement }) => statement.stance === 'DENIES');
    const pairs = said
      .filter(({ statement }) => statement.stance === 'AFFIRMS')
      .flatMap((affirming) =>
        denials.flatMap((denying) => {
          if (affirming.claim.id !== id && denying.claim.id !== id) return [];
          const found = opposition(world, affirming, denying);
          return found === undefined ? [] : [{ grade: found.grade, affirming, denying }];
        }),
      )
      .map(({ grade, affirming, denying }) => ({
        key: `${GRADES.indexOf(grade)}|${affirming.sortKey}|${denying.sortKey}`,
        node: { grade, affirming: { id: affirming.statement.id }, denying: { id: denying.statement.id } },
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const nodes = pairs.slice(0, 50).map(({ node }) => node);
    return { claim: { oppositions: { totalCount: pairs.length, nodes } } };
  },
};
