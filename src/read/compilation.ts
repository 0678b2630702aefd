// What the parts of the compiler share: names for variables and parameters, and the shape of what each emits.
import {
  type GraphQLCompositeType,
  getArgumentValues,
  getNamedType,
  isCompositeType,
  type SelectionSetNode,
} from 'graphql';
import { type Args, type CheckInherited, INHERITED, type Inherited, type Site } from './reads.ts';
import type { Document, Field } from './selection.ts';

/** Under this key an answer says which object type it is. */
export const TYPE = Symbol('type');

/** The property of an abstract type's `extensions` naming the stored property that tells its object types apart. */
export const TYPE_PROPERTY = 'typeProperty';

/** What one request brings: its arguments, and the context for rules. */
export interface Bound {
  readonly args: (field: Field) => Args;
  readonly context: unknown;
  /** The rows that the rule around this selection decided over. */
  readonly rows?: Readonly<Record<string, readonly Row[]>>;
}

export type Row = readonly unknown[];
export type Answer = Record<string | symbol, unknown>;

/** Clauses to run, columns to return, and what to make of a row that holds just these columns. */
export interface Emitted {
  readonly clauses: readonly string[];
  readonly columns: readonly string[];
  readonly decode: (row: Row, bound: Bound) => Answer;
}

export interface Param {
  readonly field: Field;
  readonly pick: (args: Args) => unknown;
}

/** Compiles what `selections` ask of the node, relationship or map in `variable`. */
export type CompileObject = (
  compilation: Compilation,
  type: GraphQLCompositeType,
  selections: readonly SelectionSetNode[],
  variable: string,
) => Emitted;

/** One compilation: hands out variable and parameter names in the order of the text. */
export class Compilation {
  readonly params: Param[] = [];
  #variables = 0;
  readonly document: Document;
  /** Compiles a selection on a stored object: given, since what it compiles may hold lists that hold objects. */
  readonly object: CompileObject;
  /** The field that gives each inherited argument which holds here. */
  #givers: ReadonlyMap<string, Field> = new Map();
  readonly #shared = new Map<object, { from: string; givers: ReadonlyMap<string, Field>; rows: string }[]>();

  constructor(document: Document, object: CompileObject) {
    this.document = document;
    this.object = object;
  }

  variable(): string {
    return `n${this.#variables++}`;
  }

  param(field: Field, pick: (args: Args) => unknown): string {
    this.params.push({ field, pick });
    return `$p${this.params.length - 1}`;
  }

  /** The arguments as they are now; only their presence may shape the text. */
  args(field: Field): Args {
    return getArgumentValues(field.definition, field.node, this.document.variables as Record<string, unknown>);
  }

  /** Compiles with the inherited arguments that the field gives, beside those that hold around it. */
  entering<T>(field: Field, compile: () => T): T {
    const around = this.#givers;
    const args = this.args(field);
    const given = field.definition.args.filter(
      ({ name, extensions }) => extensions[INHERITED] !== undefined && args[name] !== null && args[name] !== undefined,
    );
    for (const { name, extensions } of given) {
      const check = extensions[INHERITED] as CheckInherited;
      // A parameter that no text uses: what can't be meant is refused, also where nothing below asks for it.
      this.param(field, (each) => check(each[name]) ?? null);
    }
    if (given.length > 0) {
      const here = new Map([...around, ...given.map(({ name }) => [name, field] as const)]);
      for (const { name } of given) if (isEmpty(args[name])) here.delete(name);
      this.#givers = here;
    }
    try {
      return compile();
    } finally {
      this.#givers = around;
    }
  }

  /** The variable under which an earlier field of the same object reads the rows of `part`, or else `rows` from now on. */
  shared(part: object, from: string, rows: string): string {
    const readers = this.#shared.get(part) ?? [];
    const earlier = readers.find((one) => one.from === from && one.givers === this.#givers);
    if (earlier) return earlier.rows;
    this.#shared.set(part, [...readers, { from, givers: this.#givers, rows }]);
    return rows;
  }

  get hasInherited(): boolean {
    return this.#givers.size > 0;
  }

  site(field: Field, from: string, to: string): Site {
    const inherited = [...this.#givers].map(([name, giver]): [string, Inherited] => [
      name,
      { value: this.args(giver)[name], param: (pick) => this.param(giver, (args) => pick(args[name])) },
    ]);
    return {
      from,
      to,
      param: (pick) => this.param(field, pick),
      args: this.args(field),
      inherited: Object.fromEntries(inherited),
    };
  }
}

/** An input object with nothing in it: it asks for nothing, and so only takes the place of what holds around it. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' &&
  !Array.isArray(value) &&
  Object.values(value ?? {}).every((each) => each === null || each === undefined);

export const compositeType = (field: Field): GraphQLCompositeType => {
  const type = getNamedType(field.definition.type);
  if (!isCompositeType(type))
    throw new Error(`${field.definition.name} is declared as an object, but its type is ${type}`);
  return type;
};
