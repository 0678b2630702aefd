// What is derived of some claims: read, judged by the model, and written where it differs.
import { type ClaimId, type ClaimRecord, claimId, filledSlots } from '../../model/claim.ts';
import { derive } from '../../model/derive.ts';
import type { Derived } from '../../model/derived.ts';
import type { Vocabulary } from '../../model/predicates.ts';
import { relation } from '../../model/relation.ts';
import { groupedByEnds } from '../../model/relationship.ts';
import { sharedSlots } from '../../model/shared-slots.ts';
import type { StatementId, StatementRecord } from '../../model/statement.ts';
import type { Write } from '../../neo4j/run.ts';
import { groupBy } from '../batch.ts';
import { DERIVED_LABELS, type DerivedGraph, derivedGraph } from '../derived-graph.ts';
import { type LoadedFacts, loadFacts } from '../facts.ts';
import { claimsInReply, relationshipIdsOf } from '../neighborhood.ts';
import { readDerived } from '../read-derived.ts';
import { oneForEach } from '../tables.ts';
import { type DerivedDifference, derivedDifference } from '../write-derived.ts';
import type { Catalog } from './catalog.ts';

/**
 * How what is stored of the claims differs from what follows from the facts. Claims come slice by slice in the order of
 * the catalog: a comparison is written with the later of its ends, a relationship with the last of its claims.
 */
export async function sliceDifference(
  tx: Write,
  vocabulary: Vocabulary,
  catalog: Catalog,
  slice: ReadonlyMap<string, ClaimRecord>,
): Promise<DerivedDifference> {
  const around = await surroundings(catalog, slice);
  const facts = await factsFor(tx, catalog, slice, around);
  const scope = new Set([...slice.values()].map(({ id }) => id));
  const last = [...slice.keys()].at(-1) ?? '';
  const isThere = (id: ClaimId): boolean => {
    const place = catalog.place(id);
    return place !== undefined && (place <= last || catalog.isDerived(place));
  };
  // A relationship is derived where one of the claims behind it is asked about; its last claim need not be behind it.
  const members = around.groups.flatMap((places) => places.map((place) => catalog.claim(place).id));
  const all = derive(vocabulary, facts, new Set([...scope, ...members]));
  const derived: Derived = {
    ...only(all, scope, facts),
    relationships: all.relationships.filter(({ id }) => around.own.has(id)),
    comparisons: all.comparisons.filter(
      ({ from, to }) => (scope.has(from) || scope.has(to)) && isThere(from) && isThere(to),
    ),
  };
  const wanted = derivedGraph(derived, facts, { sentences: [], mentions: [] });
  return derivedDifference(await storedOf(tx, catalog, slice, facts, around), wanted);
}

/** What is derived of these claims alone. */
function only(all: Derived, scope: ReadonlySet<ClaimId>, facts: LoadedFacts): Derived {
  const statements = new Set(facts.statements.filter(({ claim }) => scope.has(claim)).map(({ id }) => id));
  return {
    ...all,
    claims: new Map([...all.claims].filter(([id]) => scope.has(id))),
    statements: new Map([...all.statements].filter(([id]) => statements.has(id))),
    involvements: all.involvements.filter(({ claim }) => scope.has(claim)),
    voices: all.voices.filter(({ statement }) => statements.has(statement)),
    tellings: all.tellings.filter(({ statement }) => statements.has(statement)),
  };
}

interface Surroundings {
  /** Places of claims that those of the slice, or of its relationships, bear on. */
  readonly bearing: ReadonlySet<string>;
  /** Relationships that stand at a claim of the slice. */
  readonly own: ReadonlySet<string>;
  /** Those of them that have several claims: their places. */
  readonly groups: readonly (readonly string[])[];
}

async function surroundings(catalog: Catalog, slice: ReadonlyMap<string, ClaimRecord>): Promise<Surroundings> {
  const bearing = new Set<string>();
  const own = new Set<string>();
  const groups: (readonly string[])[] = [];
  const members = new Set<string>();
  for (const [place, claim] of slice) {
    const near = await catalog.near(place);
    for (const other of near.bearing) bearing.add(other);
    for (const id of relationshipIdsOf(claim)) if (!near.elsewhere.has(id)) own.add(id);
    for (const places of near.groups.values()) {
      groups.push(places);
      for (const member of places) if (!slice.has(member)) members.add(member);
    }
  }
  for (const place of members) {
    bearing.add(place);
    for (const other of (await catalog.near(place)).bearing) bearing.add(other);
  }
  return { bearing, own, groups };
}

