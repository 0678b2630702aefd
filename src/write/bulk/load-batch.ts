// The good rows of one batch as a bundle, each entry with the row it came from.
import { isDeepStrictEqual } from 'node:util';
import type { ArticleId } from '../../model/article.ts';
import type { BulkKind } from '../../model/bulk.ts';
import {
  articleNames,
  claimNames,
  type EntryOf,
  type EntryReferences,
  entityNames,
  LIST_OF,
  mentionNames,
  skipNames,
  statementNames,
} from '../../model/bulk-entry.ts';
import type { Bundle, SourcedBundle } from '../../model/bundle.ts';
import type { Item } from './plan-batches.ts';
import type { Spool, SpooledRow } from './spool.ts';

/** Rows by kind, in an order that the files' leaves no trace in. */
export type BatchRows = { readonly [K in BulkKind]: SpooledRow<K>[] };

/** Where an entry of a bundle came from, in a problem's `where`. */
const placeOf = (list: string, at: number): string => `${list} ${at}`;

export const noRows = (): BatchRows => ({
  article: [],
  entity: [],
  mention: [],
  claim: [],
  statement: [],
  skipped: [],
});

/** The rows of the items that are not known to be bad, with every claim that their statements need. */
export function loadRows(spool: Spool, items: readonly Item[]): BatchRows {
  const rows = noRows();
  const good = <K extends BulkKind>(number: string | undefined): SpooledRow<K>[] =>
    number === undefined || spool.isBad(number) ? [] : [spool.row<K>(number)];
  for (const { article, numbers, statements, guests } of items) {
    rows.article.push(...good<'article'>(spool.store.get(`one article ${article}`)));
    rows.mention.push(...once(numbers.mention.flatMap((number) => good<'mention'>(number))));
    rows.skipped.push(...once(numbers.skipped.flatMap((number) => good<'skipped'>(number))));
    for (const key of [...statements, ...guests]) {
      rows.statement.push(...good<'statement'>(spool.store.get(`one statement ${key}`)));
    }
  }
  rows.statement.splice(0, rows.statement.length, ...byKey(rows.statement));
  const claims = new Map<string, SpooledRow<'claim'>>();
  const open = rows.statement.flatMap(({ entry }) => statementNames(entry).claims);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (claims.has(key)) continue;
    const [row] = good<'claim'>(spool.store.get(`one claim ${key}`));
    if (row === undefined) continue;
    claims.set(key, row);
    open.push(...claimNames(row.entry).claims);
  }
  rows.claim.push(...byKey([...claims.values()]));
  return rows;
}

/** Equal entries once; the others in the order of their texts. */
function once<K extends BulkKind>(rows: readonly SpooledRow<K>[]): SpooledRow<K>[] {
  const image = ({ entry }: SpooledRow<K>): string => JSON.stringify(entry);
  const sorted = rows.map((row) => ({ row, text: image(row) })).sort((a, b) => (a.text < b.text ? -1 : 1));
  return sorted
    .filter(({ row }, at) => at === 0 || !isDeepStrictEqual(sorted[at - 1]?.row.entry, row.entry))
    .map(({ row }) => row);
}

/** Each key once: a statement is a guest of each article that has words of it. */
const byKey = <K extends 'claim' | 'statement'>(rows: readonly SpooledRow<K>[]): SpooledRow<K>[] => {
  const found = new Map(rows.map((row) => [(row.entry as EntryOf<'claim'>).key, row]));
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
};

const NAMES: { readonly [K in BulkKind]: (entry: EntryOf<K>) => EntryReferences } = {
  article: articleNames,
  entity: entityNames,
  mention: mentionNames,
  claim: claimNames,
  statement: statementNames,
  skipped: skipNames,
};

/** Marks the rows that name what only a bad row declares; whether there were any. */
export function markReferring(spool: Spool, rows: BatchRows): boolean {
  let isAny = false;
  for (const kind of Object.keys(NAMES) as BulkKind[]) {
    for (const { number, entry } of rows[kind]) {
      const names = (NAMES[kind] as (entry: unknown) => EntryReferences)(entry);
      const fault = referringFault(spool, names);
      if (fault !== undefined && spool.markBad(number, fault)) isAny = true;
    }
  }
  return isAny;
}

function referringFault(spool: Spool, names: EntryReferences) {
  const named: readonly (readonly [BulkKind, readonly string[]])[] = [
    ['entity', names.entities],
    ['article', names.articles],
    ['claim', names.claims],
    ['statement', names.statements],
  ];
  for (const [kind, ids] of named) {
    for (const id of ids) {
      const bad = spool.spoiling(kind, id);
      if (bad === undefined) continue;
      const message = `names ${id}, which only a bad row declares (${bad.where}: ${bad.reason}); mend that one`;
      return { reason: 'REFERS_TO_BAD_ROW', message };
    }
  }
  return undefined;
}

type Skips = Bundle['skipped'];

/**
 * The rows as a bundle whose problems are placed as `placeOf` says, or `text ARTICLE LINE`. What a statement answers in
 * another batch is left out.
 */
export function bundleOf(rows: BatchRows, skips: Skips): SourcedBundle {
  const inside = new Set(rows.statement.map(({ entry }) => entry.key));
  const bundle: Bundle = {
    bundle: 1,
    articles: rows.article.map(({ entry }) => entry),
    entities: rows.entity.map(({ entry }) => entry),
    mentions: rows.mention.map(({ entry }) => entry),
    claims: rows.claim.map(({ entry }) => entry),
    statements: rows.statement.map(({ entry }) => ({
      ...entry,
      respondsTo: entry.respondsTo.filter((one) => inside.has(one) || one.startsWith('statement:')),
    })),
    skipped: [...rows.skipped.map(({ entry }) => entry), ...skips],
  };
  return {
    bundle,
    texts: new Map(rows.article.map(({ entry }) => [entry.id, entry.text])),
    lineOf: ([list, at]) => placeOf(String(list), Number(at)),
    textLineOf: (article: ArticleId, line) => `text ${article} ${line}`,
  };
}

/** The row that a problem is placed at. */
export function rowAt(rows: BatchRows, where: string): SpooledRow | undefined {
  const [list, place = ''] = where.split(' ');
  if (list === 'text') return rows.article.find(({ entry }) => entry.id === place);
  const kind = (Object.keys(LIST_OF) as BulkKind[]).find((one) => LIST_OF[one] === list);
  return kind && rows[kind][Number(place)];
}
