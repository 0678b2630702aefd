// Which records an export of a part of the graph holds: what is asked for, and all that it refers to.
import type { ArticleId } from '../model/article.ts';
import { type ClaimId, type ClaimRecord, type Filler, isClaim, isEntity } from '../model/claim.ts';
import { derive } from '../model/derive.ts';
import type { Derived, RelationshipRecord } from '../model/derived.ts';
import type { EntityId, EntityRecord } from '../model/entity.ts';
import type { ExportedRelationship, ExportScope } from '../model/export.ts';
import { type Perspective, restricted } from '../model/perspective.ts';
import type { Vocabulary } from '../model/predicates.ts';
import { claimReferences, entityReferences, statementReferences } from '../model/records.ts';
import type { StatementId, StatementRecord } from '../model/statement.ts';
import type { Database } from '../neo4j/connect.ts';
import { BATCH, scanClaimIdsOf, scanStatementIds, scanStatementIdsOf } from './scan.ts';
import {
  readClaims,
  readEntities,
  readHolders,
  readMentioned,
  readRelationshipsOf,
  readStatements,
  type ScannedStatement,
} from './scan-records.ts';

/** The ids of what is exported, and what depends on which records these are. */
export interface Found {
  readonly entities: ReadonlySet<EntityId>;
  /** By article: the indexes of the sentences that a statement which isn't retracted quotes. */
  readonly quoted: ReadonlyMap<ArticleId, ReadonlySet<number>>;
  /** By claim: the statements about it, newest first. */
  readonly claims: ReadonlyMap<ClaimId, readonly StatementId[]>;
  readonly statements: ReadonlySet<StatementId>;
  /** Claims that are stated, or held by one that is, retracted statements aside. */
  readonly said: ReadonlySet<ClaimId>;
  readonly relationships: readonly ExportedRelationship[];
  /** Under a perspective, of what is told from there. */
  readonly derived?: Pick<Derived, 'claims'> & { readonly objectOf: ReadonlyMap<string, readonly string[]> };
}

/** The statement as the perspective leaves it, without the evidence that it doesn't; undefined where it is gone. */
export function trimmed(said: ScannedStatement, told: Perspective | undefined): ScannedStatement | undefined {
  if (told === undefined) return said;
  const { record, recordedAt, articles } = said;
  // The rule looks at no claim.
  const claim: ClaimRecord = { id: record.claim, predicate: '', modality: 'ACTUAL', slots: {} };
  const left = restricted({ told }, { statement: record, claim, recordedAt, articles });
  if (left === undefined) return undefined;
  const carriers = new Set(left.articles.map(({ id }) => id));
  const evidence = record.evidence.filter(({ article }) => carriers.has(article));
  return {
    ...said,
    record: { ...record, evidence },
    quotes: said.quotes.filter(({ article }) => carriers.has(article)),
    articles: articles.filter(({ id }) => carriers.has(id)),
  };
}

/**
 * About entities: the claims that involve one of them, the claims that hold these or are held by any of them, all
 * statements about them, and what those answer. Under a perspective, only the statements that it leaves, and the claims of these. And all that the
 * records refer to: claims within claims, voices, fillers, articles, those they mention, and whatever these lie within.
 */
export async function findScope(database: Database, vocabulary: Vocabulary, scope: ExportScope): Promise<Found> {
  const gathering = new Gathering(database, scope.told);
  if (scope.about.length === 0) {
    for await (const ids of scanStatementIds(database)) await gathering.addStatements(ids);
  } else {
    const claims = new Set<ClaimId>();
    for (const entity of scope.about) {
      for await (const ids of scanClaimIdsOf(database, entity)) {
        for (const id of [...ids, ...(await readHolders(database, ids))]) claims.add(id as ClaimId);
      }
    }
    const involved = await gathering.withThoseWithin(claims);
    if (scope.told === undefined) for (const { id } of involved) gathering.addClaim(id);
    for (const { id } of involved) {
      for await (const ids of scanStatementIdsOf(database, id)) await gathering.addStatements(ids);
    }
    await gathering.addAnswered();
  }
  return gathering.finish(vocabulary, scope.about);
}

class Gathering {
  readonly #database: Database;
  readonly #told: Perspective | undefined;
  readonly #entities = new Set<EntityId>();
  readonly #quoted = new Map<ArticleId, Set<number>>();
  readonly #claims = new Map<ClaimId, StatementId[]>();
  readonly #stated = new Set<ClaimId>();
  readonly #statements = new Set<StatementId>();
  readonly #answered = new Set<StatementId>();
  /** Under a perspective alone. */
  readonly #records: StatementRecord[] = [];

  constructor(database: Database, told: Perspective | undefined) {
    this.#database = database;
    this.#told = told;
  }

  addClaim(id: ClaimId): StatementId[] {
    const statements = this.#claims.get(id) ?? [];
    this.#claims.set(id, statements);
    return statements;
  }

