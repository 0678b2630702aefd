import type { Carried } from '../../src/model/corroboration.ts';
import type { EntityId } from '../../src/model/entity.ts';
import { differs, leads, standingOf } from '../../src/model/impact.ts';
import { restricted, type Sayable } from '../../src/model/perspective.ts';
import { type Ground, groupedByEnds, type RelationshipEnds, relationship } from '../../src/model/relationship.ts';
import { status } from '../../src/model/status.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import { groupBy } from '../../src/write/batch.ts';
import type { Question } from './question.ts';
import { claimByHand, type Row, SAID, saidByHand } from './said.ts';

const BY_HAND = query(
  'bench.impactOf',
  `
  CALL () {
    MATCH (s:Statement)-[voiced:VOICED_BY]->()
    WHERE voiced.entityId = $id AND voiced.sortKey > '' AND s.isCounted
    WITH DISTINCT s ORDER BY s.sortKey LIMIT 501
    RETURN collect(s) AS gone
  }
  CALL (gone) {
    UNWIND gone AS s
    MATCH (s)-[:ABOUT]->(about:Claim)
    RETURN collect(DISTINCT about) AS about
  }
  CALL (gone, about) {
    UNWIND about AS one
    MATCH (one)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS*0..1]-(claim:Claim)
    RETURN claim
    UNION
    UNWIND gone AS s
    MATCH (s)-[:RESPONDS_TO]->(:Statement)-[:ABOUT]->(:Claim)-[:SAME_SLOTS*0..1]-(claim:Claim)
    RETURN claim
  }
  WITH gone, claim WHERE claim.sortKey IS NOT NULL
  CALL (claim) {
    MATCH ()-[r:RELATED]->()
    WHERE r.fromId = coalesce(claim.subjectId, claim.objectId) AND r.predicate = claim.predicate AND r.sortKey > '' AND claim.id IN r.claimIds
    RETURN collect(r) AS edges
  }
  WITH gone, claim, edges ORDER BY claim.sortKey LIMIT 301
  WITH gone, collect(claim) AS touched, collect(edges) AS lists
  CALL (lists) {
    UNWIND lists AS edges
    UNWIND edges AS r
    WITH DISTINCT r ORDER BY r.sortKey LIMIT 301
    RETURN collect(r) AS related
  }
  CALL (touched, related) {
    UNWIND touched AS claim
    RETURN claim
    UNION
    UNWIND related AS r
    UNWIND r.claimIds AS claimId
    MATCH (claim:Claim {id: claimId})
    RETURN claim
    UNION
    UNWIND related AS r
    WITH DISTINCT r.fromId AS fromId, r.toId AS toId, r.predicate AS predicate
    MATCH (:Entity {id: toId})<-[:WITHIN*0..16]-(place:Entity)
    MATCH (claim:Claim)-[:INVOLVES]->(place)
    WHERE claim.predicate = predicate AND fromId IN claim.slotFillers
    RETURN claim
  }
  WITH gone, touched, related, collect(claim) AS bearing
  CALL (bearing) {
    UNWIND bearing AS claim
    MATCH (claim)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS*0..1]-(near:Claim)
    WITH DISTINCT near
    MATCH (near)<-[:ABOUT]-(s:Statement)
    WHERE s.isCounted
    RETURN s
    UNION
    UNWIND bearing AS claim
    MATCH (claim)-[:SAME_SLOTS*0..1]-(:Claim)<-[:ABOUT]-(:Statement)<-[:RESPONDS_TO]-(s:Statement)
    WHERE s.isCounted
    RETURN s
  }
  WITH gone, touched, related, s ORDER BY s.sortKey LIMIT 2000
  WITH gone, touched, related, collect(s) AS list
  CALL (related) {
    UNWIND related AS r
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
  CALL (list) {
    UNWIND list AS s
    RETURN collect([s.utterance, COLLECT { MATCH (s)-[:TOLD_IN]->(article:Article) RETURN [article.id, article.publisherId] }]) AS carried
  }
  CALL (related) {
    UNWIND related AS r
    WITH DISTINCT r.fromId AS fromId, r.toId AS toId
    MATCH (:Entity {id: fromId})-[beside:RELATED]-(:Entity {id: toId})
    RETURN collect([fromId, toId, beside.id, size(beside.affirmedBy)]) AS besides
  }
  ${SAID}
  RETURN size(gone), [c IN touched | [c.id, c.predicate, c.modality, c.slotRoles, c.slotFillers]],
    [r IN related | [r.id, r.fromId, r.toId, r.predicate, r.role]], own, names, carried, besides, said, claims, places`,
);

type Ends = readonly [string, EntityId, EntityId, string, string];

