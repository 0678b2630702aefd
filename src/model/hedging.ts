// How speakers and reporters hold back, and how far from the speakers' own words readers are kept: counts, by a key.
import { foldName } from './name.ts';
import { counts, type Hedge, type HedgeAuthor, type StatementRecord } from './statement.ts';

/** By whom or what statements are grouped; under TOPIC a statement belongs to each entity that its claim involves. */
export const HEDGE_GROUPINGS = ['SPEAKER', 'PUBLISHER', 'PREDICATE', 'TOPIC'] as const;
export type HedgeGrouping = (typeof HEDGE_GROUPINGS)[number];

/** What is counted of a statement. */
export interface Hedgeable {
  readonly statement: Pick<
    StatementRecord,
    'certainty' | 'directness' | 'relays' | 'isArticleVoice' | 'isHeadline' | 'retractedAt' | 'supersededAt'
  >;
  readonly hedges: readonly Hedge[];
  /** The key by which statements are listed; unique. */
  readonly sortKey: string;
  /** Its speaker has no name, only a description. */
  readonly isAnonymous: boolean;
  /** The groups that it belongs to: ids, or names of predicates. */
  readonly keys: readonly string[];
}

/** So many of so many. */
interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

interface HedgePhrase<Said> {
  /** As first written, in the order of the list. */
  readonly text: string;
  readonly by: HedgeAuthor;
  /** Statements that it stands in. */
  readonly count: number;
  /** The first of these. */
  readonly examples: readonly Said[];
}

interface HedgeGroup<Said> {
  readonly key: string;
  readonly statementCount: number;
  /** Commonest first. */
  readonly phrases: readonly HedgePhrase<Said>[];
  /** With a hedge, or a certainty of PROBABLE or POSSIBLE. */
  readonly hedged: Fraction;
  /** These three of those that others than the article utter: its own voice is neither quoted nor anybody's without a name. */
  readonly directQuotes: Fraction;
  readonly relayed: Fraction;
  readonly anonymous: Fraction;
}

const MAX_EXAMPLES = 3;

const isHedged = ({ hedges, statement: { certainty } }: Hedgeable): boolean =>
  hedges.length > 0 || certainty === 'PROBABLE' || certainty === 'POSSIBLE';

const share = <Said>(of: readonly Said[], test: (said: Said) => boolean): Fraction => ({
  numerator: of.filter(test).length,
  denominator: of.length,
});

/**
 * The phrases of statements in the order of their list, commonest first. Those that differ by case, accents or punctuation
 * are one; the speaker's and the reporter's are two.
 */
export const phrasesOf = <Said extends Pick<Hedgeable, 'hedges'>>(
  spoken: readonly Said[],
): readonly HedgePhrase<Said>[] => {
  const found = new Map<string, { text: string; by: HedgeAuthor; in: Set<Said> }>();
  for (const said of spoken)
    for (const { text, by } of said.hedges) {
      const key = `${by} ${foldName(text)}`;
      const phrase = found.get(key) ?? { text, by, in: new Set() };
      phrase.in.add(said);
      found.set(key, phrase);
    }
  return [...found]
    .map(([key, { text, by, in: stands }]) => ({
      key,
      phrase: { text, by, count: stands.size, examples: [...stands].slice(0, MAX_EXAMPLES) },
    }))
    .sort((a, b) => b.phrase.count - a.phrase.count || (a.key < b.key ? -1 : 1))
    .map(({ phrase }) => phrase);
};

/**
 * The counted statements by key: groups with the most hedged statements first, then the largest, then by key. Within a
 * group the statements are in the order of their sort keys, whatever the order given.
 */
export const hedging = <Said extends Hedgeable>(spoken: readonly Said[]): readonly HedgeGroup<Said>[] => {
  const groups = new Map<string, Said[]>();
  const ordered = spoken
    .filter(({ statement }) => counts(statement))
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  for (const said of ordered)
    for (const key of new Set(said.keys)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [said]);
      else group.push(said);
    }
  return [...groups]
    .map(([key, group]) => {
      const uttered = group.filter(({ statement }) => !statement.isArticleVoice);
      return {
        key,
        statementCount: group.length,
        phrases: phrasesOf(group),
        hedged: share(group, isHedged),
        directQuotes: share(uttered, ({ statement }) => statement.directness === 'DIRECT_QUOTE'),
        relayed: share(uttered, ({ statement }) => statement.relays.length > 0),
        anonymous: share(uttered, ({ isAnonymous }) => isAnonymous),
      };
    })
    .sort(
      (a, b) =>
        b.hedged.numerator - a.hedged.numerator || b.statementCount - a.statementCount || (a.key < b.key ? -1 : 1),
    );
};
