// People, organizations, places, events, products and concepts.
import { TYPE, TYPE_PROPERTY } from '../../read/compilation.ts';
import type { Site } from '../../read/reads.ts';
import { builder, connection, flag, one, property, records, value } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { EntityKindRef, NameKindRef, NameStatusRef } from '../enums.ts';
import { allOf, carried, kept, perspectiveArgs, present } from '../perspective.ts';
import {
  ArticleRef,
  ClaimRef,
  ConceptRef,
  EntityRef,
  MentionRef,
  NodeRef,
  OrganizationRef,
  PersonRef,
  PlaceRef,
  ProductRef,
  RelationshipRef,
  StatementRef,
} from '../refs.ts';
import { edgeSeek, filtered, nodeSeek, ofParent } from '../walks.ts';
import { ArticleFilter, articleConditions, checkArticleIds } from './article.ts';
import { ClaimFilter, checkClaims, claimConditions } from './claim.ts';
import {
  checkRelationships,
  RelationshipFilter,
  relationshipConditions,
  relationshipHolds,
  relationshipSeeks,
} from './relationship.ts';
import { checkStatementIds, StatementFilter, statementConditions } from './statement-filter.ts';

const NameRef = builder.objectRef<object>('Name');
builder.objectType(NameRef, {
  description: 'Another name of an entity, as written.',
  fields: (t) => ({
    value: t.string({ description: 'The name, in its own script.', ...value() }),
    kind: t.field({ type: NameKindRef, description: 'How it refers.', ...value() }),
    language: t.string({ nullable: true, description: 'BCP 47, such as "uk"; null where not told.', ...value() }),
  }),
});

const ExternalIdRef = builder.objectRef<object>('ExternalId');
builder.objectType(ExternalIdRef, {
  description: 'An identifier of the entity in another system.',
  fields: (t) => ({
    scheme: t.string({ description: 'The other system, such as "wikidata".', ...value() }),
    id: t.string({ description: 'The identifier there.', ...value() }),
  }),
});

/** A publisher is a voice while an article of its own carries the statement. */
const voicedHere = (site: Site): string | undefined => {
  const left = carried(site, 'article');
  return (
    left &&
    `(any(role IN ${site.to}e.roles WHERE role <> 'PUBLISHER') OR EXISTS { MATCH (${site.to})-[:TOLD_IN]->(article:Article) WHERE article.publisherId = ${site.from}.id AND ${left} })`
  );
};

const EntityFilter = builder.inputType('EntityFilter', {
  description: 'Which entities; all conditions given must hold. An absent or null condition is none.',
  fields: (t) => ({
    kind: t.field({ type: EntityKindRef, description: 'Of this kind.' }),
    kinds: t.field({ type: [EntityKindRef], description: 'Of one of these kinds.' }),
    isGroup: t.boolean({ description: 'Plural groups only, or single bodies only.' }),
    nameStatus: t.field({ type: NameStatusRef, description: 'Known by name, or only described.' }),
  }),
});

const entityConditions = {
  kind: (site: { to: string }, given: string) => `${site.to}.kind = ${given}`,
  kinds: (site: { to: string }, given: string) => `${site.to}.kind IN ${given}`,
  isGroup: (site: { to: string }, given: string) => `${site.to}.isGroup = ${given}`,
  nameStatus: (site: { to: string }, given: string) => `${site.to}.nameStatus = ${given}`,
};

