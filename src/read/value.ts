// The selection on a plain value: one decoded from properties, or made by a rule.
import { type GraphQLOutputType, getNamedType, isCompositeType, type SelectionSetNode } from 'graphql';
import { type Answer, type Bound, type Compilation, TYPE } from './compilation.ts';
import { type Field, selectedFields } from './selection.ts';

/**
 * Compiles the selection on a plain value; `row` says what stands where a rule points at a row, `page` of which part the
 * nodes of a connection are rows.
 */
export function compileValue(
  compilation: Compilation,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  row: (field: Field, part: string) => (value: unknown, bound: Bound) => unknown = () => {
    throw new Error(`${type} holds a row, but no rule decides here`);
  },
  page?: string,
): (value: unknown, bound: Bound) => unknown {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return (value) => value ?? null;
  const fields = selectedFields(compilation.document, named, selections).map((field) => {
    const part = partOf(field, page);
    return {
      key: field.key,
      name: field.definition.name,
      shape:
        part === undefined
          ? compileValue(compilation, field.definition.type, field.selections, row, page)
          : row(field, part),
    };
  });
  const shape = (value: unknown, bound: Bound): unknown => {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map((each) => shape(each, bound));
    const answer: Answer = Object.create(null);
    answer[TYPE] = named.name;
    for (const field of fields) answer[field.key] = field.shape((value as Record<string, unknown>)[field.name], bound);
    return answer;
  };
  return shape;
}

const partOf = ({ reads }: Field, page: string | undefined): string | undefined => {
  if (reads.kind === 'row') return reads.part;
  return reads.kind === 'edgeNode' || reads.kind === 'nodesOfPage' ? page : undefined;
};
