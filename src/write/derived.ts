// Keeps derived data true through a change, in the same transaction. What it is, model/derive.ts says.
import { type Change, changes } from '../model/change.ts';
import type { ClaimId, ClaimRecord } from '../model/claim.ts';
import { derive } from '../model/derive.ts';
import type { Vocabulary } from '../model/predicates.ts';
import { worldOf } from '../model/world.ts';
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';
import { apply, type Plan } from './apply.ts';
import { runByIds } from './batch.ts';
import { appendChanges, saidBefore } from './change-rows.ts';
import { type ArticlePart, derivedGraph } from './derived-graph.ts';
import { claimRecord, type LoadedFacts, loadFacts } from './facts.ts';
import {
  claimsCompared,
  claimsInReply,
  claimsNaming,
  claimsSharing,
  entitiesBelow,
  relationshipIdsOf,
} from './neighborhood.ts';
import { readDerived } from './read-derived.ts';
import { readNodes } from './read-nodes.ts';
import { type Touched, touchedBy } from './touched.ts';
import { derivedDifference, writeDerived } from './write-derived.ts';

/** Cost: one seek per id, and the article's sentences and mentions. */
const PARTS = query(
  'write.orderedParts',
  `
  UNWIND $ids AS id
  MATCH (:Article {id: id})<-[:OF]-(sentence:Sentence)
  RETURN id, sentence.id, sentence.index, [(sentence)<-[:IN]-(mention:Mention) | [mention.id, mention.start]]`,
);

/** By the evidence and not by TOLD_IN, which superseded statements lack. Cost: one seek per id, and the evidence there. */
const CLAIMS_TOLD_IN = query(
  'write.claimsToldIn',
  `
  UNWIND $ids AS id
  MATCH (:Article {id: id})<-[:OF]-(:Sentence)<-[:IN]-(:Evidence)<-[:EVIDENCED_BY]-(:Statement)-[:ABOUT]->(claim:Claim)
  RETURN DISTINCT claim.id`,
);

type Claims = ReadonlyMap<ClaimId, ClaimRecord>;

/**
 * Carries a plan out, and derives anew what it can reach: only what differs is written, and what is worth telling is put
 * down for those who watch. Expects the ledger locked.
 * @param at ISO instant of the write.
 * @throws ConflictError as `apply`.
 */
export async function carryOut(tx: Write, vocabulary: Vocabulary, plan: Plan, at: string): Promise<void> {
  const news = await deriveAround(tx, vocabulary, touchedBy(plan), () => apply(tx, plan));
  await appendChanges(tx, news, at);
}

/** Writes, derives anew what `touched` can reach, and returns what that brings. */
export async function deriveAround(
  tx: Write,
  vocabulary: Vocabulary,
  touched: Touched,
  writeTold: () => Promise<unknown>,
): Promise<readonly Change[]> {
  const former = touched.formerClaims.map(claimRecord);
  // Read before it is written over: who bears on whom may be known from edges that go.
  const before = [...touched.claims, ...former.map(({ id }) => id)];
  const said = await saidBefore(tx, before);
  const formerly = [...(await claimsCompared(tx, before)), ...(await claimsInReply(tx, before))];
  const toldThere = await claimsToldIn(tx, touched.reattributedArticles);
  await writeTold();
  const changed = await readClaims(tx, [...touched.claims, ...toldThere, ...(await claimsRenamed(tx, touched))]);
  const scope = await readClaims(tx, [
    ...changed.keys(),
    ...formerly,
    ...(await claimsSharing(tx, [...changed.values(), ...former], touched.formerParents)),
    ...(await claimsInReply(tx, changed.keys())),
    ...(await claimsCompared(tx, changed.keys())),
  ]);
  const facts = await refresh(tx, vocabulary, touched, scope, former);
  const told = new Set(touched.claims);
  const claims = [...facts.claims.values()].filter(({ id }) => told.has(id) && !facts.superseded.has(id));
  const spoken = facts.statements.flatMap((statement) => {
    const claim = facts.claims.get(statement.claim);
    return claim === undefined ? [] : [{ statement, claim }];
  });
  const inOrder = claims.sort((a, b) => (a.id < b.id ? -1 : 1));
  return changes(worldOf(vocabulary, facts.entities), inOrder, spoken, said);
}

async function refresh(
  tx: Write,
  vocabulary: Vocabulary,
  { entities, articles }: Touched,
  scope: Claims,
  former: readonly ClaimRecord[],
): Promise<LoadedFacts> {
  const relationshipIds = [...scope.values(), ...former].flatMap(relationshipIdsOf);
  const related = (await readDerived(tx, {}, relationshipIds)).edges.map((edge) => ({
    edge,
    claims: edge.properties.claimIds as readonly string[],
  }));
  const known = await readClaims(tx, [...scope.keys(), ...related.flatMap(({ claims }) => claims)]);
  const facts = await loadFacts(
    tx,
    [
      ...known.keys(),
      ...(await claimsSharing(tx, known.values(), [], vocabulary)),
      ...(await claimsInReply(tx, known.keys())),
    ],
    { entities, articles },
  );
  const derived = derive(vocabulary, facts, new Set(scope.keys()));
  const parts = await readParts(tx, articles);
  const stored = await readDerived(tx, {
    Entity: entities,
    Claim: scope.keys(),
    Statement: derived.statements.keys(),
    Article: articles,
    Sentence: parts.sentences.map(({ id }) => id),
    Mention: parts.mentions.map(({ id }) => id),
  });
  // Relationships that have a claim of the scope behind them, now or before; others that share its ends stay as they are.
  const isBehind = new Set<string>([...scope.keys(), ...former.map(({ id }) => id)]);
  const ours = related.filter(({ claims }) => claims.some((id) => isBehind.has(id))).map(({ edge }) => edge);
  const before = { ...stored, edges: [...stored.edges, ...ours] };
  await writeDerived(tx, derivedDifference(before, derivedGraph(derived, facts, parts)));
  return facts;
}

/** Claims whose words or comparisons change with an entity's name or its place in a hierarchy. */
const claimsRenamed = async (tx: Write, { renamedEntities, movedEntities }: Touched): Promise<string[]> =>
  claimsNaming(tx, [...renamedEntities, ...(await entitiesBelow(tx, movedEntities))]);

async function claimsToldIn(tx: Write, articles: readonly string[]): Promise<string[]> {
  return (await runByIds<[string]>(tx, CLAIMS_TOLD_IN, articles)).map(([id]) => id);
}

async function readClaims(tx: Write, ids: Iterable<string>): Promise<Claims> {
  const nodes = await readNodes(tx, 'Claim', ids);
  return new Map([...nodes.values()].map(claimRecord).map((claim) => [claim.id, claim]));
}

/** The sentences and mentions of articles. */
export async function readParts(
  tx: Write,
  articles: readonly string[],
): Promise<{ readonly sentences: readonly ArticlePart[]; readonly mentions: readonly ArticlePart[] }> {
  const sentences: ArticlePart[] = [];
  const mentions: ArticlePart[] = [];
  type Row = [string, string, number, [string, number][]];
  for (const [article, id, index, within] of await runByIds<Row>(tx, PARTS, articles)) {
    sentences.push({ id, article, at: index });
    mentions.push(...within.map(([mention, start]) => ({ id: mention, article, at: start })));
  }
  return { sentences, mentions };
}
