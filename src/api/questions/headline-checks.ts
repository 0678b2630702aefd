// Whether the body of an article bears out its headline.
import type { Filler } from '../../model/claim.ts';
import {
  type Dropped,
  type HeadlineCheck,
  type HeadlineVerdict,
  headlineCheck,
  VERDICTS,
  type Verdict,
  wholeVerdict,
} from '../../model/headline.ts';
import type { StatementId } from '../../model/statement.ts';
import { builder, decided, row, value } from '../builder.ts';
import { enumOf } from '../enums.ts';
import { allOf, carried, kept } from '../perspective.ts';
import { ArticleRef, HeadlineCheckRef, StatementRef } from '../refs.ts';
import { LimitRoleRef } from './limit-role.ts';
import { spokenOf, spokenPart, surroundings } from './spoken.ts';

export const VerdictRef = enumOf<Verdict>(
  'HeadlineVerdict',
  'What a headline is to the body of its article; from best to worst SUPPORTED, NARROWER_IN_BODY, OVERSTATED, UNSUPPORTED.',
  VERDICTS,
  {
    SUPPORTED: 'The body says as much.',
    NARROWER_IN_BODY: 'The body says it only within limits that the headline drops.',
    OVERSTATED: 'The body says less, or only something that bears on it.',
    UNSUPPORTED: 'The body, by these words, has nothing of it.',
  },
);

const DroppedRef = builder.objectRef<object>('Dropped');
builder.objectType(DroppedRef, {
  description: 'What the body says and the headline leaves out.',
  fields: (t) => ({
    role: t.field({ type: LimitRoleRef, description: 'In which respect.', ...value() }),
    text: t.string({ description: 'What stands there in the body, in words.', ...value() }),
  }),
});

const WordingVerdictRef = builder.objectRef<object>('WordingVerdict');
builder.objectType(WordingVerdictRef, {
  description: "A headline's statement against what the body has in one wording, by the best of it.",
  fields: (t) => ({
    verdict: t.field({ type: VerdictRef, description: 'How the body bears it out.', ...value() }),
    dropped: t.field({
      type: [DroppedRef],
      description: 'What the headline leaves out of the nearest statements; empty unless NARROWER_IN_BODY.',
      ...value(),
    }),
    nearest: t.field({
      type: [StatementRef],
      description:
        'The statements of the body on which the verdict rests; where it is UNSUPPORTED, those that come nearest, if any.',
      ...row('body'),
    }),
  }),
});

builder.objectType(HeadlineCheckRef, {
  description:
    "A statement of a headline held against the body's statements of the same stance by the same voice, once over quoted and once over paraphrased words.",
  fields: (t) => ({
    article: t.field({
      type: ArticleRef,
      description: 'The article whose headline and body these are.',
      ...row('article'),
    }),
    statement: t.field({ type: StatementRef, description: 'What the headline says.', ...row('headline') }),
    verdict: t.field({
      type: VerdictRef,
      description: 'How the body as a whole bears it out: the better of quoted and paraphrased.',
      ...value(),
    }),
    quoted: t.field({ type: WordingVerdictRef, description: 'Against what the body quotes.', ...value() }),
    paraphrased: t.field({ type: WordingVerdictRef, description: 'Against what the body paraphrases.', ...value() }),
  }),
});

/** Statements of an article that are read on either side: more than a long article makes. */
const MAX_STATEMENTS = 1000;

const told = (isHeadline: boolean) =>
  spokenPart((site) => {
    const { from, to } = site;
    const left = allOf([kept(site, to), carried(site, from)]);
    return `MATCH (${to}:Statement)-[told:TOLD_IN]->(${from}) WHERE ${to}.isHeadline = ${isHeadline}${left ? ` AND ${left}` : ''} WITH ${to}, told ORDER BY told.sortKey LIMIT ${MAX_STATEMENTS}`;
  });

/** A check as its GraphQL type holds it; its rows are of the parts `article`, `headline` and `body`. */
export const shownCheck = (
  { quoted, paraphrased }: HeadlineCheck,
  { textOf }: Pick<ReturnType<typeof surroundings>, 'textOf'>,
  bodyRow: (id: StatementId) => number | undefined,
  articleRow: number,
  headlineRow: number,
) => {
  const shown = (verdict: HeadlineVerdict) => ({
    ...verdict,
    dropped: verdict.dropped.map(({ role, filler }: Dropped) => ({ role, text: textOf(filler as Filler) })),
    nearest: verdict.nearest.map((id) => ({ part: 'body', row: bodyRow(id) })),
  });
  return {
    article: { part: 'article', row: articleRow },
    statement: { part: 'headline', row: headlineRow },
    verdict: wholeVerdict({ quoted, paraphrased }),
    quoted: shown(quoted),
    paraphrased: shown(paraphrased),
  };
};

export const headlineChecks = decided({
  parts: {
    article: { match: ({ from, to }) => `WITH ${from} AS ${to}`, inputs: ({ to }) => [`${to}.id`] },
    headline: told(true),
    body: told(false),
  },
  decide: ({ headline: headlineRows = [], body: bodyRows = [] }) => {
    const names = surroundings({ headlineRows, bodyRows });
    const body = spokenOf(bodyRows);
    const rowOf = new Map(body.map(({ statement }, at) => [statement.id, at]));
    return spokenOf(headlineRows).map((headline, at) =>
      shownCheck(headlineCheck(names.world, headline, body), names, (id) => rowOf.get(id), 0, at),
    );
  },
});
