import { describe, expect, it } from 'vitest';
import { load } from '../../bench/load.ts';
import { synthetic } from '../../bench/synthetic.ts';
import { verify } from '../../src/write/audit.ts';
import { openEmptyGraph, useGraph } from '../story.ts';

describe('load', () => {
  const graph = useGraph(openEmptyGraph);

  it('leaves the graph that imports of the same bundles would', async () => {
    const { bundles } = synthetic({ entities: 200, seed: 7 }, graph.vocabulary);
    await load(graph.database, bundles, graph.vocabulary, () => {});
    const { checked, faults } = await verify(graph.database, graph.vocabulary);
    expect(faults).toEqual([]);
    expect(checked).toMatchObject({ Entity: 200, Article: 100, Statement: 800, Import: 2 });
  });
});
