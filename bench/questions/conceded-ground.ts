import { concededGround as groundOf } from '../../src/model/conceded.ts';
import type { EntityId } from '../../src/model/entity.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';
import { type Row, SAID, type Said, saidByHand } from './said.ts';

const BY_HAND = query(
  'bench.concededGround',
  `
  UNWIND [$one, $other] AS voice
  CALL (voice) {
    MATCH (s:Statement)-[voiced:VOICED_BY]->()
    WHERE voiced.entityId = voice AND voiced.sortKey > '' AND voiced.roles <> ['PUBLISHER'] AND s.isCounted
      AND s.stance IN ['AFFIRMS', 'DENIES']
    WITH s, voiced ORDER BY voiced.entityId, voiced.sortKey LIMIT 501
    RETURN s
  }
  WITH DISTINCT s ORDER BY s.sortKey
  WITH collect(s) AS list
  ${SAID}
  RETURN said, claims, places`,
);

const RELATIONS = ['EQUAL', 'BROADER', 'NARROWER', 'ADJACENT'];

export const concededGround: Question = {
  name: 'concededGround',
  document: `query ($one: ID!, $other: ID!) {
    concededGround(one: [$one], other: [$other], first: 100) { nodes { relation stance one { id } other { id } } }
  }`,
  cases: ({ voices, secondVoice }) => [
    { name: 'leaf and hub', variables: { one: voices.leaf, other: voices.hub } },
    { name: 'median and hub', variables: { one: voices.median, other: voices.hub } },
    { name: 'hub and the next', variables: { one: voices.hub, other: secondVoice } },
  ],
  async byHand({ database, vocabulary }, { one, other }) {
    const [row] = (await read(database, BY_HAND, { one, other })).rows as readonly (readonly Row[][])[];
    const [rows = [], claims = [], places = []] = row ?? [];
    const { said, world } = saidByHand(vocabulary, rows, claims, places);
    const sides = [one, other].map((id) => new Set([id as EntityId])) as [Set<EntityId>, Set<EntityId>];
    const nodes = groundOf(world, ...sides, said)
      .map((pair) => ({
        key: `${RELATIONS.indexOf(pair.relation)}|${(pair.one as Said).sortKey}|${(pair.other as Said).sortKey}`,
        node: {
          relation: pair.relation,
          stance: pair.one.statement.stance,
          one: { id: pair.one.statement.id },
          other: { id: pair.other.statement.id },
        },
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, 100)
      .map(({ node }) => node);
    return { concededGround: { nodes } };
  },
};
