// Whole records by id, in batches that the caller bounds: what was told, with what formats need beside it.
import { LimitError } from '../errors.ts';
import type { ArticleId, ArticleRecord } from '../model/article.ts';
import type { ClaimId, ClaimRecord } from '../model/claim.ts';
import type { EntityId, EntityKind, EntityRecord } from '../model/entity.ts';
import type { EvidenceRecord } from '../model/evidence.ts';
import type { ExportedCarrier, ExportedQuote, ExportedRelationship, ExportedStatement } from '../model/export.ts';
import { settledQuote } from '../model/settle.ts';
import type { StatementId } from '../model/statement.ts';
import type { Status } from '../model/status.ts';
import type { Database } from '../neo4j/connect.ts';
import { type Query, query } from '../neo4j/query.ts';
import { asTold } from './merged-entities.ts';
import { rowsOf } from './scan-rows.ts';
import {
  articleRecord,
  carrier,
  claimRecord,
  entityRecord,
  exportedRelationship,
  type Stored,
  type StoredEdge,
  type StoredMention,
  statementRecord,
} from './stored-records.ts';

/** Texts held at a time. */
const TEXTS = 50;

const edges = (type: string): string => `[(node)-[edge:${type}]->(to) | [to.id, properties(edge)]]`;

/** Rows of `text` for the ids, in the order of the ids; what isn't stored is left out. */
async function byIds<Row extends readonly [Stored, ...unknown[]]>(
  database: Database,
  text: Query,
  ids: readonly string[],
): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOf<Row>(database, text, { ids });
  const byId = new Map(rows.map((row) => [row[0].id as string, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [row];
  });
}

/** Cost: one seek per id, and its own edges. */
const ENTITIES = query(
  'scan.entities',
  `
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN properties(node), ${edges('WITHIN')}, ${edges('PART_OF')}`,
);

/** Entities by id, in the order of the ids, each as it was told, whatever it is one with since. */
export async function readEntities(database: Database, ids: readonly string[]): Promise<readonly EntityRecord[]> {
  const rows = await byIds<[Stored, StoredEdge[], StoredEdge[]]>(database, ENTITIES, ids);
  return asTold(
    database,
    rows.map(([node, within, partOf]) => entityRecord(node, within, partOf)),
  );
}

/** Cost: one seek per id, and the claims whose object it is. */
const OBJECT_OF = query(
  'scan.objectOf',
  `
  UNWIND $ids AS id
  MATCH (entity:Entity {id: id})<-[edge:OBJECT]-(claim:Claim {modality: 'ACTUAL', status: 'UNCONTESTED'})
  WHERE coalesce(edge.originalId, id) = id
  RETURN id, collect(DISTINCT claim.predicate)`,
);

