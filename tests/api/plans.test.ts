// One root field is one query, and Neo4j walks an index for every list: no scan of a label, no product, no sort of what a hub holds.
import { describe, expect, it } from 'vitest';
import { useStory } from './ask.ts';
import { explain } from './plan.ts';

const story = useStory();

const SCANS = [
  'AllNodesScan',
  'NodeByLabelScan',
  'DirectedAllRelationshipsScan',
  'UndirectedAllRelationshipsScan',
  'DirectedRelationshipTypeScan',
  'UndirectedRelationshipTypeScan',
];
const PRODUCT = 'CartesianProduct';
/** A product is harmless between parts that are one row each: the families of nodes, the kinds of a search. */
const ONE_ROW_PARTS = ['Query.nodes', 'Query.search'];
const SORTS = ['Sort', 'Top', 'PartialSort', 'PartialTop'];

/** Lists whose order comes from the index alone. */
const ORDERED: readonly (readonly [string, string])[] = [
  ['entities', '{ entities { nodes { name } } }'],
  ['entities of a kind', '{ entities(filter: { kind: Person }) { nodes { name } } }'],
  ['the parts of an entity', '{ entity(id: "entity:russian-state") { parts { nodes { name } } } }'],
  ['the claims of an entity', '{ entity(id: "entity:starlink") { claims { totalCount nodes { text } } } }'],
  [
    'the claims of an entity under a filter',
    '{ entity(id: "entity:starlink") { claims(filter: { status: CONTESTED }) { nodes { text } } } }',
  ],
  ['the statements of a voice', '{ entity(id: "entity:kremlin") { statements { totalCount nodes { stance } } } }'],
  ['the mentions of an entity', '{ entity(id: "entity:starlink") { mentions { totalCount nodes { exact } } } }'],
  ['the articles of an entity', '{ entity(id: "entity:starlink") { articles { totalCount nodes { headline } } } }'],
  ['claims', '{ claims { nodes { text } } }'],
  ['claims by subject', '{ claims(filter: { subject: "entity:spacex" }) { nodes { text } } }'],
  [
    'claims by subject and predicate',
    '{ claims(filter: { subject: "entity:spacex", predicate: SELLS }) { nodes { text } } }',
  ],
  [
    'claims that involve an entity, by predicate',
    '{ claims(filter: { involves: "entity:starlink", predicate: USES }) { nodes { text } } }',
  ],
  [
    'the claims of an entity by predicate',
    '{ entity(id: "entity:starlink") { claims(filter: { predicate: USES }) { nodes { text } } } }',
  ],
  [
    'the statements of a voice by stance',
    '{ entity(id: "entity:kremlin") { statements(filter: { stance: DENIES }) { nodes { stance } } } }',
  ],
  [
    'the statements of claims by stance',
    '{ claims { nodes { statements(filter: { stance: DENIES }) { nodes { stance } } } } }',
  ],
  ['entities without a name', '{ entities(filter: { nameStatus: ROLE_ONLY }) { nodes { name } } }'],
  [
    'statements of a speaker by stance',
    '{ statements(filter: { speaker: "entity:kremlin", stance: DENIES }) { nodes { stance } } }',
  ],
  ['concessions', '{ statements(filter: { isConcession: true }) { nodes { stance } } }'],
  ["statements in the article's voice", '{ statements(filter: { isArticleVoice: true }) { nodes { stance } } }'],
  ['relayed statements', '{ statements(filter: { isRelayed: true }) { nodes { stance } } }'],
  ['hedged statements', '{ statements(filter: { isHedged: true }) { nodes { stance } } }'],
  ['headlines', '{ statements(filter: { isHeadline: true }) { nodes { stance } } }'],
  ['statements by certainty', '{ statements(filter: { certainty: PROBABLE }) { nodes { stance } } }'],
  ['articles by language', '{ articles(filter: { language: "en" }) { nodes { headline } } }'],
  ['claims by object', '{ claims(filter: { object: "entity:starlink" }) { nodes { text } } }'],
  ['claims that involve an entity', '{ claims(filter: { involves: "entity:starlink" }) { nodes { text } } }'],
  ['claims by status', '{ claims(filter: { status: CONTESTED }) { nodes { text } } }'],
  ['claims by predicate', '{ claims(filter: { predicate: USES }) { nodes { text } } }'],
  ['statements', '{ statements { nodes { stance } } }'],
  ['statements by speaker', '{ statements(filter: { speaker: "entity:kremlin" }) { nodes { stance } } }'],
  ['statements by principal', '{ statements(filter: { principal: "entity:kremlin" }) { nodes { stance } } }'],
  ['statements by stance', '{ statements(filter: { stance: DENIES }) { nodes { stance } } }'],
  ['statements about a claim', '{ statements(filter: { about: "claim:0" }) { nodes { stance } } }'],
  ['articles', '{ articles { nodes { headline } } }'],
  ['articles by publisher', '{ articles(filter: { publisher: "entity:x" }) { nodes { headline } } }'],
  ['articles by mention', '{ articles(filter: { mentions: "entity:starlink" }) { nodes { headline } } }'],
  [
    'the sentences of an article',
    '{ article(id: "article:musk-kremlin-starlink") { sentences { totalCount nodes { text } } } }',
  ],
  [
    'the statements of an article',
    '{ article(id: "article:musk-kremlin-starlink") { statements { totalCount nodes { stance } } } }',
  ],
  ['claims with statements', '{ claims { nodes { text statements { nodes { speaker { name } } } } } }'],
];

