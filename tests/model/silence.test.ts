// What an accusation is, what answers it, and when a silence is certain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainSilence, knownUntil, silences, type Wait } from '../../src/model/silence.ts';
import type { Spoken } from '../../src/model/spoken.ts';
import { anyStory } from './generators.ts';
import { claim, entities, said, world } from './shorthand.ts';

const used = claim('armed-forces', 'USES', 'starlink');
const bought = claim('-', 'SELLS', 'starlink', { RECIPIENT: 'state-of-russia' });
const end = (day: string) => Date.parse(`${day}T23:59:59.999Z`);
const WAIT: Wait = { days: 7, until: end('2024-03-31') };
const isAgent = (id: `entity:${string}`) => ['Person', 'Organization'].includes(entities.get(id)?.kind ?? '');

const among = (spoken: readonly Spoken[], wait = WAIT) => silences(world, isAgent, spoken, spoken, wait);
const kinds = (spoken: readonly Spoken[], wait = WAIT) => among(spoken, wait).silences.map(({ kind }) => kind);
const accusation = said('kiev', 'AFFIRMS', used, { saidAt: '2024-02-01' });

describe('an accusation', () => {
  it('is held against the subject, or against who receives where nobody is said to give', () => {
    const spoken = [accusation, said('kiev', 'AFFIRMS', bought, { saidAt: '2024-02-01' })];
    expect(among(spoken).silences.map(({ accused }) => accused)).toEqual([
      'entity:armed-forces',
      'entity:state-of-russia',
    ]);
  });

  it.each([
    ['a denial', said('kiev', 'DENIES', used)],
    ['said by the accused', said('armed-forces', 'AFFIRMS', used)],
    ['said for them', said('peskov', 'AFFIRMS', used, { for: 'armed-forces' })],
    ['said by their side', said('kremlin', 'AFFIRMS', used)],
    [
      'said by who has a part in it',
      said('spacex', 'AFFIRMS', claim('musk', 'SELLS', 'starlink', { RECIPIENT: 'spacex' })),
    ],
    ['a concession', said('kiev', 'AFFIRMS', used, { isConcession: true })],
    ["the article's own", said('gazette', 'AFFIRMS', used, { isArticleVoice: true })],
    ['of a headline', said('kiev', 'AFFIRMS', used, { isHeadline: true })],
    ['of what can be', said('kiev', 'AFFIRMS', claim('armed-forces', 'USES', 'starlink', {}, 'POSSIBLE'))],
    ['of what is lawful', said('kiev', 'AFFIRMS', claim('armed-forces', 'USES', 'starlink', { MANNER: 'LAWFULLY' }))],
    ['of what reproaches nobody', said('kiev', 'AFFIRMS', claim('armed-forces', 'MEETS', 'musk'))],
    ['of a thing', said('kiev', 'AFFIRMS', claim('starlink', 'CAUSES', 'smuggling'))],
  ])('is not %s', (_what, spoken) => {
    expect(among([spoken]).accusationCount).toBe(0);
  });
});

