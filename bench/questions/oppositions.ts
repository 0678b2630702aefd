import { opposedPairs } from '../../src/model/opposed.ts';
import { GRADES } from '../../src/model/opposition.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';
import { type Row, SAID, saidByHand } from './said.ts';

/** Finds the claims around once for both sides; both sides are cut as the product cuts them. */
const BY_HAND = query(
  'bench.oppositions',
  `
  MATCH (claim:Claim)-[involves:INVOLVES]->()
  WHERE involves.entityId = $id AND involves.sortKey > ''
  WITH claim, involves
  ORDER BY involves.entityId, involves.sortKey
  LIMIT 1000
  WITH collect(claim) AS meant
  CALL (meant) {
    UNWIND meant AS claim
    MATCH (claim)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS|ADJACENT_TO*0..1]-(near:Claim)
    WITH DISTINCT near
    MATCH (near)<-[:ABOUT]-(s:Statement)
    WHERE s.isCounted AND s.stance IN ['AFFIRMS', 'DENIES']
    WITH near, collect(s) AS told
    WITH collect([near, told]) AS pairs,
      collect(CASE WHEN any(s IN told WHERE s.stance = 'AFFIRMS') THEN near END) AS affirmed,
      collect(CASE WHEN any(s IN told WHERE s.stance = 'DENIES') THEN near END) AS denied
    CALL (affirmed, denied) {
      UNWIND [['AFFIRMS', denied], ['DENIES', affirmed]] AS side
      UNWIND side[1] AS other
      MATCH (other)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS|ADJACENT_TO*0..1]-(near:Claim)
      RETURN DISTINCT side[0] AS stance, near
    }
    MATCH (near)<-[:ABOUT]-(s:Statement)
    WHERE s.isCounted AND s.stance = stance
    RETURN s
    UNION
    UNWIND meant AS claim
    MATCH (claim)<-[:ABOUT]-(one:Statement)-[:RESPONDS_TO]-(answer:Statement)
    UNWIND [one, answer] AS s
    WITH s WHERE s.isCounted AND s.stance IN ['AFFIRMS', 'DENIES']
    RETURN s
  }
  WITH s ORDER BY s.sortKey
  WITH collect(s) AS all
  WITH [s IN all WHERE s.stance = 'AFFIRMS'][..501] + [s IN all WHERE s.stance = 'DENIES'][..501] AS list
  ${SAID}
  RETURN said, claims, places`,
);

export const oppositions: Question = {
  name: 'oppositions',
  document: `query ($id: ID!) {
    oppositions(about: [$id], first: 100) { nodes { grade affirming { id } denying { id } } }
  }`,
  cases: ({ entities }) => Object.entries(entities).map(([name, id]) => ({ name, variables: { id } })),
  async byHand({ database, vocabulary }, { id }) {
    const [row] = (await read(database, BY_HAND, { id })).rows as readonly (readonly Row[][])[];
    const [rows = [], claims = [], places = []] = row ?? [];
    const { said, world } = saidByHand(vocabulary, rows, claims, places);
    const nodes = opposedPairs(world, said, ({ claim }) =>
      Object.values(claim.slots).includes(id as `entity:${string}`),
    )
      .map(({ affirming, denying, found: { grade } }) => ({
        key: `${GRADES.indexOf(grade)}|${affirming.sortKey}|${denying.sortKey}`,
        node: { grade, affirming: { id: affirming.statement.id }, denying: { id: denying.statement.id } },
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, 100)
      .map(({ node }) => node);
    return { oppositions: { nodes } };
  },
};
