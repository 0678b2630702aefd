// What changes when some voices are taken away: how claims stand, how many stand behind them, what still leads where.
import { differs, leads, standingOf } from '../../model/impact.ts';
import { restricted } from '../../model/perspective.ts';
import { groupedByEnds, type RelationshipEnds, relationship } from '../../model/relationship.ts';
import type { Args, Site } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { StatusRef } from '../nouns/claim.ts';
import { restrictionOf } from '../perspective.ts';
import { ClaimRef, CorroborationRef, EntityRef, RelationshipRef } from '../refs.ts';
import { around, bearingOn, byPredicate, claimPart, claimsOf, groundOf, MAX_SPOKEN } from './as-told.ts';
import { namelessPart, spokenOf, surroundings } from './spoken.ts';

const ClaimImpactRef = builder.objectRef<object>('ClaimImpact');
builder.objectType(ClaimImpactRef, {
  description: 'A claim that stands otherwise without the voices, or has fewer behind it.',
  fields: (t) => ({
    claim: t.field({ type: ClaimRef, description: 'The claim, as in the whole graph.', ...row('claims') }),
    statusBefore: t.field({ type: StatusRef, description: 'How it stands with all voices.', ...value() }),
    statusAfter: t.field({ type: StatusRef, description: 'How it stands without them.', ...value() }),
    statementCountBefore: t.int({ description: 'Counted statements about it with all voices.', ...value() }),
    statementCountAfter: t.int({
      description: 'Counted statements about it without them; 0: nothing is said of it any more.',
      ...value(),
    }),
    corroborationBefore: t.field({
      type: CorroborationRef,
      description: 'How many stand behind it with all voices.',
      ...value(),
    }),
    corroborationAfter: t.field({
      type: CorroborationRef,
      description: 'How many stand behind it without them.',
      ...value(),
    }),
  }),
});

const RelationshipImpactRef = builder.objectRef<object>('RelationshipImpact');
builder.objectType(RelationshipImpactRef, {
  description: 'A relationship that reads or stands otherwise without the voices, or is gone.',
  fields: (t) => ({
    relationship: t.field({
      type: RelationshipRef,
      description: 'The relationship, as in the whole graph.',
      ...row('related'),
    }),
    statusBefore: t.field({ type: StatusRef, description: 'How it stands with all voices.', ...value() }),
    statusAfter: t.field({
      type: StatusRef,
      nullable: true,
      description: 'How it stands without them; null where it is gone.',
      ...value(),
    }),
    labelAfter: t.string({
      nullable: true,
      description: 'How it reads without them; null where it is gone.',
      ...value(),
    }),
  }),
});

const DisconnectionRef = builder.objectRef<object>('Disconnection');
builder.objectType(DisconnectionRef, {
  description:
    'Two entities that an affirmed relationship joins with all voices, and none without them. A longer way may be left: see paths(without:).',
  fields: (t) => ({
    from: t.field({ type: EntityRef, description: 'One of them.', ...row('ends') }),
    to: t.field({ type: EntityRef, description: 'The other.', ...row('ends') }),
  }),
});

const ImpactRef = builder.objectRef<object>('Impact');
builder.objectType(ImpactRef, {
  description: 'What changes when voices are taken away. Only what changes is listed.',
  fields: (t) => ({
    statementCount: t.int({
      description: 'Counted statements in which one of them is a voice, as publisher too.',
      ...value(),
    }),
    claims: t.field({
      type: [ClaimImpactRef],
      description: 'Claims that stand otherwise, or have fewer behind them; newest first, undated last.',
      ...value(),
    }),
    relationships: t.field({
      type: [RelationshipImpactRef],
      description: 'Relationships that read or stand otherwise; those with the most statements first.',
      ...value(),
    }),
    disconnections: t.field({
      type: [DisconnectionRef],
      description: 'Pairs of entities that nothing affirmed joins any more.',
      ...value(),
    }),
    isWhole: t.boolean({
      description:
        'False where the voices have more than 500 statements, these touch more than 300 claims or relationships, or 2,000 statements bear on them: then not all were looked at.',
      ...value(),
    }),
  }),
});

