// What a graph tells and derives, without when and by which import: equal for graphs that came about in different ways.
import { createHash } from 'node:crypto';
import type { Database } from '../../../src/neo4j/connect.ts';
import { query } from '../../../src/neo4j/query.ts';
import { read } from '../../../src/neo4j/run.ts';
import { LABELS } from '../../../src/write/tables.ts';

const NODES = query(
  'tests.canonicalNodes',
  'MATCH (node) WHERE any(label IN labels(node) WHERE label IN $labels) RETURN labels(node), node.id, properties(node)',
);
const EDGES = query(
  'tests.canonicalEdges',
  `
  MATCH (from)-[edge]->(to)
  WHERE any(label IN labels(from) WHERE label IN $labels)
  RETURN from.id, type(edge), to.id, properties(edge)`,
);

/** When it was told, and by which imports. */
const BOOKKEEPING = new Set(['recordedAt', 'supersededAt', 'importIds']);

/** Sorted lines. */
export async function canonicalDump(database: Database): Promise<string[]> {
  const lines: string[] = [];
  for (const text of [NODES, EDGES]) {
    const { rows } = await read(database, text, { labels: LABELS }, { timeoutMs: 60_000 });
    for (const row of rows) lines.push(JSON.stringify(row, canonical));
  }
  return lines.sort();
}

export const canonicalHash = async (database: Database): Promise<string> =>
  createHash('sha256')
    .update((await canonicalDump(database)).join('\n'))
    .digest('hex');

function canonical(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !BOOKKEEPING.has(name));
  if ('supersededAt' in value) kept.push(['isSuperseded', true]);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
