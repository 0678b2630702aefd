// What becomes new as it is told: retractions, first denials, corroboration, merges; and what a client that comes back is told.
import { parse, subscribe } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { type Watch, watchGraph } from '../../src/api/watch.ts';
import { openStory } from '../story.ts';
import { useAsking } from './ask.ts';

const graph = useAsking(openStory, { canWrite: true });
let watch: Watch;
beforeAll(async () => {
  watch = watchGraph(() => graph.database);
  await watch.look();
});
afterAll(() => watch.stop());

const DOCUMENT = parse(`subscription Watch($about: [ID!], $kinds: [ChangeKind!], $after: ID) {
  changes(about: $about, kinds: $kinds, after: $after) {
    id kind claim { text status } statement { stance speaker { id } } entities { id }
  }
}`);

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly claim: { readonly text: string; readonly status: string } | null;
  readonly entities: readonly { readonly id: string }[];
}
type Event = { readonly data: { readonly changes: Told } };

async function watching(variableValues: Record<string, unknown> = {}) {
  const stream = await subscribe({
    schema,
    document: DOCUMENT,
    variableValues,
    contextValue: { database: graph.database, watch },
  });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  return stream as AsyncGenerator<Event>;
}

const next = async (stream: AsyncGenerator<Event>): Promise<Told> => {
  const { value } = await stream.next();
  expect(value).not.toHaveProperty('errors');
  return value.data.changes;
};

const bundle = (slug: string, text: string, more: object) =>
  JSON.stringify({
    bundle: 1,
    articles: [{ id: `article:${slug}`, text, language: 'en', publisher: `entity:${slug}-press` }],
    entities: [{ id: `entity:${slug}-press`, kind: 'Organization', name: `${slug} press` }],
    ...more,
  });

const tell = async (source: string): Promise<void> => {
  const { data, errors } = await graph.ask(
    'mutation T($bundle: String!) { importBundle(input: { bundle: $bundle }) { problems { message } } }',
    { bundle: source },
  );
  expect(errors).toBeUndefined();
  expect(data.importBundle.problems).toEqual([]);
};

const saying = (slug: string, stance: string, text: string, saidAt?: string) =>
  bundle(slug, `${text}\n`, {
    claims: [{ key: 'sells', predicate: 'SELLS', subject: 'entity:tesla', object: 'entity:starlink' }],
    statements: [
      {
        key: 'one',
        claim: 'sells',
        speaker: 'entity:elon-musk',
        directness: 'INDIRECT',
        stance,
        ...(saidAt && { saidAt }),
        evidence: [{ role: 'CONTENT', quote: text }],
      },
    ],
  });

const RETRACT = `mutation Retract($id: ID!) {
  retractStatement(input: { statementId: $id, by: "editor", why: "misread" }) {
    retraction { id by why undoneAt statement { id } } statement { id retractedAt claim { status } }
  }
}`;

describe('changes', () => {
  it('tells a first denial, a walk-back, a retraction, a reinstatement and a merge, each once and in order', async () => {
    const stream = await watching({ about: ['entity:tesla'] });
    await tell(saying('morning', 'AFFIRMS', 'Musk says that Tesla sells Starlink', '2024-02-01'));
    await tell(saying('evening', 'DENIES', 'Musk says that Tesla does not sell Starlink', '2024-03-01'));
    await watch.look();
    const denial = await next(stream);
    expect(denial).toMatchObject({
      kind: 'FIRST_DENIAL',
      claim: { text: 'Tesla sells Starlink', status: 'CONTESTED' },
    });
    expect(denial.entities).toEqual([{ id: 'entity:elon-musk' }, { id: 'entity:starlink' }, { id: 'entity:tesla' }]);
    expect(await next(stream)).toMatchObject({ kind: 'WALK_BACK', statement: { stance: 'DENIES' } });

    const { data } = await graph.ask(
      '{ claims(filter: { subject: "entity:tesla", object: "entity:starlink", predicate: SELLS }) { nodes { statements(filter: { stance: DENIES }) { nodes { id } } } } }',
    );
    const { id } = data.claims.nodes[0].statements.nodes[0];
    const { data: retracted, errors } = await graph.ask(RETRACT, { id });
    expect(errors).toBeUndefined();
    expect(retracted.retractStatement).toMatchObject({
      retraction: { by: 'editor', why: 'misread', undoneAt: null, statement: { id } },
      statement: { id, claim: { status: 'UNCONTESTED' } },
    });
    expect(retracted.retractStatement.statement.retractedAt).not.toBeNull();
    const again = await graph.ask(RETRACT, { id });
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'RETRACTED_ALREADY' });
    const undone = await graph.ask(
      'mutation U($id: ID!) { undoRetraction(input: { retractionId: $id }) { retraction { undoneAt } statement { retractedAt claim { status } } } }',
      { id: retracted.retractStatement.retraction.id },
    );
    expect(undone.data.undoRetraction.statement).toEqual({ retractedAt: null, claim: { status: 'CONTESTED' } });
    await graph.ask(
      'mutation { judgeEntities(input: { left: "entity:tesla", right: "entity:spacex", verdict: SAME, by: "a", why: "b" }) { entities { id } } }',
    );
    await watch.look();
    const kinds = [];
    for (let count = 0; count < 3; count += 1) kinds.push((await next(stream)).kind);
    expect(kinds).toEqual(['RETRACTION', 'REINSTATEMENT', 'MERGE']);
    await stream.return(undefined);

    // A client that comes back with the last it saw is told the rest, and nothing twice.
    const back = await watching({ about: ['entity:tesla'], after: denial.id });
    expect((await next(back)).kind).toBe('WALK_BACK');
    expect((await next(back)).kind).toBe('RETRACTION');
    await back.return(undefined);
    const listed = await graph.ask('{ changes(first: 1) { nodes { kind entities { id } } } }');
    expect(listed.data.changes.nodes).toEqual([
      { kind: 'MERGE', entities: [{ id: 'entity:spacex' }, { id: 'entity:tesla' }] },
    ]);
  });

  it('refuses a cursor that is none, an id of no kind, and more ids than it watches', async () => {
    for (const [variables, reason] of [
      [{ after: 'yesterday' }, 'CURSOR_INVALID'],
      [{ about: ['Tesla'] }, 'ID_INVALID'],
      [{ about: Array.from({ length: 101 }, (_, at) => `entity:${at}`) }, 'IDS_TOO_MANY'],
    ] as const) {
      const answer = await subscribe({
        schema,
        document: DOCUMENT,
        variableValues: variables,
        contextValue: { database: graph.database, watch },
      });
      expect(answer).toMatchObject({ errors: [{ originalError: { reason } }] });
    }
  });
});
