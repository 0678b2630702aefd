// The records of an export, one after the other: everything that stands, or what scan-scope.ts found of it.
import { ConflictError } from '../errors.ts';
import type { ExportKind, ExportRecord, ExportScope } from '../model/export.ts';
import type { Vocabulary } from '../model/predicates.ts';
import type { StatementId } from '../model/statement.ts';
import type { Database } from '../neo4j/connect.ts';
import { query } from '../neo4j/query.ts';
import { ARTICLE_BATCH, BATCH, scanIds, scanRelationships, scanStatementIds } from './scan.ts';
import {
  readArticles,
  readClaims,
  readEntities,
  readObjectOf,
  readStatements,
  type ScannedStatement,
} from './scan-records.ts';
import { rowsOf } from './scan-rows.ts';
import { type Found, findScope, trimmed } from './scan-scope.ts';

/** Cost: one seek. */
const SEQUENCE = query('scan.sequence', 'MATCH (ledger:Ledger {id: "ledger"}) RETURN ledger.sequence');

const sequenceOf = async (database: Database): Promise<number> =>
  (await rowsOf<[number]>(database, SEQUENCE))[0]?.[0] ?? 0;

/**
 * The records of these kinds in the order that `ExportRecord` says, read in batches as they are asked for: whoever stops
 * asking stops the reading. Of the whole graph memory is constant; of a part it holds the ids of that part, under a
 * perspective also its claims and statements, for their status is then that of what is told from there.
 * @throws ConflictError `GRAPH_CHANGED` after the last record, where something was told while it was read: what was
 *   read is then of no one moment, and may refer to what it lacks.
 */
export async function* exportRecords(
  database: Database,
  vocabulary: Vocabulary,
  scope: ExportScope,
  reads: readonly ExportKind[],
): AsyncGenerator<ExportRecord> {
  const wanted = new Set(reads);
  const before = await sequenceOf(database);
  if (scope.about.length === 0 && scope.told === undefined) yield* everything(database, wanted);
  else yield* part(database, await findScope(database, vocabulary, scope), scope, wanted);
  if ((await sequenceOf(database)) !== before) {
    const message = 'the graph changed while it was exported, so that the export is of no one moment; export it again';
    throw new ConflictError('GRAPH_CHANGED', message);
  }
}

async function* everything(database: Database, wanted: ReadonlySet<ExportKind>): AsyncGenerator<ExportRecord> {
  if (wanted.has('entity')) {
    for await (const ids of scanIds(database, 'Entity', BATCH)) {
      const objectOf = await readObjectOf(database, ids);
      for (const record of await readEntities(database, ids)) {
        yield { kind: 'entity', record, objectOf: objectOf.get(record.id) ?? [] };
      }
    }
  }
  if (wanted.has('article')) {
    for await (const ids of scanIds(database, 'Article', ARTICLE_BATCH)) {
      for (const article of await readArticles(database, ids)) yield { kind: 'article', ...article };
    }
  }
  if (wanted.has('claim') || wanted.has('statement')) yield* claimsAndStatements(database, wanted);
  if (wanted.has('relationship')) for await (const batch of scanRelationships(database)) yield* batch;
}

/** Two walks in the order of claims, side by side. */
async function* claimsAndStatements(database: Database, wanted: ReadonlySet<ExportKind>): AsyncGenerator<ExportRecord> {
  const statements = wanted.has('statement') ? allStatements(database) : none();
  try {
    let said = await statements.next();
    for await (const ids of scanIds(database, 'Claim', BATCH)) {
      for (const claim of await readClaims(database, ids)) {
        if (wanted.has('claim')) yield { kind: 'claim', ...claim };
        for (; !said.done && said.value.record.claim <= claim.record.id; said = await statements.next()) {
          yield { kind: 'statement', ...said.value };
        }
      }
    }
  } finally {
    await statements.return(undefined);
  }
}

async function* allStatements(database: Database): AsyncGenerator<ScannedStatement, undefined> {
  for await (const ids of scanStatementIds(database)) yield* await readStatements(database, ids);
}

async function* none(): AsyncGenerator<never, undefined> {}

async function* part(
  database: Database,
  found: Found,
  { told }: ExportScope,
  wanted: ReadonlySet<ExportKind>,
): AsyncGenerator<ExportRecord> {
  if (wanted.has('entity')) {
    for (const ids of batches(found.entities, BATCH)) {
      const objectOf = found.derived?.objectOf ?? (await readObjectOf(database, ids));
      for (const record of await readEntities(database, ids)) {
        yield { kind: 'entity', record, objectOf: objectOf.get(record.id) ?? [] };
      }
    }
  }
  if (wanted.has('article')) {
    for (const ids of batches(found.quoted.keys(), ARTICLE_BATCH)) {
      for (const { record } of await readArticles(database, ids)) {
        yield { kind: 'article', record, quoted: found.quoted.get(record.id) ?? new Set() };
      }
    }
  }
  for (const ids of batches(wanted.has('claim') || wanted.has('statement') ? found.claims.keys() : [], BATCH)) {
    for (const claim of await readClaims(database, ids)) {
      const { id } = claim.record;
      const status = found.derived === undefined ? claim.status : (found.derived.claims.get(id)?.status ?? 'UNSTATED');
      if (wanted.has('claim')) yield { kind: 'claim', ...claim, status, isSaid: found.said.has(id) };
      if (!wanted.has('statement')) continue;
      for (const statements of batches(found.claims.get(id) ?? [], BATCH, false)) {
        for (const one of await readStatements(database, statements)) {
          const left = trimmed(one, told);
          if (left === undefined) continue;
          const isExported = (answered: StatementId): boolean => found.statements.has(answered);
          const record = { ...left.record, respondsTo: left.record.respondsTo.filter(isExported) };
          yield { kind: 'statement', ...left, record, answers: left.answers.filter(isExported) };
        }
      }
    }
  }
  if (wanted.has('relationship')) yield* found.relationships;
}

/** Sorted, unless told not to. */
function* batches(ids: Iterable<string>, size: number, isSorting = true): Generator<string[]> {
  const all = isSorting ? [...ids].sort() : [...ids];
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
