// How many relationships an entity has of each sort.
import { builder, list, property } from '../builder.ts';
import { perspectiveArgs, refuseStatusCounts } from '../perspective.ts';
import { EntityRef } from '../refs.ts';
import { relationshipHolds } from './relationship.ts';

const RelationshipCountRef = builder.objectRef<object>('RelationshipCount');
builder.objectType(RelationshipCountRef, {
  description: 'How many relationships an entity has of one sort.',
  fields: (t) => ({
    key: t.string({
      description: 'The predicate, kind of the other entity, or status, as `by` asks.',
      ...property('key'),
    }),
    count: t.int({ description: 'Relationships of that sort, in either direction.', ...property('count') }),
  }),
});

const RelationshipGroupingRef = builder.enumType('RelationshipGrouping', {
  description: 'By what relationships are counted.',
  values: {
    PREDICATE: { description: 'By what is claimed.' },
    KIND: { description: 'By the kind of the other entity.' },
    STATUS: { description: 'By how it stands: contested, denied, uncontested.' },
  },
});

const groupKeys = {
  PREDICATE: 'related.predicate',
  KIND: 'other.kind',
  STATUS: 'related.status',
} as const;

builder.interfaceField(EntityRef, 'relationshipCounts', (t) =>
  t.field({
    type: [RelationshipCountRef],
    description:
      'How many relationships it has of each sort, in either direction; most first. Sorts it has none of are left out.',
    args: {
      by: t.arg({ type: RelationshipGroupingRef, required: true, description: 'By what to count.' }),
      ...perspectiveArgs,
    },
    ...list((site) => {
      const { from, to, args } = site;
      const left = relationshipHolds(site, 'related');
      if (args.by === 'STATUS') refuseStatusCounts(site);
      return `MATCH (${from})-[related:RELATED]-(other)${left ? ` WHERE ${left}` : ''} WITH ${groupKeys[args.by as keyof typeof groupKeys]} AS key, count(*) AS count ORDER BY count DESC, key LIMIT 100 WITH {key: key, count: count} AS ${to}`;
    }),
  }),
);
