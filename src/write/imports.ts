// The ledger as it is stored: one row an import, never deleted. What follows from the rows is model/ledger.ts's business.
import { createHash } from 'node:crypto';
import type { ArticleId } from '../model/article.ts';
import type { Content } from '../model/content.ts';
import { type ImportId, importId, type LedgerImport } from '../model/ledger.ts';
import { articleReferences, claimReferences, entityReferences, statementReferences } from '../model/records.ts';
import { ledgerSortKey } from '../model/sort-key.ts';
import { query } from '../neo4j/query.ts';
import { int, type Write } from '../neo4j/run.ts';
import { batches } from './batch.ts';

/** Contents are large: read a few at a time and keep what is asked for. */
const CONTENTS_AT_ONCE = 50;

/** Cost: one seek. Setting a property takes the node's write lock, which is all that is wanted. */
const LOCK = query(
  'write.lockLedger',
  `
  MERGE (ledger:Ledger {id: 'ledger'})
  ON CREATE SET ledger.sequence = 0
  SET ledger.isLocked = true
  REMOVE ledger.isLocked`,
);

const LAST_SEQUENCE = query(
  'write.lastSequence',
  `
  MATCH (ledger:Ledger {id: 'ledger'})
  RETURN ledger.sequence`,
);

const APPEND = query(
  'write.appendImport',
  `
  MATCH (ledger:Ledger {id: 'ledger'})
  SET ledger.sequence = $sequence
  CREATE (import:Import {id: $id})
  SET import += $properties, import.sequence = $sequence`,
);

const MARK_UNDONE = query(
  'write.markUndone',
  `
  MATCH (import:Import {id: $id})
  SET import.undoneAt = $at`,
);

/** Cost: one seek per id. */
const HEADS = query(
  'write.readImports',
  `
  UNWIND $ids AS id
  MATCH (import:Import {id: id})
  RETURN import.sequence, import.at, import.articleIds, import.undoneAt, import.name, import.hash, import.referredIds`,
);

/** Cost: one seek per id; reads whole contents. */
const CONTENTS = query(
  'write.readContents',
  `
  UNWIND $ids AS id
  MATCH (import:Import {id: id})
  RETURN import.sequence, import.at, import.articleIds, import.content`,
);

/** Cost: a walk over the live rows without their contents. Asked only where an import is undone or the ledger audited. */
const LIVE = query(
  'write.liveImports',
  `
  MATCH (import:Import)
  WHERE import.sequence > 0 AND import.undoneAt IS NULL
  RETURN import.id
  ORDER BY import.sequence`,
);

/** Cost: a walk over the live rows without their contents. */
const REFERRING = query(
  'write.referringImports',
  `
  MATCH (import:Import)
  WHERE import.sequence > 0 AND import.undoneAt IS NULL AND import.id <> $except
  UNWIND import.referredIds AS id
  WITH import, id
  WHERE id IN $ids
  WITH import, collect(id) AS ids
  RETURN import.id, import.name, ids
  ORDER BY import.sequence`,
);

export interface ImportHead extends Omit<LedgerImport, 'content'> {
  readonly id: ImportId;
  /** As given by whoever imported it: a file's name. */
  readonly name: string;
  readonly hash: string;
  /** What it names and doesn't tell itself. */
  readonly referredIds: readonly string[];
  readonly undoneAt?: string;
}

/** Rows of before they were listed in order. Cost: a walk over the rows without their contents. */
const UNSORTED = query(
  'write.unsortedImports',
  `
  MATCH (import:Import)
  WHERE import.sequence > 0 AND import.sortKey IS NULL
  RETURN import.id, import.sequence`,
);

const SORT = query(
  'write.sortImports',
  'UNWIND $rows AS row MATCH (import:Import {id: row.id}) SET import.sortKey = row.sortKey',
);

/** Gives the rows that have none their place in the list of imports. */
export async function sortImports(tx: Write): Promise<void> {
  const { rows } = await tx.run(UNSORTED);
  const keys = rows.map(([id, sequence]) => ({ id, sortKey: ledgerSortKey(sequence as number) }));
  if (keys.length > 0) await tx.run(SORT, { rows: keys });
}

/** How many records an import changed, by what became of them. */
export interface ImportCounts {
  readonly created: number;
  readonly changed: number;
  readonly superseded: number;
  readonly restored: number;
  readonly deleted: number;
}

/** One writer at a time: derived data stays exact, and two imports can't overlook each other. */
export async function lockLedger(tx: Write): Promise<number> {
  await tx.run(LOCK);
  const { rows } = await tx.run(LAST_SEQUENCE);
  return rows[0]?.[0] as number;
}

