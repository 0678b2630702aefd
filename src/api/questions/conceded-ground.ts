// What two sides say alike, for all that they dispute.
import { InputError } from '../../errors.ts';
import { type ConcededGround, concededGround } from '../../model/conceded.ts';
import type { EntityId } from '../../model/entity.ts';
import { explainConcededGround } from '../../model/explain-ground.ts';
import { pageOf } from '../../read/page.ts';
import type { Args, Site } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { enumOf, RoleRef, StanceRef } from '../enums.ts';
import { checkedIds } from '../ids.ts';
import { andKept, perspectiveArgs } from '../perspective.ts';
import { StatementRef } from '../refs.ts';
import { aboutIds, isAboutAny } from './about.ts';
import { spokenOf, spokenPart, surroundings } from './spoken.ts';

/** Closest first. */
const RELATIONS = ['EQUAL', 'BROADER', 'NARROWER', 'ADJACENT'] as const satisfies readonly ConcededGround['relation'][];

const GroundRelationRef = enumOf<ConcededGround['relation']>(
  'GroundRelation',
  'What the claim of the one side is to that of the other.',
  RELATIONS,
  {
    EQUAL: 'The same.',
    BROADER: 'It says less, and holds whenever the other does.',
    NARROWER: 'It says more, and holds only if the other does.',
    ADJACENT: 'It is under another predicate, and one bears on the other; how both are meant is alike.',
  },
);

const ConcededGroundRef = builder.objectRef<object>('ConcededGround');
builder.objectType(ConcededGroundRef, {
  description: 'A statement of each of two sides, of one stance, on claims that are the same, nested or adjacent.',
  fields: (t) => ({
    stance: t.field({ type: StanceRef, description: 'AFFIRMS or DENIES: what both do.', ...value() }),
    one: t.field({ type: StatementRef, description: 'What the one side says.', ...row('one') }),
    other: t.field({ type: StatementRef, description: 'What the other side says.', ...row('other') }),
    relation: t.field({ type: GroundRelationRef, description: 'How the two claims stand.', ...value() }),
    alike: t.field({
      type: [RoleRef],
      description:
        'The roles that both fill, and alike; under two predicates, of TIME, CHANNEL, MANNER and EXTENT. May be empty.',
      ...value(),
    }),
    explanation: t.string({ description: 'What both say, in one neutral sentence.', ...value() }),
  }),
});

const MAX_VOICES = 50;
const MAX_ABOUT = 50;
/** Statements of one side that are read, the newest. */
const MAX_SIDE = 500;

type Side = 'one' | 'other';

/** @throws InputError `SIDE_EMPTY`, `IDS_TOO_MANY` or `ID_INVALID`, naming the argument. */
function voicesOf(args: Args, side: Side): readonly EntityId[] {
  const where = `concededGround(${side}:)`;
  const ids = checkedIds(args[side], 'entity', where, MAX_VOICES) ?? [];
  if (ids.length > 0) return ids as EntityId[];
  throw new InputError('SIDE_EMPTY', `${where}: found no voice, expected 1 to ${MAX_VOICES}; name who is on this side`);
}

/**
 * The voices of a side, none of which is on the other.
 * @throws InputError `SIDES_OVERLAP`, and as `voicesOf`.
 */
function sideOf(args: Args, side: Side): readonly EntityId[] {
  const [own, others] = [voicesOf(args, side), voicesOf(args, side === 'one' ? 'other' : 'one')];
  const both = own.find((id) => others.includes(id));
  if (both === undefined) return own;
  throw new InputError(
    'SIDES_OVERLAP',
    `concededGround(one:, other:): found "${both}" on both sides, expected each voice on one; leave it out of one of them`,
  );
}

const given = aboutIds('concededGround', MAX_ABOUT);

const aboutOf = (args: Args): readonly string[] | undefined =>
  args.about === null || args.about === undefined ? undefined : given(args);

/** As `sideOf`; refuses what the ground can't be about, too. */
const checkedSide = (args: Args, side: Side): readonly EntityId[] => {
  aboutOf(args);
  return sideOf(args, side);
};

