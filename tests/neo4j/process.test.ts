import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { endProcess, isAlive, processOf, spawnWarded } from '../../src/neo4j/process.ts';

const STUBBORN = ['-c', "trap '' TERM; echo up; while :; do sleep 0.1; done"];

describe('processOf', () => {
  it('tells a process from a later one with its number', () => {
    const self = processOf(process.pid);
    expect(self).toEqual(processOf(process.pid));
    expect(isAlive({ pid: process.pid, start: 'another time' })).toBe(false);
  });

  it('finds nobody under a number that nobody has', () => {
    expect(processOf(2 ** 22 + 1)).toBeUndefined();
  });
});

describe('endProcess', () => {
  it('ends by force what does not end when asked', async () => {
    const child = spawn('sh', STUBBORN, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const id = processOf(child.pid ?? 0);
    if (id === undefined) throw new Error('no child');
    await endProcess(id, 300);
    expect(child.signalCode ?? (await once(child, 'exit'))[1]).toBe('SIGKILL');
  });
});

describe('spawnWarded', () => {
  it('starts a process in a session of its own, where no Ctrl-C of the terminal reaches it', async () => {
    const child = spawnWarded('sh', ['-c', 'ps -o sid= -p $$'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [output] = await once(child.stdout ?? child, 'data');
    expect(Number(String(output))).toBe(child.pid);
  });
});
