// The printed schema with the plain resolvers attached: read as any other GraphQL server would, a field at a time.
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
  printSchema,
} from 'graphql';
import { schema } from '../../src/api/schema.ts';
import { InputError } from '../../src/errors.ts';
import { coordinateOf } from './coverage.ts';
import type { PlainEdge, PlainNode } from './plain-graph.ts';
import type { PlainResolvers } from './plain-nouns.ts';
import type { Args } from './plain-pages.ts';
import type { PlainViews } from './plain-views.ts';
import { refuse } from './refusals.ts';

/** One operation of a document, with values for its variables. */
export interface Question {
  readonly document: DocumentNode;
  readonly operationName: string;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** What a plain answer tells, and the coordinates of the fields that are more in it than null, false or empty. */
export interface PlainAnswer {
  readonly result: ExecutionResult;
  readonly told: ReadonlySet<string>;
}

export type AskPlain = (question: Question) => PlainAnswer;

/** The values of a field of these sources that are more than null, false or empty, lists opened: what a path would lead to. */
export type LookPlain = (
  sources: readonly object[],
  type: GraphQLCompositeType,
  field: string,
  args: object,
) => readonly object[];

export interface PlainServer {
  readonly ask: AskPlain;
  readonly look: LookPlain;
}

const isStored = (source: object): source is PlainNode | PlainEdge => 'properties' in source;

const typeOf = (source: PlainNode | PlainEdge): string =>
  'label' in source ? (source.label === 'Entity' ? String(source.properties.kind) : source.label) : 'Relationship';

/** A stored property, or one of a plain value; of a boolean that must be, absent means false. */
const property = ({ type, name }: GraphQLField<unknown, unknown>) => {
  const absent = isNonNullType(type) && getNamedType(type).name === 'Boolean' ? false : null;
  return (source: object): unknown =>
    (isStored(source) ? source.properties[name] : (source as Record<string, unknown>)[name]) ?? absent;
};

const isSomething = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== false;

/** The fields that hold more than a stored property can, and for which there is no plain reading. */
export const withoutReading = (resolvers: PlainResolvers): readonly string[] =>
  objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => readingOf(resolvers, type, field) === undefined && !isPlain(type, field))
      .map((field) => `${type.name}.${field.name}`),
  );

const objectTypes = (of: GraphQLSchema): readonly GraphQLObjectType[] =>
  Object.values(of.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__'),
  ) as GraphQLObjectType[];

const readingOf = (resolvers: PlainResolvers, type: GraphQLObjectType, { name }: GraphQLField<unknown, unknown>) =>
  [type, ...type.getInterfaces()].map((each) => resolvers[each.name]?.[name]).find((found) => found !== undefined);

/** A leaf without arguments is a property; what connections and a rule's answer are made of stands in these as it is. */
const isPlain = (type: GraphQLObjectType, { type: of, args }: GraphQLField<unknown, unknown>): boolean =>
  args.length === 0 && (isLeafType(getNamedType(of)) || !isIdentified(type));

/** Stored nouns have their own file; what they hold by composition comes from their resolvers. */
const isIdentified = (type: GraphQLObjectType): boolean =>
  type.name === 'Query' || type.getInterfaces().length > 0 || ['Sentence', 'Mention', 'Evidence'].includes(type.name);

type Read = (source: object, args: object) => unknown;

const readerOf = (resolvers: PlainResolvers, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Read =>
  (readingOf(resolvers, type, field) as Read | undefined) ?? property(field);

const readingUnder =
  (views: PlainViews, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Read =>
  (source, args) => {
    const { source: there, resolvers } = views.enter(source, args as Args);
    return readerOf(resolvers, type, field)(there, args);
  };

/** Null where the arguments are to be refused. */
const orNothing = (look: () => unknown): unknown => {
  try {
    return look();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
};

/** The object type of a source that stands where `type` does; undefined where it is of none that can. */
export function typeOfSource(type: GraphQLCompositeType, source: object): GraphQLObjectType | undefined {
  if (!isStored(source)) return isObjectType(type) ? type : undefined;
  const own = schema.getType(typeOf(source));
  const isFitting = own === type || (isAbstractType(type) && isObjectType(own) && schema.isSubType(type, own));
  return isFitting ? (own as GraphQLObjectType) : undefined;
}

export function plainServer(views: PlainViews): PlainServer {
  const plain = buildSchema(printSchema(schema));
  const query = plain.getQueryType();
  let told = new Set<string>();
  let required = new Set<string>();
  for (const type of Object.values(plain.getTypeMap())) {
    if ('resolveType' in type) type.resolveType = (source) => typeOf(source as PlainNode | PlainEdge);
  }
  for (const type of objectTypes(plain)) {
    for (const field of Object.values(type.getFields())) {
      const read = readingUnder(views, type, field);
      const isRequired = isNonNullType(field.type);
      // A root field that must not be null would keep those after it from telling why they are refused.
      if (type === query) field.type = getNullableType(field.type);
      field.resolve = (source, args, _context, info) => {
        if (type === query) {
          if (isRequired) required.add(String(info.path.key));
          refuse(info);
        }
        const value = read(source ?? {}, args as object) ?? null;
        if (isSomething(value)) told.add(coordinateOf(type, field.name));
        return value;
      };
    }
  }
  return {
    ask(question) {
      told = new Set();
      required = new Set();
      const result = executeSync({ schema: plain, ...question });
      const isLost = [...required].some((key) => result.data?.[key] === null);
      return { result: isLost ? { ...result, data: null } : result, told };
    },
    look: (sources, type, name, args) =>
      sources.flatMap((source) => {
        const own = typeOfSource(type, source);
        const field = own?.getFields()[name];
        const value = own && field ? orNothing(() => readingUnder(views, own, field)(source, args)) : null;
        return ([value].flat() as object[]).filter(isSomething);
      }),
  };
}
