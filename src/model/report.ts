// How the checks of a bundle say what is wrong, all of it at once.
import { InputError, type Problem } from '../errors.ts';
import type { BundlePath } from './bundle.ts';
import { nearestTo } from './nearest.ts';

/** Notes a problem: its reason, the path where it stands in the bundle, and what was found, expected and to be done. */
export type Report = (reason: string, path: BundlePath, message: string) => void;

/** Notes a problem whose place is no path of the bundle: a line of an article's text. */
export type ReportAt = (problem: Problem) => void;

/** " did you mean …?" where a known name is near, else nothing. */
export const suggestion = (nearest: string | undefined): string =>
  nearest === undefined ? '' : `; did you mean ${JSON.stringify(nearest)}?`;

/** The known id of the same kind that was meant: what follows the kind is compared, which alone can be mistyped. */
export function nearestId(id: string, known: Iterable<string>): string | undefined {
  const kind = id.slice(0, id.indexOf(':') + 1);
  const slugs = [...known].flatMap((one) => (one.startsWith(kind) ? [one.slice(kind.length)] : []));
  const nearest = nearestTo(id.slice(kind.length), slugs);
  return nearest && `${kind}${nearest}`;
}

/** "a, b or c". */
export const oneOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;

/** "an Organization", "a Place". */
export const aKind = (kind: string): string => `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind}`;

/** What is wrong with a date, without the place that the parser doesn't know; nothing where it is one. */
export function dateProblem(edtf: string, parse: (edtf: string) => unknown): string | undefined {
  try {
    parse(edtf);
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message.replace(/^date: /, '');
    throw error;
  }
}
