// Which records an import or its undoing can touch, and how these stand afterwards: the fold of the ledger, taken only
// where it can change. audit.ts takes it over everything and finds the same.
import type { Merges } from '../model/judgement.ts';
import { type ImportId, importId, type LedgerImport, type Standing, standing, type Told } from '../model/ledger.ts';
import { query } from '../neo4j/query.ts';
import type { Write } from '../neo4j/run.ts';
import { groupBy, runByIds } from './batch.ts';
import { namedIds, readHeads, readImports, toldIds } from './imports.ts';
import { clustersOf, readMerges } from './ledger-rows.ts';
import { originalEnd } from './merged-nodes.ts';
import { type GraphNode, labelOf } from './nodes.ts';
import { readNodes } from './read-nodes.ts';
import { oneForEach } from './tables.ts';

export interface Settlement {
  /** Every record that may be touched; what is missing from `standing` is told by nobody any longer. */
  readonly ids: ReadonlySet<string>;
  /** How those of them stand afterwards. */
  readonly standing: Standing;
  /** Those that are stored now, without their parts. */
  readonly stored: ReadonlyMap<string, GraphNode>;
  /** Which of them, and of those that they refer to, another entity stands for. Who is merged with one of them is among them. */
  readonly merges: Merges;
}

/** A record that no ruling import tells, though it may stand: something that stands refers to it. Cost: one seek per id and import. */
const UNRULED = oneForEach(['Entity', 'Claim'], (label) =>
  query(
    `write.unruled${label}`,
    `
  UNWIND $ids AS id
  MATCH (node:${label} {id: id})
  WHERE NOT any(importId IN node.importIds WHERE EXISTS {
    MATCH (import:Import {id: importId})
    WHERE size(import.articleIds) = 0
      OR any(articleId IN import.articleIds WHERE EXISTS {
        MATCH (article:Article {id: articleId})
        WHERE last(article.importIds) = importId
      })
  })
  RETURN node.id`,
  ),
);

/**
 * Those to which something was told to refer that stands and isn't among $known itself, and those that are judged. What
 * refers to a merged entity leads to the one that stands for it.
 * Cost: one seek per id, and its edges up to the first hit.
 */
const HELD = oneForEach(['Entity', 'Claim'], (label) =>
  query(
    `write.held${label}`,
    `
  UNWIND $ids AS id
  MATCH (node:${label} {id: id})
  WHERE EXISTS {
    MATCH (node)-[:MERGED_INTO*0..1]->(end)<-[edge:SUBJECT|OBJECT|QUALIFIER|ABOUT|SPEAKER|ON_BEHALF_OF|RELAYED_BY|WITHIN|PART_OF|PUBLISHED_BY]-(referrer)
    WHERE coalesce(edge.originalId, end.id) = id AND referrer.supersededAt IS NULL AND NOT referrer.id IN $known
  } OR EXISTS {
    MATCH (node)-[:MERGED_INTO*0..1]->(end)
    MATCH ()<-[relayed:RELAYED_BY {onBehalfOf: end.id}]-(referrer)
    WHERE coalesce(relayed.originalOnBehalfOf, end.id) = id AND referrer.supersededAt IS NULL AND NOT referrer.id IN $known
  } OR EXISTS {
    MATCH (node)-[:MERGED_INTO*0..1]->(end)<-[edge:REFERS_TO]-(:Mention)-[:IN]->(sentence:Sentence)
    WHERE coalesce(edge.originalId, end.id) = id AND NOT sentence.articleId IN $known
  } OR EXISTS {
    MATCH (node)<-[:LEFT|RIGHT]-(judgement:Judgement)
    WHERE judgement.undoneAt IS NULL
  }
  RETURN node.id`,
  ),
);

/** How everything stands that `added`, the latest import, can touch. */
export async function settleImport(tx: Write, added: LedgerImport): Promise<Settlement> {
  const told = new Set(toldIds(added.content));
  const stored = await readRecords(tx, told);
  const replaced = await readImports(
    tx,
    added.articleIds.flatMap((id) => importIdsOf(stored.get(id)).slice(-1)),
  );
  const asked = replaced
    .flatMap(({ content }) => toldIds(content))
    .filter((id) => !told.has(id) && kindOf(id) !== 'article');
  // Of a statement, evidence in other articles may stay beside what is told now.
  const retold = [...told].filter((id) => kindOf(id) === 'statement' && stored.has(id));
  // What the records of before referred to may have stood through them alone: an article's publisher, a place's surroundings.
  const leanedOn = [
    ...replaced.flatMap(({ content }) => [...namedIds(content)]),
    ...[...stored.values()].flatMap(({ edges }) => edges.map(originalEnd)),
  ];
  // An entity that stands for others is made of all of them.
  const merged = (await clustersOf(tx, told)).filter((id) => !told.has(id));
  const settlement = await settle(tx, new Set([...asked, ...retold, ...merged]), { added }, leanedOn);
  const all = new Map([...stored, ...settlement.stored]);
  const ids = new Set([...told, ...settlement.ids]);
  // The latest import's word on an entity, a claim or an article stands as it is: only its history is from before.
  const withHistory = <Id extends string, R>(map: ReadonlyMap<Id, Told<R>>): Map<Id, Told<R>> =>
    new Map(
      [...map].map(([id, now]) => {
        const before = all.get(id)?.properties;
        if (before === undefined || settlement.ids.has(id)) return [id, now];
        const importIds = [...importIdsOf(all.get(id)), ...now.importIds];
        return [id, { ...now, recordedAt: String(before.recordedAt), importIds }];
      }),
    );
  const { articles, entities, claims, statements } = settlement.standing;
  return {
    ids,
    stored: all,
    standing: {
      articles: withHistory(articles),
      entities: withHistory(entities),
      claims: withHistory(claims),
      statements,
    },
    merges: settlement.merges,
  };
}

