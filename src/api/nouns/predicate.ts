// The vocabulary as GraphQL: enums of predicates and terms, and the definitions behind them.
import { PARTICIPANTS } from '../../model/predicates.ts';
import { builder } from '../builder.ts';
import { RoleRef } from '../enums.ts';
import { vocabulary } from '../vocabulary.ts';

export const PredicateRef = builder.enumType('Predicate', {
  description:
    'What is claimed: the closed vocabulary. `predicates` gives each with its meaning, roles and an example.',
  values: Object.fromEntries(
    [...vocabulary.predicates.values()].map(({ name, meaning }) => [name, { value: name, description: meaning }]),
  ),
});

export const TermRef = builder.enumType('Term', {
  description: 'Words that qualify a claim where no entity or date does.',
  values: Object.fromEntries(
    [...vocabulary.terms.values()].map(({ name, meaning }) => [name, { value: name, description: meaning }]),
  ),
});

const ParticipantKindRef = builder.enumType('ParticipantKind', {
  description: 'What may stand as subject or object of a predicate.',
  values: Object.fromEntries(
    PARTICIPANTS.map((name) => [
      name,
      {
        value: name,
        description:
          name === 'Claim' ? 'Another claim.' : name === 'Value' ? 'A literal value.' : `An entity of kind ${name}.`,
      },
    ]),
  ),
});

const RolePairRef = builder.objectRef<readonly [string, string]>('RolePair');
builder.objectType(RolePairRef, {
  description: 'A role under one predicate and the role that corresponds to it under another.',
  fields: (t) => ({
    from: t.field({ type: RoleRef, description: 'The role under this predicate.', resolve: ([from]) => from as never }),
    to: t.field({
      type: RoleRef,
      description: 'The role under the other predicate.',
      resolve: ([, to]) => to as never,
    }),
  }),
});

type Definition = NonNullable<ReturnType<typeof vocabulary.predicates.get>>;

const AdjacencyRef = builder.objectRef<Definition['adjacent'][number]>('Adjacency');
builder.objectType(AdjacencyRef, {
  description:
    'A predicate on which a denial under this one bears: who was not sold a thing may not use it. Not conversely.',
  fields: (t) => ({
    to: t.field({ type: PredicateRef, description: 'The other predicate.', resolve: ({ to }) => to }),
    roles: t.field({
      type: [RolePairRef],
      description: 'Which roles correspond.',
      resolve: ({ map }) => Object.entries(map) as [string, string][],
    }),
  }),
});

const PredicateDefinitionRef = builder.objectRef<Definition>('PredicateDefinition');
builder.objectType(PredicateDefinitionRef, {
  description: 'One predicate of the closed vocabulary.',
  fields: (t) => ({
    predicate: t.field({ type: PredicateRef, description: 'Its name.', resolve: ({ name }) => name }),
    label: t.exposeString('label', { description: 'How it reads, in the third person: "sells".' }),
    converse: t.string({
      nullable: true,
      description:
        'Its name seen from another participant ("BUYS" of "SELLS"), stored as this one; null where it has none.',
      resolve: ({ converse }) => converse?.name ?? null,
    }),
    domain: t.field({
      type: [ParticipantKindRef],
      description: 'What may be its subject.',
      resolve: ({ domain }) => domain,
    }),
    range: t.field({
      type: [ParticipantKindRef],
      description: 'What may be its object; empty where it takes none.',
      resolve: ({ range }) => range,
    }),
    isSymmetric: t.boolean({
      description: 'Whether subject and object may be exchanged.',
      resolve: ({ symmetric }) => symmetric,
    }),
    roles: t.field({
      type: [RoleRef],
      description: 'The qualifiers that it takes.',
      resolve: ({ roles }) => roles as never,
    }),
    adjacent: t.field({
      type: [AdjacencyRef],
      description: 'The predicates on which a denial under this one bears; empty where on none.',
      resolve: ({ adjacent }) => adjacent,
    }),
    accuses: t.field({
      type: [RoleRef],
      description:
        'Whom it may be held against, where others say so: who fills the first of these roles that is filled. Empty where it reproaches nobody. See silences.',
      resolve: ({ accuses }) => accuses,
    }),
    meaning: t.exposeString('meaning', { description: 'What it means, in a sentence.' }),
    example: t.exposeString('example', { description: 'A sentence of news that it renders.' }),
  }),
});

builder.queryField('predicates', (t) =>
  t.field({
    type: [PredicateDefinitionRef],
    description: 'The closed vocabulary of predicates, in the order of its file.',
    resolve: () => [...vocabulary.predicates.values()],
  }),
);
