// Counts of statements: on both stories, and on a random graph as counting all of them has it.
import { beforeAll, describe, expect, it } from 'vitest';
import { monthOf } from '../../src/model/month.ts';
import { GRAPHS } from '../proof/graphs.ts';
import { textOf } from '../proof/plain-graph.ts';
import { openBothStories } from '../story.ts';
import { useAsking } from './ask.ts';
import { expectSeeksOnly, RESTRICTIONS, readWhole, type Told, type Whole } from './whole.ts';

const DOCUMENT = /* GraphQL */ `
  query Aggregate(
    $by: AggregateGrouping!
    $filter: StatementFilter
    $about: [ID!]
    $told: PerspectiveInput
    $without: [ID!]
  ) {
    aggregate(by: $by, filter: $filter, about: $about, told: $told, without: $without) {
      rows { key label entity { id name } statementCount claimCount }
      keyCount
      statementCount
      isWhole
    }
  }
`;

describe('aggregate', () => {
  const stories = useAsking(openBothStories);
  const ask = async (variables: Record<string, unknown>) => {
    const { data, errors } = await stories.ask(DOCUMENT, variables);
    expect(errors).toBeUndefined();
    return data.aggregate;
  };
  const lines = async (variables: Record<string, unknown>): Promise<readonly string[]> =>
    (await ask(variables)).rows.map(
      ({ label, statementCount, claimCount }: { label: string; statementCount: number; claimCount: number }) =>
        [label, statementCount, claimCount].join(' | '),
    );
  const SEED = { publishers: ['entity:publisher-of-musk-kremlin-starlink'] };

  it('counts the denials of an article by speaker, headlines apart', async () => {
    const denials = { by: 'SPEAKER', filter: { stance: 'DENIES', isHeadline: false }, told: SEED };
    expect(await ask(denials)).toEqual({
      rows: [
        ['dmitry-peskov', 'Dmitry Peskov', 3],
        ['elon-musk', 'Elon Musk', 3],
        ['publisher-of-musk-kremlin-starlink', 'publisher of the article on Musk, the Kremlin and Starlink', 3],
        ['government-of-ukraine', 'Government of Ukraine', 1],
        ['kremlin', 'Kremlin', 1],
      ].map(([slug, name, count]) => ({
        key: `entity:${slug}`,
        label: name,
        entity: { id: `entity:${slug}`, name },
        statementCount: count,
        claimCount: count,
      })),
      keyCount: 5,
      statementCount: 11,
      isWhole: true,
    });
    await expectSeeksOnly(stories);
    expect((await ask({ ...denials, filter: { stance: 'DENIES' } })).statementCount).toBe(13);
  });

  it('counts by each other thing', async () => {
    const about = ['entity:calvex'];
    expect(await lines({ by: 'MONTH', about })).toEqual(['2031-05 | 22 | 14', 'undated | 9 | 7']);
    expect(await lines({ by: 'STANCE', about })).toEqual(['affirms | 22 | 12', 'denies | 7 | 6', 'declines | 2 | 2']);
    expect(await lines({ by: 'STATUS', about })).toEqual([
      'contested | 12 | 4',
      'uncontested | 9 | 6',
      'scoped denial | 6 | 3',
      'denied only | 3 | 2',
      'uncertain | 1 | 1',
    ]);
    expect(await lines({ by: 'PREDICATE', about, filter: { stance: 'DENIES' } })).toEqual([
      'uses | 5 | 4',
      'causes | 1 | 1',
      'produces | 1 | 1',
    ]);
    expect(await lines({ by: 'PUBLISHER', about, filter: { stance: 'DENIES' } })).toEqual([
      // Its headline among them.
      'Capital Ledger | 4 | 4',
      'Orlavia Wire | 2 | 2',
      'Brezna Courier | 1 | 1',
    ]);
    await expectSeeksOnly(stories);
  });

  it('refuses a status as told, and ids of another kind', async () => {
    const refused = async (variables: object) =>
      (await stories.ask(DOCUMENT, { by: 'STATUS', ...variables })).errors?.map(({ extensions }) => extensions.reason);
    expect(await refused({ told: SEED })).toEqual(['STATUS_AS_TOLD']);
    expect(await refused({ without: ['entity:kremlin'] })).toEqual(['STATUS_AS_TOLD']);
    expect(await refused({ filter: { speaker: 'claim:1' } })).toEqual(['ID_INVALID']);
    expect(await refused({ about: ['article:1'] })).toEqual(['ID_INVALID']);
    expect(stories.sent).toEqual([]);
  });
});

describe('aggregate of a random graph', () => {
  const world = useAsking(GRAPHS[1].open);
  let whole: Whole;
  beforeAll(async () => {
    whole = await readWhole(world.database);
  });

  const KEYS: Readonly<Record<string, (said: Told) => readonly string[]>> = {
    PREDICATE: ({ claim }) => [claim.predicate],
    STANCE: ({ statement }) => [statement.stance],
    SPEAKER: ({ statement }) => [statement.speaker],
    PUBLISHER: ({ articles }) => [...new Set(articles.map(({ publisher }) => publisher))],
    MONTH: ({ statement }) => [statement.saidAt === undefined ? '' : monthOf(statement.saidAt)],
  };

  const counted = (told: readonly Told[], keysOf: (said: Told) => readonly string[]) => {
    const groups = new Map<string, Told[]>();
    for (const said of told) for (const key of keysOf(said)) groups.set(key, [...(groups.get(key) ?? []), said]);
    return [...groups]
      .map(([key, said]) => [key, said.length, new Set(said.map(({ claim }) => claim.id)).size] as const)
      .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  };

  it.each(RESTRICTIONS)('counts all that is told, %s', async (_how, restrictionOf) => {
    const restriction = restrictionOf(whole);
    const told = whole.told(restriction);
    const questions: readonly (readonly [object, (said: Told) => boolean])[] = [
      [{}, () => true],
      [
        { filter: { stance: 'DENIES', voice: 'entity:courier' }, about: ['entity:crane', 'entity:ada'] },
        ({ statement, claim, articles }) =>
          statement.stance === 'DENIES' &&
          (statement.speaker === 'entity:courier' ||
            articles.some(({ publisher }) => publisher === 'entity:courier')) &&
          Object.values(claim.slots).some((filler) => filler === 'entity:crane' || filler === 'entity:ada'),
      ],
    ];
    for (const [by, keysOf] of Object.entries(KEYS)) {
      for (const [variables, isMeant] of questions) {
        const { data, errors } = await world.ask(DOCUMENT, { by, ...variables, ...restriction });
        expect(errors).toBeUndefined();
        expect(world.sent).toHaveLength(1);
        const expected = counted(told.filter(isMeant), keysOf);
        expect(data.aggregate).toMatchObject({
          keyCount: expected.length,
          statementCount: told.filter(isMeant).length,
          isWhole: true,
        });
        expect(
          data.aggregate.rows.map(({ key, statementCount, claimCount }: Record<string, unknown>) => [
            key ?? '',
            statementCount,
            claimCount,
          ]),
        ).toEqual(expected);
      }
    }
  });

  it('counts claims by how they stand', async () => {
    const { data } = await world.ask(DOCUMENT, { by: 'STATUS' });
    const statusOf = new Map(whole.nodes('Claim').map((node) => [textOf(node, 'id'), textOf(node, 'status')]));
    expect(
      data.aggregate.rows.map(({ key, statementCount, claimCount }: Record<string, unknown>) => [
        key,
        statementCount,
        claimCount,
      ]),
    ).toEqual(counted(whole.told({}), ({ claim }) => [statusOf.get(claim.id) ?? '']));
  });
});
