// One Neo4j for the whole test run: NEO4J_TEST_URI, or one of our own in a folder that goes away with it.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Target } from '../src/neo4j/connect.ts';
import { launch } from '../src/neo4j/launch.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The Neo4j of this run. Files that use it take turns; each starts by emptying it. */
    neo4j: Target;
  }
}

/** Compiled once and lightly: a start of 5 s in place of 8, which a test run has more of than of heavy queries. */
const QUICK_START = ['-XX:TieredStopAtLevel=1'];

/** The proof (tests/proof/) has Neo4j plan a text for each of its documents: then compiling well takes half the time. */
const isLong = Number(process.env.ATTEST_PROOF_DOCUMENTS ?? 0) > 0;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { NEO4J_TEST_URI: uri, NEO4J_TEST_USER: user = 'neo4j', NEO4J_TEST_PASSWORD: password = '' } = process.env;
  if (uri) {
    console.log(`Tests use the Neo4j at ${uri}, and empty it.`);
    project.provide('neo4j', { uri, user, password });
    return async () => {};
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'attest-test-'));
  const neo4j = await launch({
    dataDir,
    javaOptions: isLong ? [] : QUICK_START,
    onProgress: (line) => console.log(line),
  });
  project.provide('neo4j', neo4j.target);
  return async () => {
    await neo4j.kill();
    await rm(dataDir, { recursive: true, force: true });
  };
}
