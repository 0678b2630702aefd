// Ids that a filter is given: an id of another kind, or a name in its place, would find nothing and look like an answer.
import { InputError } from '../errors.ts';
import type { Args } from '../read/reads.ts';

/** Which kind of id each field of a filter takes: `{ subject: 'entity' }`. */
export type IdKinds = Readonly<Record<string, 'entity' | 'claim'>>;

/**
 * An id of its kind.
 * @param where the field and its argument: `lineage(claim:)`
 * @throws InputError `ID_INVALID` naming the argument.
 */
export function checkedId(id: unknown, kind: 'entity' | 'claim', where: string): string {
  if (typeof id === 'string' && id.startsWith(`${kind}:`)) return id;
  throw new InputError(
    'ID_INVALID',
    `${where}: found ${JSON.stringify(String(id).slice(0, 60))}, expected an id that starts with "${kind}:"; search(text:) finds it by words`,
  );
}

/**
 * Ids of one kind, each once; undefined where the argument is absent or null.
 * @throws InputError `ID_INVALID`, or `IDS_TOO_MANY` beyond `most`, naming the argument.
 */
export function checkedIds(
  ids: unknown,
  kind: 'entity' | 'claim',
  where: string,
  most: number,
): readonly string[] | undefined {
  if (ids === null || ids === undefined) return undefined;
  const each = [...new Set((ids as readonly unknown[]).map((id) => checkedId(id, kind, where)))];
  if (each.length <= most) return each;
  throw new InputError(
    'IDS_TOO_MANY',
    `${where}: found ${each.length} ids, expected at most ${most}; ask in several requests`,
  );
}

/** @throws InputError `ID_INVALID` naming the field, for the first id that isn't of its kind. */
export const checkIds =
  (kinds: IdKinds) =>
  (filter: Args, list: string): void => {
    for (const [field, kind] of Object.entries(kinds)) {
      const id = filter[field];
      if (typeof id === 'string') checkedId(id, kind, `${list}(filter: { ${field} })`);
    }
  };
