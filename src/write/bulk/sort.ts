// What can be told of the rows once all are read, before any batch is made: what is declared twice, and what holds together.

import { isDeepStrictEqual } from 'node:util';
import type { BulkKind } from '../../model/bulk.ts';
import { type EntryOf, entityNames } from '../../model/bulk-entry.ts';
import type { Spool } from './spool.ts';

/** Deepest a place lies within places; a chain without end is a cycle. */
const DEEPEST = 64;

/**
 * Marks what is declared twice and differs: none of such rows can be preferred. Equal rows are one.
 * Writes `one KIND ID`, the number of the row that stands for all equal ones.
 */
export async function joinEqual(spool: Spool): Promise<void> {
  for (const kind of ['entity', 'claim', 'statement'] as const) {
    let numbers: string[] = [];
    let before = '';
    const end = (): void => {
      if (before !== '') joinRows(spool, kind, before, numbers);
    };
    for await (const [key] of spool.store.walk(`${kind} `)) {
      const [id = '', number = ''] = key.split(' ');
      if (id !== before) {
        end();
        [before, numbers] = [id, []];
      }
      numbers.push(number);
      await spool.store.settle();
    }
    end();
  }
}

function joinRows(spool: Spool, kind: BulkKind, id: string, numbers: readonly string[]): void {
  if (areEqual(spool, kind, id, numbers)) spool.store.put(`one ${kind} ${id}`, numbers[0] ?? '');
}

/** Whether the rows say the same; else they are marked as bad. */
export function areEqual(spool: Spool, kind: BulkKind, id: string, numbers: readonly string[]): boolean {
  const [first, ...others] = numbers;
  if (first === undefined || others.length === 0) return true;
  const { entry } = spool.row(first);
  if (others.every((number) => isDeepStrictEqual(spool.row(number).entry, entry))) return true;
  const reason = kind === 'entity' || kind === 'article' ? 'DUPLICATE_ID' : 'DUPLICATE_KEY';
  for (const number of numbers) {
    const elsewhere = numbers.filter((other) => other !== number).map((other) => spool.where(other));
    const shown = elsewhere.length > 3 ? [...elsewhere.slice(0, 3), `${elsewhere.length - 3} more`] : elsewhere;
    spool.markBad(number, {
      reason,
      message: `${id} is declared otherwise by ${shown.join(', ')}; join the rows, or give one another ${reason === 'DUPLICATE_ID' ? 'id' : 'key'}`,
    });
  }
  return false;
}

/**
 * Writes `depth D ID`: entities in an order in which what they lie within comes first, by rows of this import.
 * Marks those that would lie within themselves.
 */
export async function orderEntities(spool: Spool): Promise<void> {
  for await (const [id, number] of spool.store.walk('one entity ')) {
    const depth = depthOf(spool, id, number);
    if (depth !== undefined) spool.store.put(`depth ${String(depth).padStart(2, '0')} ${id}`, number);
    await spool.store.settle();
  }
}

function depthOf(spool: Spool, id: string, number: string): number | undefined {
  let depth = 0;
  const above = new Set<string>();
  let level = parents(spool, number);
  for (; level.length > 0; depth += 1) {
    const next = new Set<string>();
    for (const parent of level) {
      if (parent === id || depth >= DEEPEST) {
        spool.markBad(number, {
          reason: 'HIERARCHY_CYCLE',
          message: `${id} lies within ${[...above].join(', ') || id} and so within itself; take one of these out`,
        });
        return undefined;
      }
      if (above.has(parent)) continue;
      above.add(parent);
      const one = spool.store.get(`one entity ${parent}`);
      if (one !== undefined) for (const higher of parents(spool, one)) next.add(higher);
    }
    level = [...next];
  }
  return depth;
}

const parents = (spool: Spool, number: string): readonly string[] =>
  entityNames(spool.row<'entity'>(number).entry as EntryOf<'entity'>).entities;

/** Writes `of A covers B` for statements of one article that answer those of another, so that both may go together. */
export async function coverAnswers(spool: Spool): Promise<void> {
  for await (const [key] of spool.store.walk('asked ')) {
    const [one = '', other = ''] = key.split(' ');
    const homes = [spool.store.get(`homeOf ${one}`), spool.store.get(`homeOf ${other}`)];
    const [first, last] = homes.filter((home) => home !== undefined).sort();
    if (last !== undefined && first !== last) spool.store.put(`of ${first} covers ${last}`, '');
    await spool.store.settle();
  }
}
