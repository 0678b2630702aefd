// Stored nodes as the records that rules judge: what derive needs to know of claims, and nothing that it doesn't.
import type { ArticleId } from '../model/article.ts';
import type { ClaimId, ClaimRecord, Filler, Modality, Role, Slots } from '../model/claim.ts';
import { isClaim } from '../model/claim.ts';
import type { ArticleFacts, Facts } from '../model/derived.ts';
import type { EntityId, EntityRecord, NameKind } from '../model/entity.ts';
import type { EvidenceRecord } from '../model/evidence.ts';
import { present } from '../model/present.ts';
import { claimReferences, entityReferences, placeOfSentence } from '../model/records.ts';
import type { StatementId, StatementRecord } from '../model/statement.ts';
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';
import { runByIds } from './batch.ts';
import type { GraphNode } from './nodes.ts';
import { readNodes } from './read-nodes.ts';

/** Cost: one seek per id, and the statements about the claim. */
const STATEMENTS_ABOUT = query(
  'write.statementsAbout',
  `
  UNWIND $ids AS id
  MATCH (:Claim {id: id})<-[:ABOUT]-(statement:Statement)
  RETURN statement.id, statement.retractedAt`,
);

/** Cost: one seek per id; texts stay where they are. */
const ARTICLES = query(
  'write.articleFacts',
  `
  UNWIND $ids AS id
  MATCH (article:Article {id: id})
  RETURN article.id, article.publisherId, article.publishedAt,
    [(article)<-[:OF]-(:Sentence)<-[:IN]-(mention:Mention) WHERE id IN $mentioning | mention.entityId]`,
);

/** Cost: all statements. For audits. */
const RETRACTIONS = query(
  'write.retractions',
  `
  MATCH (statement:Statement)
  WHERE statement.retractedAt IS NOT NULL
  RETURN statement.id, statement.retractedAt`,
);

/** When statements were retracted, by id: that is not told by imports. */
export async function readRetractions(tx: Write): Promise<Map<string, string>> {
  return new Map((await tx.run(RETRACTIONS)).rows as [string, string][]);
}

/** Facts, and which of them are superseded or merged into another: kept, but shown in no list. */
export interface LoadedFacts extends Facts {
  readonly superseded: ReadonlySet<string>;
}

/**
 * Claims with those within their slots, everything said about them, and the entities and articles of all.
 * Only of the articles in `also` is it known whom they mention.
 */
