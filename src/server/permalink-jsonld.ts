// One thing as JSON-LD: its node, and those of what it refers to, as an export has them.

import { contextOf, Nodes } from '../formats/export/jsonld.ts';
import type { Json } from '../formats/export/jsonld-node.ts';
import type { ClaimId } from '../model/claim.ts';
import type { ExportRecord } from '../model/export.ts';
import { articleReferences, claimReferences, entityReferences, statementReferences } from '../model/records.ts';
import type { Database } from '../neo4j/connect.ts';
import { ARTICLE_BATCH, scanStatementIdsOf } from '../read/scan.ts';
import { readArticles, readClaims, readEntities, readStatements, type ScannedStatement } from '../read/scan-records.ts';
import type { PageKind } from './pages/documents.ts';

/** Statements in the document of a claim, at most, newest first. */
const MOST_STATEMENTS = 200;

/**
 * The thing itself first, then what it refers to, once each; a claim comes with the statements about it. Where these are
 * too many, the claim says so and leads to an export with all.
 * @param supersededAt of the thing, where a later import left it out.
 */
export async function linkedData(
  database: Database,
  kind: PageKind,
  id: string,
  base: string,
  supersededAt: string | null,
): Promise<Buffer> {
  const said = await statementsOf(database, kind, id);
  const statements = said.slice(0, MOST_STATEMENTS);
  const nodes = new Nodes();
  // Places are counted in the text of their article, which need not be told whole for that.
  for (const article of await carriersOf(database, statements)) nodes.of(article);
  const records = [
    ...(kind === 'article' ? await articlesOf(database, [id]) : []),
    ...(await claimsOf(database, kind === 'claim' ? [id] : statements.map(({ record }) => record.claim))),
    ...statements.map((one): ExportRecord => ({ kind: 'statement', ...one })),
  ];
  const named = new Set(records.flatMap(referencesOf));
  const entities = await entitiesOf(database, kind === 'entity' ? [id] : [...named].sort());
  const all = [...records, ...entities];
  const first = all.find(({ record }) => record.id === id);
  const [claim] = records.filter((record) => record.kind === 'claim');
  return documentOf(base, [
    {
      ...(first && nodes.of(first)),
      ...(supersededAt === null ? {} : { supersededAt, invalidatedAtTime: supersededAt }),
      ...(said.length > MOST_STATEMENTS && claim !== undefined ? restOf(claimReferences(claim.record)) : {}),
    },
    ...all.filter((record) => record !== first).map((record) => nodes.of(record) as Json),
  ]);
}

const documentOf = async (base: string, graph: readonly Json[]): Promise<Buffer> =>
  Buffer.from(`${JSON.stringify({ '@context': await contextOf(base), '@graph': graph })}\n`);

const restOf = (about: readonly string[]) => ({
  comment: `Only the newest ${MOST_STATEMENTS} statements about it are told here.`,
  seeAlso: about.map((id) => `export?format=jsonld&about=${encodeURIComponent(id)}`),
});

/** The statements that the document tells, and one more where it doesn't tell all. */
async function statementsOf(database: Database, kind: PageKind, id: string): Promise<readonly ScannedStatement[]> {
  if (kind === 'statement') return readStatements(database, [id]);
  if (kind !== 'claim') return [];
  const ids: string[] = [];
  for await (const batch of scanStatementIdsOf(database, id as ClaimId)) {
    ids.push(...batch);
    if (ids.length > MOST_STATEMENTS) break;
  }
  return readStatements(database, ids.slice(0, MOST_STATEMENTS + 1));
}

async function carriersOf(database: Database, statements: readonly ScannedStatement[]) {
  const ids = [...new Set(statements.flatMap(({ articles }) => articles.map((article) => article.id)))];
  const found: ExportRecord[] = [];
  for (let at = 0; at < ids.length; at += ARTICLE_BATCH)
    found.push(...(await articlesOf(database, ids.slice(at, at + ARTICLE_BATCH))));
  return found;
}

const articlesOf = async (database: Database, ids: readonly string[]): Promise<readonly ExportRecord[]> =>
  (await readArticles(database, ids)).map((article) => ({ kind: 'article', ...article }));

/** With the claims that they hold, at any depth. */
async function claimsOf(database: Database, ids: readonly string[]): Promise<readonly ExportRecord[]> {
  const found = new Map<string, ExportRecord>();
  for (let next = [...new Set(ids)]; next.length > 0; ) {
    const claims = await readClaims(database, next);
    for (const claim of claims) found.set(claim.record.id, { kind: 'claim', ...claim });
    const held = claims.flatMap(({ record }) => claimReferences(record)).filter((id) => id.startsWith('claim:'));
    next = [...new Set(held)].filter((id) => !found.has(id));
  }
  return [...found.values()];
}

/** With what they lie within or are part of, one step up. */
async function entitiesOf(database: Database, ids: readonly string[]): Promise<readonly ExportRecord[]> {
  const entities = await readEntities(database, ids);
  const known = new Set(entities.map(({ id }) => id));
  const above = [...new Set(entities.flatMap(entityReferences))].filter((id) => !known.has(id));
  return [...entities, ...(await readEntities(database, above))].map((record) => ({ kind: 'entity', record }));
}

/** The entities that a record names. */
function referencesOf(one: ExportRecord): readonly string[] {
  const ids = (): readonly string[] => {
    if (one.kind === 'claim') return claimReferences(one.record);
    if (one.kind === 'statement')
      return [...statementReferences(one.record), ...one.articles.map(({ publisher }) => publisher)];
    return one.kind === 'article' ? articleReferences(one.record) : [];
  };
  return ids().filter((id) => id.startsWith('entity:'));
}
