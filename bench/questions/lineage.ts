import { lineage as lineageOf, walkBacks } from '../../src/model/lineage.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';
import { claimByHand, type Row, SAID, saidByHand } from './said.ts';

const BY_HAND = query(
  'bench.lineage',
  `
  MATCH (claim:Claim {id: $id})
  CALL (claim) {
    MATCH (claim)-[:NARROWER_THAN|SAME_SLOTS*0..1]-(:Claim)<-[:ABOUT]-(s:Statement)
    WHERE s.isCounted
    WITH DISTINCT s ORDER BY s.sortKey LIMIT 1001
    RETURN collect(s) AS list
  }
  ${SAID}
  RETURN [[claim.id, claim.predicate, claim.modality, claim.slotRoles, claim.slotFillers]], said, claims, places`,
);

export const lineage: Question = {
  name: 'lineage',
  document: `query ($id: ID!) {
    lineage(claim: $id, first: 50) {
      undatedCount
      nodes { relation statement { id } }
      walkBacks { earlier { id } later { id } }
    }
  }`,
  cases: ({ claims }) => Object.entries(claims).map(([name, id]) => ({ name, variables: { id } })),
  async byHand({ database, vocabulary }, { id }) {
    const [row] = (await read(database, BY_HAND, { id })).rows as readonly (readonly Row[][])[];
    const [[own = []] = [], rows = [], claims = [], places = []] = row ?? [];
    const { said, world } = saidByHand(vocabulary, rows, claims, places);
    const entries = lineageOf(world, claimByHand(own), said);
    const idOf = ({ statement }: (typeof said)[number]) => ({ id: statement.id });
    return {
      lineage: {
        undatedCount: entries.filter(({ said: { statement } }) => statement.saidAt === undefined).length,
        nodes: entries.slice(0, 50).map(({ relation, said: one }) => ({ relation, statement: idOf(one) })),
        walkBacks: walkBacks(
          world,
          entries.map(({ said: one }) => one),
        )
          .slice(0, 100)
          .map(({ earlier, later }) => ({ earlier: idOf(earlier), later: idOf(later) })),
      },
    };
  },
};