export async function loadFacts(
  tx: Write,
  claimIds: Iterable<string>,
  also: { readonly entities: readonly string[]; readonly articles: readonly string[] },
): Promise<LoadedFacts> {
  const superseded = new Set<string>();
  const noted = (node: GraphNode): GraphNode => {
    if (!isListed(node)) superseded.add(node.id);
    return node;
  };
  const claims = new Map<ClaimId, ClaimRecord>();
  for (let wanted = new Set(claimIds); wanted.size > 0; ) {
    const found = [...(await readNodes(tx, 'Claim', wanted)).values()].map((node) => claimRecord(noted(node)));
    for (const claim of found) claims.set(claim.id, claim);
    const within = found.flatMap(claimReferences).filter(isClaim);
    wanted = new Set(within.filter((id) => !claims.has(id)));
  }
  const statements = (await readStatements(tx, claims.keys(), noted)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const evidenced = statements.flatMap(({ evidence }) => evidence.map(({ article }) => article));
  const articles = await readArticles(tx, [...also.articles, ...evidenced], also.articles);
  const entities = new Map<EntityId, EntityRecord>();
  const named = [...claims.values()].flatMap(claimReferences).filter((id) => !isClaim(id));
  for (let wanted = new Set<string>([...named, ...also.entities]); wanted.size > 0; ) {
    const found = [...(await readNodes(tx, 'Entity', wanted)).values()].map((node) => entityRecord(noted(node)));
    for (const entity of found) entities.set(entity.id, entity);
    wanted = new Set(found.flatMap(entityReferences).filter((id) => !entities.has(id)));
  }
  return { claims, statements, entities, articles, superseded };
}

async function readStatements(
  tx: Write,
  claims: Iterable<string>,
  noted: (node: GraphNode) => GraphNode,
): Promise<StatementRecord[]> {
  const retracted = new Map<string, string>();
  const ids: string[] = [];
  for (const [id, retractedAt] of await runByIds<[string, string | null]>(tx, STATEMENTS_ABOUT, claims)) {
    ids.push(id);
    if (retractedAt !== null) retracted.set(id, retractedAt);
  }
  const nodes = await readNodes(tx, 'Statement', ids);
  const evidence = await readNodes(
    tx,
    'Evidence',
    [...nodes.values()].flatMap((node) => ends(node, 'EVIDENCED_BY')),
  );
  return [...nodes.values()].map((node) => statementRecord(noted(node), evidence, retracted.get(node.id)));
}

async function readArticles(
  tx: Write,
  ids: readonly string[],
  mentioning: readonly string[],
): Promise<Map<ArticleId, ArticleFacts>> {
  const articles = new Map<ArticleId, ArticleFacts>();
  type Row = [ArticleId, EntityId, string | null, EntityId[]];
  for (const [id, publisher, publishedAt, mentioned] of await runByIds<Row>(tx, ARTICLES, ids, { mentioning })) {
    const mentions = mentioned.map((entity) => ({ entity }));
    articles.set(id, present({ publisher, publishedAt: publishedAt ?? undefined, mentions }));
  }
  return articles;
}

const ends = (node: GraphNode, type: string): string[] =>
  node.edges.filter((edge) => edge.type === type).map((edge) => edge.to);

/** Whether lists may show the node: it stands, and no other entity stands for it. */
export const isListed = ({ properties: { supersededAt, canonicalId } }: GraphNode): boolean =>
  supersededAt === undefined && canonicalId === undefined;

/** What nodes.ts made of the record; trusted, since audit.ts compares it with the ledger. */
export function claimRecord({ id, properties }: GraphNode): ClaimRecord {
  const roles = properties.slotRoles as readonly Role[];
  const fillers = properties.slotFillers as readonly Filler[];
  return {
    id: id as ClaimId,
    predicate: properties.predicate as string,
    modality: properties.modality as Modality,
    slots: Object.fromEntries(roles.map((role, index) => [role, fillers[index]])) as Slots,
  };
}

/** Without the languages of names and the external ids: nothing is derived from these. */
export function entityRecord({ id, properties }: GraphNode): EntityRecord {
  const { kind, name, nameStatus, isGroup, withinId: within, partOfId: partOf } = properties;
  const kinds = properties.nameKinds as readonly NameKind[];
  const names = (properties.nameValues as readonly string[]).map((value, at) => ({ value, kind: kinds[at] ?? 'NAME' }));
  return present({ id, kind, name, nameStatus, isGroup, within, partOf, names, externalIds: [] }) as EntityRecord;
}

/** What nodes.ts made of the record, with the evidence that is stored. */
export function statementRecord(
  { id, properties, edges }: GraphNode,
  evidence: ReadonlyMap<string, GraphNode>,
  retractedAt: string | undefined,
): StatementRecord {
  const { claimId, speakerId, principalId, hedgeTexts, hedgeBys, ...plain } = properties;
  const ordered = (type: string) =>
    edges.filter((edge) => edge.type === type).sort((a, b) => Number(a.properties.order) - Number(b.properties.order));
  return {
    ...plain,
    id: id as StatementId,
    claim: claimId,
    speaker: speakerId,
    ...(principalId !== undefined && { principal: principalId }),
    ...(retractedAt !== undefined && { retractedAt }),
    relays: ordered('RELAYED_BY').map(({ to, properties: { onBehalfOf } }) =>
      onBehalfOf === undefined ? { entity: to } : { entity: to, principal: onBehalfOf },
    ),
    hedges: (hedgeTexts as string[]).map((text, index) => ({ text, by: (hedgeBys as string[])[index] })),
    respondsTo: edges.filter((edge) => edge.type === 'RESPONDS_TO').map((edge) => edge.to),
    evidence: ordered('EVIDENCED_BY').flatMap(({ to }) => {
      const piece = evidence.get(to);
      const sentence = piece?.edges[0]?.to;
      return piece === undefined || sentence === undefined
        ? []
        : [{ ...piece.properties, ...placeOfSentence(sentence) } as unknown as EvidenceRecord];
    }),
  } as unknown as StatementRecord;
}
