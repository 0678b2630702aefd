import { status } from '../../src/model/status.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';
import { claimByHand, type Row, SAID, saidByHand } from './said.ts';

/** The newest claims of which something is left; what is said around all of them is read together. */
const BY_HAND = query(
  'bench.claimsAsTold',
  `
  MATCH (claim:Claim)-[involves:INVOLVES]->()
  WHERE involves.entityId = $id AND involves.sortKey > ''
    AND EXISTS { MATCH (claim)<-[:SUBJECT|OBJECT*0..8]-(:Claim)<-[:ABOUT]-(left:Statement) WHERE left.sortKey IS NOT NULL AND left.stance IN $stances }
  WITH claim, involves
  ORDER BY involves.entityId, involves.sortKey
  LIMIT 20
  WITH collect(claim) AS shown
  CALL (shown) {
    UNWIND shown AS claim
    MATCH (claim)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS*0..1]-(:Claim)<-[:ABOUT]-(s:Statement)
    WHERE s.isCounted AND s.stance IN $stances
    RETURN s
    UNION
    UNWIND shown AS claim
    MATCH (claim)-[:SAME_SLOTS*0..1]-(:Claim)<-[:ABOUT]-(:Statement)<-[:RESPONDS_TO]-(s:Statement)
    WHERE s.isCounted AND s.stance IN $stances
    RETURN s
  }
  WITH shown, s ORDER BY s.sortKey
  WITH shown, collect(s) AS list
  ${SAID}
  RETURN [claim IN shown | [claim.id, claim.predicate, claim.modality, claim.slotRoles, claim.slotFillers]], said, claims, places`,
);

export const claimsAsTold: Question = {
  name: 'Entity.claims(told)',
  document: `query ($id: ID!, $stances: [Stance!]) {
    entity(id: $id, told: { stances: $stances }) { claims(first: 20) { nodes { id status statementCount } } }
  }`,
  cases: ({ entities }) =>
    Object.entries(entities).map(([name, id]) => ({ name, variables: { id, stances: ['AFFIRMS', 'QUESTIONS'] } })),
  async byHand({ database, vocabulary }, variables) {
    const [row] = (await read(database, BY_HAND, variables)).rows as readonly (readonly Row[][])[];
    const [shown = [], rows = [], claims = [], places = []] = row ?? [];
    const { said, world } = saidByHand(vocabulary, rows, claims, places);
    const nodes = shown.map(claimByHand).map((claim) => ({
      id: claim.id,
      status: status(
        world,
        claim,
        said.filter(({ claim: { predicate } }) => predicate === claim.predicate),
      ),
      statementCount: said.filter((each) => each.claim.id === claim.id).length,
    }));
    return { entity: { claims: { nodes } } };
  },
};
