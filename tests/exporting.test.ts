// The commands that docs/exporting.md shows, run in a shell on the seed: they print what it says they print.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStory, useGraph } from './story.ts';

useGraph(openStory);
const PAGE = readFileSync(new URL('../docs/exporting.md', import.meta.url), 'utf8');
const SCRIPT = fileURLToPath(new URL('../bin/attest.js', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attest-exporting-'));
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin', 'attest'), `#!/bin/sh\nexec "${process.execPath}" "${SCRIPT}" "$@"\n`);
  await chmod(join(folder, 'bin', 'attest'), 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

const run = (command: string): Promise<string> => {
  const { uri, user, password } = inject('neo4j');
  const env = {
    HOME: folder,
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    ...{ NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password },
  };
  return new Promise((resolve) => {
    execFile('bash', ['-c', `(${command}) 2>&1`], { cwd: folder, env, maxBuffer: 1 << 26 }, (_error, out) =>
      resolve(out),
    );
  });
};

/** In the order of the page: what one command writes, a later one reads. */
const commands = [...PAGE.matchAll(/```console\n(.*?)```/gs)].flatMap(([, block = '']) =>
  block.split(/^\$ /m).flatMap((part) => {
    const [command = '', ...output] = part.split('\n');
    return command === '' ? [] : [{ command, output: output.join('\n') }];
  }),
);

describe('docs/exporting.md', () => {
  it('shows commands', () => {
    expect(commands.length).toBeGreaterThan(8);
  });

  it.each(commands)('shows what is printed by: $command', async ({ command, output }) => {
    const printed = (await run(command)).replaceAll('\r\n', '\n');
    // A line of "…" stands for what is left out.
    const expected = output
      .split('\n')
      .map((line) =>
        line === '…' ? '(?:.*\n)*?.*' : line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.*'),
      )
      .join('\n');
    expect(printed).toMatch(new RegExp(`^${expected}$`));
  });
});
