// Records as the nodes and edges that store them.
import type { ArticleRecord } from '../model/article.ts';
import { type ClaimRecord, filledSlots, fillerValue, isClaim, isEntity } from '../model/claim.ts';
import type { EntityRecord } from '../model/entity.ts';
import type { Standing, Told } from '../model/ledger.ts';
import { evidenceId, mentionId, sentenceId, textHash } from '../model/records.ts';
import type { StatementRecord } from '../model/statement.ts';
import type { Label } from './tables.ts';

export type Value = string | number | boolean | readonly string[];
export type Properties = Readonly<Record<string, Value>>;

export interface Edge {
  readonly type: string;
  /** Id of the node at its end. */
  readonly to: string;
  readonly properties: Properties;
}

export interface GraphNode {
  readonly label: Label;
  readonly id: string;
  /** Without `id`, and without what is absent. */
  readonly properties: Properties;
  /** Outgoing, in the order of `edgeKey`. */
  readonly edges: readonly Edge[];
}

/** The label of the node with this id: an id carries its kind. */
export const labelOf = (id: string): Label => {
  const kind = id.slice(0, id.indexOf(':'));
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}` as Label;
};

/** Equal for equal edges of one node; the order of its edges. */
export const edgeKey = (edge: Edge): string =>
  JSON.stringify([edge.type, edge.to, Object.entries(edge.properties).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** By the id of each record: its node, then those of its parts (evidence, sentences, mentions). */
export const nodesOf = (standing: Standing): Map<string, readonly GraphNode[]> =>
  new Map<string, readonly GraphNode[]>([
    ...[...standing.entities].map(([id, told]) => [id, [entityNode(told)]] as const),
    ...[...standing.claims].map(([id, told]) => [id, [claimNode(told)]] as const),
    ...[...standing.statements].map(([id, told]) => [id, statementNodes(told)] as const),
    ...[...standing.articles].map(([id, told]) => [id, articleNodes(told)] as const),
  ]);

function entityNode(told: Told<EntityRecord>): GraphNode {
  const { id, names, externalIds, within, partOf, ...plain } = told.record;
  const properties = {
    ...plain,
    nameValues: names.map((name) => name.value),
    nameKinds: names.map((name) => name.kind),
    nameLanguages: names.map((name) => name.language ?? ''),
    externalSchemes: externalIds.map((external) => external.scheme),
    externalIds: externalIds.map((external) => external.id),
    withinId: within,
    partOfId: partOf,
    ...ledgerProperties(told),
  };
  return node('Entity', id, properties, [toOne('WITHIN', within), toOne('PART_OF', partOf)].flat());
}

function claimNode(told: Told<ClaimRecord>): GraphNode {
  const { id, predicate, modality, slots } = told.record;
  const filled = filledSlots(slots);
  const { SUBJECT: subject, OBJECT: object } = slots;
  const properties = {
    predicate,
    modality,
    slotRoles: filled.map(([role]) => role),
    slotFillers: filled.map(([, filler]) => filler),
    subjectId: isEntity(subject) ? subject : undefined,
    objectId: isEntity(object) ? object : undefined,
    subjectClaimId: isClaim(subject) ? subject : undefined,
    objectClaimId: isClaim(object) ? object : undefined,
    value: object?.startsWith('value:') ? fillerValue(object) : undefined,
    ...ledgerProperties(told),
  };
  const edges = filled.flatMap(([role, filler]) => {
    if (role !== 'SUBJECT' && role !== 'OBJECT') return isEntity(filler) ? [edge('QUALIFIER', filler, { role })] : [];
    return isEntity(filler) || isClaim(filler) ? [edge(role, filler)] : [];
  });
  return node('Claim', id, properties, edges);
}

function statementNodes(told: Told<StatementRecord>): GraphNode[] {
  const { id, claim, speaker, principal, relays, hedges, respondsTo, evidence, ...rest } = told.record;
  // What becomes of a statement later is not told by imports: the property in the graph is kept as it is.
  const { retractedAt: _, ...plain } = rest;
  const properties = {
    ...plain,
    claimId: claim,
    speakerId: speaker,
    principalId: principal,
    hedgeTexts: hedges.map((hedge) => hedge.text),
    hedgeBys: hedges.map((hedge) => hedge.by),
    ...ledgerProperties(told),
  };
  const edges = [
    edge('ABOUT', claim),
    edge('SPEAKER', speaker),
    ...toOne('ON_BEHALF_OF', principal),
    ...relays.map((relay, order) => edge('RELAYED_BY', relay.entity, { order, onBehalfOf: relay.principal })),
    ...respondsTo.map((answered) => edge('RESPONDS_TO', answered)),
    ...evidence.map((piece, order) => edge('EVIDENCED_BY', evidenceId(id, piece), { order })),
  ];
  const pieces = evidence.map((piece) => {
    const { article, sentence, ...span } = piece;
    return node('Evidence', evidenceId(id, piece), span, [edge('IN', sentenceId(article, sentence))]);
  });
  return [node('Statement', id, properties, edges), ...pieces];
}

function articleNodes(told: Told<ArticleRecord>): GraphNode[] {
  const { id, publisher, sentences, mentions, ...plain } = told.record;
  const properties = {
    ...plain,
    publisherId: publisher,
    textHash: textHash(plain.text),
    ...ledgerProperties(told),
  };
  return [
    node('Article', id, properties, [edge('PUBLISHED_BY', publisher)]),
    ...sentences.map((sentence) =>
      node('Sentence', sentenceId(id, sentence.index), { ...sentence, articleId: id }, [edge('OF', id)]),
    ),
    ...mentions.map((mention) => {
      const { entity, sentence, ...span } = mention;
      const edges = [edge('IN', sentenceId(id, sentence)), edge('REFERS_TO', entity)];
      return node('Mention', mentionId(id, mention), { ...span, entityId: entity }, edges);
    }),
  ];
}

const ledgerProperties = ({ recordedAt, supersededAt, importIds }: Told<unknown>) => ({
  recordedAt,
  supersededAt,
  importIds,
});

type Maybe = Readonly<Record<string, Value | undefined>>;

const node = (label: Label, id: string, properties: Maybe, edges: readonly Edge[]): GraphNode => ({
  label,
  id,
  properties: filled(properties),
  edges: [...edges].sort((a, b) => (edgeKey(a) < edgeKey(b) ? -1 : 1)),
});

const edge = (type: string, to: string, properties: Maybe = {}): Edge => ({ type, to, properties: filled(properties) });

const toOne = (type: string, to: string | undefined): Edge[] => (to === undefined ? [] : [edge(type, to)]);

const filled = (properties: Maybe): Properties =>
  Object.fromEntries(Object.entries(properties).filter((entry): entry is [string, Value] => entry[1] !== undefined));
