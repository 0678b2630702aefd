import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NEO4J_VERSION } from '../../src/neo4j/folders.ts';
import { prepareJars } from '../../src/neo4j/prepare.ts';

let folder: string;
let cacheDir: string;
let home: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attest-prepare-'));
  cacheDir = join(folder, 'cache');
  home = join(cacheDir, `neo4j-${NEO4J_VERSION}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A Maven that does what this shell script says; the folder it must fill is in `$out`. */
function mavenThat(script: string): void {
  const path = join(folder, 'mvn');
  const head =
    '#!/bin/sh\nfor each; do case "$each" in -DoutputDirectory=*) out=$(echo "$each" | cut -d= -f2);; esac; done\n';
  writeFileSync(path, `${head}echo run >> '${folder}/runs'\n${script}\n`);
  chmodSync(path, 0o755);
  vi.stubEnv('PATH', [folder, process.env.PATH].join(delimiter));
}

describe('prepareJars', () => {
  it('fetches once for two that ask at the same time', async () => {
    mavenThat('sleep 0.3; mkdir "$out"; touch "$out/neo4j.jar"; echo "Downloaded from central: neo4j.jar"');
    const lines: string[] = [];
    const ask = () => prepareJars(cacheDir, (line) => lines.push(line));
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(first).toBe(second);
    expect(readdirSync(first)).toEqual(['neo4j.jar']);
    expect(readFileSync(join(folder, 'runs'), 'utf8')).toBe('run\n');
    expect(lines).toContain('Another Attest is fetching Neo4j; waiting for it …');
    expect(readdirSync(home)).toEqual(['lib']);
  });

  it('clears away what a kill left, and starts again', async () => {
    mkdirSync(join(home, 'partial-1-1', 'lib'), { recursive: true });
    writeFileSync(join(home, 'fetching.json'), JSON.stringify({ pid: 2 ** 22 + 1, start: '', startedAt: '' }));
    mavenThat('mkdir "$out"; touch "$out/neo4j.jar"');
    await prepareJars(cacheDir, () => {});
    expect(readdirSync(home)).toEqual(['lib']);
  });

  it('shows the first errors of a Maven that fails, keeps all it said, and prepares nothing', async () => {
    mavenThat('mkdir "$out"; touch "$out/half.jar"; echo "[INFO] hm"; echo "[ERROR] Could not transfer"; exit 1');
    const failing = prepareJars(cacheDir, () => {});
    await expect(failing).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'NEO4J_FETCH' });
    await expect(failing).rejects.toThrow('[ERROR] Could not transfer');
    await expect(failing).rejects.toThrow(join(home, 'maven.log'));
    expect(readFileSync(join(home, 'maven.log'), 'utf8')).toContain('[INFO] hm');
    expect(existsSync(join(home, 'lib'))).toBe(false);
  });
});
