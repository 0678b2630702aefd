// What a perspective leaves of what is said, statement by statement.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityId } from '../../src/model/entity.ts';
import {
  type AsOf,
  type Carrier,
  CLOCKS,
  type Perspective,
  type Restriction,
  restricted,
  type Sayable,
} from '../../src/model/perspective.ts';
import { voicesOf } from '../../src/model/spoken.ts';
import { CERTAINTIES, STANCES, WORDINGS } from '../../src/model/statement.ts';
import { anyStory, edtfDate } from './generators.ts';
import { type SaidOptions, said } from './shorthand.ts';
import { claims } from './story.ts';

const GAZETTE: Carrier = { id: 'article:one', publisher: 'entity:gazette', publishedAt: '2024-02-12' };
const CRITICS: Carrier = { id: 'article:two', publisher: 'entity:critics' };
const RECORDED_AT = '2024-03-01T12:00:00.000Z';

const yusovSays = (options: SaidOptions = {}, articles: readonly Carrier[] = [GAZETTE, CRITICS]): Sayable => ({
  ...said('yusov', 'AFFIRMS', claims.usedAtFront, { for: 'gur', ...options }),
  articles,
  recordedAt: RECORDED_AT,
});

const isLeft = (restriction: Restriction, one: Sayable): boolean => restricted(restriction, one) !== undefined;

describe('told', () => {
  it.each<[string, Perspective, SaidOptions, boolean]>([
    ['nothing asked', {}, {}, true],
    ['null conditions', { speakers: null, asOf: null }, {}, true],
    ['an empty list', { speakers: [] }, {}, false],
    ['its speaker', { speakers: ['entity:yusov'] }, {}, true],
    ['its principal as a speaker', { speakers: ['entity:gur'] }, {}, false],
    ['its relay as a speaker', { speakers: ['entity:kiev'] }, { relays: [{ entity: 'entity:kiev' }] }, false],
    ['its principal', { principals: ['entity:gur'] }, {}, true],
    ['its speaker as a principal', { principals: ['entity:yusov'] }, {}, false],
    ['a stance of others', { stances: ['DENIES', 'QUESTIONS'] }, {}, false],
    ['its stance', { stances: ['DENIES', 'AFFIRMS'] }, {}, true],
    ['another certainty', { certainties: ['CERTAIN'] }, { certainty: 'POSSIBLE' }, false],
    ['another wording', { wordings: ['QUOTED'] }, { wording: 'PARAPHRASED' }, false],
    ['one of two conditions', { speakers: ['entity:yusov'], stances: ['DENIES'] }, {}, false],
  ])('by %s', (_what, told, options, expected) => {
    expect(isLeft({ told }, yusovSays(options))).toBe(expected);
  });

  it('takes who speaks for nobody else as speaking for themselves', () => {
    const kiev: Sayable = { ...yusovSays(), ...said('kiev', 'AFFIRMS', claims.usedAtFront) };
    expect(isLeft({ told: { principals: ['entity:kiev'] } }, kiev)).toBe(true);
  });

  it('by a publisher leaves only what it published, and nothing where that is none', () => {
    const told = { publishers: ['entity:critics'] } as const;
    expect(restricted({ told }, yusovSays())?.articles).toEqual([CRITICS]);
    expect(isLeft({ told }, yusovSays({}, [GAZETTE]))).toBe(false);
  });

  const asOf = (at: string, clock: AsOf['clock'] = 'SAID'): Restriction => ({ told: { asOf: { at, clock } } });

  it.each([
    ['2024-02-12', '2024-02-12', true],
    ['2024-02-11', '2024-02-12', false],
    // What is dated to a month may have been said on its first day.
    ['2024-02-01', '2024-02', true],
    ['2024-02', '2024-02-29', true],
    ['2023/..', '2031', true],
    ['2024', '../2031', true],
  ])('as of %s has what is said on %s: %s', (at, saidAt, expected) => {
    expect(isLeft(asOf(at), yusovSays({ saidAt }))).toBe(expected);
  });

  it('as of any day leaves out what bears no date', () => {
    expect(isLeft(asOf('2023/..'), yusovSays())).toBe(false);
  });

  it('as of a day of publication leaves the articles that were out by then', () => {
    expect(restricted(asOf('2024', 'PUBLISHED'), yusovSays())?.articles).toEqual([GAZETTE]);
    expect(isLeft(asOf('2024-02-11', 'PUBLISHED'), yusovSays())).toBe(false);
  });

  it.each([
    ['2024-03-01', true],
    ['2024-03-01T12:00:00.000Z', true],
    ['2024-03-01T11:59:59Z', false],
  ])('as of what was recorded by %s: %s', (at, expected) => {
    expect(isLeft(asOf(at, 'RECORDED'), yusovSays())).toBe(expected);
  });
});