/** How everything stands that `undone` told or had replaced, once it is taken away. */
export async function settleUndo(tx: Write, undone: LedgerImport): Promise<Settlement> {
  const articles = await readNodes(tx, 'Article', undone.articleIds);
  const others = [...articles.values()].flatMap(importIdsOf).filter((id) => id !== importId(undone.sequence));
  const told = [undone, ...(await readImports(tx, others))].flatMap(({ content }) => toldIds(content));
  return settle(tx, new Set(told), { undone });
}

/** How the entities stand once what is judged of them has changed. */
export const settleJudged = (tx: Write, entities: readonly string[]): Promise<Settlement> =>
  settle(tx, new Set(entities), {});

async function settle(
  tx: Write,
  asked: ReadonlySet<string>,
  change: { readonly added?: LedgerImport; readonly undone?: LedgerImport },
  leanedOn: readonly string[] = [],
): Promise<Settlement> {
  const { added } = change;
  const undone = change.undone && importId(change.undone.sequence);
  const isLive = (id: ImportId) => id !== undone;
  const told = new Set(added === undefined ? [] : toldIds(added.content));
  const ids = new Set(asked);
  const stored = new Map<string, GraphNode>();
  let imports: LedgerImport[] = [];
  // What the touched records refer to may have stood, or stand again, through them alone.
  const changed = (added ?? change.undone)?.content ?? NOTHING;
  const named = new Set([...namedIds(changed), ...leanedOn]);
  for (let fresh: readonly string[] = [...ids]; ; ) {
    const merged = (await clustersOf(tx, fresh)).filter((id) => !ids.has(id) && !told.has(id));
    for (const id of merged) ids.add(id);
    fresh = [...fresh, ...merged];
    for (const [id, node] of await readRecords(tx, fresh)) stored.set(id, node);
    imports = await readImports(tx, [...stored.values()].flatMap(importIdsOf).filter(isLive), (id) => ids.has(id));
    for (const { content } of imports) for (const id of namedIds(content)) named.add(id);
    fresh = await unruled(
      tx,
      [...named].filter((id) => !ids.has(id) && !told.has(id)),
    );
    if (fresh.length === 0) break;
    for (const id of fresh) ids.add(id);
  }
  const articles = await readNodes(
    tx,
    'Article',
    imports.flatMap(({ articleIds }) => articleIds),
  );
  const known = new Set(imports.map(({ sequence }) => importId(sequence)));
  const holders = [...articles.values()].flatMap(importIdsOf).filter((id) => isLive(id) && !known.has(id));
  const heads = (await readHeads(tx, holders)).map((head) => ({ ...head, content: NOTHING }));
  const held = await heldBy(tx, ids, new Set([...ids, ...told]));
  const all = [...imports, ...heads, ...(added === undefined ? [] : [added])];
  const merges = await readMerges(tx, new Set([...ids, ...named, ...told]));
  return { ids, stored, standing: standing(all, held), merges };
}

const NOTHING = { articles: [], entities: [], claims: [], statements: [] };

/** The imports that tell a stored record, earliest first. */
export const importIdsOf = (node: GraphNode | undefined): ImportId[] => [
  ...((node?.properties.importIds ?? []) as ImportId[]),
];

const kindOf = (id: string): string => id.slice(0, id.indexOf(':'));

async function readRecords(tx: Write, ids: Iterable<string>): Promise<Map<string, GraphNode>> {
  const nodes = new Map<string, GraphNode>();
  for (const [label, group] of groupBy(ids, labelOf)) {
    for (const [id, node] of await readNodes(tx, label, group)) nodes.set(id, node);
  }
  return nodes;
}

async function unruled(tx: Write, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [label, text] of Object.entries(UNRULED)) {
    const ofLabel = ids.filter((id) => labelOf(id) === label);
    found.push(...(await runByIds<[string]>(tx, text, ofLabel)).map(([id]) => id));
  }
  return found;
}

async function heldBy(tx: Write, asked: ReadonlySet<string>, known: ReadonlySet<string>): Promise<Set<string>> {
  const held = new Set<string>();
  for (const [label, text] of Object.entries(HELD)) {
    const ofLabel = [...asked].filter((id) => labelOf(id) === label);
    for (const [id] of await runByIds<[string]>(tx, text, ofLabel, { known: [...known] })) held.add(id);
  }
  return held;
}
