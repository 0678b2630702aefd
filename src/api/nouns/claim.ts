// Propositions, asserted by nobody: their slots, how they stand, and the statements about them.
import { STATUSES, type Status } from '../../model/status.ts';
import type { Condition, ConnectionReads, Seek, Site } from '../../read/reads.ts';
import { builder, connection, list, one, property } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { enumOf, ModalityRef, RoleRef } from '../enums.ts';
import { checkIds } from '../ids.ts';
import { kept, perspectiveArgs, present, refuseStatus } from '../perspective.ts';
import { claimAsTold } from '../questions/as-told.ts';
import { affirming, claimCorroboration } from '../questions/corroboration.ts';
import { claimOppositions, oppositionArgs } from '../questions/oppositions.ts';
import { ClaimRef, CorroborationRef, EntityRef, NodeRef, OppositionRef, StatementRef } from '../refs.ts';
import { edgeSeek, filtered, nodeSeek, ofParent } from '../walks.ts';
import { PredicateRef, TermRef } from './predicate.ts';
import { checkStatementIds, StatementFilter, statementConditions } from './statement-filter.ts';

export const StatusRef = enumOf<Status>(
  'Status',
  'How a claim stands by the statements that count; the first that fits, in this order: UNSTATED, NOT_ASSERTED, CONTESTED, DENIED_ONLY, SCOPED_DENIAL, UNCERTAIN, UNCONTESTED.',
  STATUSES,
  {
    UNSTATED: 'Nobody says anything of it or of a narrower claim, and nobody denies it.',
    NOT_ASSERTED: 'It is only questioned, declined or reported without origin.',
    CONTESTED: 'It is affirmed and denied.',
    DENIED_ONLY: 'It is denied, and affirmed by nobody.',
    SCOPED_DENIAL: 'Something narrower is denied, or a denial limits it; it is not denied squarely.',
    UNCERTAIN: 'It is affirmed only with reserve (PROBABLE or POSSIBLE).',
    UNCONTESTED: 'It is affirmed, and no statement here denies it. That is no agreement: see corroboration.',
  },
);

export const ClaimFilter = builder.inputType('ClaimFilter', {
  description: 'Which claims; all conditions given must hold. An absent or null condition is none.',
  fields: (t) => ({
    predicate: t.field({ type: PredicateRef, description: 'Under this predicate.' }),
    modality: t.field({ type: ModalityRef, description: 'In this modality.' }),
    status: t.field({ type: StatusRef, description: 'Standing so.' }),
    subject: t.id({ description: 'With this entity as subject.' }),
    object: t.id({ description: 'With this entity as object.' }),
    involves: t.id({
      description: 'With this entity in any slot of its own; not in a slot of a claim that it is about.',
    }),
  }),
});

const checkClaimIds = checkIds({ subject: 'entity', object: 'entity', involves: 'entity' });

/** As checkIds, and no status under a perspective: indexes hold it for the whole graph alone. */
export const checkClaims: NonNullable<ConnectionReads['check']> = (filter, list, inherited) => {
  checkClaimIds(filter, list);
  refuseStatus(filter, list, inherited);
};

export const claimConditions: Readonly<Record<string, Condition>> = {
  predicate: ({ to }, given) => `${to}.predicate = ${given}`,
  modality: ({ to }, given) => `${to}.modality = ${given}`,
  status: ({ to }, given) => `${to}.status = ${given}`,
  subject: ({ to }, given) => `${to}.subjectId = ${given}`,
  object: ({ to }, given) => `${to}.objectId = ${given}`,
  involves: ({ to }, given) => `EXISTS { (${to})-[:INVOLVES]->(:Entity {id: ${given}}) }`,
};

const claimSeeks: readonly Seek[] = [
  nodeSeek('Claim', [filtered('subject', 'subjectId'), filtered('predicate')]),
  nodeSeek('Claim', [filtered('object', 'objectId'), filtered('predicate')]),
  nodeSeek('Claim', [filtered('subject', 'subjectId')]),
  nodeSeek('Claim', [filtered('object', 'objectId')]),
  edgeSeek('Claim', 'INVOLVES', [filtered('involves', 'entityId'), filtered('status')]),
  edgeSeek('Claim', 'INVOLVES', [filtered('involves', 'entityId'), filtered('predicate')]),
  edgeSeek('Claim', 'INVOLVES', [filtered('involves', 'entityId')]),
  nodeSeek('Claim', [filtered('status')]),
  nodeSeek('Claim', [filtered('predicate')]),
  nodeSeek('Claim'),
];

