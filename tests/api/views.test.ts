// Two views side by side, what a view holds, and what changes without some voices: the story, and a dense random world.
import { describe, expect, it } from 'vitest';
import { GRAPHS } from '../proof/graphs.ts';
import { useAsking, useStory } from './ask.ts';

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its document, which the tests assert
type Answer = any;

describe('on the story', () => {
  const story = useStory();
  const reasonOf = async (document: string, variables = {}) =>
    (await story.ask(document, variables)).errors?.[0]?.extensions.reason;

  describe('perspective', () => {
    it('tells how much is let through, and what a time leaves out for want of a date', async () => {
      const { data } = await story.ask(
        `{ kremlin: perspective(told: { principals: ["entity:kremlin"] }) { statementCount leftOutCount undatedCount isWhole }
           dated: perspective(told: { asOf: { at: "2024-02-11" } }) { statementCount leftOutCount undatedCount }
           datedKremlin: perspective(told: { principals: ["entity:kremlin"], asOf: { at: "2024-02-11" } }) { undatedCount }
           recorded: perspective(told: { asOf: { at: "2024-03-02", clock: RECORDED } }) { leftOutCount undatedCount }
           before: perspective(told: { asOf: { at: "2024-02-28", clock: RECORDED } }) { statementCount }
           all: perspective { statementCount leftOutCount undatedCount } }`,
      );
      const all = data.all.statementCount;
      expect(data.all).toEqual({ statementCount: all, leftOutCount: 0, undatedCount: 0 });
      expect(data.kremlin).toEqual({ statementCount: 7, leftOutCount: all - 7, undatedCount: 0, isWhole: true });
      // No statement of the seed bears a date.
      expect(data.dated).toEqual({ statementCount: 0, leftOutCount: all, undatedCount: all });
      expect(data.datedKremlin.undatedCount).toBe(7);
      expect(data.recorded).toEqual({ leftOutCount: 0, undatedCount: 0 });
      expect(data.before.statementCount).toBe(0);
    });
  });

  describe('compareViews', () => {
    it('opposes only what one side affirms and the other denies, and is asked with one query', async () => {
      const { data, errors } = await story.ask(
        `{ compareViews(a: { principals: ["entity:kremlin"] }, b: { principals: ["entity:gur", "entity:government-of-ukraine"] }, about: ["entity:starlink"]) {
             isWhole onlyA { claim { text } } onlyB { claim { text } }
             shared { relation } opposed { grade denying { principal { id } speaker { id } } } } }`,
      );
      expect(errors).toBeUndefined();
      expect(story.sent).toHaveLength(1);
      const { onlyA, onlyB, shared, opposed, isWhole } = data.compareViews;
      expect({ onlyA, shared, isWhole }).toEqual({ onlyA: [], shared: [], isWhole: true });
      expect(onlyB.map(({ claim }: Answer) => claim.text)).toEqual([
        'Russian Armed Forces smuggles Starlink (destination: Russia; manner: systematically)',
        '[unnamed] sells Starlink (recipient: Russian state; manner: officially)',
        '[unnamed] sells Starlink (recipient: Russian state; channel: through parallel imports)',
      ]);
      expect(opposed.map(({ grade }: Answer) => grade)).toEqual(['DIRECT', 'DIRECT', 'ADJACENT', 'DISJOINT']);
      // Peskov's quotes never are DIRECT.
      const direct = opposed.filter(({ grade }: Answer) => grade === 'DIRECT');
      expect(direct.map(({ denying }: Answer) => denying.speaker.id)).toEqual(['entity:kremlin', 'entity:kremlin']);
    });

    it('agrees with itself in what is in both views', async () => {
      const { data } = await story.ask(
        `{ compareViews(a: { principals: ["entity:kremlin"] }, b: {}, about: ["entity:starlink"]) {
             onlyA { claim { id } } shared { relation a { id } b { id } } } }`,
      );
      const { onlyA, shared } = data.compareViews;
      expect(onlyA).toEqual([]);
      const itself = shared.filter(({ a, b }: Answer) => a.id === b.id);
      expect(itself.length).toBeGreaterThan(0);
      expect(itself.every(({ relation }: Answer) => relation === 'EQUAL')).toBe(true);
    });

    it('refuses what can not be compared, naming the argument', async () => {
      const ask = (a: string, b: string, about = '"entity:starlink"') =>
        reasonOf(`{ compareViews(a: ${a}, b: ${b}, about: [${about}]) { isWhole } }`);
      expect(await ask('{}', '{}')).toBe('VIEWS_EQUAL');
      expect(await ask('{ speakers: ["musk"] }', '{}')).toBe('ID_INVALID');
      expect(await ask('{ asOf: { at: "soon" } }', '{}')).toBe('DATE_INVALID');
      expect(await ask('{ stances: [DENIES] }', '{}', '')).toBe('ABOUT_EMPTY');
      expect(await ask('{ stances: [DENIES] }', '{}', '"starlink"')).toBe('ID_INVALID');
      const { errors } = await story.ask(
        `{ compareViews(a: {}, b: { publishers: ["x"] }, about: ["entity:starlink"]) { isWhole } }`,
      );
      expect(errors?.[0]?.message).toMatch(/^b\.publishers: found "x"/);
    });
  });

  describe('impactOf', () => {
    it('lists what changes without the Kremlin, and only that', async () => {
      const { data, errors } = await story.ask(
        `{ impactOf(without: ["entity:kremlin"]) {
             statementCount isWhole
             claims { claim { text } statusBefore statusAfter }
             relationships { relationship { from { id } label } statusBefore statusAfter }
             disconnections { from { id } to { id } } } }`,
      );
      expect(errors).toBeUndefined();
      expect(story.sent).toHaveLength(1);
      const { claims, relationships, disconnections, ...rest } = data.impactOf;
      expect(rest).toEqual({ statementCount: 6, isWhole: true });
      expect(claims).toContainEqual({
        claim: { text: 'Russian Armed Forces uses Starlink (place: front line in Ukraine)' },
        statusBefore: 'CONTESTED',
        statusAfter: 'UNCONTESTED',
      });
      expect(relationships).toContainEqual({
        relationship: { from: { id: 'entity:russian-armed-forces' }, label: 'uses, in front line in Ukraine' },
        statusBefore: 'CONTESTED',
        statusAfter: 'UNCONTESTED',
      });
      // What the Kremlin says of the talks is said by nobody else.
      expect(disconnections).toHaveLength(2);
    });

    it('changes nothing without someone who says nothing', async () => {
      const { data } = await story.ask(
        `{ impactOf(without: ["entity:crimea"]) { statementCount claims { statusAfter } relationships { statusAfter } disconnections { from { id } } isWhole } }`,
      );
      expect(data.impactOf).toEqual({
        statementCount: 0,
        claims: [],
        relationships: [],
        disconnections: [],
        isWhole: true,
      });
    });

    it('refuses an id that is no entity', async () => {
      expect(await reasonOf(`{ impactOf(without: ["claim:0f3a"]) { isWhole } }`)).toBe('ID_INVALID');
    });
  });
});

