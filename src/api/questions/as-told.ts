// What is stored of a claim or a relationship for the whole graph, worked out anew from what a restriction leaves.
import type { ClaimId, ClaimRecord, Filler, Modality, Role } from '../../model/claim.ts';
import type { RelationshipRecord } from '../../model/derived.ts';
import { type Ground, type RelationshipEnds, relationship } from '../../model/relationship.ts';
import { saidSpan } from '../../model/said-span.ts';
import type { Spoken } from '../../model/spoken.ts';
import { status } from '../../model/status.ts';
import type { AnyReads, Part, Site } from '../../read/reads.ts';
import { groupBy } from '../../write/batch.ts';
import { rule } from '../builder.ts';
import { andKept, factual, kept } from '../perspective.ts';
import { spokenOf, standingPart, surroundings } from './spoken.ts';

type Rows = readonly (readonly unknown[])[];

/** More than stand around one claim or relationship in a story that people read. */
export const MAX_SPOKEN = 2000;

const CLAIM_INPUTS = ['id', 'predicate', 'modality', 'slotRoles', 'slotFillers'] as const;

/** A part whose rows are claims. */
export const claimPart = (match: (site: Site) => string): Part => ({
  match,
  inputs: ({ to }) => CLAIM_INPUTS.map((name) => `${to}.${name}`),
  isShared: true,
});

/** The rows of a part of claims as records. */
export const claimsOf = (rows: Rows): readonly ClaimRecord[] =>
  rows.map(([id, predicate, modality, roles, fillers]) => ({
    id: id as ClaimId,
    predicate: predicate as string,
    modality: modality as Modality,
    slots: Object.fromEntries((roles as readonly Role[]).map((role, at) => [role, (fillers as readonly Filler[])[at]])),
  }));

/**
 * What is said of the claims that `claims` binds, of those that they compare with, and in answer to what is said of these.
 * `uses`: the variable that `claims` starts from, where that isn't `from`.
 */
export const around =
  (claims: string, uses?: string) =>
  (site: Site): string => {
    const { from, to } = site;
    const left = `${to}.isCounted${andKept(site, to)} RETURN ${to}`;
    return (
      `CALL (${uses ?? from}) { ${claims} RETURN collect(DISTINCT claim) AS claims } ` +
      `CALL (claims) { UNWIND claims AS claim MATCH (claim)-[:NARROWER_THAN|SAME_SLOTS|OVERLAPS*0..1]-(:Claim)<-[:ABOUT]-(${to}:Statement) WHERE ${left} ` +
      `UNION UNWIND claims AS claim MATCH (claim)-[:SAME_SLOTS*0..1]-(:Claim)<-[:ABOUT]-(:Statement)<-[:RESPONDS_TO]-(${to}:Statement) WHERE ${left} } ` +
      // Unsorted: a sort would count the list of claims into the memory of each of its rows.
      `WITH ${to} LIMIT ${MAX_SPOKEN}`
    );
  };

const itself = claimPart(({ from, to }) => `WITH ${from} AS ${to}`);

const statusAsTold: AnyReads = rule({
  parts: { claim: itself, spoken: standingPart((site) => around(`WITH ${site.from} AS claim`)(site)) },
  decide: ({ claim: claimRows = [], spoken = [] }) => {
    const [claim] = claimsOf(claimRows);
    return claim && status(surroundings({ spoken }).world, claim, spokenOf(spoken));
  },
});

/** Counted statements, with the dates that they bear. */
const said = (match: (site: Site) => string): Part => ({
  match: (site) =>
    `${match(site)} WHERE ${[`${site.to}.isCounted`, kept(site, site.to)].filter(Boolean).join(' AND ')}`,
  inputs: ({ to }) => [`${to}.saidAt`],
  isShared: true,
});

const ofClaim = said(({ from, to }) => `MATCH (${from})<-[:ABOUT]-(${to}:Statement)`);
const ofRelationship = said((site) => {
  const left = factual(site, 'claim');
  return `UNWIND ${site.from}.claimIds AS claimId MATCH (claim:Claim {id: claimId})${left ? ` WHERE ${left}` : ''} MATCH (claim)<-[:ABOUT]-(${site.to}:Statement)`;
});

const countOf = (part: Part): AnyReads => rule({ parts: { said: part }, decide: ({ said: rows = [] }) => rows.length });

const spanOf = (part: Part, end: 'firstSaidAt' | 'lastSaidAt'): AnyReads =>
  rule({
    parts: { said: part },
    decide: ({ said: rows = [] }) =>
      saidSpan(rows.map(([saidAt]) => (typeof saidAt === 'string' ? { saidAt } : {})))[end] ?? null,
  });

export const claimAsTold = {
  status: statusAsTold,
  statementCount: countOf(ofClaim),
  firstSaidAt: spanOf(ofClaim, 'firstSaidAt'),
  lastSaidAt: spanOf(ofClaim, 'lastSaidAt'),
};

/**
 * The claims that may bear on what a relationship stands for: its own, and all of its predicate that name both its ends, or
 * places within `to`.
 */
