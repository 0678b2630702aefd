// Whom one could take for another: in both stories, and held against the pure rule over all pairs of many names.
import { describe, expect, it } from 'vitest';
import { confusable } from '../../src/model/confusable.ts';
import type { QueryEvent } from '../../src/neo4j/connect.ts';
import { importBundle } from '../../src/write/import.ts';
import { randomOf } from '../proof/random.ts';
import { openBothStories, openEmptyGraph } from '../story.ts';
import { bundle } from '../write/harbor.ts';
import { useAsking } from './ask.ts';
import { explain } from './plan.ts';

const CONFUSABLE = /* GraphQL */ `
  query ($about: [ID!], $kinds: [EntityKind!], $first: Int! = 100, $after: String) {
    confusableEntities(about: $about, kinds: $kinds, first: $first, after: $after) {
      isWhole
      totalCount
      isTotalCountExact
      pageInfo { hasNextPage endCursor }
      nodes { score left { id } right { id } confusions { reason left right explanation } }
    }
  }`;

interface Pair {
  readonly score: number;
  readonly left: { readonly id: string };
  readonly right: { readonly id: string };
  readonly confusions: readonly { readonly reason: string; readonly explanation: string }[];
}

const idsOf = ({ left, right }: Pair): string => [left.id, right.id].sort().join(' ');

describe('confusableEntities', () => {
  const stories = useAsking(openBothStories);
  const ask = async (variables: object) => {
    const { data, errors } = await stories.ask(CONFUSABLE, { ...variables });
    expect(errors).toBeUndefined();
    expect(stories.sent).toHaveLength(1);
    return data.confusableEntities;
  };

  it('takes the hydrologist and the foreman for one another, by two reasons, and merges nothing', async () => {
    const { nodes, totalCount, isTotalCountExact, isWhole } = await ask({ about: ['entity:foreman-morozov'] });
    expect(nodes).toEqual([
      {
        score: 0.9,
        left: { id: 'entity:foreman-morozov' },
        right: { id: 'entity:alexei-morozov' },
        confusions: [
          {
            reason: 'TRANSLITERATION',
            left: 'А. Морозов',
            right: 'A. Morozov',
            explanation: '“А. Морозов” and “A. Morozov” are the same in two scripts.',
          },
          {
            reason: 'INITIALS',
            left: 'А. Морозов',
            right: 'Alexei Morozov',
            explanation: '“А. Морозов” and “Alexei Morozov” are the same where an initial stands for a name.',
          },
        ],
      },
    ]);
    expect([totalCount, isTotalCountExact, isWhole]).toEqual([1, true, true]);
  });

  it('makes one pair of two that are asked about, the likeliest pair first', async () => {
    const about = ['entity:alexei-morozov', 'entity:foreman-morozov', 'entity:russia', 'entity:andrey-yusov'];
    expect((await ask({ about })).nodes.map(idsOf)).toEqual([
      'entity:russia entity:russian-state',
      'entity:alexei-morozov entity:foreman-morozov',
    ]);
    expect((await ask({ about, kinds: ['Person'] })).nodes).toHaveLength(1);
  });

  it('walks through all entities by name, on pages that may be short', async () => {
    const found: Pair[] = [];
    let pages = 0;
    for (let after: string | null = null, isEnd = false; !isEnd; pages += 1) {
      const { nodes, pageInfo }: { nodes: Pair[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } =
        await ask({ first: 4, after });
      found.push(...nodes);
      isEnd = !pageInfo.hasNextPage;
      after = pageInfo.endCursor;
    }
    expect(found.map(idsOf)).toEqual([
      'entity:alexei-morozov entity:foreman-morozov',
      'entity:environment-minister-of-orlavia entity:orlavian-environment-ministry',
      'entity:government-of-ukraine entity:kiev',
      'entity:government-of-ukraine entity:ukraine',
      'entity:government-of-ukraine entity:ukrainian-state',
      'entity:moscow entity:russian-state',
      'entity:russia entity:russian-state',
      'entity:ukraine entity:ukrainian-state',
    ]);
    expect(pages).toBeGreaterThan(2);
  });

  it.each([
    [{ about: [] }, 'ABOUT_EMPTY', 'confusableEntities(about:): found no id, expected 1 to 50'],
    [{ about: ['Morozov'] }, 'ID_INVALID', 'confusableEntities(about:): found "Morozov"'],
    [{ first: 0 }, 'FIRST_OUT_OF_RANGE', 'confusableEntities(first:): found 0'],
    [{ after: 'x' }, 'CURSOR_INVALID', 'confusableEntities(after:): found "x"'],
  ])('refuses %j', async (variables, reason, message) => {
    const { errors } = await stories.ask(CONFUSABLE, variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', reason });
    expect(errors?.[0]?.message).toContain(message);
    expect(stories.sent).toHaveLength(0);
  });

  it.each([[{}], [{ about: ['entity:russia'], kinds: ['Place', 'Organization'] }]])(
    'seeks indexes: %j',
    async (variables) => {
      await ask(variables);
      const { operators } = await explain(stories.database, stories.sent[0] as QueryEvent);
      expect(operators.filter((operator) => /LabelScan|AllNodes|TypeScan|AllRelationships/.test(operator))).toEqual([]);
    },
  );
});

describe('confusableEntities, of many names', () => {
  const FIRST = ['Andrey', 'Andrei', 'A.', 'Андрей', 'Андрій', 'А.', 'Olena', 'Олена', 'O.', 'Борис'];
  const LAST = ['Yusov', 'Юсов', 'Iusov', 'Yusof', 'Morozov', 'Морозов', 'Mоrоzov', 'Zelenska', 'Зеленська'];
  const COMPANIES = [
    'Marrow Stone',
    'Marrowstone',
    'Marow Stone',
    'Harbor 12',
    'Harbor 13',
    'ÉTOILE',
    'Etoile',
    'Etoil',
  ];
  const random = randomOf(7);
  const people = Array.from({ length: 40 }, () => `${random.pick(FIRST)} ${random.pick(LAST)}`);
  const entities = [...people, ...COMPANIES].map((name, at) => ({
    id: `entity:named-${at}` as const,
    kind: at < people.length ? 'Person' : 'Organization',
    name,
    names:
      at % 5 === 0
        ? [{ value: random.pick(people), kind: at % 10 === 0 ? ('ALIAS' as const) : ('TITLE' as const) }]
        : [],
    nameStatus: 'NAMED' as const,
  }));
  const graph = useAsking(async () => {
    const opened = await openEmptyGraph();
    const { problems } = await importBundle(opened.database, bundle({ entities }), opened.vocabulary, {
      name: 'names',
    });
    expect(problems).toEqual([]);
    return opened;
  });

  it('finds of each entity just the pairs that the rule finds among all', async () => {
    let found = 0;
    for (const left of entities) {
      const { data, errors } = await graph.ask(CONFUSABLE, { about: [left.id] });
      expect(errors).toBeUndefined();
      const { nodes, isWhole } = data.confusableEntities;
      const expected = entities.flatMap((right) => confusable(left, right) ?? []);
      const images = (all: readonly { right: unknown; score: number; confusions: readonly { reason: string }[] }[]) =>
        all.map(({ right, score, confusions }) => [right, score, confusions.map(({ reason }) => reason)].join()).sort();
      const shown = (nodes as readonly Pair[]).map((pair) => ({ ...pair, right: pair.right.id }));
      expect(images(shown), left.name).toEqual(images(expected));
      expect(isWhole).toBe(true);
      found += expected.length;
    }
    expect(found).toBeGreaterThan(entities.length);
  });
});
