// Claims that rest on one article, publisher, utterance, speaker or principal only.
import { RUNGS, type Rung } from '../../model/corroboration.ts';
import { explainSoleSource } from '../../model/explain-source.ts';
import { decodeCursor, encodeCursor, pageSize } from '../../read/page.ts';
import type { Args, Part, Site } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { enumOf } from '../enums.ts';
import { allOf, carried, kept, perspectiveArgs } from '../perspective.ts';
import { ArticleRef, ClaimRef, CorroborationRef, EntityRef, StatementRef } from '../refs.ts';
import { aboutIds } from './about.ts';
import { claimsMeant } from './claims-meant.ts';
import { affirmingClaims, shownCorroboration } from './corroboration.ts';
import { spokenOf, spokenPart, surroundings } from './spoken.ts';

type RungName = Uppercase<Rung>;
const RUNG_NAMES = RUNGS.map((rung) => rung.toUpperCase() as RungName);

const RungRef = enumOf<RungName>(
  'Rung',
  'On what affirmations are counted: from what is easily multiplied to what is not.',
  RUNG_NAMES,
  {
    ARTICLES: 'Articles that carry one.',
    PUBLISHERS: 'Publishers of these articles.',
    UTTERANCES: 'Speech acts; copies of one count once.',
    SPEAKERS: 'Who uttered them.',
    PRINCIPALS: 'On whose behalf; who speaks for nobody else speaks for themselves.',
  },
);

const SoleSourceRef = builder.objectRef<object>('SoleSource');
builder.objectType(SoleSourceRef, {
  description: 'A claim with what it rests on alone, on one rung: of entity, article and statement one, by the rung.',
  fields: (t) => ({
    claim: t.field({ type: ClaimRef, description: 'What rests on it.', ...row('claims') }),
    rung: t.field({ type: RungRef, description: 'The rung that was asked for.', ...value() }),
    entity: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The only publisher, speaker or principal; null on the other rungs.',
      ...row('entities'),
    }),
    article: t.field({
      type: ArticleRef,
      nullable: true,
      description: 'The only article; null on the other rungs.',
      ...row('articles'),
    }),
    statement: t.field({
      type: StatementRef,
      nullable: true,
      description: 'The newest statement of the only utterance; null on the other rungs.',
      ...row('affirmations'),
    }),
    affirmations: t.field({
      type: [StatementRef],
      description: 'What affirms the claim, or a narrower one: newest first, undated last; at most 100.',
      ...row('affirmations'),
    }),
    corroboration: t.field({
      type: CorroborationRef,
      description: 'How many there are on every rung, and which copies and repetitions are counted as one.',
      ...value(),
    }),
    explanation: t.string({ description: 'What it rests on, in one neutral sentence.', ...value() }),
  }),
});

const MAX_ABOUT = 50;
/** Claims that are looked at for one page. */
const MAX_SCANNED = 1000;
const MAX_AFFIRMATIONS = 100;

const QUESTION = 'soleSources';
const given = aboutIds(QUESTION, MAX_ABOUT);

const scanned = (site: Site, to: string, most: number, after?: string): string => {
  const isOfAll = site.args.about === null || site.args.about === undefined;
  return claimsMeant(site, to, { ids: isOfAll ? undefined : given, most, ...(after === undefined ? {} : { after }) });
};

/** What stands on each rung of the statement `spoken`, and of the article `article` that carries it. */
const SOURCES: Readonly<Record<RungName, string>> = {
  ARTICLES: 'article.id',
  PUBLISHERS: 'article.publisherId',
  UTTERANCES: 'coalesce(spoken.utterance, spoken.id)',
  SPEAKERS: 'spoken.speakerId',
  PRINCIPALS: 'coalesce(spoken.principalId, spoken.speakerId)',
};

/** Binds `spoken`: what affirms the claim in `of`. */
const affirmations = (site: Site, of: string): string =>
  `${affirmingClaims(of)} MATCH (claim)<-[:ABOUT]-(spoken:Statement) WHERE ${allOf(["spoken.stance = 'AFFIRMS' AND spoken.isCounted", kept(site, 'spoken')])}`;

/** `soleSource` of the model, to find the claims that have one: binds `to` and `sole`. */
const sole = (site: Site, to: string): string => {
  const rung = site.args.rung as RungName;
  const left = carried(site, 'article');
  const carriers =
    rung === 'ARTICLES' || rung === 'PUBLISHERS'
      ? ` MATCH (spoken)-[:TOLD_IN]->(article:Article)${left ? ` WHERE ${left}` : ''}`
      : '';
  return `WITH ${to}, COLLECT { ${affirmations(site, to)}${carriers} RETURN DISTINCT ${SOURCES[rung]} AS source LIMIT 2 } AS found WHERE size(found) = 1 WITH ${to}, found[0] AS sole`;
};

/** The claims of the page, and one more. */
const paged = (site: Site, to: string): string => {
  const after = site.param((args) => decodeCursor(args, QUESTION));
  const limit = site.param((args) => BigInt(pageSize(args, QUESTION) + 1));
  return `${scanned(site, to, MAX_SCANNED, after)} ${sole(site, to)} ORDER BY ${to}.sortKey LIMIT ${limit}`;
};

const affirmingOf = (site: Site, of: string): string =>
  `${affirmations(site, of)} WITH DISTINCT spoken ORDER BY spoken.sortKey LIMIT ${MAX_AFFIRMATIONS + 1}`;

