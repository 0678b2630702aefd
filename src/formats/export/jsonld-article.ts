// Articles in schema.org, with their sentences and the words in them that refer to entities as Web Annotations.
import type { ArticleRecord, MentionRecord } from '../../model/article.ts';
import { mentionId } from '../../model/records.ts';
import { iri, type Node, type PointOf, part, some, wordsNode } from './jsonld-node.ts';

/** What schema.org's Date takes: a whole day, or a month or year that is certain. Any other EDTF is in `publishedAt` alone. */
const PLAIN_DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;

export function articleNode(article: ArticleRecord, pointOf: PointOf): Node {
  const id = iri(article.id);
  const place = (span: { readonly start: number; readonly end: number }) => ({
    start: pointOf(article.id, span.start),
    end: pointOf(article.id, span.end),
  });
  const { publishedAt } = article;
  return {
    id,
    type: ['NewsArticle', 'ProvEntity'],
    headline: article.headline,
    articleBody: article.text,
    language: article.language,
    publisher: iri(article.publisher),
    url: article.url,
    datePublished: publishedAt !== undefined && PLAIN_DATE.test(publishedAt) ? publishedAt : undefined,
    publishedAt,
    publishedAtWhy: article.publishedAtWhy,
    note: article.note,
    mentions: some([...new Set(article.mentions.map(({ entity }) => iri(entity)))]),
    sentence: some(
      article.sentences.map((sentence) => {
        const self = part(id, `sentence-${sentence.index}`);
        return {
          id: self,
          type: ['Sentence', 'SpecificResource'],
          index: sentence.index,
          line: sentence.line,
          sentenceKind: sentence.kind,
          ...(sentence.skipped === undefined ? {} : { skipped: sentence.skipped }),
          source: id,
          selector: { id: `${self}-place`, type: 'TextPositionSelector', ...place(sentence) },
        };
      }),
    ),
    mention: some(
      article.mentions.map((mention) => {
        const self = mentionIri(article, mention);
        return {
          id: self,
          type: 'Annotation',
          motivation: 'identifying',
          body: iri(mention.entity),
          target: wordsNode(self, article.id, { exact: mention.exact }, place(mention)),
        };
      }),
    ),
  };
}

/** A part of the article: `#mention-`, where it stands in code units, and whom it refers to. */
const mentionIri = (article: ArticleRecord, mention: MentionRecord): string =>
  part(iri(article.id), `mention-${mentionId(article.id, mention).split('#')[1]?.replace(':', '-')}`);
