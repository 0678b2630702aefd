// Two entities judged to be one, two, or not yet known, and that undone: what is read changes, what was told stays.
import { ConflictError, InputError } from '../errors.ts';
import type { Change } from '../model/change.ts';
import type { EntityId } from '../model/entity.ts';
import {
  type JudgementId,
  type JudgementRecord,
  judgementId,
  type Merges,
  merges,
  sameBy,
  type Verdict,
} from '../model/judgement.ts';
import type { Vocabulary } from '../model/predicates.ts';
import type { Database } from '../neo4j/connect.ts';
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';
import { plan } from './apply.ts';
import { groupBy, runByIds } from './batch.ts';
import { appendChanges } from './change-rows.ts';
import { carryOut } from './derived.ts';
import { lockLedger } from './imports.ts';
import {
  appendJudgement,
  clustersOf,
  judgementsAround,
  markJudgementUndone,
  readJudgement,
  readMerges,
} from './ledger-rows.ts';
import { asTold, leadingTo, referencesOf } from './merged-nodes.ts';
import { edgeKey, type GraphNode, labelOf } from './nodes.ts';
import { readNodes } from './read-nodes.ts';
import { checkedReason } from './reason.ts';
import type { WriteOptions } from './retract.ts';
import { settleJudged } from './settle.ts';
import { transact } from './transact.ts';
import { differences, type NodeChange } from './write-nodes.ts';

/** Cost: one seek per id, and everything that refers to the entity: linear in what is told of it. */
const REFERRING = query(
  'write.referringToEntity',
  `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})<-[:SUBJECT|OBJECT|QUALIFIER|SPEAKER|ON_BEHALF_OF|RELAYED_BY|PUBLISHED_BY|REFERS_TO|WITHIN|PART_OF]-(node)
  RETURN DISTINCT node.id`,
);

/** Cost: one seek per id on relayedBy_onBehalfOf_range. */
const RELAYED_FOR = query(
  'write.relayedForEntity',
  `
  UNWIND $ids AS id
  MATCH ()<-[:RELAYED_BY {onBehalfOf: id}]-(node)
  RETURN DISTINCT node.id`,
);

export interface Judging {
  /** Of two that are the same, the one that stands for both. */
  readonly left: EntityId;
  readonly right: EntityId;
  readonly verdict: Verdict;
  /** Who judges. */
  readonly by: string;
  readonly why: string;
}

export interface Judged {
  readonly judgement: JudgementRecord;
  /** The entities that stand for the two once this is done: one where they are the same. */
  readonly entityIds: readonly EntityId[];
  /** How many records lead to another entity than before. */
  readonly relinked: number;
}

/**
 * Puts a judgement into the ledger. After SAME every question answers for the merged entity, under the id of `left` or of
 * what stands for it.
 * @throws InputError `ENTITY_UNKNOWN`, `JUDGED_ITSELF`, `REASON_MISSING`; ConflictError `JUDGED_ALREADY`,
 *   `JUDGED_OTHERWISE` (with the judgements that say so), `KIND_DIFFERS`, `HIERARCHY_CYCLE`. Nothing is written then.
 */
export const judgeEntities = (
  database: Database,
  judging: Judging,
  vocabulary: Vocabulary,
  { now = new Date().toISOString() }: WriteOptions = {},
): Promise<Judged> =>
  transact(database, `judge ${judging.left} ${judging.right}`, false, async (tx) => {
    const sequence = (await lockLedger(tx)) + 1;
    const { left, right, verdict } = judging;
    const row = {
      sequence,
      at: now,
      left,
      right,
      verdict,
      by: checkedReason('by', judging.by),
      why: checkedReason('why', judging.why),
    };
    await refuseUnfit(tx, judging);
    const holding = await judgementsAround(tx, [left, right]);
    refuseContradiction(holding, judging);
    await appendJudgement(tx, row);
    const judgement = { ...row, id: judgementId(sequence) };
    return merge(tx, vocabulary, judgement, [...holding, judgement], now);
  });

/**
 * Takes a judgement back: what it merged is as it was told, unless other judgements keep it merged.
 * @throws InputError `JUDGEMENT_UNKNOWN`; ConflictError `JUDGEMENT_UNDONE`, `HIERARCHY_CYCLE`. Nothing is written then.
 */
export const undoJudgement = (
  database: Database,
  id: JudgementId,
  vocabulary: Vocabulary,
  { now = new Date().toISOString() }: WriteOptions = {},
): Promise<Judged> =>
  transact(database, `undo ${id}`, false, async (tx) => {
    await lockLedger(tx);
    const judgement = await readJudgement(tx, id);
    if (judgement === undefined) {
      throw new InputError('JUDGEMENT_UNKNOWN', `judgementId: ${id} is not in the ledger; judgements lists them`);
    }
    if (judgement.undoneAt !== undefined) {
      throw new ConflictError(
        'JUDGEMENT_UNDONE',
        `judgementId: ${id} was undone at ${judgement.undoneAt}; judge the two again to have it back`,
      );
    }
    await markJudgementUndone(tx, id, now);
    // What was joined through it alone is reached from either side.
    const holding = await judgementsAround(tx, [judgement.left, judgement.right]);
    return merge(tx, vocabulary, { ...judgement, undoneAt: now }, holding, now);
  });

