// One batch into the graph with its row in the ledger, in one transaction; told already, it changes nothing.
import type { Content } from '../../model/content.ts';
import type { LedgerImport } from '../../model/ledger.ts';
import type { Vocabulary } from '../../model/predicates.ts';
import type { Database } from '../../neo4j/connect.ts';
import { query } from '../../neo4j/query.ts';
import { int, type Write } from '../../neo4j/run.ts';
import { apply, type Plan, plan } from '../apply.ts';
import { runByIds } from '../batch.ts';
import { carryOut } from '../derived.ts';
import { appendImport, lockLedger } from '../imports.ts';
import { changeReport } from '../report.ts';
import { settleImport } from '../settle.ts';
import { transact } from '../transact.ts';
import { refreshOwn } from './own-derived.ts';
import { isNew, isTold, readTellers } from './tellers.ts';
import { withoutEdgesTo, writeNew } from './write-new.ts';

export interface Sending {
  readonly database: Database;
  readonly vocabulary: Vocabulary;
  /** What the imports are called in the ledger. */
  readonly name: string;
  /** ISO instant. */
  readonly now: string;
  /** Derives with each batch what it can reach, as importing one bundle does; else that is put off: `derivePending`. */
  readonly isDerivedAtOnce: boolean;
}

/** Cost: one seek. */
const MARK = query(
  'bulk.markPending',
  `
  MATCH (ledger:Ledger {id: 'ledger'})
  SET ledger.underivedSince = coalesce(ledger.underivedSince, $sequence)`,
);

/** Cost: none, Neo4j keeps the count. */
const MERGES = query('bulk.countMerges', 'MATCH ()-[merge:MERGED_INTO]->() RETURN count(merge)');

/** Cost: one seek per id. */
const STORED_STATEMENTS = query(
  'bulk.storedStatements',
  `
  UNWIND $ids AS id
  MATCH (statement:Statement {id: id})
  RETURN id`,
);

/** Notes that what is derived is behind what is told, until `derivePending` has been run. */
export const markPending = (tx: Write, sequence: number) => tx.run(MARK, { sequence: int(sequence) });

/**
 * Writes what a batch tells. Answers to statements that aren't there yet are left out: `joinAnswers` adds them.
 * @returns Whether anything was told that wasn't told before.
 * @throws ConflictError, DatabaseError as `importBundle`. Nothing is written then.
 */
export const sendBatch = (sending: Sending, content: Content): Promise<boolean> => {
  const { database, vocabulary, name, now, isDerivedAtOnce } = sending;
  return transact(database, `import ${name}`, false, async (tx) => {
    const sequence = (await lockLedger(tx)) + 1;
    const tellers = await readTellers(tx, content);
    if (await isTold(tx, content, tellers)) return false;
    const added: LedgerImport = { sequence, at: now, articleIds: content.articles.map(({ id }) => id), content };
    if (!isDerivedAtOnce && isNew(content, tellers) && (await countMerges(tx)) === 0) {
      const created = await writeNew(tx, vocabulary, added, tellers, await strangers(tx, content));
      await markPending(tx, sequence);
      await appendImport(tx, added, name, { created, changed: 0, superseded: 0, restored: 0, deleted: 0 });
      return true;
    }
    const planned = withoutStrangers(await plan(tx, await settleImport(tx, added)), await strangers(tx, content));
    if (isDerivedAtOnce) await carryOut(tx, vocabulary, planned, now);
    else {
      await apply(tx, planned);
      await refreshOwn(tx, vocabulary, planned);
      await markPending(tx, sequence);
    }
    await appendImport(tx, added, name, changeReport(planned.changes, new Map()).counts);
    return true;
  });
};

/** Whether `sendBatch` would write anything. Writes nothing itself. */
export const wouldSend = ({ database, name }: Sending, content: Content): Promise<boolean> =>
  transact(
    database,
    `import ${name}`,
    true,
    async (tx) => !(await isTold(tx, content, await readTellers(tx, content))),
  );

const countMerges = async (tx: Write): Promise<number> => (await tx.run(MERGES)).rows[0]?.[0] as number;

/** What the statements answer that is neither among them nor stored. */
async function strangers(tx: Write, { statements }: Content): Promise<ReadonlySet<string>> {
  const own = new Set<string>(statements.map(({ id }) => id));
  const asked = new Set(statements.flatMap(({ respondsTo }) => respondsTo).filter((id) => !own.has(id)));
  if (asked.size === 0) return asked;
  for (const [id] of await runByIds<[`statement:${string}`]>(tx, STORED_STATEMENTS, asked)) asked.delete(id);
  return asked;
}

const withoutStrangers = (planned: Plan, strangers: ReadonlySet<string>): Plan => ({
  ...planned,
  writes: planned.writes.map((change) => ({ ...change, node: withoutEdgesTo(change.node, strangers) })),
});
