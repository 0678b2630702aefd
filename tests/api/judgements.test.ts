// Two entities of one company: told apart, judged to be one, and apart again.
import { beforeAll, describe, expect, it } from 'vitest';
import { openStory } from '../story.ts';
import { useAsking } from './ask.ts';

const graph = useAsking(openStory, { canWrite: true });

const TEXT = 'Space Exploration Technologies sells dishes to Ukraine.\nSpaceX employs Elon Musk, the Courier says.\n';

const BUNDLE = JSON.stringify({
  bundle: 1,
  articles: [{ id: 'article:dishes', text: TEXT, language: 'en', publisher: 'entity:courier' }],
  entities: [
    { id: 'entity:courier', kind: 'Organization', name: 'The Courier' },
    {
      id: 'entity:space-exploration',
      kind: 'Organization',
      name: 'Space Exploration Technologies',
      externalIds: [{ scheme: 'lei', id: '549300UFOMUZ7ZT5FB82' }],
    },
    { id: 'entity:dishes', kind: 'Product', name: 'dishes' },
  ],
  mentions: [
    { article: 'article:dishes', quote: 'Space Exploration Technologies', entity: 'entity:space-exploration' },
  ],
  claims: [
    {
      key: 'sells',
      predicate: 'SELLS',
      subject: 'entity:space-exploration',
      object: 'entity:dishes',
      qualifiers: { RECIPIENT: 'entity:ukrainian-state' },
    },
    { key: 'owns', predicate: 'OWNS', subject: 'entity:space-exploration', object: 'entity:starlink' },
  ],
  statements: [
    {
      key: 'one',
      claim: 'sells',
      speaker: 'entity:courier',
      stance: 'AFFIRMS',
      evidence: [{ role: 'CONTENT', quote: 'Space Exploration Technologies sells dishes to Ukraine' }],
    },
    {
      key: 'two',
      claim: 'owns',
      speaker: 'entity:courier',
      stance: 'AFFIRMS',
      evidence: [{ role: 'CONTENT', quote: 'SpaceX employs Elon Musk' }],
    },
  ],
});

const ABOUT = `query About($id: ID!) {
  entity(id: $id) {
    id name names { value } externalIds { scheme id } mergedFrom { id name }
    claims(first: 100) { totalCount nodes { id text status subject { ... on Entity { id } } corroboration { speakers } } }
    relationships(first: 100) { nodes { id label from { id } to { id } statementCount } }
    articles(first: 10) { nodes { id } }
    mentions(first: 100) { totalCount }
  }
}`;

const about = async (id: string) => {
  const { data, errors } = await graph.ask(ABOUT, { id });
  expect(errors).toBeUndefined();
  return data.entity;
};

const JUDGE = `mutation Judge($left: ID!, $right: ID!, $verdict: Verdict!) {
  judgeEntities(input: { left: $left, right: $right, verdict: $verdict, by: "Ana", why: "one company" }) {
    judgement { id verdict by why undoneAt left { id name } right { id name } }
    entities { id }
    relinkedCount
  }
}`;
const judge = (left: string, right: string, verdict = 'SAME') => graph.ask(JUDGE, { left, right, verdict });
const UNDO = `mutation Undo($id: ID!) {
  undoJudgement(input: { judgementId: $id }) { judgement { id undoneAt } entities { id } relinkedCount }
}`;

beforeAll(async () => {
  const { data, errors } = await graph.ask(
    `mutation Tell($bundle: String!) {
      importBundle(input: { bundle: $bundle, name: "dishes" }) {
        import { id name createdCount articles { nodes { id } } } changeCount changes { kind id change } problems { message }
      }
    }`,
    { bundle: BUNDLE },
  );
  expect(errors).toBeUndefined();
  expect(data.importBundle.problems).toEqual([]);
  expect(data.importBundle.import).toMatchObject({ name: 'dishes', articles: { nodes: [{ id: 'article:dishes' }] } });
  expect(data.importBundle.changeCount).toBe(data.importBundle.import.createdCount);
});

