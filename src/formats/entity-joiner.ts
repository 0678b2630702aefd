// One entity of many rows: what each tells of it, joined, so that neither order nor repetition of rows matters.
import type { BulkRow } from '../model/bulk.ts';

type Value = Readonly<Record<string, unknown>> & { readonly id: string; readonly name: string };
type OtherName = { readonly value: string; readonly kind: string; readonly language?: string };

interface Told {
  /** The first row that tells of it. */
  readonly where: string;
  /** What rows must agree on: kind, parents and the like, those left out that a row is silent about. */
  readonly fixed: Map<string, unknown>;
  /** How often each name stands for it. */
  readonly counts: Map<string, number>;
  readonly names: Map<string, OtherName>;
  readonly externalIds: Map<string, unknown>;
  description: string | undefined;
}

/** Entities that are held until the end: at some hundred bytes each, some ten megabytes. */
const MOST = 50_000;
const JOINED = ['id', 'name', 'names', 'externalIds', 'description'];

export interface EntityJoiner {
  /** Takes what a row tells of an entity. @returns The rows to give at once: those that contradict what is held, or that find no room. */
  add(value: Readonly<Record<string, unknown>>, where: string): readonly BulkRow[];
  /** Each entity that is held, once. */
  end(): readonly BulkRow[];
}

/**
 * Joins names, ids and descriptions: the name that most rows give is the entity's (of equally frequent ones the first by
 * letters), the others are aliases. Rows that contradict each other, say in kind, are given as they are, for the import
 * to refuse: who is meant can't be told.
 */
export function entityJoiner(most = MOST): EntityJoiner {
  const told = new Map<string, Told>();
  return {
    add(given, where) {
      const value = given as Value;
      let held = told.get(value.id);
      if (held === undefined) {
        if (told.size >= most) return [{ kind: 'entity', value, where }];
        held = {
          where,
          fixed: new Map(),
          counts: new Map(),
          names: new Map(),
          externalIds: new Map(),
          description: undefined,
        };
        told.set(value.id, held);
      }
      const fixed = Object.entries(value).filter(([key]) => !JOINED.includes(key));
      const known = held.fixed;
      if (fixed.some(([key, one]) => known.has(key) && known.get(key) !== one))
        return [{ kind: 'entity', value, where }];
      for (const [key, one] of fixed) known.set(key, one);
      join(held, value);
      return [];
    },
    end: () => [...told].map(([id, held]) => ({ kind: 'entity', value: joined(id, held), where: held.where })),
  };
}

function join(held: Told, value: Value): void {
  held.counts.set(value.name, (held.counts.get(value.name) ?? 0) + 1);
  for (const other of (value.names ?? []) as readonly OtherName[]) held.names.set(JSON.stringify(other), other);
  for (const id of (value.externalIds ?? []) as readonly unknown[]) held.externalIds.set(JSON.stringify(id), id);
  const { description } = value;
  if (typeof description !== 'string') return;
  const isFuller = held.description === undefined || description.length > held.description.length;
  if (isFuller || (description.length === held.description?.length && description < held.description)) {
    held.description = description;
  }
}

function joined(
  id: string,
  { fixed, counts, names, externalIds, description }: Told,
): Readonly<Record<string, unknown>> {
  const [[name] = [''], ...others] = [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
  const called = [...names.values()].filter(({ value }) => value !== name);
  const known = new Set(called.map(({ value }) => value));
  const all = [...called, ...others.flatMap(([value]) => (known.has(value) ? [] : [{ value, kind: 'ALIAS' }]))];
  return {
    id,
    ...Object.fromEntries(fixed),
    name,
    ...(all.length === 0 ? {} : { names: all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }),
    ...(externalIds.size === 0
      ? {}
      : { externalIds: [...externalIds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one) }),
    ...(description === undefined ? {} : { description }),
  };
}
