// Other processes: whether one still lives and is the same one, and how one is made to end with us.

import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process, told from a later one with the same number by when it started. */
export interface ProcessId {
  readonly pid: number;
  /** When it started, in a form of the system's; compared, never read. */
  readonly start: string;
}

/** Who has this number now; undefined where nobody does, or only a dead one that its parent hasn't buried. */
export function processOf(pid: number): ProcessId | undefined {
  const start = process.platform === 'linux' ? linuxStart(pid) : otherStart(pid);
  return start === undefined ? undefined : { pid, start };
}

export const isAlive = ({ pid, start }: ProcessId): boolean => processOf(pid)?.start === start;

function linuxStart(pid: number): string | undefined {
  try {
    // The name, in parentheses, may hold spaces; state is the first field after it, the start the twentieth.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

function otherStart(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
    if (process.platform === 'win32') return 'unknown';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Sends SIGTERM, then SIGKILL when it hasn't ended after `patienceMs`; returns when it has. */
export async function endProcess(id: ProcessId, patienceMs: number): Promise<void> {
  signal(id, 'SIGTERM');
  for (const deadline = Date.now() + patienceMs; isAlive(id) && Date.now() < deadline; ) await sleep(100);
  signal(id, 'SIGKILL');
  while (isAlive(id)) await sleep(20);
}

function signal(id: ProcessId, name: NodeJS.Signals): void {
  if (!isAlive(id)) return;
  try {
    process.kill(id.pid, name);
  } catch {
    // It ended in between.
  }
}

/**
 * Reads from us until we say that all is well, or are gone (even by kill -9, when the pipe closes): then ends the
 * process whose number it was given, gently for 20 s. A shell, because it takes a megabyte where a second Node takes 40.
 */
const WARDEN = `read -r done && exit
kill -TERM "$1" || exit
for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do sleep 1; kill -0 "$1" || exit; done
kill -KILL "$1"`;

/**
 * Starts a process that a Ctrl-C in the terminal and the terminal's end don't reach (it has a session of its own), but
 * that doesn't outlive us. On Windows, where there is no shell for that, run-file.ts finds it afterwards.
 */
export function spawnWarded(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32', windowsHide: true });
  if (process.platform === 'win32' || child.pid === undefined) return child;
  const warden = spawn('sh', ['-c', WARDEN, 'attest-warden', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    detached: true,
  });
  warden.on('error', () => {});
  warden.stdin.on('error', () => {});
  warden.unref();
  child.once('exit', () => warden.stdin.end('done\n'));
  return child;
}
