// The first rows of a list under its filter, for a rule that looks through them: walked by an index, as the list itself is.
import type { Args, ConnectionReads, Site } from '../../read/reads.ts';

/** A list, and what a question that looks through it is called. */
export interface WalkedList extends Omit<ConnectionReads, 'kind'> {
  readonly question: string;
}

/**
 * Clauses that bind `to`, in the list's order and at most `most`, by the argument `filter` of the question.
 * Cost: as a page of that list. Expects seeks of one walk each.
 */
export function walked({ question, seeks, filters, holds, check }: WalkedList, site: Site, most: number): string {
  const { to, args, param } = site;
  const filterOf = (from: Args): Args => (from.filter as Args | null | undefined) ?? {};
  const given = Object.entries(filterOf(args))
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name]) => name)
    .sort();
  const seek = seeks.find((each) => each.filters.every((filter) => given.includes(filter)));
  const walk = seek?.walks[0];
  if (!seek || !walk) throw new Error('a list has a seek that serves it whatever is filtered');
  const conditions = [
    walk.where?.(site),
    `${seek.key(to)} > ''`,
    holds?.(site),
    ...given
      .filter((name) => !seek.filters.includes(name))
      .map((name) =>
        filters[name]?.(
          site,
          param((from) => filterOf(from)[name]),
          0,
        ),
      ),
  ].filter((condition) => condition !== undefined);
  const order = [walk.prefix?.(to), seek.key(to)].filter((key) => key !== undefined).join(', ');
  const hint = walk.index ? ` USING INDEX SEEK ${walk.index(to)}` : '';
  const limit = param((from) => {
    check?.(filterOf(from), question, site.inherited);
    return BigInt(most);
  });
  const carried = [to, ...(walk.carry?.(to) ?? [])].join(', ');
  return `${walk.match(site)}${hint} WHERE ${conditions.join(' AND ')} WITH ${carried} ORDER BY ${order} LIMIT ${limit}`;
}
