// Resolves every batch by the rules of the model, until no row of it is bad, and keeps what it tells.
import type { Problem } from '../../errors.ts';
import type { ArticleId } from '../../model/article.ts';
import { statementNames } from '../../model/bulk-entry.ts';
import type { Bundle } from '../../model/bundle.ts';
import { isClaim } from '../../model/claim.ts';
import type { Content } from '../../model/content.ts';
import type { Vocabulary } from '../../model/predicates.ts';
import { claimReferences } from '../../model/records.ts';
import { resolveBundle } from '../../model/resolve.ts';
import { splitSentences } from '../../model/sentences.ts';
import type { StatementId } from '../../model/statement.ts';
import { type BatchRows, bundleOf, loadRows, markReferring, noRows, rowAt } from './load-batch.ts';
import { batchKey, itemsOf } from './plan-batches.ts';
import type { Spool, SpooledRow } from './spool.ts';
import { type Known, keepEntities, storedFor } from './stored-for.ts';

export interface Checking {
  readonly spool: Spool;
  readonly vocabulary: Vocabulary;
  readonly known: Known;
}

/** So many entities are written together, those of one depth. */
const ENTITIES = 4_000;

/** Writes `entities N`, the content of each batch of entities, parents first. Returns how many there are. */
export async function checkEntities(checking: Checking, onBatch: () => void): Promise<number> {
  const { spool } = checking;
  let count = 0;
  let rows: SpooledRow<'entity'>[] = [];
  let depth = '';
  const end = async (): Promise<void> => {
    const content = await resolveRows(checking, () => ({ ...noRows(), entity: rows.filter(isGood) }));
    rows = [];
    if (content === undefined || content.content.entities.length === 0) return;
    keepEntities(spool, content.content.entities);
    spool.store.put(`entities ${batchKey(count)}`, JSON.stringify(content.content));
    await spool.store.settle();
    count += 1;
    onBatch();
  };
  const isGood = ({ number }: SpooledRow) => !spool.isBad(number);
  for await (const [key, number] of spool.store.walk('depth ')) {
    const [here = ''] = key.split(' ');
    if (here !== depth || rows.length >= ENTITIES) await end();
    depth = here;
    rows.push(spool.row<'entity'>(number));
  }
  await end();
  return count;
}

/**
 * Writes `content N` for each planned batch, with `id KEY` for its statements, and `answers N` where one answers another
 * batch's. What turns out bad can spoil rows of batches that were good: these are checked again.
 */
export async function checkArticles(checking: Checking, count: number, onBatch: () => void): Promise<void> {
  const dirty = new Set<string>();
  for (let number = 0; number < count; number += 1) {
    await checkBatch(checking, batchKey(number), dirty);
    onBatch();
  }
  for (const batch of dirty) {
    dirty.delete(batch);
    await checkBatch(checking, batch, dirty);
  }
}

async function checkBatch(checking: Checking, batch: string, dirty: Set<string>): Promise<void> {
  const { store } = checking.spool;
  const items = await itemsOf(checking.spool, batch);
  const own = new Set(items.flatMap(({ statements }) => statements));
  let rows = noRows();
  const told = await resolveRows(
    checking,
    () => {
      rows = loadRows(checking.spool, items);
      return rows;
    },
    (row) => spoilOthers(checking.spool, row, batch, dirty),
  );
  if (told === undefined) {
    for (const kept of ['content', 'claimsOf', 'answers']) store.delete(`${kept} ${batch}`);
    return;
  }
  const kept = rows.statement.filter(({ entry }) => own.has(entry.key));
  const ids = new Set(kept.map(({ entry }) => told.statementIds.get(entry.key)));
  const content = keepOwn(told.content, ids);
  store.put(`content ${batch}`, JSON.stringify(content));
  for (const { entry } of kept) store.put(`id ${entry.key}`, told.statementIds.get(entry.key) ?? '');
  const here = new Set(rows.statement.map(({ entry }) => entry.key));
  const answers = kept
    .map(({ entry }) => [entry.key, statementNames(entry).statements.filter((key) => !here.has(key))] as const)
    .filter(([, keys]) => keys.length > 0);
  if (answers.length > 0) store.put(`answers ${batch}`, JSON.stringify(answers));
  else store.delete(`answers ${batch}`);
  store.put(`claimsOf ${batch}`, JSON.stringify(rows.claim.map(({ entry }) => entry.key)));
  await store.settle();
}

/** Without the statements that are at home in another batch, and their claims. */
function keepOwn(content: Content, ids: ReadonlySet<string | undefined>): Content {
  const statements = content.statements.filter(({ id }) => ids.has(id));
  if (statements.length === content.statements.length) return content;
  const claims = new Map(content.claims.map((claim) => [claim.id, claim]));
  const used = new Set<string>();
  const open: string[] = statements.map(({ claim }) => claim);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const claim = claims.get(id as `claim:${string}`);
    if (claim === undefined || used.has(id)) continue;
    used.add(id);
    open.push(...claimReferences(claim).filter(isClaim));
  }
  return { ...content, statements, claims: content.claims.filter(({ id }) => used.has(id)) };
}

