// The ground that two sides share: on both stories, and on a random graph as the rule has it over all that is said.
import { beforeAll, describe, expect, it } from 'vitest';
import { concededGround } from '../../src/model/conceded.ts';
import type { EntityId } from '../../src/model/entity.ts';
import { explainConcededGround } from '../../src/model/explain-ground.ts';
import { GRAPHS } from '../proof/graphs.ts';
import { openBothStories } from '../story.ts';
import { useAsking } from './ask.ts';
import { everyNode, expectSeeksOnly, RESTRICTIONS, readWhole, type Whole } from './whole.ts';

const DOCUMENT = /* GraphQL */ `
  query Ground(
    $one: [ID!]!
    $other: [ID!]!
    $about: [ID!]
    $told: PerspectiveInput
    $without: [ID!]
    $first: Int!
    $after: String
  ) {
    concededGround(
      one: $one
      other: $other
      about: $about
      told: $told
      without: $without
      first: $first
      after: $after
    ) {
      nodes {
        stance
        relation
        alike
        explanation
        one { id speaker { name } claim { text } isConcession }
        other { id speaker { name } claim { text } }
      }
      pageInfo { hasNextPage endCursor }
      isTotalCountExact
    }
  }
`;

describe('concededGround', () => {
  const stories = useAsking(openBothStories);
  const kremlin = ['entity:kremlin', 'entity:dmitry-peskov'];
  const kiev = ['entity:government-of-ukraine', 'entity:gur', 'entity:andrey-yusov'];
  const ask = async (variables: Record<string, unknown>) =>
    (await everyNode(stories, DOCUMENT, variables)).map(({ stance, relation, alike, one, other }) =>
      [stance, one.claim.text, relation, other.claim.text, ...alike].join(' | '),
    );

  it('joins Kiev’s concession with both of Peskov’s quotes: nothing official', async () => {
    expect(await ask({ one: kiev, other: kremlin, about: ['entity:starlink'] })).toEqual([
      'DENIES | [unnamed] sells Starlink (recipient: Russian state; manner: officially) | ADJACENT | possible: [unnamed] supplies Starlink (destination: Russia; manner: officially) | MANNER',
      'DENIES | [unnamed] sells Starlink (recipient: Russian state; manner: officially) | ADJACENT | possible: [unnamed] uses Starlink (place: Russia; manner: officially) | MANNER',
    ]);
    await expectSeeksOnly(stories);
    expect(await ask({ one: kiev, other: kremlin, about: ['entity:sevastopol'] })).toEqual([]);
  });

  it('finds in the quarry story what the company grants the committee', async () => {
    const one = ['entity:marrow-stone'];
    const other = ['entity:brezna-water-committee'];
    const supplies = 'Tollan Freight supplies Calvex (recipient: Marrow Stone';
    const ends = 'SUBJECT | OBJECT | RECIPIENT';
    const granted = [
      `AFFIRMS | ${supplies}) | EQUAL | ${supplies}) | ${ends}`,
      `AFFIRMS | ${supplies}) | EQUAL | ${supplies}) | ${ends}`,
      `AFFIRMS | ${supplies}) | BROADER | ${supplies}; channel: through intermediaries) | ${ends}`,
    ];
    // What is supplied to somebody bears on its use by them.
    const uses = [
      `AFFIRMS | ${supplies}) | ADJACENT | Marrow Stone uses Calvex (place: Kamen Ridge quarry)`,
      `AFFIRMS | ${supplies}) | ADJACENT | Marrow Stone uses Calvex (place: Kamen Ridge quarry)`,
      `AFFIRMS | ${supplies}) | ADJACENT | Marrow Stone uses Calvex (place: north face of Kamen Ridge)`,
    ];
    expect(await ask({ one, other, without: ['entity:petra-lindholm'] })).toEqual([...granted, ...uses]);
    const all = await ask({ one, other });
    const northFace = 'Marrow Stone uses Calvex (place: north face of Kamen Ridge)';
    expect(all[0]).toBe(`AFFIRMS | ${northFace} | EQUAL | ${northFace} | SUBJECT | OBJECT | PLACE`);
    expect(all).toEqual(expect.arrayContaining(granted));
    expect(all).toHaveLength(13);
  });

  it('refuses sides that cannot be meant', async () => {
    const refused = async (one: readonly string[], other: readonly string[], about: readonly string[] | null = null) =>
      (await stories.ask(DOCUMENT, { one, other, about, first: 1 })).errors?.map(
        ({ extensions, message }) => `${extensions.reason} ${message}`,
      )[0];
    expect(await refused([], kiev)).toMatch(/^SIDE_EMPTY concededGround\(one:\)/);
    expect(await refused(kiev, ['claim:1'])).toMatch(/^ID_INVALID concededGround\(other:\)/);
    expect(await refused(kiev, ['entity:gur'])).toMatch(/^SIDES_OVERLAP .*"entity:gur"/);
    expect(await refused(kiev, kremlin, ['article:1'])).toMatch(/^ID_INVALID concededGround\(about:\)/);
    expect(stories.sent).toEqual([]);
  });
});

describe('conceded ground in a random graph', () => {
  const world = useAsking(GRAPHS[1].open);
  let whole: Whole;
  beforeAll(async () => {
    whole = await readWhole(world.database);
  });

  it.each(RESTRICTIONS)('is what the rule finds, %s', async (_how, restrictionOf) => {
    const restriction = restrictionOf(whole);
    const told = whole.told(restriction);
    const one: readonly EntityId[] = ['entity:ada', 'entity:branch', 'entity:critics', 'entity:courier'];
    const other: readonly EntityId[] = ['entity:bo', 'entity:union', 'entity:federation', 'entity:tariff-board'];
    const expected = concededGround(whole.world, new Set(one), new Set(other), told).map((pair) => [
      pair.one.statement.id,
      pair.other.statement.id,
      pair.relation,
      pair.alike,
      explainConcededGround(pair, whole.nameOf),
    ]);
    const found = await everyNode(world, DOCUMENT, { one, other, ...restriction }, 5);
    const ranks = found.map(({ relation }) => ['EQUAL', 'BROADER', 'NARROWER', 'ADJACENT'].indexOf(relation));
    expect(ranks).toEqual(ranks.toSorted());
    const rows = found.map((pair) => [pair.one.id, pair.other.id, pair.relation, pair.alike, pair.explanation]);
    expect(rows.toSorted()).toEqual(expected.toSorted());
  });
});
