// The articles of a bundle: their sentences, what is skipped, where quotes stand, and which sentences nothing used.
import type { ArticleId, ArticleRecord, MentionRecord, SentenceRecord } from './article.ts';
import type { BundleArticle, BundlePath, SourcedBundle } from './bundle.ts';
import { parseDate } from './date.ts';
import type { EntityId } from './entity.ts';
import { brief, locateQuote, type Passage, type Quote } from './locate.ts';
import { present } from './present.ts';
import { textHash } from './records.ts';
import { aKind, dateProblem, nearestId, type Report, type ReportAt, suggestion } from './report.ts';
import type { Entities } from './resolve-entities.ts';
import { checkSkipped } from './resolve-skipped.ts';
import { splitSentences } from './sentences.ts';
import type { Stored, StoredArticle } from './stored.ts';

/** A span of an article that is known to stand there. */
interface Placed extends Passage {
  readonly article: ArticleId;
}

export interface Articles {
  /** An article of the bundle or of the graph. */
  readonly get: (id: ArticleId) => StoredArticle | undefined;
  /** Finds a statement's words and marks their sentence as used; what is wrong is reported at `path`. */
  readonly place: (quote: Quote & { readonly article?: ArticleId | undefined }, path: BundlePath) => Placed | undefined;
  /** The records, sorted by id; sentences that are neither used nor skipped, or both, are reported. */
  readonly finish: () => readonly ArticleRecord[];
}

