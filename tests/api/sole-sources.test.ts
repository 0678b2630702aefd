// What rests on one source only: on both stories, and on a random graph as the rule has it over all that is said.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Corroboration, corroboration, RUNGS, type Rung } from '../../src/model/corroboration.ts';
import { isAffirmedBy } from '../../src/model/logic.ts';
import { collapsed, soleSource } from '../../src/model/sole-source.ts';
import { GRAPHS } from '../proof/graphs.ts';
import { textsOf } from '../proof/plain-graph.ts';
import { openBothStories } from '../story.ts';
import { useAsking } from './ask.ts';
import { everyNode, expectSeeksOnly, RESTRICTIONS, readWhole, type Whole } from './whole.ts';

const DOCUMENT = /* GraphQL */ `
  query SoleSources(
    $rung: Rung!
    $about: [ID!]
    $told: PerspectiveInput
    $without: [ID!]
    $first: Int!
    $after: String
  ) {
    soleSources(rung: $rung, about: $about, told: $told, without: $without, first: $first, after: $after) {
      nodes {
        rung
        claim { id text }
        entity { id name }
        article { id }
        statement { id }
        affirmations { id }
        corroboration { articles publishers utterances speakers principals isWhole collapsed { why explanation } }
        explanation
      }
      pageInfo { hasNextPage endCursor }
      totalCount
      isTotalCountExact
    }
  }
`;

const rungsOf = ({ articles, publishers, utterances, speakers, principals }: Corroboration): string =>
  [articles, publishers, utterances, speakers, principals].join(' ');

describe('soleSources', () => {
  const stories = useAsking(openBothStories);
  const ask = (variables: Record<string, unknown>) => everyNode(stories, DOCUMENT, variables, 5);

  it('finds one voice behind what several outlets carry, and names the copies', async () => {
    const found = await ask({ rung: 'SPEAKERS', about: ['entity:calvex'] });
    await expectSeeksOnly(stories);
    expect(
      found.map(({ claim, entity, corroboration: counts }) => [claim.text, entity.name, rungsOf(counts)].join(' | ')),
    ).toEqual([
      'Tollan Freight supplies Calvex (recipient: Marrow Stone; channel: through intermediaries) | Brezna Water Committee | 1 1 1 1 1',
      // Denied as such; affirmed through the narrower claim below.
      'road service of Brezna uses Calvex | Henrik Marrow | 2 2 1 1 1',
      'Tollan Freight supplies Calvex (time: 2029; recipient: Marrow Stone; manner: lawfully) | Petra Lindholm | 1 1 1 1 1',
      'Calvex is in Kamen Ridge quarry | Dana Kestrel | 1 1 1 1 1',
      'Marrow Stone uses Calvex (place: Kamen Ridge quarry; manner: secretly) | an employee of Marrow Stone who asked not to be named | 1 1 1 1 1',
      'Calvex is in Sel | Alexei Morozov | 2 2 1 1 1',
      'town of Brezna uses Calvex (place: the valley road) | Henrik Marrow | 2 2 1 1 1',
      'road service of Brezna uses Calvex (place: the valley road) | Henrik Marrow | 2 2 1 1 1',
      '[unnamed] prohibits Calvex (place: Orlavia; time: 2030/..) | Brezna Courier | 1 1 1 1 1',
    ]);
    const copied = found.find(({ claim }) => claim.text === 'Calvex is in Sel');
    expect(copied).toMatchObject({
      rung: 'SPEAKERS',
      article: null,
      statement: null,
      affirmations: [expect.anything()],
      corroboration: {
        isWhole: true,
        collapsed: [{ why: 'SAME_UTTERANCE', explanation: '2 articles carry one utterance.' }],
      },
      explanation:
        '“Calvex is in Sel” rests on one speaker, Alexei Morozov: it is affirmed in 2 articles of 2 publishers, in 1 utterance by 1 speaker for 1 principal.',
    });
  });

  it('names the only article, and the only utterance', async () => {
    const inOne = await ask({ rung: 'ARTICLES', about: ['entity:tollan-drivers'] });
    expect(inOne.map(({ article, entity, statement }) => [article.id, entity, statement])).toEqual([
      ['article:quarry-08-correction', null, null],
    ]);
    const [once] = await ask({ rung: 'UTTERANCES', about: ['entity:low-oxygen-in-the-sel'] });
    expect([once.statement, once.entity, once.article]).toEqual([once.affirmations[0], null, null]);
  });

  it('takes in a claim that only one is left with, once another voice is taken away', async () => {
    const causes = async (variables: object) =>
      (await ask({ rung: 'SPEAKERS', about: ['entity:sel-fish-death'], ...variables })).flatMap(({ claim, entity }) =>
        claim.text.startsWith('Calvex causes') ? [entity.name] : [],
      );
    expect(await causes({})).toEqual([]);
    expect(await causes({ without: ['entity:dana-kestrel'] })).toEqual(['Alexei Morozov']);
  });
});

describe('sole sources in a random graph', () => {
  const world = useAsking(GRAPHS[1].open);
  let whole: Whole;
  beforeAll(async () => {
    whole = await readWhole(world.database);
  });

  it.each(RESTRICTIONS)('are what the rule finds, %s', async (_how, restrictionOf) => {
    const restriction = restrictionOf(whole);
    const told = whole.told(restriction);
    // Another rung is another text to plan: restricted, two of them stand for all.
    const rungs: readonly Rung[] = restrictionOf === RESTRICTIONS[0]?.[1] ? RUNGS : ['publishers', 'principals'];
    for (const rung of rungs) {
      for (const about of rung === 'publishers' ? [undefined, ['entity:crane', 'entity:strike']] : [undefined]) {
        const expected = whole.nodes('Claim').flatMap((node) => {
          if (about && !textsOf(node, 'slotFillers').some((filler) => about.includes(filler))) return [];
          const claim = whole.claimOf(node);
          const affirming = told.filter((said) => isAffirmedBy(whole.world, claim, said.claim));
          const source = soleSource(rung, affirming);
          if (source === undefined) return [];
          return [[claim.id, rungsOf(corroboration(affirming)), collapsed(affirming).map(({ why }) => why)]];
        });
        const found = await everyNode(world, DOCUMENT, { rung: rung.toUpperCase(), about, ...restriction }, 10);
        expect(
          found.map(({ claim, corroboration: counts }) => [
            claim.id,
            rungsOf(counts),
            counts.collapsed.map(({ why }: { why: string }) => why),
          ]),
        ).toEqual(expected);
      }
    }
  });
});
