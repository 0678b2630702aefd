// Who stays silent: asked of both stories, and held against the pure rule over all that is said in a random world.
import { describe, expect, it } from 'vitest';
import type { EntityId } from '../../src/model/entity.ts';
import { knownUntil, silences } from '../../src/model/silence.ts';
import { chronologicalKey } from '../../src/model/sort-key.ts';
import type { QueryEvent } from '../../src/neo4j/connect.ts';
import { openBothStories } from '../story.ts';
import { useAsking } from './ask.ts';
import { RESTRICTIONS, useDenseWorld } from './plain-said.ts';
import { explain } from './plan.ts';

const SILENCES = /* GraphQL */ `
  query (
    $days: Int!
    $about: [ID!]
    $asOf: String
    $first: Int! = 100
    $after: String
    $told: PerspectiveInput
    $without: [ID!]
  ) {
    silences(days: $days, about: $about, asOf: $asOf, first: $first, after: $after, told: $told, without: $without) {
      accusationCount
      answeredCount
      pendingCount
      undatedCount
      knownUntil
      isWhole
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { kind deadline explanation accused { id } accusation { id } answer { id } }
    }
  }`;

describe('silences', () => {
  const stories = useAsking(openBothStories);
  const ask = async (variables: object) => {
    const { data, errors } = await stories.ask(SILENCES, { ...variables });
    expect(errors).toBeUndefined();
    expect(stories.sent).toHaveLength(1);
    return data.silences;
  };
  const explained = (answer: { nodes: readonly { kind: string; explanation: string }[] }) =>
    answer.nodes.map(({ kind, explanation }) => `${kind}: ${explanation}`);

  const TOLLAN =
    'UNANSWERED: Dana Kestrel, for Brezna Water Committee, affirms “Tollan Freight supplies Calvex (recipient: Marrow Stone)” (2031-05-04); nobody answers for Tollan Freight by';
  const UNDATED = [
    'UNDATED: Andrey Yusov, for GUR, affirms “[unnamed] sells Starlink (recipient: Russian state; channel: through parallel imports)” (undated); nothing that is said for Russian state, whenever, answers it.',
    'UNDATED: GUR affirms “Russian Armed Forces smuggles Starlink (destination: Russia; manner: systematically)” (undated); nothing that is said for Russian Armed Forces, whenever, answers it.',
  ];

  it('finds who is silent for a week, and of what bears no date who never answers', async () => {
    const answer = await ask({ days: 7 });
    expect(explained(answer).toSorted()).toEqual(
      [
        `${TOLLAN} 2031-05-11.`,
        'ANSWERED_LATE: Henrik Marrow affirms “town of Brezna uses Calvex (place: the valley road)” (2031-05-07); nobody answers for town of Brezna by 2031-05-14; Ottilie Brandt does later (2031-05-15).',
        'ANSWERED_LATE: Henrik Marrow affirms “road service of Brezna uses Calvex (place: the valley road)” (2031-05-07); nobody answers for road service of Brezna by 2031-05-14; Ottilie Brandt does later (2031-05-15).',
        ...UNDATED,
        'UNDATED: Brezna Water Committee affirms “Tollan Freight supplies Calvex (recipient: Marrow Stone)” (undated); nothing that is said for Tollan Freight, whenever, answers it.',
      ].toSorted(),
    );
    // Of 22 May there was one day left to answer when the last article came.
    expect(answer).toMatchObject({
      accusationCount: 13,
      answeredCount: 6,
      pendingCount: 1,
      undatedCount: 6,
      knownUntil: '2031-05-23T23:59:59.999Z',
      isWhole: true,
    });
  });

  it('counts days: eight are enough for the mayor', async () => {
    const answer = await ask({ days: 8, about: ['entity:brezna-town', 'entity:tollan-freight'] });
    expect(explained(answer)[0]).toBe(`${TOLLAN} 2031-05-12.`);
    expect(answer.nodes.map(({ accused }: { accused: { id: string } }) => accused.id)).not.toContain(
      'entity:brezna-town',
    );
  });

  it('waits until the days are over at the date that is given', async () => {
    const answer = await ask({ days: 7, about: ['entity:tollan-freight'], asOf: '2031-05-10' });
    expect(answer).toMatchObject({ pendingCount: 1, knownUntil: '2031-05-10T23:59:59.999Z' });
    expect(answer.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['UNDATED']);
  });

  it('can time nothing in a story that dates nothing, and says so', async () => {
    const answer = await ask({ days: 7, about: ['entity:starlink'] });
    expect(explained(answer).toSorted()).toEqual(UNDATED.toSorted());
    expect(answer.undatedCount).toBe(answer.accusationCount);
  });

  it('hears nobody who is left out', async () => {
    const answer = await ask({
      days: 365,
      asOf: '2040',
      about: ['entity:brezna-town'],
      without: ['entity:ottilie-brandt'],
    });
    expect(answer.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['UNANSWERED']);
  });

  it.each([[{ days: 7 }], [{ days: 7, about: ['entity:calvex'], without: ['entity:dana-kestrel'] }]])(
    'seeks indexes: %j',
    async (variables) => {
      await ask(variables);
      const { operators } = await explain(stories.database, stories.sent[0] as QueryEvent);
      expect(operators.filter((operator) => /LabelScan|AllNodes|TypeScan|AllRelationships/.test(operator))).toEqual([]);
    },
  );

  it.each([
    [{ days: -1 }, 'DAYS_OUT_OF_RANGE', 'silences(days:): found -1, expected 0 to 36500'],
    [{ days: 7, asOf: 'Monday' }, 'DATE_INVALID', 'silences(asOf:): date: "Monday" is not an EDTF date'],
    [
      { days: 7, about: ['Tollan'] },
      'ID_INVALID',
      'silences(about:): found "Tollan", expected an id that starts with "entity:"',
    ],
    [{ days: 7, after: 'x' }, 'CURSOR_INVALID', 'silences(after:): found "x"'],
  ])('refuses %j', async (variables, reason, message) => {
    const { errors } = await stories.ask(SILENCES, variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', reason });
    expect(errors?.[0]?.message).toContain(message);
    expect(stories.sent).toHaveLength(0);
  });
});

describe('silences, of a random world', () => {
  const dense = useDenseWorld();
  const entities = ['entity:crane', 'entity:critics', 'entity:ada', 'entity:starlink'];

  it.each(RESTRICTIONS)('are what the rule makes of all that is said: %j', async (restriction) => {
    const { asking, world } = dense;
    const spoken = world.left(restriction);
    const isAgent = (id: EntityId) => ['Person', 'Organization'].includes(world.entities.get(id)?.kind ?? '');
    const dates = spoken.flatMap(({ statement, articles }) => [
      statement.saidAt,
      ...articles.map(({ publishedAt }) => publishedAt),
    ]);
    const until = knownUntil(dates.filter((date) => date !== undefined));
    for (const days of [0, 3, 400]) {
      for (const about of [null, ...entities.map((id) => [id])]) {
        const accusations = spoken.filter(
          ({ claim }) => about === null || Object.values(claim.slots).includes(about[0] as EntityId),
        );
        const { silences: found, ...counts } = silences(world.world, isAgent, accusations, spoken, { days, until });
        const { data, errors } = await asking.ask(SILENCES, { days, about, ...restriction });
        expect(errors).toBeUndefined();
        const { nodes, pageInfo: _, totalCount: __, isTotalCountExact: ___, ...answer } = data.silences;
        expect(answer).toEqual({
          ...counts,
          knownUntil: until === undefined ? null : new Date(until).toISOString(),
          isWhole: true,
        });
        const ordered = found.toSorted((a, b) => (keyOf(a.accusation) < keyOf(b.accusation) ? -1 : 1));
        expect(
          nodes.map(({ kind, accused, accusation, answer: late }: Record<string, { id: string }>) => [
            kind,
            accused?.id,
            accusation?.id,
            late?.id,
          ]),
        ).toEqual(
          ordered
            .slice(0, 100)
            .map(({ kind, accused, accusation, answer: late }) => [
              kind,
              accused,
              accusation.statement.id,
              late?.statement.id,
            ]),
        );
      }
    }
  });
});

const keyOf = (said: { statement: { saidAt?: string }; sortKey: string }): string =>
  chronologicalKey(said.statement.saidAt, said.sortKey);