export function resolveArticles(
  sourced: SourcedBundle,
  stored: Stored,
  entities: Entities,
  report: Report,
  reportAt: ReportAt,
): Articles {
  const { bundle } = sourced;
  const carriedIds = new Set(bundle.articles.map(({ id }) => id));
  const sole = carriedIds.size === 1 ? bundle.articles[0]?.id : undefined;
  const carried = new Map<ArticleId, StoredArticle>();
  for (const [at, article] of bundle.articles.entries()) {
    if (carried.has(article.id)) {
      report(
        'DUPLICATE_ID',
        ['articles', at, 'id'],
        `${article.id} is carried twice; an article has one text and one id`,
      );
      continue;
    }
    carried.set(article.id, {
      text: textOf(article, at),
      sentences: sentencesOf(article, at),
      publisher: article.publisher,
    });
  }
  const used = new Set<string>();
  const get = (id: ArticleId): StoredArticle | undefined => carried.get(id) ?? stored.articles.get(id);

  function textOf(article: BundleArticle, at: number): string {
    const text = sourced.texts.get(article.id) ?? '';
    if (/\r(?!\n)/.test(text)) {
      report(
        'LINE_END_UNKNOWN',
        ['articles', at, 'text'],
        `the text of ${article.id} ends lines with CR alone, which would make one line of all; save it with LF or CRLF`,
      );
    }
    const before = stored.articles.get(article.id)?.text;
    if (before !== undefined && before !== text) {
      report(
        'ARTICLE_CHANGED',
        ['articles', at, 'text'],
        `the text of ${article.id} (SHA-256 ${textHash(text)}) is not the one that was imported (SHA-256 ${textHash(before)}); ` +
          'a text never changes once imported: give the new one an article id of its own',
      );
    }
    return text;
  }

  function sentencesOf(article: BundleArticle, at: number): readonly SentenceRecord[] {
    const text = sourced.texts.get(article.id) ?? '';
    const skips = bundle.skipped.filter((skip) => (skip.article ?? sole) === article.id);
    const sentences = splitSentences(text, article.language, article.headline, skips);
    for (const [position, line] of article.headline.entries()) {
      if (sentences.some((sentence) => sentence.line === line)) continue;
      report(
        'HEADLINE_LINE_EMPTY',
        ['articles', at, 'headline', position],
        `line ${line} of the text has no words to be a headline`,
      );
    }
    if (article.publishedAt !== undefined) {
      const problem = dateProblem(article.publishedAt, parseDate);
      if (problem !== undefined) report('DATE_INVALID', ['articles', at, 'publishedAt'], problem);
    }
    const publisherKind = entities.expect(article.publisher, ['articles', at, 'publisher']);
    if (publisherKind !== undefined && publisherKind !== 'Organization' && publisherKind !== 'Person') {
      report(
        'PUBLISHER_KIND',
        ['articles', at, 'publisher'],
        `${article.publisher} is ${aKind(publisherKind)}; a publisher is an Organization or a Person`,
      );
    }
    return sentences;
  }

  /** The article that an entry means: the one it names, or the bundle's only one. */
  function meant(id: ArticleId | undefined, path: BundlePath): ArticleId | undefined {
    if (id === undefined && sole === undefined) {
      report(
        'ARTICLE_MISSING',
        path,
        `names no article, which only a bundle of one article may leave out; this one has ${carriedIds.size}: add article:`,
      );
    }
    return id ?? sole;
  }

  function known(id: ArticleId | undefined, path: BundlePath, among: 'bundle' | 'all'): StoredArticle | undefined {
    if (id === undefined) return undefined;
    const article = among === 'all' ? get(id) : carried.get(id);
    if (article === undefined) {
      const nearest = nearestId(id, [...carried.keys(), ...(among === 'all' ? stored.articles.keys() : [])]);
      report(
        'ARTICLE_UNKNOWN',
        path,
        among === 'all'
          ? `${id} is neither carried under articles nor known to the graph${suggestion(nearest)}`
          : `${id} is not carried under articles; what an article mentions and skips comes with the article${suggestion(nearest)}`,
      );
    }
    return article;
  }

  function place(
    quote: Quote & { readonly article?: ArticleId | undefined },
    path: BundlePath,
    among: 'bundle' | 'all',
  ): Placed | undefined {
    const id = meant(quote.article, path);
    const article = known(id, [...path, 'article'], among);
    if (id === undefined || article === undefined) return undefined;
    const passage = locateQuote(article, quote);
    if ('reason' in passage) {
      report(passage.reason, [...path, 'quote'], `the quote ${JSON.stringify(brief(quote.quote))} ${passage.message}`);
      return undefined;
    }
    return { article: id, ...passage };
  }

  function mentions(): ReadonlyMap<ArticleId, readonly MentionRecord[]> {
    const found = new Map<ArticleId, Map<string, MentionRecord>>();
    for (const [at, mention] of bundle.mentions.entries()) {
      entities.expect(mention.entity, ['mentions', at, 'entity']);
      const placed = place(mention, ['mentions', at], 'bundle');
      if (placed === undefined) continue;
      const spans = found.get(placed.article) ?? new Map<string, MentionRecord>();
      spans.set(`${placed.start} ${placed.end} ${mention.entity}`, mentionRecord(mention.entity, placed));
      found.set(placed.article, spans);
    }
    const inOrder = (a: MentionRecord, b: MentionRecord): number =>
      a.start - b.start || a.end - b.end || (a.entity < b.entity ? -1 : 1);
    return new Map([...found].map(([id, spans]) => [id, [...spans.values()].sort(inOrder)] as const));
  }

  function finish(): readonly ArticleRecord[] {
    const mentioned = mentions();
    checkSkipped(
      bundle,
      (skip, path) => {
        const id = meant(skip.article, path);
        const article = known(id, [...path, 'article'], 'bundle');
        return id && article && { sentences: article.sentences, isUsed: ({ index }) => used.has(`${id} ${index}`) };
      },
      report,
    );
    const records: ArticleRecord[] = [];
    for (const article of bundle.articles) {
      const resolved = carried.get(article.id);
      if (resolved === undefined) continue;
      for (const sentence of resolved.sentences) {
        if (sentence.skipped !== undefined || used.has(`${article.id} ${sentence.index}`)) continue;
        reportAt({
          reason: 'SENTENCE_UNUSED',
          where: sourced.textLineOf(article.id, sentence.line),
          message: `no statement quotes the sentence ${JSON.stringify(brief(sentence.text))} and it isn't skipped; annotate it, or list line ${sentence.line} under skipped with a reason`,
        });
      }
      records.push(articleRecord(article, resolved, mentioned.get(article.id) ?? []));
    }
    return records.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  return {
    get,
    place: (quote, path) => {
      const placed = place(quote, path, 'all');
      if (placed === undefined) return undefined;
      used.add(`${placed.article} ${placed.sentence}`);
      const skipped = stored.articles.get(placed.article)?.sentences[placed.sentence]?.skipped;
      // What this bundle skips of an article that it carries is checked when all is placed.
      if (!carried.has(placed.article) && skipped !== undefined) {
        report(
          'SKIPPED_USED',
          [...path, 'quote'],
          `the quote stands in a sentence of ${placed.article} that is skipped (${skipped}); import the article again without skipping it`,
        );
      }
      return placed;
    },
    finish,
  };
}

const mentionRecord = (entity: EntityId, { sentence, start, end, exact }: Placed): MentionRecord => ({
  entity,
  sentence,
  start,
  end,
  exact,
});

const articleRecord = (
  article: BundleArticle,
  { text, sentences }: StoredArticle,
  mentions: readonly MentionRecord[],
): ArticleRecord =>
  present({
    id: article.id,
    headline: sentences.find((sentence) => sentence.kind === 'HEADLINE')?.text,
    text,
    language: article.language,
    publisher: article.publisher,
    url: article.url,
    publishedAt: article.publishedAt,
    publishedAtWhy: article.publishedAtWhy,
    note: article.note,
    sentences,
    mentions,
  });
