// The derived edge between two entities under one predicate and role, with the claims behind it.
import type { Condition, ConnectionReads, Seek, Site } from '../../read/reads.ts';
import { builder, connection, list, one, property } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { EntityKindRef, RoleRef } from '../enums.ts';
import { checkIds } from '../ids.ts';
import { factual, kept, perspectiveArgs, refuseStatus } from '../perspective.ts';
import { relationshipAsTold } from '../questions/as-told.ts';
import { relationshipCorroboration } from '../questions/corroboration.ts';
import { ClaimRef, CorroborationRef, EntityRef, NodeRef, RelationshipRef, StatementRef } from '../refs.ts';
import { filtered, ofParent, relationshipSeek } from '../walks.ts';
import { ClaimFilter, checkClaims, claimConditions, StatusRef } from './claim.ts';
import { PredicateRef } from './predicate.ts';
import { checkStatementIds, StatementFilter, statementConditions } from './statement-filter.ts';

const DirectionRef = builder.enumType('Direction', {
  description: 'From which end an entity stands to a relationship.',
  values: {
    OUT: { description: 'The entity is its `from`.' },
    IN: { description: 'The entity is its `to`.' },
  },
});

export const RelationshipFilter = builder.inputType('RelationshipFilter', {
  description: 'Which relationships; all conditions given must hold. An absent or null condition is none.',
  fields: (t) => ({
    direction: t.field({ type: DirectionRef, description: 'Out of the entity, or into it.' }),
    predicate: t.field({ type: PredicateRef, description: 'Under this predicate.' }),
    status: t.field({ type: StatusRef, description: 'Standing so.' }),
    role: t.field({ type: RoleRef, description: 'Whose `to` plays this role.' }),
    other: t.id({ description: 'With this entity at the other end.' }),
    kind: t.field({ type: EntityKindRef, description: 'With an entity of this kind at the other end.' }),
  }),
});

/** The first walk goes out of the entity, the second into it. */
const OUT = 0;

const checkRelationshipIds = checkIds({ other: 'entity' });

/** As checkIds, and no status under a perspective: indexes hold it for the whole graph alone. */
export const checkRelationships: NonNullable<ConnectionReads['check']> = (filter, list, inherited) => {
  checkRelationshipIds(filter, list);
  refuseStatus(filter, list, inherited);
};

/** A relationship is there while one of its claims gives it by what is left. */
export const relationshipHolds = (site: Site, related: string): string | undefined => {
  const ground = factual(site, 'claim');
  return ground && `EXISTS { MATCH (claim:Claim) WHERE claim.id IN ${related}.claimIds AND ${ground} }`;
};

export const relationshipConditions: Readonly<Record<string, Condition>> = {
  direction: (_site, given, walk) => `${given} = '${walk === OUT ? 'OUT' : 'IN'}'`,
  predicate: ({ to }, given) => `${to}.predicate = ${given}`,
  status: ({ to }, given) => `${to}.status = ${given}`,
  role: ({ to }, given) => `${to}.role = ${given}`,
  other: ({ to }, given, walk) => `${to}.${walk === OUT ? 'toId' : 'fromId'} = ${given}`,
  kind: ({ to }, given, walk) => `${to}.${walk === OUT ? 'toKind' : 'fromKind'} = ${given}`,
};

/** Both ends, and with each the property that stands for a filter field at that end. */
const bothEnds = (field?: string, out = field, into = field): Seek =>
  relationshipSeek('RELATED', [
    [ofParent('fromId'), ...(field ? [filtered(field, out)] : [])],
    [ofParent('toId'), ...(field ? [filtered(field, into)] : [])],
  ]);

export const relationshipSeeks: readonly Seek[] = [
  bothEnds('other', 'toId', 'fromId'),
  bothEnds('predicate'),
  bothEnds('status'),
  bothEnds('kind', 'toKind', 'fromKind'),
  { ...bothEnds(), count: ({ from }) => `COUNT { (${from})-[:RELATED]-() }` },
];

