// The story as some tell it, and as if some had never spoken. That each field then answers as a graph would into which the
// other statements had never come is the proof's matter (tests/proof).
import { describe, expect, it } from 'vitest';
import { useStory } from './ask.ts';

const story = useStory();

const USED = 'Russian Armed Forces uses Starlink';
const USED_AT_FRONT = 'Russian Armed Forces uses Starlink (place: front line in Ukraine)';

const USE = /* GraphQL */ `
  query Use($told: PerspectiveInput, $without: [ID!]) {
    entity(id: "entity:starlink", told: $told, without: $without) {
      claims(filter: { predicate: USES, subject: "entity:russian-armed-forces" }) {
        nodes { text status statementCount statements { nodes { stance isHeadline speaker { name } } } }
      }
      relationships(filter: { predicate: USES, other: "entity:russian-armed-forces" }) {
        nodes { label status statementCount affirmedBy { name } deniedBy { name } }
      }
    }
  }
`;

const names = (...all: readonly string[]) => all.map((name) => ({ name }));
const says = (name: string, stance: string) => ({ stance, isHeadline: false, speaker: { name } });
const headlineDenies = (name: string) => ({ stance: 'DENIES', isHeadline: true, speaker: { name } });
const claim = (text: string, status: string, statementCount: number, ...nodes: readonly object[]) => ({
  ...{ text, status, statementCount },
  statements: { nodes },
});
const use = (status: string, affirmedBy: readonly string[], deniedBy: readonly string[], statementCount: number) => ({
  ...{ label: 'uses, in front line in Ukraine', status, statementCount },
  ...{ affirmedBy: names(...affirmedBy), deniedBy: names(...deniedBy) },
});

const asOf = (at: string, clock: string) => ({ told: { asOf: { at, clock } } });

const DISPUTED = {
  claims: [
    claim(USED, 'SCOPED_DENIAL', 0, headlineDenies('Elon Musk'), headlineDenies('Kremlin')),
    claim(
      USED_AT_FRONT,
      'CONTESTED',
      3,
      says('Kremlin', 'DENIES'),
      says('Government of Ukraine', 'AFFIRMS'),
      says('Andrey Yusov', 'AFFIRMS'),
    ),
  ],
  relationships: [use('CONTESTED', ['Andrey Yusov', 'Government of Ukraine', 'GUR'], ['Kremlin'], 3)],
};
const NOTHING = { claims: [], relationships: [] };

describe('the use at the front', () => {
  it.each<
    [string, Record<string, unknown>, { readonly claims: readonly object[]; readonly relationships: readonly object[] }]
  >([
    ['by all', {}, DISPUTED],
    ['by all, where the perspective asks for nothing', { told: {}, without: null }, DISPUTED],
    ['by all, where nobody is taken away', { without: [] }, DISPUTED],
    [
      'by the Kremlin: denied, and affirmed by nobody',
      { told: { principals: ['entity:kremlin'] } },
      {
        claims: [
          claim(USED, 'SCOPED_DENIAL', 0, headlineDenies('Kremlin')),
          claim(USED_AT_FRONT, 'DENIED_ONLY', 1, says('Kremlin', 'DENIES')),
        ],
        relationships: [use('DENIED_ONLY', [], ['Kremlin'], 1)],
      },
    ],
    [
      'without the Kremlin: affirmed, and denied by nobody',
      { without: ['entity:kremlin'] },
      {
        claims: [
          claim(USED, 'UNCONTESTED', 0, headlineDenies('Elon Musk')),
          claim(
            USED_AT_FRONT,
            'UNCONTESTED',
            2,
            says('Government of Ukraine', 'AFFIRMS'),
            says('Andrey Yusov', 'AFFIRMS'),
          ),
        ],
        relationships: [use('UNCONTESTED', ['Andrey Yusov', 'Government of Ukraine', 'GUR'], [], 2)],
      },
    ],
    [
      'in quoted words only: the denial is paraphrased',
      { told: { wordings: ['QUOTED'] } },
      {
        claims: [claim(USED_AT_FRONT, 'UNCONTESTED', 1, says('Andrey Yusov', 'AFFIRMS'))],
        relationships: [use('UNCONTESTED', ['Andrey Yusov', 'GUR'], [], 1)],
      },
    ],
    [
      "by SpaceX's side: the headline alone has Musk deny it",
      { told: { principals: ['entity:spacex', 'entity:elon-musk'] } },
      { claims: [claim(USED, 'UNSTATED', 0, headlineDenies('Elon Musk'))], relationships: [] },
    ],
    ['without who published all of it', { without: ['entity:publisher-of-musk-kremlin-starlink'] }, NOTHING],
    ['by a voice that nothing has', { told: { speakers: ['entity:nobody'] } }, NOTHING],
    // "On Monday" dates nothing: no statement here bears a date.
    ['as of what was said by a day', asOf('2031', 'SAID'), NOTHING],
    ['as of what was published by February', asOf('2024-02', 'PUBLISHED'), DISPUTED],
    ['as of what was published by January', asOf('2024-01', 'PUBLISHED'), NOTHING],
    ['as of what was recorded on the day', asOf('2024-03-01', 'RECORDED'), DISPUTED],
    ['as of what was recorded before', asOf('2024-02-29', 'RECORDED'), NOTHING],
  ])('as told %s', async (_by, variables, { claims, relationships }) => {
    expect(await story.ask(USE, variables)).toEqual({
      data: { entity: { claims: { nodes: claims }, relationships: { nodes: relationships } } },
    });
    expect(story.sent).toHaveLength(1);
  });
});

