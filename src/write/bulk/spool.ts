// The rows of a bulk import on disk: found by what they declare and by what they name, whatever their order in the files.
import type { BadRow, BulkKind, BulkRow, RowSource } from '../../model/bulk.ts';
import { type EntryOf, statementNames } from '../../model/bulk-entry.ts';
import type { Store } from './store.ts';

/** Checks the shape of a row: its entry, or what is wrong with it. */
export type CheckEntry = <K extends BulkKind>(
  kind: K,
  value: unknown,
) => { readonly entry: EntryOf<K> } | { readonly reason: string; readonly message: string };

/** What is wrong with a row: the first thing that was found. */
export interface Fault {
  readonly reason: string;
  readonly message: string;
}

/** A row that is good so far. `number` is its place among all rows, as text that sorts. */
export interface SpooledRow<K extends BulkKind = BulkKind> {
  readonly kind: K;
  readonly number: string;
  readonly entry: EntryOf<K>;
}

/*
 * Keys of the store, each part ended by a space: ids and keys hold none.
 *   row N                     {kind, where, value}, the value as it was written; without a value where the row is none
 *   bad N                     its fault
 *   entity|claim ID N         what declares it
 *   statement KEY N           what declares it
 *   homeOf KEY                where the statement is at home: the last article, by id, that has words of it
 *   asked KEY KEY             the second statement answers the first
 *   lacking ARTICLE           a row of the article is bad
 *   spoiled KIND ID           a bad row that declares it
 *   of ARTICLE article|mention|skipped N, statement KEY     what belongs to the article
 *   of ARTICLE words KEY      a statement with words in it that is at home in a later one
 *   of ARTICLE covers ARTICLE a statement of the later article answers one of this, or is answered by one
 */

interface Written {
  readonly kind?: BulkKind;
  readonly where: string;
  readonly value?: unknown;
}

const DIGITS = 10;

export class Spool {
  readonly store: Store;
  readonly #check: CheckEntry;
  #rows = 0;
  #bad = 0;
  /** Rows that can't be told to belong to any article: any article may miss them. */
  #lost = 0;

  constructor(store: Store, check: CheckEntry) {
    this.store = store;
    this.#check = check;
  }

  get rowCount(): number {
    return this.#rows;
  }

  get badCount(): number {
    return this.#bad;
  }

  async read(source: RowSource, onRow: () => void): Promise<void> {
    for await (const row of source.rows()) {
      this.#add(row);
      onRow();
      await this.store.settle();
    }
  }

  #add(row: BulkRow | BadRow): void {
    const number = String(this.#rows++).padStart(DIGITS, '0');
    if (!('kind' in row)) {
      this.store.put(`row ${number}`, JSON.stringify({ where: row.where } satisfies Written));
      this.markBad(number, row);
      return;
    }
    const { kind, where, value } = row;
    this.store.put(`row ${number}`, JSON.stringify({ kind, where, value } satisfies Written));
    const checked = this.#check(kind, value);
    if ('entry' in checked) this.#index(kind, number, checked.entry);
    else this.markBad(number, checked);
  }

