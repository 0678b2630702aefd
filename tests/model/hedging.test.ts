// Counting hedges and what is first hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hedging, phrasesOf } from '../../src/model/hedging.ts';
import { statementSortKey } from '../../src/model/sort-key.ts';
import type { Spoken } from '../../src/model/spoken.ts';
import { anyStory } from './generators.ts';
import { statements } from './story.ts';

const hedgeable = (spoken: Spoken, key: string = spoken.statement.speaker) => ({
  ...spoken,
  hedges: spoken.statement.hedges,
  sortKey: statementSortKey(spoken.statement),
  isAnonymous: spoken.statement.speaker === 'entity:critics',
  keys: [key],
});

describe('hedging', () => {
  it('counts of the story who hedges, and how much is quoted, passed on or said by nobody named', () => {
    const [all] = hedging(Object.values(statements).map((spoken) => hedgeable(spoken, 'story')));
    expect(all).toMatchObject({
      key: 'story',
      statementCount: 11,
      hedged: { numerator: 2, denominator: 11 },
      directQuotes: { numerator: 2, denominator: 10 },
      relayed: { numerator: 1, denominator: 10 },
      anonymous: { numerator: 1, denominator: 10 },
    });
    expect(all?.phrases.map(({ text, by, count }) => [text, by, count])).toEqual([
      ['allegedly', 'REPORTER', 1],
      ['As far as we are aware', 'SPEAKER', 1],
    ]);
  });

  it('puts the most hedged first, then the largest, then by key', () => {
    const { muskHedges, peskovOnUse, peskovOnSupply, criticsAllege, kievAlleges } = statements;
    const groups = hedging(
      [criticsAllege, peskovOnUse, peskovOnSupply, muskHedges, kievAlleges].map((each) => hedgeable(each)),
    );
    expect(groups.map(({ key }) => key)).toEqual(['entity:kiev', 'entity:musk', 'entity:peskov', 'entity:critics']);
  });

  it('counts each statement in each of its groups once, headlines and what is taken back in none', () => {
    fc.assert(
      fc.property(anyStory, ({ spoken }) => {
        const groups = hedging(spoken.map((each) => ({ ...hedgeable(each), keys: ['a', 'a', each.claim.predicate] })));
        const counted = spoken.filter(
          ({ statement: { isHeadline, retractedAt, supersededAt } }) => !isHeadline && !retractedAt && !supersededAt,
        ).length;
        const [all, ...others] = groups.toSorted((a, b) => (a.key < b.key ? 1 : -1));
        expect(all?.statementCount ?? 0).toBe(counted);
        expect(others.reduce((sum, { statementCount }) => sum + statementCount, 0)).toBe(counted);
      }),
    );
  });
});

describe('phrasesOf', () => {
  it('takes phrases that differ by case or punctuation for one, and those of speaker and reporter for two', () => {
    const hedged = (...texts: readonly (readonly [string, 'SPEAKER' | 'REPORTER'])[]) => ({
      hedges: texts.map(([text, by]) => ({ text, by })),
    });
    const found = phrasesOf([
      hedged(['As far as we know', 'SPEAKER'], ['as far as we know', 'SPEAKER']),
      hedged(['as far as we know,', 'SPEAKER']),
      hedged(['as far as we know', 'REPORTER']),
      hedged(['as far as we know', 'SPEAKER']),
      hedged(['as far as we know', 'SPEAKER']),
    ]);
    expect(found.map(({ text, by, count, examples }) => [text, by, count, examples.length])).toEqual([
      ['As far as we know', 'SPEAKER', 4, 3],
      ['as far as we know', 'REPORTER', 1, 1],
    ]);
  });
});
