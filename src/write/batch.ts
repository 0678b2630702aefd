// Rows on their way into queries: cut into batches, grouped by query.
import type { Query } from '../neo4j/query.ts';
import type { Params, Write } from '../neo4j/run.ts';

/** How many rows a query carries, so that no message to Neo4j grows without bound. */
export const BATCH = 2_000;

export function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

/** The rows of a query that UNWINDs `$ids`, each id once and in order; nothing is sent where there are none. */
export async function runByIds<Row extends readonly unknown[]>(
  tx: Write,
  text: Query,
  ids: Iterable<string>,
  params: Params = {},
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const batch of batches([...new Set(ids)].sort())) {
    rows.push(...((await tx.run(text, { ...params, ids: batch })).rows as readonly unknown[] as Row[]));
  }
  return rows;
}

/** Items by key, keys and items in the order in which they come. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
