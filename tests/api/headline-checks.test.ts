// Headlines over all articles: on both stories, and on a random graph as the rule has them.
import { beforeAll, describe, expect, it } from 'vitest';
import { headlineCheck, VERDICTS, wholeVerdict } from '../../src/model/headline.ts';
import { GRAPHS } from '../proof/graphs.ts';
import { textOf } from '../proof/plain-graph.ts';
import { openBothStories } from '../story.ts';
import { useAsking } from './ask.ts';
import { everyNode, expectSeeksOnly, RESTRICTIONS, readWhole, type Whole } from './whole.ts';

const DOCUMENT = /* GraphQL */ `
  query Headlines(
    $filter: ArticleFilter
    $verdicts: [HeadlineVerdict!]
    $told: PerspectiveInput
    $without: [ID!]
    $first: Int!
    $after: String
  ) {
    headlineChecks(
      filter: $filter
      verdicts: $verdicts
      told: $told
      without: $without
      first: $first
      after: $after
    ) {
      nodes {
        verdict
        article { id }
        statement { id speaker { name } }
        quoted { verdict nearest { id } dropped { role text } }
        paraphrased { verdict nearest { id } }
      }
      pageInfo { hasNextPage endCursor }
      isTotalCountExact
    }
  }
`;

describe('headlineChecks', () => {
  const stories = useAsking(openBothStories);
  const ask = async (variables: Record<string, unknown> = {}) =>
    (await everyNode(stories, DOCUMENT, variables)).map(({ verdict, article, statement }) =>
      [verdict, article.id.replace('article:', ''), statement.speaker.name].join(' | '),
    );

  it('puts the worst first, by the better of quotes and paraphrases, newest article first', async () => {
    const worst = ['OVERSTATED | quarry-07-minister | Ilan Voss', 'OVERSTATED | musk-kremlin-starlink | Elon Musk'];
    expect(await ask()).toEqual([
      ...worst,
      'NARROWER_IN_BODY | quarry-02-denial | Marrow Stone',
      'NARROWER_IN_BODY | musk-kremlin-starlink | Kremlin',
      'SUPPORTED | quarry-09-walk-back | Marrow Stone',
      'SUPPORTED | quarry-08-correction | Brezna Courier',
      'SUPPORTED | quarry-06-concession | Marrow Stone',
      'SUPPORTED | quarry-05-foreman | А. Морозов',
      'SUPPORTED | quarry-04-reprint | Henrik Marrow',
      'SUPPORTED | quarry-03-counter-claim | Henrik Marrow',
      'SUPPORTED | quarry-01-accusation | Brezna Water Committee',
    ]);
    await expectSeeksOnly(stories);
    expect(await ask({ verdicts: ['OVERSTATED', 'UNSUPPORTED'] })).toEqual(worst);
  });

  it('looks at the articles asked for', async () => {
    expect(await ask({ filter: { publisher: 'entity:orlavia-wire' } })).toEqual([
      'SUPPORTED | quarry-09-walk-back | Marrow Stone',
      'SUPPORTED | quarry-03-counter-claim | Henrik Marrow',
    ]);
    expect(await ask({ filter: { mentions: 'entity:foreman-morozov', language: 'en' } })).toEqual([
      'SUPPORTED | quarry-08-correction | Brezna Courier',
      'SUPPORTED | quarry-05-foreman | А. Морозов',
    ]);
    const { errors } = await stories.ask(DOCUMENT, { filter: { publisher: 'article:1' }, first: 1 });
    expect(errors?.map(({ extensions }) => extensions.reason)).toEqual(['ID_INVALID']);
    expect(stories.sent).toEqual([]);
  });

  it('holds a headline against what is told alone', async () => {
    const variables = { filter: { publisher: 'entity:orlavia-wire' }, told: { wordings: ['PARAPHRASED'] } };
    expect(await ask(variables)).toEqual([
      'UNSUPPORTED | quarry-03-counter-claim | Henrik Marrow',
      'SUPPORTED | quarry-09-walk-back | Marrow Stone',
    ]);
  });
});

describe('headline checks of a random graph', () => {
  const world = useAsking(GRAPHS[2].open);
  let whole: Whole;
  beforeAll(async () => {
    whole = await readWhole(world.database);
  });

  it.each(RESTRICTIONS)('are what the rule finds, %s', async (_how, restrictionOf) => {
    const restriction = restrictionOf(whole);
    const told = whole.told(restriction);
    const expected = whole.nodes('Article').flatMap((article) => {
      const here = told.filter(({ articles }) => articles.some(({ id }) => id === textOf(article, 'id')));
      return here
        .filter(({ statement }) => statement.isHeadline)
        .map((headline) => {
          const check = headlineCheck(whole.world, headline, here);
          return [
            textOf(article, 'id'),
            headline.statement.id,
            wholeVerdict(check),
            check.quoted.nearest,
            check.paraphrased.nearest,
          ];
        });
    });
    const found = await everyNode(world, DOCUMENT, { ...restriction }, 3);
    const ranks = found.map(({ verdict }) => -VERDICTS.indexOf(verdict));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const ids = (nearest: readonly { id: string }[]) => nearest.map(({ id }) => id);
    expect(
      found
        .map(({ verdict, article, statement, quoted, paraphrased }) => [
          article.id,
          statement.id,
          verdict,
          ids(quoted.nearest),
          ids(paraphrased.nearest),
        ])
        .toSorted(),
    ).toEqual(expected.toSorted());
  });
});
