// The timeline: of both stories, and held against the pure rule over all that is told in a random world, page by page.
import { describe, expect, it } from 'vitest';
import type { Restriction } from '../../src/model/perspective.ts';
import { groupedByEnds } from '../../src/model/relationship.ts';
import { eventEntries, statementEntries, windowOf } from '../../src/model/timeline.ts';
import type { QueryEvent } from '../../src/neo4j/connect.ts';
import { origins, type PlainNode, textOf } from '../proof/plain-graph.ts';
import { openBothStories } from '../story.ts';
import { useAsking } from './ask.ts';
import { RESTRICTIONS, useDenseWorld } from './plain-said.ts';
import { explain } from './plan.ts';

const TIMELINE = /* GraphQL */ `
  query (
    $entities: [ID!]
    $from: String
    $to: String
    $lanes: [TimelineLane!]
    $occurrences: [Occurrence!]
    $first: Int! = 20
    $after: String
    $told: PerspectiveInput
    $without: [ID!]
  ) {
    timeline(
      entities: $entities
      from: $from
      to: $to
      lanes: $lanes
      occurrences: $occurrences
      first: $first
      after: $after
      told: $told
      without: $without
    ) {
      undatedCount
      isWhole
      totalCount
      isTotalCountExact
      pageInfo { hasNextPage endCursor }
      nodes {
        lane
        date
        earliest
        latest
        isUncertain
        event { id name }
        claims { id text }
        statement { id speaker { name } claim { text } }
      }
    }
  }`;

interface Entry {
  readonly date: string | null;
  readonly event: { readonly id: string; readonly name: string } | null;
  readonly claims: readonly { readonly id: string }[];
  readonly statement: { readonly id: string; readonly speaker: { readonly name: string } } | null;
}

