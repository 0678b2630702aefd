// Articles, their sentences, and the mentions in them.
import type { Condition, Seek, Site } from '../../read/reads.ts';
import { builder, connection, list, one, property } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { SentenceKindRef } from '../enums.ts';
import { checkIds } from '../ids.ts';
import { allOf, carried, kept, perspectiveArgs } from '../perspective.ts';
import { headlineChecks } from '../questions/headline-checks.ts';
import { ArticleRef, EntityRef, HeadlineCheckRef, MentionRef, NodeRef, SentenceRef, StatementRef } from '../refs.ts';
import { edgeSeek, filtered, nodeSeek, ofParent } from '../walks.ts';
import { checkStatementIds, StatementFilter, statementConditions } from './statement-filter.ts';

export const ArticleFilter = builder.inputType('ArticleFilter', {
  description: 'Which articles; all conditions given must hold. An absent or null condition is none.',
  fields: (t) => ({
    publisher: t.id({ description: 'Published by this entity.' }),
    language: t.string({ description: 'In this language: BCP 47, such as "en".' }),
    mentions: t.id({ description: 'Mentioning this entity.' }),
  }),
});

export const checkArticleIds = checkIds({ publisher: 'entity', mentions: 'entity' });

export const articleConditions: Readonly<Record<string, Condition>> = {
  publisher: ({ to }, given) => `${to}.publisherId = ${given}`,
  language: ({ to }, given) => `${to}.language = ${given}`,
  mentions: ({ to }, given) => `EXISTS { (${to})-[:NAMES]->(:Entity {id: ${given}}) }`,
};

export const articleSeeks: readonly Seek[] = [
  edgeSeek('Article', 'NAMES', [filtered('mentions', 'entityId')]),
  nodeSeek('Article', [filtered('publisher', 'publisherId')]),
  nodeSeek('Article', [filtered('language')]),
  nodeSeek('Article'),
];

/** A statement is told in an article while it is left itself, and the article's evidence too. */
const toldHere = (site: Site, statement: string, article: string): string | undefined =>
  allOf([kept(site, statement), carried(site, article)]);

builder.objectType(MentionRef, {
  description: "Words of an article that refer to an entity. Offsets are UTF-16 code units of the article's text.",
  fields: (t) => ({
    exact: t.string({ description: 'The words as they stand in the text.', ...property('exact') }),
    start: t.int({ description: 'Where they start: 0 is the first code unit of the text.', ...property('start') }),
    end: t.int({ description: 'Where they end: the first code unit after them.', ...property('end') }),
    entity: t.field({
      type: EntityRef,
      description: 'Whom or what they refer to.',
      ...one(({ from, to }) => `MATCH (${from})-[:REFERS_TO]->(${to}:Entity)`),
    }),
    sentence: t.field({
      type: SentenceRef,
      description: 'The sentence that they stand in.',
      ...one(({ from, to }) => `MATCH (${from})-[:IN]->(${to}:Sentence)`),
    }),
  }),
});

builder.objectType(SentenceRef, {
  description: "A sentence of an article. Offsets are UTF-16 code units of the article's text.",
  fields: (t) => ({
    index: t.int({ description: 'Its place in the article, from 0.', ...property('index') }),
    line: t.int({ description: 'The line of the text that it stands in, from 1.', ...property('line') }),
    kind: t.field({ type: SentenceKindRef, description: 'What it is in its article.', ...property('kind') }),
    text: t.string({ description: 'The sentence as it stands in the text.', ...property('text') }),
    start: t.int({ description: 'Where it starts: 0 is the first code unit of the text.', ...property('start') }),
    end: t.int({ description: 'Where it ends: the first code unit after it.', ...property('end') }),
    skipped: t.string({
      nullable: true,
      description: 'Why it gives no statement ("furniture", "DUPLICATE", or in words); null where it gives one.',
      ...property('skipped'),
    }),
    article: t.field({
      type: ArticleRef,
      description: 'The article that it stands in.',
      ...one(({ from, to }) => `MATCH (${from})-[:OF]->(${to}:Article)`),
    }),
    mentions: t.field({
      type: [MentionRef],
      description: 'The words in it that refer to entities, in reading order; at most 1,000.',
      ...list(({ from, to }) => `MATCH (${from})<-[:IN]-(${to}:Mention) WITH ${to} ORDER BY ${to}.sortKey LIMIT 1000`),
    }),
    statements: t.field({
      type: [StatementRef],
      description: 'The statements with evidence in it, superseded ones apart, in reading order; at most 1,000.',
      args: perspectiveArgs,
      ...list((site) => {
        const { from, to } = site;
        const left = toldHere(site, to, 'home');
        return `MATCH (${from})<-[:IN]-(:Evidence)<-[:EVIDENCED_BY]-(${to}:Statement)${left ? `, (${from})-[:OF]->(home:Article)` : ''} WHERE ${to}.sortKey IS NOT NULL${left ? ` AND ${left}` : ''} WITH DISTINCT ${from}, ${to} WITH ${to}, head([(${to})-[told:TOLD_IN]->(article:Article) WHERE article.id = ${from}.articleId | told.sortKey]) AS place ORDER BY place LIMIT 1000`;
      }),
    }),
  }),
});

