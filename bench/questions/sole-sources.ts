import { affirmationReaches } from '../../src/model/logic.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';

/** The claims of the entity, newest first, each with who affirms it or a narrower one, by modality. */
const BY_HAND = query(
  'bench.soleSources',
  `
  MATCH (claim:Claim)-[involves:INVOLVES]->()
  WHERE involves.entityId = $id AND involves.sortKey > ''
  WITH claim, involves ORDER BY involves.entityId, involves.sortKey
  CALL (claim) {
    RETURN claim AS near
    UNION MATCH (claim)<-[:NARROWER_THAN]-(near:Claim) RETURN near
    UNION MATCH (claim)-[:SAME_SLOTS]-(near:Claim) RETURN near
  }
  CALL (near) {
    MATCH (near)<-[:ABOUT]-(s:Statement)
    WHERE s.isCounted AND s.stance = 'AFFIRMS'
    RETURN collect(DISTINCT s.speakerId) AS speakers
  }
  WITH claim, near, speakers WHERE size(speakers) > 0
  RETURN claim.id, claim.modality, claim.sortKey, near.modality, speakers
  ORDER BY claim.sortKey`,
);

type Found = readonly [string, Modality, string, Modality, readonly string[]];
type Modality = Parameters<typeof affirmationReaches>[0];

export const soleSources: Question = {
  name: 'soleSources',
  document: `query ($id: ID!) {
    soleSources(rung: SPEAKERS, about: [$id], first: 20) { nodes { claim { id } entity { id } } }
  }`,
  cases: ({ entities }) => Object.entries(entities).map(([name, id]) => ({ name, variables: { id } })),
  async byHand({ database }, { id }) {
    const { rows } = await read(database, BY_HAND, { id });
    const sources = new Map<string, Set<string>>();
    for (const [claim, modality, , near, speakers] of rows as readonly unknown[] as readonly Found[]) {
      if (!affirmationReaches(near, modality)) continue;
      const known = sources.get(claim) ?? new Set();
      for (const speaker of speakers) known.add(speaker);
      sources.set(claim, known);
    }
    const nodes = [...sources]
      .filter(([, speakers]) => speakers.size === 1)
      .slice(0, 20)
      .map(([claim, [speaker]]) => ({ claim: { id: claim }, entity: { id: speaker } }));
    return { soleSources: { nodes } };
  },
};