describe('timeline', () => {
  const stories = useAsking(openBothStories);
  const ask = async (variables: object) => {
    const { data, errors } = await stories.ask(TIMELINE, { ...variables });
    expect(errors).toBeUndefined();
    expect(stories.sent).toHaveLength(1);
    return data.timeline;
  };
  const shown = ({ nodes }: { nodes: readonly Entry[] }) =>
    nodes.map(({ date, event, statement }) => [date, event?.name ?? statement?.speaker.name].join(' '));

  it('dates one event twice, as two claims do, and leaves out what is only planned', async () => {
    const answer = await ask({ lanes: ['EVENTS'] });
    expect(shown(answer)).toEqual([
      '2022/.. the two-year conflict',
      '2031-04~ death of fish in the Sel',
      '2031-04-10/2031-04-24 death of fish in the Sel',
      ' talks between the Kiev regime and the entrepreneur Musk',
    ]);
    expect(answer).toMatchObject({ undatedCount: 1, isWhole: true });
    expect(answer.nodes[0]).toMatchObject({
      earliest: '2022-01-01T00:00:00.000Z',
      latest: null,
      isUncertain: true,
      claims: [{ text: 'the two-year conflict has its place or time (time: 2022/..)' }],
      statement: null,
    });
    expect(answer.nodes[2]).toMatchObject({
      earliest: '2031-04-10T00:00:00.000Z',
      latest: '2031-04-24T23:59:59.999Z',
    });
  });

  it('shows what is planned when asked for it, of what is related to the entities', async () => {
    const entities = ['entity:brezna', 'entity:kamen-ridge-quarry', 'entity:elon-musk'];
    const answer = await ask({ lanes: ['EVENTS'], entities, occurrences: ['PLANNED', 'REFUSED'] });
    expect(shown(answer)).toEqual([
      '2031-05-28 hearing in Brezna',
      '2031-06 inspection of Kamen Ridge',
      ' activation of Starlink in Sevastopol',
      ' keeping the Starlink link going',
    ]);
  });

  const TOLLAN = { entities: ['entity:tollan-freight'], lanes: ['STATEMENTS'] };

  it('tells what is said about an entity, the undated last', async () => {
    expect(shown(await ask(TOLLAN))).toEqual([
      '2031-05-04 Dana Kestrel',
      '2031-05-05 Brezna Courier',
      '2031-05-13 Marrow Stone',
      '2031-05-13 Petra Lindholm',
      '2031-05-19 Brezna Courier',
      '2031-05-19 Brezna Courier',
      '2031-05-22 Brezna Water Committee',
      ' Brezna Water Committee',
    ]);
  });

  it('holds statements by their beginning and events by their end against a window; what bears no date is counted', async () => {
    const answer = await ask({ ...TOLLAN, from: '2031-05-13', to: '2031-05-19' });
    expect(shown(answer)).toEqual([
      '2031-05-13 Marrow Stone',
      '2031-05-13 Petra Lindholm',
      '2031-05-19 Brezna Courier',
      '2031-05-19 Brezna Courier',
    ]);
    expect(answer).toMatchObject({ undatedCount: 1, totalCount: 4, isTotalCountExact: true });
    expect(shown(await ask({ lanes: ['EVENTS'], from: '2031-04-20', to: '2031-04-20' }))).toEqual([
      '2022/.. the two-year conflict',
      '2031-04~ death of fish in the Sel',
      '2031-04-10/2031-04-24 death of fish in the Sel',
    ]);
  });

  it.each([
    [{ from: 'May' }, 'DATE_INVALID', 'timeline(from:): date: "May" is not an EDTF date'],
    [{ from: '2031', to: '2030' }, 'WINDOW_INVALID', 'timeline(from:, to:): found "2031" after "2030"'],
    [{ entities: ['Brezna'] }, 'ID_INVALID', 'timeline(entities:): found "Brezna"'],
    [
      { entities: Array.from({ length: 51 }, (_, at) => `entity:${at}`) },
      'IDS_TOO_MANY',
      'timeline(entities:): found 51 ids, expected at most 50',
    ],
    [{ first: 0 }, 'FIRST_OUT_OF_RANGE', 'timeline(first:): found 0'],
  ])('refuses %j', async (variables, reason, message) => {
    const { errors } = await stories.ask(TIMELINE, variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', reason });
    expect(errors?.[0]?.message).toContain(message);
    expect(stories.sent).toHaveLength(0);
  });

  it.each([
    [{}],
    [{ entities: ['entity:calvex'] }],
    [{ entities: ['entity:calvex'], from: '2031', without: ['entity:dana-kestrel'] }],
  ])('seeks indexes: %j', async (variables) => {
    await ask(variables);
    const { operators } = await explain(stories.database, stories.sent[0] as QueryEvent);
    expect(operators.filter((operator) => /LabelScan|AllNodes|TypeScan|AllRelationships/.test(operator))).toEqual([]);
  });
});

describe('timeline, of a random world', () => {
  const dense = useDenseWorld();

  /** The events of a window and entities, with the claims that date them, by what is left of all that is said. */
  const eventsOf = (entities: readonly string[] | null, restriction: Restriction) => {
    const { world } = dense;
    const spoken = world.left(restriction);
    const standing = (label: string) =>
      world.graph.nodes.filter((node) => node.label === label && node.properties.sortKey !== undefined);
    const containing = (claim: PlainNode): readonly PlainNode[] => [
      claim,
      ...['SUBJECT', 'OBJECT'].flatMap((role) => origins(claim, role)).flatMap(containing),
    ];
    const isPresent = (claim: PlainNode) =>
      Object.keys(restriction).length === 0 ||
      containing(claim).some((each) => spoken.some((said) => said.claimNode === each));
    const about = (id: string) => spoken.filter(({ claim }) => claim.id === id).map(({ statement }) => statement);
    const related = groupedByEnds(standing('Claim').map(world.claimOf), about).map(({ ends }) => ends);
    const isOf = (event: string) =>
      entities === null ||
      entities.includes(event) ||
      related.some(
        ({ from, to }) => (from === event && entities.includes(to)) || (to === event && entities.includes(from)),
      );
    return standing('Entity')
      .filter(({ properties }) => properties.kind === 'Event' && isOf(String(properties.id)))
      .map(({ properties }) => ({
        id: String(properties.id),
        occurrence: String(properties.occurrence ?? 'OCCURRED'),
        sortKey: String(properties.sortKey),
        times: standing('Claim')
          .filter((claim) => claim.properties.subjectId === properties.id && isPresent(claim))
          .toSorted((a, b) => (textOf(a, 'sortKey') < textOf(b, 'sortKey') ? -1 : 1))
          .flatMap((claim) => {
            const time = world.claimOf(claim).slots.TIME;
            return time?.startsWith('date:') ? [{ date: time.slice('date:'.length), claim: textOf(claim, 'id') }] : [];
          }),
      }));
  };

  const WINDOWS = [{}, { from: '2024-01-15' }, { to: '2024-01' }, { from: '2024-02', to: '2024-02-20' }];
  const ENTITIES = [null, ['entity:strike', 'entity:crane'], ['entity:quay', 'entity:harbor', 'entity:starlink']];

  it.each(RESTRICTIONS)('is what the rule makes of all that is told: %j', async (restriction) => {
    const { asking, world } = dense;
    for (const [at, { from, to }] of (WINDOWS as readonly { from?: string; to?: string }[]).entries()) {
      for (const entities of ENTITIES) {
        const occurrences = at % 2 === 0 ? null : ['OCCURRED', 'PLANNED'];
        const window = windowOf(from, to);
        const spoken = world
          .left(restriction)
          .filter(({ claim }) => !entities || entities.some((id) => Object.values(claim.slots).includes(id as never)));
        const wanted = eventsOf(entities, restriction).filter(({ occurrence }) =>
          (occurrences ?? ['OCCURRED']).includes(occurrence),
        );
        const expected = [...eventEntries(window, wanted), ...statementEntries(window, spoken)]
          .toSorted((a, b) => (a.key < b.key ? -1 : 1))
          .map((entry) =>
            entry.lane === 'EVENTS'
              ? [entry.date, entry.event.id, ...entry.claims]
              : [entry.date, entry.said.statement.id],
          );
        const found: unknown[] = [];
        for (let after: string | null = null, isEnd = false; !isEnd; ) {
          const variables = { entities, from, to, occurrences, first: 7, after, ...restriction };
          const { data, errors } = await asking.ask(TIMELINE, variables);
          expect(errors).toBeUndefined();
          const { nodes, totalCount, pageInfo, isWhole } = data.timeline;
          expect([totalCount, isWhole]).toEqual([expected.length, true]);
          found.push(
            ...(nodes as readonly Entry[]).map(({ date, event, claims, statement }) => [
              date ?? undefined,
              event?.id ?? statement?.id,
              ...claims.map(({ id }) => id),
            ]),
          );
          after = pageInfo.endCursor;
          isEnd = !pageInfo.hasNextPage;
        }
        expect(found).toEqual(expected);
      }
    }
  });
});
