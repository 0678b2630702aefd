// A page of a list that may be long: an index walked in order, as far as the page reaches, and a count that is bounded.
import type { GraphQLCompositeType } from 'graphql';
import { type Bound, type Compilation, compositeType, type Row } from './compilation.ts';
import { decodeCursor, encodeCursor, MAX_COUNT, pageSize } from './page.ts';
import type { Args, ConnectionReads, Site, Walk } from './reads.ts';
import { type Field, selectedFields } from './selection.ts';

const filterOf = (args: Args): Args => (args.filter as Args | null | undefined) ?? {};

interface Compiled {
  readonly clauses: readonly string[];
  readonly columns: readonly string[];
  readonly decode: (row: Row, bound: Bound) => unknown;
}

/** Reads one row more than the page holds, to know whether there is a next one. */
export function compileConnection(
  compilation: Compilation,
  field: Field,
  reads: ConnectionReads,
  from: string,
): Compiled {
  const name = field.definition.name;
  const given = Object.entries(filterOf(compilation.args(field)))
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key]) => key);
  const seek = reads.seeks.find(
    ({ filters, isOfWhole }) =>
      filters.every((filter) => given.includes(filter)) && !(isOfWhole && compilation.hasInherited),
  );
  if (!seek) throw new Error(`${name} has no seek that serves every list`);
  const conditions = given.filter((key) => !seek.filters.includes(key)).sort();
  const fields = selectedFields(compilation.document, compositeType(field), field.selections);
  const scope = from === '' ? 'CALL ()' : `CALL (${from})`;

  const where = (walk: Walk, at: number, site: Site, key: string): string => {
    const holds = reads.holds?.(site);
    return [
      ...(walk.where ? [walk.where(site)] : []),
      key,
      ...(holds ? [holds] : []),
      ...conditions.map((condition) => {
        const build = reads.filters[condition];
        if (!build) throw new Error(`${name} has no condition for the filter "${condition}"`);
        return build(
          site,
          site.param((args) => filterOf(args)[condition]),
          at,
        );
      }),
    ].join(' AND ');
  };

  const { inherited } = compilation.site(field, from, from);
  // Parameters even where no page is read, so that a bad page is refused before anything is sent.
  const limit = compilation.param(field, (args) => {
    reads.check?.(filterOf(args), name, inherited);
    return BigInt(pageSize(args, name) + 1);
  });
  const after = compilation.param(field, (args) => decodeCursor(args, name));
  const page = compilePage(compilation, field, fields);
  const clauses: string[] = [];
  const columns: string[] = [];
  if (page) {
    const { to, rows } = page;
    const site = compilation.site(field, from, to);
    const walks = seek.walks.map((walk, at) => {
      const carried = [to, ...(walk.carry?.(to) ?? [])].join(', ');
      const order = [...(walk.prefix ? [walk.prefix(to)] : []), seek.key(to)].join(', ');
      const found = where(walk, at, site, `${seek.key(to)} > ${after}`);
      const hint = walk.index ? ` USING INDEX SEEK ${walk.index(to)}` : '';
      return `${walk.match(site)}${hint} WHERE ${found} WITH ${carried} ORDER BY ${order} LIMIT ${limit}`;
    });
    const merged =
      walks.length === 1
        ? walks[0]
        : `${scope} { ${walks.map((walk) => `${walk} RETURN ${to}`).join(' UNION ALL ')} } WITH ${to} ORDER BY ${seek.key(to)} LIMIT ${limit}`;
    clauses.push(
      `${scope} { ${[merged, ...page.clauses].join(' ')} RETURN collect([${[seek.key(to), ...page.columns].join(', ')}]) AS ${rows} }`,
    );
    columns.push(rows);
  }
  const isUnder = reads.holds?.(compilation.site(field, from, from)) !== undefined;
  const isExact = given.length === 0 && seek.count !== undefined && !isUnder;
  const countAt = columns.length;
  if (fields.some(({ reads: { kind } }) => kind === 'totalCount' || kind === 'isTotalCountExact')) {
    const to = compilation.variable();
    const site = compilation.site(field, from, to);
    columns.push(
      isExact && seek.count
        ? seek.count(site)
        : seek.walks
            .map(
              (walk, at) =>
                `COUNT { ${walk.match(site)} WHERE ${where(walk, at, site, `${seek.key(to)} IS NOT NULL`)} RETURN ${to} LIMIT ${MAX_COUNT + 1} }`,
            )
            .join(' + '),
    );
  }
  return {
    clauses,
    columns,
    decode: (row, bound) => {
      const answer: Record<string, unknown> = Object.create(null);
      const args = bound.args(field);
      const found = page ? (row[0] as Row[]) : [];
      const kept = found.slice(0, pageSize(args, name));
      const count = row[countAt] as number;
      for (const { key, reads: part } of fields) {
        if (part.kind === 'totalCount') answer[key] = isExact ? count : Math.min(count, MAX_COUNT);
        else if (part.kind === 'isTotalCountExact') answer[key] = isExact || count <= MAX_COUNT;
        else answer[key] = page?.decode(key, kept, found.length > kept.length, bound);
      }
      return answer;
    },
  };
}

