// Lists of statements by any voice, by predicate, and by what they are about: as filtering all statements finds them.
import { beforeAll, describe, expect, it } from 'vitest';
import { GRAPHS } from '../proof/graphs.ts';
import { textOf } from '../proof/plain-graph.ts';
import { openBothStories } from '../story.ts';
import { useAsking } from './ask.ts';
import { explain } from './plan.ts';
import { everyNode, expectSeeksOnly, RESTRICTIONS, readWhole, type Told, type Whole } from './whole.ts';

const DOCUMENT = /* GraphQL */ `
  query Statements($filter: StatementFilter, $told: PerspectiveInput, $without: [ID!], $first: Int!, $after: String) {
    statements(filter: $filter, told: $told, without: $without, first: $first, after: $after) {
      nodes { id speaker { name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

describe('statements(filter: { voice, predicate, involves })', () => {
  const stories = useAsking(openBothStories);
  const ask = async (filter: object) =>
    (await everyNode(stories, DOCUMENT, { filter })).map(({ speaker }) => speaker.name as string);

  it('finds the words of a voice that only passes them on', async () => {
    expect(await ask({ voice: 'entity:unnamed-ministry-inspector' })).toEqual(['А. Морозов']);
    expect(await ask({ voice: 'entity:unnamed-ministry-inspector', stance: 'DENIES' })).toEqual([]);
  });

  it('walks the index of voices in order, by stance too', async () => {
    for (const filter of [{ voice: 'entity:gur' }, { voice: 'entity:gur', stance: 'DENIES' }]) {
      await ask(filter);
      await expectSeeksOnly(stories);
      const [event] = stories.sent;
      if (event === undefined) throw new Error('nothing was sent');
      const { operators, details } = await explain(stories.database, event);
      expect(operators.filter((operator) => /Sort|Top/.test(operator))).toEqual([]);
      expect(details).toMatch(/VOICED_BY\(entityId/);
    }
  });

  it('finds what is said under a predicate, of an entity, and by someone', async () => {
    expect(new Set(await ask({ predicate: 'OWNS', involves: 'entity:tollan-freight' }))).toEqual(
      new Set(['Brezna Courier']),
    );
    expect(await ask({ involves: 'entity:calvex', voice: 'entity:ottilie-brandt' })).toEqual(['Ottilie Brandt']);
  });

  it('refuses an id of another kind', async () => {
    const { errors } = await stories.ask(DOCUMENT, { filter: { voice: 'claim:1' }, first: 1 });
    expect(errors?.map(({ extensions }) => extensions.reason)).toEqual(['ID_INVALID']);
  });
});

describe('statements of a random graph', () => {
  const world = useAsking(GRAPHS[1].open);
  let whole: Whole;
  beforeAll(async () => {
    whole = await readWhole(world.database);
  });

  const voices = ({ statement, articles }: Told): readonly unknown[] => [
    statement.speaker,
    statement.principal,
    ...statement.relays.flatMap(({ entity, principal }) => [entity, principal]),
    ...articles.map(({ publisher }) => publisher),
  ];

  it.each(RESTRICTIONS)('are those that pass, %s', async (_how, restrictionOf) => {
    const restriction = restrictionOf(whole);
    const told = whole.told(restriction);
    const passing: readonly (readonly [object, (said: Told) => boolean])[] = [
      [{ voice: 'entity:courier' }, (said) => voices(said).includes('entity:courier')],
      [
        { voice: 'entity:critics', stance: 'DENIES' },
        (said) => voices(said).includes('entity:critics') && said.statement.stance === 'DENIES',
      ],
      [
        { predicate: 'USES', involves: 'entity:crane' },
        ({ claim }) => claim.predicate === 'USES' && Object.values(claim.slots).includes('entity:crane'),
      ],
    ];
    for (const [filter, isPassing] of passing) {
      const found = await everyNode(world, DOCUMENT, { filter, ...restriction }, 3);
      expect(found.map(({ id }) => id)).toEqual(told.filter(isPassing).map(({ node }) => textOf(node, 'id')));
    }
  });
});
