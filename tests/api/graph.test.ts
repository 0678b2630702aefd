// What surrounds entities, for a canvas: on the story by hand, on generated graphs against all there is, and on hubs.
import { describe, expect, it } from 'vitest';
import type { Restriction } from '../../src/model/perspective.ts';
import { type PlainGraph, readPlainGraph, textOf } from '../proof/plain-graph.ts';
import { restrictedGraph } from '../proof/plain-restricted.ts';
import { randomOf } from '../proof/random.ts';
import { type Asking, useAsking, useStory } from './ask.ts';
import { type CanvasQuestion, plainCanvas } from './plain-canvas.ts';
import { explain } from './plan.ts';
import { openDense, openRelated } from './related.ts';

const GRAPH = /* GraphQL */ `
  query Graph($centers: [ID!]!, $include: [ID!], $depth: Int! = 1, $limit: Int! = 20, $predicates: [Predicate!], $kinds: [EntityKind!], $told: PerspectiveInput, $without: [ID!]) {
    graph(centers: $centers, include: $include, depth: $depth, limit: $limit, predicates: $predicates, kinds: $kinds, told: $told, without: $without) {
      isWhole unknown
      nodes { entity { id name } depth shownCount leftOutCount isLeftOutCountExact relationshipsCursor }
      edges { id label status from { name } to { name } }
    }
  }
`;

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its document, which the tests assert
type Answer = any;

const askGraph = async (asking: Asking, variables: object): Promise<Answer> => {
  const { data, errors } = await asking.ask(GRAPH, variables as Record<string, unknown>);
  expect(errors).toBeUndefined();
  return data.graph;
};

const drawn = ({ nodes }: Answer): string[] =>
  nodes.map(({ entity, depth, shownCount, leftOutCount }: Answer) =>
    [entity.name, depth, shownCount, leftOutCount].join(' | '),
  );

const MUSK = 'entity:elon-musk';
const STARLINK = 'entity:starlink';

