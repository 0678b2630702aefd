// The graphs that are asked: the story, and random ones in which much is superseded and some is retracted.
import fc from 'fast-check';
import type { SourcedBundle } from '../../src/model/bundle.ts';
import { query } from '../../src/neo4j/query.ts';
import { read, write } from '../../src/neo4j/run.ts';
import { type ImportReport, importBundle } from '../../src/write/import.ts';
import { rebuild } from '../../src/write/rebuild.ts';
import { type Graph, openEmptyGraph, openStory } from '../story.ts';
import { anyBundle } from '../write/worlds.ts';
import { randomOf } from './random.ts';
import { denseTelling } from './world.ts';

const SUPERSEDED = query(
  'proof.superseded',
  'MATCH (node:Statement) WHERE node.supersededAt IS NOT NULL RETURN count(node)',
);

/** Retracting is not told by imports: it is a property, and what follows from it is derived. */
const RETRACT = query(
  'proof.retract',
  `MATCH (statement:Statement)
  WHERE statement.supersededAt IS NULL AND NOT statement.isHeadline
  WITH statement ORDER BY statement.id
  WITH collect(statement) AS found
  UNWIND [at IN range(0, size(found) - 1) WHERE at % 7 = 3] AS at
  WITH found[at] AS statement
  SET statement.retractedAt = '2024-03-02T12:00:00.000Z'`,
);

async function tell(graph: Graph, bundle: SourcedBundle, at: number): Promise<ImportReport> {
  const now = new Date(Date.UTC(2024, 2, 3, 12, at)).toISOString();
  return importBundle(graph.database, bundle, graph.vocabulary, { name: `telling ${at}`, now });
}

async function retractSome(graph: Graph): Promise<Graph> {
  await write(graph.database, (tx) => tx.run(RETRACT));
  await rebuild(graph.database, graph.vocabulary);
  return graph;
}

const MOST_TELLINGS = 40;
const FEWEST_SUPERSEDED = 6;

/** A random world: bundles that tell the same articles again and again, some of them refused. */
async function addWorld(graph: Graph, seed: number): Promise<Graph> {
  const bundles = fc.sample(anyBundle, { seed, numRuns: MOST_TELLINGS });
  for (const [at, bundle] of bundles.entries()) {
    await tell(graph, bundle, at);
    const superseded = (await read(graph.database, SUPERSEDED)).rows[0]?.[0] as number;
    if (superseded >= FEWEST_SUPERSEDED) return retractSome(graph);
  }
  throw new Error(`world ${seed}: too little is superseded after ${MOST_TELLINGS} tellings`);
}

/** Three articles, of which two are told again. */
export async function addDenseWorld(graph: Graph, seed: number): Promise<Graph> {
  const random = randomOf(seed);
  for (const [at, article] of ['one', 'two', 'three', 'one', 'two'].entries()) {
    const { problems } = await tell(graph, denseTelling(random, article, at), at);
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  }
  return retractSome(graph);
}

/** Each with the share of documents that is asked of it. */
export const GRAPHS = [
  { name: 'the story', share: 0.4, open: openStory },
  { name: 'a dense world', share: 0.3, open: async () => addDenseWorld(await openEmptyGraph(), 1) },
  { name: 'the story beside a dense world', share: 0.1, open: async () => addDenseWorld(await openStory(), 2) },
  { name: 'a world told by chance', share: 0.1, open: async () => addWorld(await openEmptyGraph(), 11) },
  { name: 'another one', share: 0.07, open: async () => addWorld(await openEmptyGraph(), 23) },
  { name: 'nothing', share: 0.03, open: openEmptyGraph },
] as const;
