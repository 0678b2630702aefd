// Statements that answer those of another batch: the edges that had to wait until both were there.

import type { Content } from '../../model/content.ts';
import type { StatementId } from '../../model/statement.ts';
import { query } from '../../neo4j/query.ts';
import type { Write } from '../../neo4j/run.ts';
import { batches } from '../batch.ts';
import { lockLedger } from '../imports.ts';
import { transact } from '../transact.ts';
import { markPending, type Sending } from './send.ts';
import type { Spool } from './spool.ts';

/** Cost: two seeks per row, and the answers of its first statement. */
const JOIN = query(
  'bulk.joinAnswers',
  `
  UNWIND $rows AS row
  MATCH (answer:Statement {id: row.answer})
  MATCH (asked:Statement {id: row.asked})
  WHERE NOT EXISTS { (answer)-[:RESPONDS_TO]->(asked) }
  CREATE (answer)-[:RESPONDS_TO]->(asked)
  RETURN count(*)`,
);

interface Answer {
  readonly answer: StatementId;
  readonly asked: StatementId;
}

/** The content with the answers of its statements to those of other batches. */
export function withAnswers(spool: Spool, batch: string, content: Content): Content {
  const answers = answersOf(spool, batch);
  if (answers.length === 0) return content;
  return {
    ...content,
    statements: content.statements.map((statement) => {
      const others = answers.filter(({ answer }) => answer === statement.id).map(({ asked }) => asked);
      if (others.length === 0) return statement;
      return { ...statement, respondsTo: [...new Set([...statement.respondsTo, ...others])].sort() };
    }),
  };
}

function answersOf(spool: Spool, batch: string): readonly Answer[] {
  const written = JSON.parse(spool.store.get(`answers ${batch}`) ?? '[]') as [string, string[]][];
  const idOf = (key: string) => (spool.store.get(`id ${key}`) || undefined) as StatementId | undefined;
  return written.flatMap(([key, keys]) => {
    const answer = idOf(key);
    const asked = keys.map(idOf).filter((id) => id !== undefined && id !== answer) as StatementId[];
    return answer === undefined ? [] : asked.map((id) => ({ answer, asked: id }));
  });
}

/** Joins what `sendBatch` left out, once all batches are sent; a second time changes nothing. */
export async function joinAnswers(sending: Sending, spool: Spool, keys: readonly string[]): Promise<void> {
  for (const batch of keys) {
    const rows = answersOf(spool, batch);
    if (rows.length === 0) continue;
    await transact(sending.database, `answers of ${sending.name}`, false, async (tx: Write) => {
      const sequence = await lockLedger(tx);
      let joined = 0;
      for (const some of batches(rows)) joined += (await tx.run(JOIN, { rows: some })).rows[0]?.[0] as number;
      if (joined > 0) await markPending(tx, sequence);
    });
  }
}
