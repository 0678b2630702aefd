// The search for paths where statements are taken away: one query a hop, since whether a relationship then still is affirmed, and
// how it stands, is for the model to say and can't be part of a Cypher pattern.

import type { RelationshipRecord } from '../../model/derived.ts';
import type { EntityId } from '../../model/entity.ts';
import { hopOrder } from '../../model/path.ts';
import { type Link, type Links, SEARCH_BOUNDS, searchPaths } from '../../model/path-search.ts';
import { type RelationshipEnds, relationship } from '../../model/relationship.ts';
import type { Database } from '../../neo4j/connect.ts';
import { query } from '../../neo4j/query.ts';
import { read } from '../../neo4j/run.ts';
import type { Args, Site } from '../../read/reads.ts';
import { relationshipHolds } from '../nouns/relationship.ts';
import { factual } from '../perspective.ts';
import { around, bearingOn, claimPart, claimsOf, groundOf } from './as-told.ts';
import { type Found, linksOf, MAX_NAMED, type PathEdges } from './path-query.ts';
import { spokenOf, standingPart, surroundings } from './spoken.ts';

/** What a search found, in the form that the clauses of path-query.ts bind, and how the relationships stand. */
export interface FoundAsTold {
  readonly found: Found;
  readonly relationships: ReadonlyMap<string, RelationshipRecord>;
}

/** All queries of a search together; what is selected of its paths is read afterwards. */
const SEARCH_MS = 12_000;
/** From then on nothing more is asked for: the search ends with what it has, and says so. */
const LAST_START_MS = 8_000;

type Rows = readonly (readonly unknown[])[];

/** A place outside of a compilation, for the conditions that a perspective makes; collects what its parameters stand for. */
function siteOf(args: Args, params: Record<string, unknown>): Site {
  const add = (value: unknown): string => {
    const name = `p${Object.keys(params).length}`;
    params[name] = value;
    return `$${name}`;
  };
  const inherited = Object.fromEntries(
    ['told', 'without'].flatMap((name) =>
      isGiven(args[name])
        ? [[name, { value: args[name], param: (pick: (value: unknown) => unknown) => add(pick(args[name])) }]]
        : [],
    ),
  );
  return { from: 'related', to: 'claim', args, inherited, param: (pick) => add(pick(args)) };
}

/** As inherited arguments hold: an input object with nothing in it is none. */
const isGiven = (value: unknown): boolean =>
  Array.isArray(value) || Object.values(value ?? {}).some((each) => each !== null && each !== undefined);

export const isAsTold = ({ told, without }: Args): boolean => isGiven(told) || isGiven(without);

const claims = claimPart(() => '');

/**
 * The relationships of `$ids` that there still are, and for those not in `$known` what the model must know of them.
 * Cost: so many relationships for each id as the bounds say, and what is said around each; bounded by time besides.
 */
const linksQuery = (site: Site, edges: PathEdges) => {
  const spoken = standingPart((at) => `UNWIND lists AS list UNWIND list AS ${at.to} WITH DISTINCT ${at.to}`);
  const at = { ...site, to: 'spoken' };
  const ground = factual(site, 'claim');
  // Who affirms a relationship as told affirms it in the whole graph: the claim that it stands for as told says no less.
  const stored: PathEdges = edges === 'ANY' ? 'ANY' : 'AFFIRMED';
  return query(
    'paths.links',
    `
    UNWIND $ids AS at
    CALL (at) { ${linksOf('at', stored, relationshipHolds(site, 'related'))} RETURN collect(related) AS walked }
    WITH collect([at, walked[..${SEARCH_BOUNDS.relationships}]]) AS walks, collect(CASE WHEN size(walked) > ${SEARCH_BOUNDS.relationships} THEN at END) AS cut
    UNWIND walks AS walk
    UNWIND walk[1] AS related
    WITH related, collect(walk[0]) AS ends, cut
    CALL (related) {
      UNWIND CASE WHEN related.id IN $known THEN [] ELSE related.claimIds END AS claimId
      MATCH (claim:Claim {id: claimId})${ground ? ` WHERE ${ground}` : ''}
      RETURN collect(claim) AS own
    }
    CALL (related, own) {
      UNWIND CASE WHEN size(own) = 0 THEN [] ELSE [related] END AS judged
      ${around(bearingOn('judged'))({ ...at, from: 'judged' })}
      RETURN collect(spoken) AS said
    }
    WITH collect([ends, related.id, related.fromId, related.toId, related.predicate, related.role, [claim IN own | claim.id], [each IN said | each.id], related.sortKey]) AS found, collect(own) AS ownLists, collect(said) AS lists, coalesce(collect(cut)[0], []) AS cut
    CALL (ownLists) {
      UNWIND ownLists AS list UNWIND list AS claim WITH DISTINCT claim
      RETURN collect([${claims.inputs(site).join(', ')}]) AS claims
    }
    CALL (lists) { ${spoken.match(at)} RETURN collect([${spoken.inputs(at).join(', ')}]) AS spoken }
    RETURN found, claims, spoken, cut`,
  );
};

