import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { readInlineBundle } from '../../src/formats/formats.ts';

const bundle = (proposed: string) => `bundle: 1
articles:
  - { id: article:a, text: A strike is planned., language: en, publisher: entity:gazette${proposed} }
entities:
  - { id: entity:gazette, kind: Organization, name: Gazette${proposed} }
mentions:
  - { quote: strike, entity: entity:gazette${proposed} }
claims:
  - { key: c, predicate: PLANS, subject: entity:gazette${proposed} }
statements:
  - { key: s, claim: c, speaker: entity:gazette, stance: AFFIRMS, evidence: [{ role: CONTENT, quote: A strike }]${proposed} }
skipped:
  - { line: 1, why: furniture${proposed} }
`;

const problemsOf = (source: string) => {
  try {
    readInlineBundle(source, 'story.yaml');
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).problems;
  }
};

describe('a bundle with proposals', () => {
  it('is refused at the line of each, with what to do', () => {
    const problems = problemsOf(bundle(', proposed: it looks so'));
    expect(problems.map(({ reason, where }) => `${reason} ${where}`)).toEqual([
      'PROPOSAL_OPEN story.yaml:3',
      'PROPOSAL_OPEN story.yaml:5',
      'PROPOSAL_OPEN story.yaml:7',
      'PROPOSAL_OPEN story.yaml:9',
      'PROPOSAL_OPEN story.yaml:11',
      'PROPOSAL_OPEN story.yaml:13',
    ]);
    expect(problems[4]?.message).toBe(
      'nobody has accepted statements[0], which a draft proposes; check it, then take its key "proposed" out',
    );
  });

  it('is read once none is left', () => {
    expect(problemsOf(bundle(''))).toEqual([]);
  });

  it('names twenty, and counts the rest', () => {
    const skips = Array.from({ length: 45 }, (_, at) => `  - { line: ${at + 1}, why: furniture, proposed: why }`);
    const problems = problemsOf(`bundle: 1\nskipped:\n${skips.join('\n')}\n`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toEqual({
      reason: 'PROPOSAL_OPEN',
      where: 'story.yaml:23',
      message: 'from here on 25 more proposals wait to be accepted, 45 in all',
    });
  });
});
