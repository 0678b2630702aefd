// Where affirmations meet denials: which pairs oppose each other, how squarely, and what limits the denial.

import { explainOpposition } from '../../model/explain.ts';
import { GRADES, type Grade, type Opposition, opposition } from '../../model/opposition.ts';
import { pageOf } from '../../read/page.ts';
import type { Site } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { enumOf, HedgeAuthorRef, WordingRef } from '../enums.ts';
import { andKept } from '../perspective.ts';
import { OppositionRef, StatementRef } from '../refs.ts';
import { LimitRoleRef } from './limit-role.ts';
import { type ReadSpoken, spokenOf, spokenPart, surroundings } from './spoken.ts';

const GradeRef = enumOf<Grade>('OppositionGrade', 'How squarely a denial stands against an affirmation.', GRADES, {
  DIRECT: 'It denies just that, or something broader.',
  SCOPED: 'It denies a narrower or overlapping claim: both can be true, and `limits` says within what.',
  ADJACENT: 'It denies something else that bears on it, such as the sale of what is used.',
  DISJOINT: 'It is given as an answer, but denies something else.',
});

const LimitRef = builder.objectRef<object>('Limit');
builder.objectType(LimitRef, {
  description: 'One respect in which a denial says other than, or more than, what was affirmed.',
  fields: (t) => ({
    role: t.field({ type: LimitRoleRef, description: 'In which respect.', ...value() }),
    affirmed: t.string({
      nullable: true,
      description: 'What the affirmation has there, in words; null where it leaves it open.',
      ...value(),
    }),
    denied: t.string({ description: 'What the denial has there, in words.', ...value() }),
    affirmedId: t.id({
      nullable: true,
      description: 'The entity or claim that the affirmation has there; null where it is none.',
      ...value(),
    }),
    deniedId: t.id({
      nullable: true,
      description: 'The entity or claim that the denial has there; null where it is none.',
      ...value(),
    }),
  }),
});

const OppositionHedgeRef = builder.objectRef<object>('OppositionHedge');
builder.objectType(OppositionHedgeRef, {
  description: 'Words with which the denial holds back.',
  fields: (t) => ({
    text: t.string({ description: 'As written.', ...value() }),
    by: t.field({ type: HedgeAuthorRef, description: 'Who hedges.', ...value() }),
  }),
});

builder.objectType(OppositionRef, {
  description: 'A statement that affirms and one that denies, and how squarely the second stands against the first.',
  fields: (t) => ({
    grade: t.field({ type: GradeRef, description: 'How squarely.', ...value() }),
    wording: t.field({
      type: WordingRef,
      description: "Whether the denial is quoted, or only the reporter's paraphrase goes so far.",
      ...value(),
    }),
    hedges: t.field({
      type: [OppositionHedgeRef],
      description: "The denying speaker's own hedges; empty where there are none.",
      ...value(),
    }),
    limits: t.field({
      type: [LimitRef],
      description: 'In which respects the denial is limited or differs; empty only where it is DIRECT.',
      ...value(),
    }),
    explanation: t.string({ description: 'The grade explained in one neutral sentence.', ...value() }),
    affirming: t.field({ type: StatementRef, description: 'The statement that affirms.', ...row('affirming') }),
    denying: t.field({ type: StatementRef, description: 'The statement that denies.', ...row('denying') }),
  }),
});

export const oppositionArgs = builder.args((arg) => ({
  grades: arg.field({ type: [GradeRef], description: 'Only pairs of these grades; absent or null: of all.' }),
}));

/** Statements of one side that are read; beyond it the answer says that it isn't whole. */
const MAX_SIDE = 500;

/**
 * Statements of a stance that may make a pair with a statement about the claim: those about it or about a claim that is
 * compared with it, and those that answer or are answered across claims.
 */
const candidates =
  (stance: 'AFFIRMS' | 'DENIES') =>
  (site: Site): string => {
    const { from, to } = site;
    const told = `WHERE ${to}.stance = '${stance}' AND ${to}.isCounted${andKept(site, to)} RETURN ${to}`;
    return (
      `CALL (${from}) { ` +
      `MATCH (${from})-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS|ADJACENT_TO*0..1]-(:Claim)<-[:ABOUT]-(${to}:Statement) ${told} ` +
      `UNION ` +
      `MATCH (${from})<-[:ABOUT]-(:Statement)-[:RESPONDS_TO]-(${to}:Statement) ${told} ` +
      `} WITH ${to}, ${from} ORDER BY ${to}.claimId <> ${from}.id, ${to}.sortKey LIMIT ${MAX_SIDE + 1}`
    );
  };

const idOf = (filler: string | undefined): string | null =>
  filler?.startsWith('entity:') || filler?.startsWith('claim:') ? filler : null;

/**
 * An opposition as its GraphQL type holds it. The statements are at these rows of the parts `affirming` and `denying`, which
 * every question that answers with oppositions must have.
 */
export const shownOpposition = (
  found: Opposition,
  affirming: ReadSpoken,
  denying: ReadSpoken,
  { nameOf, textOf }: ReturnType<typeof surroundings>,
  affirmingRow: number,
  denyingRow: number,
) => ({
  ...found,
  limits: found.limits.map(({ role, affirmed, denied }) => ({
    role,
    affirmed: affirmed === undefined ? null : textOf(affirmed),
    denied: textOf(denied),
    affirmedId: idOf(affirmed),
    deniedId: idOf(denied),
  })),
  explanation: explainOpposition(found, affirming, denying, nameOf),
  affirming: { part: 'affirming', row: affirmingRow },
  denying: { part: 'denying', row: denyingRow },
});

/** Squarest first, then by the statements. */
export const oppositionKey = ({ grade }: Opposition, affirming: ReadSpoken, denying: ReadSpoken): string =>
  `${GRADES.indexOf(grade)}|${affirming.sortKey}|${denying.sortKey}`;

export const claimOppositions = decided({
  parts: {
    claim: { match: ({ to, from }) => `WITH ${from} AS ${to}`, inputs: ({ to }) => [`${to}.id`] },
    affirming: spokenPart(candidates('AFFIRMS')),
    denying: spokenPart(candidates('DENIES')),
  },
  decide: ({ claim, affirming: affirmingRows = [], denying: denyingRows = [] }, args) => {
    const about = claim?.[0]?.[0];
    const grades = args.grades as readonly Grade[] | null | undefined;
    const names = surroundings({ affirmingRows, denyingRows });
    const { world } = names;
    const [affirming, denying] = [spokenOf(affirmingRows), spokenOf(denyingRows)];
    const pairs = affirming.flatMap((affirms, affirmingRow) =>
      denying.flatMap((denies, denyingRow) => {
        if (affirms.claim.id !== about && denies.claim.id !== about) return [];
        const found = opposition(world, affirms, denies);
        if (!found || (grades && !grades.includes(found.grade))) return [];
        const item = shownOpposition(found, affirms, denies, names, affirmingRow, denyingRow);
        return [{ key: oppositionKey(found, affirms, denies), item }];
      }),
    );
    pairs.sort((a, b) => (a.key < b.key ? -1 : 1));
    const isWhole = affirming.length <= MAX_SIDE && denying.length <= MAX_SIDE;
    return pageOf(pairs, args, 'oppositions', isWhole);
  },
});
