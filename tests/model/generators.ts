// Arbitraries of the model for property tests: small worlds, so that claims meet often.
import fc from 'fast-check';
import type { ArticleId } from '../../src/model/article.ts';
import type { ClaimRecord, Modality } from '../../src/model/claim.ts';
import type { Facts } from '../../src/model/derived.ts';
import type { EntityId } from '../../src/model/entity.ts';
import type { Spoken } from '../../src/model/spoken.ts';
import { CERTAINTIES, type Stance, WORDINGS } from '../../src/model/statement.ts';
import { claim, entities, said } from './shorthand.ts';

const year = fc.integer({ min: 2020, max: 2024 }).map(String);
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}-${String(d).padStart(2, '0')}`);
const point = fc.oneof(year, month, day);
const rough = fc.tuple(point, fc.constantFrom('~', '?', '%')).map(([date, mark]) => `${date}${mark}`);
const span = fc
  .tuple(point, point)
  .map(([a, b]) =>
    a.slice(0, 4) < b.slice(0, 4) ? `${a}/${b}` : a.slice(0, 4) > b.slice(0, 4) ? `${b}/${a}` : `${a}/..`,
  );

/** EDTF of the years 2020 to 2024: years, months, days, approximate ones, spans with and without ends, seasons. */
export const edtfDate: fc.Arbitrary<string> = fc.oneof(
  point,
  rough,
  span,
  point.map((date) => `../${date}`),
  fc.tuple(year, fc.integer({ min: 21, max: 24 })).map(([y, season]) => `${y}-${season}`),
);

const PREDICATES = ['USES', 'SELLS', 'SUPPLIES', 'MEETS'] as const;
const ORGANIZATIONS = ['armed-forces', 'state-of-russia', 'kiev', 'musk'] as const;
const SPEAKERS = ['musk', 'peskov', 'kiev', 'yusov'] as const;

/** Few fillers a slot, each often absent, and two predicates that bear on a third. */
export const anyClaim: fc.Arbitrary<ClaimRecord> = fc
  .record({
    predicate: fc.constantFrom(...PREDICATES),
    modality: fc.constantFrom<Modality>('ACTUAL', 'ACTUAL', 'POSSIBLE', 'NECESSARY'),
    subject: fc.constantFrom('-', ...ORGANIZATIONS),
    object: fc.constantFrom('-', 'starlink'),
    partner: fc.constantFrom('-', ...ORGANIZATIONS),
    recipient: fc.constantFrom('-', '-', ...ORGANIZATIONS),
    place: fc.constantFrom('-', '-', 'ukraine', 'crimea', 'sevastopol', 'russia'),
    manner: fc.constantFrom('-', '-', '-', 'OFFICIALLY', 'UNOFFICIALLY', 'SYSTEMATICALLY'),
    time: fc.oneof({ weight: 3, arbitrary: fc.constant('-') }, { weight: 1, arbitrary: edtfDate }),
  })
  .map(({ predicate, modality, subject, object, partner, recipient, place, manner, time }) => {
    const isMeeting = predicate === 'MEETS';
    const qualifiers = {
      PLACE: place,
      TIME: time,
      ...(!isMeeting && { MANNER: manner }),
      ...(!isMeeting && predicate !== 'USES' && { RECIPIENT: recipient }),
    };
    const ends = isMeeting ? [subject, partner].filter((end) => end !== '-').sort() : [subject, object];
    return claim(ends[0] ?? '-', predicate, ends[1] ?? '-', qualifiers, modality);
  });

const instant = '2024-02-13T00:00:00Z';

/** Mostly counted affirmations and denials about few claims. Replies are set by `anyStory`. */
const anySaid = (about: fc.Arbitrary<ClaimRecord>): fc.Arbitrary<Spoken> =>
  fc
    .record({
      claim: about,
      speaker: fc.constantFrom(...SPEAKERS),
      principal: fc.constantFrom(undefined, undefined, 'kremlin', 'gur'),
      relay: fc.constantFrom<EntityId | undefined>(undefined, undefined, undefined, 'entity:yusov'),
      stance: fc.constantFrom<Stance>('AFFIRMS', 'AFFIRMS', 'DENIES', 'DENIES', 'QUESTIONS', 'REPORTS'),
      certainty: fc.constantFrom(...CERTAINTIES),
      wording: fc.constantFrom(...WORDINGS),
      saidAt: fc.option(edtfDate, { nil: undefined }),
      fate: fc.constantFrom('counts', 'counts', 'counts', 'counts', 'isHeadline', 'isRetracted', 'isSuperseded'),
      article: fc.constantFrom<ArticleId>('article:one', 'article:two'),
      start: fc.nat(500),
    })
    .map(({ claim, speaker, principal, relay, stance, certainty, wording, saidAt, fate, article, start }) =>
      said(speaker, stance, claim, {
        certainty,
        wording,
        ...(principal !== undefined && { for: principal }),
        ...(relay !== undefined && { relays: [{ entity: relay }] }),
        ...(saidAt !== undefined && { saidAt }),
        ...(fate === 'isHeadline' && { isHeadline: true }),
        ...(fate === 'isRetracted' && { retractedAt: instant }),
        ...(fate === 'isSuperseded' && { supersededAt: instant }),
        evidence: [
          { article, sentence: 0, role: 'CONTENT', start, end: start + 1, exact: 'x', prefix: '', suffix: '' },
        ],
      }),
    );

const unique = <Item>(items: readonly Item[], idOf: (item: Item) => string): readonly Item[] => [
  ...new Map(items.map((item) => [idOf(item), item])).values(),
];

/** What several speakers say about several claims, some in reply; claims that nobody speaks of among them. */
export const anyStory: fc.Arbitrary<{ readonly claims: readonly ClaimRecord[]; readonly spoken: readonly Spoken[] }> =
  fc
    .array(anyClaim, { minLength: 1, maxLength: 12 })
    .chain((claims) =>
      fc.record({
        claims: fc.constant(unique(claims, ({ id }) => id)),
        spoken: fc.array(anySaid(fc.constantFrom(...claims)), { maxLength: 14 }),
        replies: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 5 }),
      }),
    )
    .map(({ claims, spoken, replies }) => {
      const told = unique(spoken, ({ statement }) => statement.id);
      return {
        claims,
        spoken: told.map(({ statement, claim }, at) => ({
          claim,
          statement: {
            ...statement,
            respondsTo: replies.flatMap(([from, to]) => (from === at ? (told[to]?.statement.id ?? []) : [])),
          },
        })),
      };
    });

/** The facts of a story, told in the order given. */
export const factsOf = (claims: readonly ClaimRecord[], spoken: readonly Spoken[]): Facts => ({
  entities,
  claims: new Map(claims.map((claim) => [claim.id, claim])),
  statements: spoken.map(({ statement }) => statement),
  articles: new Map([
    ['article:one', { publisher: 'entity:gazette', publishedAt: '2024-02-12', mentions: [{ entity: 'entity:musk' }] }],
    ['article:two', { publisher: 'entity:critics', mentions: [{ entity: 'entity:musk' }, { entity: 'entity:musk' }] }],
  ]),
});
