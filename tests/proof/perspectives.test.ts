// Everything that obeys a perspective, asked under many: random documents (proof.test.ts) meet few pairs of the two.
import { type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CLOCKS } from '../../src/model/perspective.ts';
import { CERTAINTIES, STANCES, WORDINGS } from '../../src/model/statement.ts';
import { openEmptyGraph, useGraph } from '../story.ts';
import { difference } from './compared.ts';
import { addDenseWorld } from './graphs.ts';
import { type PlainNode, readPlainGraph, textOf } from './plain-graph.ts';
import { plainServer } from './plain-schema.ts';
import { PlainViews } from './plain-views.ts';
import { type Random, randomOf } from './random.ts';

const SEED = Number(process.env.ATTEST_PROOF_SEED ?? 1);
/** Of each shape: only values differ, so that Neo4j plans each document but once a shape. More where the proof is long. */
const VALUES = Math.max(1, Math.min(12, Math.ceil(Number(process.env.ATTEST_PROOF_DOCUMENTS ?? 0) / 200)));

const ofEntities = (page: string) => /* GraphQL */ `
  query Entities($told: PerspectiveInput, $without: [ID!]) {
    entities(first: 100) {
      nodes {
        id
        ${page}
        ... on Event {
          when(told: $told, without: $without) { date claim { id status } }
          where(told: $told, without: $without) { place { id } claim { id status } }
        }
      }
    }
  }
`;

const DOCUMENTS: Readonly<Record<string, string>> = {
  'claims of entities': ofEntities(/* GraphQL */ `
    claims(first: 5, told: $told, without: $without) {
      totalCount
      nodes { id status statementCount firstSaidAt lastSaidAt }
    }
  `),
  'relationships of entities': ofEntities(/* GraphQL */ `
    relationships(first: 20, told: $told, without: $without) {
      totalCount
      nodes {
        id label status statementCount firstSaidAt lastSaidAt
        affirmedBy { id }
        deniedBy { id }
        claims { nodes { id } }
        statements { nodes { id } }
        corroboration { articles publishers utterances speakers principals }
      }
    }
    relationshipCounts(by: KIND, told: $told, without: $without) { key count }
  `),
  'statements of entities': ofEntities(/* GraphQL */ `
    statements(first: 100, told: $told, without: $without) {
      totalCount
      nodes { id publishers { id } evidence { exact start } respondsTo { id } responses { id } }
    }
  `),
  claims: /* GraphQL */ `
    query Claims($told: PerspectiveInput, $without: [ID!]) {
      claims(first: 100) {
        nodes {
          corroboration(told: $told, without: $without) { articles publishers utterances speakers principals }
          oppositions(first: 100, told: $told, without: $without) {
            nodes { grade wording explanation limits { role affirmed denied } affirming { id } denying { id } }
          }
          broader(told: $told, without: $without) { id status }
          narrower(told: $told, without: $without) { id statementCount }
          statements(told: $told, without: $without) { nodes { id claim { status } } }
        }
      }
      told: claims(first: 100, told: $told, without: $without) { totalCount nodes { id } }
    }
  `,
  articles: /* GraphQL */ `
    query Articles($told: PerspectiveInput, $without: [ID!]) {
      articles {
        nodes {
          statements(first: 100, told: $told, without: $without) { totalCount nodes { id evidence { start } } }
          headlineChecks(told: $told, without: $without) {
            statement { id }
            quoted { verdict dropped { role text } nearest { id } }
            paraphrased { verdict dropped { role text } nearest { id } }
          }
          sentences(first: 100) { nodes { statements(told: $told, without: $without) { id } } }
        }
      }
    }
  `,
};

type Draw = (random: Random) => unknown;
type Shape = readonly [string, Readonly<Record<string, Draw>>];

/** What may be asked of a world: each of its voices, and dates that it bears. */
function shapesOf(nodes: readonly PlainNode[]): readonly Shape[] {
  const stored = (...properties: readonly string[]): readonly string[] =>
    [
      ...new Set(nodes.flatMap((node) => properties.map((name) => textOf(node, name))).filter((value) => value !== '')),
    ].sort();
  const some =
    (values: readonly string[], share: number): Draw =>
    (random) =>
      values.filter(() => random.chance(share));
  const speakers = stored('speakerId');
  const principals = stored('speakerId', 'principalId');
  const publishers = stored('publisherId');
  const voices = [...new Set([...principals, ...publishers, ...relaysOf(nodes)])].sort();
  const asOf =
    (clock: string, dates: readonly string[]): Draw =>
    (random) => ({ at: random.pick(dates), clock });
  const dates = { SAID: stored('saidAt'), PUBLISHED: stored('publishedAt'), RECORDED: stored('recordedAt') };
  const one = (name: string, draw: Draw): Shape => [name, { [name]: draw }];
  return [
    one('without', some(voices, 0.2)),
    one('speakers', some(speakers, 0.5)),
    one('principals', some(principals, 0.5)),
    one('publishers', some(publishers, 0.5)),
    one('stances', some(STANCES, 0.6)),
    ['certainties and wordings', { certainties: some(CERTAINTIES, 0.7), wordings: some(WORDINGS, 0.7) }],
    ...CLOCKS.map((clock): Shape => [`as of what was ${clock}`, { asOf: asOf(clock, dates[clock]) }]),
    [
      'publishers, stances and without',
      { publishers: some(publishers, 0.7), stances: some(STANCES, 0.7), without: some(voices, 0.1) },
    ],
  ];
}

const relaysOf = (nodes: readonly PlainNode[]): readonly string[] =>
  nodes
    .flatMap(({ out }) =>
      out
        .filter(({ type }) => type === 'RELAYED_BY')
        .flatMap(({ to, properties }) => [textOf(to, 'id'), String(properties.onBehalfOf ?? '')]),
    )
    .filter((voice) => voice !== '');

describe('a perspective', () => {
  const graph = useGraph(async () => addDenseWorld(await openEmptyGraph(), 3));

  it.each(Object.entries(DOCUMENTS))(
    'shows %s as a graph would that holds no more',
    { timeout: 600_000 },
    async (_what, text) => {
      const { database, vocabulary } = graph;
      const stored = await readPlainGraph(database);
      const { ask } = plainServer(new PlainViews(stored, vocabulary));
      const document = parse(text);
      const [{ name }] = document.definitions as [OperationDefinitionNode];
      const answers = new Set<string>();
      for (const [shape, draws] of shapesOf(stored.nodes)) {
        const random = randomOf(SEED);
        for (let at = 0; at < VALUES; at += 1) {
          const drawn = Object.fromEntries(Object.entries(draws).map(([name, draw]) => [name, draw(random)]));
          const { without, ...told } = drawn;
          const question = {
            document,
            operationName: name?.value ?? '',
            variableValues: { ...(without ? { without } : {}), ...(Object.keys(told).length > 0 ? { told } : {}) },
          };
          const plain = ask(question);
          answers.add(JSON.stringify(plain.result.data));
          expect(await difference(database, plain, question), `${shape}: ${JSON.stringify(drawn)}`).toBeUndefined();
        }
      }
      // Were all answers alike, nothing would be proven.
      expect(answers.size).toBeGreaterThan(VALUES);
    },
  );
});
