// Statements as the rules need them, read by hand: claims and hierarchies once each, not once a statement.
import type { ClaimId, ClaimRecord, Filler, Modality, Role } from '../../src/model/claim.ts';
import type { EntityId } from '../../src/model/entity.ts';
import type { Vocabulary } from '../../src/model/predicates.ts';
import type { Spoken } from '../../src/model/spoken.ts';
import type { StatementRecord } from '../../src/model/statement.ts';
import type { World } from '../../src/model/world.ts';

/** Clauses after `list`, a list of statements: bind `said`, `claims` and `places`, for `saidByHand`. */
export const SAID = `
CALL (list) {
  UNWIND list AS s
  RETURN collect([s.id, s.sortKey, s.claimId, s.speakerId, s.principalId, s.stance, s.certainty, s.wording, s.saidAt,
    CASE WHEN s.isRelayed THEN COLLECT { MATCH (s)-[hop:RELAYED_BY]->(relay) RETURN [relay.id, hop.onBehalfOf] ORDER BY hop.order } ELSE [] END,
    COLLECT { MATCH (s)-[:RESPONDS_TO]->(other) RETURN other.id }, s.isHeadline, s.isArticleVoice, s.isConcession]) AS said
}
CALL (list) {
  UNWIND list AS s
  MATCH (s)-[:ABOUT]->(c:Claim)
  WITH DISTINCT c
  RETURN collect(c) AS about, collect([c.id, c.predicate, c.modality, c.slotRoles, c.slotFillers]) AS claims
}
CALL (about) {
  UNWIND about AS c
  MATCH (c)-[:INVOLVES]->(entity:Entity)
  WHERE entity.withinId IS NOT NULL OR entity.partOfId IS NOT NULL
  WITH DISTINCT entity
  MATCH (entity)-[:WITHIN|PART_OF*0..16]->(around:Entity)
  WITH DISTINCT around
  RETURN collect([around.id, around.withinId, around.partOfId]) AS places
}`;

export type Row = readonly unknown[];

export interface Said extends Spoken {
  readonly sortKey: string;
}

/** What `SAID` bound, as the model's rules take it. */
export function saidByHand(
  vocabulary: Vocabulary,
  said: readonly Row[],
  claims: readonly Row[],
  places: readonly Row[],
): { readonly said: readonly Said[]; readonly claims: ReadonlyMap<string, ClaimRecord>; readonly world: World } {
  const byId = new Map(claims.map((row) => [row[0] as string, claimByHand(row)]));
  const within = new Map<EntityId, EntityId>();
  const partOf = new Map<EntityId, EntityId>();
  for (const [id, outer, whole] of places as readonly (readonly [EntityId, EntityId | null, EntityId | null])[]) {
    if (outer) within.set(id, outer);
    if (whole) partOf.set(id, whole);
  }
  return {
    world: { vocabulary, within: (id) => within.get(id), partOf: (id) => partOf.get(id) },
    claims: byId,
    said: said.map(
      ([id, sortKey, claim, speaker, principal, stance, certainty, wording, saidAt, relays, respondsTo, ...flags]) => ({
        sortKey: sortKey as string,
        claim: byId.get(claim as string) as ClaimRecord,
        statement: {
          id,
          claim,
          speaker,
          ...(principal ? { principal } : {}),
          stance,
          certainty,
          wording,
          ...(saidAt ? { saidAt } : {}),
          relays: (relays as readonly (readonly [string, string | null])[]).map(([entity, onBehalfOf]) =>
            onBehalfOf ? { entity, principal: onBehalfOf } : { entity },
          ),
          respondsTo,
          isHeadline: flags[0],
          isArticleVoice: flags[1],
          isConcession: flags[2],
          hedges: [],
          evidence: [],
        } as unknown as StatementRecord,
      }),
    ),
  };
}

export const claimByHand = ([id, predicate, modality, roles, fillers]: Row): ClaimRecord => ({
  id: id as ClaimId,
  predicate: predicate as string,
  modality: modality as Modality,
  slots: Object.fromEntries((roles as readonly Role[]).map((role, at) => [role, (fillers as readonly Filler[])[at]])),
});