/** What a side affirms and denies, by any of its voices but as publisher; newest first. */
const saidBy = (side: Side) =>
  spokenPart((site: Site) => {
    const { to, param } = site;
    return (
      `UNWIND ${param((args) => checkedSide(args, side))} AS voice UNWIND ['AFFIRMS', 'DENIES'] AS stance ` +
      `CALL (voice, stance) { MATCH (${to}:Statement)-[voicedBy:VOICED_BY]->() USING INDEX SEEK voicedBy:VOICED_BY(entityId, stance, sortKey) ` +
      `WHERE voicedBy.entityId = voice AND voicedBy.stance = stance AND voicedBy.sortKey > '' AND ${to}.isCounted ` +
      `AND any(role IN voicedBy.roles WHERE role <> 'PUBLISHER')${andKept(site, to)} ` +
      `WITH ${to}, voicedBy ORDER BY voicedBy.entityId, voicedBy.stance, voicedBy.sortKey LIMIT ${MAX_SIDE + 1} RETURN ${to} } ` +
      `WITH DISTINCT ${to} ORDER BY ${to}.sortKey LIMIT ${MAX_SIDE + 1}`
    );
  });

builder.queryField('concededGround', (t) =>
  t.field({
    type: connectionOf(ConcededGroundRef),
    description: `The ground that two sides share without saying so: pairs of statements, one of each side, that both affirm or both deny claims which are the same, nested, or under predicates of which one bears on the other. Closest first (EQUAL, BROADER, NARROWER, ADJACENT), then by the statement of the one side, newest first. The ${MAX_SIDE} newest statements of either side are held against each other; where there are more, isTotalCountExact is false.`,
    args: {
      one: t.arg.idList({
        required: true,
        description: `Whose statements make the one side: 1 to ${MAX_VOICES} entities, as speaker, principal, relay or principal of a relay. An unknown id has said nothing.`,
      }),
      other: t.arg.idList({ required: true, description: 'The same for the other side; none that is on the one.' }),
      about: t.arg.idList({
        description: `Only pairs of which at least one statement is about one of these claims or involves one of these entities, 1 to ${MAX_ABOUT}; absent or null: about anything.`,
      }),
      ...perspectiveArgs,
      ...pageArgs,
    },
    ...decided({
      parts: { one: saidBy('one'), other: saidBy('other') },
      decide: ({ one: oneRows = [], other: otherRows = [] }, args) => {
        const { world, nameOf } = surroundings({ oneRows, otherRows });
        const [one, other] = [spokenOf(oneRows), spokenOf(otherRows)];
        const about = aboutOf(args);
        const isAbout = about === undefined ? () => true : isAboutAny(about);
        const placed = (said: typeof one) =>
          new Map(said.map(({ statement, sortKey }, at) => [statement.id, { at, sortKey }]));
        const [ones, others] = [placed(one), placed(other)];
        const said = [...new Map([...one, ...other].map((each) => [each.statement.id, each])).values()];
        const sides = [sideOf(args, 'one'), sideOf(args, 'other')].map((side) => new Set(side));
        const pairs = concededGround(world, ...(sides as [Set<EntityId>, Set<EntityId>]), said);
        const ground = pairs.flatMap((pair) => {
          const [own, theirs] = [ones.get(pair.one.statement.id), others.get(pair.other.statement.id)];
          // A statement that both sides voice may be cut from what is read of one of them.
          if (!own || !theirs || !(isAbout(pair.one) || isAbout(pair.other))) return [];
          const item = {
            stance: pair.one.statement.stance,
            relation: pair.relation,
            alike: pair.alike,
            explanation: explainConcededGround(pair, nameOf),
            one: { part: 'one', row: own.at },
            other: { part: 'other', row: theirs.at },
          };
          return [{ key: `${RELATIONS.indexOf(pair.relation)}|${own.sortKey}|${theirs.sortKey}`, item }];
        });
        ground.sort((a, b) => (a.key < b.key ? -1 : 1));
        return pageOf(ground, args, 'concededGround', one.length <= MAX_SIDE && other.length <= MAX_SIDE);
      },
    }),
  }),
);
