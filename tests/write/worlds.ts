// Arbitrary bundles of one small world, so that they meet: the same articles told anew, the same people, claims that compare.
import fc from 'fast-check';
import type { SourcedBundle } from '../../src/model/bundle.ts';
import { bundle } from './harbor.ts';

const entity = (slug: string, kind: string, more: object = {}) => ({ id: `entity:${slug}`, kind, name: slug, ...more });

/** Each entity as it may be declared: other names, other places in the hierarchies. */
const ENTITIES: readonly (readonly object[])[] = [
  [
    entity('union', 'Organization', { partOf: 'entity:federation' }),
    entity('union', 'Organization'),
    entity('union', 'Organization', { name: 'the Union' }),
  ],
  [entity('federation', 'Organization')],
  [
    entity('port', 'Organization'),
    entity('port', 'Organization', { names: [{ value: 'the Port' }], note: 'state-owned' }),
  ],
  [entity('gazette', 'Organization')],
  [entity('courier', 'Organization')],
  [entity('ruiz', 'Person'), entity('ruiz', 'Person', { name: 'Ana Ruiz', description: 'spokeswoman' })],
  [entity('strike', 'Event', { occurrence: 'PLANNED' }), entity('strike', 'Event', { occurrence: 'OCCURRED' })],
  [
    entity('quay', 'Place', { within: 'entity:harbor' }),
    entity('quay', 'Place'),
    entity('quay', 'Place', { within: 'entity:coast' }),
  ],
  [entity('harbor', 'Place', { within: 'entity:coast' }), entity('harbor', 'Place')],
  [entity('coast', 'Place')],
  [entity('crane', 'Product')],
];

const CLAIMS: readonly object[] = [
  { key: 'plans', predicate: 'PLANS', subject: 'entity:union', object: 'entity:strike' },
  {
    key: 'plans-quay',
    predicate: 'PLANS',
    subject: 'entity:union',
    object: 'entity:strike',
    qualifiers: { PLACE: 'entity:quay' },
  },
  {
    key: 'plans-coast',
    predicate: 'PLANS',
    subject: 'entity:union',
    object: 'entity:strike',
    qualifiers: { PLACE: 'entity:coast' },
  },
  { key: 'plans-dated', predicate: 'PLANS', object: 'entity:strike', qualifiers: { TIME: '2024-02' } },
  { key: 'can-plan', predicate: 'PLANS', modality: 'POSSIBLE', subject: 'entity:union', object: 'entity:strike' },
  { key: 'federation-plans', predicate: 'PLANS', subject: 'entity:federation', object: 'entity:strike' },
  { key: 'demands', predicate: 'DEMANDS', subject: 'entity:port', object: { claim: 'plans' } },
  {
    key: 'sells',
    predicate: 'SELLS',
    subject: 'entity:port',
    object: 'entity:crane',
    qualifiers: { RECIPIENT: 'entity:federation' },
  },
  {
    key: 'uses',
    predicate: 'USES',
    subject: 'entity:union',
    object: 'entity:crane',
    qualifiers: { PLACE: 'entity:quay' },
  },
  {
    key: 'used-officially',
    predicate: 'USES',
    object: 'entity:crane',
    qualifiers: { MANNER: 'OFFICIALLY', PLACE: 'entity:quay' },
  },
  {
    key: 'used-harbor',
    predicate: 'USES',
    subject: 'entity:union',
    qualifiers: { MANNER: 'OFFICIALLY', PLACE: 'entity:harbor' },
  },
  { key: 'crane-used', predicate: 'USES', object: 'entity:crane' },
  { key: 'union-uses', predicate: 'USES', subject: 'entity:union' },
];

const LINES = 4;
const TEXT = Array.from({ length: LINES }, (_, line) => `Words number ${line} were said.`).join('\n');
const ARTICLES = ['article:monday', 'article:tuesday'] as const;

