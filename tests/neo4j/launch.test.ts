import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Target } from '../../src/neo4j/connect.ts';
import { dataFiles } from '../../src/neo4j/folders.ts';
import { type Launched, launch } from '../../src/neo4j/launch.ts';
import { processOf } from '../../src/neo4j/process.ts';
import { query } from '../../src/neo4j/query.ts';
import { read, write } from '../../src/neo4j/run.ts';
import { findRunning } from '../../src/neo4j/run-file.ts';

const CREATE = query('test.create', "CREATE (:Kept {id: 'kept'})");
const KEPT = query('test.kept', 'MATCH (kept:Kept) RETURN kept.id');
const QUICK_START = ['-XX:TieredStopAtLevel=1'];
const quiet = { onProgress: () => {}, javaOptions: QUICK_START };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attest-launch-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that launches a Neo4j on this folder, and then does nothing more. */
async function otherProcess(dataDir: string): Promise<{ process: ChildProcess; neo4jPid: number }> {
  const script = fileURLToPath(new URL('launching.ts', import.meta.url));
  const process_ = spawn(process.execPath, ['--import', 'tsx', script, dataDir, ...QUICK_START], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: process_.stdout })) {
    return { process: process_, neo4jPid: Number(line) };
  }
  throw new Error('the other process ended before its Neo4j was ready');
}

async function rowsAt(target: Target, work: 'read' | 'write'): Promise<unknown> {
  const database = connect(target);
  try {
    if (work === 'write') return (await write(database, (tx) => tx.run(CREATE))).rows;
    return (await read(database, KEPT)).rows;
  } finally {
    await database.close();
  }
}

describe('launch, when another process has the folder', () => {
  let dataDir: string;
  let other: Awaited<ReturnType<typeof otherProcess>>;
  let mine: Launched | undefined;
  beforeAll(async () => {
    dataDir = join(folder, 'shared');
    other = await otherProcess(dataDir);
  });
  afterAll(async () => {
    other.process.kill('SIGKILL');
    await mine?.kill();
  });

  it('says who holds it, and lets others use that Neo4j, until it is killed, which ends that too; then takes over', async () => {
    const held = launch({ dataDir, ...quiet });
    await expect(held).rejects.toMatchObject({ code: 'CONFLICT', reason: 'DATA_FOLDER_HELD' });
    await expect(held).rejects.toThrow(new RegExp(`process ${other.process.pid}, since .*http://localhost:4000`));

    const running = findRunning(dataDir);
    expect(running).toMatchObject({ pid: other.process.pid, url: 'http://localhost:4000' });
    if (running === undefined) return;
    await rowsAt(running.target, 'write');

    other.process.kill('SIGKILL');
    await once(other.process, 'exit');
    expect(findRunning(dataDir)).toBeUndefined();
    await expect.poll(() => processOf(other.neo4jPid), { timeout: 25_000 }).toBeUndefined();

    mine = await launch({ dataDir, ...quiet });
    expect(await rowsAt(mine.target, 'read')).toEqual([['kept']]);
    expect(mine.target.password).toBe(running.target.password);
    expect(statSync(dataFiles(dataDir).password).mode & 0o777).toBe(0o600);
    expect(statSync(dataFiles(dataDir).run).mode & 0o777).toBe(0o600);

    await mine.stop();
    expect(processOf(mine.pid)).toBeUndefined();
    expect(existsSync(dataFiles(dataDir).run)).toBe(false);
  });
});

describe('launch, when Neo4j ends', () => {
  it('says where the log is and what it says last when that is while starting, and lets the folder go', async () => {
    const dataDir = join(folder, 'broken');
    const started = launch({ dataDir, ...quiet, settings: { 'server.no_such_setting': '1' } });
    await expect(started).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'NEO4J_START' });
    await expect(started).rejects.toThrow(dataFiles(dataDir).logs);
    await expect(started).rejects.toThrow('server.no_such_setting');
    expect(existsSync(dataFiles(dataDir).run)).toBe(false);
  });

  it('first stops the Neo4j that a killed process left', async () => {
    const dataDir = join(folder, 'orphaned');
    const orphan = spawn('sleep', ['60']);
    const neo4j = { ...processOf(orphan.pid ?? 0), uri: 'bolt://127.0.0.1:1', user: 'neo4j', isReady: true };
    const left = { pid: 2 ** 22 + 1, start: 'long ago', startedAt: '2024-02-12T10:00:00.000Z', neo4j };
    mkdirSync(dataDir);
    writeFileSync(dataFiles(dataDir).run, JSON.stringify(left));
    await expect(launch({ dataDir, ...quiet, settings: { 'server.no_such_setting': '1' } })).rejects.toThrow();
    expect(orphan.signalCode ?? (await once(orphan, 'exit'))[1]).toBe('SIGTERM');
  });

  it('tells that it ended by itself', async () => {
    const neo4j = await launch({ dataDir: join(folder, 'crash'), ...quiet });
    process.kill(neo4j.pid, 'SIGKILL');
    expect(await neo4j.ended).toContain(dataFiles(join(folder, 'crash')).logs);
    await neo4j.stop();
    expect(findRunning(join(folder, 'crash'))).toBeUndefined();
  });
});
