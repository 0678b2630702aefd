import { describe, expect, it } from 'vitest';
import { bulkProgress } from '../../src/cli/bulk-progress.ts';
import { quarantineLine } from '../../src/cli/quarantine.ts';

const bad = {
  where: 'C:/data/rows.jsonl:12',
  reason: 'DATE_INVALID',
  message: 'saidAt is "soon", no date',
  row: { statement: { key: 'a' } },
};

describe('quarantineLine', () => {
  it('writes a JSON line with file, line, reason, message and the row', () => {
    expect(JSON.parse(quarantineLine('bad.jsonl').of(bad))).toEqual({
      file: 'C:/data/rows.jsonl',
      line: 12,
      reason: 'DATE_INVALID',
      message: 'saidAt is "soon", no date',
      row: { statement: { key: 'a' } },
    });
  });

  it('writes a table where the name ends in .csv, quotes doubled', () => {
    const { head, of } = quarantineLine('bad.CSV');
    expect(head).toBe('file,line,reason,message,row\n');
    expect(of(bad)).toBe(
      'C:/data/rows.jsonl,12,DATE_INVALID,"saidAt is ""soon"", no date","{""statement"":{""key"":""a""}}"\n',
    );
  });

  it('leaves the row out where the line could not be read', () => {
    expect(JSON.parse(quarantineLine('bad.jsonl').of({ ...bad, row: undefined }))).not.toHaveProperty('row');
  });
});

describe('bulkProgress', () => {
  it('says rate and time left, at most every two seconds', () => {
    const said: string[] = [];
    let now = 0;
    const progress = bulkProgress(
      (line) => said.push(line),
      () => now,
    );
    for (const [at, done] of [
      [0, 0],
      [1_000, 50],
      [2_000, 100],
      [3_000, 140],
      [4_000, 200],
    ] as const) {
      now = at;
      progress({ phase: 'WRITING', done, total: 1_000, unit: 'batches' });
    }
    expect(said).toEqual([
      'writing: 100 of 1000 batches, 50 a second, 18 s left',
      'writing: 200 of 1000 batches, 50 a second, 16 s left',
    ]);
  });
});
