// What a field may declare about where its value stands in the graph. Declarations only: compile.ts makes queries of them.
import type { GraphQLResolveInfo } from 'graphql';

/** A field's arguments, coerced. */
export type Args = Readonly<Record<string, unknown>>;

/** An argument of this field, or of one around it, that reaches down to everything selected below. */
export interface Inherited {
  /** As it is at compilation: only its shape may choose between texts. Never null. */
  readonly value: unknown;
  /** A parameter picked from the value that each request brings. */
  param(pick: (value: unknown) => unknown): string;
}

/**
 * The property of an argument's `extensions` by which it reaches down; one of the same name further down takes its place. It
 * holds a check of the value, which throws where that can't be meant: asked at each request, read by something or not.
 */
export const INHERITED = 'inherited';
export type CheckInherited = (value: unknown) => void;

/** What a pattern may use. All strings it returns are Cypher made of constants and these names; values go through `param`. */
export interface Site {
  /** The variable of the parent; of no use in a root field. */
  readonly from: string;
  /** The variable that the pattern binds. */
  readonly to: string;
  /** A parameter whose value is picked from the arguments at each request: `$p3`. */
  param(pick: (args: Args) => unknown): string;
  /** In the parts of a rule that declares `common`: the variable that it binds. */
  readonly common?: string;
  /** The arguments at compilation: only booleans, enum values and what is present may choose between texts. */
  readonly args: Args;
  /** The inherited arguments that hold here, by name; one that is absent, null or an empty object is none. */
  readonly inherited: Readonly<Record<string, Inherited>>;
}

/** One index walked in order. Names in `walk` and `key` are those of `site`. */
export interface Walk {
  readonly match: (site: Site) => string;
  /** The index to walk: `claim:Claim(subjectId, sortKey)`. Named to Neo4j, so that the plan doesn't hang on statistics. */
  readonly index?: (to: string) => string;
  /** What the index holds before the sort key is equal to a value: `claim.subjectId = $p1`. */
  readonly where?: (site: Site) => string;
  /** What the index holds before the sort key; repeated in ORDER BY, else Neo4j sorts instead of walking. */
  readonly prefix?: (to: string) => string;
  /** Variables beside `to` that the key or the rows' fields use. */
  readonly carry?: (to: string) => readonly string[];
}

/** A way to read a list in order: the first whose filters are all given is taken, the one without filters last. */
export interface Seek {
  /** The filter fields that this seek serves, such as `subject`; empty: serves every list. */
  readonly filters: readonly string[];
  /** Several are walked side by side and merged by the key. */
  readonly walks: readonly Walk[];
  /** The sort key, unique in the list; ascending. */
  readonly key: (to: string) => string;
  /** The exact number of rows when nothing filters, where that is cheap: a degree. */
  readonly count?: (site: Site) => string;
  /** It rests on what is stored of the whole graph, and so serves no list under inherited arguments. */
  readonly isOfWhole?: true;
}

/**
 * A condition for one filter field, where no seek serves it; `value` is its parameter, `walk` the place of the walk in its
 * seek, for lists whose walks come from different ends.
 */
export type Condition = (site: Site, value: string, walk: number) => string;

export interface ConnectionReads {
  readonly kind: 'connection';
  readonly seeks: readonly Seek[];
  readonly filters: Readonly<Record<string, Condition>>;
  /** What must hold of each row under the inherited arguments. */
  readonly holds?: (site: Site) => string | undefined;
  /** Refuses, by throwing, a filter that can't be meant; asked before anything is sent. */
  readonly check?: (filter: Args, list: string, inherited: Site['inherited']) => void;
}

/** Rows that a rule decides over: all candidates, with what the rule must know of each. */
export interface Part {
  /** Clauses that bind `to`, bounded and in order. */
  readonly match: (site: Site) => string;
  /** Expressions for the rule, positional in its rows. */
  readonly inputs: (site: Site) => readonly string[];
  /** It uses no argument of its field: fields of one object that have it in common read it once. */
  readonly isShared?: true;
}

