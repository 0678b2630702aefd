// Which claims a change can reach: those whose derived data may differ afterwards, and those that must be known to say so.
import { type ClaimRecord, contentHash, filledSlots, isEntity } from '../model/claim.ts';
import type { Vocabulary } from '../model/predicates.ts';
import { claimReferences } from '../model/records.ts';
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';
import { groupBy, runByIds } from './batch.ts';

/** Cost: one seek per id, and everything above and below it in its hierarchy. */
const HIERARCHY = query(
  'write.hierarchyOf',
  `
  UNWIND $ids AS id
  MATCH (entity:Entity {id: id})
  CALL (entity) {
    MATCH (entity)-[:WITHIN|PART_OF*0..64]->(other:Entity)
    RETURN other
    UNION
    MATCH (entity)<-[:WITHIN|PART_OF*1..64]-(other:Entity)
    RETURN other
  }
  RETURN id, collect(DISTINCT other.id)`,
);

/** Cost: one seek per id, and everything below it. */
const BELOW = query(
  'write.entitiesBelow',
  `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})<-[:WITHIN|PART_OF*0..64]-(other:Entity)
  RETURN DISTINCT other.id`,
);

/**
 * Claims of a predicate that share a filler, and those that restrict nothing but the time, which hold for almost anything.
 * Cost: a walk along one predicate on claim_predicate_sortKey_range; only what matches is read further.
 */
const SHARING = query(
  'write.claimsSharing',
  `
  MATCH (claim:Claim)
  WHERE claim.predicate = $predicate AND claim.sortKey IS NOT NULL
    AND ($isAny
      OR any(filler IN claim.slotFillers WHERE filler IN $fillers)
      OR all(role IN claim.slotRoles WHERE role = 'TIME'))
  RETURN claim.id`,
);

/** Cost: one seek per id, the statements about the claim and what these answer or are answered by. */
const IN_REPLY = query(
  'write.claimsInReply',
  `
  UNWIND $ids AS id
  MATCH (:Claim {id: id})<-[:ABOUT]-(:Statement)-[:RESPONDS_TO]-(:Statement)-[:ABOUT]->(claim:Claim)
  RETURN DISTINCT claim.id`,
);

/** Cost: one seek per id, and the claim's comparisons. */
const COMPARED = query(
  'write.claimsCompared',
  `
  UNWIND $ids AS id
  MATCH (:Claim {id: id})-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS|ADJACENT_TO]-(claim:Claim)
  RETURN DISTINCT claim.id`,
);

/** Claims that name an entity, and claims about those, however deep. Cost: one seek per id, and the claims found. */
const NAMING = query(
  'write.claimsNaming',
  `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})<-[:SUBJECT|OBJECT|QUALIFIER]-(:Claim)<-[:SUBJECT|OBJECT*0..16]-(claim:Claim)
  RETURN DISTINCT claim.id`,
);

async function idsOf(tx: Write, text: ReturnType<typeof query>, ids: Iterable<string>): Promise<string[]> {
  return (await runByIds<[string]>(tx, text, ids)).map(([id]) => id);
}

/** The entities with all that lie within them or are part of them. */
export const entitiesBelow = (tx: Write, entities: Iterable<string>): Promise<string[]> => idsOf(tx, BELOW, entities);

/** The claims that name any of the entities, through claims about claims too. */
export const claimsNaming = (tx: Write, entities: Iterable<string>): Promise<string[]> => idsOf(tx, NAMING, entities);

/** What the claims are compared with now. */
export const claimsCompared = (tx: Write, claims: Iterable<string>): Promise<string[]> => idsOf(tx, COMPARED, claims);

/** Claims told by answers to statements about the claims, or by what these answer. */
export const claimsInReply = (tx: Write, claims: Iterable<string>): Promise<string[]> => idsOf(tx, IN_REPLY, claims);

/**
 * Ids of the claims that may be comparable with one of the claims: of its predicate, and sharing a filler with it up or
 * down the hierarchies; with `vocabulary`, of adjacent predicates too.
 * `moved` are entities that count as fillers of all: places from which something in the claims was moved away.
 */
export async function claimsSharing(
  tx: Write,
  claims: Iterable<ClaimRecord>,
  moved: readonly string[],
  vocabulary?: Vocabulary,
): Promise<string[]> {
  const found: string[] = [];
  const all = [...claims];
  const named = [...all.flatMap(claimReferences), ...moved].filter((id) => id.startsWith('entity:'));
  const hierarchies = new Map(await runByIds<[string, string[]]>(tx, HIERARCHY, named));
  for (const [predicate, group] of groupBy(all, (claim) => claim.predicate)) {
    const own = group.flatMap((claim) => filledSlots(claim.slots).map(([, filler]) => filler));
    const isAny = group.some((claim) => filledSlots(claim.slots).every(([role]) => role === 'TIME'));
    const fillers = [...new Set([...own, ...moved].flatMap((filler) => [filler, ...(hierarchies.get(filler) ?? [])]))];
    const { rows } = await tx.run(SHARING, { predicate, isAny, fillers });
    found.push(...rows.map(([id]) => id as string));
    for (const adjacent of vocabulary === undefined ? [] : adjacentTo(vocabulary, predicate)) {
      const { rows: others } = await tx.run(SHARING, { predicate: adjacent, isAny: false, fillers });
      found.push(...others.map(([id]) => id as string));
    }
  }
  return found;
}

/** Predicates that the vocabulary makes adjacent to this one, in either direction, itself left out. */
const adjacentTo = (vocabulary: Vocabulary, predicate: string): string[] => {
  const own = vocabulary.predicates.get(predicate)?.adjacent.map(({ to }) => to) ?? [];
  const others = [...vocabulary.predicates.values()].filter(({ adjacent }) =>
    adjacent.some(({ to }) => to === predicate),
  );
  return [...new Set([...own, ...others.map(({ name }) => name)])].filter((name) => name !== predicate).sort();
};

/** Ids of the relationships that a claim may be behind, as `relationship` makes them. */
export const relationshipIdsOf = ({ predicate, slots }: ClaimRecord): string[] => {
  const from = slots.SUBJECT ?? slots.OBJECT;
  if (!isEntity(from)) return [];
  return filledSlots(slots).flatMap(([role, to]) =>
    role !== 'SUBJECT' && isEntity(to) && to !== from
      ? [`relationship:${contentHash([from, to, predicate, role])}`]
      : [],
  );
};
