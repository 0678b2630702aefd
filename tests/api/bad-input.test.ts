// What a caller gets wrong is told with its place, and costs no query where it can be told without one.
import { describe, expect, it } from 'vitest';
import { encodeCursor } from '../../src/read/page.ts';
import { useStory } from './ask.ts';

const story = useStory();

describe('an unusual response key', () => {
  it.each([
    ['{ stats { __proto__: claims } }', /"__proto__":\d+/],
    ['{ claims(first: 1) { __proto__: totalCount } }', /"__proto__":\d+/],
    [
      '{ entity(id: "entity:elon-musk") { __proto__: name constructor: kind } }',
      /"__proto__":"Elon Musk","constructor":"Person"/,
    ],
    ['{ search(text: "musk", first: 1) { __proto__: matched } }', /"__proto__":"/],
  ])('is answered like any other: %s', async (document, answer) => {
    const response = await story.ask(document);
    expect(response.errors).toBeUndefined();
    expect(JSON.stringify(response.data)).toMatch(answer);
  });
});

describe('bad input', () => {
  it.each([
    [
      'first: 0',
      '{ entities(first: 0) { nodes { id } } }',
      'FIRST_OUT_OF_RANGE',
      /entities\(first:\): found 0, expected 1 to 100/,
    ],
    ['first: 101', '{ claims(first: 101) { nodes { id } } }', 'FIRST_OUT_OF_RANGE', /claims\(first:\): found 101/],
    [
      'first: 0 where only the count is asked',
      '{ claims(first: 0) { totalCount } }',
      'FIRST_OUT_OF_RANGE',
      /claims\(first:\)/,
    ],
    [
      'a nested first: 0',
      '{ entity(id: "entity:starlink") { claims(first: 0) { nodes { id } } } }',
      'FIRST_OUT_OF_RANGE',
      /claims\(first:\)/,
    ],
    [
      'a cursor that is none',
      '{ claims(after: "nonsense") { nodes { id } } }',
      'CURSOR_INVALID',
      /claims\(after:\): found "nonsense"/,
    ],
    [
      'the cursor of another list',
      `{ claims(after: "${encodeCursor('statements', 'x')}") { nodes { id } } }`,
      'CURSOR_INVALID',
      /expected a cursor that this list returned/,
    ],
    [
      'a name in place of an id',
      '{ claims(filter: { subject: "Elon Musk" }) { totalCount } }',
      'ID_INVALID',
      /claims\(filter: \{ subject \}\): found "Elon Musk", expected an id that starts with "entity:"/,
    ],
    [
      'an id of another kind',
      '{ entity(id: "entity:starlink") { statements(filter: { speaker: "claim:0" }) { nodes { id } } } }',
      'ID_INVALID',
      /statements\(filter: \{ speaker \}\): found "claim:0"/,
    ],
    [
      'too many ids',
      `{ nodes(ids: [${Array.from({ length: 101 }, (_, at) => `"entity:${at}"`)}]) { id } }`,
      'IDS_TOO_MANY',
      /found 101 ids/,
    ],
    [
      'an unknown enum value',
      '{ claims(filter: { predicate: SELS }) { nodes { id } } }',
      'DOCUMENT_INVALID',
      /SELS.*Did you mean.*SELLS/,
    ],
    ['an unknown field', '{ entity(id: "entity:starlink") { nam } }', 'DOCUMENT_INVALID', /Did you mean "name"/],
  ])('refuses %s', async (_what, document, reason, message) => {
    const { errors } = await story.ask(document);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'BAD_INPUT', reason },
    });
    expect(story.sent).toEqual([]);
  });

  it('refuses an unknown enum value in a variable', async () => {
    const { errors } = await story.ask('query ($filter: ClaimFilter) { claims(filter: $filter) { nodes { id } } }', {
      filter: { status: 'DISPUTED' },
    });
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_INPUT' },
      message: expect.stringContaining('DISPUTED'),
    });
    expect(story.sent).toEqual([]);
  });

  it.each([
    '{ entity(id: "entity:nobody") { id } }',
    '{ claim(id: "claim:0") { id } }',
    '{ statement(id: "nonsense") { id } }',
    '{ article(id: "") { id } }',
    '{ node(id: "entity:nobody") { id } }',
    '{ node(id: "relationship:0") { id } }',
    '{ node(id: "nonsense") { id } }',
  ])('takes an unknown id for null: %s', async (document) => {
    const { data, errors } = await story.ask(document);
    expect(errors).toBeUndefined();
    expect(Object.values(data)).toEqual([null]);
  });
});
