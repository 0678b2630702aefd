// Who may be one: by names, identifiers and neighbors, what is judged, and how few pairs are compared for it.
import { describe, expect, it } from 'vitest';
import type { QueryEvent } from '../../src/neo4j/connect.ts';
import { importBundle } from '../../src/write/import.ts';
import { randomOf } from '../proof/random.ts';
import { openBothStories, openEmptyGraph } from '../story.ts';
import { bundle } from '../write/harbor.ts';
import { type Asking, useAsking } from './ask.ts';
import { explain } from './plan.ts';

const SUGGESTIONS = /* GraphQL */ `
  query ($about: [ID!], $kinds: [EntityKind!], $minScore: Float! = 0.5, $first: Int! = 100, $after: String) {
    duplicateSuggestions(about: $about, kinds: $kinds, minScore: $minScore, first: $first, after: $after) {
      isWhole
      comparedCount
      totalCount
      isTotalCountExact
      pageInfo { hasNextPage endCursor }
      nodes {
        score
        left { id name kind }
        right { id name kind }
        reasons { kind isAgainst left right weight explanation }
        judgement { id verdict why }
      }
    }
  }`;

interface Suggestion {
  readonly score: number;
  readonly left: { readonly id: string; readonly kind: string };
  readonly right: { readonly id: string; readonly kind: string };
  readonly reasons: readonly { readonly kind: string; readonly explanation: string }[];
  readonly judgement: { readonly id: string; readonly verdict: string; readonly why: string } | null;
}

const idsOf = ({ left, right }: Suggestion): string =>
  [left.id, right.id]
    .map((id) => id.replace('entity:', ''))
    .sort()
    .join(' ');

const askOf = (graph: Asking) => async (variables: object) => {
  const { data, errors } = await graph.ask(SUGGESTIONS, { ...variables });
  expect(errors).toBeUndefined();
  expect(graph.sent).toHaveLength(1);
  return data.duplicateSuggestions;
};

/** All pages of a walk. */
async function walk(ask: ReturnType<typeof askOf>, variables: object) {
  const found: Suggestion[] = [];
  let [pages, compared] = [0, 0];
  for (let after: string | null = null, isEnd = false; !isEnd; pages += 1) {
    const page = await ask({ ...variables, after });
    found.push(...page.nodes);
    compared += page.comparedCount;
    isEnd = !page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  return { found, pages, compared };
}

describe('duplicateSuggestions', () => {
  const stories = useAsking(openBothStories);
  const ask = askOf(stories);

  it('suggests of the hydrologist the foreman, with the reasons in words', async () => {
    const { nodes, totalCount, isTotalCountExact, isWhole } = await ask({ about: ['entity:foreman-morozov'] });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      left: { id: 'entity:foreman-morozov', kind: 'Person' },
      right: { id: 'entity:alexei-morozov' },
      judgement: null,
    });
    expect(nodes[0].reasons[0]).toEqual({
      kind: 'TRANSLITERATION',
      isAgainst: false,
      left: 'А. Морозов',
      right: 'A. Morozov',
      weight: 0.68,
      explanation: '“А. Морозов” and “A. Morozov” are the same in two scripts.',
    });
    expect([totalCount, isTotalCountExact, isWhole]).toEqual([1, true, true]);
  });

  it('walks through all entities on pages that may be short, and finds what is found of each', async () => {
    const { found, pages } = await walk(ask, { first: 2 });
    expect(pages).toBeGreaterThan(2);
    expect(new Set(found.map(idsOf)).size).toBe(found.length);
    expect(found.map(idsOf)).toContain('alexei-morozov foreman-morozov');
    expect(found.every(({ left, right }) => left.kind === right.kind)).toBe(true);
    for (const each of found) {
      const { nodes } = await ask({ about: [each.right.id] });
      const same = nodes.find((other: Suggestion) => idsOf(other) === idsOf(each));
      expect(same?.score, idsOf(each)).toBe(each.score);
    }
    const all = await walk(ask, { minScore: 0 });
    expect(all.found.length).toBeGreaterThan(found.length);
    expect(all.found.filter(({ score }) => score >= 0.5).map(idsOf)).toEqual(found.map(idsOf));
    const organizations = await walk(ask, { kinds: ['Organization'] });
    expect(organizations.found.map(idsOf)).toEqual(found.filter(({ left }) => left.kind === 'Organization').map(idsOf));
  });

  it.each([
    [{ about: [] }, 'ABOUT_EMPTY', 'duplicateSuggestions(about:): found no id, expected 1 to 50'],
    [{ about: ['Morozov'] }, 'ID_INVALID', 'duplicateSuggestions(about:): found "Morozov"'],
    [{ minScore: 1.5 }, 'SCORE_OUT_OF_RANGE', 'duplicateSuggestions(minScore:): found 1.5, expected 0 to 1'],
    [{ first: 0 }, 'FIRST_OUT_OF_RANGE', 'duplicateSuggestions(first:): found 0'],
    [{ after: 'x' }, 'CURSOR_INVALID', 'duplicateSuggestions(after:): found "x"'],
  ])('refuses %j', async (variables, reason, message) => {
    const { errors } = await stories.ask(SUGGESTIONS, variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', reason });
    expect(errors?.[0]?.message).toContain(message);
  });

  it.each([[{}], [{ about: ['entity:russia'], kinds: ['Place', 'Organization'] }]])(
    'seeks indexes: %j',
    async (variables) => {
      await ask(variables);
      const { operators } = await explain(stories.database, stories.sent[0] as QueryEvent);
      expect(operators.filter((operator) => /LabelScan|AllNodes|TypeScan|AllRelationships/.test(operator))).toEqual([]);
    },
  );
});

