// The shape of a bulk row, held against the format of a bundle: all that one row shows of what is wrong with it.
import type { BulkKind } from '../model/bulk.ts';
import { type EntryOf, entrySchemas } from '../model/bulk-entry.ts';
import { shapeProblems } from './shape.ts';

interface Misshapen {
  /** Of the first thing that is wrong. */
  readonly reason: string;
  /** Everything that is wrong. */
  readonly message: string;
}

/** The entry with its defaults, or what is wrong with it. */
export function checkEntry<K extends BulkKind>(kind: K, value: unknown): { readonly entry: EntryOf<K> } | Misshapen {
  const parsed = entrySchemas[kind].safeParse(value);
  if (!parsed.success) {
    const shaped = { schema: entrySchemas[kind], noun: kind };
    const problems = shapeProblems(parsed.error.issues, value, () => '', shaped);
    const message = problems.map((problem) => problem.message).join('; ');
    return { reason: problems[0]?.reason ?? 'VALUE_INVALID', message };
  }
  const entry = parsed.data as EntryOf<K>;
  if (entry.proposed !== undefined) {
    const message = `is proposed by a draft (${entry.proposed}) and accepted by nobody; take out proposed: to accept it`;
    return { reason: 'PROPOSAL_OPEN', message };
  }
  return inOneImport(kind, entry) ?? { entry };
}

/** UTF-16 code units: an id or a name that is longer can't be found by any index. */
const LONGEST = 1_000;
const SHORT = new Set(['id', 'key', 'name', 'value', 'scheme', 'claim', 'utterance']);

function tooLong(value: unknown, path: string): Misshapen | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const here = Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`;
    if (typeof part !== 'string') {
      const within = tooLong(part, here);
      if (within !== undefined) return within;
    } else if (SHORT.has(name) && part.length > LONGEST) {
      const message = `${here} has ${part.length} characters; expected ${LONGEST} at most`;
      return { reason: 'TEXT_TOO_LONG', message };
    }
  }
  return undefined;
}

/** What one bundle may leave out, or a text file can't hold. */
function inOneImport(kind: BulkKind, entry: EntryOf<BulkKind>): Misshapen | undefined {
  const long = kind === 'article' ? undefined : tooLong(entry, kind);
  if (long !== undefined) return long;
  const missing = (what: string): Misshapen => ({
    reason: 'ARTICLE_MISSING',
    message: `${what} names no article, which only a bundle of one article may leave out; add article:`,
  });
  if ((kind === 'mention' || kind === 'skipped') && (entry as EntryOf<'mention'>).article === undefined) {
    return missing(kind);
  }
  if (kind === 'statement') {
    const at = (entry as EntryOf<'statement'>).evidence.findIndex(({ article }) => article === undefined);
    return at < 0 ? undefined : missing(`statement.evidence[${at}]`);
  }
  if (kind === 'article') {
    const at = (entry as EntryOf<'article'>).text.search(/\p{Surrogate}/u);
    const message = `the text holds half a surrogate pair at ${at}, which is no character; write it as UTF-8`;
    return at < 0 ? undefined : { reason: 'TEXT_NOT_UTF8', message };
  }
  return undefined;
}