const MAX_TOLD = 500;
const MAX_TOUCHED = 300;

const voicesOf = (args: Args) => restrictionOf({ without: args.without }).without ?? [];

/**
 * A map of lists of ids, found once (nodes would be counted into the memory of every row that is sorted below): `gone`, what the voices have a part in; `touched`, the claims on whose standing these bear;
 * `related`, the relationships for which one of those claims stands.
 */
const common = ({ param, to }: Site): string =>
  `CALL () { UNWIND ${param(voicesOf)} AS voice MATCH (said:Statement)-[voiced:VOICED_BY]->() WHERE voiced.entityId = voice AND voiced.sortKey IS NOT NULL AND said.isCounted ` +
  `WITH DISTINCT said ORDER BY said.sortKey LIMIT ${MAX_TOLD + 1} RETURN collect(said.id) AS gone } ` +
  `CALL (gone) { UNWIND gone AS goneId MATCH (said:Statement {id: goneId}) CALL (said) { MATCH (said)-[:ABOUT]->(:Claim)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS*0..1]-(claim:Claim) RETURN claim ` +
  `UNION MATCH (said)-[:RESPONDS_TO]->(:Statement)-[:ABOUT]->(:Claim)-[:SAME_SLOTS*0..1]-(claim:Claim) RETURN claim } ` +
  `WITH DISTINCT claim WHERE claim.sortKey IS NOT NULL WITH claim ORDER BY claim.sortKey LIMIT ${MAX_TOUCHED + 1} RETURN collect(claim.id) AS touched } ` +
  `CALL (touched) { UNWIND touched AS touchedId MATCH (claim:Claim {id: touchedId})-[:INVOLVES]->(entity:Entity) CALL (claim, entity) { MATCH ()-[edge:RELATED]->() WHERE edge.fromId = entity.id AND edge.predicate = claim.predicate AND edge.sortKey IS NOT NULL AND claim.id IN edge.claimIds RETURN edge } ` +
  `WITH DISTINCT edge ORDER BY edge.sortKey LIMIT ${MAX_TOUCHED + 1} RETURN collect(edge.id) AS related } ` +
  `WITH {gone: gone, touched: touched, related: related} AS ${to}`;

const PATTERNS = {
  gone: (as: string) => `(${as}:Statement {id: foundId})`,
  touched: (as: string) => `(${as}:Claim {id: foundId})`,
  related: (as: string) => `()-[${as}:RELATED {id: foundId}]->()`,
} as const;

const each = (list: keyof typeof PATTERNS, site: Site, as = site.to): string =>
  `UNWIND ${site.common}.${list} AS foundId MATCH ${PATTERNS[list](as)}`;

/** All relationships from one end of `related` to the other: by their index, however many its ends have. */
const besides = (related: string, from: string, to: string): string =>
  `MATCH ()-[beside:RELATED]->() WHERE beside.fromId = ${related}.${from} AND beside.toId = ${related}.${to} AND beside.sortKey IS NOT NULL RETURN [beside.id, size(beside.affirmedBy)] AS one`;

const spoken = namelessPart((site) =>
  around(
    `CALL (${site.common}) { ${each('touched', site, 'claim')} RETURN claim UNION ${each('related', site, 'related')} ${bearingOn('related')} RETURN claim } WITH claim`,
    site.common,
  )(site),
);

