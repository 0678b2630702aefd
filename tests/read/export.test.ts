// How an export reads: in batches, no further than it is asked to, of one moment, and by indexes.
import { describe, expect, it } from 'vitest';
import { ConflictError } from '../../src/errors.ts';
import { EXPORT_KINDS, type ExportScope } from '../../src/model/export.ts';
import type { QueryEvent } from '../../src/neo4j/connect.ts';
import { exportRecords } from '../../src/read/export.ts';
import { findEntity } from '../../src/read/find-entities.ts';
import { importBundle } from '../../src/write/import.ts';
import { explain } from '../api/plan.ts';
import { openStory, useGraph } from '../story.ts';
import { bundle, gazette, harborBundle } from '../write/harbor.ts';

const graph = useGraph(openStory);
const everything = (scope: ExportScope = { about: [] }) =>
  exportRecords(graph.database, graph.vocabulary, scope, EXPORT_KINDS);

async function sentBy(work: () => Promise<void>): Promise<readonly QueryEvent[]> {
  const events: QueryEvent[] = [];
  const stop = graph.database.observe((event) => events.push(event));
  try {
    await work();
  } finally {
    stop();
  }
  return events;
}

describe('exportRecords', () => {
  it('reads records in batches, not one by one', async () => {
    let count = 0;
    const sent = await sentBy(async () => {
      for await (const _ of everything()) count += 1;
    });
    expect(count).toBeGreaterThan(150);
    // Ids, records, what they need beside them; twice the ledger.
    expect(sent.length).toBeLessThan(20);
    for (const { name, params } of sent) {
      if (name.startsWith('scan.ids') || name === 'scan.statementsNext') expect(params).toHaveProperty('limit');
    }
  });

  it('reads in further batches what a batch does not hold', async () => {
    const many = Array.from({ length: 1100 }, (_, at) => ({
      id: `entity:one-${at}`,
      kind: 'Place',
      name: `Place ${at}`,
    }));
    await importBundle(graph.database, bundle({ entities: many }), graph.vocabulary, { name: 'many' });
    const ids: string[] = [];
    const sent = await sentBy(async () => {
      for await (const { record } of exportRecords(graph.database, graph.vocabulary, { about: [] }, ['entity'])) {
        ids.push(record.id);
      }
    });
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.filter((id) => id.startsWith('entity:one-')).length).toBe(1100);
    expect(
      sent.filter(({ name }) => name === 'scan.entities').map(({ params }) => (params.ids as string[]).length),
    ).toEqual([500, 500, ids.length - 1000]);
  });

  it('reads no further once nobody asks', async () => {
    const sent = await sentBy(async () => {
      for await (const _ of everything()) break;
    });
    expect(sent.map(({ name }) => name)).toEqual([
      ...['scan.sequence', 'scan.idsEntity', 'scan.objectOf', 'scan.entities', 'scan.standingForOthers'],
    ]);
  });

  it('does not fetch the kinds that are not asked for', async () => {
    const sent = await sentBy(async () => {
      for await (const _ of exportRecords(graph.database, graph.vocabulary, { about: [] }, ['relationship'])) {
        // Only the queries matter.
      }
    });
    expect(sent.map(({ name }) => name)).toEqual(['scan.sequence', 'scan.relationships', 'scan.sequence']);
  });

  it('says so where something is told while it reads', async () => {
    const reading = async (): Promise<void> => {
      let isTold = false;
      for await (const _ of everything()) {
        if (isTold) continue;
        isTold = true;
        await importBundle(graph.database, harborBundle(), graph.vocabulary, { name: 'meanwhile' });
      }
    };
    const error = await reading().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ reason: 'GRAPH_CHANGED' });
  });

  it('finds all that it reads by an index, in order', async () => {
    const sent = await sentBy(async () => {
      for await (const _ of everything());
      for await (const _ of everything({ about: ['entity:starlink'] }));
      for await (const _ of everything({ about: [], told: { stances: ['DENIES'] } }));
      await findEntity(graph.database, 'Starlink', 'about');
      await findEntity(graph.database, 'entity:starlink', 'about');
    });
    const byName = new Map(sent.map((event) => [event.name, event]));
    expect(byName.size).toBeGreaterThan(18);
    const faults: string[] = [];
    for (const [name, event] of byName) {
      const { operators } = await explain(graph.database, event);
      const scans = operators.filter((one) =>
        /^(AllNodesScan|NodeByLabelScan|.*RelationshipTypeScan|.*AllRelationshipsScan)$/.test(one),
      );
      const sorts = /^scan\.(ids|statements(Left|Next)|claimsOf|relationships$)/.test(name)
        ? operators.filter((one) => /^(Sort|Top)$/.test(one))
        : [];
      if (scans.length + sorts.length > 0) faults.push(`${name}: ${operators.join(' < ')}`);
    }
    expect(faults).toEqual([]);
  });
});

describe('findEntity', () => {
  it('takes a name in any case, and refuses one that several bear', async () => {
    expect(await findEntity(graph.database, 'elon MUSK', 'about')).toBe('entity:elon-musk');
    const twins = bundle({ entities: [gazette, { ...gazette, id: 'entity:gazette-two' }] });
    await importBundle(graph.database, twins, graph.vocabulary, { name: 'twins' });
    await expect(findEntity(graph.database, 'The Gazette', '--about')).rejects.toThrow(
      '--about: "The Gazette" is the name of 2 entities; give the id of one: entity:gazette or entity:gazette-two',
    );
  });
});
