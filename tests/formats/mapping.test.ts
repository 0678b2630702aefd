import { describe, expect, it } from 'vitest';
import { InputError, type Problem } from '../../src/errors.ts';
import { csvSource } from '../../src/formats/csv.ts';
import { parseMapping } from '../../src/formats/mapping-yaml.ts';
import { resolved } from './resolving.ts';
import { temporaryFolder } from './temporary.ts';

const files = temporaryFolder();

const HEAD = `mapping: 1
dataset: { id: port-desk, name: Port Desk, publisher: { id: entity:desk, name: Desk }, language: en, url: 'https://desk.example/' }
entities:
  firm: { kind: Organization, name: '{Firm}' }
  ship: { kind: Product, name: '{Ship}' }
  who: { kind: Person, name: '{Who}' }
`;
const COLUMNS = ['Firm', 'Ship', 'Who', 'Said', 'Extra'];

/** What one row becomes under claims and statements. */
async function readRow(more: string, cells: readonly string[]) {
  const quoted = [COLUMNS, cells].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
  const { content, problems, bundle } = await resolved(
    csvSource(files.write('t.csv', `${quoted}\n`), parseMapping(HEAD + more, 'm.yaml')),
  );
  expect(problems).toEqual([]);
  return {
    claims: content.claims.map(({ predicate, modality, slots }) => ({ predicate, modality, slots })),
    statements: content.statements,
    articles: content.articles,
    written: bundle.statements ?? [],
  };
}

