// Paths in generated graphs held against all paths there are, and on hubs.
import { describe, expect, it } from 'vitest';
import type { Restriction } from '../../src/model/perspective.ts';
import { type PlainGraph, readPlainGraph, textOf } from '../proof/plain-graph.ts';
import { restrictedGraph } from '../proof/plain-restricted.ts';
import { randomOf } from '../proof/random.ts';
import { type Asking, useAsking } from './ask.ts';
import { type Answer, askPaths } from './ask-paths.ts';
import { plainPaths, uncrowded } from './plain-paths.ts';
import { openDense, openRelated } from './related.ts';

const RESTRICTIONS: readonly Restriction[] = [
  { without: ['entity:critics'] },
  { without: ['entity:ada', 'entity:gazette'] },
  { told: { stances: ['DENIES'] } },
  { told: { stances: ['AFFIRMS', 'REPORTS'], certainties: ['CERTAIN', 'PROBABLE'] } },
  { told: { asOf: { at: '2024-02-12', clock: 'SAID' } } },
];

const QUESTIONS = 24;

const entitiesOf = ({ entities }: Answer): string[] => entities.map(({ id }: Answer) => id);

/** Asks for paths between two entities of the graph, picked by the seed, and tells whether the answer was worth comparing. */
async function compare(asking: Asking, graph: PlainGraph, seed: number, restriction: Restriction): Promise<boolean> {
  const random = randomOf(seed);
  const related = graph.edges.flatMap(({ type, from, to }) => (type === 'RELATED' ? [from, to] : []));
  const pick = () => textOf(random.pick(related.length > 0 && random.chance(0.95) ? related : graph.nodes), 'id');
  const ids = [pick(), pick()].map((id) => (id.startsWith('entity:') ? id : 'entity:nobody'));
  const [from = '', to = ''] = ids;
  const edges = random.pick(['AFFIRMED', 'UNCONTESTED', 'ANY', 'ANY']);
  const [maxHops, first] = [1 + random.below(5), 1 + random.below(10)];
  const variables = { from, to, edges, maxHops, first, ...restriction };
  const context = JSON.stringify(variables);

  const answer = await askPaths(asking, variables);
  const isKnown = graph.nodes.some((node) => textOf(node, 'id') === from);
  const all = plainPaths(graph, edges, from, to, maxHops).filter(() => from !== to || isKnown);
  const expected = uncrowded(all, first);
  if (answer.isWhole) expect(answer.paths.map(entitiesOf), context).toEqual(expected.map(({ entities }) => entities));
  // Bounds leave out paths, but of the whole graph never all of the shortest.
  else if (Object.keys(restriction).length === 0) expect(answer.paths[0]?.length).toBe(all[0]?.relationships.length);
  for (const path of answer.paths) {
    const plain = all.find(({ entities }) => entities.join() === entitiesOf(path).join());
    const taken = path.hops.map(({ relationship }: Answer) => relationship.id);
    expect(taken, context).toEqual(plain?.relationships);
    for (const [at, hop] of path.hops.entries()) {
      expect([hop.from, hop.to]).toEqual([{ id: path.entities[at].id }, { id: path.entities[at + 1].id }]);
      expect(hop.direction === 'FORWARD').toBe(hop.relationship.from.id === hop.from.id);
      expect(hop.origins).toBe(hop.relationship.corroboration.principals);
    }
  }
  return answer.isWhole && from !== to && answer.paths.length > 1;
}

describe('in a dense world', () => {
  const asking = useAsking(openDense);

  it('finds of all paths there are the first', async () => {
    const graph = await readPlainGraph(asking.database);
    let telling = 0;
    for (let seed = 0; seed < QUESTIONS; seed += 1) telling += Number(await compare(asking, graph, seed, {}));
    expect(telling).toBeGreaterThan(QUESTIONS / 5);
  });

  it.each(RESTRICTIONS)('finds under %j those of a graph without the other statements', async (restriction) => {
    const graph = restrictedGraph(await readPlainGraph(asking.database), asking.vocabulary, restriction);
    for (let seed = 0; seed < QUESTIONS / 3; seed += 1) await compare(asking, graph, seed, restriction);
  });
});

const STANDINGS = [
  'UNCONTESTED',
  'UNCONTESTED',
  'UNCERTAIN',
  'CONTESTED',
  'SCOPED_DENIAL',
  'DENIED_ONLY',
  'NOT_ASSERTED',
] as const;

describe('among many at random', () => {
  const random = randomOf(11);
  const someone = (): string => `e${random.below(26)}`;
  const pairs = Array.from({ length: 60 }, () => [someone(), someone(), random.pick(STANDINGS)] as const);
  const asking = useAsking(() => openRelated(pairs.filter(([from, to]) => from !== to)));

  it('finds of all paths there are the first', async () => {
    const graph = await readPlainGraph(asking.database);
    let telling = 0;
    for (let seed = 0; seed < 3 * QUESTIONS; seed += 1) telling += Number(await compare(asking, graph, seed, {}));
    expect(telling).toBeGreaterThan(QUESTIONS);
  });
});

const LEAVES = 100;
/** Two hubs with many leaves each; what joins the hubs is what is least spoken of. */
const HUBS = [
  ...Array.from({ length: LEAVES }, (_, at) => ['left', `l${at}`] as const),
  ...Array.from({ length: LEAVES }, (_, at) => ['right', `r${at}`] as const),
  ['left', 'right'] as const,
];

describe('on hubs', () => {
  const asking = useAsking(() => openRelated(HUBS));
  const namesOf = ({ paths }: Answer): string[][] => paths.map(entitiesOf);

  it('says where it did not follow everything, and still finds the shortest path', async () => {
    const found = await askPaths(asking, { from: 'entity:left', to: 'entity:right' });
    expect(namesOf(found)).toEqual([['entity:left', 'entity:right']]);
    expect(found).toMatchObject({ isWhole: false, cutAt: [{ id: 'entity:left' }, { id: 'entity:right' }] });
    const leaves = { from: `entity:l${LEAVES - 1}`, to: `entity:r${LEAVES - 1}` };
    expect(namesOf(await askPaths(asking, leaves))).toEqual([[leaves.from, 'entity:left', 'entity:right', leaves.to]]);
    expect(namesOf(await askPaths(asking, { ...leaves, maxHops: 2 }))).toEqual([]);
  });
});

/** A hub that joins the ends by many ways, and a way around it. */
const DETOUR = [
  ...['a', 'b', 'c', 'd'].flatMap((each) => [['start', each] as const, [each, 'hub'] as const]),
  ['hub', 'end'] as const,
  ['start', 'w'] as const,
  ['w', 'x'] as const,
  ['x', 'y'] as const,
  ['y', 'end'] as const,
];

describe('beside a hub', () => {
  const asking = useAsking(() => openRelated(DETOUR));

  it('leaves room for a longer way around, and says which entity is crowded', async () => {
    const { paths, ...search } = await askPaths(asking, { from: 'entity:start', to: 'entity:end', first: 4 });
    expect(
      paths.map(({ entities }: Answer) => entities.map(({ id }: Answer) => id.slice('entity:'.length)).join(' ')),
    ).toEqual(['start a hub end', 'start b hub end', 'start w x y end']);
    expect(search).toMatchObject({ pathsPerEntity: 2, crowded: [{ id: 'entity:hub' }], hasMore: false, isWhole: true });
  });
});