/** Same content, same hash: SHA-256 of the JSON of its lists, in hex. */
export const hashOf = ({ articles, entities, claims, statements }: Content): string =>
  createHash('sha256')
    .update(JSON.stringify([articles, entities, claims, statements]))
    .digest('hex');

export async function appendImport(tx: Write, added: LedgerImport, name: string, counts: ImportCounts): Promise<void> {
  const properties = {
    at: added.at,
    name,
    sortKey: ledgerSortKey(added.sequence),
    hash: hashOf(added.content),
    content: JSON.stringify(added.content),
    articleIds: added.articleIds,
    referredIds: referredIds(added.content),
    ...Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, int(count)])),
  };
  await tx.run(APPEND, { id: importId(added.sequence), sequence: int(added.sequence), properties });
}

export const markUndone = (tx: Write, id: ImportId, at: string) => tx.run(MARK_UNDONE, { id, at });

/** The rows of the imports, undone ones included, without what they told. */
export async function readHeads(tx: Write, ids: Iterable<string>): Promise<ImportHead[]> {
  const heads: ImportHead[] = [];
  for (const batch of batches([...new Set(ids)].sort())) {
    const { rows } = await tx.run(HEADS, { ids: batch });
    for (const row of rows as [number, string, ArticleId[], string | null, string, string, string[]][]) {
      const [sequence, at, articleIds, undoneAt, name, hash, referredIds] = row;
      const undone = undoneAt === null ? {} : { undoneAt };
      heads.push({ id: importId(sequence), sequence, at, articleIds, name, hash, referredIds, ...undone });
    }
  }
  return heads.sort((a, b) => a.sequence - b.sequence);
}

/** The imports with what they told, cut down to the records that `isAsked`. */
export async function readImports(
  tx: Write,
  ids: Iterable<string>,
  isAsked: (id: string) => boolean = () => true,
): Promise<LedgerImport[]> {
  const imports: LedgerImport[] = [];
  const sorted = [...new Set(ids)].sort();
  for (let start = 0; start < sorted.length; start += CONTENTS_AT_ONCE) {
    const { rows } = await tx.run(CONTENTS, { ids: sorted.slice(start, start + CONTENTS_AT_ONCE) });
    for (const [sequence, at, articleIds, json] of rows as [number, string, ArticleId[], string][]) {
      // What we wrote ourselves; audit.ts compares it with its hash.
      const content = JSON.parse(json) as Content;
      imports.push({ sequence, at, articleIds, content: cutDown(content, isAsked) });
    }
  }
  return imports.sort((a, b) => a.sequence - b.sequence);
}

/** Ids of the imports that weren't undone, earliest first. */
export async function liveImportIds(tx: Write): Promise<ImportId[]> {
  const { rows } = await tx.run(LIVE);
  return rows.map(([id]) => id as ImportId);
}

export interface Referring {
  readonly id: ImportId;
  readonly name: string;
  /** Which of the ids asked about. */
  readonly ids: readonly string[];
}

/** The live imports, but for `except`, that refer to any of the ids without telling it themselves, earliest first. */
export async function importsReferringTo(tx: Write, ids: readonly string[], except: ImportId): Promise<Referring[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.run(REFERRING, { ids, except });
  return rows.map(([id, name, referred]) => ({ id, name, ids: (referred as string[]).sort() }) as Referring);
}

const cutDown = (content: Content, isAsked: (id: string) => boolean): Content => ({
  articles: content.articles.filter(({ id }) => isAsked(id)),
  entities: content.entities.filter(({ id }) => isAsked(id)),
  claims: content.claims.filter(({ id }) => isAsked(id)),
  statements: content.statements.filter(({ id }) => isAsked(id)),
});

/** The ids of everything that a content tells. */
export const toldIds = (content: Content): string[] =>
  [content.articles, content.entities, content.claims, content.statements].flat().map(({ id }) => id);

/** What a content names: entities, claims, statements and articles, each once, told in it or not. */
export const namedIds = (content: Content): Set<string> =>
  new Set<string>([
    ...content.articles.flatMap(articleReferences),
    ...content.entities.flatMap(entityReferences),
    ...content.claims.flatMap(claimReferences),
    ...content.statements.flatMap(statementReferences),
    ...content.statements.flatMap((statement) => statement.respondsTo),
    ...content.statements.flatMap((statement) => statement.evidence.map((piece) => piece.article)),
  ]);

/** What a content names and doesn't tell: it leans on other imports for these. Sorted. */
export function referredIds(content: Content): string[] {
  const told = new Set(toldIds(content));
  return [...namedIds(content)].filter((id) => !told.has(id)).sort();
}
