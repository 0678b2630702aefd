import { phrasesOf } from '../../src/model/hedging.ts';
import type { Hedge } from '../../src/model/statement.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import type { Question } from './question.ts';

/** Whether a speaker has a name is looked up once for each that is shown. */
const BY_HAND = query(
  'bench.hedges',
  `
  MATCH (claim:Claim)-[involves:INVOLVES]->()
  WHERE involves.entityId = $id AND involves.sortKey > ''
  MATCH (claim)<-[:ABOUT]-(s:Statement)
  WHERE s.isCounted
  WITH s.speakerId AS key, count(*) AS statements,
    count(CASE WHEN s.isHedged THEN 1 END) AS hedged,
    count(CASE WHEN NOT s.isArticleVoice THEN 1 END) AS uttered,
    count(CASE WHEN NOT s.isArticleVoice AND s.directness = 'DIRECT_QUOTE' THEN 1 END) AS direct,
    count(CASE WHEN NOT s.isArticleVoice AND s.isRelayed THEN 1 END) AS relayed,
    collect(CASE WHEN size(s.hedgeTexts) > 0 THEN [s.sortKey, s.id, s.hedgeTexts, s.hedgeBys] END) AS holding
  ORDER BY hedged DESC, statements DESC, key
  LIMIT 21
  MATCH (speaker:Entity {id: key})
  RETURN key, statements, hedged, uttered, direct, relayed, speaker.nameStatus, holding
  ORDER BY hedged DESC, statements DESC, key`,
);

type Holding = readonly (readonly [string, string, readonly string[], readonly Hedge['by'][]])[];
type Row = readonly [string, number, number, number, number, number, string, Holding];

/** More than 10,000 statements about one entity, of which the product reads the newest, don't occur in this graph. */
export const hedges: Question = {
  name: 'hedges',
  document: `query ($id: ID!) {
    hedges(by: SPEAKER, about: [$id], first: 20) {
      isWhole
      hasMoreGroups
      groups {
        entity { id }
        statementCount
        phrases { text by count examples { id } }
        hedged { numerator denominator }
        directQuotes { numerator denominator }
        relayed { numerator denominator }
        anonymous { numerator denominator }
      }
    }
  }`,
  cases: ({ entities }) => Object.entries(entities).map(([name, id]) => ({ name, variables: { id } })),
  async byHand({ database }, { id }) {
    const rows = (await read(database, BY_HAND, { id })).rows as unknown as readonly Row[];
    const groups = rows.slice(0, 20).map(([key, statements, hedged, uttered, direct, relayed, nameStatus, holding]) => {
      const held = holding
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, statement, texts, bys]) => ({
          id: statement,
          hedges: texts.map((text, at) => ({ text, by: bys[at] ?? ('SPEAKER' as const) })),
        }));
      return {
        entity: { id: key },
        statementCount: statements,
        phrases: phrasesOf(held)
          .slice(0, 20)
          .map(({ examples, ...phrase }) => ({ ...phrase, examples: examples.map((each) => ({ id: each.id })) })),
        hedged: { numerator: hedged, denominator: statements },
        directQuotes: { numerator: direct, denominator: uttered },
        relayed: { numerator: relayed, denominator: uttered },
        anonymous: { numerator: nameStatus === 'NAMED' ? 0 : uttered, denominator: uttered },
      };
    });
    return { hedges: { isWhole: true, hasMoreGroups: rows.length > 20, groups } };
  },
};
