// Whether two entities are one: who judged so, why, and what becomes of them. A judgement changes what is read, never what was told.
import type { EntityId } from './entity.ts';

/** SAME: one entity told as two. DIFFERENT: two that may look like one. UNSURE: looked at, and left open. */
export const VERDICTS = ['SAME', 'DIFFERENT', 'UNSURE'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type JudgementId = `judgement:${number}`;

export const judgementId = (sequence: number): JudgementId => `judgement:${sequence}`;

export interface JudgementRecord {
  readonly id: JudgementId;
  /** Its place in the ledger. */
  readonly sequence: number;
  /** ISO instant. */
  readonly at: string;
  /** Of two that are the same, the one that stands for both. */
  readonly left: EntityId;
  readonly right: EntityId;
  readonly verdict: Verdict;
  /** Who judged. */
  readonly by: string;
  readonly why: string;
  /** ISO instant; absent while it holds. */
  readonly undoneAt?: string;
}

/** By entity that another one stands for: that other one. An entity that stands for itself is not in it. */
export type Merges = ReadonlyMap<string, string>;

type Judged = Pick<JudgementRecord, 'sequence' | 'left' | 'right' | 'verdict'>;

/**
 * What the judgements that hold make of their entities, whatever their order in the list: SAME joins the two and all that
 * they were joined with, in the order in which it was judged; the entity that stood for the left one stands for all.
 */
export function merges(judgements: readonly Judged[]): Merges {
  const standsFor = new Map<string, string>();
  const members = new Map<string, string[]>();
  const canonical = (id: string): string => standsFor.get(id) ?? id;
  for (const { left, right } of sames(judgements)) {
    const [kept, gone] = [canonical(left), canonical(right)];
    if (kept === gone) continue;
    const joined = [gone, ...(members.get(gone) ?? [])];
    for (const id of joined) standsFor.set(id, kept);
    members.set(kept, [...(members.get(kept) ?? []), ...joined]);
    members.delete(gone);
  }
  return standsFor;
}

/** The judgements of SAME that lead from one entity to the other, nearest first; undefined where none do. */
export function sameBy<J extends Judged>(
  judgements: readonly J[],
  from: EntityId,
  to: EntityId,
): readonly J[] | undefined {
  const ways = new Map<string, readonly J[]>([[from, []]]);
  for (const [id, way] of ways) {
    if (id === to) return way;
    for (const judgement of sames(judgements)) {
      const other = judgement.left === id ? judgement.right : judgement.right === id ? judgement.left : undefined;
      if (other !== undefined && !ways.has(other)) ways.set(other, [...way, judgement]);
    }
  }
  return undefined;
}

const sames = <J extends Judged>(judgements: readonly J[]): readonly J[] =>
  judgements.filter(({ verdict }) => verdict === 'SAME').sort((a, b) => a.sequence - b.sequence);
