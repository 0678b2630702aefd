// How many stand behind a claim, on five rungs.
import { corroboration } from '../../model/corroboration.ts';
import { explainCollapse } from '../../model/explain-source.ts';
import { COLLAPSES, type CollapseReason, collapsed } from '../../model/sole-source.ts';
import type { Site } from '../../read/reads.ts';
import { builder, decided, value } from '../builder.ts';
import { enumOf } from '../enums.ts';
import { andKept, factual } from '../perspective.ts';
import { CorroborationRef } from '../refs.ts';
import { type ReadSpoken, spokenOf, spokenPart, surroundings } from './spoken.ts';

const CollapseReasonRef = enumOf<CollapseReason>('CollapseReason', 'Why several are counted as one.', COLLAPSES, {
  SAME_UTTERANCE: 'Articles carry one utterance: copies.',
  SAME_SPEAKER: 'One speaker says it in several utterances: repetitions.',
  SAME_PRINCIPAL: 'Several speakers say it on behalf of one.',
  SAME_ARTICLE: 'Several utterances of it are told in one article.',
  SAME_PUBLISHER: 'One publisher has several articles of it.',
});

const CollapseRef = builder.objectRef<object>('Collapse');
builder.objectType(CollapseRef, {
  description: 'Several copies or repetitions of an affirmation that are counted as one.',
  fields: (t) => ({
    why: t.field({ type: CollapseReasonRef, description: 'Why.', ...value() }),
    count: t.int({ description: 'How many are counted as one: 2 or more.', ...value() }),
    statementIds: t.idList({
      description: 'The affirmations among them, newest first; `nodes` reads them.',
      ...value(),
    }),
    articleIds: t.idList({ description: 'The articles that carry these; `nodes` reads them.', ...value() }),
    explanation: t.string({ description: 'In one sentence.', ...value() }),
  }),
});

builder.objectType(CorroborationRef, {
  description:
    'How many stand behind a claim, on five rungs, from copies to origins: affirmations of it and of narrower claims; headlines and retracted statements never count.',
  fields: (t) => ({
    articles: t.int({ description: 'Articles that carry an affirmation.', ...value() }),
    publishers: t.int({ description: 'Publishers of these articles.', ...value() }),
    utterances: t.int({ description: 'Speech acts; copies of one count once.', ...value() }),
    speakers: t.int({ description: 'Who uttered them.', ...value() }),
    principals: t.int({
      description: 'On whose behalf; a statement on behalf of nobody else counts its speaker.',
      ...value(),
    }),
    collapsed: t.field({
      type: [CollapseRef],
      nullable: true,
      description:
        'Which copies and repetitions were counted as one on the way from articles to origins; empty where none were, null within impactOf, which does not look for them.',
      ...value(),
    }),
    isWhole: t.boolean({
      description:
        'False where there are more affirmations than were counted (1,000; 100 within soleSources); then each number is a lower bound.',
      ...value(),
    }),
  }),
});

const MAX_AFFIRMATIONS = 1000;

const affirmations = (claims: (site: Site) => string) =>
  spokenPart(
    (site) =>
      `${claims(site)} WITH DISTINCT claim MATCH (claim)<-[:ABOUT]-(${site.to}:Statement) WHERE ${site.to}.stance = 'AFFIRMS' AND ${site.to}.isCounted${andKept(site, site.to)} WITH DISTINCT ${site.to} ORDER BY ${site.to}.sortKey LIMIT ${MAX_AFFIRMATIONS + 1}`,
  );

type Names = Pick<ReturnType<typeof surroundings>, 'nameOf'>;

/** Corroboration as its GraphQL type holds it. */
export const shownCorroboration = (said: readonly ReadSpoken[], { nameOf }: Names, isWhole: boolean) => ({
  ...corroboration(said),
  collapsed: collapsed(said).map((one) => ({
    why: one.why,
    count: one.count,
    statementIds: one.statements,
    articleIds: one.articles,
    explanation: explainCollapse(one, nameOf),
  })),
  isWhole,
});

const decide = ({ affirmations: rows = [] }: Readonly<Record<string, readonly (readonly unknown[])[]>>) => {
  const counted = rows.slice(0, MAX_AFFIRMATIONS);
  return shownCorroboration(spokenOf(counted), surroundings({ counted }), rows.length <= MAX_AFFIRMATIONS);
};

/** An affirmation in the modality of the claim, or ACTUAL or FUTURE where the claim is POSSIBLE, affirms the claim. */
export const affirming = (narrower: string, broader: string): string =>
  `(${narrower}.modality = ${broader}.modality OR (${broader}.modality = 'POSSIBLE' AND ${narrower}.modality IN ['ACTUAL', 'FUTURE']))`;

/** Binds `claim`: those whose affirmation affirms the one in `broader`. */
export const affirmingClaims = (broader: string): string =>
  `CALL (${broader}) { RETURN ${broader} AS claim UNION MATCH (${broader})<-[:NARROWER_THAN]-(claim:Claim) RETURN claim UNION MATCH (${broader})-[:SAME_SLOTS]-(claim:Claim) RETURN claim } WITH claim WHERE ${affirming('claim', broader)}`;

export const claimCorroboration = decided({
  parts: { affirmations: affirmations(({ from }) => affirmingClaims(from)) },
  decide,
});

export const relationshipCorroboration = decided({
  parts: {
    affirmations: affirmations((site) => {
      const left = factual(site, 'claim');
      return `UNWIND ${site.from}.claimIds AS claimId MATCH (claim:Claim {id: claimId})${left ? ` WHERE ${left}` : ''}`;
    }),
  },
  decide,
});
