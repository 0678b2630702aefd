import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { linesOf } from '../../../bench/rows.ts';
import { connect } from '../../../src/neo4j/connect.ts';
import { applyConstraints } from '../../../src/neo4j/constraints.ts';
import { launch } from '../../../src/neo4j/launch.ts';
import { verify } from '../../../src/write/audit.ts';
import { empty, openEmptyGraph, useGraph } from '../../story.ts';
import { canonicalHash } from './canonical.ts';
import { importRows, syntheticRows } from './importing.ts';
import { readWhole } from './reader.ts';

const graph = useGraph(openEmptyGraph);
const IMPORTER = fileURLToPath(new URL('importer.ts', import.meta.url));
const CONSTRAINTS = new URL('../../../schema/constraints.cypher', import.meta.url);
/** More are for whoever changes how imports go on: KILLS=50. */
const KILLS = Number(process.env.KILLS ?? 10);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attest-kill-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Imports in a process of its own, which is killed after so many queries; how many it sent, and whether it came to its end. */
function importUntil(file: string, queries: number): Promise<{ readonly sent: number; readonly isDone: boolean }> {
  const child = spawn(process.execPath, ['--import', 'tsx', IMPORTER, JSON.stringify(inject('neo4j')), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let sent = 0;
  createInterface(child.stdout).on('line', () => {
    sent += 1;
    if (sent === queries) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ sent, isDone: code === 0 })));
}

describe('importBulk', () => {
  it('T27: ends in the same graph after its process was killed at random points', { timeout: 300_000 }, async () => {
    const { database, vocabulary } = graph;
    const file = join(folder, 'rows.jsonl');
    await writeFile(file, [...linesOf(syntheticRows(vocabulary))].join(''));
    const clean = await importUntil(file, Number.POSITIVE_INFINITY);
    expect(clean.isDone).toBe(true);
    const expected = await canonicalHash(database);
    let kills = 0;
    while (kills < KILLS) {
      await empty(database);
      for (let isDone = false; !isDone; ) {
        const limit = kills < KILLS ? 1 + Math.floor(Math.random() * clean.sent) : Number.POSITIVE_INFINITY;
        ({ isDone } = await importUntil(file, limit));
        if (!isDone) kills += 1;
      }
      expect(await canonicalHash(database)).toBe(expected);
      expect((await verify(database, vocabulary)).faults).toEqual([]);
    }
  });

  it('T28: goes on after Neo4j was killed while it wrote', { timeout: 300_000 }, async () => {
    const rows = syntheticRows(graph.vocabulary, 3);
    await empty(graph.database);
    const clean = await importRows(graph, rows);
    const expected = await canonicalHash(graph.database);
    const dataDir = join(folder, 'neo4j');
    const start = async () => {
      const neo4j = await launch({ dataDir, onProgress: () => {}, javaOptions: ['-XX:TieredStopAtLevel=1'] });
      const database = connect(neo4j.target);
      await applyConstraints(database, await readFile(CONSTRAINTS, 'utf8'));
      return { neo4j, own: { database, vocabulary: graph.vocabulary } };
    };
    for (const share of [0.5]) {
      const { neo4j, own } = await start();
      let killed: Promise<void> | undefined;
      const broken = importRows(own, rows, {
        patienceMs: 0,
        onProgress: ({ phase, done }) => {
          if (phase === 'WRITING' && done >= clean.batches * share) killed ??= neo4j.kill();
        },
      });
      await expect(broken).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await killed;
      await own.database.close();
    }
    const { neo4j, own } = await start();
    try {
      const report = await importRows(own, rows);
      expect(report.outcome).toBe('DONE');
      expect(report.written).toBeLessThan(clean.batches);
      expect(await canonicalHash(own.database)).toBe(expected);
      expect((await verify(own.database, own.vocabulary)).faults).toEqual([]);
    } finally {
      await own.database.close();
      await neo4j.kill();
    }
  });

  it('T31: shows readers no claim that is half there', { timeout: 120_000 }, async () => {
    await empty(graph.database);
    const reader = readWhole(graph.database);
    await importRows(graph, syntheticRows(graph.vocabulary, 4));
    const { polls, broken } = await reader.stop();
    expect(broken).toEqual([]);
    expect(polls).toBeGreaterThan(20);
  });
});