const said = fc.record({
  claim: fc.nat({ max: CLAIMS.length - 1 }),
  speaker: fc.constantFrom('entity:ruiz', 'entity:union', 'entity:port'),
  onBehalfOf: fc.constantFrom(undefined, undefined, 'entity:union', 'entity:federation'),
  relay: fc.constantFrom(undefined, undefined, undefined, 'entity:port'),
  stance: fc.constantFrom('AFFIRMS', 'DENIES', 'DENIES', 'QUESTIONS'),
  certainty: fc.constantFrom('CERTAIN', 'POSSIBLE', 'UNDERSPECIFIED'),
  utterance: fc.constantFrom(undefined, undefined, 'speech'),
  saidAt: fc.constantFrom(undefined, undefined, '2024-02-12'),
  answers: fc.option(fc.nat({ max: LINES - 1 }), { nil: undefined }),
  note: fc.constantFrom(undefined, undefined, 'a note'),
  /** The other article carries the words too; where it isn't in the bundle, it must be stored. */
  isElsewhere: fc.constantFrom(false, false, false, false, false, false, true),
});
const article = fc.record({
  publisher: fc.constantFrom('entity:gazette', 'entity:courier'),
  publishedAt: fc.constantFrom(undefined, '2024-02-13'),
  headline: fc.boolean(),
  lines: fc.array(fc.option(said, { nil: undefined, freq: 3 }), { minLength: LINES, maxLength: LINES }),
  mentions: fc.array(fc.constantFrom('entity:ruiz', 'entity:union', 'entity:quay'), { maxLength: 2 }),
});
type Said = NonNullable<typeof said extends fc.Arbitrary<infer T> ? T : never>;
type Told = typeof article extends fc.Arbitrary<infer T> ? T : never;

/** At most two articles; who is left out of the entities must be stored, else the bundle has problems. */
export const anyBundle: fc.Arbitrary<SourcedBundle> = fc
  .record({
    articles: fc.tuple(fc.option(article, { freq: 3 }), fc.option(article, { freq: 1 })),
    variants: fc.array(fc.nat({ max: 2 }), { minLength: ENTITIES.length, maxLength: ENTITIES.length }),
    omitted: fc.oneof(fc.constant<number[]>([]), fc.subarray([...ENTITIES.keys()], { maxLength: ENTITIES.length - 1 })),
  })
  .map(({ articles, variants, omitted }) => {
    const told = articles.flatMap((one, at) => (one === null ? [] : [{ id: ARTICLES[at] as string, one }]));
    const claims = told.flatMap(({ one }) =>
      one.lines.flatMap((line) => (line === undefined ? [] : [CLAIMS[line.claim] as object])),
    );
    return bundle({
      articles: told.map(({ id, one }) => articleOf(id, one)),
      entities: ENTITIES.flatMap((choices, at) =>
        omitted.includes(at) ? [] : [choices[(variants[at] ?? 0) % choices.length] as object],
      ),
      mentions: told.flatMap(({ id, one }) =>
        one.mentions.map((mentioned, line) => ({ article: id, quote: `number ${line}`, entity: mentioned })),
      ),
      claims: [
        ...new Set(
          claims.some((claim) => 'key' in claim && claim.key === 'demands') ? [CLAIMS[0] as object, ...claims] : claims,
        ),
      ],
      statements: told.flatMap(({ id, one }) => statementsOf(id, one)),
      skipped: told.flatMap(({ id, one }) =>
        one.lines.flatMap((line, at) =>
          line === undefined ? [{ article: id, line: at + 1, why: 'nothing said' }] : [],
        ),
      ),
    });
  });

const articleOf = (id: string, { publisher, publishedAt, headline }: Told) => ({
  id,
  text: TEXT,
  language: 'en',
  publisher,
  ...(publishedAt && { publishedAt, publishedAtWhy: 'the day after' }),
  headline: headline ? [1] : [],
});

const keyOf = (id: string, line: number) => `${id.slice('article:'.length)}-${line}`;

const statementsOf = (id: string, { lines }: Told) =>
  lines.flatMap((line, at) => (line === undefined ? [] : [statementOf(id, at, line, lines)]));

function statementOf(id: string, at: number, line: Said, lines: Told['lines']) {
  const { claim, relay, answers, onBehalfOf, isElsewhere, ...rest } = line;
  const isAnswering = answers !== undefined && answers !== at && lines[answers] !== undefined;
  return {
    ...rest,
    key: keyOf(id, at),
    claim: (CLAIMS[claim] as { key: string }).key,
    ...(onBehalfOf && onBehalfOf !== line.speaker && { onBehalfOf }),
    relays: relay && relay !== line.speaker ? [{ entity: relay, onBehalfOf: 'entity:federation' }] : [],
    directness: 'INDIRECT',
    respondsTo: isAnswering ? [keyOf(id, answers)] : [],
    evidence: ARTICLES.filter((article) => article === id || isElsewhere).map((article) => ({
      article,
      role: 'CONTENT',
      quote: `Words number ${at}`,
    })),
  };
}