const QualifierRef = builder.objectRef<object>('Qualifier');
builder.objectType(QualifierRef, {
  description: 'What restricts a claim: one of entity, term and date fills the role; the others are null.',
  fields: (t) => ({
    role: t.field({ type: RoleRef, description: 'The part it plays.', ...property('role') }),
    entity: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The entity that fills the role; null where a term or a date does.',
      ...one(({ from, to }) => `MATCH (${to}:Entity {id: ${from}.entityId})`),
    }),
    term: t.field({
      type: TermRef,
      nullable: true,
      description: 'The term that fills the role; null where an entity or a date does.',
      ...property('term'),
    }),
    date: t.string({
      nullable: true,
      description: 'The date that fills the role: EDTF; null where an entity or a term does.',
      ...property('date'),
    }),
  }),
});

/** The text of a filler after its prefix, or null where it is of another type. */
const fillerOf = (prefix: string): string =>
  `CASE WHEN filler STARTS WITH '${prefix}:' THEN substring(filler, ${prefix.length + 1}) END`;

const compared = (site: Site): string => {
  const left = present(site, site.to);
  return `MATCH (${site.from})-[:NARROWER_THAN|SAME_SLOTS]-(${site.to}:Claim) WHERE${left ? ` ${left} AND` : ''}`;
};

