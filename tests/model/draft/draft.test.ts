import { describe, expect, it } from 'vitest';
import { proposedPredicates } from '../../../src/model/draft/lexicon.ts';
import { predicateNames } from '../../../src/model/predicates.ts';
import { draftOf, lexicon, vocabulary } from './reading.ts';

/** The claim and the stance of the only statement that a sentence drafts. */
const only = (sentence: string) => {
  const { claims, statements } = draftOf(`${sentence}\n`).bundle;
  expect(statements).toHaveLength(1);
  const { key: _, proposed: __, ...claim } = claims?.[0] ?? { key: '', predicate: '' };
  return { claim, statement: statements?.[0] };
};

describe('the lexicon', () => {
  it('proposes only predicates of the vocabulary', () => {
    const known = new Set(predicateNames(vocabulary));
    expect([...proposedPredicates(lexicon)].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('draftBundle', () => {
  it.each([
    [
      'Marrow Ltd sells Calvex to Tollan Corp.',
      {
        predicate: 'SELLS',
        subject: 'entity:marrow-ltd',
        object: 'entity:calvex',
        qualifiers: { RECIPIENT: 'entity:tollan-corp' },
      },
      'AFFIRMS',
    ],
    [
      'Tollan Corp is owned by Marrow Ltd.',
      { predicate: 'OWNS', subject: 'entity:marrow-ltd', object: 'entity:tollan-corp' },
      'AFFIRMS',
    ],
    [
      'Marrow Ltd cannot officially supply Calvex.',
      {
        predicate: 'SUPPLIES',
        modality: 'POSSIBLE',
        subject: 'entity:marrow-ltd',
        object: 'entity:calvex',
        qualifiers: { MANNER: 'OFFICIALLY' },
      },
      'DENIES',
    ],
    [
      'Marrow Ltd will sue Tollan Corp.',
      { predicate: 'SUES', modality: 'FUTURE', subject: 'entity:marrow-ltd', object: 'entity:tollan-corp' },
      'AFFIRMS',
    ],
    [
      'Marrow Ltd reportedly uses Calvex.',
      { predicate: 'USES', subject: 'entity:marrow-ltd', object: 'entity:calvex' },
      'REPORTS',
    ],
    [
      'Marrow Ltd denies using Calvex.',
      { predicate: 'USES', subject: 'entity:marrow-ltd', object: 'entity:calvex' },
      'DENIES',
    ],
    [
      'Tollan Corp accused Marrow Ltd of using Calvex.',
      { predicate: 'USES', subject: 'entity:marrow-ltd', object: 'entity:calvex' },
      'AFFIRMS',
    ],
    [
      'Marrow Ltd has used Calvex since 2019.',
      { predicate: 'USES', subject: 'entity:marrow-ltd', object: 'entity:calvex', qualifiers: { TIME: '2019/..' } },
      'AFFIRMS',
    ],
  ])('reads %s', (sentence, claim, stance) => {
    const read = only(sentence);
    expect(read.claim).toEqual(claim);
    expect(read.statement?.stance).toBe(stance);
  });

  it('marks what a speaker grants, and what makes it less than certain', () => {
    expect(only('Marrow Ltd admitted that Tollan Corp uses Calvex.').statement).toMatchObject({ isConcession: true });
    expect(only('“As far as we know, Tollan Corp uses Calvex,” said Ana Ruiz.').statement).toMatchObject({
      certainty: 'PROBABLE',
      hedges: [{ text: 'As far as we know', by: 'SPEAKER' }],
    });
  });

  it('tells the denial of an allegation as the answer to it', () => {
    const { statements } = draftOf('Marrow Ltd dismissed allegations from Tollan Corp that it uses Calvex.\n').bundle;
    expect(statements).toMatchObject([
      { speaker: 'entity:tollan-corp', stance: 'AFFIRMS', basis: 'PRESUPPOSED' },
      { speaker: 'entity:marrow-ltd', stance: 'DENIES', respondsTo: [statements?.[0]?.key] },
    ]);
  });

  it('fills a slot with what the article only describes', () => {
    const { claim } = only('Marrow Ltd shipped banned timber on the old road.');
    expect(claim).toEqual({
      predicate: 'SUPPLIES',
      subject: 'entity:marrow-ltd',
      object: 'entity:banned-timber',
      qualifiers: { PLACE: 'entity:old-road' },
    });
  });

  it('names the words that may restrict a claim and fill no slot', () => {
    const { claims } = draftOf('Marrow Ltd used Calvex after dark.\n').bundle;
    expect(claims?.[0]?.proposed).toContain('in no slot yet, though it may restrict the claim: "after dark"');
  });

  it.each([
    [
      'where no slot holds what restricts it',
      '“We do not use Calvex here,” said Ana Ruiz of Marrow Ltd.',
      'no slot holds "here"',
    ],
    ['of everybody or everything', 'Marrow Ltd denied that Tollan Corp plans to strike.', 'a participant is open'],
  ])('drafts no denial that denies more than the words: %s', (_, sentence, why) => {
    const { bundle, unclaimed } = draftOf(`${sentence}\n`);
    expect(bundle.statements).toEqual([]);
    expect(unclaimed).toMatchObject([{ statement: { stance: 'DENIES', proposed: expect.stringContaining(why) } }]);
  });

  it('skips furniture and repetitions, and finds the headline', () => {
    const { bundle } = draftOf('Top Stories\n\nMarrow denies all\n\nMarrow denies all\n\nMarrow Ltd uses Calvex.\n');
    expect(bundle.articles?.[0]?.headline).toEqual([3, 5]);
    expect(bundle.skipped?.filter(({ why }) => why !== 'no claim drafted').map(({ line, why }) => [line, why])).toEqual(
      [
        [1, 'furniture'],
        [5, 'DUPLICATE'],
      ],
    );
  });

  it('keeps what is said without a claim: who says it, and in which words', () => {
    const { bundle, unclaimed } = draftOf('“Nobody asked us,” Ana Ruiz said.\n');
    expect(bundle.statements).toEqual([]);
    expect(unclaimed).toMatchObject([
      {
        words: 'Nobody asked us',
        statement: { speaker: 'entity:ana-ruiz', stance: 'DENIES', directness: 'DIRECT_QUOTE' },
      },
    ]);
    expect(bundle.skipped).toMatchObject([{ line: 1, why: 'no claim drafted' }]);
  });
});