async function factsFor(
  tx: Write,
  catalog: Catalog,
  slice: ReadonlyMap<string, ClaimRecord>,
  { bearing, groups }: Surroundings,
): Promise<LoadedFacts> {
  const places = new Set([...slice.keys(), ...bearing]);
  const judged = new Set([...slice.keys(), ...groups.flat()]);
  const idsOf = (some: Iterable<string>) => [...some].map((place) => catalog.claim(place).id as string);
  // Answers to what is said of an equal claim count as answers to what is said of the claim.
  const replies = await claimsInReply(tx, [...idsOf(judged), ...equals(catalog, judged, bearing)]);
  const facts = await loadFacts(tx, [...idsOf(places), ...replies], { entities: [], articles: [] });
  const further = await standingFor(catalog, facts, groups);
  const missing = further.filter((id) => !facts.claims.has(id));
  if (missing.length === 0) return facts;
  const answers = await claimsInReply(tx, missing);
  return joined(facts, await loadFacts(tx, [...missing, ...answers], { entities: [], articles: [] }));
}

/** Ids of claims that are equal to one of those judged, in all but modality or how a time is written. */
function equals(catalog: Catalog, judged: ReadonlySet<string>, bearing: ReadonlySet<string>): string[] {
  const claims = [...judged].map((place) => catalog.claim(place));
  const alike = groupBy(claims, fillersOf);
  return [...bearing].flatMap((place) => {
    const other = catalog.claim(place);
    const isEqual = (alike.get(fillersOf(other)) ?? []).some(
      (claim) => relation(catalog.world, claim, other) === 'EQUAL',
    );
    return isEqual ? [other.id] : [];
  });
}

/** The same for equal claims. */
const fillersOf = ({ predicate, slots }: ClaimRecord): string =>
  `${predicate} ${filledSlots(slots)
    .filter(([role]) => role !== 'TIME')
    .map(([, filler]) => filler)
    .sort()
    .join(' ')}`;

/** What bears on the claims that relationships stand for, where these are none of their own claims. */
async function standingFor(
  catalog: Catalog,
  facts: LoadedFacts,
  groups: readonly (readonly string[])[],
): Promise<ClaimId[]> {
  const about = groupBy(facts.statements, ({ claim }) => claim);
  const found: ClaimId[] = [];
  for (const places of groups) {
    const claims = places.flatMap((place) => facts.claims.get(catalog.claim(place).id) ?? []);
    for (const group of groupedByEnds(claims, (id) => about.get(id) ?? [])) {
      if (group.claims.length < 2 && group.claims[0]?.modality === 'ACTUAL') continue;
      const { predicate } = group.ends;
      const stands = { predicate, modality: 'ACTUAL' as const, slots: sharedSlots(catalog.world, group.claims) };
      if (group.claims.some(({ id }) => id === claimId(stands))) continue;
      found.push(...(await catalog.bearingOn(stands)).map((place) => catalog.claim(place).id));
      const place = catalog.place(claimId(stands));
      if (place !== undefined) found.push(catalog.claim(place).id);
    }
  }
  return found;
}

function joined(a: LoadedFacts, b: LoadedFacts): LoadedFacts {
  const statements = new Map<StatementId, StatementRecord>(
    [...a.statements, ...b.statements].map((one) => [one.id, one]),
  );
  return {
    claims: new Map([...a.claims, ...b.claims]),
    entities: new Map([...a.entities, ...b.entities]),
    articles: new Map([...a.articles, ...b.articles]),
    superseded: new Set([...a.superseded, ...b.superseded]),
    statements: [...statements.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}

/** What is stored of the slice: nothing, of claims that were never derived. */
async function storedOf(
  tx: Write,
  catalog: Catalog,
  slice: ReadonlyMap<string, ClaimRecord>,
  facts: LoadedFacts,
  { own }: Surroundings,
): Promise<DerivedGraph> {
  const before = new Set([...slice].filter(([place]) => catalog.isDerived(place)).map(([, { id }]) => id));
  const scope = new Set([...slice.values()].map(({ id }) => id));
  const statements = facts.statements.filter(({ claim }) => scope.has(claim));
  const stored = catalog.isAnyDerived
    ? await readDerived(
        tx,
        { Claim: before, Statement: statements.filter(({ claim }) => before.has(claim)).map(({ id }) => id) },
        own,
      )
    : { properties: oneForEach(DERIVED_LABELS, () => new Map()), edges: [] };
  const nothing = (ids: readonly string[]) => ids.map((id) => [id, {}] as const);
  return {
    properties: {
      ...stored.properties,
      Claim: new Map([...nothing([...scope]), ...stored.properties.Claim]),
      Statement: new Map([...nothing(statements.map(({ id }) => id)), ...stored.properties.Statement]),
    },
    edges: stored.edges,
  };
}
