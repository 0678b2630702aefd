// What a batch leans on: other batches of the same import, and the graph as it was before.
import type { ArticleId } from '../../model/article.ts';
import type { Bundle } from '../../model/bundle.ts';
import type { EntityId, EntityRecord } from '../../model/entity.ts';
import { present } from '../../model/present.ts';
import { splitSentences } from '../../model/sentences.ts';
import {
  type References,
  referencesOf,
  type Stored,
  type StoredArticle,
  type StoredEntity,
} from '../../model/stored.ts';
import type { Spool, SpooledRow } from './spool.ts';

/** Answers what the graph holds of some ids. */
export type Known = (references: References) => Promise<Stored>;

/** Keeps what later batches need to know of good entities: `good ID`. */
export function keepEntities(spool: Spool, entities: readonly EntityRecord[]): void {
  for (const { id, kind, within, partOf } of entities) {
    spool.store.put(`good ${id}`, JSON.stringify(present({ kind, within, partOf })));
  }
}

/** What a bundle's references stand for, in the import first and then in the graph. */
export async function storedFor(spool: Spool, known: Known, bundle: Bundle): Promise<Stored> {
  const references = referencesOf(bundle);
  const carried = new Set<string>(bundle.articles.map(({ id }) => id));
  const declared = new Set<string>(bundle.entities.map(({ id }) => id));
  const entities = new Map<EntityId, StoredEntity>();
  const missing: EntityId[] = [];
  for (const id of references.entities) {
    const good = declared.has(id) ? undefined : spool.store.get(`good ${id}`);
    if (good === undefined) missing.push(id);
    else addWithParents(spool, entities, id, JSON.parse(good) as StoredEntity, declared.size > 0);
  }
  const articles = new Map<ArticleId, StoredArticle>();
  const elsewhere: ArticleId[] = [];
  for (const id of references.articles) {
    const number = carried.has(id) ? undefined : spool.store.get(`one article ${id}`);
    if (number === undefined || spool.isBad(number)) elsewhere.push(id);
    else articles.set(id, await articleOf(spool, spool.row<'article'>(number)));
  }
  const graph = await known({ ...references, entities: missing, articles: elsewhere });
  return {
    entities: new Map([...graph.entities, ...entities]),
    claims: graph.claims,
    statements: graph.statements,
    articles: new Map([...graph.articles, ...articles]),
  };
}

function addWithParents(
  spool: Spool,
  entities: Map<EntityId, StoredEntity>,
  id: EntityId,
  entity: StoredEntity,
  isHierarchyAsked: boolean,
): void {
  entities.set(id, entity);
  if (!isHierarchyAsked) return;
  for (const parent of [entity.within, entity.partOf]) {
    if (parent === undefined || entities.has(parent)) continue;
    const good = spool.store.get(`good ${parent}`);
    if (good !== undefined) addWithParents(spool, entities, parent, JSON.parse(good) as StoredEntity, true);
  }
}

/** An article of another batch, as its own will tell it. */
async function articleOf(spool: Spool, { entry }: SpooledRow<'article'>): Promise<StoredArticle> {
  const { id, text, language, headline, publisher } = entry;
  const numbers = (await spool.store.list(`of ${id} skipped `)).map(([number]) => number);
  const skips = numbers.filter((number) => !spool.isBad(number)).map((number) => spool.row<'skipped'>(number).entry);
  return { text, publisher, sentences: splitSentences(text, language, headline, skips) };
}