/** Lists that are merged or short, and sorted for that. */
const BOUNDED: readonly (readonly [string, string])[] = [
  [
    'the relationships of an entity',
    '{ entity(id: "entity:starlink") { relationships { totalCount nodes { label from { name } to { name } } } } }',
  ],
  [
    'the relationships of an entity, filtered',
    '{ entity(id: "entity:starlink") { relationships(filter: { direction: IN, kind: Organization }) { nodes { label } } } }',
  ],
  [
    'relationships by predicate',
    '{ entity(id: "entity:starlink") { relationships(filter: { predicate: USES }) { nodes { label } } } }',
  ],
  [
    'relationships by status',
    '{ entity(id: "entity:starlink") { relationships(filter: { status: CONTESTED }) { nodes { label } } } }',
  ],
  [
    'relationships with another entity',
    '{ entity(id: "entity:starlink") { relationships(filter: { other: "entity:spacex" }) { nodes { label } } } }',
  ],
  ['a search', '{ search(text: "musk") { matched entity { name } claim { text } sentence { text } } }'],
  ['the counts of relationships', '{ entity(id: "entity:starlink") { relationshipCounts(by: KIND) { key count } } }'],
  [
    'what an event tells',
    '{ entity(id: "entity:activation-of-starlink-at-sevastopol") { ... on Event { when { date } where { place { name } } } } }',
  ],
  ['qualifiers', '{ claims { nodes { qualifiers { role entity { name } term date } } } }'],
  ['broader and narrower claims', '{ claims { nodes { broader { text } narrower { text } } } }'],
  ['evidence', '{ statements { nodes { evidence { exact sentence { text article { headline } } } } } }'],
  [
    'relays, replies and publishers',
    '{ statements { nodes { relays { entity { name } principal { name } } respondsTo { id } responses { id } publishers { name } } } }',
  ],
  ['oppositions', '{ claims { nodes { oppositions { nodes { grade affirming { id } denying { id } } } } } }'],
  ['corroboration', '{ claims { nodes { corroboration { articles } } } }'],
  [
    'headline checks',
    '{ article(id: "article:musk-kremlin-starlink") { headlineChecks { statement { id } quoted { verdict nearest { id } } } } }',
  ],
  [
    'the mentions and statements of a sentence',
    '{ article(id: "article:musk-kremlin-starlink") { sentences { nodes { mentions { exact entity { name } } statements { stance } } } } }',
  ],
  [
    'a relationship',
    '{ node(id: "relationship:0") { ... on Relationship { claims { nodes { text } } statements { nodes { stance } } corroboration { speakers } affirmedBy { name } deniedBy { name } } } }',
  ],
  [
    'nodes of every family',
    '{ nodes(ids: ["entity:starlink", "claim:0", "statement:0", "article:0", "relationship:0"]) { id } }',
  ],
];

describe.each([...ORDERED, ...BOUNDED])('%s', (_what, document) => {
  it('costs one query that scans nothing', async () => {
    const { errors } = await story.ask(document);
    expect(errors).toBeUndefined();
    expect(story.sent).toHaveLength(1);
    const [event] = story.sent;
    if (!event) throw new Error('nothing was sent');
    const plan = await explain(story.database, event);
    expect(plan.operators.filter((operator) => SCANS.includes(operator))).toEqual([]);
    if (!ONE_ROW_PARTS.includes(event.name)) expect(plan.operators).not.toContain(PRODUCT);
  });
});

describe.each(ORDERED)('%s', (_what, document) => {
  it('come in order from the index', async () => {
    await story.ask(document);
    const [event] = story.sent;
    if (!event) throw new Error('nothing was sent');
    const plan = await explain(story.database, event);
    expect(plan.operators.filter((operator) => SORTS.includes(operator))).toEqual([]);
    expect(plan.details).toMatch(/IndexSeek/);
  });
});

it('sends as many queries as there are root fields', async () => {
  await story.ask(
    '{ a: entity(id: "entity:starlink") { name } b: entity(id: "entity:kremlin") { name } stats { claims } predicates { label } }',
  );
  expect(story.sent).toHaveLength(3);
});
