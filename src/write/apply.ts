// The only way by which what is told is written: stored records are brought to where a settlement wants them.
import { ConflictError } from '../errors.ts';
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';
import { groupBy, runByIds } from './batch.ts';
import { mergedNodes } from './merged-nodes.ts';
import { edgeKey, type GraphNode, labelOf, nodesOf } from './nodes.ts';
import { readNodes } from './read-nodes.ts';
import type { Settlement } from './settle.ts';
import type { Label } from './tables.ts';
import { differences, type NodeChange, writeNodes } from './write-nodes.ts';

/** CHANGED: told anew with other fields. SUPERSEDED and RESTORED: no longer, or again, told by an import that rules. */
type ChangeKind = 'CREATED' | 'CHANGED' | 'SUPERSEDED' | 'RESTORED' | 'DELETED';

/** What became of one record. */
export interface RecordChange {
  readonly kind: 'ENTITY' | 'CLAIM' | 'STATEMENT' | 'ARTICLE';
  readonly id: string;
  readonly change: ChangeKind;
  /** Which fields differ, sorted; where the change is CHANGED or RESTORED. */
  readonly fields?: readonly string[];
}

/** Cost: one seek per id, and the article's sentences and mentions. */
const ARTICLE_PARTS = query(
  'write.articleParts',
  `
  UNWIND $ids AS id
  MATCH (:Article {id: id})<-[:OF]-(sentence:Sentence)
  RETURN id, sentence.id, [(sentence)<-[:IN]-(mention:Mention) | mention.id]`,
);

/** Cost: one seek per id, and its ancestors. */
const IN_CYCLE = query(
  'write.hierarchyCycle',
  `
  UNWIND $ids AS id
  MATCH (entity:Entity {id: id})-[:WITHIN|PART_OF*1..64]->(entity)
  RETURN DISTINCT entity.id, entity.name
  ORDER BY entity.id`,
);

/** What has to be written so that a settlement holds. */
export interface Plan {
  /** Sorted by kind and id; nothing where a record only is told once more. */
  readonly changes: readonly RecordChange[];
  readonly writes: readonly NodeChange[];
  readonly gone: readonly GraphNode[];
}

/** Compares the stored originals with the settlement. Writes nothing. */
export async function plan(tx: Write, settlement: Settlement): Promise<Plan> {
  const wanted = mergedNodes(nodesOf(settlement.standing), settlement.merges);
  const stored = await withParts(tx, settlement.stored);
  const changes: RecordChange[] = [];
  const writes: NodeChange[] = [];
  const gone: GraphNode[] = [];
  for (const id of [...settlement.ids].sort()) {
    const now = wanted.get(id) ?? [];
    const before = stored.get(id) ?? [];
    const byId = new Map(before.map((node) => [node.id, node]));
    const staying = new Set(now.map((node) => node.id));
    writes.push(...now.map((node) => ({ node, stored: byId.get(node.id) })));
    gone.push(...before.filter((node) => !staying.has(node.id)));
    const change = compare(id, before, now);
    if (change !== undefined) changes.push(change);
  }
  return { changes, writes, gone };
}

/**
 * Writes the originals that differ; derived data is derived.ts's business.
 * @throws ConflictError `HIERARCHY_CYCLE` where places or organizations would end up within themselves.
 */
export async function apply(tx: Write, { writes, gone }: Plan): Promise<void> {
  await writeNodes(tx, writes, goneByLabel(gone));
  await refuseCycles(tx, writes);
}

const goneByLabel = (gone: readonly GraphNode[]): Map<Label, string[]> =>
  new Map([...groupBy(gone, (node) => node.label)].map(([label, nodes]) => [label, nodes.map((node) => node.id)]));

/** By record: its node, then its parts. */
async function withParts(
  tx: Write,
  stored: ReadonlyMap<string, GraphNode>,
): Promise<Map<string, readonly GraphNode[]>> {
  const partsOf = new Map<string, string[]>();
  for (const node of stored.values()) {
    if (node.label === 'Statement') {
      partsOf.set(
        node.id,
        node.edges.filter((edge) => edge.type === 'EVIDENCED_BY').map((edge) => edge.to),
      );
    }
  }
  const articles = [...stored.values()].filter((node) => node.label === 'Article').map((node) => node.id);
  const rows = await runByIds<[string, string, string[]]>(tx, ARTICLE_PARTS, articles);
  for (const [article, sentence, mentions] of rows) {
    partsOf.set(article, [...(partsOf.get(article) ?? []), sentence, ...mentions]);
  }
  const parts = new Map<string, GraphNode>();
  for (const [label, ids] of groupBy([...partsOf.values()].flat(), labelOf)) {
    for (const [id, node] of await readNodes(tx, label, ids)) parts.set(id, node);
  }
  return new Map(
    [...stored].map(([id, node]) => {
      const found = (partsOf.get(id) ?? []).map((part) => parts.get(part)).filter((part) => part !== undefined);
      return [id, [node, ...found]];
    }),
  );
}

