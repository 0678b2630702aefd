import type { EntityId } from '../../src/model/entity.ts';
import { type Ground, type RelationshipEnds, relationship } from '../../src/model/relationship.ts';
import { status } from '../../src/model/status.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import { groupBy } from '../../src/write/batch.ts';
import type { Question } from './question.ts';
import { claimByHand, type Row, SAID, saidByHand } from './said.ts';

/** From either end, newest last; of which at least one claim is left. What bears on any of them is read together. */
const BY_HAND = query(
  'bench.relationshipsAsTold',
  `
  CALL () {
    MATCH ()-[r:RELATED]->()
    WHERE r.fromId = $id AND r.sortKey > ''
      AND EXISTS { MATCH (c:Claim) WHERE c.id IN r.claimIds AND EXISTS { MATCH (c)<-[:ABOUT]-(s:Statement) WHERE s.isCounted AND (c.modality = 'ACTUAL' OR s.stance = 'DENIES') AND s.stance IN $stances } }
    WITH r ORDER BY r.fromId, r.sortKey LIMIT 20
    RETURN r
    UNION
    MATCH ()-[r:RELATED]->()
    WHERE r.toId = $id AND r.sortKey > ''
      AND EXISTS { MATCH (c:Claim) WHERE c.id IN r.claimIds AND EXISTS { MATCH (c)<-[:ABOUT]-(s:Statement) WHERE s.isCounted AND (c.modality = 'ACTUAL' OR s.stance = 'DENIES') AND s.stance IN $stances } }
    WITH r ORDER BY r.toId, r.sortKey LIMIT 20
    RETURN r
  }
  WITH r ORDER BY r.sortKey LIMIT 20
  WITH collect(r) AS shown
  CALL (shown) {
    UNWIND shown AS r
    CALL (r) {
      UNWIND r.claimIds AS claimId
      MATCH (claim:Claim {id: claimId})
      RETURN claim
      UNION
      MATCH (:Entity {id: r.toId})<-[:WITHIN*0..16]-(place:Entity)
      MATCH (claim:Claim)-[:INVOLVES]->(place)
      WHERE claim.predicate = r.predicate AND r.fromId IN claim.slotFillers
      RETURN claim
    }
    WITH DISTINCT claim
    CALL (claim) {
      MATCH (claim)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS*0..1]-(:Claim)<-[:ABOUT]-(s:Statement)
      WHERE s.isCounted AND s.stance IN $stances
      RETURN s
      UNION
      MATCH (claim)-[:SAME_SLOTS*0..1]-(:Claim)<-[:ABOUT]-(:Statement)<-[:RESPONDS_TO]-(s:Statement)
      WHERE s.isCounted AND s.stance IN $stances
      RETURN s
    }
    WITH DISTINCT s ORDER BY s.sortKey
    RETURN collect(s) AS list
  }
  CALL (shown) {
    UNWIND shown AS r
    UNWIND r.claimIds AS claimId
    WITH DISTINCT claimId
    MATCH (c:Claim {id: claimId})
    RETURN collect([c.id, c.predicate, c.modality, c.slotRoles, c.slotFillers]) AS own
  }
  CALL (list) {
    UNWIND list AS s
    MATCH (s)-[:ABOUT]->(:Claim)-[:INVOLVES]->(entity:Entity)
    WITH DISTINCT entity
    RETURN collect([entity.id, entity.name]) AS names
  }
  ${SAID}
  RETURN [r IN shown | [r.id, r.fromId, r.toId, r.predicate, r.role, r.claimIds]], own, names, said, claims, places`,
);

export const relationshipsAsTold: Question = {
  name: 'Entity.relationships(told)',
  document: `query ($id: ID!, $stances: [Stance!]) {
    entity(id: $id, told: { stances: $stances }) { relationships(first: 20) { nodes { id label status } } }
  }`,
  cases: ({ entities }) =>
    Object.entries(entities).map(([name, id]) => ({ name, variables: { id, stances: ['AFFIRMS', 'QUESTIONS'] } })),
  async byHand({ database, vocabulary }, variables) {
    const [row] = (await read(database, BY_HAND, variables)).rows as readonly (readonly Row[][])[];
    const [shown = [], own = [], names = [], rows = [], claims = [], places = []] = row ?? [];
    const { said, world } = saidByHand(vocabulary, rows, claims, places);
    const ownClaims = new Map(own.map((each) => [each[0], claimByHand(each)]));
    const nameOf = new Map(names as unknown as readonly (readonly [string, string])[]);
    const ofClaim = groupBy(said, ({ claim }) => claim.id);
    const underPredicate = groupBy(said, ({ claim }) => claim.predicate);
    const nodes = shown.map(([id, from, to, predicate, role, claimIds]) => {
      const spoken = underPredicate.get(predicate as string) ?? [];
      const ground: Ground = {
        world,
        nameOf: (filler) =>
          nameOf.get(filler) ??
          vocabulary.terms.get(filler.slice('term:'.length))?.label ??
          filler.slice(filler.indexOf(':') + 1),
        statementsAbout: (claim) => (ofClaim.get(claim) ?? []).map(({ statement }) => statement),
        spokenOf: () => spoken,
        statusOf: (claim) => status(world, claim, spoken),
      };
      const left = (claimIds as readonly string[]).flatMap((claimId) => {
        const claim = ownClaims.get(claimId);
        const isLeft = ofClaim
          .get(claimId as `claim:${string}`)
          ?.some(({ statement }) => claim?.modality === 'ACTUAL' || statement.stance === 'DENIES');
        return claim && isLeft ? [claim] : [];
      });
      const ends = { from: from as EntityId, to: to as EntityId, predicate, role } as RelationshipEnds;
      const { label, status: standing } = relationship(ground, ends, left);
      return { id, label, status: standing };
    });
    return { entity: { relationships: { nodes } } };
  },
};
