// Speech acts: who says what of a claim, in which words.
import { builder, connection, flag, list, one, property, records, value } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import {
  BasisRef,
  CertaintyRef,
  DirectnessRef,
  EvidenceRoleRef,
  HedgeAuthorRef,
  StanceRef,
  WordingRef,
} from '../enums.ts';
import { andKept, carried, kept, perspectiveArgs } from '../perspective.ts';
import { ClaimRef, EntityRef, EvidenceRef, NodeRef, SentenceRef, StatementRef } from '../refs.ts';
import {
  checkStatementIds,
  StatementFilter,
  statementConditions,
  statementHolds,
  statementSeeks,
} from './statement-filter.ts';

const HedgeRef = builder.objectRef<object>('Hedge');
builder.objectType(HedgeRef, {
  description: 'Words that hold back.',
  fields: (t) => ({
    text: t.string({ description: 'As written: "as far as we are aware".', ...value() }),
    by: t.field({ type: HedgeAuthorRef, description: 'Who hedges.', ...value() }),
  }),
});

const RelayRef = builder.objectRef<object>('Relay');
builder.objectType(RelayRef, {
  description: 'Someone who passed a statement on.',
  fields: (t) => ({
    entity: t.field({
      type: EntityRef,
      description: 'Who passed it on.',
      ...one(({ from, to }) => `MATCH (${to}:Entity {id: ${from}.entityId})`),
    }),
    principal: t.field({
      type: EntityRef,
      nullable: true,
      description: 'On whose behalf; null where not told.',
      ...one(({ from, to }) => `MATCH (${to}:Entity {id: ${from}.principalId})`),
    }),
  }),
});

builder.objectType(EvidenceRef, {
  description:
    "A span of words in one sentence that proves a statement. Offsets are UTF-16 code units of the article's text.",
  fields: (t) => ({
    role: t.field({ type: EvidenceRoleRef, description: 'What the span shows.', ...property('role') }),
    exact: t.string({ description: 'The words as they stand in the text.', ...property('exact') }),
    prefix: t.string({ description: 'Up to 32 characters before them.', ...property('prefix') }),
    suffix: t.string({ description: 'Up to 32 characters after them.', ...property('suffix') }),
    start: t.int({
      description: "Where they start in the article's text: 0 is its first code unit.",
      ...property('start'),
    }),
    end: t.int({ description: 'Where they end: the first code unit after them.', ...property('end') }),
    sentence: t.field({
      type: SentenceRef,
      description: 'The sentence that they stand in.',
      ...one(({ from, to }) => `MATCH (${from})-[:IN]->(${to}:Sentence)`),
    }),
  }),
});

