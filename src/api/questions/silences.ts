// Who was accused and did not answer in time. By dates that leave no doubt; what can't be timed is counted and said.
import { InputError } from '../../errors.ts';
import { parseDate } from '../../model/date.ts';
import type { EntityId } from '../../model/entity.ts';
import { explainSilence, knownUntil, SILENCE_KINDS, type SilenceKind, silences } from '../../model/silence.ts';
import { chronologicalKey, UNDATED } from '../../model/sort-key.ts';
import { pageOf } from '../../read/page.ts';
import type { Args, Part, Site } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { enumOf } from '../enums.ts';
import { checkedIds } from '../ids.ts';
import { andKept, carried, perspectiveArgs } from '../perspective.ts';
import { EntityRef, StatementRef } from '../refs.ts';
import { vocabulary } from '../vocabulary.ts';
import { type Above, above, widened } from './around.ts';
import { SPOKEN_WIDTH, spokenOf, spokenPart, surroundings } from './spoken.ts';

const SilenceKindRef = enumOf<SilenceKind>('SilenceKind', 'In which way an accused is silent.', SILENCE_KINDS, {
  UNANSWERED: 'Nobody answers for them at all, and the days were over when the last was said that is known.',
  ANSWERED_LATE: 'Somebody answers for them, but later.',
  UNDATED: 'Nobody answers for them at all, but the accusation bears no date: days can not be counted.',
});

const SilenceRef = builder.objectRef<object>('Silence');
builder.objectType(SilenceRef, {
  description: 'An accusation that the accused do not answer in time.',
  fields: (t) => ({
    kind: t.field({ type: SilenceKindRef, description: 'In which way.', ...value() }),
    accused: t.field({ type: EntityRef, description: 'Whom it may be held against.', ...row('accused') }),
    accusation: t.field({ type: StatementRef, description: 'The statement that accuses.', ...row('accusations') }),
    answer: t.field({
      type: StatementRef,
      nullable: true,
      description: 'The first answer after the deadline; null unless ANSWERED_LATE.',
      ...row('answers'),
    }),
    deadline: t.string({
      nullable: true,
      description: 'The last instant for an answer to be in time: ISO 8601, UTC; null where the accusation is undated.',
      ...value(),
    }),
    explanation: t.string({
      description: 'Who says what, and who does not answer, in one neutral sentence.',
      ...value(),
    }),
  }),
});

const SilencesRef = connectionOf(SilenceRef);
builder.objectFields(SilencesRef, (t) => ({
  accusationCount: t.int({ description: 'Accusations that were looked at.', ...value() }),
  answeredCount: t.int({
    description: 'Answered in time, or perhaps so: where an answer bears no date, or one that may be early enough.',
    ...value(),
  }),
  pendingCount: t.int({
    description: 'Not answered, but with days left at `knownUntil`: no silence yet.',
    ...value(),
  }),
  undatedCount: t.int({
    description: 'Accusations that bear no date, answered or not: whether an answer to them is late can not be told.',
    ...value(),
  }),
  knownUntil: t.string({
    nullable: true,
    description:
      'Until when was looked: `asOf`, else the end of the day (UTC) on which the newest statement or article begins. ISO 8601; null where nothing bears a date, or `asOf` is open.',
    ...value(),
  }),
  isWhole: t.boolean({
    description:
      'False where there are more accusations (the newest 500) or answers (2,000) than were read: silences may then be missing, or broken by what was not read.',
    ...value(),
  }),
}));

const MAX_ABOUT = 50;
const MAX_ACCUSATIONS = 500;
const MAX_ANSWERS = 2000;
const MAX_DAYS = 36_500;

const ACCUSING = [...vocabulary.predicates.values()]
  .filter(({ accuses }) => accuses.length > 0)
  .map(({ name }) => name);

const aboutOf = (args: Args): readonly string[] | undefined =>
  checkedIds(args.about, 'entity', 'silences(about:)', MAX_ABOUT);

/** @throws InputError `DAYS_OUT_OF_RANGE` */
function daysOf({ days }: Args): number {
  if ((days as number) >= 0 && (days as number) <= MAX_DAYS) return days as number;
  throw new InputError(
    'DAYS_OUT_OF_RANGE',
    `silences(days:): found ${days}, expected 0 to ${MAX_DAYS}; give the days within which an answer is awaited, such as 7`,
  );
}

