// A dense random world: a few articles in which many speak of few things, told again so that much is superseded. Unlike the
// story it has several statements a sentence, dates, hedges, relays, claims within claims, and ends that are open.
import type { SourcedBundle } from '../../src/model/bundle.ts';
import { CERTAINTIES, STANCES } from '../../src/model/statement.ts';
import { bundle } from '../write/harbor.ts';
import type { Random } from './random.ts';

interface Entity {
  readonly id: string;
  readonly kind: string;
}

const entity = (slug: string, kind: string, more: object = {}): Entity => ({
  id: `entity:${slug}`,
  kind,
  ...{ name: slug.replaceAll('-', ' '), ...more },
});

const EVERYONE: readonly Entity[] = [
  entity('ada', 'Person', { names: [{ value: 'Ада', language: 'uk' }], note: 'a note' }),
  entity('bo', 'Person', { externalIds: [{ scheme: 'wikidata', id: 'Q1' }], why: 'known' }),
  entity('branch', 'Organization', { partOf: 'entity:union' }),
  entity('union', 'Organization', { partOf: 'entity:federation', description: 'a union' }),
  entity('federation', 'Organization'),
  entity('critics', 'Organization', { isGroup: true, nameStatus: 'ROLE_ONLY' }),
  entity('quay', 'Place', { within: 'entity:harbor' }),
  entity('harbor', 'Place', { within: 'entity:coast', names: [{ value: 'port', kind: 'ALIAS' }] }),
  entity('coast', 'Place'),
  entity('strike', 'Event', { occurrence: 'PLANNED', names: [{ value: 'the strike' }], note: 'a note' }),
  entity('crane', 'Product', { note: 'a note', externalIds: [{ scheme: 'wikidata', id: 'Q2' }], why: 'known' }),
  entity('tariff', 'Concept', { note: 'a note', description: 'a tariff' }),
];
const PUBLISHERS: readonly Entity[] = [entity('courier', 'Organization'), entity('gazette', 'Organization')];
const DATES = ['2024', '2024-02', '2024-02-12', '2024-02~', '2023/2024', '2024-01/..'];
const WORDS = ['it was agreed', 'they held', '"none was seen"', 'so they wrote'];
const LINES = 6;

/** What a wire sends to all: told by several articles, in the same words. Much is said of few claims, for and against. */
const WIRE_CLAIMS = [
  { key: 'wire-use', predicate: 'USES', subject: 'entity:union', object: 'entity:crane' },
  { key: 'wire-can-use', predicate: 'USES', modality: 'POSSIBLE', subject: 'entity:union', object: 'entity:crane' },
  {
    ...{ key: 'wire-use-at-quay', predicate: 'USES', subject: 'entity:union', object: 'entity:crane' },
    qualifiers: { PLACE: 'entity:quay' },
  },
  { key: 'wire-can-meet', predicate: 'MEETS', modality: 'POSSIBLE', subject: 'entity:ada', object: 'entity:critics' },
  {
    ...{ key: 'wire-strike', predicate: 'TAKES_PLACE', subject: 'entity:strike' },
    qualifiers: { PLACE: 'entity:quay', TIME: '2024-02~' },
  },
  { key: 'wire-proof', predicate: 'HAS_EVIDENCE_OF', subject: 'entity:ada', object: { claim: 'wire-use-at-quay' } },
];
const WIRE: readonly (readonly [
  string,
  string,
  string,
  { readonly line?: number; readonly [more: string]: unknown },
])[] = [
  ['wire-use', 'entity:ada', 'AFFIRMS', { onBehalfOf: 'entity:union' }],
  ['wire-use', 'entity:bo', 'DENIES', { onBehalfOf: 'entity:critics' }],
  ['wire-can-use', 'entity:bo', 'AFFIRMS', { certainty: 'PROBABLE' }],
  ['wire-can-use', 'entity:ada', 'DENIES', { relays: [{ entity: 'entity:bo', onBehalfOf: 'entity:federation' }] }],
  ['wire-can-use', 'entity:critics', 'AFFIRMS', { relays: [{ entity: 'entity:courier' }] }],
  ['wire-use-at-quay', 'entity:federation', 'DENIES', {}],
  ['wire-use-at-quay', 'entity:branch', 'AFFIRMS', { saidAt: '2024-02-12' }],
  ['wire-can-meet', 'entity:bo', 'AFFIRMS', { saidAt: '2024-01/..' }],
  ['wire-can-meet', 'entity:critics', 'DENIES', { saidAt: '2024-03' }],
  ['wire-proof', 'entity:ada', 'AFFIRMS', { saidAt: '2023' }],
  ['wire-strike', 'entity:federation', 'AFFIRMS', { saidAt: '2024-02' }],
  // In the headline of each: what the body of one bears out, that of another need not.
  ['wire-use', 'entity:ada', 'AFFIRMS', { onBehalfOf: 'entity:union', line: 1 }],
];
const CLAIMS = 12;
const STATEMENTS = 16;

