// Headlines over many articles, the worst first.
import { headlineCheck, VERDICTS, type Verdict } from '../../model/headline.ts';
import { pageOf } from '../../read/page.ts';
import type { Site } from '../../read/reads.ts';
import { builder, decided } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { ArticleFilter, articleConditions, articleSeeks, checkArticleIds } from '../nouns/article.ts';
import { allOf, carried, kept, perspectiveArgs } from '../perspective.ts';
import { HeadlineCheckRef } from '../refs.ts';
import { shownCheck, VerdictRef } from './headline-checks.ts';
import { SPOKEN_INPUTS, spokenOf, spokenPart, surroundings } from './spoken.ts';
import { type WalkedList, walked } from './walked.ts';

/** The newest articles are looked at. */
const MAX_ARTICLES = 500;
const MAX_HEADLINES = 1000;
const MAX_BODY = 5000;

const articles: WalkedList = {
  question: 'headlineChecks',
  seeks: articleSeeks,
  filters: articleConditions,
  check: checkArticleIds,
};

/** Binds `article` and `headline`, a statement of its headline told in it by `told`. */
const headlines = (site: Site): string => {
  const left = allOf([
    'headline.sortKey IS NOT NULL AND headline.isHeadline',
    kept(site, 'headline'),
    carried(site, 'article'),
  ]);
  return `${walked(articles, { ...site, to: 'article' }, MAX_ARTICLES)} MATCH (article)<-[told:TOLD_IN]-(headline:Statement) WHERE ${left} WITH article, told, headline ORDER BY article.sortKey, told.sortKey LIMIT ${MAX_HEADLINES + 1}`;
};

const headline = spokenPart((site) => `${headlines(site)} WITH headline AS ${site.to}, article, told`);

/** What the rule holds a headline against: of its stance, by the same or by who speaks for them. */
const body = spokenPart((site) => {
  const { to } = site;
  const isTheirs = ['speakerId', 'principalId']
    .flatMap((own) => ['speakerId', 'principalId'].map((theirs) => `${to}.${own} = headline.${theirs}`))
    .join(' OR ');
  const left = allOf([`${to}.isCounted AND ${to}.stance = headline.stance AND (${isTheirs})`, kept(site, to)]);
  return `${headlines(site)} MATCH (article)<-[:TOLD_IN]-(${to}:Statement) WHERE ${left} WITH DISTINCT ${to} ORDER BY ${to}.sortKey LIMIT ${MAX_BODY + 1}`;
});

builder.queryField('headlineChecks', (t) =>
  t.field({
    type: connectionOf(HeadlineCheckRef),
    description: `Each statement of a headline held against the body of its article: worst first, by the better of quoted and paraphrased words (UNSUPPORTED, OVERSTATED, NARROWER_IN_BODY, SUPPORTED), then by article, newest first, and in reading order. The ${MAX_ARTICLES} newest articles are looked at; where there are more, isTotalCountExact is false: go on with a filter.`,
    args: {
      filter: t.arg({ type: ArticleFilter, description: 'Of which articles; absent or null: of all.' }),
      verdicts: t.arg({
        type: [VerdictRef],
        description: 'Only checks that come to one of these; absent or null: to any.',
      }),
      ...perspectiveArgs,
      ...pageArgs,
    },
    ...decided({
      parts: {
        walked: {
          match: (site) => walked(articles, site, MAX_ARTICLES + 1),
          inputs: ({ to }) => [`${to}.id`],
        },
        article: {
          match: (site) => `${headlines(site)} WITH DISTINCT article AS ${site.to} ORDER BY ${site.to}.sortKey`,
          inputs: ({ to }) => [`${to}.id`],
        },
        headline: {
          ...headline,
          inputs: (site) => [...headline.inputs(site), 'article.id', 'article.sortKey', 'told.sortKey'],
        },
        body,
      },
      decide: (rows, args) => {
        const { walked: found = [], article = [], headline: headlineRows = [], body: bodyRows = [] } = rows;
        const names = surroundings({ headlineRows, bodyRows });
        const told = spokenOf(bodyRows);
        const bodyAt = new Map(told.map(({ statement }, at) => [statement.id, at]));
        const articleAt = new Map(article.map(([id], at) => [id, at]));
        const verdicts = args.verdicts as readonly Verdict[] | null | undefined;
        const checks = spokenOf(headlineRows).flatMap((said, at) => {
          const [id, articleKey, place] = (headlineRows[at] ?? []).slice(SPOKEN_INPUTS) as string[];
          const here = told.filter(({ articles: carriers }) => carriers.some((carrier) => carrier.id === id));
          const check = headlineCheck(names.world, said, here);
          const item = shownCheck(check, names, (each) => bodyAt.get(each), articleAt.get(id) ?? 0, at);
          if (verdicts && !verdicts.includes(item.verdict)) return [];
          return [{ key: `${VERDICTS.length - VERDICTS.indexOf(item.verdict)}|${articleKey}|${place}`, item }];
        });
        checks.sort((a, b) => (a.key < b.key ? -1 : 1));
        const isWhole =
          found.length <= MAX_ARTICLES && headlineRows.length <= MAX_HEADLINES && bodyRows.length <= MAX_BODY;
        return pageOf(checks, args, 'headlineChecks', isWhole);
      },
    }),
  }),
);