describe('told', () => {
  it('reaches down to a field with a perspective of its own, and no further', async () => {
    const { data } = await story.ask(/* GraphQL */ `
      {
        article(id: "article:musk-kremlin-starlink", told: { principals: ["entity:kremlin"] }, without: ["entity:dmitry-peskov"]) {
          statements { totalCount }
          quoted: statements(told: { wordings: [QUOTED] }) { totalCount }
          all: statements(told: {}, without: []) { totalCount }
          headlineChecks { statement { speaker { name } } quoted { verdict } }
        }
      }
    `);
    expect(data.article).toEqual({
      statements: { totalCount: 2 },
      // Of twelve quoted ones, but for the five of Peskov: only `told` is replaced.
      quoted: { totalCount: 7 },
      all: { totalCount: 56 },
      headlineChecks: [{ statement: { speaker: { name: 'Kremlin' } }, quoted: { verdict: 'UNSUPPORTED' } }],
    });
  });

  it('leaves no claim of which nothing is said, and no statement that is not told', async () => {
    const { data: whole } = await story.ask(/* GraphQL */ `
      {
        claims(first: 1, filter: { predicate: USES, subject: "entity:russian-armed-forces" }) {
          nodes { id statements { nodes { id } } }
        }
      }
    `);
    const [{ id, statements }] = whole.claims.nodes;
    const { data } = await story.ask(
      /* GraphQL */ `
        query ($id: ID!, $said: ID!, $told: PerspectiveInput) {
          claim(id: $id, told: $told) { text }
          statement(id: $said, told: $told) { stance }
        }
      `,
      { id, said: statements.nodes[0].id, told: { speakers: ['entity:gur'] } },
    );
    expect(data).toEqual({ claim: null, statement: null });
  });
});

describe('a perspective', () => {
  const many = Array.from({ length: 101 }, (_, at) => `entity:${at}`);

  it.each<[string, Record<string, unknown>, string, string]>([
    ['an id of another kind', { told: { speakers: ['claim:0'] } }, 'ID_INVALID', 'told.speakers: found "claim:0"'],
    ['an id of no kind', { without: ['Kremlin'] }, 'ID_INVALID', 'without: found "Kremlin"'],
    [
      'too many voices',
      { told: { publishers: many } },
      'IDS_TOO_MANY',
      'told.publishers: found 101 ids, expected at most 100',
    ],
    ['too many to do without', { without: many }, 'IDS_TOO_MANY', 'without: found 101 ids, expected at most 100'],
    ['what is no date', asOf('monday', 'SAID'), 'DATE_INVALID', 'told.asOf.at: date: "monday"'],
    [
      'a day that its month has not',
      asOf('2024-02-30', 'RECORDED'),
      'DATE_INVALID',
      'told.asOf.at: date: "2024-02-30"',
    ],
  ])(
    'with %s is refused, whatever is asked under it, and nothing is sent',
    async (_what, variables, reason, message) => {
      const NAME = /* GraphQL */ `
      query ($told: PerspectiveInput, $without: [ID!]) {
        entity(id: "entity:starlink", told: $told, without: $without) { name }
      }
    `;
      for (const document of [USE, NAME]) {
        const { errors } = await story.ask(document, variables);
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', reason } }]);
        expect(errors?.[0]?.message).toContain(message);
        expect(story.sent).toEqual([]);
      }
    },
  );

  it.each([
    ['claims(filter: { status: CONTESTED }) { totalCount }', 'claims(filter: { status }): found CONTESTED'],
    [
      'relationships(filter: { status: CONTESTED }) { totalCount }',
      'relationships(filter: { status }): found CONTESTED',
    ],
    ['relationshipCounts(by: STATUS) { count }', 'relationshipCounts(by:): found STATUS'],
  ])('refuses to pick or count by status: %s', async (field, message) => {
    const { errors } = await story.ask(`{ entity(id: "entity:starlink", told: { stances: [AFFIRMS] }) { ${field} } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', reason: 'STATUS_AS_TOLD' } }]);
    expect(errors?.[0]?.message).toContain(message);
    expect(story.sent).toEqual([]);
  });

  it('that asks for nothing lets status pick', async () => {
    const { data } = await story.ask(
      '{ entity(id: "entity:starlink", told: {}) { claims(filter: { status: DENIED_ONLY, predicate: SELLS }) { totalCount } } }',
    );
    expect(data.entity.claims.totalCount).toBe(1);
  });
});