/** Whose word it is changes with every import; what is said doesn't. */
const BOOKKEEPING = new Set(['recordedAt', 'supersededAt', 'importIds']);

const KINDS = { Entity: 'ENTITY', Claim: 'CLAIM', Statement: 'STATEMENT', Article: 'ARTICLE' } as const;

function compare(id: string, before: readonly GraphNode[], now: readonly GraphNode[]): RecordChange | undefined {
  const kind = KINDS[labelOf(id) as keyof typeof KINDS];
  const [old] = before;
  const [fresh] = now;
  if (old === undefined) return fresh && { kind, id, change: 'CREATED' };
  if (fresh === undefined) return { kind, id, change: 'DELETED' };
  const wasStanding = old.properties.supersededAt === undefined;
  const isStanding = fresh.properties.supersededAt === undefined;
  if (wasStanding && !isStanding) return { kind, id, change: 'SUPERSEDED' };
  const fields = changedFields(before, now);
  if (!wasStanding && isStanding) return { kind, id, change: 'RESTORED', ...(fields.length > 0 && { fields }) };
  return fields.length > 0 && isStanding ? { kind, id, change: 'CHANGED', fields } : undefined;
}

/** Fields of the records, where the graph's properties, edges and parts have other names. */
const FIELDS: Readonly<Record<string, string>> = {
  nameValues: 'names',
  nameKinds: 'names',
  nameLanguages: 'names',
  externalSchemes: 'externalIds',
  withinId: 'within',
  WITHIN: 'within',
  partOfId: 'partOf',
  PART_OF: 'partOf',
  hedgeTexts: 'hedges',
  hedgeBys: 'hedges',
  RESPONDS_TO: 'respondsTo',
  EVIDENCED_BY: 'evidence',
  Evidence: 'evidence',
  publisherId: 'publisher',
  PUBLISHED_BY: 'publisher',
  Sentence: 'sentences',
  Mention: 'mentions',
};

function changedFields(before: readonly GraphNode[], now: readonly GraphNode[]): string[] {
  const [old, ...oldParts] = before;
  const [fresh, ...freshParts] = now;
  if (old === undefined || fresh === undefined) return [];
  const properties = differences(old.properties, fresh.properties).filter((name) => !BOOKKEEPING.has(name));
  const oldEdges = new Set(old.edges.map(edgeKey));
  const freshEdges = new Set(fresh.edges.map(edgeKey));
  const edges = [...old.edges, ...fresh.edges].filter(
    (edge) => !oldEdges.has(edgeKey(edge)) || !freshEdges.has(edgeKey(edge)),
  );
  const names = [...properties, ...edges.map((edge) => edge.type), ...changedParts(oldParts, freshParts)];
  return [...new Set(names.map((name) => FIELDS[name] ?? name))].sort();
}

function changedParts(before: readonly GraphNode[], now: readonly GraphNode[]): Label[] {
  const image = (node: GraphNode) =>
    JSON.stringify([node.id, Object.entries(node.properties).sort(), node.edges.map(edgeKey)]);
  const old = new Set(before.map(image));
  const fresh = new Set(now.map(image));
  return [...before, ...now]
    .filter((node) => !old.has(image(node)) || !fresh.has(image(node)))
    .map((node) => node.label);
}

async function refuseCycles(tx: Write, writes: readonly NodeChange[]): Promise<void> {
  const ids = writes.filter(({ node }) => node.label === 'Entity' && node.edges.length > 0).map(({ node }) => node.id);
  const rows = await runByIds<[string, string]>(tx, IN_CYCLE, ids);
  if (rows.length === 0) return;
  const names = rows.map(([id, name]) => `${id} (${name})`).join(', ');
  throw new ConflictError(
    'HIERARCHY_CYCLE',
    `within, partOf: ${names} would lie within itself once this is done; import a bundle first that takes one of the parents out`,
  );
}