builder.objectType(ClaimRef, {
  description:
    'A proposition: a predicate, a modality and slots. It is positive and asserted by nobody; who affirms or denies it stands in its statements.',
  interfaces: [NodeRef],
  fields: (t) => ({
    predicate: t.field({ type: PredicateRef, description: 'What is claimed.', ...property('predicate') }),
    modality: t.field({ type: ModalityRef, description: 'In which mode.', ...property('modality') }),
    text: t.string({
      description: 'The claim in plain words, for people; identical claims read alike.',
      ...property('text'),
    }),
    status: t.field({
      type: StatusRef,
      description: 'How it stands by all statements that count.',
      ...property('status', { under: claimAsTold.status }),
    }),
    subject: t.field({
      type: EntityRef,
      nullable: true,
      description:
        'Who or what does it; null where the words do not say, which means anyone or anything, or where the subject is a claim.',
      ...one(({ from, to }) => `MATCH (${from})-[:SUBJECT]->(${to}:Entity)`),
    }),
    object: t.field({
      type: EntityRef,
      nullable: true,
      description: 'To what it is done; null where the words do not say, or where the object is a claim or a value.',
      ...one(({ from, to }) => `MATCH (${from})-[:OBJECT]->(${to}:Entity)`),
    }),
    subjectClaim: t.field({
      type: ClaimRef,
      nullable: true,
      description: 'The claim that this one is about, where its subject is a claim; null otherwise.',
      ...one(({ from, to }) => `MATCH (${from})-[:SUBJECT]->(${to}:Claim)`),
    }),
    objectClaim: t.field({
      type: ClaimRef,
      nullable: true,
      description: 'The claim that its object is ("has evidence of …"); null otherwise.',
      ...one(({ from, to }) => `MATCH (${from})-[:OBJECT]->(${to}:Claim)`),
    }),
    value: t.string({
      nullable: true,
      description: 'The literal that its object is, as written; null otherwise.',
      ...property('value'),
    }),
    qualifiers: t.field({
      type: [QualifierRef],
      description: 'What restricts it, by role; empty where nothing does.',
      // The claim may be one that isn't there (an unknown id, a subject that is no claim): then range has no end to go to.
      ...list(
        ({ from, to }) =>
          `UNWIND [at IN range(0, coalesce(size(${from}.slotRoles), 0) - 1) WHERE NOT ${from}.slotRoles[at] IN ['SUBJECT', 'OBJECT']] AS at WITH ${from}.slotRoles[at] AS role, ${from}.slotFillers[at] AS filler WITH {role: role, entityId: filler, term: ${fillerOf('term')}, date: ${fillerOf('date')}} AS ${to}`,
      ),
    }),
    statementCount: t.int({
      description: 'Statements about it that count.',
      ...property('statementCount', { under: claimAsTold.statementCount }),
    }),
    firstSaidAt: t.string({
      nullable: true,
      description: 'The earliest date on which it was spoken of: EDTF; null where no statement is dated.',
      ...property('firstSaidAt', { under: claimAsTold.firstSaidAt }),
    }),
    lastSaidAt: t.string({
      nullable: true,
      description: 'The latest date on which it was spoken of: EDTF; null where no statement is dated.',
      ...property('lastSaidAt', { under: claimAsTold.lastSaidAt }),
    }),
    recordedAt: t.string({ description: 'When it was first imported: ISO 8601, UTC.', ...property('recordedAt') }),
    supersededAt: t.string({
      nullable: true,
      description:
        'When a later import of its articles left it out: ISO 8601, UTC; null while it stands. A superseded claim is in no list, is UNSTATED, and compares with no other claim.',
      ...property('supersededAt'),
    }),
    statements: t.field({
      type: connectionOf(StatementRef),
      description:
        'What is said of it, headlines included: newest first, undated last, those of one article in reading order. Narrower and broader claims have their own.',
      args: {
        ...pageArgs,
        ...perspectiveArgs,
        filter: t.arg({ type: StatementFilter, description: 'Which of them; absent or null: all.' }),
      },
      ...connection({
        seeks: [
          nodeSeek('Statement', [ofParent('claimId'), filtered('stance')]),
          nodeSeek('Statement', [ofParent('claimId')]),
        ],
        filters: statementConditions,
        holds: (site) => kept(site, site.to),
        check: checkStatementIds,
      }),
    }),
    corroboration: t.field({
      type: CorroborationRef,
      description: 'How many stand behind it: affirmations of it and of narrower claims, on five rungs.',
      args: perspectiveArgs,
      ...claimCorroboration,
    }),
    oppositions: t.field({
      type: connectionOf(OppositionRef),
      args: { ...pageArgs, ...perspectiveArgs, ...oppositionArgs },
      description:
        'Where a statement about it meets one that opposes it, each pair graded: squarest first (DIRECT, SCOPED, ADJACENT, DISJOINT).',
      ...claimOppositions,
    }),
    broader: t.field({
      type: [ClaimRef],
      description: 'Claims that hold whenever this one does: affirming this affirms them. At most 100.',
      args: perspectiveArgs,
      ...list(
        (site) =>
          `${compared(site)} (EXISTS { (${site.from})-[:NARROWER_THAN]->(${site.to}) } OR EXISTS { (${site.from})-[:SAME_SLOTS]-(${site.to}) }) AND ${affirming(site.from, site.to)} WITH DISTINCT ${site.to} ORDER BY ${site.to}.sortKey LIMIT 100`,
      ),
    }),
    narrower: t.field({
      type: [ClaimRef],
      description: 'Claims that hold only if this one does: denying this denies them. At most 100.',
      args: perspectiveArgs,
      ...list(
        (site) =>
          `${compared(site)} (EXISTS { (${site.to})-[:NARROWER_THAN]->(${site.from}) } OR EXISTS { (${site.from})-[:SAME_SLOTS]-(${site.to}) }) AND ${affirming(site.to, site.from)} WITH DISTINCT ${site.to} ORDER BY ${site.to}.sortKey LIMIT 100`,
      ),
    }),
  }),
});

builder.queryFields((t) => ({
  claim: t.field({
    type: ClaimRef,
    nullable: true,
    description: 'The claim with this id; null where nothing has it, or where nothing is said of it as told.',
    args: { id: t.arg.id({ required: true, description: 'Such as `claim:0f3a…`.' }), ...perspectiveArgs },
    ...one((site) => {
      const left = present(site, site.to);
      return `MATCH (${site.to}:Claim {id: ${site.param((args) => args.id)}})${left ? ` WHERE ${left}` : ''}`;
    }),
  }),
  claims: t.field({
    type: connectionOf(ClaimRef),
    description: 'All claims: newest first, undated last, those of one article in reading order.',
    args: {
      ...pageArgs,
      ...perspectiveArgs,
      filter: t.arg({ type: ClaimFilter, description: 'Which of them; absent or null: all.' }),
    },
    ...connection({
      seeks: claimSeeks,
      filters: claimConditions,
      holds: (site) => present(site, site.to),
      check: checkClaims,
    }),
  }),
}));
