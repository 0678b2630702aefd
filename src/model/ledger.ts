// What stands once everything that was imported is taken together. The ledger is the truth; the graph is this fold of it.
import type { ArticleId, ArticleRecord } from './article.ts';
import type { ClaimId, ClaimRecord } from './claim.ts';
import type { Content } from './content.ts';
import type { EntityId, EntityRecord } from './entity.ts';
import type { EvidenceRecord } from './evidence.ts';
import { articleReferences, claimReferences, entityReferences, statementReferences } from './records.ts';
import type { StatementId, StatementRecord } from './statement.ts';

export type ImportId = `import:${number}`;

export const importId = (sequence: number): ImportId => `import:${sequence}`;

/** An import that was not undone. `content` may be cut down to the records asked about; `articleIds` is always whole. */
export interface LedgerImport {
  readonly sequence: number;
  /** ISO instant. */
  readonly at: string;
  readonly articleIds: readonly ArticleId[];
  readonly content: Content;
}

/** A record with what the ledger knows of it. */
export interface Told<R> {
  readonly record: R;
  /** ISO instant of the earliest import that tells it. */
  readonly recordedAt: string;
  /** ISO instant at which the last import that told it gave way to a later one; absent while it stands. */
  readonly supersededAt?: string;
  /** The imports that tell it, earliest first. */
  readonly importIds: readonly ImportId[];
}

export interface Standing {
  readonly articles: ReadonlyMap<ArticleId, Told<ArticleRecord>>;
  readonly entities: ReadonlyMap<EntityId, Told<EntityRecord>>;
  readonly claims: ReadonlyMap<ClaimId, Told<ClaimRecord>>;
  readonly statements: ReadonlyMap<StatementId, Told<StatementRecord>>;
}

type Telling<R> = { readonly by: LedgerImport; readonly record: R };

/**
 * The records that the imports leave, whatever their order in the list; an import that was undone must not be in it.
 *
 * An import *rules* an article when no later import holds that article, and it rules when it rules one of its articles
 * or holds none.
 * - An article is as its ruling import tells it, its sentences and mentions included.
 * - An entity or a claim stands when a ruling import tells it, as the latest of these has it; or when something that
 *   stands refers to it, as the latest import has it that tells it at all: nothing that stands points into the void.
 * - A piece of evidence stands while the import that gives it rules the article it is in, or rules at all where it
 *   doesn't hold that article: importing an article again replaces what its earlier import said, not what others add.
 * - A statement stands while evidence of it does. It has all such evidence; its other fields are the latest's.
 * - What is told but doesn't stand is superseded, and is as the latest import has it that tells it.
 *
 * `held` are ids that something outside of the given imports refers to.
 */
export function standing(imports: readonly LedgerImport[], held: ReadonlySet<string> = new Set()): Standing {
  const inOrder = [...imports].sort((a, b) => a.sequence - b.sequence);
  const rule = new Rule(inOrder);
  const articles = foldEach(inOrder, 'articles', (tellings) => told(tellings, latest(tellings).record));
  const statements = foldEach(inOrder, 'statements', (tellings) => foldStatement(tellings, rule));
  const entities = foldEach(inOrder, 'entities', (tellings) => foldDeclared(tellings, rule));
  const claims = foldEach(inOrder, 'claims', (tellings) => foldDeclared(tellings, rule));
  keepReferred({ articles, entities, claims, statements }, held);
  return { articles, entities, claims, statements };
}

/** Who rules what. */
class Rule {
  readonly #holders = new Map<ArticleId, LedgerImport[]>();

  constructor(inOrder: readonly LedgerImport[]) {
    for (const one of inOrder) {
      for (const article of one.articleIds) {
        const holders = this.#holders.get(article);
        if (holders === undefined) this.#holders.set(article, [one]);
        else holders.push(one);
      }
    }
  }

  /** The import to which evidence that `by` gives in the article gave way; undefined while it stands. */
  endOfEvidence(by: LedgerImport, article: ArticleId): LedgerImport | undefined {
    return by.articleIds.includes(article) ? this.#successor(by, article) : this.end(by);
  }

  #successor(by: LedgerImport, article: ArticleId): LedgerImport | undefined {
    return this.#holders.get(article)?.find((holder) => holder.sequence > by.sequence);
  }

  /** The import that took the last of its articles over from `by`; undefined while `by` rules. */
  end(by: LedgerImport): LedgerImport | undefined {
    const successors = by.articleIds.map((article) => this.#successor(by, article));
    return successors.includes(undefined) ? undefined : last(successors.filter((one) => one !== undefined));
  }
}

