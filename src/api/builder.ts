// The Pothos builder, no types, and the ways in which a field declares what it reads.
import SchemaBuilder from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { type ReadContext, reads } from '../read/answer.ts';
import type { AnyReads, ConnectionReads, DecidedReads, Family, Reads, Site } from '../read/reads.ts';

export type Context = ReadContext;

export const builder = new SchemaBuilder<{ Context: Context; DefaultFieldNullability: false }>({
  defaultFieldNullability: false,
});

type FieldOptions = {
  readonly extensions: Record<string, unknown>;
  readonly resolve: (parent: unknown, args: object, context: Context, info: GraphQLResolveInfo) => never;
};

const declare = (declaration: Reads): FieldOptions => reads(declaration) as unknown as FieldOptions;

/** A stored property under its own name; `under`: how it is read where inherited arguments hold. */
export const property = (
  name: string,
  options: { heavy?: boolean; decode?: (value: unknown) => unknown; under?: AnyReads } = {},
) => declare({ kind: 'property', name, ...options });

/** A stored boolean; absent means false. */
export const flag = (name: string) => property(name, { decode: (value) => value === true });

export const expression = (text: (from: string) => string, decode?: (value: unknown) => unknown) =>
  declare({ kind: 'expression', expression: text, ...(decode ? { decode } : {}) });

/** Several properties decoded into plain values. */
const record = (properties: readonly string[], decode: (...values: unknown[]) => unknown) =>
  declare({ kind: 'record', properties, decode });

/** Parallel lists of one length, read as a list of objects with these names. */
export const records = (names: Readonly<Record<string, string>>) =>
  record(Object.values(names), (...columns) => {
    const [first] = columns as (readonly unknown[] | null)[];
    return (first ?? []).map((_, index) =>
      Object.fromEntries(
        Object.keys(names).map((name, column) => [name, (columns[column] as readonly unknown[])[index] || null]),
      ),
    );
  });

/** Another node, or null. */
export const one = (match: (site: Site) => string) => declare({ kind: 'one', match });

/** The same node under another type. */
export const self = () => declare({ kind: 'self' });

/** A short list in a fixed order; `under`: how it is read where inherited arguments hold. */
export const list = (match: (site: Site) => string, options: { under?: AnyReads } = {}) =>
  declare({ kind: 'list', match, ...options });

export const connection = (declaration: Omit<ConnectionReads, 'kind'>) =>
  declare({ kind: 'connection', ...declaration });

export const rule = (declaration: Omit<DecidedReads, 'kind'>): AnyReads => ({ kind: 'decided', ...declaration });

export const decided = (declaration: Omit<DecidedReads, 'kind'>) => declare(rule(declaration));

export const node = (families: readonly Family[]) => declare({ kind: 'node', families });
export const nodes = (families: readonly Family[]) => declare({ kind: 'nodes', families });

/** A field of a plain value. */
export const value = () => declare({ kind: 'value' });

/** A node, or nodes, that a rule pointed at. */
export const row = (part: string) => declare({ kind: 'row', part });

/** A part of a connection. */
export const pagePart = (
  kind: 'edges' | 'nodesOfPage' | 'edgeNode' | 'cursor' | 'pageInfo' | 'totalCount' | 'isTotalCountExact',
) => declare({ kind });
