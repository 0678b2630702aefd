import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processOf } from '../../src/neo4j/process.ts';
import { hold } from '../../src/neo4j/run-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attest-hold-'));
  file = join(folder, 'run.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const self = () => processOf(process.pid);
const startedAt = '2024-02-12T10:00:00.000Z';

describe('hold', () => {
  it('refuses what a living process holds, naming it', () => {
    const held = hold(file);
    expect(() => hold(file)).toThrow(expect.objectContaining({ code: 'CONFLICT', reason: 'DATA_FOLDER_HELD' }));
    expect(() => hold(file)).toThrow(`process ${process.pid}, since`);
    held.release();
    expect(hold(file).left).toBeUndefined();
  });

  it('takes over from a process that is gone, and says what it left', () => {
    const left = { pid: 2 ** 22 + 1, start: 'long ago', startedAt, neo4j: { pid: 1, start: 'x', uri: '', user: '' } };
    writeFileSync(file, JSON.stringify(left));
    expect(hold(file).left).toEqual(left);
  });

  it("isn't fooled by another process that has the number now", () => {
    writeFileSync(file, JSON.stringify({ ...self(), start: 'before the last boot', startedAt }));
    expect(hold(file).left).toMatchObject({ pid: process.pid });
  });

  it('takes over a file that a full disk left empty', () => {
    writeFileSync(file, '');
    expect(hold(file).left).toBeUndefined();
  });

  it('keeps in the file what was left, until it says otherwise', () => {
    const neo4j = { pid: 2 ** 22 + 2, start: 'long ago', uri: 'bolt://127.0.0.1:1', user: 'neo4j', isReady: true };
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, start: 'long ago', startedAt, neo4j }));
    const held = hold(file);
    expect(JSON.parse(readFileSync(file, 'utf8')).neo4j).toEqual({ ...neo4j, isReady: false });
    held.update({ url: 'http://localhost:4000' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, url: 'http://localhost:4000' });
  });

  it('writes a file that only its user can read', () => {
    hold(file).update({ url: 'http://localhost:4000' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves a file alone that became somebody else’s', () => {
    const held = hold(file);
    const other = JSON.stringify({ pid: 1, start: 'x', startedAt });
    writeFileSync(file, other);
    held.release();
    expect(readFileSync(file, 'utf8')).toBe(other);
  });

  it('says which variable to set where it may not write', () => {
    writeFileSync(join(folder, 'a-file'), '');
    expect(() => hold(join(folder, 'a-file', 'below', 'run.json'))).toThrow(
      expect.objectContaining({ reason: 'DATA_FOLDER_UNUSABLE', message: expect.stringContaining('ATTEST_DATA') }),
    );
  });
});