/** The sole sources of the page that are nodes of the label; on other rungs there are none. */
const sourcePart = (label: 'Entity' | 'Article', rungs: readonly RungName[]): Part => ({
  match: (site) => {
    const source = rungs.includes(site.args.rung as RungName) ? paged(site, 'page') : 'UNWIND [] AS sole';
    return `${source} MATCH (${site.to}:${label} {id: sole}) WITH DISTINCT ${site.to}`;
  },
  inputs: ({ to }) => [`${to}.id`],
});

builder.queryField('soleSources', (t) =>
  t.field({
    type: connectionOf(SoleSourceRef),
    description: `Claims whose affirmations, or those of narrower claims, all rest on one article, publisher, utterance, speaker or principal: by claim, newest first, undated last. For a page ${MAX_SCANNED.toLocaleString('en-US')} claims are looked at: it may hold fewer rows than asked for, or none, and yet have a next one; then isTotalCountExact is false.`,
    args: {
      rung: t.arg({ type: RungRef, required: true, description: 'On which rung there is only one.' }),
      about: t.arg.idList({
        description: `Only these claims, and claims that involve these entities: 1 to ${MAX_ABOUT}; absent or null: all.`,
      }),
      ...perspectiveArgs,
      ...pageArgs,
    },
    ...decided({
      parts: {
        scanned: {
          match: (site) =>
            scanned(
              site,
              site.to,
              MAX_SCANNED + 1,
              site.param((args) => decodeCursor(args, QUESTION)),
            ),
          inputs: ({ to }) => [`${to}.sortKey`],
        },
        counted: {
          match: (site) =>
            `${scanned(site, 'claimed', MAX_SCANNED + 1)} WITH collect(claimed) AS looked CALL (looked) { UNWIND looked[..${MAX_SCANNED}] AS claimed ${sole(site, 'claimed')} RETURN count(*) AS soles } WITH looked, soles AS ${site.to}`,
          inputs: ({ to }) => ['size(looked)', to],
        },
        claims: {
          match: (site) => paged(site, site.to),
          inputs: (site) => [
            `${site.to}.sortKey`,
            `${site.to}.text`,
            'sole',
            `COLLECT { ${affirmingOf(site, site.to)} RETURN spoken.id }`,
          ],
        },
        affirmations: spokenPart(
          (site) =>
            `${paged(site, 'page')} CALL (page) { ${affirmingOf(site, 'page')} RETURN spoken AS ${site.to} } WITH DISTINCT ${site.to} ORDER BY ${site.to}.sortKey`,
        ),
        entities: sourcePart('Entity', ['PUBLISHERS', 'SPEAKERS', 'PRINCIPALS']),
        articles: sourcePart('Article', ['ARTICLES']),
      },
      decide: (rows, args) => {
        const { scanned: seen = [], counted = [], claims = [], affirmations: saidRows = [] } = rows;
        const names = surroundings({ saidRows });
        const said = new Map(spokenOf(saidRows).map((each, at) => [each.statement.id as string, { each, at }]));
        const refs = (part: string) => new Map((rows[part] ?? []).map(([id], at) => [id, { part, row: at }] as const));
        const [entities, articles] = [refs('entities'), refs('articles')];
        const rung = (args.rung as RungName).toLowerCase() as Rung;
        const first = pageSize(args, QUESTION);
        const edges = claims.slice(0, first).map(([key, text, source, ids], at) => {
          const affirming = (ids as readonly string[]).slice(0, MAX_AFFIRMATIONS).flatMap((id) => said.get(id) ?? []);
          const isWhole = (ids as readonly string[]).length <= MAX_AFFIRMATIONS;
          const corroboration = shownCorroboration(
            affirming.map(({ each }) => each),
            names,
            isWhole,
          );
          const affirmed = affirming.map(({ at: place }) => ({ part: 'affirmations', row: place }));
          const node = {
            claim: { part: 'claims', row: at },
            rung: args.rung,
            entity: entities.get(source) ?? null,
            article: articles.get(source) ?? null,
            statement: rung === 'utterances' ? (affirmed[0] ?? null) : null,
            affirmations: affirmed,
            corroboration,
            explanation: explainSoleSource(text as string, rung, source as string, corroboration, names.nameOf),
          };
          return { cursor: encodeCursor(QUESTION, key as string), node };
        });
        return pageOfScan(edges, claims.length > first, seen, counted[0] as readonly number[], args);
      },
    }),
  }),
);

type Rows = readonly (readonly unknown[])[];

/** Where the scan ended before the list did, the page goes on after what was looked at last. */
function pageOfScan(
  edges: readonly { readonly cursor: string; readonly node: object }[],
  hasMore: boolean,
  seen: Rows,
  [claimCount = 0, totalCount = 0]: readonly number[],
  args: Args,
) {
  const isCut = !hasMore && seen.length > MAX_SCANNED;
  const last = isCut ? encodeCursor(QUESTION, seen[MAX_SCANNED - 1]?.[0] as string) : edges.at(-1)?.cursor;
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: hasMore || isCut,
      hasPreviousPage: typeof args.after === 'string',
      startCursor: edges[0]?.cursor ?? null,
      endCursor: last ?? null,
    },
    totalCount,
    isTotalCountExact: claimCount <= MAX_SCANNED,
  };
}
