// The claims that a question looks through: given ones, those that involve given entities, or all; newest first.
import type { Args, Site } from '../../read/reads.ts';

/** `ids` of entities and claims; undefined for all claims. `after`: a parameter of the sort key that they come after. */
interface Meant {
  readonly ids: ((args: Args) => readonly string[]) | undefined;
  readonly after?: string;
  readonly most: number;
}

/**
 * Clauses that bind `to`, at most `most`, in order of their sort key.
 * Cost: one walk of an index for each entity, as far as `most`.
 */
export function claimsMeant({ param }: Pick<Site, 'param'>, to: string, { ids, after = "''", most }: Meant): string {
  if (ids === undefined)
    return `MATCH (${to}:Claim) USING INDEX SEEK ${to}:Claim(sortKey) WHERE ${to}.sortKey > ${after} WITH ${to} ORDER BY ${to}.sortKey LIMIT ${most}`;
  const of = (kind: string): string => param((args) => ids(args).filter((id) => id.startsWith(kind)));
  return (
    `CALL () { UNWIND ${of('entity:')} AS id CALL (id) { MATCH (${to}:Claim)-[involves:INVOLVES]->() USING INDEX SEEK involves:INVOLVES(entityId, sortKey) WHERE involves.entityId = id AND involves.sortKey > ${after} WITH ${to}, involves ORDER BY involves.entityId, involves.sortKey LIMIT ${most} RETURN ${to} } RETURN ${to} ` +
    `UNION UNWIND ${of('claim:')} AS id MATCH (${to}:Claim {id: id}) WHERE ${to}.sortKey > ${after} RETURN ${to} } ` +
    `WITH ${to} ORDER BY ${to}.sortKey LIMIT ${most}`
  );
}