/** @throws InputError `DATE_INVALID` naming the argument. */
function asOfOf({ asOf }: Args): number | undefined {
  if (asOf === null || asOf === undefined) return undefined;
  try {
    return parseDate(asOf as string).latest;
  } catch (error) {
    if (error instanceof InputError) throw new InputError(error.reason, `silences(asOf:): ${error.message}`);
    throw error;
  }
}

const isAbout = ({ args }: Site): boolean => args.about !== null && args.about !== undefined;

/**
 * Binds what may accuse to `to`, newest first: a list of statements and their claims. By the entities asked about, else
 * along the index of affirmations until there are enough.
 */
const accusing = (site: Site): string => {
  const predicates = site.param((args) => {
    daysOf(args);
    asOfOf(args);
    return ACCUSING;
  });
  const wanted = `NOT said.isArticleVoice AND NOT said.isConcession AND said.isCounted AND claim.modality = 'ACTUAL'${andKept(site, 'said')}`;
  const walk = isAbout(site)
    ? `CALL () { UNWIND ${site.param(aboutOf)} AS id UNWIND ${predicates} AS predicate MATCH (claim:Claim)-[involves:INVOLVES]->() WHERE involves.entityId = id AND involves.predicate = predicate AND involves.sortKey IS NOT NULL RETURN DISTINCT claim } ` +
      `MATCH (claim)<-[:ABOUT]-(said:Statement) WHERE said.stance = 'AFFIRMS' AND ${wanted} RETURN said, claim ORDER BY said.sortKey`
    : `MATCH (said:Statement)-[:ABOUT]->(claim:Claim) USING INDEX SEEK said:Statement(stance, sortKey) WHERE said.stance = 'AFFIRMS' AND said.sortKey > '' AND claim.predicate IN ${predicates} AND ${wanted} RETURN said, claim ORDER BY said.stance, said.sortKey`;
  return `CALL () { ${walk} LIMIT ${MAX_ACCUSATIONS + 1} } WITH collect({said: said, claim: claim}) AS ${site.to}`;
};

const withSides = (part: Part): Part => ({
  ...part,
  inputs: (site) => [...part.inputs(site), above(`MATCH (${site.to})-[:SPEAKER|ON_BEHALF_OF]->(bottom:Entity)`)],
});

/** Answers come from the side of some participant: from it, a part or a whole of it, or a part of the same whole. */
const answers = (site: Site): string => {
  const { to, common } = site;
  const heard = `WHERE ${to}.isCounted AND ${to}.stance <> 'REPORTS'${andKept(site, to)} RETURN ${to}`;
  return (
    `UNWIND ${common} AS each WITH each.claim AS claim, collect(each.said) AS accusations ` +
    `WITH claim, accusations, COLLECT { MATCH (claim)-[:INVOLVES]->(:Entity)-[:PART_OF*0..16]->(whole:Entity) RETURN whole.id } AS side ` +
    `CALL (claim, accusations) { MATCH (claim)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS|ADJACENT_TO*0..1]-(:Claim)<-[:ABOUT]-(${to}:Statement) ${heard} ` +
    `UNION UNWIND accusations AS accusation MATCH (accusation)<-[:RESPONDS_TO]-(${to}:Statement) ${heard} } ` +
    `WITH ${to}, side WHERE EXISTS { MATCH (${to})-[:SPEAKER|ON_BEHALF_OF]->(:Entity)-[:PART_OF*0..16]->(whole:Entity) WHERE whole.id IN side } ` +
    // Unsorted: a sort would count the whole list of accusations into the memory of each of its rows.
    `WITH DISTINCT ${to} LIMIT ${MAX_ANSWERS + 1}`
  );
};

