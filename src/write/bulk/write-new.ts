// Records that nobody told before, and claims told once more: no comparing, no reading back.
import { importId, type LedgerImport, standing } from '../../model/ledger.ts';
import type { Vocabulary } from '../../model/predicates.ts';
import { query } from '../../neo4j/query.ts';
import type { Write } from '../../neo4j/run.ts';
import { batches } from '../batch.ts';
import { type GraphNode, nodesOf } from '../nodes.ts';
import { createNodes } from './create-nodes.ts';
import { ownDerived } from './own-derived.ts';
import type { Tellers } from './tellers.ts';

/** Cost: one seek per id. */
const TOLD_AGAIN = query(
  'bulk.toldAgain',
  `
  UNWIND $ids AS id
  MATCH (claim:Claim {id: id})
  SET claim.importIds = claim.importIds + $importId`,
);

/**
 * Writes what an import tells of which nothing but claims is stored.
 * @param strangers What statements answer that isn't stored: such answers are left out.
 * @returns How many records are new.
 */
export async function writeNew(
  tx: Write,
  vocabulary: Vocabulary,
  added: LedgerImport,
  tellers: Tellers,
  strangers: ReadonlySet<string>,
): Promise<number> {
  const told = standing([added]);
  const records = [...nodesOf(told)].filter(([id]) => !tellers.has(id));
  const nodes = records.flatMap(([, parts]) => parts).map((node) => withoutEdgesTo(node, strangers));
  await createNodes(tx, nodes, ownDerived(vocabulary, told));
  for (const ids of batches([...tellers.keys()].sort())) {
    await tx.run(TOLD_AGAIN, { ids, importId: importId(added.sequence) });
  }
  return records.length;
}

/** Without the edges that lead to one of them. */
export const withoutEdgesTo = (node: GraphNode, strangers: ReadonlySet<string>): GraphNode =>
  strangers.size === 0 ? node : { ...node, edges: node.edges.filter(({ to }) => !strangers.has(to)) };