describe('without', () => {
  it.each<[string, EntityId, SaidOptions, boolean]>([
    ['its speaker', 'entity:yusov', {}, false],
    ['its principal', 'entity:gur', {}, false],
    ['its relay', 'entity:kiev', { relays: [{ entity: 'entity:kiev' }] }, false],
    [
      'the principal of its relay',
      'entity:kiev',
      { relays: [{ entity: 'entity:musk', principal: 'entity:kiev' }] },
      false,
    ],
    ['someone whom it is about', 'entity:armed-forces', {}, true],
    ['a body that its principal is part of', 'entity:state-of-ukraine', {}, true],
  ])('%s', (_what, voice, options, expected) => {
    expect(isLeft({ without: [voice] }, yusovSays(options))).toBe(expected);
  });

  it('a publisher leaves what others published', () => {
    expect(restricted({ without: ['entity:gazette'] }, yusovSays())?.articles).toEqual([CRITICS]);
    expect(isLeft({ without: ['entity:gazette', 'entity:critics'] }, yusovSays())).toBe(false);
  });

  it('nobody leaves all', () => {
    const one = yusovSays();
    expect(restricted({ without: [] }, one)).toEqual(one);
  });
});

const VOICES: readonly EntityId[] = [
  'entity:musk',
  'entity:peskov',
  'entity:kiev',
  'entity:yusov',
  'entity:kremlin',
  'entity:gur',
];
const PUBLISHERS: readonly EntityId[] = ['entity:gazette', 'entity:critics'];

const anySayable: fc.Arbitrary<readonly Sayable[]> = anyStory.map(({ spoken }) =>
  spoken.map((one) => ({
    ...one,
    articles: [GAZETTE, CRITICS].filter(({ id }) => one.statement.evidence.some(({ article }) => article === id)),
    recordedAt: RECORDED_AT,
  })),
);

const some = <Value>(values: readonly Value[]) => fc.option(fc.subarray([...values]));
const anyRestriction: fc.Arbitrary<Restriction> = fc.record({
  told: fc.option(
    fc.record({
      speakers: some(VOICES),
      principals: some(VOICES),
      publishers: some(PUBLISHERS),
      stances: some(STANCES),
      certainties: some(CERTAINTIES),
      wordings: some(WORDINGS),
      asOf: fc.option(fc.record({ at: edtfDate, clock: fc.constantFrom(...CLOCKS) })),
    }),
  ),
  without: some([...VOICES, ...PUBLISHERS]),
});

const all = (restriction: Restriction, spoken: readonly Sayable[]): readonly Sayable[] =>
  spoken.flatMap((one) => restricted(restriction, one) ?? []);

describe('a restriction', () => {
  it('without voices leaves no statement and no article of theirs', () => {
    fc.assert(
      fc.property(anySayable, fc.subarray([...VOICES, ...PUBLISHERS]), (spoken, without) => {
        for (const { statement, articles } of all({ without }, spoken)) {
          const voices = [...voicesOf(statement), ...articles.map(({ publisher }) => publisher)];
          expect(voices.filter((voice) => without.includes(voice))).toEqual([]);
        }
      }),
    );
  });

  it('takes away no statement in which the voices taken away have no part', () => {
    fc.assert(
      fc.property(anySayable, fc.subarray([...VOICES]), (spoken, without) => {
        const others = spoken.filter(
          ({ statement }) => ![...voicesOf(statement)].some((voice) => without.includes(voice)),
        );
        expect(all({ without }, spoken)).toEqual(others);
      }),
    );
  });

  it('to all voices, stances, certainties and wordings is none', () => {
    fc.assert(
      fc.property(anySayable, (spoken) => {
        const told = {
          ...{ speakers: VOICES, principals: VOICES, publishers: PUBLISHERS },
          ...{ stances: STANCES, certainties: CERTAINTIES, wordings: WORDINGS },
        };
        expect(all({ told, without: [] }, spoken)).toEqual(spoken);
      }),
    );
  });

  it('holds twice as once', () => {
    fc.assert(
      fc.property(anySayable, anyRestriction, (spoken, restriction) => {
        const once = all(restriction, spoken);
        expect(all(restriction, once)).toEqual(once);
      }),
    );
  });

  it('and another hold in either order', () => {
    fc.assert(
      fc.property(anySayable, anyRestriction, anyRestriction, (spoken, one, other) => {
        expect(all(one, all(other, spoken))).toEqual(all(other, all(one, spoken)));
      }),
    );
  });

  it('of two parts is one after the other', () => {
    fc.assert(
      fc.property(anySayable, anyRestriction, (spoken, { told, without }) => {
        expect(all({ told, without }, spoken)).toEqual(all({ without }, all({ told }, spoken)));
      }),
    );
  });

  it('to a later day leaves no less', () => {
    fc.assert(
      fc.property(anySayable, edtfDate, fc.constantFrom(...CLOCKS), (spoken, at, clock) => {
        const ids = (left: readonly Sayable[]) => left.map(({ statement }) => statement.id);
        const by = ids(all({ told: { asOf: { at, clock } } }, spoken));
        expect(ids(all({ told: { asOf: { at: '2031', clock } } }, spoken))).toEqual(expect.arrayContaining([...by]));
      }),
    );
  });
});
