// What a judgement made one is exported as it was told: importing it gives the graph before the judgement.
import { expect, it } from 'vitest';
import { judgeEntities } from '../../src/write/judge.ts';
import { openStory, useGraph } from '../story.ts';
import { comparable, recordsOf, tellAgain } from './round-trip.ts';

const graph = useGraph(openStory);

it('exports merged entities as they were told', async () => {
  const { database, vocabulary } = graph;
  const before = await comparable(database);
  const records = await recordsOf(graph);
  const verdict = { verdict: 'SAME', by: 'a test', why: 'to see what becomes of it' } as const;
  await judgeEntities(database, { left: 'entity:spacex', right: 'entity:kremlin', ...verdict }, vocabulary);
  await judgeEntities(database, { left: 'entity:russia', right: 'entity:sevastopol', ...verdict }, vocabulary);
  expect(await comparable(database)).not.toEqual(before);

  const merged = await recordsOf(graph);
  const told = (of: typeof records) => of.flatMap(({ kind, record }) => (kind === 'relationship' ? [] : [record]));
  expect(told(merged)).toEqual(told(records));
  // About the one are the claims of both.
  const about = await recordsOf(graph, { about: ['entity:spacex'] });
  expect(about.map(({ record }) => record.id)).toContain('entity:kremlin');

  expect(await tellAgain(graph, merged)).toEqual([]);
  expect(await comparable(database)).toEqual(before);
});
