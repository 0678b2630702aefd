import { describe, expect, it } from 'vitest';
import type { EntityId } from '../../src/model/entity.ts';
import type { StatementId } from '../../src/model/statement.ts';
import type { QueryEvent } from '../../src/neo4j/connect.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import { verify } from '../../src/write/audit.ts';
import { importBundle } from '../../src/write/import.ts';
import { judgeEntities, undoJudgement } from '../../src/write/judge.ts';
import { rebuild } from '../../src/write/rebuild.ts';
import { retractStatement, undoRetraction } from '../../src/write/retract.ts';
import { undoImport } from '../../src/write/undo.ts';
import { openStory, useGraph } from '../story.ts';
import { alleged, bundle, everyone, harborArticle, harborBundle, planned } from './harbor.ts';

const graph = useGraph(openStory);

interface Plan {
  readonly operatorType: string;
  readonly children: readonly Plan[];
}
const operators = (plan: Plan): string[] => [
  plan.operatorType.replace(/@.*/, ''),
  ...plan.children.flatMap((child) => operators(child)),
];

/** Read everything of a kind, by their purpose: for undoing, auditing and rebuilding only. */
const WHOLE =
  /^write\.(all|count|scan|ids|retractions$|liveImports|referringImports|liveRetractions|liveJudgements|unsortedImports)/;
const SCANS = [
  'AllNodesScan',
  'NodeByLabelScan',
  'DirectedRelationshipTypeScan',
  'UndirectedRelationshipTypeScan',
  'DirectedAllRelationshipsScan',
];

describe('the queries of the write path', () => {
  it('find what they touch by an index or from what they have found', { timeout: 300_000 }, async () => {
    const { database, vocabulary } = graph;
    const seen = new Map<string, QueryEvent>();
    const stop = database.observe((event) => seen.set(event.name, event));
    const first = await importBundle(database, harborBundle(), vocabulary, { name: 'harbor' });
    const moved = everyone.map((one) => ('within' in one ? { ...one, within: undefined, name: 'a quay' } : one));
    const partial = { articles: [harborArticle], entities: moved, claims: [planned], statements: [alleged] };
    const second = await importBundle(
      database,
      bundle({ ...partial, skipped: [{ line: 2, why: 'other' }] }),
      vocabulary,
      { name: 'again' },
    );
    const [left, right] = everyone.filter(({ kind }) => kind === 'Organization').map(({ id }) => id as EntityId);
    if (left === undefined || right === undefined) throw new Error('the harbor has no two organizations');
    const judging = { left, right, verdict: 'SAME', by: 'a', why: 'b' } as const;
    const { judgement } = await judgeEntities(database, judging, vocabulary);
    const { rows } = await read(database, query('tests.one', 'MATCH (node:Statement) RETURN node.id LIMIT 1'));
    const statement = rows[0]?.[0] as StatementId;
    const { id: retraction } = await retractStatement(database, { statement, by: 'a', why: 'b' }, vocabulary);
    await undoRetraction(database, retraction, vocabulary);
    await undoJudgement(database, judgement.id, vocabulary);
    for (const id of [second.importId, first.importId])
      if (id !== undefined) await undoImport(database, id, vocabulary);
    await verify(database, vocabulary);
    await rebuild(database, vocabulary);
    stop();
    const session = database.driver.session({ database: database.name });
    const scanning: string[] = [];
    for (const { name, text, params } of seen.values()) {
      const { summary } = await session.run(query(name, `EXPLAIN ${text}`).text, params);
      const used = operators(summary.plan as Plan);
      if (!WHOLE.test(name) && !name.startsWith('tests.') && used.some((operator) => SCANS.includes(operator)))
        scanning.push(`${name}: ${used.join(' < ')}`);
    }
    await session.close();
    expect(seen.size).toBeGreaterThan(60);
    expect(scanning).toEqual([]);
  });
});