describe('on the story', () => {
  const story = useStory();

  it('shows whom Musk is related to and what joins these, and counts what it leaves out, with one query', async () => {
    const graph = await askGraph(story, { centers: [MUSK] });
    expect(drawn(graph)).toEqual([
      'Elon Musk | 0 | 8 | 0',
      'SpaceX | 1 | 3 | 3',
      'Tesla | 1 | 1 | 0',
      'X | 1 | 1 | 0',
      'keeping the Starlink link going | 1 | 1 | 0',
      'talks between the Kiev regime and the entrepreneur Musk | 1 | 2 | 0',
      'Government of Ukraine | 1 | 2 | 0',
      'Starlink | 1 | 3 | 9',
      'activation of Starlink in Sevastopol | 1 | 1 | 1',
    ]);
    expect(
      graph.edges.map(({ from, label, to, status }: Answer) => [from.name, label, to.name, status].join(' | ')),
    ).toEqual([
      'SpaceX | sells, to Russian state | Starlink | CONTESTED',
      'Elon Musk | is affiliated with | SpaceX | UNCONTESTED',
      'Elon Musk | is affiliated with | Tesla | UNCONTESTED',
      'Elon Musk | is affiliated with | X | UNCONTESTED',
      'Elon Musk | agrees to | keeping the Starlink link going | UNCONTESTED',
      'SpaceX | owns | Starlink | UNCONTESTED',
      'Elon Musk | participates in | talks between the Kiev regime and the entrepreneur Musk | UNCONTESTED',
      'Government of Ukraine | participates in | talks between the Kiev regime and the entrepreneur Musk | UNCONTESTED',
      'Elon Musk | quarrels with, about Starlink | Government of Ukraine | UNCONTESTED',
      'Elon Musk | quarrels with Government of Ukraine, about Starlink | Starlink | UNCONTESTED',
      'Elon Musk | refuses, in 2023 | activation of Starlink in Sevastopol | UNCONTESTED',
    ]);
    expect(graph).toMatchObject({ isWhole: true, unknown: [] });
    expect(story.sent).toHaveLength(1);
  });

  it('shows others only where something joins them, and names ids that nothing has', async () => {
    const include = ['entity:sevastopol', 'entity:government-of-ukraine', 'entity:nowhere'];
    const graph = await askGraph(story, { centers: [STARLINK, 'entity:nobody'], limit: 3, include });
    expect(graph.unknown).toEqual(['entity:nobody', 'entity:nowhere']);
    expect(graph.nodes.filter(({ depth }: Answer) => depth === null)).toEqual([]);
    const wider = await askGraph(story, { centers: [STARLINK], limit: 3, include: [MUSK, ...include] });
    // Musk quarrels about Starlink; with whom, is joined to Musk alone and not to what was found.
    expect(drawn(wider).at(-1)).toMatch(/^Elon Musk \| {2}\| /);
    expect(await askGraph(story, { centers: ['entity:nobody'] })).toEqual({
      isWhole: true,
      unknown: ['entity:nobody'],
      nodes: [],
      edges: [],
    });
  });

  it('goes on behind what it followed by the cursor of a node', async () => {
    const { nodes } = await askGraph(story, { centers: [STARLINK], limit: 4 });
    const [{ relationshipsCursor: after, leftOutCount }] = nodes;
    const { data } = await story.ask(
      `query ($after: String) { entity(id: "${STARLINK}") {
        all: relationships(first: 100) { nodes { id } } following: relationships(first: 100, after: $after) { nodes { id } } } }`,
      { after },
    );
    expect(data.entity.following.nodes).toEqual(data.entity.all.nodes.slice(4));
    expect(leftOutCount).toBeGreaterThan(0);
    expect(nodes.slice(1).map(({ relationshipsCursor }: Answer) => relationshipsCursor)).toEqual(
      nodes.slice(1).map(() => null),
    );
  });

  it('walks an index for everything', async () => {
    for (const filter of [
      {},
      { predicates: ['USES'] },
      { kinds: ['Place'] },
      { predicates: ['USES'], kinds: ['Place'] },
    ]) {
      await askGraph(story, { centers: [STARLINK], ...filter });
      const [event] = story.sent;
      if (event === undefined) throw new Error('nothing was sent');
      const { operators } = await explain(story.database, event);
      expect(operators.filter((operator) => /Scan|CartesianProduct/.test(operator))).toEqual([]);
    }
  });

  it.each([
    [{ centers: [] }, 'CENTERS_EMPTY', 'graph(centers:)'],
    [{ centers: ['Elon Musk'] }, 'ID_INVALID', 'graph(centers:)'],
    [{ centers: Array.from({ length: 51 }, (_, at) => `entity:${at}`) }, 'IDS_TOO_MANY', 'graph(centers:)'],
    [{ centers: [MUSK], include: ['claim:0'] }, 'ID_INVALID', 'graph(include:)'],
    [{ centers: [MUSK], depth: 4 }, 'DEPTH_OUT_OF_RANGE', 'graph(depth:)'],
    [{ centers: [MUSK], limit: 0 }, 'LIMIT_OUT_OF_RANGE', 'graph(limit:)'],
  ])("refuses what can't be meant: %j", async (variables, reason, where) => {
    const { errors } = await story.ask(GRAPH, variables);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT', reason } });
    expect(errors?.[0]?.message).toContain(where);
    expect(story.sent).toHaveLength(0);
  });
});

const RESTRICTIONS: readonly Restriction[] = [
  { without: ['entity:critics', 'entity:gazette'] },
  { told: { stances: ['AFFIRMS'], certainties: ['CERTAIN', 'POSSIBLE'] } },
];
const QUESTIONS = 10;

