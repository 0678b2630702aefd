// Cursors and page sizes of every connection.
import { InputError } from '../errors.ts';
import type { Args } from './reads.ts';

const MAX_PAGE = 100;

/** Filtered lists are counted up to here; beyond it the count says that it isn't exact. */
export const MAX_COUNT = 10_000;

/** The smallest string: every sort key comes after it. */
const BEFORE_ALL = '';

/** @throws InputError `FIRST_OUT_OF_RANGE` naming the argument. */
export function pageSize(args: Args, field: string): number {
  const first = args.first as number;
  if (Number.isInteger(first) && first >= 1 && first <= MAX_PAGE) return first;
  throw new InputError(
    'FIRST_OUT_OF_RANGE',
    `${field}(first:): found ${first}, expected 1 to ${MAX_PAGE}; ask for a page of at most ${MAX_PAGE} and go on with "after"`,
  );
}

/** Opaque to callers: the name of the list and the sort key of the row. */
export const encodeCursor = (field: string, sortKey: string): string =>
  Buffer.from(`${field}\n${sortKey}`).toString('base64url');

/**
 * The sort key after which the page starts.
 * @throws InputError `CURSOR_INVALID` where the cursor is no cursor, or one of another list.
 */
export function decodeCursor(args: Args, field: string): string {
  const cursor = args.after as string | null | undefined;
  if (cursor === null || cursor === undefined) return BEFORE_ALL;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const end = text.indexOf('\n');
  if (end > 0 && text.slice(0, end) === field && encodeCursor(field, text.slice(end + 1)) === cursor) {
    return text.slice(end + 1);
  }
  throw new InputError(
    'CURSOR_INVALID',
    `${field}(after:): found ${JSON.stringify(cursor.slice(0, 40))}, expected a cursor that this list returned; take "endCursor" of its pageInfo as it is`,
  );
}

/** A page of a list that a rule made: each item under a key that is unique and in ascending order. */
export function pageOf<T>(
  items: readonly { readonly key: string; readonly item: T }[],
  args: Args,
  field: string,
  isTotalCountExact: boolean,
) {
  const after = decodeCursor(args, field);
  const following = items.filter(({ key }) => key > after);
  const page = following.slice(0, pageSize(args, field));
  const edges = page.map(({ key, item }) => ({ cursor: encodeCursor(field, key), node: item }));
  return {
    edges,
    nodes: page.map(({ item }) => item),
    pageInfo: {
      hasNextPage: following.length > page.length,
      hasPreviousPage: after !== BEFORE_ALL,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: items.length,
    isTotalCountExact,
  };
}