/** By entity: the predicates of the ACTUAL and UNCONTESTED claims whose object it is. */
export const readObjectOf = async (
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> =>
  new Map(await rowsOf<[string, readonly string[]]>(database, OBJECT_OF, { ids }));

/** Cost: one seek per id; a walk up from the claim through those that hold it, to the first statement. */
const CLAIMS = query(
  'scan.claims',
  `
  UNWIND $ids AS id
  MATCH (node:Claim {id: id})
  RETURN properties(node), EXISTS {
    MATCH (node)<-[:SUBJECT|OBJECT*0..16]-(:Claim)<-[:ABOUT]-(statement:Statement)
    WHERE statement.supersededAt IS NULL AND statement.retractedAt IS NULL
  }, [(node)-[edge:SUBJECT|OBJECT|QUALIFIER]->(to:Entity) | [coalesce(edge.originalId, to.id), to.kind, to.name]]`,
);

/** A claim with what is derived of it in the whole graph. */
export interface ScannedClaim {
  readonly record: ClaimRecord;
  readonly text: string;
  readonly status: Status;
  /** The entities in its slots. */
  readonly entities: ReadonlyMap<EntityId, Pick<EntityRecord, 'kind' | 'name'>>;
  /** Someone states it, or a claim that holds it, and hasn't taken it back. */
  readonly isSaid: boolean;
}

/** Claims by id, in the order of the ids. */
export async function readClaims(database: Database, ids: readonly string[]): Promise<readonly ScannedClaim[]> {
  const rows = await byIds<[Stored, boolean, [EntityId, EntityKind, string][]]>(database, CLAIMS, ids);
  return rows.map(([node, isSaid, entities]) => ({
    record: claimRecord(node),
    text: node.text as string,
    status: node.status as Status,
    entities: new Map(entities.map(([id, kind, name]) => [id, { kind, name }])),
    isSaid,
  }));
}

/** Cost: one seek per id; a walk up through the claims that hold it. */
const HOLDERS = query(
  'scan.holders',
  `
  UNWIND $ids AS id
  MATCH (:Claim {id: id})<-[:SUBJECT|OBJECT*1..16]-(holder:Claim)
  WHERE holder.supersededAt IS NULL
  RETURN DISTINCT holder.id`,
);

/** The claims that hold one of these, however deep. */
export const readHolders = async (database: Database, ids: readonly string[]): Promise<readonly ClaimId[]> =>
  (await rowsOf<[ClaimId]>(database, HOLDERS, { ids })).map(([id]) => id);

/** Cost: one seek per id, its own edges, and the sentences of its evidence. */
const STATEMENTS = query(
  'scan.statements',
  `
  UNWIND $ids AS id
  MATCH (node:Statement {id: id})
  RETURN properties(node), ${edges('ABOUT')}, ${edges('SPEAKER')}, ${edges('ON_BEHALF_OF')}, ${edges('RELAYED_BY')},
    [(node)-[:RESPONDS_TO]->(to) WHERE to.supersededAt IS NULL | [to.id, to.retractedAt IS NOT NULL]],
    [(node)-[edge:EVIDENCED_BY]->(piece)-[:IN]->(sentence) | [edge.order, properties(piece), sentence.id]],
    [(node)-[edge:SPEAKER|ON_BEHALF_OF|RELAYED_BY]->(to) | [coalesce(edge.originalId, to.id), to.name]]`,
);

/** Cost: one seek per id. */
const CARRIERS = query(
  'scan.carriers',
  `
  UNWIND $ids AS id
  MATCH (node:Article {id: id})
  RETURN node {.id, .url, .publishedAt}, ${edges('PUBLISHED_BY')}, node.text`,
);

export type ScannedStatement = Omit<ExportedStatement, 'kind'>;

type StatementRow = [
  Stored,
  StoredEdge[],
  StoredEdge[],
  StoredEdge[],
  StoredEdge[],
  [string, boolean][],
  [number, Stored, string][],
  [EntityId, string][],
];

/** Statements by id, in the order of the ids. */
export async function readStatements(database: Database, ids: readonly string[]): Promise<readonly ScannedStatement[]> {
  const rows = await byIds<StatementRow>(database, STATEMENTS, ids);
  const records = rows.map(([node, about, speaker, principal, relays, respondsTo, evidence]) =>
    statementRecord(node, {
      ...{ about, speaker, principal, relays, evidence },
      respondsTo: respondsTo.map(([id]) => id),
    }),
  );
  const { carriers, quotes } = await readWords(
    database,
    records.flatMap(({ evidence }) => evidence),
  );
  return records.map((record, at) => ({
    record,
    recordedAt: rows[at]?.[0].recordedAt as string,
    answers: (rows[at]?.[5] ?? []).flatMap(([id, isRetracted]) => (isRetracted ? [] : [id as StatementId])).sort(),
    quotes: record.evidence.flatMap((piece) => quotes.get(piece) ?? []),
    names: new Map(rows[at]?.[7]),
    articles: [...new Set(record.evidence.map(({ article }) => article))].flatMap((id) => carriers.get(id) ?? []),
  }));
}

/** The articles of evidence, and how a bundle would quote it. Texts are held a few at a time. */
async function readWords(database: Database, evidence: readonly EvidenceRecord[]) {
  const carriers = new Map<ArticleId, ExportedCarrier>();
  const quotes = new Map<EvidenceRecord, ExportedQuote>();
  const byArticle = new Map<ArticleId, EvidenceRecord[]>();
  for (const piece of evidence) {
    const others = byArticle.get(piece.article);
    if (others === undefined) byArticle.set(piece.article, [piece]);
    else others.push(piece);
  }
  const ids = [...byArticle.keys()].sort();
  for (let start = 0; start < ids.length; start += TEXTS) {
    const batch = ids.slice(start, start + TEXTS);
    for (const [node, publisher, text] of await byIds<[Stored, StoredEdge[], string]>(database, CARRIERS, batch)) {
      const article = carrier(node, publisher);
      carriers.set(article.id, article);
      for (const piece of byArticle.get(article.id) ?? []) {
        quotes.set(piece, { article: article.id, role: piece.role, ...settledQuote(text, piece) });
      }
    }
  }
  return { carriers, quotes };
}

/** Cost: one seek per id; its sentences, mentions, and the evidence in them. */
const ARTICLES = query(
  'scan.articles',
  `
  UNWIND $ids AS id
  MATCH (node:Article {id: id})
  RETURN properties(node), ${edges('PUBLISHED_BY')},
    [(node)<-[:OF]-(sentence:Sentence) | properties(sentence)],
    [(node)<-[:OF]-(sentence:Sentence)<-[:IN]-(mention:Mention) |
      [properties(mention), sentence.id, [(mention)-[edge:REFERS_TO]->(to) | [to.id, properties(edge)]]]],
    [(node)<-[:OF]-(sentence:Sentence) WHERE EXISTS {
      MATCH (sentence)<-[:IN]-(:Evidence)<-[:EVIDENCED_BY]-(statement:Statement)
      WHERE statement.supersededAt IS NULL AND statement.retractedAt IS NULL
    } | sentence.index]`,
);

export interface ScannedArticle {
  readonly record: ArticleRecord;
  /** Indexes of the sentences that a statement which stands and isn't retracted quotes. */
  readonly quoted: ReadonlySet<number>;
}

/** Articles by id, in the order of the ids; fewer at once where their texts are more than one query may hold. */
export async function readArticles(database: Database, ids: readonly string[]): Promise<readonly ScannedArticle[]> {
  const half = Math.ceil(ids.length / 2);
  try {
    return await readArticlesAtOnce(database, ids);
  } catch (error) {
    if (!(error instanceof LimitError) || half === ids.length) throw error;
    return [...(await readArticles(database, ids.slice(0, half))), ...(await readArticles(database, ids.slice(half)))];
  }
}

async function readArticlesAtOnce(database: Database, ids: readonly string[]): Promise<readonly ScannedArticle[]> {
  const rows = await byIds<[Stored, StoredEdge[], Stored[], StoredMention[], number[]]>(database, ARTICLES, ids);
  return rows.map(([node, publisher, sentences, mentions, quoted]) => ({
    record: articleRecord(node, publisher, sentences, mentions),
    quoted: new Set(quoted),
  }));
}

/** Cost: one seek per id, and the mentions in it. */
const MENTIONED = query(
  'scan.mentioned',
  `
  UNWIND $ids AS id
  MATCH (:Article {id: id})<-[:OF]-(:Sentence)<-[:IN]-(:Mention)-[edge:REFERS_TO]->(entity)
  RETURN DISTINCT coalesce(edge.originalId, entity.id)`,
);

/** Whom the articles mention, by the ids that they were told with. */
export const readMentioned = async (database: Database, ids: readonly string[]): Promise<readonly EntityId[]> =>
  (await rowsOf<[EntityId]>(database, MENTIONED, { ids })).map(([id]) => id);

/** Cost: the entity's own edges. */
const RELATIONSHIPS_OF = query(
  'scan.relationshipsOf',
  `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[related:RELATED]-()
  RETURN DISTINCT properties(related)`,
);

/** The relationships at these entities, by id. */
export async function readRelationshipsOf(
  database: Database,
  ids: readonly string[],
): Promise<readonly ExportedRelationship[]> {
  const rows = await rowsOf<[Stored]>(database, RELATIONSHIPS_OF, { ids });
  const found = new Map(rows.map(([edge]) => [edge.id as string, exportedRelationship(edge)]));
  return [...found.values()].sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
}
