import { beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/errors.ts';
import { query } from '../../src/neo4j/query.ts';
import { write } from '../../src/neo4j/run.ts';
import { verify } from '../../src/write/audit.ts';
import { importBundle } from '../../src/write/import.ts';
import { rebuild } from '../../src/write/rebuild.ts';
import { empty, openEmptyGraph, useGraph } from '../story.ts';
import { harborBundle } from './harbor.ts';

const graph = useGraph(openEmptyGraph);

beforeEach(async () => {
  await empty(graph.database);
  const { problems } = await importBundle(graph.database, harborBundle(), graph.vocabulary, { name: 'harbor' });
  expect(problems).toEqual([]);
});

/** Runs Cypher past everything that keeps the graph true. */
const plant = (text: string) => write(graph.database, (tx) => tx.run(query('tests.plant', text)));
const faults = async (): Promise<Problem[]> => [...(await verify(graph.database, graph.vocabulary)).faults];
const reasons = async () =>
  (await faults()).map(({ reason, where }) => `${reason} ${where.replace(/[0-9a-f]{20}/g, '…')}`);

/** Each fault alone, and the only fault that is reported. */
const PLANTED: readonly (readonly [what: string, cypher: string, expected: readonly string[]])[] = [
  [
    'a required property that is gone',
    "MATCH (n:Entity {id: 'entity:strike'}) REMOVE n.name",
    ['PROPERTY_MISSING entity:strike'],
  ],
  [
    'a property of another type',
    "MATCH (n:Entity {id: 'entity:strike'}) SET n.isGroup = 'no'",
    ['PROPERTY_TYPE entity:strike'],
  ],
  [
    'a value outside of its list',
    "MATCH (n:Statement {stance: 'DENIES'}) SET n.stance = 'REFUTES'",
    ['PROPERTY_VALUE statement:…'],
  ],
  [
    'a list with a value outside of its own',
    "MATCH (n:Entity {id: 'entity:dock-union'}) SET n.nameKinds = ['NICKNAME']",
    ['PROPERTY_VALUE entity:dock-union'],
  ],
  ['a node without an id', 'CREATE (:Mention {entityId: "entity:strike"})', ['ID_MISSING Mention']],
  [
    'a to-one edge that is gone',
    'MATCH (:Statement {stance: "DENIES"})-[edge:SPEAKER]->() DELETE edge',
    ['EDGE_MISSING statement:…'],
  ],
  [
    'a to-one edge that is double',
    "MATCH (n:Statement {stance: 'DENIES'}), (e:Entity {id: 'entity:strike'}) CREATE (n)-[:SPEAKER]->(e)",
    ['EDGE_DOUBLE statement:…'],
  ],
  [
    'an edge to a node of another kind',
    "MATCH (n:Statement {stance: 'DENIES'})-[edge:ABOUT]->(), (e:Entity {id: 'entity:strike'}) DELETE edge CREATE (n)-[:ABOUT]->(e)",
    ['EDGE_END statement:…', 'EDGE_DISAGREES statement:…'],
  ],
  [
    'an edge without its property',
    'MATCH ()-[edge:RELAYED_BY]->() REMOVE edge.order',
    ['PROPERTY_MISSING statement:… RELAYED_BY entity:gazette'],
  ],
  [
    'an edge that disagrees with the id',
    "MATCH (n:Entity {id: 'entity:north-branch'}) SET n.partOfId = 'entity:gazette'",
    ['EDGE_DISAGREES entity:north-branch'],
  ],
  [
    'a hierarchy edge without its id',
    "MATCH (n:Entity {id: 'entity:north-branch'}) REMOVE n.partOfId",
    ['EDGE_DISAGREES entity:north-branch'],
  ],
  [
    'a cycle',
    "MATCH (n:Entity {id: 'entity:harbor'}), (q:Entity {id: 'entity:north-quay'}) SET n.withinId = q.id CREATE (n)-[:WITHIN]->(q)",
    ['HIERARCHY_CYCLE entity:harbor'],
  ],
  [
    'a predicate that nobody knows',
    "MATCH (n:Claim)-[:QUALIFIER]->() SET n.predicate = 'SCHEMES'",
    ['PREDICATE_UNKNOWN claim:…'],
  ],
  [
    'a claim whose id is of other slots',
    "MATCH (n:Claim)-[:QUALIFIER]->() SET n.modality = 'FUTURE'",
    ['CLAIM_ID claim:…'],
  ],
  [
    'a statement whose id is of other words',
    "MATCH (n:Statement {stance: 'DENIES'}) SET n.stance = 'AFFIRMS'",
    ['STATEMENT_ID statement:…'],
  ],
  ['a date that is none', "MATCH (n:Article) SET n.publishedAt = 'last week'", ['DATE_INVALID article:harbor-strike']],
  ['a text that was changed', "MATCH (n:Article) SET n.textHash = 'abc'", ['TEXT_HASH article:harbor-strike']],
  [
    'evidence whose words stand elsewhere',
    "MATCH (n:Evidence {role: 'SOURCE'}) SET n.exact = 'The Dock Union'",
    ['WORDS_ELSEWHERE evidence:…'],
  ],
  [
    'evidence with words around it that are not',
    "MATCH (n:Evidence {role: 'SOURCE'}) SET n.suffix = ' denies'",
    ['WORDS_ELSEWHERE evidence:…'],
  ],
  [
    'evidence outside of its sentence',
    "MATCH (n:Evidence {role: 'SOURCE'})-[edge:IN]->(), (s:Sentence {index: 1}) DELETE edge CREATE (n)-[:IN]->(s)",
    ['SPAN_OUTSIDE evidence:…'],
  ],
  [
    'evidence of nothing',
    "CREATE (n:Evidence {id: 'evidence:x', role: 'CUE', start: 0, end: 3, exact: 'The', prefix: '', suffix: ' Port'}) WITH n MATCH (s:Sentence {index: 0}) CREATE (n)-[:IN]->(s)",
    ['EVIDENCE_DANGLING evidence:x'],
  ],
  [
    'a mention whose words stand elsewhere',
    "MATCH (n:Mention {entityId: 'entity:ana-ruiz'}) SET n.exact = 'Ruiz'",
    ['WORDS_ELSEWHERE mention:harbor-strike#105-113:ana-ruiz'],
  ],
  [
    'a sentence whose words stand elsewhere',
    "MATCH (n:Sentence {index: 0}) SET n.text = 'Something else.'",
    ['WORDS_ELSEWHERE sentence:harbor-strike#0'],
  ],
  [
    'sentences that leave words out',
    'MATCH (n:Sentence {index: 1}) SET n.index = 2',
    ['SENTENCES_UNTILED sentence:harbor-strike#1'],
  ],
  [
    'a field that is not as told',
    "MATCH (n:Entity {id: 'entity:strike'}) SET n.name = 'The Strike'",
    ['TOLD_DIFFERENT entity:strike'],
  ],
  [
    'an edge that nobody told',
    "MATCH (a:Statement {stance: 'AFFIRMS'}), (b:Statement {stance: 'DENIES'}) CREATE (a)-[:RESPONDS_TO]->(b)",
    ['TOLD_DIFFERENT statement:…'],
  ],
  [
    'a record that nobody told',
    "MATCH (n:Entity {id: 'entity:strike'}) CREATE (m:Entity {id: 'entity:other'}) SET m += n {.*, id: m.id, sortKey: null, nameKeys: null}",
    ['TOLD_EXTRA entity:other'],
  ],
  [
    'a record that is gone',
    "MATCH (n:Entity {id: 'entity:north-branch'}) DETACH DELETE n",
    ['TOLD_MISSING entity:north-branch'],
  ],
  ['a ledger row that was changed', "MATCH (n:Import) SET n.hash = 'abc'", ['LEDGER_ROW import:1']],
  [
    'a ledger row that leans on other things',
    "MATCH (n:Import) SET n.referredIds = ['entity:other']",
    ['LEDGER_ROW import:1'],
  ],
  [
    'a derived property that is gone',
    "MATCH (n:Entity {id: 'entity:strike'}) REMOVE n.sortKey",
    ['DERIVED_MISSING entity:strike'],
  ],
  [
    'a derived property that is extra',
    "MATCH (n:Entity {id: 'entity:strike'}) SET n.parentId = 'entity:harbor'",
    ['DERIVED_EXTRA entity:strike'],
  ],
  [
    'a derived property that differs',
    "MATCH (n:Claim)-[:QUALIFIER]->() SET n.status = 'UNCONTESTED'",
    ['DERIVED_DIFFERENT claim:…'],
  ],
  [
    'a derived edge that is gone',
    "MATCH (:Claim)-[edge:INVOLVES {entityId: 'entity:north-quay'}]->() DELETE edge",
    ['DERIVED_MISSING claim:… INVOLVES entity:north-quay'],
  ],
  [
    'a derived edge that is extra',
    "MATCH (c:Claim)-[:QUALIFIER]->(), (e:Entity {id: 'entity:harbor'}) CREATE (c)-[:INVOLVES {entityId: e.id, roles: ['PLACE'], sortKey: c.sortKey}]->(e)",
    ['DERIVED_EXTRA claim:… INVOLVES entity:harbor'],
  ],
  [
    'a derived edge that is double',
    "MATCH (c:Claim)-[one:INVOLVES {entityId: 'entity:north-quay'}]->(e) CREATE (c)-[other:INVOLVES]->(e) SET other = properties(one)",
    ['DERIVED_DOUBLE claim:… INVOLVES entity:north-quay'],
  ],
  [
    'a derived edge that differs',
    "MATCH ()-[edge:NAMES {entityId: 'entity:ana-ruiz'}]->() SET edge.mentionCount = 7",
    ['DERIVED_DIFFERENT article:harbor-strike NAMES entity:ana-ruiz'],
  ],
  [
    'a relationship that differs',
    "MATCH ()-[edge:RELATED {role: 'PLACE'}]->() SET edge.deniedBy = []",
    ['DERIVED_DIFFERENT entity:dock-union RELATED entity:north-quay'],
  ],
  [
    'a comparison that is gone',
    'MATCH ()-[edge:NARROWER_THAN]->() DELETE edge',
    ['DERIVED_MISSING claim:… NARROWER_THAN claim:…'],
  ],
];

describe('verify', () => {
  it('finds nothing wrong with what an import wrote, and says how much it looked at', async () => {
    const audit = await verify(graph.database, graph.vocabulary);
    expect(audit.faults).toEqual([]);
    expect(audit.checked).toMatchObject({
      Entity: 8,
      Claim: 2,
      Statement: 2,
      Evidence: 3,
      Article: 1,
      Sentence: 2,
      Mention: 2,
      Import: 1,
    });
  });

  it.each(PLANTED)('finds %s', async (_what, cypher, expected) => {
    await plant(cypher);
    expect(await reasons()).toEqual(expected);
  });

  it('says what is stored and what is expected', async () => {
    await plant("MATCH (n:Entity {id: 'entity:strike'}) SET n.occurrence = 'CANCELED'");
    expect(await faults()).toEqual([
      {
        reason: 'PROPERTY_VALUE',
        where: 'entity:strike',
        message: 'occurrence is "CANCELED"; expected one of OCCURRED, PLANNED, REFUSED, HYPOTHETICAL',
      },
    ]);
  });
});

describe('rebuild', () => {
  it('derives everything anew, and touches nothing that holds', async () => {
    await plant('MATCH ()-[edge:INVOLVES|VOICED_BY|TOLD_IN|NAMES|RELATED|NARROWER_THAN]->() DELETE edge');
    await plant("MATCH (claim:Claim) SET claim.sortKey = 'x'");
    const { edges } = await rebuild(graph.database, graph.vocabulary);
    expect(edges).toBeGreaterThan(10);
    expect(await faults()).toEqual([]);
    expect(await rebuild(graph.database, graph.vocabulary)).toEqual({ nodes: 0, edges: 0 });
  });
});
