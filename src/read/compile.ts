// From a selection to one Cypher query and the decoder of its rows. It knows no noun: only what fields declare (reads.ts).
import {
  type GraphQLCompositeType,
  type GraphQLOutputType,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  type SelectionSetNode,
} from 'graphql';
import { compileConnection } from './connection.ts';
import { compileDecided } from './decided.ts';
import { compileNode, compileNodes } from './node.ts';
import type { Args, Site } from './reads.ts';
import { type Document, type Field, objectTypes, readsOf, selectedFields } from './selection.ts';

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

/** One compilation: hands out variable and parameter names in the order of the text. */
export class Compilation {
  readonly params: Param[] = [];
  #variables = 0;
  readonly document: Document;

  constructor(document: Document) {
    this.document = document;
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

  site(field: Field, from: string, to: string): Site {
    return { from, to, param: (pick) => this.param(field, pick), args: this.args(field) };
  }
}

type Operation = (row: Row, answer: Answer, bound: Bound) => void;

/** Columns of one object: each expression stands once. */
class Columns {
  readonly all: string[] = [];

  one(expression: string): number {
    const at = this.all.indexOf(expression);
    return at >= 0 ? at : this.all.push(expression) - 1;
  }

  /** Appends a child's columns as they are; returns where they start. */
  append(columns: readonly string[]): number {
    return this.all.push(...columns) - columns.length;
  }
}

/**
 * The light stored properties of a type, all of them: reading a few more costs less than planning a text
 * for every choice of scalars that an analyst clicks together.
 */
function lightProperties(compilation: Compilation, type: GraphQLCompositeType): readonly string[] {
  const names = objectTypes(compilation.document.schema, type).flatMap((objectType) =>
    Object.values(objectType.getFields()).flatMap((definition) => {
      const reads = readsOf(definition);
      return reads?.kind === 'property' && !reads.heavy ? [reads.name] : [];
    }),
  );
  return [...new Set(names)].sort();
}

/** Compiles what `selections` ask of the node, relationship or map in `variable`. */
export function compileObject(
  compilation: Compilation,
  type: GraphQLCompositeType,
  selections: readonly SelectionSetNode[],
  variable: string,
): Emitted {
  const columns = new Columns();
  const clauses: string[] = [];
  const operations: Operation[] = [];
  const fields = selectedFields(compilation.document, type, selections);
  const typeProperty = type.extensions[TYPE_PROPERTY] as string | undefined;
  if (fields.some(({ reads }) => reads.kind === 'property' && !reads.heavy) || typeProperty) {
    for (const name of lightProperties(compilation, type)) columns.one(`${variable}.${name}`);
  }
  const typeAt = typeProperty && isAbstractType(type) ? columns.one(`${variable}.${typeProperty}`) : undefined;

  for (const field of fields) {
    const operation = compileField(compilation, field, variable, clauses, columns);
    const { types } = field;
    operations.push(
      types ? (row, answer, bound) => types.has(answer[TYPE] as string) && operation(row, answer, bound) : operation,
    );
  }
  return {
    clauses,
    columns: columns.all,
    decode: (row, bound) => {
      const answer: Answer = { [TYPE]: typeAt === undefined ? type.name : row[typeAt] };
      for (const operation of operations) operation(row, answer, bound);
      return answer;
    },
  };
}

function compileField(
  compilation: Compilation,
  field: Field,
  from: string,
  clauses: string[],
  columns: Columns,
): Operation {
  const { key, reads } = field;
  const put = (emitted: { clauses: readonly string[]; columns: readonly string[] }): number => {
    clauses.push(...emitted.clauses);
    return columns.append(emitted.columns);
  };
  switch (reads.kind) {
    case 'property':
    case 'expression': {
      const at = columns.one(reads.kind === 'property' ? `${from}.${reads.name}` : reads.expression(from));
      const { decode } = reads;
      return (row, answer) => {
        answer[key] = decode ? decode(row[at]) : row[at];
      };
    }
    case 'record': {
      const at = reads.properties.map((name) => columns.one(`${from}.${name}`));
      const shape = compileValue(compilation, field.definition.type, field.selections);
      return (row, answer, bound) => {
        answer[key] = shape(reads.decode(...at.map((index) => row[index])), bound);
      };
    }
    case 'one': {
      const to = compilation.variable();
      const match = reads.match(compilation.site(field, from, to));
      const child = compileObject(compilation, compositeType(field), field.selections, to);
      const at = put({
        clauses: [`OPTIONAL ${match}`, ...child.clauses],
        columns: [`${to} IS NOT NULL`, ...child.columns],
      });
      return (row, answer, bound) => {
        answer[key] = row[at] === true ? child.decode(row.slice(at + 1, at + 1 + child.columns.length), bound) : null;
      };
    }
    case 'self': {
      const child = compileObject(compilation, compositeType(field), field.selections, from);
      const at = put(child);
      return (row, answer, bound) => {
        answer[key] = child.decode(row.slice(at, at + child.columns.length), bound);
      };
    }
    case 'list': {
      const [to, rows] = [compilation.variable(), compilation.variable()];
      const match = reads.match(compilation.site(field, from, to));
      const child = compileObject(compilation, compositeType(field), field.selections, to);
      const at = put({
        clauses: [
          `CALL (${from}) { ${[match, ...child.clauses].join(' ')} RETURN collect([${child.columns.join(', ')}]) AS ${rows} }`,
        ],
        columns: [rows],
      });
      return (row, answer, bound) => {
        answer[key] = (row[at] as Row[]).map((each) => child.decode(each, bound));
      };
    }
    case 'connection':
    case 'decided':
    case 'node':
    case 'nodes': {
      const emitted =
        reads.kind === 'connection'
          ? compileConnection(compilation, field, reads, from)
          : reads.kind === 'decided'
            ? compileDecided(compilation, field, reads, from)
            : reads.kind === 'node'
              ? compileNode(compilation, field, reads.families)
              : compileNodes(compilation, field, reads.families);
      const at = put(emitted);
      return (row, answer, bound) => {
        answer[key] = emitted.decode(row.slice(at, at + emitted.columns.length), bound);
      };
    }
    default:
      throw new Error(`${key} is declared as "${reads.kind}", which has no place on a stored object`);
  }
}

export const compositeType = (field: Field): GraphQLCompositeType => {
  const type = getNamedType(field.definition.type);
  if (!isCompositeType(type))
    throw new Error(`${field.definition.name} is declared as an object, but its type is ${type}`);
  return type;
};

/** Compiles the selection on a plain value; `row` says what stands where a rule points at a row. */
export function compileValue(
  compilation: Compilation,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  row: (field: Field, part: string) => (value: unknown, bound: Bound) => unknown = () => {
    throw new Error(`${type} holds a row, but no rule decides here`);
  },
): (value: unknown, bound: Bound) => unknown {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return (value) => value ?? null;
  const fields = selectedFields(compilation.document, named, selections).map((field) => ({
    key: field.key,
    name: field.definition.name,
    shape:
      field.reads.kind === 'row'
        ? row(field, field.reads.part)
        : compileValue(compilation, field.definition.type, field.selections, row),
  }));
  const shape = (value: unknown, bound: Bound): unknown => {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map((each) => shape(each, bound));
    const answer: Answer = { [TYPE]: named.name };
    for (const field of fields) answer[field.key] = field.shape((value as Record<string, unknown>)[field.name], bound);
    return answer;
  };
  return shape;
}
