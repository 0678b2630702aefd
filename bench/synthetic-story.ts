// One synthetic story: a few articles over some days, in which some voices affirm, deny and answer, and copy each other.
import type { Random } from './random.ts';
import { claimFamily, type Scene, type SyntheticClaim } from './synthetic-claims.ts';
import type { SyntheticEntity } from './synthetic-entities.ts';

export interface StoryPlan {
  readonly number: number;
  /** How many statements each of its articles gives, in time. */
  readonly sizes: readonly number[];
  /** Who it is about; each gets a family of claims. */
  readonly cast: readonly SyntheticEntity[];
  /** Who the others of a claim are drawn from. */
  readonly other: () => SyntheticEntity;
  /** None of them publishes: who quotes itself needs other evidence. */
  readonly voices: readonly SyntheticEntity[];
  readonly publisher: () => SyntheticEntity;
  /** UTC milliseconds of its first day. */
  readonly startsAt: number;
}

/** Entries of a bundle. */
export interface Told {
  readonly articles: object[];
  readonly mentions: object[];
  readonly claims: object[];
  readonly statements: object[];
  readonly skipped: object[];
  readonly texts: Map<string, string>;
}

export const nothingTold = (): Told => ({
  articles: [],
  mentions: [],
  claims: [],
  statements: [],
  skipped: [],
  texts: new Map(),
});

const DAY = 86_400_000;
const STORY_DAYS = 12;
const COPIED_SHARE = 0.22;
const HEDGES = ['as far as I know', 'apparently', 'it is believed', 'to my knowledge', 'reportedly', 'perhaps'];
const MOST_MENTIONS = 4;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const stanceOf = (random: Random, canAnswer: boolean): string => {
  const drawn = random.next();
  if (drawn < 0.58) return 'AFFIRMS';
  if (drawn < 0.82) return canAnswer ? 'DENIES' : 'AFFIRMS';
  return drawn < 0.88 ? 'QUESTIONS' : drawn < 0.93 ? 'DECLINES' : 'REPORTS';
};

interface Written {
  readonly id: string;
  readonly publisher: SyntheticEntity;
  readonly publishedAt: number;
  readonly lines: string[];
}

interface Affirmed {
  readonly key: string;
  readonly claim: SyntheticClaim;
  readonly speaker: string;
}