/** Points at a row of a part from what a rule decided; the compiler puts the row's selection there. */
export interface RowRef {
  readonly part: string;
  readonly row: number;
}

/** The argument under which stands what a rule's `prepare` found. */
export const PREPARED = ' prepared';

export interface DecidedReads {
  readonly kind: 'decided';
  /**
   * What must be found out by queries of its own, before the one that reads the answer; undefined where nothing must. It
   * stands among the field's arguments as PREPARED, for parameters and for the rule. A mutation writes here, and a
   * subscription is given its event as `parent`. For root fields only.
   */
  readonly prepare?: (args: Args, context: unknown, parent: unknown) => Promise<unknown> | undefined;
  /** Clauses that bind `to` in one row, run once: all parts may use it, as `site.common`. */
  readonly common?: (site: Site) => string;
  readonly parts: Readonly<Record<string, Part>>;
  /** Gets the rows of each part; returns what the GraphQL type holds, with RowRefs where a `row` field stands. */
  readonly decide: (
    rows: Readonly<Record<string, readonly (readonly unknown[])[]>>,
    args: Args,
    context: unknown,
  ) => unknown;
  /** Where the answer is a connection of stored nodes: the part whose rows they are. */
  readonly page?: string;
  /** Where the answer itself is stored nodes: the part at whose rows the rule points. */
  readonly rows?: string;
}

/** How a family of nodes is found by id: the part of the id before the colon, and the type that reads it. */
export interface Family {
  readonly prefix: string;
  readonly type: string;
  /** `MATCH …` by `id`, an expression. */
  readonly match: (to: string, id: string) => string;
}

/** How a field is read; and, where `under` is given, how instead once inherited arguments hold. */
export type Reads = AnyReads & { readonly under?: AnyReads };

export type AnyReads =
  /** A property of the parent. A `heavy` one is read only where it is selected; others come with their siblings. */
  | {
      readonly kind: 'property';
      readonly name: string;
      readonly heavy?: boolean;
      readonly decode?: (value: unknown) => unknown;
    }
  /** Any expression over the parent's variable. */
  | {
      readonly kind: 'expression';
      readonly expression: (from: string) => string;
      readonly decode?: (value: unknown) => unknown;
    }
  /** Properties of the parent decoded together into a value, or a list of values, whose fields are plain. */
  | {
      readonly kind: 'record';
      readonly properties: readonly string[];
      readonly decode: (...values: unknown[]) => unknown;
    }
  /** Another node, or null: a pattern that finds at most one. */
  | { readonly kind: 'one'; readonly match: (site: Site) => string }
  /** The parent under another type. */
  | { readonly kind: 'self' }
  /** A list that can't grow beyond what a person writes: clauses that bind `to`, in order and bounded. */
  | { readonly kind: 'list'; readonly match: (site: Site) => string }
  | ConnectionReads
  | DecidedReads
  /** One node by the id in the argument `id`, or many by `ids`, of any family. */
  | { readonly kind: 'node'; readonly families: readonly Family[] }
  | { readonly kind: 'nodes'; readonly families: readonly Family[] }
  /** A field of a plain value. */
  | { readonly kind: 'value' }
  /** A node, or nodes, that a rule pointed at. */
  | { readonly kind: 'row'; readonly part: string }
  /** The parts of a connection. */
  | {
      readonly kind: 'edges' | 'nodesOfPage' | 'edgeNode' | 'cursor' | 'pageInfo' | 'totalCount' | 'isTotalCountExact';
    };

/** The property of a field's `extensions` under which its declaration stands. */
export const READS = 'reads';

/** Resolves a compiled field: the answer already stands under its response key. */
export const fromAnswer = (parent: unknown, _args: unknown, _context: unknown, info: GraphQLResolveInfo): never =>
  (parent as Record<string, never>)[info.path.key] as never;