const problemsOf = (source: string): readonly Problem[] => {
  try {
    parseMapping(source, 'm.yaml');
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
};

describe('a mapping', () => {
  it('makes a claim without a participant only where that is optional', async () => {
    const uses = (optional: string) => `claims:\n  uses: { predicate: USES, subject: firm, object: ship${optional} }\n`;
    expect((await readRow(uses(''), ['', 'Terna', '', '', ''])).claims).toEqual([]);
    expect((await readRow(uses(', optional: [subject]'), ['', 'Terna', '', '', ''])).claims).toEqual([
      { predicate: 'USES', modality: 'ACTUAL', slots: { OBJECT: 'entity:terna' } },
    ]);
  });

  it('makes no claim that no cell of the row says', async () => {
    const more =
      "claims:\n  uses: { predicate: USES, subject: 'entity:desk', object: ship, optional: [object], qualifiers: { TIME: '{Extra}' } }\n";
    expect((await readRow(more, ['F', '', '', '', ''])).claims).toEqual([]);
    expect((await readRow(more, ['F', '', '', '', '2024'])).claims).toHaveLength(1);
  });

  it('makes a claim only when something is so, which then is what proves it', async () => {
    const more =
      "claims:\n  uses: { predicate: USES, subject: firm, object: ship, when: { from: '{Extra}', map: { yes: yes, no: '' } } }\n";
    expect((await readRow(more, ['F', 'S', '', '', 'no'])).claims).toEqual([]);
    const { written } = await readRow(more, ['F', 'S', '', '', 'YES']);
    expect(written[0]?.evidence.map(({ role, quote }) => [role, quote])).toEqual([
      ['CONTENT', 'F'],
      ['CONTENT', 'S'],
      ['CONTENT', 'YES'],
    ]);
  });

  it('claims values, modalities and claims about claims', async () => {
    const { claims, statements } = await readRow(
      `claims:
  costs: { predicate: COSTS, subject: ship, object: { value: '{Extra} euros' } }
  uses: { predicate: USES, subject: firm, object: ship, modality: FUTURE }
  evidence: { predicate: HAS_EVIDENCE_OF, subject: who, object: { claim: uses } }
`,
      ['F', 'S', 'W', '', '12'],
    );
    expect(
      claims
        .map(({ predicate, modality, slots }) => [predicate, modality, slots.OBJECT?.replace(/[0-9a-f]{20}$/, '#')])
        .sort(),
    ).toEqual([
      ['COSTS', 'ACTUAL', 'value:12 euros'],
      ['HAS_EVIDENCE_OF', 'ACTUAL', 'claim:#'],
      ['USES', 'FUTURE', 'entity:s'],
    ]);
    // A claim that another holds is stated by nobody for that.
    expect(statements).toHaveLength(2);
  });

  it('gives voices, hedges and answers', async () => {
    const { written, statements } = await readRow(
      `claims:
  uses: { predicate: USES, subject: firm, object: ship }
statements:
  - { key: told, claim: uses, certainty: POSSIBLE, hedges: [{ text: '{Extra}', by: SPEAKER }] }
  - key: denied
    claim: uses
    speaker: who
    onBehalfOf: firm
    relays: [{ entity: 'entity:desk' }]
    stance: DENIES
    directness: DIRECT_QUOTE
    medium: radio
    saidAtText: on '{Extra}'
    content: [Said]
    respondsTo: [told]
  - { claim: uses, speaker: who, stance: { from: '{Said}', map: { nothing: DECLINES }, else: '' } }
`.replace("on '{Extra}'", "'on {Extra}'"),
      ['F', 'S', 'W', 'We do not. Never.', 'Monday'],
    );
    expect(statements).toHaveLength(2);
    const denied = written.find(({ stance }) => stance === 'DENIES');
    expect(denied).toMatchObject({
      speaker: 'entity:w',
      onBehalfOf: 'entity:f',
      relays: [{ entity: 'entity:desk' }],
      directness: 'DIRECT_QUOTE',
      medium: 'radio',
      saidAtText: 'on Monday',
      respondsTo: [expect.stringMatching(/\.told$/)],
    });
    expect(denied?.evidence.map(({ role, quote }) => [role, quote])).toEqual([
      ['SOURCE', 'F'],
      ['SOURCE', 'W'],
      ['CUE', 'Monday'],
      ['CONTENT', 'We do not.'],
      ['CONTENT', 'Never.'],
    ]);
    expect(written.find(({ stance }) => stance === 'AFFIRMS')).toMatchObject({
      speaker: 'entity:desk',
      certainty: 'POSSIBLE',
      hedges: [{ text: 'Monday', by: 'SPEAKER' }],
    });
    expect(statements.find(({ stance }) => stance === 'AFFIRMS')?.isArticleVoice).toBe(true);
  });

  it('names records and their addresses', async () => {
    const { articles } = await readRow("record: '{Firm}/{Ship}'\nurl: 'https://desk.example/{Ship}'\n", [
      'F',
      'Sé',
      '',
      '',
      '',
    ]);
    expect(articles[0]).toMatchObject({
      id: expect.stringMatching(/^article:port-desk\.f-se-[0-9a-f]{16}$/),
      url: 'https://desk.example/Sé',
      note: 'Record F/Sé of Port Desk.',
    });
    expect((await readRow('', ['F', 'S', '', '', ''])).articles[0]?.url).toBe('https://desk.example/');
  });

  it('takes doubled braces for braces', async () => {
    const { claims } = await readRow(
      "claims:\n  costs: { predicate: COSTS, subject: ship, object: { value: '{{{Extra}}}' } }\n",
      ['', 'S', '', '', '1'],
    );
    expect(claims[0]?.slots.OBJECT).toBe('value:{1}');
  });
});

describe('a mapping whose parts do not fit', () => {
  it.each([
    [
      'no columns behind a claim',
      "claims:\n  x: { predicate: USES, subject: 'entity:a', object: 'entity:b' }",
      'CONTENT_MISSING',
      /the claim x reads no column/,
    ],
    [
      'a claim about nothing',
      "claims:\n  x: { predicate: USES, when: '{Firm}' }",
      'CLAIM_EMPTY',
      /neither subject nor object/,
    ],
    [
      'a claim within itself',
      'claims:\n  x: { predicate: PROPOSES, subject: firm, object: { claim: y } }\n  y: { predicate: PROPOSES, subject: firm, object: { claim: x } }',
      'CLAIM_CYCLE',
      /a part of itself/,
    ],
    [
      'an unknown claim',
      'claims:\n  uses: { predicate: USES, subject: firm }\nstatements:\n  - { claim: usse }',
      'CLAIM_UNKNOWN',
      /did you mean "uses"/,
    ],
    [
      'a stance that is none',
      'claims:\n  uses: { predicate: USES, subject: firm }\nstatements:\n  - { claim: uses, stance: DENYS }',
      'VALUE_INVALID',
      /"DENYS" is no stance; .*did you mean "DENIES"/,
    ],
    [
      'a stance in a map that is none',
      "claims:\n  uses: { predicate: USES, subject: firm }\nstatements:\n  - { claim: uses, stance: { from: '{Said}', map: { no: DENIE } } }",
      'VALUE_INVALID',
      /"DENIE" is no stance/,
    ],
    [
      'an answer to nobody',
      'claims:\n  uses: { predicate: USES, subject: firm }\nstatements:\n  - { claim: uses, respondsTo: [told] }',
      'STATEMENT_UNKNOWN',
      /no statement of the mapping has the key "told"/,
    ],
    [
      'a brace without end',
      "claims:\n  uses: { predicate: '{Firm', subject: firm }",
      'VALUE_INVALID',
      /claims\.uses\.predicate is "\{Firm"/,
    ],
    ['a prototype among the claims', 'claims:\n  __proto__: { predicate: USES }', 'KEY_UNKNOWN', /"__proto__"/],
    [
      'a prototype in a map',
      "claims:\n  uses: { predicate: { from: '{Firm}', map: { __proto__: USES } }, subject: firm }",
      'KEY_UNKNOWN',
      /"__proto__"/,
    ],
    ['an encoding that is none', 'file: { encoding: utf-9 }', 'VALUE_INVALID', /expected an encoding such as utf-8/],
  ])('is refused: %s', (_, more, reason, message) => {
    expect(problemsOf(`${HEAD}${more}\n`)).toContainEqual({
      reason,
      where: expect.stringMatching(/^m\.yaml:\d+$/),
      message: expect.stringMatching(message),
    });
    expect(({} as Record<string, unknown>).predicate).toBeUndefined();
  });

  it('is refused where it says nothing', () => {
    const source = HEAD.slice(0, HEAD.indexOf('entities:'));
    expect(problemsOf(source)).toMatchObject([{ reason: 'VALUE_MISSING', where: 'm.yaml:1' }]);
  });
});
