// Cuts the articles of an import into batches that may be written one after the other. Where a cut falls depends on what
// the rows say and not on their order, and an article more moves the cuts near it alone: importing again finds the same.
import { createHash } from 'node:crypto';
import { areEqual } from './sort.ts';
import type { Spool } from './spool.ts';

/** Rows of one article: the numbers of those that carry, mention or skip, the keys of statements. */
export interface Item {
  readonly article: string;
  readonly numbers: { readonly article: string[]; readonly mention: string[]; readonly skipped: string[] };
  /** At home here. */
  readonly statements: string[];
  /** With words here, at home in a later article. */
  readonly guests: string[];
}

/** From this share of a batch on a cut may fall where an article's id says so: cuts meet again after a change. */
const FEWEST = 3 / 8;
const CUTS_OF_256 = 4;
/** From so many batches' rows on a cut falls in any case: answers are joined later, and statements wait for their last article. */
const MOST = 3;

/**
 * Writes `batch N`, the articles of each, and `batchOf ARTICLE`. Returns how many there are.
 * @param size Rows of a batch, unless what belongs together is more.
 */
export async function planBatches(spool: Spool, size: number): Promise<number> {
  let count = 0;
  let articles: string[] = [];
  let rows = 0;
  let coveredTo = '';
  const cut = (): void => {
    if (articles.length === 0) return;
    const batch = batchKey(count);
    spool.store.put(`batch ${batch}`, JSON.stringify(articles));
    for (const article of articles) spool.store.put(`batchOf ${article}`, batch);
    count += 1;
    articles = [];
    rows = 0;
  };
  for await (const { item, covers } of items(spool, 'of ')) {
    const { article, numbers, statements, guests } = item;
    if (numbers.article.length > 0 && areEqual(spool, 'article', article, numbers.article)) {
      spool.store.put(`one article ${article}`, numbers.article[0] ?? '');
    }
    articles.push(article);
    rows += statements.length + numbers.mention.length + numbers.skipped.length + 1;
    for (const key of guests) covers.push(spool.store.get(`homeOf ${key}`) ?? '');
    for (const last of covers) if (last > coveredTo) coveredTo = last;
    const mayCut = rows >= size || (rows >= size * FEWEST && isCut(article));
    if (mayCut && (coveredTo <= article || rows >= size * MOST)) cut();
    await spool.store.settle();
  }
  cut();
  await spool.store.flush();
  return count;
}

export const batchKey = (number: number): string => String(number).padStart(8, '0');

const isCut = (article: string): boolean => (createHash('sha256').update(article).digest()[0] ?? 0) < CUTS_OF_256;

/** The items of a planned batch. */
export async function itemsOf(spool: Spool, batch: string): Promise<Item[]> {
  const articles = JSON.parse(spool.store.get(`batch ${batch}`) ?? '[]') as string[];
  const found: Item[] = [];
  for (const article of articles)
    for await (const { item } of items(spool, `of ${article} `, article)) found.push(item);
  return found;
}

/** @param only The article, where the prefix names one. */
async function* items(
  spool: Spool,
  prefix: string,
  only?: string,
): AsyncGenerator<{ readonly item: Item; readonly covers: string[] }> {
  let current: { readonly item: Item; readonly covers: string[] } | undefined;
  for await (const [key] of spool.store.walk(prefix)) {
    const [article = '', kind = '', name = ''] = (only === undefined ? key : `${only} ${key}`).split(' ');
    if (current?.item.article !== article) {
      if (current !== undefined) yield current;
      const numbers = { article: [], mention: [], skipped: [] };
      current = { item: { article, numbers, statements: [], guests: [] }, covers: [] };
    }
    if (kind === 'covers') current.covers.push(name);
    else if (kind === 'statement') current.item.statements.push(name);
    else if (kind === 'words') current.item.guests.push(name);
    else current.item.numbers[kind as 'article' | 'mention' | 'skipped'].push(name);
  }
  if (current !== undefined) yield current;
}
