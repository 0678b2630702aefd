// The lineage of a claim, and what counts as taking something back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainWalkBack, lineage, walkBacks } from '../../src/model/lineage.ts';
import { statementSortKey } from '../../src/model/sort-key.ts';
import type { Spoken } from '../../src/model/spoken.ts';
import { anyClaim, anyStory } from './generators.ts';
import { claim, said, world } from './shorthand.ts';

const used = claim('armed-forces', 'USES', 'starlink');
const atFront = claim('armed-forces', 'USES', 'starlink', { PLACE: 'front-line' });
const usable = claim('armed-forces', 'USES', 'starlink', {}, 'POSSIBLE');
const on = (saidAt: string) => ({ saidAt });

const listed = (spoken: readonly Spoken[]) =>
  spoken.map((each) => ({ ...each, sortKey: statementSortKey(each.statement) }));
const pairs = (spoken: readonly Spoken[]) =>
  walkBacks(world, spoken).map(({ earlier, later }) => [earlier.statement.saidAt, later.statement.saidAt]);

describe('lineage', () => {
  it('tells the claim, its broader and its narrower ones, oldest first, undated last', () => {
    const spoken = listed([
      said('musk', 'DENIES', used, on('2024-02-12')),
      said('kiev', 'AFFIRMS', atFront),
      said('peskov', 'DENIES', usable, on('2024-02')),
      said('yusov', 'AFFIRMS', claim('kiev', 'USES', 'starlink'), on('2023')),
      said('critics', 'AFFIRMS', used, { ...on('2024-02-01'), isHeadline: true }),
    ]);
    expect(lineage(world, used, spoken).map(({ relation, said: each }) => [relation, each.statement.speaker])).toEqual([
      ['BROADER', 'entity:peskov'],
      ['EQUAL', 'entity:musk'],
      ['NARROWER', 'entity:kiev'],
    ]);
  });

  it('calls a claim narrower exactly where the other calls it broader', () => {
    const mirrored = { EQUAL: 'EQUAL', BROADER: 'NARROWER', NARROWER: 'BROADER' } as const;
    const relationOf = (from: Spoken['claim'], to: Spoken['claim']) =>
      lineage(world, from, listed([said('musk', 'AFFIRMS', to)]))[0]?.relation;
    fc.assert(
      fc.property(anyClaim, anyClaim, (a, b) => {
        const there = relationOf(a, b);
        expect(relationOf(b, a)).toBe(there && mirrored[there]);
      }),
    );
  });
});

describe('walkBacks', () => {
  it('pairs the last words on one side with the first on the other', () => {
    const spoken = [
      said('musk', 'DENIES', used, on('2024-02-01')),
      said('musk', 'DENIES', used, on('2024-02-03')),
      said('musk', 'AFFIRMS', used, on('2024-02-05')),
      said('musk', 'AFFIRMS', used, on('2024-02-06')),
      said('musk', 'DENIES', used, on('2024-02-07')),
    ];
    expect(pairs(spoken)).toEqual([
      ['2024-02-03', '2024-02-05'],
      ['2024-02-06', '2024-02-07'],
    ]);
  });

  it.each([
    ['on one day', '2024-02-01', '2024-02-01'],
    ['on a day within a month that is all that is known', '2024-02-01', '2024-02'],
    ['without a date', '2024-02-01', undefined],
  ])('finds none %s', (_when, first, then) => {
    const spoken = [
      said('musk', 'DENIES', used, on(first)),
      said('musk', 'AFFIRMS', used, then === undefined ? {} : on(then)),
    ];
    expect(pairs(spoken)).toEqual([]);
  });

  it('finds none between speakers, claims or modalities', () => {
    const first = said('musk', 'DENIES', used, on('2024-02-01'));
    const others = [
      said('peskov', 'AFFIRMS', used, on('2024-02-05')),
      said('musk', 'AFFIRMS', atFront, on('2024-02-05')),
      said('musk', 'AFFIRMS', usable, on('2024-02-05')),
      said('musk', 'QUESTIONS', used, on('2024-02-05')),
    ];
    expect(pairs([first, ...others])).toEqual([]);
  });

  it('never pairs but one speaker, two sides, and dates in a certain order, whatever the order of telling', () => {
    fc.assert(
      fc.property(anyStory, ({ spoken }) => {
        const found = walkBacks(world, spoken);
        for (const { earlier, later } of found) {
          expect(earlier.statement.speaker).toBe(later.statement.speaker);
          expect([earlier.statement.stance, later.statement.stance].sort()).toEqual(['AFFIRMS', 'DENIES']);
        }
        const keys = (all: typeof found) =>
          all.map(({ earlier, later }) => `${earlier.statement.id} ${later.statement.id}`).sort();
        expect(keys(walkBacks(world, spoken.toReversed()))).toEqual(keys(found));
      }),
    );
  });
});

describe('explainWalkBack', () => {
  it('names who, for whom, hedges, relays and dates, and judges nothing', () => {
    const earlier = said('musk', 'AFFIRMS', used, {
      ...on('2024-02-01'),
      for: 'spacex',
      hedges: [{ text: 'perhaps', by: 'SPEAKER' }],
    });
    const later = said('musk', 'DENIES', used, { ...on('2024-02-05'), relays: [{ entity: 'entity:yusov' }] });
    const nameOf = (id: string) => (id === used.id ? 'they use it' : id.slice('entity:'.length));
    expect(explainWalkBack({ earlier, later }, nameOf)).toBe(
      'musk affirms, for spacex, hedged by “perhaps”, “they use it” (2024-02-01) and denies, as passed on by yusov, the same (2024-02-05).',
    );
  });
});
