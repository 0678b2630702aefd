// From a bundle as it is written to content that can be stored, or to everything that is wrong with it.
import type { Problem } from '../errors.ts';
import type { SourcedBundle } from './bundle.ts';
import type { Content } from './content.ts';
import type { Vocabulary } from './predicates.ts';
import type { Report } from './report.ts';
import { resolveArticles } from './resolve-articles.ts';
import { resolveClaims } from './resolve-claims.ts';
import { resolveEntities } from './resolve-entities.ts';
import { resolveStatements } from './resolve-statements.ts';
import type { StatementId } from './statement.ts';
import type { Stored } from './stored.ts';

export type Resolution =
  | {
      readonly content: Content;
      /** By the key of an entry: which statement it became. */
      readonly statementIds: ReadonlyMap<string, StatementId>;
    }
  | { readonly problems: readonly Problem[] };

/**
 * Finds every quote in its text, gives every claim and statement its id, and checks all that a bundle can be checked
 * for before it is written. Pure: the same bundle gives the same content whatever the order of its lists.
 * @param stored What the graph holds of `referencesOf` the bundle.
 * @returns The content, or all problems at once, in the order of the checks: entities, articles, statements with their
 *   claims, claims that nothing uses, mentions, skipped sentences, sentences that nothing uses.
 */
export function resolveBundle(sourced: SourcedBundle, vocabulary: Vocabulary, stored: Stored): Resolution {
  const problems: Problem[] = [];
  const report: Report = (reason, path, message) => problems.push({ reason, where: sourced.lineOf(path), message });
  const entities = resolveEntities(sourced.bundle, stored, report);
  const articles = resolveArticles(sourced, stored, entities, report, (problem) => problems.push(problem));
  const claims = resolveClaims(sourced.bundle, vocabulary, stored, entities, report);
  const statements = resolveStatements(sourced.bundle, stored, entities, articles, claims, report);
  const content: Content = {
    entities: entities.records,
    claims: claims.finish(),
    statements: statements.records,
    articles: articles.finish(),
  };
  return problems.length > 0 ? { problems } : { content, statementIds: statements.ids };
}