describe('in a dense world', () => {
  const asking = useAsking(openDense);

  const compare = async (graph: PlainGraph, seed: number, restriction: Restriction): Promise<void> => {
    const random = randomOf(seed);
    const ids = graph.nodes.filter(({ label }) => label === 'Entity').map((node) => textOf(node, 'id'));
    const some = (most: number) => [...new Set(Array.from({ length: 1 + random.below(most) }, () => random.pick(ids)))];
    const question: CanvasQuestion = {
      centers: some(3),
      depth: 1 + random.below(3),
      limit: 1 + random.below(6),
      ...(random.chance(0.5) ? { include: some(6) } : {}),
      ...(random.chance(0.3) ? { predicates: ['USES', 'SELLS', 'MEETS'] } : {}),
      ...(random.chance(0.3) ? { kinds: ['Person', 'Product', 'Organization'] } : {}),
    };
    const { nodes, edges, isWhole } = await askGraph(asking, { ...question, ...restriction });
    const found = nodes.map(({ entity, depth, shownCount, leftOutCount }: Answer) => ({
      id: entity.id,
      depth,
      shownCount,
      leftOutCount,
    }));
    expect({ nodes: found, edges: edges.map(({ id }: Answer) => id) }, JSON.stringify(question)).toEqual(
      plainCanvas(graph, question),
    );
    expect(isWhole).toBe(true);
    expect(nodes.every(({ isLeftOutCountExact }: Answer) => isLeftOutCountExact)).toBe(true);
  };

  it('shows what is there', async () => {
    const graph = await readPlainGraph(asking.database);
    for (let seed = 0; seed < 2 * QUESTIONS; seed += 1) await compare(graph, seed, {});
  });

  it.each(RESTRICTIONS)('shows under %j what a graph without the other statements has', async (restriction) => {
    const graph = restrictedGraph(await readPlainGraph(asking.database), asking.vocabulary, restriction);
    for (let seed = 0; seed < QUESTIONS; seed += 1) await compare(graph, seed, restriction);
  });
});

const RIM = 300;
/** Two hubs with a rim of their own; what joins the hubs is what is least spoken of. */
const WHEELS = [
  ...['left', 'right'].flatMap((hub) => Array.from({ length: RIM }, (_, at) => [hub, `${hub}-${at}`] as const)),
  ['left', 'right'] as const,
];

describe('on hubs', () => {
  const asking = useAsking(() => openRelated(WHEELS));
  const [LEFT, RIGHT] = ['entity:left', 'entity:right'];

  it('joins two hubs by what neither is most spoken of for, and counts what it leaves out of them', async () => {
    const graph = await askGraph(asking, { centers: [LEFT, RIGHT], limit: 5 });
    expect(graph.edges).toHaveLength(11);
    expect(drawn(graph).slice(0, 3)).toEqual([
      `${LEFT} | 0 | 6 | ${RIM - 5}`,
      `${RIGHT} | 0 | 6 | ${RIM - 5}`,
      `${LEFT}-0 | 1 | 1 | 0`,
    ]);
  });

  it('counts no further than it looks under a filter, and says so', async () => {
    const { nodes } = await askGraph(asking, { centers: [LEFT], limit: 5, predicates: ['MEETS'] });
    expect(nodes[0]).toMatchObject({ leftOutCount: 196, isLeftOutCountExact: false });
    expect(nodes[1]).toMatchObject({ leftOutCount: 0, isLeftOutCountExact: true });
  });
});

/** Each entity is related to the next hundred: three hops reach more than a canvas shows. */
const CROWD = Array.from({ length: 14 }, (_, row) => row).flatMap((row) =>
  Array.from({ length: 100 }, (_, at) => [row === 0 ? 'center' : `p${row - 1}`, `p${row * 100 + at}`] as const),
);

describe('in a crowd', () => {
  const asking = useAsking(() => openRelated(CROWD));

  it('shows a thousand entities, and says that there are more', async () => {
    const graph = await askGraph(asking, {
      centers: ['entity:center'],
      depth: 3,
      limit: 100,
      include: ['entity:p1399', 'entity:p99'],
    });
    expect(graph).toMatchObject({ isWhole: false });
    expect(graph.nodes).toHaveLength(999);
    expect(graph.nodes.map(({ depth }: Answer) => depth).filter((depth: number) => depth === 1)).toHaveLength(100);
    expect(graph.edges).toHaveLength(998);
  });
});