/** The dates of the newest statement and of the newest article that tells any. */
const newest: Part = {
  match: (site) => {
    const left = carried(site, 'article');
    const said = `said.sortKey IS NOT NULL${andKept(site, 'said')}`;
    return (
      `CALL () { MATCH (said:Statement) WHERE said.sortKey < '${UNDATED}' AND ${said} RETURN said.saidAt AS date ORDER BY said.sortKey LIMIT 1 ` +
      `UNION ALL MATCH (article:Article) WHERE article.sortKey < '${UNDATED}'${left ? ` AND ${left}` : ''} AND EXISTS { MATCH (article)<-[:TOLD_IN]-(said:Statement) WHERE ${said} } RETURN article.publishedAt AS date ORDER BY article.sortKey LIMIT 1 } WITH date AS ${site.to}`
    );
  },
  inputs: ({ to }) => [to],
};

builder.queryField('silences', (t) =>
  t.field({
    type: SilencesRef,
    description:
      'Who is accused and does not answer within so many days. An accusation is an affirmation of an actual claim that its predicate holds against someone (`predicates { accuses }`) and that is not called lawful, by others than they and who else has a part in it, neither conceded nor in the own voice of an article. The graph knows no tone: "uses" may be praise. An answer is said by the accused or for them, or by a part or whole of them or another part of the same whole, with any stance but REPORTS (who declines to comment has answered), about the claim, one that compares with it or whose denial bears on it, or in reply; what was said before the accusation is none. Those not answered in time, by the date of the accusation: oldest first, undated last.',
    args: {
      days: t.arg.int({ required: true, description: 'Within how many days an answer is awaited: 0 to 36,500.' }),
      about: t.arg.idList({
        description: 'Only accusations whose claims involve one of these entities, at most 50; absent or null: all.',
      }),
      asOf: t.arg.string({
        description:
          'As if looked no later than this date ends (EDTF): what begins later is left out, and days that were not over are no silence. Absent or null: until the newest date there is.',
      }),
      ...pageArgs,
      ...perspectiveArgs,
    },
    ...decided({
      common: accusing,
      parts: {
        newest,
        accusations: withSides(spokenPart(({ to, common }) => `UNWIND ${common} AS each WITH each.said AS ${to}`)),
        accused: {
          match: ({ to, common }) =>
            `UNWIND ${common} AS each WITH DISTINCT each.claim AS claim MATCH (claim)-[:INVOLVES]->(${to}:Entity) WHERE ${to}.kind IN ['Person', 'Organization'] WITH DISTINCT ${to}`,
          inputs: ({ to }) => [`${to}.id`],
        },
        answers: withSides(spokenPart(answers)),
      },
      decide: ({ newest: dates = [], accusations = [], accused = [], answers: answerRows = [] }, args) => {
        const rows = { accusations: accusations.slice(0, MAX_ACCUSATIONS), answers: answerRows.slice(0, MAX_ANSWERS) };
        const { world, nameOf } = surroundings(rows);
        const sides = Object.values(rows).flatMap((each) => each.map((columns) => columns[SPOKEN_WIDTH] as Above));
        const agents = new Map(accused.map(([id], at) => [id as EntityId, { part: 'accused', row: at }]));
        const told = (part: keyof typeof rows) =>
          spokenOf(rows[part]).map((said, at) => ({ ...said, ref: { part, row: at } }));
        const until = asOfOf(args) ?? knownUntil(dates.map(([date]) => date as string));
        const { silences: found, ...counts } = silences(
          widened(world, sides),
          (id) => agents.has(id),
          told('accusations'),
          told('answers'),
          { days: daysOf(args), until },
        );
        const items = found
          .map((silence) => {
            const { kind, accusation, answer, deadline } = silence;
            return {
              key: chronologicalKey(accusation.statement.saidAt, accusation.sortKey),
              item: {
                kind,
                accused: agents.get(silence.accused),
                accusation: accusation.ref,
                answer: answer?.ref ?? null,
                deadline: deadline === undefined ? null : new Date(deadline).toISOString(),
                explanation: explainSilence(silence, nameOf),
              },
            };
          })
          .sort((a, b) => (a.key < b.key ? -1 : 1));
        const isWhole = accusations.length <= MAX_ACCUSATIONS && answerRows.length <= MAX_ANSWERS;
        return {
          ...counts,
          ...pageOf(items, args, 'silences', isWhole),
          knownUntil: until === undefined || !Number.isFinite(until) ? null : new Date(until).toISOString(),
          isWhole,
        };
      },
    }),
  }),
);
