// Bundles into an empty graph, as importing one after the other leaves it, in a tenth of the time: the same rules resolve
// them, the same tables store them, and what is derived is derived once.
import type { SourcedBundle } from '../src/model/bundle.ts';
import type { Content } from '../src/model/content.ts';
import { type LedgerImport, standing } from '../src/model/ledger.ts';
import type { Vocabulary } from '../src/model/predicates.ts';
import { present } from '../src/model/present.ts';
import { resolveBundle } from '../src/model/resolve.ts';
import type { Stored, StoredEntity } from '../src/model/stored.ts';
import type { Database } from '../src/neo4j/connect.ts';
import { appendImport, lockLedger } from '../src/write/imports.ts';
import { type GraphNode, nodesOf } from '../src/write/nodes.ts';
import { rebuild } from '../src/write/rebuild.ts';
import { transact } from '../src/write/transact.ts';
import { writeNodes } from '../src/write/write-nodes.ts';

const RECORDED_AT = '2025-01-01T00:00:00.000Z';
/** So many records a transaction; statements go in one, since they answer each other. */
const RECORDS = 2_500;

/**
 * Writes what the bundles tell. They may lean on entities of earlier ones, and on nothing else of them.
 * @throws Error with the first problem of a bundle.
 */
export async function load(
  database: Database,
  bundles: readonly SourcedBundle[],
  vocabulary: Vocabulary,
  onProgress: (line: string) => void,
): Promise<void> {
  const startedAt = Date.now();
  const tell = (what: string) => onProgress(`${what} after ${((Date.now() - startedAt) / 1000).toFixed(0)} s.`);
  const imports = resolved(bundles, vocabulary).map(
    (content, at): LedgerImport => ({
      sequence: at + 1,
      at: RECORDED_AT,
      articleIds: content.articles.map(({ id }) => id),
      content,
    }),
  );
  const told = standing(imports);
  const nodes = nodesOf(told);
  tell(`${nodes.size} records are resolved`);
  const of = (map: ReadonlyMap<string, unknown>) => [...map.keys()].map((id) => nodes.get(id) ?? []);
  for (const records of [
    ...slices(of(told.entities), told.entities.size),
    ...slices(of(told.articles), RECORDS),
    ...slices(of(told.claims), RECORDS),
    ...slices(of(told.statements), told.statements.size),
  ])
    await writeAll(database, records.flat());
  tell('What is told is written');
  for (const [at, added] of imports.entries())
    await transact(database, 'bench ledger', false, async (tx) => {
      await lockLedger(tx);
      const created = Object.values(added.content).reduce((sum, records) => sum + records.length, 0);
      await appendImport(tx, added, `synthetic ${at}`, { created, changed: 0, superseded: 0, restored: 0, deleted: 0 });
    });
  await rebuild(database, vocabulary);
  tell('What is derived is written');
}

/**
 * What each bundle tells, its quotes found and its ids given.
 * @throws Error with the first problem of a bundle.
 */
export function resolved(bundles: readonly SourcedBundle[], vocabulary: Vocabulary): readonly Content[] {
  const entities = new Map<string, StoredEntity>();
  const stored = { entities, claims: new Set(), statements: new Set(), articles: new Map() } as Stored;
  return bundles.map((bundle, at): Content => {
    const resolution = resolveBundle(bundle, vocabulary, stored);
    if ('problems' in resolution) {
      const [first] = resolution.problems;
      throw new Error(`bundle ${at}: ${first?.where}: ${first?.message}`);
    }
    const { content } = resolution;
    for (const { id, kind, within, partOf } of content.entities) entities.set(id, present({ kind, within, partOf }));
    return content;
  });
}

const writeAll = (database: Database, nodes: readonly GraphNode[]): Promise<void> =>
  transact(database, 'bench load', false, (tx) =>
    writeNodes(
      tx,
      nodes.map((node) => ({ node, stored: undefined })),
      new Map(),
    ),
  );

function* slices<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += Math.max(1, size)) yield items.slice(start, start + size);
}