export const impactOf: Question = {
  name: 'impactOf',
  document: `query ($id: ID!) {
    impactOf(without: [$id]) {
      statementCount
      isWhole
      claims { claim { id } statusBefore statusAfter statementCountBefore statementCountAfter }
      relationships { relationship { id } statusBefore statusAfter labelAfter }
      disconnections { from { id } to { id } }
    }
  }`,
  cases: ({ voices }) => Object.entries(voices).map(([name, id]) => ({ name, variables: { id } })),
  async byHand({ database, vocabulary }, { id }) {
    const [row] = (await read(database, BY_HAND, { id })).rows as readonly (readonly unknown[])[];
    const [gone, ...lists] = row as readonly [number, ...(readonly Row[])[]];
    const [touched = [], related = [], own = [], names = [], carried = [], besides = [], ...saidLists] = lists;
    const [rows = [], claims = [], places = []] = saidLists;
    const { said, world } = saidByHand(vocabulary, rows, claims, places);
    const before = said.map((each, at): Carried & Sayable => {
      const [utterance, articles] = carried[at] as readonly [string | null, readonly (readonly [string, string])[]];
      return {
        ...each,
        statement: { ...each.statement, ...(utterance ? { utterance } : {}) },
        recordedAt: '',
        articles: articles.map(([article, publisher]) => ({ id: article, publisher })),
      } as Carried & Sayable;
    });
    const after = before.flatMap((each) => restricted({ without: [id as EntityId] }, each) ?? []);
    const nameOf = new Map(names as unknown as readonly (readonly [string, string])[]);
    const views = [before, after].map((spoken) => {
      const ofClaim = groupBy(spoken, ({ claim }) => claim.id);
      const under = groupBy(spoken, ({ claim }) => claim.predicate);
      const ground: Ground = {
        world,
        nameOf: (filler) =>
          nameOf.get(filler) ??
          vocabulary.terms.get(filler.slice('term:'.length))?.label ??
          filler.slice(filler.indexOf(':') + 1),
        statementsAbout: (claim) => (ofClaim.get(claim) ?? []).map(({ statement }) => statement),
        spokenOf: ({ predicate }) => under.get(predicate) ?? [],
        statusOf: (claim) => status(world, claim, under.get(claim.predicate) ?? []),
      };
      const keyOf = ({ from, to, predicate, role }: RelationshipEnds) => [from, to, predicate, role].join(' ');
      const groups = new Map(
        groupedByEnds(own.map(claimByHand), ground.statementsAbout).map((one) => [keyOf(one.ends), one]),
      );
      const recordOf = (ends: RelationshipEnds) => {
        const group = groups.get(keyOf(ends));
        return group && relationship(ground, ends, group.claims);
      };
      return { under, recordOf };
    });
    const [was, is] = views as [(typeof views)[number], (typeof views)[number]];
    const standings = touched.map(claimByHand).flatMap((claim) => {
      const [one, other] = [was, is].map(({ under }) => standingOf(world, claim, under.get(claim.predicate) ?? []));
      if (!one || !other || !differs(one, other)) return [];
      return {
        claim: { id: claim.id },
        statusBefore: one.status,
        statusAfter: other.status,
        statementCountBefore: one.statementCount,
        statementCountAfter: other.statementCount,
      };
    });
    const records = (related as unknown as readonly Ends[]).map(([edge, from, to, predicate, role]) => {
      const ends = { from, to, predicate, role } as RelationshipEnds;
      return { edge, from, to, was: was.recordOf(ends), is: is.recordOf(ends) };
    });
    const stillLeads = new Map(records.map((each) => [each.edge, leads(each.is)]));
    const besideOf = groupBy(
      besides as unknown as readonly (readonly [string, string, string, number])[],
      ([from, to]) => `${from} ${to}`,
    );
    const lost = new Map<string, object>();
    for (const { from, to, was: record } of records) {
      const isLeft = besideOf
        .get(`${from} ${to}`)
        ?.some(([, , edge, affirmers]) => stillLeads.get(edge) ?? affirmers > 0);
      if (leads(record) && !isLeft) lost.set([from, to].sort().join(' '), { from: { id: from }, to: { id: to } });
    }
    return {
      impactOf: {
        statementCount: Math.min(gone, 500),
        isWhole: gone <= 500 && Math.max(touched.length, related.length) <= 300,
        claims: standings,
        relationships: records.flatMap(({ edge, was: one, is: other }) =>
          one && JSON.stringify(one) !== JSON.stringify(other)
            ? [
                {
                  relationship: { id: edge },
                  statusBefore: one.status,
                  statusAfter: other?.status ?? null,
                  labelAfter: other?.label ?? null,
                },
              ]
            : [],
        ),
        disconnections: [...lost.values()],
      },
    };
  },
};