  async addStatements(ids: readonly string[]): Promise<void> {
    for (const one of await readStatements(this.#database, ids)) {
      const left = trimmed(one, this.#told);
      if (left !== undefined && !this.#statements.has(left.record.id)) this.#add(left);
    }
  }

  #add({ record, articles }: ScannedStatement): void {
    this.#statements.add(record.id);
    this.addClaim(record.claim).push(record.id);
    if (record.retractedAt === undefined) this.#stated.add(record.claim);
    for (const id of statementReferences(record)) if (isEntity(id)) this.#entities.add(id);
    for (const { id, publisher } of articles) {
      this.#entities.add(publisher);
      if (!this.#quoted.has(id)) this.#quoted.set(id, new Set());
    }
    for (const { article, sentence } of record.retractedAt === undefined ? record.evidence : []) {
      this.#quoted.get(article)?.add(sentence);
    }
    for (const id of record.respondsTo) this.#answered.add(id);
    if (this.#told !== undefined) this.#records.push(record);
  }

  /** What the statements answer, and what that answers, as far as the perspective leaves it. */
  async addAnswered(): Promise<void> {
    const asked = new Set<StatementId>();
    for (;;) {
      const wanted = [...this.#answered].filter((id) => !this.#statements.has(id) && !asked.has(id)).sort();
      if (wanted.length === 0) return;
      for (const id of wanted) asked.add(id);
      for (const ids of batches(wanted)) await this.addStatements(ids);
    }
  }

  /** The claims with those that stand in their slots, however deep. */
  async withThoseWithin(ids: Iterable<ClaimId>): Promise<readonly ClaimRecord[]> {
    const claims = new Map<ClaimId, ClaimRecord>();
    for (let wanted = [...new Set(ids)]; wanted.length > 0; ) {
      for (const batch of batches(wanted)) {
        for (const { record } of await readClaims(this.#database, batch)) claims.set(record.id, record);
      }
      const within = wanted.flatMap((id) => [...referencesOf(claims.get(id))].filter(isClaim));
      wanted = [...new Set(within)].filter((id) => !claims.has(id));
    }
    return [...claims.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async finish(vocabulary: Vocabulary, about: readonly EntityId[]): Promise<Found> {
    const claims = await this.withThoseWithin(this.#claims.keys());
    const said = new Set((await this.withThoseWithin(this.#stated)).map(({ id }) => id));
    for (const claim of claims) {
      this.addClaim(claim.id);
      for (const id of referencesOf(claim)) if (isEntity(id)) this.#entities.add(id);
    }
    for (const ids of batches([...this.#quoted.keys()])) {
      for (const id of await readMentioned(this.#database, ids)) this.#entities.add(id);
    }
    for (const id of about) this.#entities.add(id);
    const found = {
      entities: this.#entities,
      quoted: this.#quoted,
      claims: this.#claims,
      statements: this.#statements,
      said,
    };
    if (this.#told === undefined) {
      const relationships = await readRelationshipsOf(this.#database, about);
      for (const { record } of relationships) for (const id of namedBy(record)) this.#entities.add(id);
      await this.#upTheHierarchies();
      return { ...found, relationships };
    }
    const entities = await this.#upTheHierarchies();
    const derived = derive(vocabulary, {
      entities,
      claims: new Map(claims.map((claim) => [claim.id, claim])),
      statements: this.#records,
      articles: new Map(),
    });
    const objectOf = objectsOf(claims.filter(({ id }) => derived.claims.get(id)?.status === 'UNCONTESTED'));
    return {
      ...found,
      derived: { claims: derived.claims, objectOf },
      relationships: derived.relationships.map((one) => exportedOf(one, entities)),
    };
  }

  /** Adds whatever the entities lie within or are part of; all of them by id. */
  async #upTheHierarchies(): Promise<ReadonlyMap<EntityId, EntityRecord>> {
    const records = new Map<EntityId, EntityRecord>();
    const asked = new Set<EntityId>();
    for (let wanted = [...this.#entities]; wanted.length > 0; ) {
      for (const id of wanted) asked.add(id);
      for (const ids of batches(wanted)) {
        for (const record of await readEntities(this.#database, ids)) {
          // Only derive needs whole records; of a part without a perspective the ids are enough.
          records.set(record.id, record);
          for (const parent of entityReferences(record)) this.#entities.add(parent);
        }
      }
      wanted = [...this.#entities].filter((id) => !asked.has(id));
    }
    return records;
  }
}

const referencesOf = (claim: ClaimRecord | undefined): readonly Filler[] =>
  claim === undefined ? [] : claimReferences(claim);

/** By entity: the predicates of the claims that are ACTUAL and have it as object. */
function objectsOf(claims: readonly ClaimRecord[]): ReadonlyMap<string, readonly string[]> {
  const predicates = new Map<string, readonly string[]>();
  for (const { predicate, modality, slots } of claims) {
    if (modality !== 'ACTUAL' || !isEntity(slots.OBJECT)) continue;
    predicates.set(slots.OBJECT, [...new Set([...(predicates.get(slots.OBJECT) ?? []), predicate])]);
  }
  return predicates;
}

const namedBy = ({ from, to, affirmedBy, deniedBy }: RelationshipRecord): readonly EntityId[] => [
  from,
  to,
  ...affirmedBy,
  ...deniedBy,
];

const exportedOf = (
  record: RelationshipRecord,
  entities: ReadonlyMap<EntityId, EntityRecord>,
): ExportedRelationship => ({
  kind: 'relationship',
  record,
  fromKind: entities.get(record.from)?.kind ?? 'Concept',
  toKind: entities.get(record.to)?.kind ?? 'Concept',
});

function* batches<Id>(ids: readonly Id[]): Generator<Id[]> {
  for (let start = 0; start < ids.length; start += BATCH) yield ids.slice(start, start + BATCH);
}
