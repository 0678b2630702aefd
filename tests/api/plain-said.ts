// A random world held in memory, with all that is said in it, for questions to be compared with the pure rules.
import { beforeAll } from 'vitest';
import { type Restriction, restricted } from '../../src/model/perspective.ts';
import { GRAPHS } from '../proof/graphs.ts';
import { type PlainGraph, readPlainGraph, textOf } from '../proof/plain-graph.ts';
import { type PlainRecords, type PlainSpoken, plainRecords } from '../proof/plain-records.ts';
import { type Asking, useAsking } from './ask.ts';

export interface Listed extends PlainSpoken {
  readonly sortKey: string;
}

interface PlainWorld extends PlainRecords {
  readonly graph: PlainGraph;
  /** What the restriction leaves of all that is said and not superseded. */
  left(restriction: Restriction): readonly Listed[];
}

/** Of every sort of condition one, on those who say and publish things in the world. */
export const RESTRICTIONS: readonly Restriction[] = [
  {},
  { told: { stances: ['AFFIRMS', 'DENIES'], certainties: ['CERTAIN', 'PROBABLE', 'UNDERSPECIFIED'] } },
  { told: { publishers: ['entity:courier'] } },
  { told: { asOf: { at: '2024-01', clock: 'SAID' } } },
  { told: { wordings: ['QUOTED'] }, without: ['entity:ada'] },
  { without: ['entity:critics', 'entity:gazette'] },
];

export function useDenseWorld(): { readonly asking: Asking; readonly world: PlainWorld } {
  const open = GRAPHS.find(({ name }) => name === 'the story beside a dense world')?.open;
  if (open === undefined) throw new Error('the proof has no dense world any longer');
  const asking = useAsking(open);
  let world: PlainWorld | undefined;
  beforeAll(async () => {
    const graph = await readPlainGraph(asking.database);
    const records = plainRecords(graph, asking.vocabulary);
    const standing = records.spoken
      .filter(({ node }) => node.properties.sortKey !== undefined)
      .map((said) => ({ ...said, sortKey: textOf(said.node, 'sortKey') }));
    world = {
      ...records,
      graph,
      left: (restriction) => standing.map((said) => restricted(restriction, said)).filter((said) => said !== undefined),
    };
  });
  return {
    asking,
    get world() {
      if (world === undefined) throw new Error('the world is there within tests only');
      return world;
    },
  };
}
