// What of the variables can change a query's text: whether a value is given, and the values of booleans (@include, @skip).
import {
  type GraphQLInputType,
  type GraphQLResolveInfo,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
} from 'graphql';

function describe(type: GraphQLInputType | undefined, value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (isNonNullType(type)) return describe(type.ofType, value);
  if (typeof value === 'boolean') return String(value);
  if (isEnumType(type)) return String(value);
  if (isListType(type)) return '[]';
  if (!isInputObjectType(type)) return typeof value === 'string' ? `+${family(value)}` : '+';
  const fields = type.getFields();
  const given = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${given.map(([name, each]) => `${name}:${describe(fields[name]?.type, each)}`).join(',')}}`;
}

/** An id's family decides which pattern finds its node. */
const family = (value: string): string => /^([a-z]{1,16}):/.exec(value)?.[1] ?? '';

/** One string per shape of the variables of the operation in `info`. */
export function shapeOf(info: GraphQLResolveInfo): string {
  const definitions = info.operation.variableDefinitions ?? [];
  return definitions
    .map(({ variable, type }) => {
      const name = variable.name.value;
      const inputType = typeFromAST(info.schema, type as never) as GraphQLInputType | undefined;
      return `${name}=${describe(inputType, info.variableValues[name])}`;
    })
    .join('&');
}
