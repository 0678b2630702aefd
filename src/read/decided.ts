// A field whose answer needs a rule: one query reads all candidates with their selections, the rule picks and grades.
import { type Bound, type Compilation, compositeType, type Row } from './compilation.ts';
import { decodeCursor, pageSize } from './page.ts';
import type { DecidedReads, Part, RowRef } from './reads.ts';
import type { Field } from './selection.ts';
import { compileValue } from './value.ts';

interface PartBuilder {
  readonly part: Part;
  readonly to: string;
  readonly rows: string;
  readonly match: string;
  readonly inputs: readonly string[];
  readonly clauses: string[];
  readonly columns: string[];
}

/** What a rule decides is a plain value; where it holds a RowRef, the selection on that row takes its place. */
export function compileDecided(compilation: Compilation, field: Field, reads: DecidedReads, from: string) {
  const outer = from === '' ? [] : [from];
  const common = reads.common && compilation.variable();
  const commonClauses =
    reads.common && common
      ? [`CALL (${outer.join(', ')}) { ${reads.common(compilation.site(field, from, common))} RETURN ${common} }`]
      : [];
  const parts = Object.entries(reads.parts).map(([name, part]): [string, PartBuilder] => {
    const [to, rows] = [compilation.variable(), compilation.variable()];
    const site = { ...compilation.site(field, from, to), ...(common ? { common } : {}) };
    return [name, { part, to, rows, match: part.match(site), inputs: part.inputs(site), clauses: [], columns: [] }];
  });
  const builders = new Map(parts);
  const row = (of: Field, part: string) => {
    const builder = builders.get(part);
    if (!builder)
      throw new Error(`${of.definition.name} points at the part "${part}", which ${field.definition.name} has not`);
    const child = compilation.object(compilation, compositeType(of), of.selections, builder.to);
    builder.clauses.push(...child.clauses);
    const at = builder.inputs.length + builder.columns.push(...child.columns) - child.columns.length;
    const decode = (ref: RowRef, bound: Bound) =>
      child.decode(rowOf(bound, ref).slice(at, at + child.columns.length), bound);
    return (value: unknown, bound: Bound): unknown => {
      if (value === null || value === undefined) return null;
      return Array.isArray(value) ? value.map((ref) => decode(ref, bound)) : decode(value as RowRef, bound);
    };
  };
  const shape =
    reads.rows === undefined
      ? compileValue(compilation, field.definition.type, field.selections, row, reads.page)
      : row(field, reads.rows);
  const scope = `CALL (${[...outer, ...(common ? [common] : [])].join(', ')})`;
  const isPaged = ['first', 'after'].every((page) => field.definition.args.some(({ name }) => name === page));
  if (isPaged) refuseBadPage(compilation, field);
  const read = parts.map(([, { part, rows, columns, ...one }]) => {
    const known = part.isShared && columns.length === 0 ? compilation.shared(part, from, rows) : rows;
    const returned = [...one.inputs, ...columns].join(', ');
    const clause = `${scope} { ${[one.match, ...one.clauses].join(' ')} RETURN collect([${returned}]) AS ${rows} }`;
    return { rows: known, clauses: known === rows ? [clause] : [] };
  });
  return {
    clauses: [...commonClauses, ...read.flatMap(({ clauses }) => clauses)],
    columns: read.map(({ rows }) => rows),
    decode: (columns: Row, bound: Bound): unknown => {
      const rows = Object.fromEntries(parts.map(([name], index) => [name, columns[index] as readonly Row[]]));
      return shape(reads.decide(rows, bound.args(field), bound.context), { ...bound, rows });
    },
  };
}

/** Parameters that no text uses, so that a bad page is refused before anything is sent, whether there are rows or none. */
function refuseBadPage(compilation: Compilation, field: Field): void {
  const { name } = field.definition;
  compilation.param(field, (args) => BigInt(pageSize(args, name)));
  compilation.param(field, (args) => decodeCursor(args, name));
}

function rowOf(bound: Bound, ref: RowRef): Row {
  const row = bound.rows?.[ref.part]?.[ref.row];
  if (row) return row;
  throw new Error(`a rule points at row ${ref.row} of "${ref.part}", which was not read`);
}