/** As told: the relationships of the entities, judged once each. */
async function linksAsTold(
  database: Database,
  args: Args,
  ids: readonly EntityId[],
  known: Map<string, RelationshipRecord>,
  deadline: number,
): Promise<Links> {
  if (Date.now() > deadline - SEARCH_MS + LAST_START_MS) return { of: new Map(), cut: ids };
  const edges = args.edges as PathEdges;
  const params: Record<string, unknown> = {};
  const asked = linksQuery(siteOf(args, params), edges);
  const { rows } = await read(
    database,
    asked,
    { ...params, ids, known: [...known.keys()] },
    { timeoutMs: Math.max(1, deadline - Date.now()) },
  );
  const [found = [], claimRows = [], spokenRows = [], cut = []] = (rows[0] ?? []) as readonly Rows[];
  const claimOf = new Map(claimsOf(claimRows).map((claim) => [claim.id as string, claim]));
  const spokenById = new Map(spokenOf(spokenRows).map((said) => [said.statement.id as string, said]));
  const around = surroundings({ spokenRows });
  const links = new Map<EntityId, Link[]>(ids.map((id) => [id, []]));
  const inOrder = found.toSorted((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1));
  for (const [ends, id, from, to, predicate, role, ownIds, saidIds, sortKey] of inOrder) {
    if (!known.has(id as string)) {
      const said = (saidIds as string[]).flatMap((each) => spokenById.get(each) ?? []);
      const own = (ownIds as string[]).flatMap((each) => claimOf.get(each) ?? []);
      const judged = relationship(groundOf(said, around), { from, to, predicate, role } as RelationshipEnds, own);
      // Lists keep the order of the whole graph, and so do paths.
      known.set(judged.id, { ...judged, sortKey: sortKey as string });
    }
    const record = known.get(id as string) as RelationshipRecord;
    for (const end of ends as EntityId[]) {
      if (!isWalkable(record, edges)) continue;
      links.get(end)?.push({
        relationship: record.id,
        to: record.from === end ? record.to : record.from,
        order: hopOrder({ status: record.status, isAffirmed: record.affirmedBy.length > 0 }, record.sortKey),
      });
    }
  }
  return { of: links, cut: cut as readonly unknown[] as readonly EntityId[] };
}

const isWalkable = ({ affirmedBy, status }: RelationshipRecord, edges: PathEdges): boolean =>
  edges === 'ANY' || (edges === 'AFFIRMED' ? affirmedBy.length > 0 : status === 'UNCONTESTED');

/** Arguments checked before. */
export async function searchAsTold(database: Database, args: Args): Promise<FoundAsTold> {
  const { from, to, maxHops, first } = args as { from: EntityId; to: EntityId; maxHops: number; first: number };
  const deadline = Date.now() + SEARCH_MS;
  const relationships = new Map<string, RelationshipRecord>();
  const { paths, crowded, cutAt, isCut, searchedHops } = await searchPaths({ from, to, maxHops, first }, (ids) =>
    linksAsTold(database, args, ids, relationships, deadline),
  );
  const shown = paths.map(
    ({ entities, hops }) => [entities, hops.map(({ relationship: id, others }) => [id, others] as const)] as const,
  );
  return { found: [shown, crowded, cutAt.slice(0, MAX_NAMED), isCut, searchedHops], relationships };
}