/** Tells a story into a bundle, and returns what each of its statements is about. */
export function tellStory(random: Random, scene: Scene, plan: StoryPlan, into: Told): readonly SyntheticClaim[] {
  const families = plan.cast.map((one, at) => claimFamily(scene, plan.number * 100 + at, one, plan.other()));
  // The plain form of each family first: everybody of the cast is spoken of before anybody is at length.
  const claims = [0, 1, 2, 3, 4, 5].flatMap((form) => families.flatMap((family) => family[form] ?? []));
  const told: SyntheticClaim[] = [];
  const identities = new Set<string>();
  const affirmed: Affirmed[] = [];
  const articles = plan.sizes.map((_, at): Written => {
    const publishedAt = plan.startsAt + Math.floor((at * STORY_DAYS * DAY) / plan.sizes.length);
    return { id: `article:s${plan.number}-${at}`, publisher: plan.publisher(), publishedAt, lines: [''] };
  });
  const principals = new Map(
    plan.voices.map((voice) => [voice, voice.kind === 'Person' && random.chance(0.5) ? plan.voices[0] : undefined]),
  );
  /** A claim that nobody spoke of yet, as long as there are some, else any: each is told of, most of them once or twice. */
  let next = 0;
  const claimToTell = (): SyntheticClaim =>
    (random.chance(0.65) && claims[next] ? claims[next++] : random.pick(claims)) as SyntheticClaim;

  for (const [at, article] of articles.entries()) {
    const size = plan.sizes[at] ?? 0;
    const isHeadlined = random.chance(0.4);
    let mentions = 0;
    for (let turn = 0; turn < size; turn += 1) {
      const key = `s${plan.number}-${at}-${turn}`;
      const isHeadline = turn === 0 && isHeadlined;
      const isOwnVoice = isHeadline || random.chance(0.08);
      const speaker = isOwnVoice ? article.publisher : random.pick(plan.voices);
      const answered = affirmed.filter((one) => one.speaker !== speaker.id);
      const stance = isHeadline ? 'AFFIRMS' : stanceOf(random, answered.length > 0);
      const target = stance === 'DENIES' ? random.pick(answered.slice(-8)) : undefined;
      const claim = target
        ? random.chance(0.5)
          ? target.claim
          : random.pick(claims.filter(({ family }) => family === target.claim.family))
        : claimToTell();
      const relayer = !isOwnVoice && random.chance(0.12) ? random.pick(plan.voices) : speaker;
      const relay = relayer === speaker ? undefined : relayer;
      const principal = isOwnVoice ? undefined : principals.get(speaker);
      const other = articles[(at + 1 + random.below(Math.max(1, articles.length - 1))) % articles.length] as Written;
      const isCopied = !isHeadline && !isOwnVoice && other !== article && random.chance(COPIED_SHARE);
      const date = random.next();
      const day = dayOf(article.publishedAt - random.below(3) * DAY);
      const saidAt = date < 0.08 ? undefined : date < 0.12 ? `${day}~` : date < 0.15 ? day.slice(0, 7) : day;
      const identity = [speaker.id, relay?.id, stance, isHeadline, saidAt ?? article.id].join();
      const isTwice = identities.has(identity);
      identities.add(identity);
      told.push(claim);

      const isQuoted = !isOwnVoice && random.chance(0.5);
      const content = `${claim.words}, report ${plan.number} of ${at} in ${turn}`;
      const words = isQuoted ? `${speaker.name} said: “${content}.”` : `${speaker.name} said that ${content}.`;
      const sentence = isOwnVoice ? `${content}.` : words;
      const place = (where: Written): number => {
        if (isHeadline) where.lines[0] = sentence;
        else where.lines.push(sentence);
        return isHeadline ? 1 : where.lines.length;
      };
      const line = place(article);
      const certainty = random.next();
      into.statements.push({
        key,
        claim: claim.key,
        speaker: speaker.id,
        ...(principal && principal !== speaker && { onBehalfOf: principal.id }),
        ...(relay && { relays: [{ entity: relay.id }] }),
        stance,
        ...(stance === 'AFFIRMS' && !isHeadline && random.chance(0.03) && { isConcession: true }),
        certainty:
          certainty < 0.35
            ? 'CERTAIN'
            : certainty < 0.45
              ? 'PROBABLE'
              : certainty < 0.52
                ? 'POSSIBLE'
                : 'UNDERSPECIFIED',
        ...(!isOwnVoice && { directness: isQuoted ? 'DIRECT_QUOTE' : 'INDIRECT' }),
        ...(random.chance(0.12) && {
          hedges: [{ text: random.pick(HEDGES), by: random.chance(0.7) ? 'SPEAKER' : 'REPORTER' }],
        }),
        ...(saidAt && { saidAt }),
        ...((isTwice || isCopied) && { utterance: `u${key}` }),
        ...(target && random.chance(0.5) && { respondsTo: [target.key] }),
        evidence: [
          { article: article.id, role: 'CONTENT', quote: content, line },
          ...(isCopied ? [{ article: other.id, role: 'CONTENT', quote: content, line: place(other) }] : []),
        ],
      });
      if (stance === 'AFFIRMS' && !isHeadline) affirmed.push({ key, claim, speaker: speaker.id });
      if (!isOwnVoice && mentions < MOST_MENTIONS) {
        mentions += 1;
        into.mentions.push({ article: article.id, quote: speaker.name, line, nth: 1, entity: speaker.id });
      }
    }
  }
  for (const { id, publisher, publishedAt, lines } of articles) {
    if (!lines[0]) {
      lines[0] = 'Top stories of the day';
      into.skipped.push({ article: id, line: 1, why: 'furniture' });
    }
    const text = `${lines.join('\n')}\n`;
    into.texts.set(id, text);
    into.articles.push({
      id,
      text,
      language: 'en',
      publisher: publisher.id,
      headline: [1],
      ...(random.chance(0.97) && { publishedAt: dayOf(publishedAt) }),
    });
  }
  for (const { key, written } of new Set(told)) into.claims.push({ key, ...written });
  return told;
}
