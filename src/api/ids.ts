// Ids that a filter is given: an id of another kind, or a name in its place, would find nothing and look like an answer.
import { InputError } from '../errors.ts';
import type { Args } from '../read/reads.ts';

/** Which kind of id each field of a filter takes: `{ subject: 'entity' }`. */
export type IdKinds = Readonly<Record<string, 'entity' | 'claim'>>;

/** @throws InputError `ID_INVALID` naming the field, for the first id that isn't of its kind. */
export const checkIds =
  (kinds: IdKinds) =>
  (filter: Args, list: string): void => {
    for (const [field, kind] of Object.entries(kinds)) {
      const id = filter[field];
      if (typeof id !== 'string' || id.startsWith(`${kind}:`)) continue;
      throw new InputError(
        'ID_INVALID',
        `${list}(filter: { ${field} }): found ${JSON.stringify(id.slice(0, 60))}, expected an id that starts with "${kind}:"; search(text:) finds it by words`,
      );
    }
  };
