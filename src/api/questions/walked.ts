// The first rows of a list under its filter, for a rule that looks through them: walked by an index, as the list itself is.
import type { Args, ConnectionReads, Site } from '../../read/reads.ts';

/** A list, and what a question that looks through it is called. */
export interface WalkedList extends Omit<ConnectionReads, 'kind'> {
  readonly question: string;
}

const filterOf = (args: Args): Args => (args.filter as Args | null | undefined) ?? {};

const namesIn = (args: Args): readonly string[] =>
  Object.entries(filterOf(args))
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name]) => name)
    .sort();

/** What must hold of `to` by the argument `filter`, but for the fields that a seek serves; and the parameter of a limit. */
export function conditionsOf(
  { question, filters, holds, check }: WalkedList,
  site: Site,
  served: readonly string[],
  most: number,
): { readonly conditions: readonly string[]; readonly limit: string } {
  const others = namesIn(site.args).filter((name) => !served.includes(name));
  return {
    conditions: [
      holds?.(site),
      ...others.map((name) =>
        filters[name]?.(
          site,
          site.param((args) => filterOf(args)[name]),
          0,
        ),
      ),
    ].filter((condition) => condition !== undefined),
    // Refuses here what can't be meant, before anything is sent.
    limit: site.param((args) => {
      check?.(filterOf(args), question, site.inherited);
      return BigInt(most);
    }),
  };
}

/**
 * Clauses that bind `to`, in the list's order and at most `most`, by the argument `filter` of the question.
 * Cost: as a page of that list. Expects seeks of one walk each.
 */
export function walked(list: WalkedList, site: Site, most: number): string {
  const { to } = site;
  const names = namesIn(site.args);
  const seek = list.seeks.find(({ filters }) => filters.every((filter) => names.includes(filter)));
  const walk = seek?.walks[0];
  if (!seek || !walk) throw new Error(`${list.question} looks through a list that no seek serves`);
  const { conditions, limit } = conditionsOf(list, site, seek.filters, most);
  const where = [walk.where?.(site), `${seek.key(to)} > ''`, ...conditions].filter((each) => each !== undefined);
  const order = [walk.prefix?.(to), seek.key(to)].filter((key) => key !== undefined).join(', ');
  const hint = walk.index ? ` USING INDEX SEEK ${walk.index(to)}` : '';
  const carried = [to, ...(walk.carry?.(to) ?? [])].join(', ');
  return `${walk.match(site)}${hint} WHERE ${where.join(' AND ')} WITH ${carried} ORDER BY ${order} LIMIT ${limit}`;
}
