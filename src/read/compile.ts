// From a selection to one Cypher query and the decoder of its rows. It knows no noun: only what fields declare (reads.ts).
import { type GraphQLCompositeType, isAbstractType } from 'graphql';
import {
  type Answer,
  type Bound,
  type Compilation,
  type CompileObject,
  compositeType,
  type Row,
  TYPE,
  TYPE_PROPERTY,
} from './compilation.ts';
import { compileConnection } from './connection.ts';
import { compileDecided } from './decided.ts';
import { compileNode, compileNodes } from './node.ts';
import { type Field, objectTypes, readsOf, selectedFields } from './selection.ts';
import { compileValue } from './value.ts';

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

export const compileObject: CompileObject = (compilation, type, selections, variable) => {
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
    const operation = compilation.entering(field, () => compileField(compilation, field, variable, clauses, columns));
    const { types } = field;
    operations.push(
      types ? (row, answer, bound) => types.has(answer[TYPE] as string) && operation(row, answer, bound) : operation,
    );
  }
  return {
    clauses,
    columns: columns.all,
    decode: (row, bound) => {
      // Without a prototype: a response key may be `__proto__`.
      const answer: Answer = Object.create(null);
      answer[TYPE] = typeAt === undefined ? type.name : row[typeAt];
      for (const operation of operations) operation(row, answer, bound);
      return answer;
    },
  };
};

function compileField(
  compilation: Compilation,
  field: Field,
  from: string,
  clauses: string[],
  columns: Columns,
): Operation {
  const { key } = field;
  const reads = (compilation.hasInherited && field.reads.under) || field.reads;
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
