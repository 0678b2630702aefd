// The cursors that an answer holds, by the list that they are of: what the next page of it is asked with.
import { type DocumentNode, visit } from 'graphql';

/** The lists of a document by response key; one key may stand for several. */
function listsByKey(document: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const lists = new Map<string, Set<string>>();
  visit(document, {
    Field: ({ alias, name }) => {
      const key = (alias ?? name).value;
      lists.set(key, (lists.get(key) ?? new Set()).add(name.value));
    },
  });
  return lists;
}

/** A cursor says itself of which list it is, but only to who made it; here the document tells. */
export function cursorsIn(document: DocumentNode, data: unknown): ReadonlyMap<string, readonly string[]> {
  const lists = listsByKey(document);
  const cursors = new Map<string, string[]>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, path);
    else if (value !== null && typeof value === 'object')
      for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
    else if (typeof value === 'string') add(value, path);
  };
  const add = (value: string, path: readonly string[]): void => {
    const names = lists.get(path.at(-1) ?? '') ?? new Set();
    if (!['cursor', 'startCursor', 'endCursor'].some((name) => names.has(name))) return;
    for (const list of lists.get(path.at(-3) ?? '') ?? []) cursors.set(list, [...(cursors.get(list) ?? []), value]);
  };
  walk(data, []);
  return cursors;
}
