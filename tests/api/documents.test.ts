// Documents that were answered wrongly before random ones found them (tests/proof/).
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/vocabulary.ts';
import { importBundle } from '../../src/write/import.ts';
import { bundle, planned, ruiz, strike, union } from '../write/harbor.ts';
import { useStory } from './ask.ts';

const story = useStory();

describe('a document', () => {
  it('of two operations that share a field through a fragment answers each by what it asks', async () => {
    const document = `
      query Some { ...Shared }
      query More { ...Shared entity(id: "entity:starlink") { kind } }
      fragment Shared on Query { entity(id: "entity:starlink") { name } }`;
    const some = await story.ask(document, {}, 'Some');
    const more = await story.ask(document, {}, 'More');
    expect(some).toEqual({ data: { entity: { name: 'Starlink' } } });
    expect(more).toEqual({ data: { entity: { name: 'Starlink', kind: 'Product' } } });
  });

  it.each([
    '{ found: claim(id: "claim:0") { qualifiers { role } } }',
    '{ found: claim(id: "claim:0") { subjectClaim { objectClaim { qualifiers { role } } } } }',
    '{ found: node(id: "claim:0") { ... on Claim { qualifiers { role } } } }',
  ])('asks what is not there for what restricts it, and gets null: %s', async (document) => {
    expect(await story.ask(document)).toEqual({ data: { found: null } });
  });

  it.each([
    ['the first of a list that is not there', '{ claim(id: "claim:0") { oppositions(first: 0) { totalCount } } }'],
    ['the first of a list of which nothing is read', '{ claims(first: 0) { __typename } }'],
    ['the first of a nested one', '{ entities(first: 1) { nodes { parts(first: 101) { __typename } } } }'],
  ])('is refused for a page out of bounds, and sends nothing: %s', async (_what, document) => {
    const { errors } = await story.ask(document);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', reason: 'FIRST_OUT_OF_RANGE' } }]);
    expect(story.sent).toEqual([]);
  });
});

describe('the statements of a sentence', () => {
  it('come in reading order, whenever they were said', async () => {
    const said = (key: string, quote: string, more: object) => ({
      ...{ key, claim: 'planned', speaker: 'entity:dock-union', stance: 'AFFIRMS', ...more },
      evidence: [{ role: 'CONTENT', quote }],
    });
    const { problems } = await importBundle(
      story.database,
      bundle({
        articles: [
          {
            id: 'article:strike',
            text: 'A strike is planned, and was.',
            language: 'en',
            publisher: 'entity:dock-union',
          },
        ],
        entities: [union, strike],
        claims: [planned],
        statements: [said('now', 'is planned', { saidAtText: 'now' }), said('then', 'was', { saidAt: '2023' })],
      }),
      await loadVocabulary(),
      { name: 'strike' },
    );
    expect(problems).toEqual([]);
    const { data } = await story.ask(
      '{ article(id: "article:strike") { sentences { nodes { statements { saidAt evidence { exact } } } } } }',
    );
    expect(data.article.sentences.nodes).toEqual([
      {
        statements: [
          { saidAt: null, evidence: [{ exact: 'is planned' }] },
          { saidAt: '2023', evidence: [{ exact: 'was' }] },
        ],
      },
    ]);
  });
});

describe('a denial that is limited by a claim', () => {
  it('names it by its words, not by its id', async () => {
    const said = (key: string, claim: string, stance: string, quote: string) => ({
      ...{ key, claim, stance, speaker: 'entity:ana-ruiz', directness: 'INDIRECT' },
      evidence: [{ role: 'CONTENT', quote }],
    });
    const { problems } = await importBundle(
      story.database,
      bundle({
        articles: [{ id: 'article:proof', text: 'It has proof, not of that.', language: 'en', publisher: union.id }],
        entities: [union, strike, ruiz],
        claims: [
          planned,
          { key: 'proof', predicate: 'HAS_EVIDENCE_OF', subject: union.id },
          { key: 'proof-of-plan', predicate: 'HAS_EVIDENCE_OF', subject: union.id, object: { claim: 'planned' } },
        ],
        statements: [
          said('some', 'proof', 'AFFIRMS', 'It has proof'),
          said('not-of-that', 'proof-of-plan', 'DENIES', 'not of that'),
        ],
      }),
      await loadVocabulary(),
      { name: 'proof' },
    );
    expect(problems).toEqual([]);
    const { data } = await story.ask(
      `{ claims(filter: { subject: "${union.id}", predicate: HAS_EVIDENCE_OF }, first: 1) {
        nodes { oppositions { nodes { explanation limits { role affirmed denied } } } }
      } }`,
    );
    const [{ explanation, limits }] = data.claims.nodes[0].oppositions.nodes;
    expect(limits).toEqual([{ role: 'OBJECT', affirmed: null, denied: 'Dock Union plans the strike' }]);
    expect(explanation).toContain('limited by object (Dock Union plans the strike)');
  });
});
