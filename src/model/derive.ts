// Everything that is stored beside what was told, from what was told: one pure function for writing, rebuilding and auditing.
import { adjacentPairs } from './adjacent-pairs.ts';
import { type ClaimId, type ClaimKey, type ClaimRecord, claimId } from './claim.ts';
import { claimIndex, type Neighbors } from './claim-index.ts';
import { claimText, namesFrom } from './claim-text.ts';
import { nameKeys } from './confusable.ts';
import type { Comparison, ComparisonKind, Derived, DerivedClaim, DerivedStatement, Facts } from './derived.ts';
import { appearances, involvements, tellings, voices } from './listings.ts';
import type { Vocabulary } from './predicates.ts';
import { type Ground, groupedByEnds, relationship } from './relationship.ts';
import { saidSpan } from './said-span.ts';
import { articleSortKey, claimSortKey, entitySortKey, statementSortKey } from './sort-key.ts';
import type { Spoken } from './spoken.ts';
import { counts, type StatementId, type StatementRecord } from './statement.ts';
import { type Status, status } from './status.ts';
import { type World, worldOf } from './world.ts';

/** A text order that doesn't depend on the machine's language. */
const inOrder = <Item>(items: Iterable<Item>, keyOf: (item: Item) => string): readonly Item[] =>
  [...items]
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);

const byId = <Item extends { readonly id: string }>(items: Iterable<Item>): readonly Item[] =>
  inOrder(items, ({ id }) => id);

/** What the claims compare with and what is said around them, each worked out once and on demand. */
const groundOf = (vocabulary: Vocabulary, facts: Facts): Ground & { neighborsOf: (claim: ClaimKey) => Neighbors } => {
  const world = worldOf(vocabulary, facts.entities);
  const find = claimIndex(world, facts.claims.values());
  const spoken = new Map<ClaimId, Spoken[]>();
  const replies = new Map<StatementId, Spoken[]>();
  const add = <Key>(lists: Map<Key, Spoken[]>, key: Key, said: Spoken): void => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [said]);
    else list.push(said);
  };
  for (const statement of facts.statements) {
    const claim = facts.claims.get(statement.claim);
    if (claim === undefined) continue;
    add(spoken, claim.id, { statement, claim });
    for (const answered of statement.respondsTo) add(replies, answered, { statement, claim });
  }
  const spokenOn = (claims: readonly ClaimRecord[]): readonly Spoken[] =>
    claims.flatMap(({ id }) => spoken.get(id) ?? []);

  const neighbors = new Map<ClaimId, Neighbors>();
  const statuses = new Map<ClaimId, Status>();
  const idOf = (claim: ClaimKey & Partial<ClaimRecord>): ClaimId => claim.id ?? claimId(claim);
  const neighborsOf = (claim: ClaimKey): Neighbors => {
    const id = idOf(claim);
    const found = neighbors.get(id) ?? find({ ...claim, id });
    neighbors.set(id, found);
    return found;
  };
  /** Replies matter by themselves: they may oppose what they answer under a claim that shares too little to be a neighbor. */
  const spokenOf = (claim: ClaimKey): readonly Spoken[] => {
    const { equal, narrower, broader, overlapping } = neighborsOf(claim);
    const own = [...(spoken.get(idOf(claim)) ?? []), ...spokenOn(equal)];
    const answers = own.flatMap(({ statement }) => replies.get(statement.id) ?? []);
    return [...own, ...answers, ...spokenOn([...narrower, ...broader, ...overlapping])];
  };
  const statusOf = (claim: ClaimKey): Status => {
    const id = idOf(claim);
    const found = statuses.get(id) ?? status(world, claim, spokenOf(claim));
    statuses.set(id, found);
    return found;
  };
  return {
    world,
    nameOf: namesFrom(vocabulary, facts.entities, facts.claims),
    statementsAbout: (claim) => (spoken.get(claim) ?? []).map(({ statement }) => statement),
    spokenOf,
    statusOf,
    neighborsOf,
  };
};