const TEXT = 'SpaceX sells dishes to the army.\nSpace Exploration sells dishes to the army.\n';
const said = (key: string, line: number, subject: string) => ({
  claims: {
    key,
    predicate: 'SELLS',
    subject,
    object: 'entity:dishes',
    qualifiers: { RECIPIENT: 'entity:army' },
  },
  statements: {
    key: `${key}-said`,
    claim: key,
    speaker: 'entity:courier',
    stance: 'AFFIRMS',
    evidence: [{ role: 'CONTENT', quote: 'sells dishes to the army', line }],
  },
});
const [one, other] = [said('one', 1, 'entity:spacex'), said('two', 2, 'entity:space-exploration')];
const organization = (id: string, name: string, rest: object = {}) => ({
  id: `entity:${id}`,
  kind: 'Organization',
  name,
  ...rest,
});
const lei = (id: string) => ({ externalIds: [{ scheme: 'lei', id }] });

const LEDGER = bundle({
  articles: [{ id: 'article:dishes', text: TEXT, language: 'en', publisher: 'entity:courier' }],
  entities: [
    organization('courier', 'The Courier'),
    organization('spacex', 'SpaceX', lei('549300UFOMUZ/"7\\Z')),
    organization('space-exploration', 'Space Exploration', lei('549300ufomuz/"7\\z')),
    organization('directorate', 'Main Directorate of Intelligence', {
      names: [{ value: 'Головне управління розвідки', kind: 'NAME', language: 'uk' }],
    }),
    organization('gur', 'GUR'),
    organization('hur', 'HUR MO'),
    organization('army', 'the army'),
    { id: 'entity:dishes', kind: 'Product', name: 'dishes' },
    organization('port', 'North Port Company'),
    organization('port-2', 'North Port Company', { externalIds: [{ scheme: 'wikidata', id: 'Q1' }] }),
    organization('port-3', 'North Port Compny', { externalIds: [{ scheme: 'wikidata', id: 'Q2' }] }),
    { id: 'entity:critics', kind: 'Organization', name: 'critics', nameStatus: 'ROLE_ONLY', isGroup: true },
  ],
  claims: [one.claims, other.claims],
  statements: [one.statements, other.statements],
});

describe('duplicateSuggestions, of what is judged', () => {
  const graph = useAsking(
    async () => {
      const opened = await openEmptyGraph();
      const { problems } = await importBundle(opened.database, LEDGER, opened.vocabulary, { name: 'dishes' });
      expect(problems).toEqual([]);
      return opened;
    },
    { canWrite: true },
  );
  const ask = askOf(graph);
  const judge = async (left: string, right: string, verdict: string): Promise<string> => {
    const { data, errors } = await graph.ask(
      'mutation ($input: JudgeEntitiesInput!) { judgeEntities(input: $input) { judgement { id } } }',
      { input: { left: `entity:${left}`, right: `entity:${right}`, verdict, by: 'Ana', why: 'read both' } },
    );
    expect(errors).toBeUndefined();
    return data.judgeEntities.judgement.id;
  };
  const undo = (id: string) =>
    graph.ask('mutation ($id: ID!) { undoJudgement(input: { judgementId: $id }) { judgement { id } } }', { id });
  const about = async (id: string): Promise<Suggestion[]> => (await ask({ about: [`entity:${id}`] })).nodes;

  it('finds by identifier alone, in either case, and counts shared neighbors', async () => {
    const [found] = await about('spacex');
    expect(found?.reasons.map(({ kind }) => kind)).toEqual(['SAME_ID', 'SHARED_NEIGHBORS']);
    expect(found?.reasons[1]?.explanation).toBe('Both have relationships with “the army” and “dishes”.');
    expect(found?.score).toBeGreaterThan(0.98);
    expect((await about('space-exploration')).map(idsOf)).toEqual(['space-exploration spacex']);
  });

  it('finds an abbreviation from either side, in another script', async () => {
    for (const id of ['gur', 'directorate']) {
      const [found] = await about(id);
      expect(found && idsOf(found)).toBe('directorate gur');
      expect(found?.reasons[0]?.explanation).toBe('“GUR” has the first letters of “Головне управління розвідки”.');
    }
  });

  it('suggests nobody for an entity without name and identifier', async () => {
    expect(await about('critics')).toEqual([]);
  });

  it('leaves out what is judged DIFFERENT, shows what is UNSURE, and forgets what is undone', async () => {
    const pairs = async () => (await about('port')).map((each) => [idsOf(each), each.judgement?.verdict]);
    const before = await pairs();
    expect(before).toEqual([
      ['port port-2', undefined],
      ['port port-3', undefined],
    ]);
    const unsure = await judge('port', 'port-3', 'UNSURE');
    const different = await judge('port-2', 'port', 'DIFFERENT');
    expect(await pairs()).toEqual([['port port-3', 'UNSURE']]);
    expect((await about('port'))[0]?.judgement).toEqual({ id: unsure, verdict: 'UNSURE', why: 'read both' });
    expect((await walk(ask, {})).found.map(idsOf)).not.toContain('port port-2');
    await undo(different);
    await undo(unsure);
    expect(await pairs()).toEqual(before);
  });

  it('takes what is merged as one: its pairs are gone, and what was judged of a part holds of the whole', async () => {
    const different = await judge('port-2', 'port-3', 'DIFFERENT');
    const same = await judge('port', 'port-2', 'SAME');
    expect(await about('port')).toEqual([]);
    expect(await about('port-2')).toEqual([]);
    const { found } = await walk(ask, {});
    expect(found.map(idsOf).filter((ids) => ids.includes('port'))).toEqual([]);
    await undo(different);
    // Two identifiers of one scheme speak against it.
    const { nodes } = await ask({ about: ['entity:port'], minScore: 0 });
    expect(nodes.map(idsOf)).toEqual(['port port-3']);
    expect(nodes[0].reasons.at(-1)).toMatchObject({ kind: 'DIFFERENT_ID', isAgainst: true, left: 'Q1', right: 'Q2' });
    await undo(same);
    expect((await about('port')).map(idsOf)).toEqual(['port port-2', 'port port-3']);
  });
});