builder.interfaceType(EntityRef, {
  description:
    'Someone or something that claims are about, or that speaks. What is said of it stands in claims; only identity, names and the two hierarchies (within, partOf) are its own.',
  interfaces: [NodeRef],
  extensions: { [TYPE_PROPERTY]: 'kind' },
  resolveType: (entity) => (entity as Record<symbol, string>)[TYPE],
  fields: (t) => ({
    kind: t.field({ type: EntityKindRef, description: 'What sort of thing it is.', ...property('kind') }),
    name: t.string({ description: 'The name it goes by here.', ...property('name') }),
    nameStatus: t.field({
      type: NameStatusRef,
      description: 'Whether it is known by name.',
      ...property('nameStatus'),
    }),
    names: t.field({
      type: [NameRef],
      description: 'Its other names; empty where none is known.',
      ...records({ value: 'nameValues', kind: 'nameKinds', language: 'nameLanguages' }),
    }),
    description: t.string({
      nullable: true,
      description: 'A line on who or what it is; null where none was given.',
      ...property('description'),
    }),
    externalIds: t.field({
      type: [ExternalIdRef],
      description: 'Its identifiers elsewhere; empty where none is known.',
      ...records({ scheme: 'externalSchemes', id: 'externalIds' }),
    }),
    why: t.string({
      nullable: true,
      description:
        'Why within, partOf or an external id holds, where the article does not say so itself; null otherwise.',
      ...property('why'),
    }),
    note: t.string({
      nullable: true,
      description: "The annotator's remark; null where there is none.",
      ...property('note'),
    }),
    recordedAt: t.string({ description: 'When it was first imported: ISO 8601, UTC.', ...property('recordedAt') }),
    supersededAt: t.string({
      nullable: true,
      description:
        'When a later import of its articles left it out: ISO 8601, UTC; null while it stands. A superseded entity is in no list.',
      ...property('supersededAt'),
    }),
    within: t.field({
      type: PlaceRef,
      nullable: true,
      description: 'Places only: the place it lies within; null otherwise, or where not told.',
      ...one(({ from, to }) => `MATCH (${from})-[:WITHIN]->(${to}:Entity)`),
    }),
    partOf: t.field({
      type: OrganizationRef,
      nullable: true,
      description: 'Organizations only: the organization it is part of; null otherwise, or where not told.',
      ...one(({ from, to }) => `MATCH (${from})-[:PART_OF]->(${to}:Entity)`),
    }),
    parts: t.field({
      type: connectionOf(EntityRef),
      description: 'The places within it, or the organizations that are part of it, by name.',
      args: pageArgs,
      ...connection({
        seeks: [nodeSeek('Entity', [ofParent('parentId')])],
        filters: {},
      }),
    }),
    claims: t.field({
      type: connectionOf(ClaimRef),
      description:
        'The claims in which it fills any slot, not those about such a claim: newest first, undated last, those of one article in reading order.',
      args: {
        ...pageArgs,
        ...perspectiveArgs,
        filter: t.arg({ type: ClaimFilter, description: 'Which of them; absent or null: all.' }),
      },
      ...connection({
        seeks: [
          edgeSeek('Claim', 'INVOLVES', [ofParent('entityId'), filtered('status')]),
          edgeSeek('Claim', 'INVOLVES', [ofParent('entityId'), filtered('predicate')]),
          edgeSeek('Claim', 'INVOLVES', [ofParent('entityId')], ({ from }) => `COUNT { (${from})<-[:INVOLVES]-() }`),
        ],
        filters: claimConditions,
        holds: (site) => present(site, site.to),
        check: checkClaims,
      }),
    }),
    relationships: t.field({
      type: connectionOf(RelationshipRef),
      description: 'What relates it to other entities, in either direction: those with the most statements first.',
      args: {
        ...pageArgs,
        ...perspectiveArgs,
        filter: t.arg({ type: RelationshipFilter, description: 'Which of them; absent or null: all.' }),
      },
      ...connection({
        seeks: relationshipSeeks,
        filters: relationshipConditions,
        holds: (site) => relationshipHolds(site, site.to),
        check: checkRelationships,
      }),
    }),
    statements: t.field({
      type: connectionOf(StatementRef),
      description:
        'The statements in which it is a voice: as speaker, principal, relay, principal of a relay, or publisher. Newest first, undated last, those of one article in reading order.',
      args: {
        ...pageArgs,
        ...perspectiveArgs,
        filter: t.arg({ type: StatementFilter, description: 'Which of them; absent or null: all.' }),
      },
      ...connection({
        seeks: [
          edgeSeek('Statement', 'VOICED_BY', [ofParent('entityId'), filtered('stance')]),
          edgeSeek(
            'Statement',
            'VOICED_BY',
            [ofParent('entityId')],
            ({ from }) => `COUNT { (${from})<-[:VOICED_BY]-() }`,
          ),
        ],
        filters: statementConditions,
        holds: (site) => allOf([kept(site, site.to), voicedHere(site)]),
        check: checkStatementIds,
      }),
    }),
    mentions: t.field({
      type: connectionOf(MentionRef),
      description: 'Where articles refer to it, newest article first, in reading order.',
      args: pageArgs,
      ...connection({
        seeks: [nodeSeek('Mention', [ofParent('entityId')], ({ from }) => `COUNT { (${from})<-[:REFERS_TO]-() }`)],
        filters: {},
      }),
    }),
    articles: t.field({
      type: connectionOf(ArticleRef),
      description: 'The articles that mention it, newest first, undated last.',
      args: { ...pageArgs, filter: t.arg({ type: ArticleFilter, description: 'Which of them; absent or null: all.' }) },
      ...connection({
        seeks: [edgeSeek('Article', 'NAMES', [ofParent('entityId')], ({ from }) => `COUNT { (${from})<-[:NAMES]-() }`)],
        filters: articleConditions,
        check: checkArticleIds,
      }),
    }),
  }),
});

const KINDS = [
  [PersonRef, 'A human being.'],
  [PlaceRef, 'Somewhere: a country as territory, a city, a front line.'],
  [ProductRef, 'A product, its units and its network together.'],
  [ConceptRef, 'A service, a law, a measure, an idea.'],
] as const;
for (const [ref, description] of KINDS) builder.objectType(ref, { description, interfaces: [EntityRef, NodeRef] });

builder.objectType(OrganizationRef, {
  description: 'A body of people: a state, an agency, a company, an army, or a plural group.',
  interfaces: [EntityRef, NodeRef],
  fields: (t) => ({
    isGroup: t.boolean({ description: 'A plural group ("dealers", "critics") and not one body.', ...flag('isGroup') }),
  }),
});

builder.queryFields((t) => ({
  entity: t.field({
    type: EntityRef,
    nullable: true,
    description: 'The entity with this id; null where nothing has it.',
    args: { id: t.arg.id({ required: true, description: 'Such as `entity:elon-musk`.' }), ...perspectiveArgs },
    ...one(({ to, param }) => `MATCH (${to}:Entity {id: ${param((args) => args.id)}})`),
  }),
  entities: t.field({
    type: connectionOf(EntityRef),
    description: 'All entities, by name (case, accents and width apart).',
    args: { ...pageArgs, filter: t.arg({ type: EntityFilter, description: 'Which of them; absent or null: all.' }) },
    ...connection({
      seeks: [nodeSeek('Entity', [filtered('kind')]), nodeSeek('Entity', [filtered('nameStatus')]), nodeSeek('Entity')],
      filters: entityConditions,
    }),
  }),
}));
