// Oppositions about entities and claims: on both stories, and on a random graph as the rule has them over all that is said.
import { beforeAll, describe, expect, it } from 'vitest';
import { explainOpposition } from '../../src/model/explain.ts';
import { GRADES, opposition } from '../../src/model/opposition.ts';
import { GRAPHS } from '../proof/graphs.ts';
import { textOf } from '../proof/plain-graph.ts';
import { openBothStories } from '../story.ts';
import { useAsking } from './ask.ts';
import { everyNode, expectSeeksOnly, RESTRICTIONS, readWhole, type Whole } from './whole.ts';

const DOCUMENT = /* GraphQL */ `
  query Oppositions(
    $about: [ID!]!
    $grades: [OppositionGrade!]
    $told: PerspectiveInput
    $without: [ID!]
    $first: Int!
    $after: String
  ) {
    oppositions(about: $about, grades: $grades, told: $told, without: $without, first: $first, after: $after) {
      nodes {
        grade
        wording
        limits { role }
        explanation
        affirming { id speaker { name } evidence(roles: [CONTENT]) { sentence { line article { id } } } }
        denying { id speaker { name } evidence(roles: [CONTENT]) { sentence { line article { id } } } }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
      isTotalCountExact
    }
  }
`;

type Said = {
  readonly evidence: readonly {
    readonly sentence: { readonly line: number; readonly article: { readonly id: string } };
  }[];
};
type Pair = { readonly grade: string; readonly wording: string; readonly affirming: Said; readonly denying: Said };

/** "01:2" is line 2 of the first article. */
const place = ({ evidence }: Said): string =>
  [...new Set(evidence.map(({ sentence }) => `${/\d\d/.exec(sentence.article.id)?.[0] ?? ''}:${sentence.line}`))].join(
    ' ',
  );
const short = ({ grade, wording, affirming, denying }: Pair): string =>
  `${grade} ${wording} ${place(affirming)} | ${place(denying)}`;

describe('oppositions', () => {
  const stories = useAsking(openBothStories);
  const ask = async (variables: object) => (await everyNode(stories, DOCUMENT, { ...variables })).map(short);

  it('of an entity: each pair once, squarest first, over all articles of a story', async () => {
    expect(await ask({ about: ['entity:calvex'] })).toEqual([
      'DIRECT PARAPHRASED 09:2 | 06:4',
      'DIRECT QUOTED 09:2 | 02:3',
      'DIRECT QUOTED 03:4 04:4 | 09:4',
      'DIRECT QUOTED 03:3 04:3 | 07:6',
      'DIRECT QUOTED 01:8 | 09:4',
      'DIRECT PARAPHRASED 05:2 | 06:4',
      'DIRECT QUOTED 05:2 | 02:3',
      'SCOPED QUOTED 05:3 | 09:3',
      'SCOPED PARAPHRASED 05:3 | 06:4',
      'SCOPED QUOTED 05:3 | 02:3',
      'SCOPED QUOTED 01:2 02:2 | 09:3',
      'SCOPED PARAPHRASED 01:2 02:2 | 06:4',
      'SCOPED QUOTED 01:2 02:2 | 02:3',
      'SCOPED QUOTED 01:3 | 09:3',
      'SCOPED PARAPHRASED 01:3 | 06:4',
      'SCOPED QUOTED 01:3 | 02:3',
      'ADJACENT QUOTED 03:2 04:2 | 07:6',
      'DISJOINT QUOTED 01:2 02:2 | 02:5',
    ]);
    await expectSeeksOnly(stories);
  });

  it('of an entity on the denying side alone, and of the grades asked for', async () => {
    expect(await ask({ about: ['entity:russia'] })).toEqual([
      'ADJACENT QUOTED :11 :23 | :17',
      'DISJOINT QUOTED :11 :23 | :19',
    ]);
    expect(await ask({ about: ['entity:russia'], grades: ['DISJOINT'] })).toEqual(['DISJOINT QUOTED :11 :23 | :19']);
  });

  it('of a claim: as the claim itself has them', async () => {
    const { data } = await stories.ask(
      '{ claims(filter: { involves: "entity:starlink", status: CONTESTED }) { nodes { id oppositions { nodes { explanation } } } } }',
    );
    for (const { id, oppositions } of data.claims.nodes) {
      const pairs = await everyNode(stories, DOCUMENT, { about: [id] });
      expect(pairs.map(({ explanation }) => explanation)).toEqual(
        oppositions.nodes.map(({ explanation }: { explanation: string }) => explanation),
      );
    }
  });

  it('as some tell it', async () => {
    expect(await ask({ about: ['entity:calvex'], told: { speakers: ['entity:petra-lindholm'] } })).toEqual([
      'DIRECT PARAPHRASED 09:2 | 06:4',
      'DIRECT QUOTED 09:2 | 02:3',
    ]);
    expect(await ask({ about: ['entity:starlink'], told: { wordings: ['QUOTED'] } })).toEqual([
      'ADJACENT QUOTED :25 | :33',
    ]);
  });

  it('are none of what nobody knows, and refuse what cannot be meant', async () => {
    expect(await ask({ about: ['entity:nobody'] })).toEqual([]);
    const refused = async (about: readonly string[]) =>
      (await stories.ask(DOCUMENT, { about, first: 1 })).errors?.map(({ extensions }) => extensions.reason);
    expect(await refused([])).toEqual(['ABOUT_EMPTY']);
    expect(await refused(['statement:1'])).toEqual(['ID_INVALID']);
    expect(await refused(Array.from({ length: 51 }, (_, at) => `entity:${at}`))).toEqual(['IDS_TOO_MANY']);
  });
});

describe('oppositions of a random graph', () => {
  const world = useAsking(GRAPHS[1].open);
  let whole: Whole;
  beforeAll(async () => {
    whole = await readWhole(world.database);
  });

  it.each(RESTRICTIONS)('are those that the rule finds, %s', async (_how, restrictionOf) => {
    const restriction = restrictionOf(whole);
    const told = whole.told(restriction);
    const claims = whole.nodes('Claim').slice(0, 4);
    for (const about of [['entity:crane'], ['entity:federation', ...claims.map((node) => textOf(node, 'id'))]]) {
      const isAbout = ({ claim }: (typeof told)[number]) =>
        about.includes(claim.id) || Object.values(claim.slots).some((filler) => about.includes(filler));
      const expected = told
        .flatMap((affirming) =>
          told.flatMap((denying) => {
            if (!isAbout(affirming) && !isAbout(denying)) return [];
            const found = opposition(whole.world, affirming, denying);
            if (found === undefined) return [];
            const key = [GRADES.indexOf(found.grade), affirming.sortKey, denying.sortKey].join('|');
            const explanation = explainOpposition(found, affirming, denying, whole.nameOf);
            return [{ key, pair: [found.grade, affirming.statement.id, denying.statement.id, explanation] }];
          }),
        )
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      const pairs = await everyNode(world, DOCUMENT, { about, ...restriction }, 4);
      expect(
        pairs.map(({ grade, affirming, denying, explanation }) => [grade, affirming.id, denying.id, explanation]),
      ).toEqual(expected.map(({ pair }) => pair));
    }
  });
});
