// One entry of a bulk import in its checked shape, and what it names of other entries.
import type { z } from 'zod';
import type { BulkKind } from './bulk.ts';
import {
  type BundleArticle,
  type BundleClaim,
  type BundleEntity,
  type BundleStatement,
  bundleSchema,
} from './bundle.ts';

type Lists = z.output<typeof bundleSchema>;

/** The list of a bundle that holds the entries of a kind. */
export const LIST_OF = {
  article: 'articles',
  entity: 'entities',
  mention: 'mentions',
  claim: 'claims',
  statement: 'statements',
  skipped: 'skipped',
} as const satisfies Readonly<Record<BulkKind, keyof Lists>>;

export type EntryOf<K extends BulkKind> = Lists[(typeof LIST_OF)[K]][number];
export type BundleMention = EntryOf<'mention'>;
export type BundleSkip = EntryOf<'skipped'>;

/** The shape of one entry, as a bundle has it. */
export const entrySchemas = {
  article: bundleSchema.shape.articles.unwrap().element,
  entity: bundleSchema.shape.entities.unwrap().element,
  mention: bundleSchema.shape.mentions.unwrap().element,
  claim: bundleSchema.shape.claims.unwrap().element,
  statement: bundleSchema.shape.statements.unwrap().element,
  skipped: bundleSchema.shape.skipped.unwrap().element,
} as const;

/** What an entry names: ids of entities and articles, keys of claims and statements. Ids of stored claims and statements aside. */
export interface EntryReferences {
  readonly entities: readonly string[];
  readonly articles: readonly string[];
  readonly claims: readonly string[];
  readonly statements: readonly string[];
}

const NONE: EntryReferences = { entities: [], articles: [], claims: [], statements: [] };

const given = (ids: readonly (string | undefined)[]): string[] => ids.filter((id) => id !== undefined);
const isKey = (reference: string): boolean => !reference.includes(':');

export const entityNames = (entity: BundleEntity): EntryReferences => ({
  ...NONE,
  entities: given([entity.within, entity.partOf]),
});

export const articleNames = (article: BundleArticle): EntryReferences => ({ ...NONE, entities: [article.publisher] });

export const mentionNames = (mention: BundleMention): EntryReferences => ({
  ...NONE,
  entities: [mention.entity],
  articles: given([mention.article]),
});

export const skipNames = (skip: BundleSkip): EntryReferences => ({ ...NONE, articles: given([skip.article]) });

export function claimNames(claim: BundleClaim): EntryReferences {
  const participants = [claim.subject, claim.object];
  return {
    ...NONE,
    entities: [...participants, ...Object.values(claim.qualifiers)].filter(
      (one): one is `entity:${string}` => typeof one === 'string' && one.startsWith('entity:'),
    ),
    claims: participants.flatMap((one) =>
      typeof one === 'object' && 'claim' in one && isKey(one.claim) ? [one.claim] : [],
    ),
  };
}

export const statementNames = (statement: BundleStatement): EntryReferences => ({
  entities: given([
    statement.speaker,
    statement.onBehalfOf,
    ...statement.relays.flatMap((relay) => [relay.entity, relay.onBehalfOf]),
  ]),
  articles: [...new Set(given(statement.evidence.map(({ article }) => article)))].sort(),
  claims: isKey(statement.claim) ? [statement.claim] : [],
  statements: statement.respondsTo.filter(isKey),
});