builder.objectType(RelationshipRef, {
  description:
    'What relates one entity to another under one predicate and role: derived from the claims that counted statements are about.',
  interfaces: [NodeRef],
  fields: (t) => ({
    from: t.field({
      type: EntityRef,
      description: 'The subject of its claims, or their object where no subject is given.',
      ...one(({ from, to }) => `MATCH (${to}:Entity {id: ${from}.fromId})`),
    }),
    to: t.field({
      type: EntityRef,
      description: 'The object of its claims, or what fills the qualifier `role`.',
      ...one(({ from, to }) => `MATCH (${to}:Entity {id: ${from}.toId})`),
    }),
    predicate: t.field({ type: PredicateRef, description: 'What is claimed.', ...property('predicate') }),
    role: t.field({ type: RoleRef, description: 'The role that `to` plays.', ...property('role') }),
    label: t.string({
      description:
        'How it reads from `from` to `to`: the predicate and what all its claims have in common. "[unnamed] … it" where no subject is given and `from` is the object.',
      ...property('label', { under: relationshipAsTold.label }),
    }),
    status: t.field({
      type: StatusRef,
      description:
        'How it stands: the status of the most specific actual claim that covers all its claims; DENIED_ONLY where each of them is.',
      ...property('status', { under: relationshipAsTold.status }),
    }),
    statementCount: t.int({
      description: 'Counted statements about its claims.',
      ...property('statementCount', { under: relationshipAsTold.statementCount }),
    }),
    firstSaidAt: t.string({
      nullable: true,
      description: 'The earliest date on which it was spoken of: EDTF; null where no statement is dated.',
      ...property('firstSaidAt', { under: relationshipAsTold.firstSaidAt }),
    }),
    lastSaidAt: t.string({
      nullable: true,
      description: 'The latest date on which it was spoken of: EDTF; null where no statement is dated.',
      ...property('lastSaidAt', { under: relationshipAsTold.lastSaidAt }),
    }),
    affirmedBy: t.field({
      type: [EntityRef],
      description: 'Speakers and principals who affirm it, or something narrower; by name, at most 100.',
      ...list(
        ({ from, to }) =>
          `UNWIND coalesce(${from}.affirmedBy, []) AS voice MATCH (${to}:Entity {id: voice}) WITH ${to} ORDER BY ${to}.sortKey, ${to}.id LIMIT 100`,
        { under: relationshipAsTold.affirmedBy },
      ),
    }),
    deniedBy: t.field({
      type: [EntityRef],
      description: 'Speakers and principals who deny it, or something broader; by name, at most 100.',
      ...list(
        ({ from, to }) =>
          `UNWIND coalesce(${from}.deniedBy, []) AS voice MATCH (${to}:Entity {id: voice}) WITH ${to} ORDER BY ${to}.sortKey, ${to}.id LIMIT 100`,
        { under: relationshipAsTold.deniedBy },
      ),
    }),
    claims: t.field({
      type: connectionOf(ClaimRef),
      description: 'The claims behind it: newest first, undated last.',
      args: {
        ...pageArgs,
        ...perspectiveArgs,
        filter: t.arg({ type: ClaimFilter, description: 'Which of them; absent or null: all.' }),
      },
      ...connection({
        seeks: [
          {
            filters: [],
            walks: [
              { match: ({ to }) => `MATCH (${to}:Claim)`, where: ({ from, to }) => `${to}.id IN ${from}.claimIds` },
            ],
            key: (to) => `${to}.sortKey`,
            count: ({ from }) => `size(${from}.claimIds)`,
          },
        ],
        filters: claimConditions,
        holds: (site) => factual(site, site.to),
        check: checkClaims,
      }),
    }),
    statements: t.field({
      type: connectionOf(StatementRef),
      description: 'The statements about its claims, headlines included: newest first, undated last.',
      args: {
        ...pageArgs,
        ...perspectiveArgs,
        filter: t.arg({ type: StatementFilter, description: 'Which of them; absent or null: all.' }),
      },
      ...connection({
        seeks: [
          {
            filters: [],
            walks: [
              {
                match: ({ to }) => `MATCH (${to}:Statement)`,
                where: ({ from, to }) => `${to}.claimId IN ${from}.claimIds`,
              },
            ],
            key: (to) => `${to}.sortKey`,
          },
        ],
        filters: statementConditions,
        holds: (site) => {
          const [left, ground] = [kept(site, site.to), factual(site, 'claim')];
          return left && `${left} AND EXISTS { MATCH (${site.to})-[:ABOUT]->(claim:Claim) WHERE ${ground} }`;
        },
        check: checkStatementIds,
      }),
    }),
    corroboration: t.field({
      type: CorroborationRef,
      description: 'How many stand behind it: affirmations of its claims, on five rungs.',
      args: perspectiveArgs,
      ...relationshipCorroboration,
    }),
  }),
});
