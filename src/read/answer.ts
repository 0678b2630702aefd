// From a root field to its answer: the plan looked up or compiled, one query sent, its row decoded.
import { type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLResolveInfo, getArgumentValues } from 'graphql';
import type { Merges } from '../model/judgement.ts';
import type { Database } from '../neo4j/connect.ts';
import { type Query, query } from '../neo4j/query.ts';
import { read } from '../neo4j/run.ts';
import { type Answer, type Bound, Compilation, type Emitted, type Param } from './compilation.ts';
import { compileObject } from './compile.ts';
import { type Args, fromAnswer, PREPARED, READS, type Reads } from './reads.ts';
import { type Document, type Field, readsOf } from './selection.ts';
import { shapeOf } from './shape-of.ts';

/** What the read path needs of a request's context; rules may need more. */
export interface ReadContext {
  readonly database: Database;
  /** Ids that are merged into others: in arguments they mean these. Absent: none are. */
  readonly watch?: { readonly merges: Merges };
}

/** A compiled root field. */
export interface Plan {
  /** Undefined where nothing need be asked, as for an id of no known family. */
  readonly query: Query | undefined;
  readonly params: readonly Param[];
  readonly decode: Emitted['decode'];
}

/**
 * Plans by the operation, then by response key and shape of the variables: together they decide the text, values don't.
 * Not by the field's node: two operations may share one through a fragment, and ask more of it beside.
 */
const plans = new WeakMap<object, Map<string, Plan>>();
/** Of one operation. */
const MAX_PLANS = 256;

/** Planning a large text that Neo4j has not seen takes longer than running it. */
const READ_MS = 15_000;

/** Compiles the root field of `info`, or finds it compiled. */
export function planOf(info: GraphQLResolveInfo): Plan {
  const known = plans.get(info.operation) ?? new Map<string, Plan>();
  const key = `${info.path.key} ${shapeOf(info)}`;
  const found = known.get(key);
  if (found) return found;
  const plan = compilePlan(info);
  if (known.size < MAX_PLANS) plans.set(info.operation, known.set(key, plan));
  return plan;
}

function compilePlan(info: GraphQLResolveInfo): Plan {
  const document: Document = {
    schema: info.schema,
    fragments: info.fragments,
    variables: info.variableValues,
  };
  const compilation = new Compilation(document, compileObject);
  const emitted = compileObject(
    compilation,
    info.parentType as GraphQLObjectType,
    [{ kind: 'SelectionSet', selections: info.fieldNodes } as never],
    '',
  );
  const { params } = compilation;
  if (emitted.columns.length === 0) return { query: undefined, params, decode: emitted.decode };
  const text = [...emitted.clauses, `RETURN [${emitted.columns.join(', ')}] AS row`].join('\n');
  return { query: query(`${info.parentType.name}.${info.fieldName}`, text), params, decode: emitted.decode };
}

const NONE: Merges = new Map();

/** Arguments in which an id that is merged into another one is that other one. */
function meant(value: unknown, merges: Merges): unknown {
  if (merges.size === 0) return value;
  if (typeof value === 'string') return merges.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => meant(each, merges));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, meant(each, merges)]));
}

async function ask(context: ReadContext, info: GraphQLResolveInfo, given: Args, parent: unknown): Promise<unknown> {
  // What is written is told of the very entity that is named.
  const merges: Merges = info.operation.operation === 'mutation' ? NONE : (context.watch?.merges ?? NONE);
  const rootArgs = meant(given, merges) as Args;
  const plan = planOf(info);
  const values = new Map<Field, Args>();
  const root = info.parentType.getFields()[info.fieldName];
  const reads = root && readsOf(root);
  const preparing = reads?.kind === 'decided' ? reads.prepare?.(rootArgs, context, parent) : undefined;
  const prepared = preparing && { [PREPARED]: await preparing };
  const bound: Bound = {
    context,
    args: (field) => {
      const known = values.get(field) ?? {
        ...(meant(getArgumentValues(field.definition, field.node, info.variableValues), merges) as Args),
        ...(field.definition === root ? prepared : {}),
      };
      values.set(field, known);
      return known;
    },
  };
  const key = info.path.key;
  // Also where nothing is sent: picking refuses arguments that are out of bounds.
  const params = Object.fromEntries(
    plan.params.map(({ field, pick }, index) => [`p${index}`, pick(bound.args(field))]),
  );
  if (plan.query === undefined) return plan.decode([], bound)[key];
  const { rows } = await read(context.database, plan.query, params, { timeoutMs: READ_MS });
  const answer: Answer = plan.decode(rows[0]?.[0] as readonly unknown[], bound);
  return answer[key];
}

/** Declares what a field reads: the part of a Pothos field's options that the compiler and the executor need. */
export const reads = (declaration: Reads) => ({
  extensions: { [READS]: declaration },
  resolve: ((parent, args, context, info) =>
    info.path.prev === undefined
      ? ask(context as ReadContext, info, args as Args, parent)
      : fromAnswer(parent, args, context, info)) as GraphQLFieldResolver<unknown, unknown, unknown, never>,
});
