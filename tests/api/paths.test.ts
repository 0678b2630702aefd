// Paths between entities of the story, by hand.
import { describe, expect, it } from 'vitest';
import { useStory } from './ask.ts';
import { type Answer, askPaths, PATHS } from './ask-paths.ts';
import { explain } from './plan.ts';

const MUSK = 'entity:elon-musk';
const SEVASTOPOL = 'entity:sevastopol';
const FORCES = 'entity:russian-armed-forces';

const inWords = ({ entities, hops }: Answer): string =>
  entities
    .map(({ name }: Answer, at: number) => {
      const hop = hops[at - 1];
      if (hop === undefined) return name;
      const arrow = `${hop.relationship.predicate} ${hop.relationship.status}`;
      return hop.direction === 'FORWARD' ? `-${arrow}-> ${name}` : `<-${arrow}- ${name}`;
    })
    .join(' ');

describe('on the story', () => {
  const story = useStory();

  it('leads from Musk to Sevastopol one way alone, through what he refused, with one query', async () => {
    const { paths, ...search } = await askPaths(story, { from: MUSK, to: SEVASTOPOL, maxHops: 6, first: 10 });
    expect(paths.map(inWords)).toEqual([
      'Elon Musk -REFUSES UNCONTESTED-> activation of Starlink in Sevastopol -TAKES_PLACE UNCONTESTED-> Sevastopol',
    ]);
    expect(search).toEqual({
      from: { id: MUSK },
      to: { id: SEVASTOPOL },
      searchedHops: 6,
      hasMore: false,
      isWhole: true,
      pathsPerEntity: 5,
      crowded: [],
      cutAt: [],
    });
    expect(paths[0].weakestLink).toEqual({
      position: 1,
      reason: 'FEWEST_ORIGINS',
      explanation:
        'Hop 1 of 2, from Elon Musk to activation of Starlink in Sevastopol ("refuses, in 2023"), is the weakest: nobody denies it, and it is affirmed on behalf of one origin, no other hop on behalf of fewer.',
      hop: { relationship: { id: paths[0].hops[0].relationship.id } },
    });
    expect(story.sent).toHaveLength(1);
  });

  it('walks an index for everything, and never falls back on trying all paths', async () => {
    for (const edges of ['AFFIRMED', 'UNCONTESTED', 'ANY']) {
      await askPaths(story, { from: MUSK, to: SEVASTOPOL, edges });
      const [event] = story.sent;
      if (event === undefined) throw new Error('nothing was sent');
      const { operators } = await explain(story.database, event);
      expect(operators.filter((operator) => /Scan|CartesianProduct|VarLengthExpand\(All\)/.test(operator))).toEqual([]);
    }
  });

  it('passes over what is contested where only the uncontested shall do', async () => {
    const question = { from: MUSK, to: FORCES, first: 1 };
    const lastHop = async (edges: string) => (await askPaths(story, { ...question, edges })).paths[0].hops.at(-1);
    // The article's own "smuggles" comes before the contested "uses", which joins the same two.
    expect(await lastHop('AFFIRMED')).toMatchObject({ alternatives: 1, relationship: { predicate: 'SMUGGLES' } });
    expect(await lastHop('UNCONTESTED')).toMatchObject({ alternatives: 0, relationship: { status: 'UNCONTESTED' } });
    expect(await lastHop('ANY')).toMatchObject({ alternatives: 1, relationship: { predicate: 'SMUGGLES' } });
  });

  it('loses what only a voice taken away affirms', async () => {
    expect((await askPaths(story, { from: MUSK, to: SEVASTOPOL, without: ['entity:kremlin'] })).paths).toHaveLength(1);
    const { publisher } = (await story.ask('{ article(id: "article:musk-kremlin-starlink") { publisher { id } } }'))
      .data.article;
    const gone = await askPaths(story, { from: MUSK, to: SEVASTOPOL, without: [publisher.id] });
    expect(gone).toMatchObject({ paths: [], searchedHops: 4, isWhole: true });
  });

  it('is of no hops from an entity to itself', async () => {
    expect(await askPaths(story, { from: MUSK, to: MUSK })).toMatchObject({
      searchedHops: 0,
      paths: [{ length: 0, entities: [{ id: MUSK }], hops: [], weakestLink: null }],
    });
  });

  it('tells which end nothing is known of', async () => {
    const nobody = 'entity:nobody';
    expect(await askPaths(story, { from: MUSK, to: nobody })).toMatchObject({
      from: { id: MUSK },
      to: null,
      paths: [],
      searchedHops: 0,
    });
    expect(await askPaths(story, { from: nobody, to: nobody })).toMatchObject({ from: null, to: null, paths: [] });
  });

  it.each([
    [{ from: 'Elon Musk', to: MUSK }, 'ID_INVALID', 'paths(from:)'],
    [{ from: MUSK, to: 'claim:0' }, 'ID_INVALID', 'paths(to:)'],
    [{ from: MUSK, to: MUSK, maxHops: 0 }, 'MAX_HOPS_OUT_OF_RANGE', 'paths(maxHops:)'],
    [{ from: MUSK, to: MUSK, maxHops: 7, without: ['entity:kremlin'] }, 'MAX_HOPS_OUT_OF_RANGE', 'paths(maxHops:)'],
    [{ from: MUSK, to: MUSK, first: 11 }, 'FIRST_OUT_OF_RANGE', 'paths(first:)'],
    [{ from: MUSK, to: SEVASTOPOL, without: ['Kremlin'] }, 'ID_INVALID', 'without'],
  ])('refuses %j before anything is sent', async (variables, reason, where) => {
    const { errors } = await story.ask(PATHS, variables);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT', reason } });
    expect(errors?.[0]?.message).toContain(where);
    expect(story.sent).toHaveLength(0);
  });
});
