// A page of a list that is all in memory: sorted, filtered, cut.
import type { PlainNode } from './plain-graph.ts';

export type Args = Readonly<Record<string, unknown>>;

/** A row of a list and the key that orders it. */
export interface PlainRow<Item = unknown> {
  readonly key: string;
  readonly item: Item;
}

const separator = '\n';

/** A cursor holds the list's name and the row's key. */
const cursorOf = (list: string, key: string): string => Buffer.from(list + separator + key).toString('base64url');

/** The key in a cursor of that list; undefined where it is none. */
export function keyIn(cursor: string, list: string): string | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const key = text.slice(list.length + separator.length);
  return text.startsWith(list + separator) && cursorOf(list, key) === cursor ? key : undefined;
}

export const sorted = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] =>
  items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));

/** `first` rows after the row of the cursor, which need not be in the list. */
export function plainPage(list: string, rows: readonly PlainRow[], args: Args) {
  const all = sorted(rows, ({ key }) => key);
  const after = typeof args.after === 'string' ? keyIn(args.after, list) : undefined;
  const rest = after === undefined ? all : all.filter(({ key }) => key > after);
  const page = rest.slice(0, args.first as number);
  const edges = page.map(({ key, item }) => ({ cursor: cursorOf(list, key), node: item }));
  return {
    edges,
    nodes: page.map(({ item }) => item),
    pageInfo: {
      hasNextPage: rest.length > page.length,
      hasPreviousPage: after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: all.length,
    isTotalCountExact: true,
  };
}

type Condition<Item> = (item: Item, given: never) => boolean;
export type Conditions<Item> = Readonly<Record<string, Condition<Item>>>;

/**
 * Whether all conditions given hold. A condition without a reading of its own asks for a stored property of its name, so
 * that a new one is covered as soon as it is declared.
 */
export function passes<Item extends Pick<PlainNode, 'properties'>>(
  conditions: Conditions<Item>,
  item: Item,
  { filter }: Args,
): boolean {
  return Object.entries((filter ?? {}) as Args).every(([name, given]) => {
    if (given === null || given === undefined) return true;
    const condition = conditions[name];
    return condition ? condition(item, given as never) : item.properties[name] === given;
  });
}