  #index(kind: BulkKind, number: string, entry: EntryOf<BulkKind>): void {
    const { store } = this;
    if (kind === 'entity') store.put(`entity ${(entry as EntryOf<'entity'>).id} ${number}`, '');
    else if (kind === 'claim') store.put(`claim ${(entry as EntryOf<'claim'>).key} ${number}`, '');
    else if (kind === 'article') store.put(`of ${(entry as EntryOf<'article'>).id} article ${number}`, '');
    else if (kind === 'statement') this.#indexStatement(number, entry as EntryOf<'statement'>);
    else store.put(`of ${(entry as EntryOf<'mention'>).article} ${kind} ${number}`, '');
  }

  #indexStatement(number: string, entry: EntryOf<'statement'>): void {
    const { store } = this;
    const { articles, statements } = statementNames(entry);
    const home = articles.at(-1) ?? '';
    store.put(`statement ${entry.key} ${number}`, '');
    store.put(`homeOf ${entry.key}`, home);
    store.put(`of ${home} statement ${entry.key}`, '');
    for (const article of articles) if (article !== home) store.put(`of ${article} words ${entry.key}`, '');
    for (const answered of statements) store.put(`asked ${answered} ${entry.key}`, '');
  }

  /** Whether a bad row may have quoted or skipped what no good row of the article does. */
  isLacking(article: string): boolean {
    return this.#lost > 0 || this.store.get(`lacking ${article}`) !== undefined;
  }

  /** Notes a fault, unless the row has one already; whether it was new. */
  markBad(number: string, { reason, message }: Fault): boolean {
    if (this.isBad(number)) return false;
    this.store.put(`bad ${number}`, JSON.stringify({ reason, message }));
    this.#bad += 1;
    const { kind, value } = this.#written(number);
    const name = property(value, kind === 'claim' || kind === 'statement' ? 'key' : 'id');
    if (kind !== undefined && isName(name)) this.store.put(`spoiled ${kind} ${name}`, number);
    // A sentence that only a bad row quotes or skips is nobody's fault but the row's.
    if (kind === undefined) this.#lost += 1;
    if (kind !== 'statement' && kind !== 'skipped') return true;
    const named = kind === 'skipped' ? [value] : listOf(value, 'evidence');
    const articles = named.map((one) => property(one, 'article')).filter(isName);
    if (articles.length === 0) this.#lost += 1;
    for (const article of articles) this.store.put(`lacking ${article}`, '');
    return true;
  }

  /** The bad row that declares the id or key, where no good one does. */
  spoiling(kind: BulkKind, name: string): (Fault & { readonly where: string }) | undefined {
    if (this.#bad === 0) return undefined;
    const one = this.store.get(`one ${kind} ${name}`);
    if (one !== undefined && !this.isBad(one)) return undefined;
    const number = this.store.get(`spoiled ${kind} ${name}`);
    const fault = number && this.store.get(`bad ${number}`);
    return fault ? { ...(JSON.parse(fault) as Fault), where: this.where(number) } : undefined;
  }

  isBad(number: string): boolean {
    return this.#bad > 0 && this.store.get(`bad ${number}`) !== undefined;
  }

  /** The row of this number, which was found good in shape. */
  row<K extends BulkKind>(number: string): SpooledRow<K> {
    const { kind, value } = this.#written(number);
    const checked = this.#check(kind as K, value);
    if (!('entry' in checked)) throw new Error(`row ${number} was good and is ${checked.reason}`);
    return { kind: kind as K, number, entry: checked.entry };
  }

  where(number: string): string {
    return this.#written(number).where;
  }

  #written(number: string): Written {
    return JSON.parse(this.store.get(`row ${number}`) ?? '{}') as Written;
  }

  /** Numbers of the rows that declare the id or key. */
  async numbers(kind: 'entity' | 'claim' | 'statement', id: string): Promise<string[]> {
    return (await this.store.list(`${kind} ${id} `)).map(([number]) => number);
  }

  /** Every bad row, in the order of the files; `row` as it was written. */
  async *badRows(): AsyncGenerator<Fault & { readonly where: string; readonly row: unknown }> {
    for await (const [number, fault] of this.store.walk('bad ')) {
      const { kind, where, value } = this.#written(number);
      yield { ...(JSON.parse(fault) as Fault), where, row: kind === undefined ? undefined : { [kind]: value } };
    }
  }
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** What can be a part of a key. */
const isName = (value: unknown): value is string => typeof value === 'string' && /^[^\s]{1,500}$/.test(value);

const listOf = (value: unknown, name: string): readonly unknown[] => {
  const list = property(value, name);
  return Array.isArray(list) ? list : [];
};