builder.queryField('impactOf', (t) =>
  t.field({
    type: ImpactRef,
    description:
      'What changes when these voices are taken away, as if they had never spoken, relayed or published anything: how claims stand and how many stand behind them, which relationships read otherwise, and what no longer leads anywhere.',
    args: {
      without: t.arg.idList({ required: true, description: 'The entities to take away; at most 100.' }),
    },
    ...decided({
      common,
      parts: {
        gone: { match: (site) => each('gone', site), inputs: ({ to }) => [`${to}.id`] },
        claims: claimPart((site) => each('touched', site)),
        related: {
          match: (site) => each('related', site),
          inputs: ({ to }) => [
            ...['id', 'fromId', 'toId', 'predicate', 'role'].map((name) => `${to}.${name}`),
            `COLLECT { ${besides(to, 'fromId', 'toId')} UNION ${besides(to, 'toId', 'fromId')} }`,
          ],
        },
        own: claimPart(
          (site) =>
            `${each('related', site, 'related')} UNWIND related.claimIds AS claimId WITH DISTINCT claimId MATCH (${site.to}:Claim {id: claimId})`,
        ),
        ends: {
          match: (site) =>
            `${each('related', site, 'related')} UNWIND [related.fromId, related.toId] AS entityId WITH DISTINCT entityId MATCH (${site.to}:Entity {id: entityId})`,
          inputs: ({ to }) => [`${to}.id`],
        },
        spoken,
      },
      decide: ({ gone: goneRows = [], claims: claimRows = [], related: relatedRows = [], ...rows }, args) => {
        const without = voicesOf(args) as readonly `entity:${string}`[];
        const names = surroundings({ spoken: rows.spoken ?? [] });
        const before = spokenOf(rows.spoken ?? []);
        const after = before.flatMap((said) => restricted({ without }, said) ?? []);
        const own = claimsOf(rows.own ?? []);
        const endRow = new Map((rows.ends ?? []).map(([id], at) => [id, { part: 'ends', row: at }]));

        const saidOnEach = [byPredicate(before), byPredicate(after)];
        const claims = claimsOf(claimRows).flatMap((claim, at) => {
          const [was, is] = saidOnEach.map((saidOn) => standingOf(names.world, claim, saidOn(claim)));
          if (!was || !is || !differs(was, is)) return [];
          return {
            claim: { part: 'claims', row: at },
            statusBefore: was.status,
            statusAfter: is.status,
            statementCountBefore: was.statementCount,
            statementCountAfter: is.statementCount,
            corroborationBefore: { ...was.corroboration, isWhole: true },
            corroborationAfter: { ...is.corroboration, isWhole: true },
          };
        });

        const recordsBy = (said: typeof before) => {
          const ground = groundOf(said, names);
          const groups = groupedByEnds(own, ground.statementsAbout);
          return (ends: RelationshipEnds) => {
            const group = groups.find(
              ({ ends: of }) =>
                of.from === ends.from && of.to === ends.to && of.predicate === ends.predicate && of.role === ends.role,
            );
            return group && relationship(ground, ends, group.claims);
          };
        };
        const [recordBefore, recordAfter] = [recordsBy(before), recordsBy(after)];
        const related = relatedRows.map(([id, from, to, predicate, role, beside], at) => {
          const ends = { from, to, predicate, role } as RelationshipEnds;
          return {
            id: id as string,
            at,
            ends,
            beside: beside as readonly (readonly [string, number])[],
            was: recordBefore(ends),
            is: recordAfter(ends),
          };
        });
        const stillLeads = new Map(related.map(({ id, is }) => [id, leads(is)]));
        const lost = new Map(
          related
            .filter(
              ({ was, beside }) => leads(was) && !beside.some(([id, affirmers]) => stillLeads.get(id) ?? affirmers > 0),
            )
            .map(({ ends: { from, to } }) => [
              [from, to].sort().join(' '),
              { from: endRow.get(from), to: endRow.get(to) },
            ]),
        );
        return {
          statementCount: Math.min(goneRows.length, MAX_TOLD),
          claims,
          relationships: related.flatMap(({ at, was, is }) =>
            was && JSON.stringify(was) !== JSON.stringify(is)
              ? {
                  relationship: { part: 'related', row: at },
                  statusBefore: was.status,
                  statusAfter: is?.status ?? null,
                  labelAfter: is?.label ?? null,
                }
              : [],
          ),
          disconnections: [...lost.values()],
          isWhole:
            goneRows.length <= MAX_TOLD &&
            Math.max(claimRows.length, relatedRows.length) <= MAX_TOUCHED &&
            before.length < MAX_SPOKEN,
        };
      },
    }),
  }),
);
