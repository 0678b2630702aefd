// What a claim rests on where it rests on one only, and what was counted as one on the way there.
import type { ArticleId } from './article.ts';
import { type Carried, corroboration, IDS, type Rung } from './corroboration.ts';
import { countedOf } from './spoken.ts';
import type { StatementId } from './statement.ts';

/** Why several were counted as one. */
export const COLLAPSES = [
  'SAME_UTTERANCE',
  'SAME_SPEAKER',
  'SAME_PRINCIPAL',
  'SAME_ARTICLE',
  'SAME_PUBLISHER',
] as const;
export type CollapseReason = (typeof COLLAPSES)[number];

export interface Collapse {
  readonly why: CollapseReason;
  /** What they share: the id of an entity or an article, the key of an utterance, or the id of its only statement. */
  readonly shared: string;
  /** Of the several things that are counted as one, such as the utterances of one speaker. */
  readonly count: number;
  readonly statements: readonly StatementId[];
  readonly articles: readonly ArticleId[];
}

/** What is counted as one, by what they share, and what is several of them. */
const STEPS: Readonly<Record<CollapseReason, readonly [shared: Rung, several: Rung]>> = {
  SAME_UTTERANCE: ['utterances', 'articles'],
  SAME_SPEAKER: ['speakers', 'utterances'],
  SAME_PRINCIPAL: ['principals', 'speakers'],
  SAME_ARTICLE: ['articles', 'utterances'],
  SAME_PUBLISHER: ['publishers', 'articles'],
};

/**
 * Which copies and repetitions the rungs of `corroboration` count as one, of the same statements: copies of one utterance,
 * utterances of one speaker, speakers for one principal, utterances in one article, articles of one publisher; in this
 * order, each only where there are several. Statements are in the order given, articles by id. What makes several claims of the set in one breath is no copy.
 */
export const collapsed = (carried: readonly Carried[]): readonly Collapse[] => {
  const affirming = countedOf(carried, 'AFFIRMS').map((said) => ({
    ...said,
    articles: said.articles.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  return COLLAPSES.flatMap((why) => {
    const [sharing, several] = STEPS[why];
    return [...new Set(affirming.flatMap(IDS[sharing]))].flatMap((shared) => {
      const sharers = affirming.filter((said) => IDS[sharing](said).includes(shared));
      const within = sharers.map((said) => ({
        ...said,
        articles: said.articles.filter(
          ({ id, publisher }) =>
            (sharing !== 'articles' || id === shared) && (sharing !== 'publishers' || publisher === shared),
        ),
      }));
      const count = corroboration(within)[several];
      if (count < 2) return [];
      const articles = [...new Set(within.flatMap((said) => said.articles.map(({ id }) => id)))];
      return [{ why, shared, count, statements: sharers.map(({ statement }) => statement.id), articles }];
    });
  });
};

/** The only one on a rung behind what is affirmed; undefined where there are more, or none. */
export const soleSource = (rung: Rung, carried: readonly Carried[]): string | undefined => {
  const [sole, ...others] = new Set(countedOf(carried, 'AFFIRMS').flatMap(IDS[rung]));
  return others.length === 0 ? sole : undefined;
};