const ACTORS = ['Person', 'Organization'];
const PLACE = { PLACE: ['Place'] };
const MANNER = { MANNER: ['OFFICIALLY', 'UNOFFICIALLY', 'SYSTEMATICALLY'] };
/** What may stand in each slot: kinds of entities, terms, or one of the words below. */
const SHAPES: readonly Readonly<Record<string, readonly string[]>>[] = [
  { predicate: ['USES'], SUBJECT: ACTORS, OBJECT: ['Product'], ...PLACE, TIME: ['date'], ...MANNER },
  { predicate: ['USES'], SUBJECT: ACTORS, OBJECT: ['Product'], ...PLACE },
  {
    predicate: ['SELLS'],
    SUBJECT: ACTORS,
    OBJECT: ['Product'],
    RECIPIENT: ['Organization'],
    CHANNEL: ['PARALLEL_IMPORT'],
    ...MANNER,
  },
  {
    predicate: ['SUPPLIES'],
    SUBJECT: ACTORS,
    OBJECT: ['Product'],
    RECIPIENT: ['Organization'],
    DESTINATION: ['Place'],
  },
  { predicate: ['MEETS'], SUBJECT: ACTORS, OBJECT: ACTORS, ...PLACE },
  { predicate: ['TAKES_PLACE'], SUBJECT: ['Event'], ...PLACE, TIME: ['date'] },
  { predicate: ['COSTS'], SUBJECT: ['Product'], OBJECT: ['value'], TIME: ['date'] },
  { predicate: ['HAS_EVIDENCE_OF'], SUBJECT: ACTORS, OBJECT: ['claim'] },
  { predicate: ['AMOUNTS_TO'], SUBJECT: ['claim'], OBJECT: ['Concept'] },
];

