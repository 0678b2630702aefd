// What a bundle leans on that it doesn't carry: which ids those are, and what the graph answers for them.
import type { ArticleId, ArticleRecord } from './article.ts';
import type { Bundle, BundleClaim } from './bundle.ts';
import type { ClaimId } from './claim.ts';
import type { EntityId, EntityRecord } from './entity.ts';
import type { StatementId } from './statement.ts';

/** The ids that must be looked up before a bundle can be resolved, each list sorted, each id once. */
export interface References {
  /** Declared or named by the bundle. */
  readonly entities: readonly EntityId[];
  readonly claims: readonly ClaimId[];
  readonly statements: readonly StatementId[];
  /** Carried or named by the bundle. */
  readonly articles: readonly ArticleId[];
}

export type StoredEntity = Pick<EntityRecord, 'kind' | 'within' | 'partOf'>;
export type StoredArticle = Pick<ArticleRecord, 'text' | 'sentences' | 'publisher'>;

/** What the graph holds of `referencesOf` a bundle; what it doesn't know is left out. */
export interface Stored {
  /** With all that they lie within or are part of, up to the top: cycles can run through them. */
  readonly entities: ReadonlyMap<EntityId, StoredEntity>;
  readonly claims: ReadonlySet<ClaimId>;
  readonly statements: ReadonlySet<StatementId>;
  readonly articles: ReadonlyMap<ArticleId, StoredArticle>;
}

/** All that a bundle names by id, whether it also carries it or not. */
export function referencesOf(bundle: Bundle): References {
  const ids = new Set<string | undefined>();
  for (const article of bundle.articles) ids.add(article.id).add(article.publisher);
  for (const entity of bundle.entities) ids.add(entity.id).add(entity.within).add(entity.partOf);
  for (const mention of bundle.mentions) ids.add(mention.entity).add(mention.article);
  for (const claim of bundle.claims) for (const id of namedByClaim(claim)) ids.add(id);
  for (const statement of bundle.statements) {
    ids.add(statement.claim).add(statement.speaker).add(statement.onBehalfOf);
    for (const relay of statement.relays) ids.add(relay.entity).add(relay.onBehalfOf);
    for (const answered of statement.respondsTo) ids.add(answered);
    for (const evidence of statement.evidence) ids.add(evidence.article);
  }
  for (const skipped of bundle.skipped) ids.add(skipped.article);
  const sorted = [...ids].filter((id) => id !== undefined).sort();
  const ofKind = <Id extends string>(kind: string): readonly Id[] =>
    sorted.filter((id): id is Id => id.startsWith(`${kind}:`));
  return {
    entities: ofKind('entity'),
    claims: ofKind('claim'),
    statements: ofKind('statement'),
    articles: ofKind('article'),
  };
}

const namedByClaim = (claim: BundleClaim): readonly string[] => [
  ...[claim.subject, claim.object].flatMap((participant) =>
    participant === undefined
      ? []
      : typeof participant === 'string'
        ? [participant]
        : 'claim' in participant
          ? [participant.claim]
          : [],
  ),
  ...Object.values(claim.qualifiers),
];