/** Marks the claims that nothing good is about. `count` is the number of planned batches. */
export async function checkClaims({ spool }: Checking, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const keys = spool.store.get(`claimsOf ${batchKey(number)}`);
    for (const key of keys === undefined ? [] : (JSON.parse(keys) as string[])) spool.store.put(`used ${key}`, '');
    await spool.store.settle();
  }
  for await (const [key, number] of spool.store.walk('one claim ')) {
    if (spool.isBad(number) || spool.store.get(`used ${key}`) !== undefined) continue;
    const message = `no good statement is about the claim ${key}, nor about one that holds it; take it out, or mend what is about it`;
    for (const each of await spool.numbers('claim', key)) spool.markBad(each, { reason: 'CLAIM_UNUSED', message });
  }
}

/** Batches that hold something that names what the row declares have to be checked again. */
async function spoilOthers(spool: Spool, row: SpooledRow, batch: string, dirty: Set<string>): Promise<void> {
  const homes: (string | undefined)[] = [];
  if (row.kind === 'statement') {
    const { key } = (row as SpooledRow<'statement'>).entry;
    const answers = await spool.store.list(`asked ${key} `);
    homes.push(spool.store.get(`homeOf ${key}`), ...answers.map(([answer]) => spool.store.get(`homeOf ${answer}`)));
    homes.push(...statementNames((row as SpooledRow<'statement'>).entry).articles);
  }
  if (row.kind === 'article') {
    const { id } = (row as SpooledRow<'article'>).entry;
    const words = await spool.store.list(`of ${id} words `);
    homes.push(...words.map(([key]) => spool.store.get(`homeOf ${key}`)));
  }
  for (const home of homes) {
    const other = home === undefined ? undefined : spool.store.get(`batchOf ${home}`);
    if (other !== undefined && other !== batch) dirty.add(other);
  }
}

/** Faults that may be those of other rows: they count once the others' own are out of the way. */
const OF_OTHERS = new Set(['STATEMENT_CONFLICT', 'SENTENCE_UNUSED', 'CLAIM_UNUSED', 'SKIPPED_USED']);

interface Resolved {
  readonly content: Content;
  readonly statementIds: ReadonlyMap<string, StatementId>;
}

/** Takes bad rows out until the rest is whole; undefined where nothing is left. */
async function resolveRows(
  { spool, vocabulary, known }: Checking,
  load: () => BatchRows,
  onBad: (row: SpooledRow) => Promise<void> | void = () => {},
): Promise<Resolved | undefined> {
  const skips = new FillingSkips(spool);
  for (;;) {
    let rows = load();
    while (markReferring(spool, rows)) {
      for (const row of Object.values(rows).flat() as SpooledRow[]) if (spool.isBad(row.number)) await onBad(row);
      rows = load();
    }
    if (Object.values(rows).every((list) => list.length === 0)) return undefined;
    const bundle = bundleOf(rows, skips.of(rows));
    const resolution = resolveBundle(bundle, vocabulary, await storedFor(spool, known, bundle.bundle));
    if ('content' in resolution) return resolution;
    const own = resolution.problems.filter(({ reason }) => !OF_OTHERS.has(reason));
    for (const problem of own.length > 0 ? own : resolution.problems) {
      if (skips.take(problem, rows)) continue;
      const row = rowAt(rows, problem.where);
      if (row === undefined) throw new Error(`${problem.where}: ${problem.reason} ${problem.message}`);
      if (spool.markBad(row.number, problem)) await onBad(row);
    }
  }
}

/** Says of sentences which only bad rows quoted or skipped that they are skipped, and why: else their article had to go too. */
class FillingSkips {
  readonly #spool: Spool;
  readonly #skips = new Map<string, Bundle['skipped'][number]>();
  readonly #failed = new Set<string>();
  #order: string[] = [];

  constructor(spool: Spool) {
    this.#spool = spool;
  }

  of(rows: BatchRows): Bundle['skipped'] {
    const articles = new Set(rows.article.map(({ entry }) => entry.id));
    const present = [...this.#skips].filter(([, { article }]) => article !== undefined && articles.has(article));
    this.#order = present.map(([key]) => key);
    return present.map(([, skip]) => skip);
  }

  /** Whether the problem is one of these sentences', and not of a row. */
  take({ reason, where }: Problem, rows: BatchRows): boolean {
    const [list, place = '', line = ''] = where.split(' ');
    if (list === 'skipped' && Number(place) >= rows.skipped.length) {
      const key = this.#order[Number(place) - rows.skipped.length] ?? '';
      this.#skips.delete(key);
      this.#failed.add(key);
      return true;
    }
    if (reason !== 'SENTENCE_UNUSED' || !this.#spool.isLacking(place)) return false;
    const article = rows.article.find(({ entry }) => entry.id === place)?.entry;
    if (article === undefined) return false;
    const sentences = splitSentences(article.text, article.language, article.headline);
    const fresh = sentences
      .filter((sentence) => sentence.line === Number(line))
      .map((sentence) => [`${place} ${sentence.index}`, sentence.text] as const)
      .filter(([key]) => !this.#failed.has(key) && !this.#skips.has(key));
    for (const [key, quote] of fresh) {
      const skip = { article: place as ArticleId, line: Number(line), quote, why: 'what was said of it was refused' };
      this.#skips.set(key, skip);
    }
    return fresh.length > 0;
  }
}