interface Page {
  readonly to: string;
  readonly rows: string;
  readonly clauses: readonly string[];
  readonly columns: readonly string[];
  readonly decode: (key: string, rows: readonly Row[], hasNext: boolean, bound: Bound) => unknown;
}

/** Compiles what is selected of the rows: `edges`, `nodes` and `pageInfo`, each under as many aliases as there are. */
function compilePage(compilation: Compilation, field: Field, fields: readonly Field[]): Page | undefined {
  const name = field.definition.name;
  const [to, rows] = [compilation.variable(), compilation.variable()];
  const clauses: string[] = [];
  const columns: string[] = [];
  const decoders = new Map<string, (rows: readonly Row[], hasNext: boolean, bound: Bound) => unknown>();
  const node = (of: Field): ((row: Row, bound: Bound) => unknown) => {
    const child = compilation.object(compilation, compositeType(of), of.selections, to);
    clauses.push(...child.clauses);
    // The first column of a row is its sort key.
    const at = columns.push(...child.columns) - child.columns.length + 1;
    return (row, bound) => child.decode(row.slice(at, at + child.columns.length), bound);
  };
  const cursor = (row: Row): string => encodeCursor(name, row[0] as string);

  for (const part of fields) {
    if (part.reads.kind === 'nodesOfPage') {
      const decode = node(part);
      decoders.set(part.key, (page, _hasNext, bound) => page.map((row) => decode(row, bound)));
    } else if (part.reads.kind === 'edges') {
      const edge = selectedFields(compilation.document, compositeType(part), part.selections).map((of) => ({
        key: of.key,
        decode: of.reads.kind === 'cursor' ? cursor : node(of),
      }));
      decoders.set(part.key, (page, _hasNext, bound) =>
        page.map((row) => Object.fromEntries(edge.map(({ key, decode }) => [key, decode(row, bound)]))),
      );
    } else if (part.reads.kind === 'pageInfo') {
      const infos = selectedFields(compilation.document, compositeType(part) as GraphQLCompositeType, part.selections);
      decoders.set(part.key, (page, hasNext, bound) => {
        const info: Record<string, unknown> = {
          hasNextPage: hasNext,
          hasPreviousPage: typeof bound.args(field).after === 'string',
          startCursor: page[0] ? cursor(page[0]) : null,
          endCursor: page.at(-1) ? cursor(page.at(-1) as Row) : null,
        };
        return Object.fromEntries(infos.map(({ key, definition }) => [key, info[definition.name]]));
      });
    }
  }
  if (decoders.size === 0) return undefined;
  return {
    to,
    rows,
    clauses,
    columns,
    decode: (key, page, hasNext, bound) => decoders.get(key)?.(page, hasNext, bound),
  };
}