describe('an answer', () => {
  it.each([
    ['by the accused', said('armed-forces', 'DENIES', used, { saidAt: '2024-02-03' })],
    ['for them', said('peskov', 'DENIES', used, { for: 'armed-forces', saidAt: '2024-02-03' })],
    ['by another part of the same whole', said('kremlin', 'DENIES', used, { saidAt: '2024-02-03' })],
    ['that declines to say', said('kremlin', 'DECLINES', used, { saidAt: '2024-02-03' })],
    [
      'of less',
      said('kremlin', 'DENIES', claim('armed-forces', 'USES', 'starlink', { PLACE: 'crimea' }), {
        saidAt: '2024-02-03',
      }),
    ],
    [
      'that bears on it',
      said('kremlin', 'DENIES', claim('spacex', 'SELLS', 'starlink', { RECIPIENT: 'armed-forces' }), {
        saidAt: '2024-02-03',
      }),
    ],
    [
      'in reply, of something else',
      said('kremlin', 'DENIES', claim('kremlin', 'OWNS', 'starlink'), {
        saidAt: '2024-02-03',
        respondsTo: [accusation.statement.id],
      }),
    ],
    ['on the same day', said('kremlin', 'DENIES', used, { saidAt: '2024-02-01' })],
    ['on the last day', said('kremlin', 'DENIES', used, { saidAt: '2024-02-08' })],
    ['in a month that may be in time', said('kremlin', 'DENIES', used, { saidAt: '2024-02' })],
    ['without a date', said('kremlin', 'DENIES', used)],
  ])('breaks the silence: %s', (_which, answer) => {
    expect(among([accusation, answer])).toMatchObject({ silences: [], answeredCount: 1 });
  });

  it.each([
    ['by somebody else', said('musk', 'DENIES', used, { saidAt: '2024-02-03' })],
    ['that only passes on', said('kremlin', 'REPORTS', used, { saidAt: '2024-02-03' })],
    ['of something else', said('kremlin', 'DENIES', claim('kremlin', 'OWNS', 'starlink'), { saidAt: '2024-02-03' })],
    ['given before', said('kremlin', 'DENIES', used, { saidAt: '2024-01-31' })],
  ])('is not one %s', (_which, other) => {
    expect(kinds([accusation, other])).toEqual(['UNANSWERED']);
  });

  it('of a use answers no purchase, though one of a purchase answers a use', () => {
    const purchase = said('kiev', 'AFFIRMS', bought, { saidAt: '2024-02-01' });
    expect(kinds([purchase, said('kremlin', 'DENIES', used, { saidAt: '2024-02-03' })])).toEqual(['UNANSWERED']);
  });

  it('may be late: the first counts', () => {
    const answers = ['2024-02-20', '2024-02-09'].map((saidAt) => said('kremlin', 'DENIES', used, { saidAt }));
    const [silence] = among([accusation, ...answers]).silences;
    expect(silence).toMatchObject({ kind: 'ANSWERED_LATE', deadline: end('2024-02-08') });
    expect(silence?.answer?.statement.saidAt).toBe('2024-02-09');
  });
});

describe('a silence', () => {
  it('is none while there is time, or where no date tells', () => {
    expect(among([accusation], { days: 7, until: end('2024-02-07') })).toMatchObject({ silences: [], pendingCount: 1 });
    expect(among([accusation], { days: 7, until: undefined })).toMatchObject({ silences: [], pendingCount: 1 });
    expect(kinds([accusation], { days: 7, until: end('2024-02-08') })).toEqual(['UNANSWERED']);
  });

  it('of an undated accusation is one only where nothing ever answers', () => {
    const undated = said('kiev', 'AFFIRMS', used);
    expect(among([undated])).toMatchObject({ undatedCount: 1, silences: [{ kind: 'UNDATED' }] });
    expect(kinds([undated, said('kremlin', 'DENIES', used, { saidAt: '2020' })])).toEqual([]);
  });

  it('does not see what comes after the last day that is looked at', () => {
    const late = said('kremlin', 'DENIES', used, { saidAt: '2024-04-05' });
    expect(kinds([accusation, late])).toEqual(['UNANSWERED']);
    expect(among([said('kiev', 'AFFIRMS', used, { saidAt: '2024-04-01' })]).accusationCount).toBe(0);
  });

  it('stays one when there is more time to have answered, unless an answer comes; counts add up', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(400), fc.nat(400), ({ spoken }, days, more) => {
        const until = knownUntil(spoken.flatMap(({ statement: { saidAt } }) => saidAt ?? []));
        const short = among(spoken, { days, until });
        const long = among(spoken, { days: days + more, until });
        const ids = ({ silences: all }: typeof short) => all.map(({ accusation: { statement } }) => statement.id);
        expect(ids(short)).toEqual(expect.arrayContaining(ids(long)));
        const { accusationCount, answeredCount, pendingCount } = short;
        expect(answeredCount + pendingCount + short.silences.length).toBe(accusationCount);
      }),
    );
  });
});

describe('knownUntil', () => {
  it('is the end of the day on which the latest begins; open beginnings tell nothing', () => {
    expect(knownUntil(['2024-02', '2024-01-20', '../2030'])).toBe(end('2024-02-01'));
    expect(knownUntil(['../2030'])).toBeUndefined();
  });
});

describe('explainSilence', () => {
  it('names both sides and the day, and judges nothing', () => {
    const [silence] = among([accusation]).silences;
    expect(silence && explainSilence(silence, (id) => (id === used.id ? 'they use it' : id.slice(7)))).toBe(
      'kiev affirms “they use it” (2024-02-01); nobody answers for armed-forces by 2024-02-08.',
    );
  });
});