builder.objectType(StatementRef, {
  description:
    'One speech act about one claim: who says it, for whom, with which stance, how sure, and in which words of which article.',
  interfaces: [NodeRef],
  fields: (t) => ({
    claim: t.field({
      type: ClaimRef,
      description: 'The claim that it is about.',
      ...one(({ from, to }) => `MATCH (${from})-[:ABOUT]->(${to}:Claim)`),
    }),
    speaker: t.field({
      type: EntityRef,
      description: 'Who uttered it: a person where named, else the organization, else as the article describes them.',
      ...one(({ from, to }) => `MATCH (${from})-[:SPEAKER]->(${to}:Entity)`),
    }),
    principal: t.field({
      type: EntityRef,
      nullable: true,
      description: 'On whose behalf; null where the speaker speaks for themselves.',
      ...one(({ from, to }) => `MATCH (${from})-[:ON_BEHALF_OF]->(${to}:Entity)`),
    }),
    relays: t.field({
      type: [RelayRef],
      description: 'Who passed it on, nearest the speaker first; empty when said directly.',
      ...list(
        ({ from, to }) =>
          `MATCH (${from})-[hop:RELAYED_BY]->(relay:Entity) WITH hop, relay ORDER BY hop.order WITH {entityId: relay.id, principalId: hop.onBehalfOf} AS ${to}`,
      ),
    }),
    stance: t.field({ type: StanceRef, description: 'How the speaker stands to the claim.', ...property('stance') }),
    isConcession: t.boolean({ description: 'The speaker grants what the other side says.', ...flag('isConcession') }),
    certainty: t.field({
      type: CertaintyRef,
      description: "How sure the speaker's own words sound.",
      ...property('certainty'),
    }),
    hedges: t.field({
      type: [HedgeRef],
      description: 'Words that hold back, as written; empty where there are none.',
      ...records({ text: 'hedgeTexts', by: 'hedgeBys' }),
    }),
    directness: t.field({
      type: DirectnessRef,
      nullable: true,
      description: 'How the words reached the reader; null where the article speaks in its own voice.',
      ...property('directness'),
    }),
    wording: t.field({ type: WordingRef, description: 'Whose words its evidence holds.', ...property('wording') }),
    basis: t.field({ type: BasisRef, description: 'On what the reading rests.', ...property('basis') }),
    why: t.string({
      nullable: true,
      description: 'How it was concluded, or from where it is known; null where the text says it.',
      ...property('why'),
    }),
    medium: t.string({
      nullable: true,
      description: 'Through what it was said ("state television"); null where not told.',
      ...property('medium'),
    }),
    saidAt: t.string({
      nullable: true,
      description: 'When it was said: EDTF (ISO 8601-2); null where no date is told. Only this dates a statement.',
      ...property('saidAt'),
    }),
    saidAtText: t.string({
      nullable: true,
      description: 'When, as written: "on Monday"; null where not told.',
      ...property('saidAtText'),
    }),
    isHeadline: t.boolean({
      description: 'A headline says it. Then it is checked against the body and never counts.',
      ...flag('isHeadline'),
    }),
    isArticleVoice: t.boolean({ description: 'The article says it in its own voice.', ...flag('isArticleVoice') }),
    isRelayed: t.boolean({ description: 'Someone passed it on: relays is not empty.', ...flag('isRelayed') }),
    isHedged: t.boolean({ description: 'It has hedges, or sounds only PROBABLE or POSSIBLE.', ...flag('isHedged') }),
    recordedAt: t.string({ description: 'When it was first imported: ISO 8601, UTC.', ...property('recordedAt') }),
    retractedAt: t.string({
      nullable: true,
      description: 'When it was retracted: ISO 8601, UTC; null while it stands. Then it never counts.',
      ...property('retractedAt'),
    }),
    supersededAt: t.string({
      nullable: true,
      description:
        'When a later import of its articles left it out: ISO 8601, UTC; null while it stands. A superseded statement is in no list.',
      ...property('supersededAt'),
    }),
    note: t.string({
      nullable: true,
      description: "The annotator's remark; null where there is none.",
      ...property('note'),
    }),
    evidence: t.field({
      type: [EvidenceRef],
      description:
        'The words that prove it, article by article, what was imported last first, each in reading order; at most 1,000. Never empty without `roles`.',
      args: {
        roles: t.arg({
          type: [EvidenceRoleRef],
          description: 'Only spans of these roles; absent or null: of all.',
        }),
      },
      ...list((site) => {
        const { from, to, args, param } = site;
        const left = carried(site, 'article');
        const conditions = [
          ...(args.roles ? [`${to}.role IN ${param(({ roles }) => roles)}`] : []),
          ...(left ? [`EXISTS { MATCH (${to})-[:IN]->(:Sentence)-[:OF]->(article:Article) WHERE ${left} }`] : []),
        ];
        const given = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')} ` : '';
        return `MATCH (${from})-[link:EVIDENCED_BY]->(${to}:Evidence) ${given}WITH ${to}, link ORDER BY link.order, ${to}.id LIMIT 1000`;
      }),
    }),
    respondsTo: t.field({
      type: [StatementRef],
      description: 'The statements that the text presents it as an answer to; at most 100, empty where none.',
      ...list((site) => {
        const { from, to } = site;
        const left = kept(site, to);
        return `MATCH (${from})-[:RESPONDS_TO]->(${to}:Statement)${left ? ` WHERE ${to}.sortKey IS NOT NULL AND ${left}` : ''} WITH ${to} ORDER BY ${to}.sortKey, ${to}.id LIMIT 100`;
      }),
    }),
    responses: t.field({
      type: [StatementRef],
      description: 'The statements that answer it, superseded ones apart; at most 100, empty where none.',
      ...list(
        (site) =>
          `MATCH (${site.from})<-[:RESPONDS_TO]-(${site.to}:Statement) WHERE ${site.to}.sortKey IS NOT NULL${andKept(site, site.to)} WITH ${site.to} ORDER BY ${site.to}.sortKey LIMIT 100`,
      ),
    }),
    publishers: t.field({
      type: [EntityRef],
      description: 'Who published the articles that carry it; at most 100.',
      ...list(
        ({ from, to }) =>
          `UNWIND coalesce(${from}.publisherIds, []) AS publisherId MATCH (${to}:Entity {id: publisherId}) WITH ${to} ORDER BY ${to}.id LIMIT 100`,
        {
          under: {
            kind: 'list',
            match: (site) => {
              const { from, to } = site;
              const left = carried(site, 'article');
              return `MATCH (${from})-[:TOLD_IN]->(article:Article)${left ? ` WHERE ${left}` : ''} MATCH (article)-[:PUBLISHED_BY]->(${to}:Entity) WITH DISTINCT ${to} ORDER BY ${to}.id LIMIT 100`;
            },
          },
        },
      ),
    }),
  }),
});

builder.queryFields((t) => ({
  statement: t.field({
    type: StatementRef,
    nullable: true,
    description: 'The statement with this id; null where nothing has it, or where it is not told.',
    args: { id: t.arg.id({ required: true, description: 'Such as `statement:0f3a…`.' }), ...perspectiveArgs },
    ...one((site) => {
      const { to, param } = site;
      const left = kept(site, to);
      return `MATCH (${to}:Statement {id: ${param((args) => args.id)}})${left ? ` WHERE ${to}.sortKey IS NOT NULL AND ${left}` : ''}`;
    }),
  }),
  statements: t.field({
    type: connectionOf(StatementRef),
    description: 'All statements: newest first, undated last, those of one article in reading order.',
    args: {
      ...pageArgs,
      ...perspectiveArgs,
      filter: t.arg({ type: StatementFilter, description: 'Which of them; absent or null: all.' }),
    },
    ...connection({
      seeks: statementSeeks,
      filters: statementConditions,
      holds: statementHolds,
      check: checkStatementIds,
    }),
  }),
}));
