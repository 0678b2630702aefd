// What an import holds once its bundle is resolved: records with ids and offsets, ready to be written.
import type { ArticleRecord } from './article.ts';
import type { ClaimRecord } from './claim.ts';
import type { EntityRecord } from './entity.ts';
import type { StatementRecord } from './statement.ts';

/** Each list sorted by id, each id once. */
export interface Content {
  readonly articles: readonly ArticleRecord[];
  readonly entities: readonly EntityRecord[];
  readonly claims: readonly ClaimRecord[];
  readonly statements: readonly StatementRecord[];
}
