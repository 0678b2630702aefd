// How many stand behind a claim, on five rungs.
import { corroboration } from '../../model/corroboration.ts';
import type { Site } from '../../read/reads.ts';
import { builder, decided, value } from '../builder.ts';
import { andKept, factual } from '../perspective.ts';
import { CorroborationRef } from '../refs.ts';
import { spokenOf, spokenPart } from './spoken.ts';

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
    isWhole: t.boolean({
      description:
        'False where there are more affirmations than were counted (1,000); then each number is a lower bound.',
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

const decide = ({ affirmations: rows = [] }: Readonly<Record<string, readonly (readonly unknown[])[]>>) => ({
  ...corroboration(spokenOf(rows.slice(0, MAX_AFFIRMATIONS))),
  isWhole: rows.length <= MAX_AFFIRMATIONS,
});

/** An affirmation in the modality of the claim, or ACTUAL or FUTURE where the claim is POSSIBLE, affirms the claim. */
const affirming = (narrower: string, broader: string): string =>
  `(${narrower}.modality = ${broader}.modality OR (${broader}.modality = 'POSSIBLE' AND ${narrower}.modality IN ['ACTUAL', 'FUTURE']))`;

export const claimCorroboration = decided({
  parts: {
    affirmations: affirmations(
      ({ from }) =>
        `CALL (${from}) { RETURN ${from} AS claim UNION MATCH (${from})<-[:NARROWER_THAN]-(claim:Claim) RETURN claim UNION MATCH (${from})-[:SAME_SLOTS]-(claim:Claim) RETURN claim } WITH claim WHERE ${affirming('claim', from)}`,
    ),
  },
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