builder.objectType(ArticleRef, {
  description: 'A text that asserts things, immutable once imported.',
  interfaces: [NodeRef],
  fields: (t) => ({
    headline: t.string({
      nullable: true,
      description: 'Its headline; null where it has none.',
      ...property('headline'),
    }),
    text: t.string({ description: 'The whole text, as it came.', ...property('text', { heavy: true }) }),
    language: t.string({ description: 'BCP 47, such as "en".', ...property('language') }),
    url: t.string({
      nullable: true,
      description: 'Where it stands on the web; null where not told.',
      ...property('url'),
    }),
    publishedAt: t.string({
      nullable: true,
      description: 'When it was published: EDTF; null where it bears no date and none is vouched for.',
      ...property('publishedAt'),
    }),
    publishedAtWhy: t.string({
      nullable: true,
      description: 'How publishedAt is known, where the article does not bear it; null otherwise.',
      ...property('publishedAtWhy'),
    }),
    note: t.string({
      nullable: true,
      description: "The annotator's remark; null where there is none.",
      ...property('note'),
    }),
    recordedAt: t.string({ description: 'When it was first imported: ISO 8601, UTC.', ...property('recordedAt') }),
    supersededAt: t.string({
      nullable: true,
      description: 'When it was superseded: ISO 8601, UTC; null while it stands.',
      ...property('supersededAt'),
    }),
    publisher: t.field({
      type: EntityRef,
      description: 'Who published it.',
      ...one(({ from, to }) => `MATCH (${from})-[:PUBLISHED_BY]->(${to}:Entity)`),
    }),
    sentences: t.field({
      type: connectionOf(SentenceRef),
      description: 'Its sentences in reading order.',
      args: pageArgs,
      ...connection({
        seeks: [nodeSeek('Sentence', [ofParent('articleId')], ({ from }) => `COUNT { (${from})<-[:OF]-() }`)],
        filters: {},
      }),
    }),
    statements: t.field({
      type: connectionOf(StatementRef),
      description: 'The statements with evidence in it, in reading order.',
      args: {
        ...pageArgs,
        ...perspectiveArgs,
        filter: t.arg({ type: StatementFilter, description: 'Which of them; absent or null: all.' }),
      },
      ...connection({
        seeks: [
          edgeSeek('Statement', 'TOLD_IN', [ofParent('articleId')], ({ from }) => `COUNT { (${from})<-[:TOLD_IN]-() }`),
        ],
        filters: statementConditions,
        holds: (site) => toldHere(site, site.to, site.from),
        check: checkStatementIds,
      }),
    }),
    headlineChecks: t.field({
      type: [HeadlineCheckRef],
      args: perspectiveArgs,
      description:
        'Each statement of its headline held against its body, in reading order; empty where it has no headline.',
      ...headlineChecks,
    }),
  }),
});

builder.queryFields((t) => ({
  article: t.field({
    type: ArticleRef,
    nullable: true,
    description: 'The article with this id; null where nothing has it.',
    args: {
      id: t.arg.id({ required: true, description: 'Such as `article:musk-kremlin-starlink`.' }),
      ...perspectiveArgs,
    },
    ...one(({ to, param }) => `MATCH (${to}:Article {id: ${param((args) => args.id)}})`),
  }),
  articles: t.field({
    type: connectionOf(ArticleRef),
    description: 'All articles, newest first, undated last.',
    args: { ...pageArgs, filter: t.arg({ type: ArticleFilter, description: 'Which of them; absent or null: all.' }) },
    ...connection({
      seeks: articleSeeks,
      filters: articleConditions,
      check: checkArticleIds,
    }),
  }),
}));