describe('duplicateSuggestions, of 5,000 entities', () => {
  const COUNT = 5_000;
  const PLANTED = 100;
  const random = randomOf(11);
  const syllable = () =>
    `${random.pick([...'bdfgklmnprstvz'])}${random.pick(['a', 'e', 'i', 'o', 'u', 'an', 'or', 'el'])}`;
  const word = () => {
    const letters = Array.from({ length: 3 }, syllable).join('');
    return letters.charAt(0).toUpperCase() + letters.slice(1);
  };
  const [firsts, lasts] = [Array.from({ length: 200 }, word), Array.from({ length: 1500 }, word)];
  const people = Array.from({ length: COUNT - PLANTED }, () => [random.pick(firsts), random.pick(lasts)] as const);
  /** Each a copy of an earlier one, as another writer has it. */
  const copies = people.slice(0, PLANTED).map(([first, last], at) => {
    const written = [`${last}, ${first}`, `${first.charAt(0)}. ${last}`, `${first} ${last}`.toUpperCase()];
    return written[at % written.length] as string;
  });
  const entities = [...people.map((names) => names.join(' ')), ...copies].map((name, at) => ({
    id: `entity:person-${at}`,
    kind: 'Person',
    name,
  }));
  // Somebody with more names than are looked for.
  const aliases = people.slice(-200).map((names) => names.join(' '));
  const many = {
    id: 'entity:many-names',
    kind: 'Person',
    name: 'Ana Ruiz',
    names: aliases.map((value) => ({ value, kind: 'ALIAS' })),
  };
  const graph = useAsking(async () => {
    const opened = await openEmptyGraph();
    const all = bundle({ entities: [...entities, many] });
    const { problems } = await importBundle(opened.database, all, opened.vocabulary, { name: 'many' });
    expect(problems).toEqual([]);
    return opened;
  });

  it('compares few of all pairs, and finds the planted ones', async () => {
    const ask = askOf(graph);
    const asked = entities.slice(COUNT - PLANTED);
    for (let from = 0; from < asked.length; from += 50) {
      const about = asked.slice(from, from + 50).map(({ id }) => id);
      const { nodes, comparedCount } = await ask({ about });
      // At most a hundred an entity, of the 4,999.
      expect(comparedCount).toBeGreaterThan(0);
      expect(comparedCount).toBeLessThanOrEqual(about.length * 100);
      const pairs = new Set(nodes.map(idsOf));
      const planted = about.map((id) => {
        const at = Number(id.replace('entity:person-', ''));
        return [`person-${at}`, `person-${at - COUNT + PLANTED}`].sort().join(' ');
      });
      expect(planted.filter((pair) => !pairs.has(pair))).toEqual([]);
    }
    // A walk compares no pair twice, and of an entity no more.
    const page = await ask({});
    expect(page.comparedCount).toBeLessThanOrEqual(20 * 100);
    expect(page.pageInfo.hasNextPage).toBe(true);
  });

  it('says so where an entity has more names than are looked for', async () => {
    const { nodes, isWhole } = await askOf(graph)({ about: [many.id] });
    expect(isWhole).toBe(false);
    expect(nodes.length).toBeGreaterThan(10);
    const { data, errors } = await graph.ask('query ($ids: [ID!]) { confusableEntities(about: $ids) { isWhole } }', {
      ids: [many.id],
    });
    expect(errors).toBeUndefined();
    expect(data.confusableEntities.isWhole).toBe(false);
  });
});
