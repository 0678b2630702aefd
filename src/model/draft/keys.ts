// Readable ids and keys for what has none yet.
import { foldName } from '../name.ts';

/** Lower-case words joined by hyphens, at most `most` of them; '' where a text has no Latin letter and no digit. */
export const slugOf = (text: string, most = 6): string =>
  foldName(text.replace(/['’]s\b/g, ''))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .slice(0, most)
    .join('-');

/** Gives each wanted key out once: the second gets "-2". */
export function keyGiver(): (wanted: string) => string {
  const given = new Set<string>();
  return (wanted) => {
    let key = wanted;
    for (let count = 2; given.has(key); count += 1) key = `${wanted}-${count}`;
    given.add(key);
    return key;
  };
}
