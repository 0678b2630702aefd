// A bundle as people write it: bundle.yaml, with the texts of its articles beside it.
import { stringify } from 'yaml';
import { bundleEntries, type Entry } from './bundle-entries.ts';
import type { FolderFormat } from './format.ts';

const BUNDLE = 'bundle.yaml';
/** Kinds of entries in the order in which people read a bundle, with its lists. */
const LISTS = {
  article: 'articles',
  entity: 'entities',
  mention: 'mentions',
  claim: 'claims',
  statement: 'statements',
  skipped: 'skipped',
} as const satisfies Record<Entry[0], string>;

export const bundle: FolderFormat = {
  name: 'bundle',
  summary: 'a folder with bundle.yaml and the texts of its articles; attest import reads it, as one transaction',
  reads: ['entity', 'article', 'claim', 'statement'],
  isFolder: true,
  tables: {},
  async *write(records, context) {
    // A bundle is one document with a list for each kind, and one transaction once it is imported: it is as small as both.
    const lists: Record<Entry[0], string[]> = {
      ...{ article: [], entity: [], mention: [], claim: [], statement: [], skipped: [] },
    };
    for await (const record of records) {
      for (const [kind, entry] of bundleEntries(record, context)) {
        if (kind !== 'article') {
          lists[kind].push(item(entry));
          continue;
        }
        const file = `texts/${entry.id.slice('article:'.length)}.txt`;
        yield { file, text: entry.text };
        lists.article.push(item({ ...entry, text: file }));
      }
    }
    yield { file: BUNDLE, text: 'bundle: 1\n' };
    for (const [kind, list] of Object.entries(LISTS)) {
      const items = lists[kind as Entry[0]];
      if (items.length > 0) yield { file: BUNDLE, text: `${list}:\n` };
      for (const text of items) yield { file: BUNDLE, text };
    }
  },
};

/** One entry of a list. Texts aren't folded over lines: indented by hand, they would be others. */
const item = (entry: object): string =>
  stringify([entry], { lineWidth: 0, blockQuote: false, schema: 'core' }).replace(/^(?=.)/gm, '  ');
