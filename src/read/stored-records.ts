// Stored nodes as the whole records that were told. Fetching them is scan.ts's business.
import type { ArticleRecord, MentionRecord, SentenceRecord } from '../model/article.ts';
import type { ClaimRecord, Filler, Role } from '../model/claim.ts';
import type { RelationshipRecord } from '../model/derived.ts';
import type { EntityId, EntityRecord, NameKind } from '../model/entity.ts';
import type { EvidenceRecord } from '../model/evidence.ts';
import type { ExportedCarrier, ExportedRelationship } from '../model/export.ts';
import { present } from '../model/present.ts';
import { placeOfSentence } from '../model/records.ts';
import type { HedgeAuthor, StatementId, StatementRecord } from '../model/statement.ts';

/** A node's properties, or an edge's. */
export type Stored = Readonly<Record<string, unknown>>;

/** An edge: the id of the node at its end, and its properties. */
export type StoredEdge = readonly [to: string, properties: Stored];

/** Whom the record named: where entities are one by a judgement, the edge leads to the one that stands for all of them. */
const originalOf = ([to, { originalId }]: StoredEdge): EntityId => (originalId ?? to) as EntityId;

const originalOfOne = (edges: readonly StoredEdge[]): EntityId | undefined => edges[0] && originalOf(edges[0]);

const texts = (node: Stored, name: string): readonly string[] => (node[name] ?? []) as readonly string[];

/** The properties of these names that are there. */
const picked = (node: Stored, names: readonly string[]): Stored =>
  Object.fromEntries(names.flatMap((name) => (node[name] == null ? [] : [[name, node[name]] as const])));

export function entityRecord(node: Stored, within: readonly StoredEdge[], partOf: readonly StoredEdge[]): EntityRecord {
  const kinds = texts(node, 'nameKinds') as readonly NameKind[];
  const languages = texts(node, 'nameLanguages');
  const external = texts(node, 'externalIds');
  return present({
    ...picked(node, ['id', 'kind', 'name', 'nameStatus', 'description', 'isGroup', 'occurrence', 'why', 'note']),
    names: texts(node, 'nameValues').map((value, at) =>
      present({ value, kind: kinds[at], language: languages[at] || undefined }),
    ),
    externalIds: texts(node, 'externalSchemes').map((scheme, at) => ({ scheme, id: external[at] })),
    within: originalOfOne(within),
    partOf: originalOfOne(partOf),
  }) as unknown as EntityRecord;
}

/** Its id is the hash of the fillers that it was told with, whatever these are one with since. */
export function claimRecord(node: Stored): ClaimRecord {
  const roles = texts(node, 'slotRoles') as readonly Role[];
  const fillers = texts(node, node.originalFillers == null ? 'slotFillers' : 'originalFillers') as readonly Filler[];
  return {
    ...picked(node, ['id', 'predicate', 'modality']),
    slots: Object.fromEntries(roles.map((role, at) => [role, fillers[at]])),
  } as unknown as ClaimRecord;
}

/** One edge of each type, or all, in the order of its query. */
export interface StatementEdges {
  readonly about: readonly StoredEdge[];
  readonly speaker: readonly StoredEdge[];
  readonly principal: readonly StoredEdge[];
  readonly relays: readonly StoredEdge[];
  readonly respondsTo: readonly string[];
  /** By order: properties of the evidence, and the sentence that it is in. */
  readonly evidence: readonly (readonly [order: number, properties: Stored, sentence: string])[];
}

const STATEMENT_FIELDS = [
  ...['id', 'stance', 'isConcession', 'certainty', 'directness', 'wording', 'basis', 'why', 'medium', 'saidAt'],
  ...['saidAtText', 'isHeadline', 'isArticleVoice', 'utterance', 'note', 'retractedAt'],
];

export function statementRecord(node: Stored, edges: StatementEdges): StatementRecord {
  const relays = edges.relays.toSorted(([, a], [, b]) => Number(a.order) - Number(b.order));
  const authors = texts(node, 'hedgeBys') as readonly HedgeAuthor[];
  return present({
    ...picked(node, STATEMENT_FIELDS),
    claim: edges.about[0]?.[0],
    speaker: originalOfOne(edges.speaker),
    principal: originalOfOne(edges.principal),
    relays: relays.map((edge) =>
      present({
        entity: originalOf(edge),
        principal: edge[1].originalOnBehalfOf ?? edge[1].onBehalfOf,
      }),
    ),
    hedges: texts(node, 'hedgeTexts').map((text, at) => ({ text, by: authors[at] })),
    respondsTo: edges.respondsTo.toSorted() as StatementId[],
    evidence: edges.evidence
      .toSorted(([a], [b]) => a - b)
      .map(([, piece, sentence]) => ({
        ...placeOfSentence(sentence),
        ...picked(piece, ['role', 'start', 'end', 'exact', 'prefix', 'suffix']),
      })) as unknown as readonly EvidenceRecord[],
  }) as unknown as StatementRecord;
}

/** A mention's properties, the sentence that it is in, and whom it refers to. */
export type StoredMention = readonly [properties: Stored, sentence: string, refersTo: readonly StoredEdge[]];

export function articleRecord(
  node: Stored,
  publisher: readonly StoredEdge[],
  sentences: readonly Stored[],
  mentions: readonly StoredMention[],
): ArticleRecord {
  return present({
    ...picked(node, ['id', 'headline', 'text', 'language', 'url', 'publishedAt', 'publishedAtWhy', 'note']),
    publisher: originalOfOne(publisher),
    sentences: sentences
      .map((one) => picked(one, ['index', 'line', 'kind', 'text', 'start', 'end', 'skipped']))
      .sort((a, b) => Number(a.index) - Number(b.index)) as unknown as readonly SentenceRecord[],
    mentions: mentions
      .map(
        ([one, sentence, refersTo]) =>
          ({
            entity: originalOfOne(refersTo),
            sentence: placeOfSentence(sentence).sentence,
            ...picked(one, ['start', 'end', 'exact']),
          }) as MentionRecord,
      )
      .sort((a, b) => a.start - b.start || a.end - b.end || (a.entity < b.entity ? -1 : 1)),
  }) as unknown as ArticleRecord;
}

export const carrier = (node: Stored, publisher: readonly StoredEdge[]): ExportedCarrier =>
  present({
    ...picked(node, ['id', 'publishedAt', 'url']),
    publisher: originalOfOne(publisher),
  }) as unknown as ExportedCarrier;

/** Derived between the entities that stand for all that are one with them. */
export const exportedRelationship = (edge: Stored): ExportedRelationship => ({
  kind: 'relationship',
  record: {
    ...picked(edge, ['id', 'predicate', 'role', 'claimIds', 'label', 'status', 'affirmedBy', 'deniedBy']),
    ...picked(edge, ['statementCount', 'firstSaidAt', 'lastSaidAt', 'sortKey']),
    from: edge.fromId,
    to: edge.toId,
  } as unknown as RelationshipRecord,
  fromKind: edge.fromKind as ExportedRelationship['fromKind'],
  toKind: edge.toKind as ExportedRelationship['toKind'],
});