const comparisons = (
  world: World,
  claims: readonly ClaimRecord[],
  neighborsOf: (claim: ClaimKey) => Neighbors,
  all: Iterable<ClaimRecord>,
  isInScope: (id: ClaimId) => boolean,
): readonly Comparison[] => {
  const found = new Map<string, Comparison>();
  const add = (kind: ComparisonKind, from: ClaimId, to: ClaimId): void => {
    found.set(`${kind} ${from} ${to}`, { kind, from, to });
  };
  const addOnce = (kind: ComparisonKind, a: ClaimId, b: ClaimId): void => (a < b ? add(kind, a, b) : add(kind, b, a));
  for (const claim of claims) {
    const { id } = claim;
    const { equal, narrower, broader, overlapping } = neighborsOf(claim);
    for (const other of narrower) add('NARROWER_THAN', other.id, id);
    for (const other of broader) add('NARROWER_THAN', id, other.id);
    for (const other of equal) addOnce('SAME_SLOTS', id, other.id);
    for (const other of overlapping) addOnce('OVERLAPS', id, other.id);
  }
  for (const { denied, affirmed } of adjacentPairs(world, all))
    if (isInScope(denied.id) || isInScope(affirmed.id)) add('ADJACENT_TO', denied.id, affirmed.id);
  return inOrder(found.values(), ({ kind, from, to }) => `${kind} ${from} ${to}`);
};

const derivedStatement = (statement: StatementRecord): DerivedStatement => ({
  sortKey: statementSortKey(statement),
  isCounted: counts(statement),
  isRelayed: statement.relays.length > 0,
  isHedged: statement.hedges.length > 0 || statement.certainty === 'PROBABLE' || statement.certainty === 'POSSIBLE',
});

/**
 * All derived data of the facts, whatever their order. With a `scope`, only what belongs to those claims: their own data,
 * comparisons with one of them at either end, relationships with one of them behind, their statements; entities and
 * articles always as given. It is then the same as in the whole where the facts hold, beside the scope, every claim that
 *  - shares a filler and the predicate, or a predicate adjacent either way, with a claim of the scope, a place also with
 *    places within or around it, an organization with its parts and wholes;
 *  - is told by a reply to a statement about a claim of the scope;
 *  - stands behind the same relationships, or shares a filler with one of those;
 * with all statements about these, the claims within their slots, and the entities of all, up both hierarchies.
 * Cost: about linear in claims and in the comparisons found.
 */
export const derive = (vocabulary: Vocabulary, facts: Facts, scope?: ReadonlySet<ClaimId>): Derived => {
  const isInScope = (id: ClaimId): boolean => scope === undefined || scope.has(id);
  const ground = groundOf(vocabulary, facts);
  const claims = byId([...facts.claims.values()].filter(({ id }) => isInScope(id)));
  const statements = byId(facts.statements.filter(({ claim }) => isInScope(claim)));
  const derivedStatements = new Map(statements.map((statement) => [statement.id, derivedStatement(statement)]));
  const sortKeyOf = (id: StatementId): string => derivedStatements.get(id)?.sortKey ?? '';

  const derivedClaim = (claim: ClaimRecord): DerivedClaim => {
    const about = ground.statementsAbout(claim.id);
    const counted = about.filter(counts);
    const live = about.filter(
      ({ retractedAt, supersededAt }) => retractedAt === undefined && supersededAt === undefined,
    );
    return {
      text: claimText(vocabulary, claim, ground.nameOf),
      status: ground.statusOf(claim),
      sortKey: claimSortKey(
        claim.id,
        live.map(({ id }) => sortKeyOf(id)),
      ),
      statementCount: counted.length,
      ...saidSpan(counted),
    };
  };
  const derivedClaims = new Map(claims.map((claim) => [claim.id, derivedClaim(claim)]));
  const articles = inOrder(facts.articles, ([id]) => id).map(
    ([id, article]) => [id, article, articleSortKey(id, article.publishedAt)] as const,
  );
  return {
    claims: derivedClaims,
    statements: derivedStatements,
    entities: new Map(
      byId(facts.entities.values()).map((entity) => [
        entity.id,
        { sortKey: entitySortKey(entity), nameKeys: nameKeys(entity) },
      ]),
    ),
    articles: new Map(articles.map(([id, , sortKey]) => [id, { sortKey }])),
    comparisons: comparisons(ground.world, claims, ground.neighborsOf, facts.claims.values(), isInScope),
    relationships: byId(
      groupedByEnds(facts.claims.values(), ground.statementsAbout)
        .filter((group) => group.claims.some(({ id }) => isInScope(id)))
        .map((group) => relationship(ground, group.ends, group.claims)),
    ),
    involvements: claims.flatMap((claim) => involvements(claim, derivedClaims.get(claim.id)?.sortKey ?? '')),
    voices: statements.flatMap((statement) => voices(statement, facts.articles, sortKeyOf(statement.id))),
    tellings: statements.flatMap(tellings),
    appearances: articles.flatMap(([id, article, sortKey]) => appearances(id, article, sortKey)),
  };
};