const DENSE = GRAPHS.find(({ name }) => name === 'the story beside a dense world');

describe('on a dense world', () => {
  const world = useAsking(() => (DENSE as (typeof GRAPHS)[number]).open());
  const CLAIMS = `claims(first: 100, after: $after, without: $without) {
    pageInfo { hasNextPage endCursor }
    nodes { id status statementCount corroboration { articles publishers utterances speakers principals } } }`;

  async function allClaims(without: readonly string[]): Promise<Map<string, Answer>> {
    const found = new Map<string, Answer>();
    for (let after: string | null = null; ; ) {
      const { data }: Answer = await world.ask(`query ($without: [ID!], $after: String) { ${CLAIMS} }`, {
        without,
        after,
      });
      for (const { id, ...standing } of data.claims.nodes) found.set(id, standing);
      if (!data.claims.pageInfo.hasNextPage) return found;
      after = data.claims.pageInfo.endCursor;
    }
  }

  it.each([['entity:ada'], ['entity:critics'], ['entity:courier'], ['entity:kremlin']])(
    'impactOf lists just the claims that stand otherwise without %s',
    async (voice) => {
      const [before, after] = [await allClaims([]), await allClaims([voice])];
      const { data } = await world.ask(
        `query ($without: [ID!]!) { impactOf(without: $without) { isWhole claims { claim { id } statusAfter statementCountAfter
          corroborationAfter { articles publishers utterances speakers principals } } } }`,
        { without: [voice] },
      );
      expect(data.impactOf.isWhole).toBe(true);
      const changed = [...before].filter(([id, was]) => JSON.stringify(was) !== JSON.stringify(after.get(id)));
      const listed: readonly Answer[] = data.impactOf.claims;
      const here = new Set(listed.map(({ claim }) => claim.id));
      // A claim that is only named within others may leave the graph without having stood for anything.
      const missing = changed.filter(([id, was]) => !here.has(id) && (after.has(id) || was.statementCount > 0));
      expect(missing).toEqual([]);
      const left = listed.filter(({ claim }) => after.has(claim.id));
      expect(
        left.map(({ claim: { id }, statusAfter, statementCountAfter, corroborationAfter }) => [
          id,
          { status: statusAfter, statementCount: statementCountAfter, corroboration: corroborationAfter },
        ]),
      ).toEqual(left.map(({ claim: { id } }) => [id, after.get(id)]));
    },
  );

  it('compareViews leaves no statement of a view out, and none in two places', async () => {
    const { data } = await world.ask(
      `{ compareViews(a: { stances: [AFFIRMS, DENIES], principals: ["entity:critics"] }, b: { speakers: ["entity:ada", "entity:bo"] }, about: ["entity:crane", "entity:ada", "entity:union"]) {
           isWhole onlyA { statements { id } } onlyB { statements { id } } shared { a { id } b { id } } opposed { affirming { id } denying { id } } }
         a: entity(id: "entity:crane") { claims(first: 100) { nodes { statements(first: 100, told: { stances: [AFFIRMS, DENIES], principals: ["entity:critics"] }, filter: { isHeadline: false }) { nodes { id retractedAt } } } } } }`,
    );
    const { isWhole, onlyA, shared, opposed } = data.compareViews;
    expect(isWhole).toBe(true);
    const ids = (lists: readonly Answer[]): string[] =>
      lists.flatMap(({ statements }) => statements.map(({ id }: Answer) => id));
    const met = new Set([
      ...shared.flatMap(({ a, b }: Answer) => [a.id, b.id]),
      ...opposed.flatMap(({ affirming, denying }: Answer) => [affirming.id, denying.id]),
    ]);
    expect(ids(onlyA).filter((id) => met.has(id))).toEqual([]);
    const inA: string[] = data.a.claims.nodes.flatMap(({ statements }: Answer) =>
      statements.nodes.filter(({ retractedAt }: Answer) => retractedAt === null).map(({ id }: Answer) => id),
    );
    expect(inA.length).toBeGreaterThan(0);
    expect(inA.filter((id) => !met.has(id) && !ids(onlyA).includes(id))).toEqual([]);
  });
});
