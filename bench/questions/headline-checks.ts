import { headlineCheck, VERDICTS, wholeVerdict } from '../../src/model/headline.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import { groupBy } from '../../src/write/batch.ts';
import type { Question } from './question.ts';
import { type Row, SAID, saidByHand } from './said.ts';

const BY_HAND = query(
  'bench.headlineChecks',
  `
  MATCH (article:Article)
  WHERE article.publisherId = $id AND article.sortKey > ''
  WITH article ORDER BY article.publisherId, article.sortKey LIMIT 500
  MATCH (article)<-[told:TOLD_IN]-(headline:Statement)
  WHERE headline.isHeadline AND headline.sortKey IS NOT NULL
  WITH article, told, headline
  MATCH (article)<-[:TOLD_IN]-(s:Statement)
  WHERE s = headline OR s.isCounted AND s.stance = headline.stance
    AND (s.speakerId IN [headline.speakerId, headline.principalId] OR s.principalId IN [headline.speakerId, headline.principalId])
  WITH collect([s.id, headline.id, article.id, article.sortKey, told.sortKey]) AS pairs, collect(DISTINCT s) AS list
  ${SAID}
  RETURN pairs, said, claims, places`,
);

export const headlineChecks: Question = {
  name: 'headlineChecks',
  document: `query ($id: ID!) {
    headlineChecks(filter: { publisher: $id }, first: 50) { nodes { verdict article { id } statement { id } } }
  }`,
  cases: ({ publishers }) => Object.entries(publishers).map(([name, id]) => ({ name, variables: { id } })),
  async byHand({ database, vocabulary }, { id }) {
    const [row] = (await read(database, BY_HAND, { id })).rows as readonly (readonly Row[][])[];
    const [pairs = [], rows = [], claims = [], places = []] = row ?? [];
    const { said, world } = saidByHand(vocabulary, rows, claims, places);
    const byId = new Map(said.map((one) => [one.statement.id as string, one]));
    const groups = groupBy(pairs as readonly (readonly string[])[], (pair) => `${pair[1]} ${pair[2]}`);
    const nodes = [...groups.values()]
      .flatMap((group) => {
        const [, headlineId = '', articleId, articleKey, place] = group[0] ?? [];
        const headline = byId.get(headlineId);
        if (!headline) return [];
        const body = group.flatMap(([each = '']) => (each === headlineId ? [] : (byId.get(each) ?? [])));
        const verdict = wholeVerdict(headlineCheck(world, headline, body));
        const key = `${VERDICTS.length - VERDICTS.indexOf(verdict)}|${articleKey}|${place}`;
        return [{ key, node: { verdict, article: { id: articleId }, statement: { id: headlineId } } }];
      })
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, 50)
      .map(({ node }) => node);
    return { headlineChecks: { nodes } };
  },
};
