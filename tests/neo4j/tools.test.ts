import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findJava, findMaven } from '../../src/neo4j/tools.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attest-tools-'));
  const java = join(folder, 'java');
  writeFileSync(java, `#!/bin/sh\necho 'openjdk version "1.8.0_402"' >&2\n`);
  chmodSync(java, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('findJava', () => {
  it('finds one that is new enough', async () => {
    const { version } = await findJava(process.env);
    expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(17);
  });

  it('names the three ways to a Neo4j where there is none', async () => {
    const missing = findJava({ PATH: '' });
    await expect(missing).rejects.toMatchObject({ code: 'BAD_INPUT', reason: 'NEO4J_NO_WAY' });
    await expect(missing).rejects.toThrow(/Java is missing.*install.*docker compose up.*NEO4J_URI=/is);
  });

  it('says that the one it found is too old', async () => {
    await expect(findJava({ PATH: folder })).rejects.toThrow('is Java 8.0_402, too old');
  });

  it('passes over a JAVA_HOME without Java', async () => {
    const { command } = await findJava({ ...process.env, JAVA_HOME: join(folder, 'nowhere') });
    expect(command).not.toContain(folder);
  });
});

describe('findMaven', () => {
  it('names the three ways where there is none', () => {
    expect(() => findMaven({ PATH: folder })).toThrow(expect.objectContaining({ reason: 'NEO4J_NO_WAY' }));
  });
});