/** Brings the stored graph to what the judgements that hold around the two entities make of it. */
async function merge(
  tx: Write,
  vocabulary: Vocabulary,
  judgement: JudgementRecord,
  holding: readonly JudgementRecord[],
  at: string,
): Promise<Judged> {
  const { left, right, verdict } = judgement;
  const after = merges(holding);
  const before = [left, right, ...(await clustersOf(tx, [left, right]))];
  const cluster = [...new Set<string>([...before, ...after.keys(), ...after.values()])];
  const settlement = await settleJudged(tx, cluster);
  const entities = await plan(tx, { ...settlement, merges: replaced(settlement.merges, cluster, after) });
  const referring = verdict === 'SAME' ? await relinked(tx, cluster, after) : [];
  await carryOut(tx, vocabulary, { ...entities, writes: [...entities.writes, ...referring] }, at);
  const standing = [...new Set([left, right].map((id) => (after.get(id) ?? id) as EntityId))];
  if (verdict === 'SAME') {
    const kind: Change['kind'] = judgement.undoneAt === undefined ? 'MERGE' : 'SPLIT';
    await appendChanges(tx, [{ kind, entities: [...new Set([left, right, ...standing])].sort() }], at);
  }
  return { judgement, entityIds: standing, relinked: referring.length };
}

/** What other entities are merged into as before, and those of the cluster as `after` has them. */
const replaced = (before: Merges, cluster: readonly string[], after: Merges): Merges => {
  const inCluster = new Set(cluster);
  return new Map([...[...before].filter(([id]) => !inCluster.has(id)), ...after]);
};

/** What refers to one of the entities, as it was told or as it is merged now, and shall lead elsewhere. */
async function relinked(tx: Write, cluster: readonly string[], after: Merges): Promise<NodeChange[]> {
  const rows = [
    ...(await runByIds<[string]>(tx, REFERRING, cluster)),
    ...(await runByIds<[string]>(tx, RELAYED_FOR, cluster)),
  ];
  const inCluster = new Set(cluster);
  const changes: NodeChange[] = [];
  for (const [label, ids] of groupBy(
    rows.map(([id]) => id).filter((id) => !inCluster.has(id)),
    labelOf,
  )) {
    const nodes = [...(await readNodes(tx, label, ids)).values()].map((stored) => ({ stored, told: asTold(stored) }));
    const before = await readMerges(tx, new Set(nodes.flatMap(({ told }) => referencesOf(told))));
    const now = replaced(before, cluster, after);
    for (const { stored, told } of nodes) {
      const node = leadingTo(told, now);
      if (!isSameNode(node, stored)) changes.push({ node, stored });
    }
  }
  return changes;
}

const isSameNode = (a: GraphNode, b: GraphNode): boolean =>
  differences(a.properties, b.properties).length === 0 && a.edges.map(edgeKey).join() === b.edges.map(edgeKey).join();

async function refuseUnfit(tx: Write, { left, right, verdict }: Judging): Promise<void> {
  if (left === right) {
    throw new InputError('JUDGED_ITSELF', `left, right: both are ${left}; give two entities`);
  }
  const nodes = await readNodes(tx, 'Entity', [left, right]);
  for (const [where, id] of [
    ['left', left],
    ['right', right],
  ] as const) {
    if (!nodes.has(id)) {
      throw new InputError('ENTITY_UNKNOWN', `${where}: ${id} is not in the graph; search(text:) finds ids by name`);
    }
  }
  const [a, b] = [nodes.get(left)?.properties.kind, nodes.get(right)?.properties.kind];
  if (verdict !== 'SAME' || a === b) return;
  throw new ConflictError(
    'KIND_DIFFERS',
    `left, right: ${left} is of kind ${a}, ${right} of kind ${b}; entities that are the same are of one kind`,
  );
}

function refuseContradiction(holding: readonly JudgementRecord[], { left, right, verdict }: Judging): void {
  const isOfBoth = (judgement: JudgementRecord) =>
    [judgement.left, judgement.right].every((id) => id === left || id === right);
  const earlier = holding.find((judgement) => isOfBoth(judgement) && judgement.verdict !== 'UNSURE');
  if (earlier !== undefined) {
    throw new ConflictError(
      'JUDGED_ALREADY',
      `left, right: ${earlier.id} of ${earlier.by} at ${earlier.at} says ${earlier.verdict}; undo that one first`,
    );
  }
  if (verdict === 'UNSURE') return;
  // With the new one added, no two that are judged different may be joined.
  const all =
    verdict === 'SAME'
      ? [...holding, { left, right, verdict, sequence: Number.POSITIVE_INFINITY, id: 'this judgement' }]
      : holding;
  const apart = [
    ...holding.filter((one) => one.verdict === 'DIFFERENT'),
    ...(verdict === 'DIFFERENT' ? [{ left, right, id: 'this judgement' }] : []),
  ];
  for (const different of apart) {
    const way = sameBy(all, different.left, different.right);
    if (way === undefined) continue;
    const named = way.map(({ id }) => id).join(', ');
    throw new ConflictError(
      'JUDGED_OTHERWISE',
      `left, right: ${different.id} would hold ${different.left} and ${different.right} different, while ${named} make them the same; undo one of these first`,
    );
  }
}
