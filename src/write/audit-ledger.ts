// Whether the ledger is whole, and whether what is stored is what it tells.
import type { Problem } from '../errors.ts';
import type { LedgerImport } from '../model/ledger.ts';
import { importId } from '../model/ledger.ts';
import type { Write } from '../neo4j/run.ts';
import { shown } from './audit-shape.ts';
import { groupBy } from './batch.ts';
import { hashOf, readHeads, referredIds } from './imports.ts';
import { edgeKey, type GraphNode } from './nodes.ts';
import { differences } from './write-nodes.ts';

/** Each live row against its content: hash, articles, and what it leans on. */
export async function ledgerFaults(tx: Write, imports: readonly LedgerImport[], sequence: number): Promise<Problem[]> {
  const heads = new Map(
    (
      await readHeads(
        tx,
        imports.map((one) => importId(one.sequence)),
      )
    ).map((head) => [head.sequence, head]),
  );
  return imports.flatMap((one): Problem[] => {
    const where = importId(one.sequence);
    const head = heads.get(one.sequence);
    const fault = (message: string): Problem[] => [{ reason: 'LEDGER_ROW', where, message }];
    const hash = hashOf(one.content);
    if (hash !== head?.hash)
      return fault(`hash is ${shown(head?.hash)}; its content has ${hash}: one was changed after the import`);
    const articles = one.content.articles.map(({ id }) => id);
    if (JSON.stringify(articles) !== JSON.stringify(one.articleIds)) {
      return fault(`articleIds is ${shown(one.articleIds)}; its content holds ${shown(articles)}`);
    }
    const referred = referredIds(one.content);
    if (JSON.stringify(referred) !== JSON.stringify(head.referredIds)) {
      return fault(`referredIds is ${shown(head.referredIds)}; its content leans on ${shown(referred)}`);
    }
    return one.sequence > sequence ? fault(`comes after the ledger's last sequence, ${sequence}`) : [];
  });
}

/** Statements that are stored as retracted and aren't, or the other way round. */
export function retractionFaults(
  statements: ReadonlyMap<string, GraphNode>,
  stored: ReadonlyMap<string, string>,
  told: ReadonlyMap<string, string>,
): Problem[] {
  return [...statements.keys()].flatMap((where): Problem[] => {
    const [is, expected] = [stored.get(where), told.get(where)];
    const message = `retractedAt is ${shown(is)}; the ledger tells ${shown(expected)}`;
    return is === expected ? [] : [{ reason: 'RETRACTION_DRIFT', where, message }];
  });
}

/** What is stored beside what the ledger tells; nodes in `known` have faults of their own already. */
export function foldFaults(
  stored: ReadonlyMap<string, GraphNode>,
  told: ReadonlyMap<string, GraphNode>,
  known: ReadonlySet<string>,
): Problem[] {
  const ids = [...new Set([...stored.keys(), ...told.keys()])].sort();
  return ids.flatMap((id) => (known.has(id) ? [] : nodeFaults(id, stored.get(id), told.get(id))));
}

function nodeFaults(where: string, stored: GraphNode | undefined, told: GraphNode | undefined): Problem[] {
  if (stored === undefined) return [{ reason: 'TOLD_MISSING', where, message: 'is told by the ledger and not stored' }];
  if (told === undefined) return [{ reason: 'TOLD_EXTRA', where, message: 'is stored, but no live import tells it' }];
  const properties = differences(stored.properties, told.properties).map((name): Problem => {
    const message = `${name} is ${shown(stored.properties[name])}; the ledger tells ${shown(told.properties[name])}`;
    return { reason: 'TOLD_DIFFERENT', where, message };
  });
  return [...properties, ...edgeFaults(where, stored, told)];
}

function edgeFaults(where: string, stored: GraphNode, told: GraphNode): Problem[] {
  const before = groupBy(stored.edges, edgeKey);
  const after = groupBy(told.edges, edgeKey);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key): Problem[] => {
    const [is, expected] = [before.get(key)?.length ?? 0, after.get(key)?.length ?? 0];
    const message = `has ${is} of the edge ${key}; the ledger tells ${expected}`;
    return is === expected ? [] : [{ reason: 'TOLD_DIFFERENT', where, message }];
  });
}
