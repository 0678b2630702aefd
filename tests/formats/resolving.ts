// The rows of a source as one bundle, resolved as an import would: what a reader must give no problem of.
import type { Problem } from '../../src/errors.ts';
import type { ArticleId } from '../../src/model/article.ts';
import type { RowSource } from '../../src/model/bulk.ts';
import { bundleSchema, type WrittenBundle } from '../../src/model/bundle.ts';
import type { Content } from '../../src/model/content.ts';
import { resolveBundle } from '../../src/model/resolve.ts';
import { loadVocabulary } from '../../src/vocabulary.ts';
import { collect, isBad } from './temporary.ts';

const LISTS = {
  article: 'articles',
  entity: 'entities',
  mention: 'mentions',
  claim: 'claims',
  statement: 'statements',
  skipped: 'skipped',
} as const;

const vocabulary = await loadVocabulary();

/** @returns The content; bad rows and problems as they are. Equal entries count once. */
export async function resolved(
  source: RowSource,
): Promise<{ readonly content: Content; readonly problems: readonly Problem[]; readonly bundle: WrittenBundle }> {
  const lists = Object.fromEntries(Object.values(LISTS).map((list) => [list, new Map<string, unknown>()]));
  const problems: Problem[] = [];
  for (const row of await collect(source)) {
    if (isBad(row)) problems.push(row);
    else lists[LISTS[row.kind]]?.set(JSON.stringify(row.value), row.value);
  }
  const written = {
    bundle: 1,
    ...Object.fromEntries(Object.entries(lists).map(([list, map]) => [list, [...map.values()]])),
  };
  const bundle = bundleSchema.parse(written);
  const resolution = resolveBundle(
    {
      bundle,
      texts: new Map(bundle.articles.map(({ id, text }) => [id, text])),
      lineOf: (path) => `bundle ${path.join('.')}`,
      textLineOf: (article: ArticleId, line) => `${article}:${line}`,
    },
    vocabulary,
    { entities: new Map(), claims: new Set(), statements: new Set(), articles: new Map() },
  );
  const content: Content =
    'content' in resolution ? resolution.content : { entities: [], claims: [], statements: [], articles: [] };
  return {
    content,
    problems: [...problems, ...('problems' in resolution ? resolution.problems : [])],
    bundle: written as WrittenBundle,
  };
}