describe('judgeEntities', () => {
  it('lets every question answer for the merged entity, and undoing restores every answer', async () => {
    const before = [await about('entity:spacex'), await about('entity:space-exploration')];
    const { data, errors } = await judge('entity:spacex', 'entity:space-exploration');
    expect(errors).toBeUndefined();
    expect(data.judgeEntities.judgement).toMatchObject({
      verdict: 'SAME',
      by: 'Ana',
      left: { id: 'entity:spacex' },
      right: { id: 'entity:space-exploration', name: 'Space Exploration Technologies' },
    });
    expect(data.judgeEntities.entities).toEqual([{ id: 'entity:spacex' }]);
    // Two claims, one mention.
    expect(data.judgeEntities.relinkedCount).toBe(3);

    const merged = await about('entity:spacex');
    expect(await about('entity:space-exploration')).toEqual(merged);
    expect(merged.mergedFrom).toEqual([{ id: 'entity:space-exploration', name: 'Space Exploration Technologies' }]);
    expect(merged.names).toContainEqual({ value: 'Space Exploration Technologies' });
    expect(merged.externalIds).toContainEqual({ scheme: 'lei', id: '549300UFOMUZ7ZT5FB82' });
    expect(merged.claims.totalCount).toBe(before[0].claims.totalCount + 2);
    expect(merged.articles.nodes).toContainEqual({ id: 'article:dishes' });
    expect(merged.mentions.totalCount).toBe(before[0].mentions.totalCount + 1);
    // Told twice of what is one company now: one relationship, and one more who stands behind it.
    const owns = (answer: { relationships: { nodes: { label: string; to: { id: string } }[] } }) =>
      answer.relationships.nodes.filter(({ label, to }) => label.startsWith('owns') && to.id === 'entity:starlink');
    expect(owns(merged)).toHaveLength(1);
    expect(owns(merged)[0]).toMatchObject({ statementCount: 2 });
    const claims = merged.claims.nodes.filter(({ text }: { text: string }) => text === 'SpaceX owns Starlink');
    expect(claims.map(({ corroboration }: { corroboration: object }) => corroboration)).toEqual([
      { speakers: 2 },
      { speakers: 2 },
    ]);
    const listed = await graph.ask('{ entities(first: 100) { nodes { id } } }');
    expect(listed.data.entities.nodes).not.toContainEqual({ id: 'entity:space-exploration' });
    const found = await graph.ask('{ search(text: "Space Exploration", first: 5) { entity { id } } }');
    expect(JSON.stringify(found)).toContain('"entity:spacex"');
    expect(JSON.stringify(found)).not.toContain('"entity:space-exploration"');
    const said = await graph.ask(
      '{ claims(first: 10, filter: { subject: "entity:space-exploration", predicate: SELLS }) { nodes { text } } }',
    );
    expect(said.data.claims.nodes).toContainEqual({ text: 'SpaceX sells dishes (recipient: Ukrainian state)' });

    const undone = await graph.ask(UNDO, { id: data.judgeEntities.judgement.id });
    expect(undone.data.undoJudgement.judgement.undoneAt).not.toBeNull();
    expect(undone.data.undoJudgement.entities).toHaveLength(2);
    expect([await about('entity:spacex'), await about('entity:space-exploration')]).toEqual(before);
  });

  it.each([
    ['entity:spacex', 'entity:spacex', 'SAME', 'BAD_INPUT', 'JUDGED_ITSELF'],
    ['entity:spacex', 'entity:nobody', 'SAME', 'BAD_INPUT', 'ENTITY_UNKNOWN'],
    ['entity:spacex', 'claim:spacex', 'SAME', 'BAD_INPUT', 'ID_INVALID'],
    ['entity:spacex', 'entity:elon-musk', 'SAME', 'CONFLICT', 'KIND_DIFFERS'],
    ['entity:russia', 'entity:moscow', 'SAME', 'CONFLICT', undefined],
  ])(
    'refuses %s and %s as %s, or merges a place with what lies within it',
    async (left, right, verdict, code, reason) => {
      const { data, errors } = await judge(left, right, verdict);
      if (reason === undefined) {
        // A place merged with one within it hangs where the outer one did, and not within itself.
        const { data: merged } = await graph.ask(
          '{ entity(id: "entity:moscow") { id ... on Place { within { id } } } }',
        );
        expect(merged.entity).toEqual({ id: 'entity:russia', within: null });
        await graph.ask(UNDO, { id: data.judgeEntities.judgement.id });
        return;
      }
      expect(errors?.map(({ extensions }) => extensions)).toMatchObject([{ code, reason }]);
    },
  );

  it('refuses what contradicts a judgement that holds, and says which', async () => {
    const { data } = await judge('entity:spacex', 'entity:tesla', 'DIFFERENT');
    const different = data.judgeEntities.judgement.id;
    expect(data.judgeEntities.entities).toHaveLength(2);
    const again = await judge('entity:tesla', 'entity:spacex');
    expect(again.errors?.[0]).toMatchObject({ extensions: { code: 'CONFLICT', reason: 'JUDGED_ALREADY' } });
    expect(again.errors?.[0]?.message).toContain(different);
    const first = await judge('entity:spacex', 'entity:space-exploration');
    const chained = await judge('entity:tesla', 'entity:space-exploration');
    expect(chained.errors?.[0]).toMatchObject({ extensions: { code: 'CONFLICT', reason: 'JUDGED_OTHERWISE' } });
    const listed = await graph.ask(
      '{ judgements(filter: { entity: "entity:tesla", isUndone: false }) { totalCount nodes { id verdict } } }',
    );
    expect(listed.data.judgements.nodes).toEqual([{ id: different, verdict: 'DIFFERENT' }]);
    await graph.ask(UNDO, { id: first.data.judgeEntities.judgement.id });
    await graph.ask(UNDO, { id: different });
    const twice = await graph.ask(UNDO, { id: different });
    expect(twice.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'JUDGEMENT_UNDONE' });
  });

  it('keeps an import from being undone that alone tells what is judged', async () => {
    const { data } = await judge('entity:spacex', 'entity:space-exploration');
    const { data: listed } = await graph.ask('{ imports(first: 1) { nodes { id name } } }');
    expect(listed.imports.nodes[0].name).toBe('dishes');
    const undo = () =>
      graph.ask('mutation U($id: ID!) { undoImport(input: { importId: $id }) { import { undoneAt } changeCount } }', {
        id: listed.imports.nodes[0].id,
      });
    expect((await undo()).errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'JUDGEMENT_NEEDED' });
    await graph.ask(UNDO, { id: data.judgeEntities.judgement.id });
    const { data: undone } = await undo();
    expect(undone.undoImport.import.undoneAt).not.toBeNull();
  });
});

describe('the ledger as it is asked', () => {
  it('tells every judgement, newest first, and a node by its id', async () => {
    const { data } = await graph.ask('{ judgements(first: 100) { nodes { id sequence } } }');
    const sequences = data.judgements.nodes.map(({ sequence }: { sequence: number }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => b - a));
    const { data: one } = await graph.ask('query N($id: ID!) { node(id: $id) { id ... on Judgement { by } } }', {
      id: data.judgements.nodes[0].id,
    });
    expect(one.node).toEqual({ id: data.judgements.nodes[0].id, by: 'Ana' });
  });
});
