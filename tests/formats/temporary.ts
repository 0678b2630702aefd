// Files for one test, and the rows that a source reads from them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { BadRow, BulkRow, RowSource } from '../../src/model/bulk.ts';

export type Fed = BulkRow | BadRow;

/** A folder that is gone after the file's tests. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'attest-formats-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    path: (name: string): string => join(folder, name),
    /** @returns The path. */
    write(name: string, content: string | Uint8Array): string {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
  };
}

export async function collect(source: RowSource): Promise<Fed[]> {
  const rows: Fed[] = [];
  for await (const row of source.rows()) rows.push(row);
  return rows;
}

export const isBad = (row: Fed): row is BadRow => !('kind' in row);
