// A graph grown from a seed number: skewed as stories are, with hubs, islands, copies, replies and names that look alike.
import { createHash } from 'node:crypto';
import type { ArticleId } from '../src/model/article.ts';
import { bundleSchema, type SourcedBundle } from '../src/model/bundle.ts';
import type { EntityId } from '../src/model/entity.ts';
import type { Vocabulary } from '../src/model/predicates.ts';
import { groupBy } from '../src/write/batch.ts';
import { type Random, randomFrom, weightedPicker } from './random.ts';
import { type SyntheticEntity, syntheticEntities } from './synthetic-entities.ts';
import { nothingTold, type Told, tellStory } from './synthetic-story.ts';

export interface Size {
  /** Statements: four times as many; articles: half as many. A multiple of 4, at least 200. */
  readonly entities: number;
  readonly seed: number;
}

export interface Synthetic {
  /** The first carries the entities, each other one some hundred articles. To be imported in order. */
  readonly bundles: readonly SourcedBundle[];
  /** Entities that 5, 2 and 1 of a hundred statements are about. */
  readonly hubs: readonly EntityId[];
  /** SHA-256 of all bundles, in hex: the same for the same size, seed and vocabulary. */
  readonly hash: string;
}

const STATEMENTS_PER_ARTICLE = 8;
const ARTICLES_PER_STORY = 8;
const ARTICLES_PER_BUNDLE = 250;
const CAST = 15;
const HUB_SHARES = [0.05, 0.02, 0.01];
const HUB_KINDS = ['Organization', 'Product', 'Person'] as const;
const FIRST_DAY = Date.UTC(2021, 0, 1);
const DAY = 86_400_000;
const DAYS = 4 * 365;
const BURSTS = 30;

/** @throws Error where what it made is no bundle. */
export function synthetic({ entities: count, seed }: Size, vocabulary: Vocabulary): Synthetic {
  const random = randomFrom(seed);
  const entities = syntheticEntities(random, count);
  const bundles = [entitiesBundle(entities), ...storyBundles(random, entities, vocabulary)];
  const digest = createHash('sha256');
  for (const { bundle } of bundles) digest.update(JSON.stringify(bundle));
  return { bundles, hubs: hubsOf(entities).map(({ id }) => id), hash: digest.digest('hex') };
}

/** The second of its kind: the first is the root of its hierarchy. */
const hubsOf = (entities: readonly SyntheticEntity[]): readonly SyntheticEntity[] =>
  HUB_KINDS.map((kind) => entities.filter((one) => one.kind === kind)[1] as SyntheticEntity);

function* storyBundles(
  random: Random,
  entities: readonly SyntheticEntity[],
  vocabulary: Vocabulary,
): Generator<SourcedBundle> {
  const byId = new Map(entities.map((one) => [one.id as string, one]));
  const mainland = entities.filter(({ region }) => region === 'MAINLAND');
  const hubs = hubsOf(entities);
  const byWeight = weightedPicker(
    mainland.filter((one) => !hubs.includes(one)),
    ({ weight }) => weight,
  );
  const speakers = mainland.filter(({ kind }) => kind === 'Person' || kind === 'Organization');
  const publishers = speakers
    .filter(({ kind }) => kind === 'Organization')
    .slice(10, 10 + Math.max(8, count(entities, 150)));
  const bySpeech = weightedPicker(
    speakers.filter((one) => !publishers.includes(one)),
    ({ weight }) => weight,
  );
  const byCirculation = weightedPicker(publishers, (one) => 1 / (1 + publishers.indexOf(one)));
  const bursts = Array.from({ length: BURSTS }, () => FIRST_DAY + random.below(DAYS) * DAY);
  const islands = groupBy(
    entities.filter(({ region }) => typeof region === 'number'),
    ({ region }) => region,
  );
  const waiting = [...islands.values()];
  const sizes = articleSizes(random, entities.length / 2);
  const total = entities.length * 4;
  const toldOfHub = hubs.map(() => 0);
  let deck = shuffled(random, mainland);
  let statements = 0;
  let into = nothingTold();
  for (let number = 0; sizes.length > 0; number += 1) {
    const island = number % 4 === 3 || sizes.length < waiting.length * 2 ? waiting.pop() : undefined;
    const story = sizes.splice(0, island ? 1 : random.run(ARTICLES_PER_STORY));
    const lagging = hubs.findIndex(
      (_, at) => (toldOfHub[at] ?? 0) < (HUB_SHARES[at] ?? 0) * (statements + total * 0.005),
    );
    const hub = island || statements === 0 ? undefined : hubs[lagging];
    if (deck.length < CAST) deck = shuffled(random, mainland);
    const cast = island ?? deck.splice(0, Math.min(CAST, 2 * story.length + 1));
    const other = island ? () => random.pick(island) : hub ? () => hub : () => byWeight(random);
    const another = (kinds: readonly string[]): SyntheticEntity | undefined => {
      const among = island ?? cast;
      const fitting = among.filter(({ kind }) => kinds.includes(kind));
      if (fitting.length > 0 || island) return fitting.length > 0 ? random.pick(fitting) : undefined;
      const drawn = byWeight(random);
      return kinds.includes(drawn.kind) ? drawn : undefined;
    };
    const startsAt = random.chance(0.6)
      ? random.pick(bursts) + random.below(6) * DAY
      : FIRST_DAY + random.below(DAYS) * DAY;
    const scene = { vocabulary, random, another, byId, month: new Date(startsAt).toISOString().slice(0, 7) };
    const voices = [
      ...new Set([
        ...(hub && hub.kind !== 'Product' ? [hub] : []),
        ...Array.from({ length: 5 }, () => bySpeech(random)),
      ]),
    ];
    const told = tellStory(
      random,
      scene,
      { number, sizes: story, cast, other, voices, publisher: () => byCirculation(random), startsAt },
      into,
    );
    statements += told.length;
    for (const [at, { id }] of hubs.entries())
      toldOfHub[at] = (toldOfHub[at] ?? 0) + told.filter(({ parties }) => parties.includes(id)).length;
    if (into.articles.length >= ARTICLES_PER_BUNDLE || sizes.length === 0) {
      yield bundleOf(into);
      into = nothingTold();
    }
  }
}

/** One for so many entities. */
const count = (entities: readonly unknown[], each: number): number => Math.round(entities.length / each);

/** Statements an article: 8 in the mean, exactly; from 2 to 14. */
function articleSizes(random: Random, articles: number): number[] {
  return Array.from({ length: articles / 2 }, () => random.below(7)).flatMap((more) => [
    STATEMENTS_PER_ARTICLE + more,
    STATEMENTS_PER_ARTICLE - more,
  ]);
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const shuffle = [...items];
  for (let at = shuffle.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [shuffle[at], shuffle[other]] = [shuffle[other] as T, shuffle[at] as T];
  }
  return shuffle;
}

const sourced = (draft: object, texts: ReadonlyMap<string, string>): SourcedBundle => ({
  bundle: bundleSchema.parse({ bundle: 1, ...draft }),
  texts: texts as ReadonlyMap<ArticleId, string>,
  lineOf: (path) => path.join('.'),
  textLineOf: (article, line) => `${article}:${line}`,
});

const entitiesBundle = (entities: readonly SyntheticEntity[]): SourcedBundle =>
  sourced({ entities: entities.map(({ weight: _, region: __, ...written }) => written) }, new Map());

const bundleOf = ({ texts, ...lists }: Told): SourcedBundle => sourced(lists, texts);