/** One article of the world as it is told the `telling`th time, with all whom it names and some whom no other telling does. */
export function denseTelling(random: Random, article: string, telling: number): SourcedBundle {
  const id = `article:${article}`;
  const passing = [...new Set(EVERYONE.map(({ kind }) => kind))].map((kind) =>
    entity(`${article}-${telling}-${kind.toLowerCase()}`, kind, kind === 'Event' ? { occurrence: 'OCCURRED' } : {}),
  );
  const everyone = [...EVERYONE, ...passing];
  const idOf = (kinds: readonly string[]): string =>
    random.pick(everyone.filter(({ kind }) => kinds.includes(kind))).id;
  const publisher = PUBLISHERS[telling % PUBLISHERS.length]?.id ?? '';
  const claims: { key: string }[] = [];

  const filler = (choices: readonly string[]): unknown => {
    if (choices[0] === 'date') return random.pick(DATES);
    if (choices[0] === 'value') return { value: random.pick(['10 coins', '12 coins']) };
    if (choices[0] === 'claim') return claims.length > 0 ? { claim: random.pick(claims).key } : undefined;
    return everyone.some(({ kind }) => choices.includes(kind)) ? idOf(choices) : random.pick(choices);
  };
  const claim = (key: string): void => {
    const { predicate, ...slots } = random.pick(SHAPES);
    const filled = Object.entries(slots).flatMap(([role, choices]) => {
      const value = random.chance(0.3) ? undefined : filler(choices);
      return value === undefined ? [] : [[role, value] as const];
    });
    const { SUBJECT: subject, OBJECT: object, ...qualifiers } = Object.fromEntries(filled);
    if (subject === undefined && object === undefined) return;
    const modality = random.pick(['ACTUAL', 'ACTUAL', 'ACTUAL', 'POSSIBLE', 'FUTURE']);
    claims.push({ key, ...{ predicate: predicate?.[0], modality, subject, object, qualifiers } });
  };
  for (let at = 0; at < CLAIMS; at += 1) claim(`claim-${at}`);

  const statement = (at: number) => {
    const speaker = random.chance(0.1) ? publisher : idOf(ACTORS);
    const isVoice = speaker === publisher;
    const line = 1 + random.below(LINES);
    const relay = random.chance(0.2) ? idOf(ACTORS) : speaker;
    return {
      key: `${article}-${at}`,
      claim: claims[at % claims.length]?.key,
      speaker,
      ...(isVoice ? {} : { directness: random.pick(['DIRECT_QUOTE', 'INDIRECT', 'MIXED']) }),
      ...(isVoice || random.chance(0.5) ? {} : { onBehalfOf: random.pick(['entity:critics', 'entity:tariff-board']) }),
      relays:
        relay === speaker || isVoice
          ? []
          : [{ entity: relay, ...(random.chance(0.5) ? { onBehalfOf: 'entity:critics' } : {}) }],
      stance: random.pick([...STANCES, 'AFFIRMS', 'AFFIRMS', 'DENIES', 'DENIES', 'DENIES']),
      isConcession: random.chance(0.1),
      certainty: random.pick(CERTAINTIES),
      hedges: random.chance(0.3) ? [{ text: 'perhaps', by: random.pick(['SPEAKER', 'REPORTER']) }] : [],
      ...(random.chance(0.2) ? { basis: 'INFERRED', why: 'by the context' } : {}),
      ...(random.chance(0.2) ? { medium: 'radio', note: 'a note' } : {}),
      // Among the undated this tells one speech act from another.
      ...(random.chance(0.4) ? { saidAt: random.pick(DATES) } : { saidAtText: `at ${telling}.${at}` }),
      ...(random.chance(0.2) ? { utterance: `speech ${article} ${at}` } : {}),
      respondsTo: at > 0 && random.chance(0.4) ? [`${article}-${random.below(at)}`] : [],
      evidence: [
        ...(random.chance(0.5)
          ? [{ article: id, role: random.pick(['SOURCE', 'CUE']), quote: random.pick(WORDS), line }]
          : []),
        { article: id, role: 'CONTENT', quote: random.pick(WORDS), line },
      ],
    };
  };
  const wired = WIRE.map(([about, speaker, stance, { line = 2 + random.below(LINES - 1), ...more }], at) => ({
    ...{ key: `wire-${at}`, claim: about, speaker, stance, utterance: `wire ${at}`, ...more },
    directness: 'INDIRECT',
    evidence: [{ article: id, role: 'CONTENT', quote: WORDS[at % WORDS.length], line }],
  })).filter(() => random.chance(0.7));
  const spokenOf = new Set(wired.map(({ claim }) => claim));
  if (spokenOf.has('wire-proof')) spokenOf.add('wire-use-at-quay');
  const statements = [...Array.from({ length: STATEMENTS }, (_, at) => statement(at)), ...wired];
  const told = new Set(statements.flatMap(({ evidence }) => evidence.map(({ line }) => line)));
  return bundle({
    articles: [
      {
        id,
        text: Array.from({ length: LINES }, (_, line) => `In part ${line} ${WORDS.join(', ')}.`).join('\n'),
        language: random.pick(['en', 'uk']),
        publisher,
        headline: [1],
        url: `https://example.org/${article}`,
        ...(article === 'one' || random.chance(0.6)
          ? { publishedAt: random.pick(DATES), publishedAtWhy: 'by its place' }
          : {}),
      },
    ],
    entities: [...everyone, ...PUBLISHERS, entity('tariff-board', 'Organization')],
    mentions: Array.from({ length: 8 }, () => ({
      article: id,
      quote: random.pick(WORDS),
      line: 1 + random.below(LINES),
      entity: random.pick(everyone).id,
    })),
    claims: [...claims, ...WIRE_CLAIMS.filter(({ key }) => spokenOf.has(key))],
    statements,
    skipped: Array.from({ length: LINES }, (_, at) => at + 1)
      .filter((line) => !told.has(line))
      .map((line) => ({ article: id, line, why: 'nothing said' })),
  });
}
