// The shared fixture: the Neo4j of the test run, emptied, and the Starlink story in it.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, inject, vi } from 'vitest';
import { LimitError } from '../src/errors.ts';
import { readBundle } from '../src/formats/formats.ts';
import type { Vocabulary } from '../src/model/predicates.ts';
import { connect, type Database } from '../src/neo4j/connect.ts';
import { applyConstraints } from '../src/neo4j/constraints.ts';
import { query } from '../src/neo4j/query.ts';
import { int, write } from '../src/neo4j/run.ts';
import { loadVocabulary } from '../src/vocabulary.ts';
import { importBundle } from '../src/write/import.ts';

const CONSTRAINTS = new URL('../schema/constraints.cypher', import.meta.url);
const SEED = fileURLToPath(new URL('../seed/starlink.bundle.yaml', import.meta.url));
/** The invented story, whose articles are dated, copied, corrected and taken back. */
export const QUARRY = fileURLToPath(new URL('../seed/fixtures/quarry/quarry.bundle.yaml', import.meta.url));

const EMPTY = query('tests.empty', 'MATCH (node) WITH node LIMIT $limit DETACH DELETE node RETURN count(*)');
const MOST_AT_ONCE = 5_000;

export interface Graph {
  readonly database: Database;
  readonly vocabulary: Vocabulary;
}

/** Removes every node; constraints and indexes stay. */
export async function empty(database: Database): Promise<void> {
  for (let limit = MOST_AT_ONCE; ; ) {
    try {
      const { rows } = await write(database, (tx) => tx.run(EMPTY, { limit: int(limit) }));
      if (rows[0]?.[0] === 0) return;
    } catch (error) {
      // Long texts and hubs need more memory than one transaction may have.
      if (!(error instanceof LimitError) || limit === 1) throw error;
      limit = Math.ceil(limit / 10);
    }
  }
}

/** An empty graph with its constraints, for one test file. Whoever opens it closes `database`. */
export async function openEmptyGraph(): Promise<Graph> {
  const database = connect(inject('neo4j'));
  await empty(database);
  await applyConstraints(database, await readFile(CONSTRAINTS, 'utf8'));
  return { database, vocabulary: await loadVocabulary() };
}

/** The same with the seed imported. */
export const openStory = async (): Promise<Graph> => tellSeed(await openEmptyGraph());

/** Both stories in one graph, the seed first. */
export const openBothStories = async (): Promise<Graph> => tellQuarry(await tellSeed(await openEmptyGraph()));

const tellSeed = (graph: Graph) => tell(graph, SEED, '2024-03-01T12:00:00.000Z');
const tellQuarry = (graph: Graph) => tell(graph, QUARRY, '2031-06-01T12:00:00.000Z');

async function tell(graph: Graph, file: string, now: string): Promise<Graph> {
  const report = await importBundle(graph.database, await readBundle(file), graph.vocabulary, {
    name: basename(file),
    now,
  });
  if (report.problems.length > 0) {
    throw new Error(report.problems.map(({ where, message }) => `${where}: ${message}`).join('\n'));
  }
  return graph;
}

/** Opens a graph before the tests of a file and closes it after them; its parts are there once a test runs. */
export function useGraph(open: () => Promise<Graph>): Graph {
  // A fresh Neo4j plans each text once: on a busy machine the first test to send many takes its time.
  vi.setConfig({ testTimeout: 120_000 });
  let graph: Graph | undefined;
  beforeAll(async () => {
    graph = await open();
  });
  afterAll(() => graph?.database.close());
  const opened = (): Graph => {
    if (graph === undefined) throw new Error('the graph is open within tests only');
    return graph;
  };
  return {
    get database() {
      return opened().database;
    },
    get vocabulary() {
      return opened().vocabulary;
    },
  };
}
