// Who told before what a batch tells: whether the batch is told already, and whether all that it brings is new.
import type { Content } from '../../model/content.ts';
import type { ImportId } from '../../model/ledger.ts';
import { query } from '../../neo4j/query.ts';
import type { Write } from '../../neo4j/run.ts';
import { runByIds } from '../batch.ts';
import { hashOf, readHeads } from '../imports.ts';
import { oneForEach } from '../tables.ts';

const RECORDS = ['Entity', 'Claim', 'Statement', 'Article'] as const;

/** Cost: one seek per id. */
const TELLERS = oneForEach(RECORDS, (label) =>
  query(
    `bulk.tellers${label}`,
    `
  UNWIND $ids AS id
  MATCH (node:${label} {id: id})
  RETURN id, node.importIds, node.supersededAt IS NULL`,
  ),
);

interface Teller {
  /** Earliest first. */
  readonly importIds: readonly ImportId[];
  readonly isStanding: boolean;
}

/** Of the records that are stored, by id. */
export type Tellers = ReadonlyMap<string, Teller>;

export async function readTellers(tx: Write, content: Content): Promise<Tellers> {
  const ids = {
    Entity: content.entities,
    Claim: content.claims,
    Statement: content.statements,
    Article: content.articles,
  };
  const found = new Map<string, Teller>();
  for (const label of RECORDS) {
    const asked = ids[label].map(({ id }) => id as string);
    for (const [id, importIds, isStanding] of await runByIds<[string, ImportId[], boolean]>(
      tx,
      TELLERS[label],
      asked,
    )) {
      found.set(id, { importIds, isStanding });
    }
  }
  return found;
}

/** Whether a live import of the same content has the last word on all of its articles, and on all of its entities. */
export async function isTold(tx: Write, content: Content, tellers: Tellers): Promise<boolean> {
  const own = [...content.articles, ...content.entities, ...content.claims, ...content.statements];
  const told = own.map(({ id }) => tellers.get(id)?.importIds ?? []);
  const fewest = told.reduce((a, b) => (b.length < a.length ? b : a), told[0] ?? []);
  if (fewest.length === 0) return false;
  const ruled = [...content.articles, ...content.entities].map(({ id }) => tellers.get(id)?.importIds.at(-1));
  const hash = hashOf(content);
  return (await readHeads(tx, fewest)).some((head) => head.hash === hash && ruled.every((id) => id === head.id));
}

/** Whether nothing of it is stored but claims that stand: these are as they are told, since their ids are what they say. */
export const isNew = (content: Content, tellers: Tellers): boolean =>
  [...content.articles, ...content.entities, ...content.statements].every(({ id }) => !tellers.has(id)) &&
  content.claims.every(({ id }) => tellers.get(id)?.isStanding !== false);