function foldDeclared<R>(tellings: readonly Telling<R>[], rule: Rule): Told<R> {
  const ends = tellings.map(({ by }) => rule.end(by));
  const ruling = tellings.filter((_, index) => ends[index] === undefined);
  if (ruling.length > 0) return told(tellings, latest(ruling).record);
  return told(tellings, latest(tellings).record, last(ends.filter((end) => end !== undefined)));
}

function foldStatement(tellings: readonly Telling<StatementRecord>[], rule: Rule): Told<StatementRecord> {
  const valid = tellings.flatMap(({ by, record }) => {
    const evidence = record.evidence.filter((piece) => rule.endOfEvidence(by, piece.article) === undefined);
    return evidence.length === 0 ? [] : [{ by, record: { ...record, evidence } }];
  });
  if (valid.length > 0) {
    return told(tellings, { ...latest(valid).record, evidence: union(valid.map(({ record }) => record.evidence)) });
  }
  const ends = tellings.flatMap(({ by, record }) =>
    record.evidence.map((piece) => rule.endOfEvidence(by, piece.article)),
  );
  return told(tellings, latest(tellings).record, last(ends.filter((end) => end !== undefined)));
}

/** The latest import's pieces first, in its order, so that the first piece stays the one that the statement's id is made of. */
function union(lists: readonly (readonly EvidenceRecord[])[]): readonly EvidenceRecord[] {
  const pieces = new Map<string, EvidenceRecord>();
  for (const piece of lists.toReversed().flat()) {
    const key = JSON.stringify([piece.article, piece.role, piece.start, piece.end]);
    if (!pieces.has(key)) pieces.set(key, piece);
  }
  return [...pieces.values()];
}

/** Lets stand what something that stands refers to, however far down. */
function keepReferred(
  {
    articles,
    entities,
    claims,
    statements,
  }: Standing & {
    readonly entities: Map<EntityId, Told<EntityRecord>>;
    readonly claims: Map<ClaimId, Told<ClaimRecord>>;
  },
  held: ReadonlySet<string>,
): void {
  const stands = <R>(map: ReadonlyMap<string, Told<R>>) =>
    [...map.values()].filter(({ supersededAt }) => supersededAt === undefined).map(({ record }) => record);
  const referred: string[] = [
    ...held,
    ...stands(articles).flatMap(articleReferences),
    ...stands(statements).flatMap(statementReferences),
    ...stands(claims).flatMap(claimReferences),
    ...stands(entities).flatMap(entityReferences),
  ];
  for (let id = referred.pop(); id !== undefined; id = referred.pop()) {
    const claim = claims.get(id as ClaimId);
    if (claim?.supersededAt !== undefined) {
      claims.set(id as ClaimId, standingAgain(claim));
      referred.push(...claimReferences(claim.record));
    }
    const entity = entities.get(id as EntityId);
    if (entity?.supersededAt !== undefined) {
      entities.set(id as EntityId, standingAgain(entity));
      referred.push(...entityReferences(entity.record));
    }
  }
}

function standingAgain<R>({ record, recordedAt, importIds }: Told<R>): Told<R> {
  return { record, recordedAt, importIds };
}

function told<R>(tellings: readonly Telling<R>[], record: R, supersededBy?: LedgerImport): Told<R> {
  const recordedAt = tellings[0]?.by.at ?? '';
  const importIds = tellings.map(({ by }) => importId(by.sequence));
  return { record, recordedAt, importIds, ...(supersededBy && { supersededAt: supersededBy.at }) };
}

function foldEach<K extends keyof Content>(
  inOrder: readonly LedgerImport[],
  kind: K,
  fold: (tellings: readonly Telling<Content[K][number]>[]) => Told<Content[K][number]>,
): Map<Content[K][number]['id'], Told<Content[K][number]>> {
  type R = Content[K][number];
  const tellings = new Map<R['id'], Telling<R>[]>();
  for (const by of inOrder) {
    for (const record of by.content[kind]) {
      const earlier = tellings.get(record.id);
      if (earlier === undefined) tellings.set(record.id, [{ by, record }]);
      else earlier.push({ by, record });
    }
  }
  return new Map([...tellings].map(([id, list]) => [id, fold(list)]));
}

const latest = <R>(tellings: readonly Telling<R>[]): Telling<R> => tellings[tellings.length - 1] as Telling<R>;

const last = (imports: readonly LedgerImport[]): LedgerImport | undefined =>
  imports.reduce<LedgerImport | undefined>((a, b) => (a === undefined || b.sequence > a.sequence ? b : a), undefined);
