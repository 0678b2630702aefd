// How many stand behind a claim, from copies up to origins.
import type { ArticleId } from './article.ts';
import type { EntityId } from './entity.ts';
import { countedOf, type Spoken } from './spoken.ts';

/** From what is easily multiplied to what is not. */
export const RUNGS = ['articles', 'publishers', 'utterances', 'speakers', 'principals'] as const;
export type Rung = (typeof RUNGS)[number];

/** A statement with the articles that carry evidence of it. */
export interface Carried extends Spoken {
  readonly articles: readonly { readonly id: ArticleId; readonly publisher: EntityId }[];
}

export type Corroboration = Readonly<Record<Rung, number>>;

/** What stands on each rung of a statement, by id; an utterance without a key by that of its statement. */
export const IDS: Readonly<Record<Rung, (carried: Carried) => readonly string[]>> = {
  articles: ({ articles }) => articles.map(({ id }) => id),
  publishers: ({ articles }) => articles.map(({ publisher }) => publisher),
  // One utterance may make several claims of the set; without a key a statement is an utterance of its own.
  utterances: ({ statement }) => [statement.utterance ?? statement.id],
  speakers: ({ statement }) => [statement.speaker],
  principals: ({ statement }) => [statement.principal ?? statement.speaker],
};

/**
 * Different ones on each rung. Copies of one utterance are one, however many articles carry it; a statement without a
 * principal counts its speaker as one. Of the statements given, only affirmations that count are counted: the caller gives
 * those of the claim and of its narrower ones (`isAffirmedBy`).
 */
export const corroboration = (carried: readonly Carried[]): Corroboration => {
  const affirming = countedOf(carried, 'AFFIRMS');
  const count = (rung: Rung): number => new Set(affirming.flatMap(IDS[rung])).size;
  return {
    articles: count('articles'),
    publishers: count('publishers'),
    utterances: count('utterances'),
    speakers: count('speakers'),
    principals: count('principals'),
  };
};
