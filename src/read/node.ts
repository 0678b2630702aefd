// Nodes by their ids: the part of an id before the colon tells the family, and with it the type that reads it.
import { type GraphQLCompositeType, isCompositeType } from 'graphql';
import { InputError } from '../errors.ts';
import type { Answer, Bound, Compilation, Row } from './compilation.ts';
import type { Args, Family } from './reads.ts';
import type { Field } from './selection.ts';

const MAX_IDS = 100;

const typeOf = (compilation: Compilation, family: Family): GraphQLCompositeType => {
  const type = compilation.document.schema.getType(family.type);
  if (!isCompositeType(type))
    throw new Error(`the family "${family.prefix}" is read by "${family.type}", which is no object`);
  return type;
};

const isOf = (family: Family, id: unknown): boolean => String(id).startsWith(`${family.prefix}:`);

/** An id of no family is an id that nothing has: null, and nothing is read. */
export function compileNode(compilation: Compilation, field: Field, families: readonly Family[]) {
  const family = families.find((each) => isOf(each, compilation.args(field).id));
  if (!family) return { clauses: [], columns: [], decode: () => null };
  const to = compilation.variable();
  const id = compilation.param(field, (args) => args.id);
  const child = compilation.object(compilation, typeOf(compilation, family), field.selections, to);
  return {
    clauses: [`OPTIONAL ${family.match(to, id)}`, ...child.clauses],
    columns: [`${to} IS NOT NULL`, ...child.columns],
    decode: (row: Row, bound: Bound): Answer | null => (row[0] === true ? child.decode(row.slice(1), bound) : null),
  };
}

function idsOf(args: Args, field: Field): readonly string[] {
  const ids = args.ids as readonly string[];
  if (ids.length <= MAX_IDS) return ids;
  throw new InputError(
    'IDS_TOO_MANY',
    `${field.definition.name}(ids:): found ${ids.length} ids, expected at most ${MAX_IDS}; ask for them in several requests`,
  );
}

/** In the order of the ids; null where an id is unknown. Every family is read, so that the text doesn't depend on the ids. */
export function compileNodes(compilation: Compilation, field: Field, families: readonly Family[]) {
  const compiled = families.map((family) => {
    const [id, to, rows] = [compilation.variable(), compilation.variable(), compilation.variable()];
    const ids = compilation.param(field, (args) => [
      ...new Set(idsOf(args, field).filter((each) => isOf(family, each))),
    ]);
    const child = compilation.object(compilation, typeOf(compilation, family), field.selections, to);
    const body = [`UNWIND ${ids} AS ${id}`, family.match(to, id), ...child.clauses].join(' ');
    return {
      rows,
      child,
      clause: `CALL () { ${body} RETURN collect([${[id, ...child.columns].join(', ')}]) AS ${rows} }`,
    };
  });
  return {
    clauses: compiled.map(({ clause }) => clause),
    columns: compiled.map(({ rows }) => rows),
    decode: (columns: Row, bound: Bound): readonly (Answer | null)[] => {
      const byId = new Map<unknown, Answer>();
      compiled.forEach(({ child }, index) => {
        for (const row of columns[index] as readonly Row[]) byId.set(row[0], child.decode(row.slice(1), bound));
      });
      return idsOf(bound.args(field), field).map((id) => byId.get(id) ?? null);
    },
  };
}