export const bearingOn = (from: string): string =>
  `CALL (${from}) { UNWIND ${from}.claimIds AS claimId MATCH (claim:Claim {id: claimId}) RETURN claim ` +
  `UNION MATCH (:Entity {id: ${from}.toId})<-[:WITHIN*0..16]-(:Entity)<-[:INVOLVES]-(claim:Claim)-[:INVOLVES]->(:Entity {id: ${from}.fromId}) WHERE claim.predicate = ${from}.predicate RETURN claim } WITH claim`;

const ends: Part = {
  match: ({ from, to }) => `WITH ${from} AS ${to}`,
  inputs: ({ to }) => ['fromId', 'toId', 'predicate', 'role'].map((name) => `${to}.${name}`),
  isShared: true,
};
const own = claimPart((site) => {
  const { from, to } = site;
  const left = factual(site, to);
  return `UNWIND ${from}.claimIds AS claimId MATCH (${to}:Claim {id: claimId})${left ? ` WHERE ${left}` : ''} WITH ${to} ORDER BY ${to}.sortKey`;
});
const spokenAround: Part = { ...standingPart((site) => around(bearingOn(site.from))(site)), isShared: true };

const relationshipOf = (rows: Readonly<Record<string, Rows>>): RelationshipRecord | undefined => {
  const { ends: [row] = [], own: claimRows = [], spoken: spokenRows = [] } = rows;
  const claims = claimsOf(claimRows);
  if (row === undefined || claims.length === 0) return undefined;
  const [from, to, predicate, role] = row as unknown[];
  return relationship(
    groundOf(spokenOf(spokenRows), surroundings({ spokenRows })),
    { from, to, predicate, role } as RelationshipEnds,
    claims,
  );
};

/** What may bear on a claim by Logic: only what is said under its predicate. */
export const byPredicate = <Said extends Spoken>(spoken: readonly Said[]) => {
  const groups = groupBy(spoken, ({ claim }) => claim.predicate);
  return ({ predicate }: Pick<ClaimRecord, 'predicate'>): readonly Said[] => groups.get(predicate) ?? [];
};

/** `spoken`: at least what bears on the claims that are asked about. */
export const groundOf = (
  spoken: readonly Spoken[],
  { world, nameOf }: Pick<ReturnType<typeof surroundings>, 'world' | 'nameOf'>,
): Ground => {
  const about = groupBy(spoken, ({ claim }) => claim.id);
  const spokenOn = byPredicate(spoken);
  return {
    world,
    nameOf,
    statementsAbout: (claim) => (about.get(claim) ?? []).map(({ statement }) => statement),
    spokenOf: spokenOn,
    statusOf: (claim) => status(world, claim, spokenOn(claim)),
  };
};

const parts = { ends, own, spoken: spokenAround };

/** A property of the relationship that the claims left behind it make. */
const derivedAs = (name: 'label' | 'status'): AnyReads =>
  rule({ parts, decide: (rows) => relationshipOf(rows)?.[name] });

const MAX_VOICES = 100;

/**
 * Who may stand on a side of what is left: it is no broader than what the whole relationship stands for, so nobody affirms
 * it who doesn't affirm that; and who denies it denies a claim that compares with one of its own.
 */
const SIDES: Readonly<Record<'affirmedBy' | 'deniedBy', (from: string, to: string) => string>> = {
  affirmedBy: (from, to) => `UNWIND coalesce(${from}.affirmedBy, []) AS voice MATCH (${to}:Entity {id: voice})`,
  deniedBy: (from, to) =>
    `UNWIND ${from}.claimIds AS claimId MATCH (:Claim {id: claimId})-[:NARROWER_THAN|SAME_SLOTS*0..1]-(:Claim)<-[:ABOUT]-(denial:Statement) WHERE denial.stance = 'DENIES' MATCH (denial)-[:SPEAKER|ON_BEHALF_OF]->(${to}:Entity)`,
};

const voicesAs = (name: 'affirmedBy' | 'deniedBy'): AnyReads =>
  rule({
    parts: {
      ...parts,
      voices: {
        match: ({ from, to }) => `${SIDES[name](from, to)} WITH DISTINCT ${to} ORDER BY ${to}.sortKey, ${to}.id`,
        inputs: ({ to }) => [`${to}.id`],
      },
    },
    rows: 'voices',
    decide: (rows) => {
      const ids: readonly string[] = relationshipOf(rows)?.[name] ?? [];
      const refs = (rows.voices ?? []).flatMap(([id], at) =>
        ids.includes(id as string) ? [{ part: 'voices', row: at }] : [],
      );
      return refs.slice(0, MAX_VOICES);
    },
  });

export const relationshipAsTold = {
  label: derivedAs('label'),
  status: derivedAs('status'),
  affirmedBy: voicesAs('affirmedBy'),
  deniedBy: voicesAs('deniedBy'),
  statementCount: countOf(ofRelationship),
  firstSaidAt: spanOf(ofRelationship, 'firstSaidAt'),
  lastSaidAt: spanOf(ofRelationship, 'lastSaidAt'),
};
