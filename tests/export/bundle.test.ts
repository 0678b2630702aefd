// What is exported as a bundle gives, imported into an empty graph, an equal graph.
import { describe, expect, it } from 'vitest';
import { openBothStories, openStory, useGraph } from '../story.ts';
import { comparable, recordsOf, tellAgain } from './round-trip.ts';

describe.each([
  ['the seed', openStory],
  ['both stories', openBothStories],
])('%s as a bundle', (_name, open) => {
  const graph = useGraph(open);

  it('gives an equal graph', async () => {
    const before = await comparable(graph.database);
    expect(await tellAgain(graph, await recordsOf(graph))).toEqual([]);
    expect(await comparable(graph.database)).toEqual(before);
  });
});
