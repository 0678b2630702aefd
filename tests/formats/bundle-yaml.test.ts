import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, type Problem } from '../../src/errors.ts';
import { readBundleYaml } from '../../src/formats/bundle-yaml.ts';
import { bundleJsonSchema } from '../../src/model/bundle.ts';

const SKETCH = readFileSync(new URL('./samples/harbour-strike.yaml', import.meta.url), 'utf8');

const problemsOf = (source: string): readonly Problem[] => {
  try {
    readBundleYaml(source, 'story.yaml');
    return [];
  } catch (error) {
    if (error instanceof InputError && error.problems.length > 0) return error.problems;
    throw error;
  }
};

describe('readBundleYaml', () => {
  it('reads JSON as the YAML that it is, indented with tabs or not at all', () => {
    const { bundle } = readBundleYaml(SKETCH, 'story.yaml');
    for (const indent of [undefined, 2, '\t']) {
      expect(readBundleYaml(JSON.stringify(bundle, null, indent), 'story.json').bundle).toEqual(bundle);
    }
  });

  it('keeps escaped characters beyond the first plane', () => {
    const { bundle } = readBundleYaml(
      '{"bundle":1,"entities":[{"id":"entity:a","kind":"Concept","name":"\\ud83d\\ude00 a\\/b"}]}',
      'x',
    );
    expect(bundle.entities[0]?.name).toBe('😀 a/b');
  });

  it.each([
    ['an unclosed bracket', 'bundle: 1\nclaims: [\n', 'SYNTAX_INVALID', 'story.yaml:', /not YAML/],
    ['a tab as indentation', 'bundle: 1\nclaims:\n\t- key: a', 'SYNTAX_INVALID', 'story.yaml:3', /./],
    [
      'a key that stands twice',
      'bundle: 1\nclaims: []\nclaims: []',
      'KEY_DUPLICATE',
      'story.yaml:3',
      /"claims" stands twice/,
    ],
    [
      'two documents',
      'bundle: 1\n---\nbundle: 1',
      'SYNTAX_INVALID',
      'story.yaml:2',
      /second document.*a file of its own/,
    ],
    ['an unknown tag', 'bundle: !!binary aGk=', 'SYNTAX_INVALID', 'story.yaml:1', /tag/],
    ['an anchor that is not there', 'bundle: 1\nclaims: *gone', 'SYNTAX_INVALID', 'story.yaml:2', /\*gone/],
    ['a map as a key', 'bundle: 1\n? { a: b }\n: c', 'SYNTAX_INVALID', 'story.yaml:2', /as a key/],
    ['an unknown key', 'bundle: 1\nentites: []', 'KEY_UNKNOWN', 'story.yaml:2', /"entites".*did you mean "entities"/],
    [
      'an unknown role',
      'bundle: 1\nclaims:\n- key: a\n  predicate: X\n  qualifiers:\n    PLAC: x',
      'KEY_UNKNOWN',
      'story.yaml:6',
      /did you mean "PLACE"/,
    ],
    [
      'a missing value',
      'bundle: 1\nclaims:\n- predicate: X',
      'VALUE_MISSING',
      'story.yaml:3',
      /claims\[0\]\.key is missing/,
    ],
    [
      'an empty value',
      'bundle: 1\nclaims:\n- key: a\n  predicate:',
      'VALUE_INVALID',
      'story.yaml:4',
      /is empty; expected text/,
    ],
    [
      'a number for text',
      'bundle: 1\narticles:\n- id: article:a\n  text: a\n  language: en\n  publisher: entity:a\n  publishedAt: 2023',
      'VALUE_INVALID',
      'story.yaml:7',
      /is 2023; .*in quotes: "2023"/,
    ],
    [
      'an unknown kind',
      'bundle: 1\nentities:\n- id: entity:a\n  kind: Persn\n  name: A',
      'VALUE_INVALID',
      'story.yaml:4',
      /"Persn".*did you mean "Person"/,
    ],
    [
      'a malformed id',
      'bundle: 1\nentities:\n- id: entity:A B\n  kind: Person\n  name: A',
      'VALUE_INVALID',
      'story.yaml:3',
      /entity:dock-union/,
    ],
    [
      'an unknown language',
      'bundle: 1\narticles:\n- id: article:a\n  text: a\n  language: en_GB!\n  publisher: entity:a',
      'VALUE_INVALID',
      'story.yaml:5',
      /BCP 47/,
    ],
    [
      'a line before the first',
      'bundle: 1\narticles:\n- id: article:a\n  text: a\n  language: en\n  publisher: entity:a\n  headline: [0]',
      'VALUE_INVALID',
      'story.yaml:7',
      /is 0; expected a whole number, 1 or more/,
    ],
    [
      'an address that runs in a browser',
      'bundle: 1\narticles:\n- id: article:a\n  text: a\n  language: en\n  publisher: entity:a\n  url: javascript:alert(1)',
      'VALUE_INVALID',
      'story.yaml:7',
      /begins with http/,
    ],
    ['another version', 'bundle: 2', 'VALUE_INVALID', 'story.yaml:1', /is 2; expected 1/],
    ['a list', '- 1', 'VALUE_INVALID', 'story.yaml:1', /is a list; expected a map/],
    ['nothing but a comment', '# nothing', 'VALUE_INVALID', 'story.yaml:1', /is empty/],
    [
      'a literal that is no number',
      'bundle: 1\nclaims:\n- key: a\n  predicate: X\n  object: { value: .nan }',
      'VALUE_INVALID',
      'story.yaml:5',
      /value: words or a number/,
    ],
    [
      'a statement without evidence',
      'bundle: 1\nstatements:\n- key: a\n  claim: a\n  speaker: entity:a\n  stance: DENIES\n  evidence: []',
      'VALUE_INVALID',
      'story.yaml:7',
      /empty list; expected at least 1/,
    ],
  ])('refuses %s', (_, source, reason, where, says) => {
    const problems = problemsOf(source);
    const problem = problems.find((one) => one.reason === reason);
    expect(problems.map((one) => one.reason)).toContain(reason);
    expect(problem?.where.startsWith(where)).toBe(true);
    expect(problem?.message).toMatch(says);
  });

  it('names every problem of shape at once', () => {
    const source = 'bundle: 2\nfoo: 1\nentities:\n- id: x\n  kind: Y\n  name: ""\nclaims:\n- key: A B';
    expect(
      problemsOf(source)
        .map(({ reason, where }) => `${where} ${reason}`)
        .sort(),
    ).toEqual([
      'story.yaml:1 VALUE_INVALID',
      'story.yaml:2 KEY_UNKNOWN',
      'story.yaml:4 VALUE_INVALID',
      'story.yaml:5 VALUE_INVALID',
      'story.yaml:6 VALUE_INVALID',
      'story.yaml:8 VALUE_INVALID',
      'story.yaml:8 VALUE_MISSING',
    ]);
  });

  it('refuses __proto__ wherever it stands, and pollutes nothing', () => {
    for (const source of [
      'bundle: 1\n__proto__: { polluted: yes }',
      'bundle: 1\nclaims:\n- key: a\n  predicate: X\n  __proto__: { polluted: yes }',
      'bundle: 1\nclaims:\n- key: a\n  predicate: X\n  qualifiers: { __proto__: polluted }',
    ]) {
      expect(problemsOf(source)).toMatchObject([
        { reason: 'KEY_UNKNOWN', message: expect.stringContaining('__proto__') },
      ]);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('expands anchors, but not without bound', () => {
    const shared = 'bundle: 1\nclaims:\n- &c { key: a, predicate: X, qualifiers: {} }\n- { key: b, predicate: *gone }';
    expect(problemsOf(shared)).toHaveLength(1);
    const used = 'bundle: 1\nclaims:\n- { key: a, predicate: &p X }\n- { key: b, predicate: *p }';
    expect(readBundleYaml(used, 'x').bundle.claims[1]?.predicate).toBe('X');
    const levels = Array.from(
      { length: 12 },
      (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(', ')}]`,
    );
    expect(problemsOf(`a0: &a0 [x]\n${levels.join('\n')}`)).toMatchObject([{ reason: 'SYNTAX_INVALID' }]);
    expect(problemsOf('bundle: 1\nclaims: &a [ *a ]').length).toBeGreaterThan(0);
  });

  it.each([100, 1_000, 2_000, 4_000, 8_000, 30_000])('survives %i brackets', (depth) => {
    for (const source of ['['.repeat(depth), `${'['.repeat(depth)}${']'.repeat(depth)}`, '- '.repeat(depth)]) {
      expect(problemsOf(source)[0]?.where).toMatch(/^story\.yaml:1/);
      expect(problemsOf(source)[0]?.message).not.toMatch(/call stack/);
    }
  });

  it('names the first hundred problems of what is no YAML at all', () => {
    expect(problemsOf('bundle: 1\n'.repeat(1000))).toHaveLength(100);
  });

  it('reads no YAML 1.1: yes, merge keys and timestamps are words', () => {
    const source = '%YAML 1.1\n---\nbundle: 1\nskipped:\n- { line: 1, why: yes }\n- { line: 2, why: 2001-12-14 }';
    expect(readBundleYaml(source, 'x').bundle.skipped.map(({ why }) => why)).toEqual(['yes', '2001-12-14']);
  });

  it('answers any source with a bundle or with problems that have a line', () => {
    const word = fc.constantFrom(
      'bundle: 1',
      'claims:',
      '- key: a',
      '  predicate: X',
      '{',
      '}',
      '&a',
      '*a',
      '"',
      '\n',
      '\t',
      ': ',
      '? ',
      '!!x',
      '|',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 15 }), (words) => {
        for (const { where } of problemsOf(words.join(''))) expect(where).toMatch(/^story\.yaml:\d+/);
      }),
    );
  });
});

describe('bundleJsonSchema', () => {
  it('describes what is written: defaults optional, unknown keys refused', () => {
    expect(bundleJsonSchema()).toMatchObject({
      title: 'Attest bundle',
      type: 'object',
      required: ['bundle'],
      additionalProperties: false,
    });
  });
});
