import { describe, expect, it } from 'vitest';
import { type Canvas, canvas } from '../../src/model/canvas.ts';

/** A center that uses a crane and meets two; one of those meets another, who meets a stranger. */
const FOUND: Canvas = {
  shown: [
    ['entity:center', 0],
    ['entity:crane', 1],
    ['entity:ada', 1],
  ],
  optional: ['entity:bo', 'entity:stranger'],
  entities: [
    ['entity:center', 'Person'],
    ['entity:crane', 'Product'],
    ['entity:ada', 'Person'],
    ['entity:bo', 'Person'],
    ['entity:stranger', 'Person'],
  ],
  edges: [
    ['relationship:0', 'entity:center', 'entity:crane'],
    ['relationship:1', 'entity:ada', 'entity:center'],
    ['relationship:2', 'entity:ada', 'entity:bo'],
    ['relationship:3', 'entity:bo', 'entity:stranger'],
  ],
  counts: [
    ['entity:center', 7, true],
    ['entity:ada', 201, false],
    ['entity:bo', 2, true],
  ],
  kinds: null,
};

describe('canvas', () => {
  it('draws an optional entity only where something joins it to one found, and no edge to what is not drawn', () => {
    const { nodes, edges } = canvas(FOUND);
    expect(nodes.map(({ id, depth }) => [id, depth])).toEqual([
      ['entity:center', 0],
      ['entity:crane', 1],
      ['entity:ada', 1],
      ['entity:bo', null],
    ]);
    expect(edges).toEqual([0, 1, 2]);
  });

  it('counts what is shown and what is left out of each', () => {
    const { nodes } = canvas(FOUND);
    expect(nodes[0]).toMatchObject({ shownCount: 2, leftOutCount: 5, isLeftOutCountExact: true });
    expect(nodes[2]).toMatchObject({ shownCount: 2, leftOutCount: 199, isLeftOutCountExact: false });
    expect(nodes[3]).toMatchObject({ shownCount: 1, leftOutCount: 1 });
  });

  it('holds the counts of some kinds against what it shows of these alone', () => {
    const { nodes } = canvas({ ...FOUND, kinds: ['Person'] });
    expect(nodes[0]).toMatchObject({ shownCount: 2, leftOutCount: 6 });
  });
});
