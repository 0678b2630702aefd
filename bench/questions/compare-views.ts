import { GRADES } from '../../src/model/opposition.ts';
import { compareViews as compared } from '../../src/model/views.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';
import { type Row, SAID, type Said, saidByHand } from './said.ts';

const BY_HAND = query(
  'bench.compareViews',
  `
  MATCH (claim:Claim)-[involves:INVOLVES]->()
  WHERE involves.entityId = $id AND involves.sortKey > ''
  MATCH (claim)<-[:ABOUT]-(s:Statement)
  WHERE s.isCounted AND s.certainty IN ['CERTAIN', 'UNDERSPECIFIED']
  WITH s
  ORDER BY s.sortKey
  LIMIT 401
  WITH collect(s) AS list
  ${SAID}
  RETURN said, claims, places`,
);

const idOf = ({ statement: { id } }: Said) => ({ id });

const byClaim = (said: readonly Said[]) => {
  const groups = new Map<string, Said[]>();
  for (const each of said) groups.set(each.claim.id, [...(groups.get(each.claim.id) ?? []), each]);
  return [...groups].map(([id, each]) => ({ claim: { id }, statements: each.map(idOf) }));
};

/** What is said for certain against what is said without telling how certain it is. */
export const compareViews: Question = {
  name: 'compareViews',
  document: `query ($id: ID!) {
    compareViews(a: { certainties: [CERTAIN] }, b: { certainties: [UNDERSPECIFIED] }, about: [$id]) {
      isWhole
      onlyA { claim { id } statements { id } }
      onlyB { claim { id } statements { id } }
      opposed { grade affirming { id } denying { id } }
      shared { relation a { id } b { id } }
    }
  }`,
  cases: ({ entities }) => Object.entries(entities).map(([name, id]) => ({ name, variables: { id } })),
  async byHand({ database, vocabulary }, { id }) {
    const [row] = (await read(database, BY_HAND, { id })).rows as readonly (readonly Row[][])[];
    const [rows = [], claims = [], places = []] = row ?? [];
    const { said, world } = saidByHand(vocabulary, rows, claims, places);
    const of = (certainty: string) => said.filter(({ statement }) => statement.certainty === certainty);
    const found = compared(world, of('CERTAIN'), of('UNDERSPECIFIED'));
    return {
      compareViews: {
        isWhole: said.length <= 400 && Math.max(found.shared.length, found.opposed.length) <= 500,
        onlyA: byClaim(found.onlyA),
        onlyB: byClaim(found.onlyB),
        opposed: found.opposed
          .map(({ opposition: { grade }, affirming, denying }) => ({
            key: `${GRADES.indexOf(grade)}|${affirming.sortKey}|${denying.sortKey}`,
            node: { grade, affirming: idOf(affirming), denying: idOf(denying) },
          }))
          .sort((a, b) => (a.key < b.key ? -1 : 1))
          .slice(0, 500)
          .map(({ node }) => node),
        shared: [
          ...found.shared.filter(({ relation }) => relation === 'EQUAL'),
          ...found.shared.filter(({ relation }) => relation !== 'EQUAL'),
        ]
          .slice(0, 500)
          .map(({ relation, a, b }) => ({ relation, a: idOf(a), b: idOf(b) })),
      },
    };
  },
};
