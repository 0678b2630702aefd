// Search over the story, through the full-text indexes of the real database.
import { describe, expect, it } from 'vitest';
import { useStory } from './ask.ts';

const story = useStory();

interface Hit {
  readonly kind: string;
  readonly score: number;
  readonly matched: string;
  readonly highlights: readonly { start: number; end: number }[];
  readonly entity: { id: string } | null;
  readonly claim: { text: string } | null;
  readonly sentence: { line: number } | null;
}

const SEARCH = `
  query ($text: String!, $kinds: [SearchKind!], $first: Int! = 20) {
    search(text: $text, kinds: $kinds, first: $first) {
      kind score matched highlights { start end } entity { id } claim { text } sentence { line }
    }
  }`;

async function search(text: string, variables: Record<string, unknown> = {}): Promise<readonly Hit[]> {
  const { data, errors } = await story.ask(SEARCH, { text, ...variables });
  expect(errors).toBeUndefined();
  return data.search;
}

describe('search', () => {
  it.each([
    ['Elon Musk', 'entity:elon-musk'],
    ['musk', 'entity:elon-musk'],
    ['elon msuk', 'entity:elon-musk'],
    ['starl', 'entity:starlink'],
    ['KREMLIN', 'entity:kremlin'],
    ['yusóv', 'entity:andrey-yusov'],
    ['military intelligence', 'entity:gur'],
    ['sevastpol', 'entity:sevastopol'],
  ])('finds for %j first %s', async (text, id) => {
    const [first] = await search(text);
    expect(first?.entity?.id).toBe(id);
  });

  it('finds claims and sentences by their words, and says which', async () => {
    const hits = await search('parallel imports smuggling');
    expect(hits.some(({ claim }) => claim?.text.includes('parallel import'))).toBe(true);
    const sentence = hits.find(({ kind }) => kind === 'SENTENCE');
    expect(sentence?.sentence?.line).toBe(37);
    expect(sentence?.highlights.map(({ start, end }) => sentence.matched.slice(start, end))).toEqual(
      expect.arrayContaining(['parallel', 'imports']),
    );
  });

  it('finds only what is asked for, best first, no more than asked', async () => {
    const hits = await search('starlink', { kinds: ['SENTENCE'], first: 3 });
    expect(hits).toHaveLength(3);
    expect(hits.every(({ kind, entity, claim }) => kind === 'SENTENCE' && entity === null && claim === null)).toBe(
      true,
    );
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('costs one query, whose text does not depend on what is looked for', async () => {
    await search('musk');
    const [one] = story.sent;
    await search('NOT (kremlin) OR "x"~3', { kinds: ['CLAIM'], first: 7 });
    expect(story.sent).toHaveLength(1);
    expect(story.sent[0]?.text).toBe(one?.text);
  });

  it.each([
    '/b',
    'AND',
    'AND OR NOT',
    '*',
    '~',
    '"',
    'name:',
    'name:musk',
    '(((',
    ')))',
    '[a TO b]',
    '{a TO b}',
    '\\',
    'a\\',
    '^4',
    'a^',
    '+-!',
    '&&||',
    "'; MATCH (n) DETACH DELETE n //",
    '\u0000',
    '\u202Emusk',
    'x'.repeat(10_000),
    'musk '.repeat(1_100),
    '*:*',
    'musk~0.1',
    '?usk',
    'a*b*c*',
    '/.*/',
    '$\u007bjndi:ldap://x}',
    '٣٤',
    '漢字',
  ])('survives %j', async (text) => {
    const { errors } = await story.ask(SEARCH, { text });
    for (const error of errors ?? [])
      expect(error.extensions).toMatchObject({ code: 'BAD_INPUT', reason: 'SEARCH_EMPTY' });
    expect((await search('musk'))[0]?.entity?.id).toBe('entity:elon-musk');
  });

  it('says what to do where nothing is asked for', async () => {
    const { errors } = await story.ask(SEARCH, { text: ' ?! ' });
    expect(errors?.[0]?.message).toMatch(/^search\(text:\): found " \?! ", expected at least one letter or digit/);
    expect(story.sent).toEqual([]);
  });
});
