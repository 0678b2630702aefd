// The lineage of claims: asked of both stories, and held against the pure rule over all that is said in a random world.
import { describe, expect, it } from 'vitest';
import { lineage, walkBacks } from '../../src/model/lineage.ts';
import type { QueryEvent } from '../../src/neo4j/connect.ts';
import { openBothStories } from '../story.ts';
import { useAsking } from './ask.ts';
import { RESTRICTIONS, useDenseWorld } from './plain-said.ts';
import { explain } from './plan.ts';

const LINEAGE = /* GraphQL */ `
  query ($claim: ID!, $first: Int! = 20, $after: String, $told: PerspectiveInput, $without: [ID!]) {
    lineage(claim: $claim, first: $first, after: $after, told: $told, without: $without) {
      claim { text }
      undatedCount
      isWhole
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { relation statement { id stance saidAt speaker { name } respondsTo { saidAt } } }
      walkBacks { explanation earlier { id } later { id } }
    }
  }`;

interface Entry {
  readonly relation: string;
  readonly statement: {
    readonly id: string;
    readonly stance: string;
    readonly saidAt: string | null;
    readonly speaker: { readonly name: string };
    readonly respondsTo: readonly { readonly saidAt: string }[];
  };
}

describe('lineage', () => {
  const stories = useAsking(openBothStories);
  const claimOf = async (text: string): Promise<string> => {
    const { data } = await stories.ask(
      'query ($text: String!) { search(text: $text, kinds: [CLAIM]) { claim { id text } } }',
      { text },
    );
    return data.search.find((hit: { claim: { text: string } }) => hit.claim.text === text).claim.id;
  };
  const NORTH_FACE = 'Marrow Stone uses Calvex (place: north face of Kamen Ridge)';
  const ask = async (text: string, variables = {}) => {
    const claim = await claimOf(text);
    const { data, errors } = await stories.ask(LINEAGE, { claim, ...variables });
    expect(errors).toBeUndefined();
    expect(stories.sent).toHaveLength(1);
    return data.lineage;
  };
  const lines = ({ nodes }: { nodes: readonly Entry[] }) =>
    nodes.map(({ relation, statement: { speaker, stance, saidAt } }) =>
      [saidAt, relation, speaker.name, stance].join(' '),
    );

  it('tells of the north face in time, with the quarry around it, the undated last', async () => {
    const answer = await ask(NORTH_FACE);
    expect(lines(answer)).toEqual([
      '2031-05-04 BROADER Brezna Water Committee AFFIRMS',
      '2031-05-04 BROADER Dana Kestrel AFFIRMS',
      '2031-05-05 EQUAL Petra Lindholm DENIES',
      '2031-05-13 EQUAL Petra Lindholm DENIES',
      '2031-05-22 EQUAL Petra Lindholm AFFIRMS',
      ' EQUAL А. Морозов AFFIRMS',
    ]);
    expect(answer.nodes[4].statement.respondsTo).toEqual([{ saidAt: '2031-05-05' }]);
    expect(answer).toMatchObject({ claim: { text: NORTH_FACE }, undatedCount: 1, isWhole: true });
  });

  it.each([
    [
      NORTH_FACE,
      `Petra Lindholm denies, for Marrow Stone, “${NORTH_FACE}” (2031-05-13) and affirms, for Marrow Stone, as a concession, the same (2031-05-22).`,
    ],
    [
      'Calvex causes death of fish in the Sel',
      'Alexei Morozov affirms, hedged by “may have”, “Calvex causes death of fish in the Sel” (2031-05-08) and denies the same (2031-05-21).',
    ],
    [
      'Marrow Stone owns Tollan Freight',
      'Brezna Courier affirms “Marrow Stone owns Tollan Freight” (2031-05-05) and denies the same (2031-05-19).',
    ],
  ])('finds who takes back %s', async (text, explanation) => {
    expect((await ask(text)).walkBacks.map((one: { explanation: string }) => one.explanation)).toEqual([explanation]);
  });

  it('finds no walk-back where a side was only declined before', async () => {
    const answer = await ask('Marrow Stone uses Calvex (place: the other three faces of Kamen Ridge)');
    expect(lines(answer).slice(2)).toEqual([
      '2031-05-05 EQUAL Petra Lindholm DECLINES',
      '2031-05-22 EQUAL Petra Lindholm DENIES',
    ]);
    expect(answer.walkBacks).toEqual([]);
  });

  it('tells what was known by a day', async () => {
    const answer = await ask(NORTH_FACE, { told: { asOf: { at: '2031-05-09' } } });
    expect(lines(answer)).toHaveLength(3);
    expect(answer.walkBacks).toEqual([]);
  });

  it('says of a story without dates that it has none', async () => {
    const answer = await ask('Russian Armed Forces uses Starlink (place: front line in Ukraine)');
    expect(answer.undatedCount).toBe(answer.totalCount);
    expect(answer.walkBacks).toEqual([]);
  });

  it.each([[{}], [{ told: { publishers: ['entity:orlavia-wire'] } }]])('seeks indexes: %j', async (variables) => {
    await ask(NORTH_FACE, variables);
    const { operators } = await explain(stories.database, stories.sent[0] as QueryEvent);
    expect(operators.filter((operator) => /LabelScan|AllNodes|TypeScan|AllRelationships/.test(operator))).toEqual([]);
  });

  it('is null for an unknown id, and refuses what is no id of a claim', async () => {
    expect((await stories.ask(LINEAGE, { claim: 'claim:0' })).data.lineage).toBeNull();
    const { errors } = await stories.ask(LINEAGE, { claim: 'Calvex' });
    expect(errors?.[0]).toMatchObject({
      message:
        'lineage(claim:): found "Calvex", expected an id that starts with "claim:"; search(text:) finds it by words',
      extensions: { code: 'BAD_INPUT', reason: 'ID_INVALID' },
    });
  });
});

describe('lineage, of a random world', () => {
  const dense = useDenseWorld();

  it('is what the rule makes of all that is said, page by page', async () => {
    const { asking, world } = dense;
    const claims = world.graph.nodes.filter(({ label, properties }) => label === 'Claim' && properties.sortKey);
    let found = 0;
    for (const [at, node] of claims.entries()) {
      const restriction = RESTRICTIONS[at % RESTRICTIONS.length] ?? {};
      const spoken = world.left(restriction);
      const entries = lineage(world.world, world.claimOf(node), spoken);
      const taken = walkBacks(
        world.world,
        entries.map(({ said }) => said),
      );
      found += entries.length;
      const variables = { claim: node.properties.id, ...restriction, first: 4 };
      const nodes: Entry[] = [];
      let after: string | null = null;
      do {
        const { data, errors } = await asking.ask(LINEAGE, { ...variables, after });
        expect(errors).toBeUndefined();
        expect(
          data.lineage.walkBacks.map(({ earlier, later }: Record<string, { id: string }>) => [earlier?.id, later?.id]),
        ).toEqual(taken.map(({ earlier, later }) => [earlier.statement.id, later.statement.id]));
        nodes.push(...data.lineage.nodes);
        after = data.lineage.pageInfo.hasNextPage ? data.lineage.pageInfo.endCursor : null;
      } while (after !== null);
      expect(nodes.map(({ relation, statement }) => [relation, statement.id])).toEqual(
        entries.map(({ relation, said }) => [relation, said.statement.id]),
      );
    }
    expect(found).toBeGreaterThan(0);
  });
});
