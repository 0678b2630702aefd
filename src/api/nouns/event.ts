// What took place, was planned, was refused, or is only supposed: when and where are views of claims about it.
import type { Site } from '../../read/reads.ts';
import { builder, list, one, property } from '../builder.ts';
import { OccurrenceRef } from '../enums.ts';
import { perspectiveArgs, present } from '../perspective.ts';
import { ClaimRef, EntityRef, EventRef, NodeRef, PlaceRef } from '../refs.ts';

const EventTimeRef = builder.objectRef<object>('EventTime');
builder.objectType(EventTimeRef, {
  description: 'A time that a claim gives for an event.',
  fields: (t) => ({
    date: t.string({ description: 'EDTF (ISO 8601-2): "2022-02-24", "2023", "2024-02~".', ...property('date') }),
    claim: t.field({
      type: ClaimRef,
      description: 'The claim that says so: ask it who affirms or denies it.',
      ...one(({ from, to }) => `MATCH (${to}:Claim {id: ${from}.claimId})`),
    }),
  }),
});

const EventPlaceRef = builder.objectRef<object>('EventPlace');
builder.objectType(EventPlaceRef, {
  description: 'A place that a claim gives for an event.',
  fields: (t) => ({
    place: t.field({
      type: PlaceRef,
      description: 'The place.',
      ...one(({ from, to }) => `MATCH (${to}:Entity {id: ${from}.placeId})`),
    }),
    claim: t.field({
      type: ClaimRef,
      description: 'The claim that says so: ask it who affirms or denies it.',
      ...one(({ from, to }) => `MATCH (${to}:Claim {id: ${from}.claimId})`),
    }),
  }),
});

const claimsOfEvent = (site: Site): string => {
  const left = present(site, 'claim');
  return `MATCH (claim:Claim) WHERE claim.subjectId = ${site.from}.id AND claim.sortKey > ''${left ? ` AND ${left}` : ''}`;
};

builder.objectType(EventRef, {
  description: 'Something that took place, was planned, was refused, or is only supposed.',
  interfaces: [EntityRef, NodeRef],
  fields: (t) => ({
    occurrence: t.field({
      type: OccurrenceRef,
      nullable: true,
      description:
        "What became of it, by the annotator's reading of the article; who says so stands in its claims. Null where not told.",
      ...property('occurrence'),
    }),
    when: t.field({
      type: [EventTimeRef],
      args: perspectiveArgs,
      description:
        'The times that claims give for the event itself; that of a refusal or a promise of it stands in that claim. At most 100, empty where none is told.',
      ...list(
        (site) =>
          `${claimsOfEvent(site)} AND 'TIME' IN claim.slotRoles WITH claim ORDER BY claim.subjectId, claim.sortKey LIMIT 100 UNWIND [filler IN claim.slotFillers WHERE filler STARTS WITH 'date:'] AS filler WITH {date: substring(filler, 5), claimId: claim.id} AS ${site.to}`,
      ),
    }),
    where: t.field({
      type: [EventPlaceRef],
      args: perspectiveArgs,
      description: 'The places that claims about it give; at most 100, empty where none is told.',
      ...list(
        (site) =>
          `${claimsOfEvent(site)} AND 'PLACE' IN claim.slotRoles WITH claim ORDER BY claim.subjectId, claim.sortKey LIMIT 100 MATCH (claim)-[:QUALIFIER {role: 'PLACE'}]->(place:Entity) WITH {placeId: place.id, claimId: claim.id} AS ${site.to}`,
      ),
    }),
  }),
});
