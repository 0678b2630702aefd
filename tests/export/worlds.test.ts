// Random worlds out and in again: what comes in is equal, whole or in part, and under any perspective what the rules make of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityId } from '../../src/model/entity.ts';
import type { ExportRecord, ExportScope } from '../../src/model/export.ts';
import { type Perspective, restricted } from '../../src/model/perspective.ts';
import { query } from '../../src/neo4j/query.ts';
import { read } from '../../src/neo4j/run.ts';
import { importBundle } from '../../src/write/import.ts';
import { addDenseWorld } from '../proof/graphs.ts';
import { randomOf } from '../proof/random.ts';
import { denseTelling } from '../proof/world.ts';
import { empty, openEmptyGraph, openStory, useGraph } from '../story.ts';
import { anyBundle } from '../write/worlds.ts';
import { bundleOf, comparable, recordsOf, tellAgain } from './round-trip.ts';

const MINUTE = 60_000;
const STATUSES = query('test.statuses', 'MATCH (claim:Claim) RETURN claim.id, claim.status');

const ofKind = <K extends ExportRecord['kind']>(records: readonly ExportRecord[], kind: K) =>
  records.filter((one): one is Extract<ExportRecord, { kind: K }> => one.kind === kind);

describe('a random world', () => {
  const graph = useGraph(openEmptyGraph);

  it('is the same once it is exported and imported', { timeout: 10 * MINUTE }, async () => {
    let whole = 0;
    const property = fc.asyncProperty(fc.array(anyBundle, { minLength: 1, maxLength: 3 }), async (bundles) => {
      await empty(graph.database);
      for (const [at, bundle] of bundles.entries()) {
        const now = new Date(Date.UTC(2024, 2, 1, 12, at)).toISOString();
        await importBundle(graph.database, bundle, graph.vocabulary, { name: `telling ${at}`, now });
      }
      const records = await recordsOf(graph);
      fc.pre(ofKind(records, 'statement').length > 0);
      const before = await standing();
      const { leftOut } = bundleOf(records, graph.vocabulary);
      expect(await tellAgain(graph, records)).toEqual([]);
      // What no bundle can tell is counted; all else is the same.
      if (leftOut.length > 0) return;
      expect(await standing()).toEqual(before);
      whole += 1;
    });
    await fc.assert(property, { numRuns: 12, interruptAfterTimeLimit: MINUTE / 2, endOnFailure: true });
    expect(whole).toBeGreaterThan(2);
  });

  it('is the same where much is said of little', { timeout: 10 * MINUTE }, async () => {
    for (const seed of [1, 2]) {
      await empty(graph.database);
      const random = randomOf(seed);
      for (const [at, article] of ['one', 'two'].entries()) {
        const now = new Date(Date.UTC(2024, 2, 1, 12, at)).toISOString();
        const telling = denseTelling(random, article, at);
        const { problems } = await importBundle(graph.database, telling, graph.vocabulary, { name: article, now });
        expect(problems).toEqual([]);
      }
      const before = await standing();
      const records = await recordsOf(graph);
      expect(bundleOf(records, graph.vocabulary).leftOut).toEqual([]);
      expect(await tellAgain(graph, records)).toEqual([]);
      expect(await standing()).toEqual(before);
    }
  });

  /** Without what is superseded, which no export has, and the order of evidence, which is that of its articles. */
  async function standing(): Promise<readonly string[]> {
    const lines = await comparable(graph.database);
    const gone = new Set(
      lines
        .filter((line) => line.includes('"supersededAt"'))
        .flatMap((line) => line.match(/"id":"([^"]*)"/)?.[1] ?? []),
    );
    const goneEvidence = new Set(
      lines.flatMap((line) => {
        const [from, type, to] = JSON.parse(line) as string[];
        return type === 'EVIDENCED_BY' && gone.has(from ?? '') ? [to] : [];
      }),
    );
    return lines
      .filter((line) => {
        const [first, second, third] = JSON.parse(line) as [unknown, string, unknown];
        const ids = Array.isArray(first) ? [second] : [first, third];
        return !ids.some((id) => gone.has(id as string) || goneEvidence.has(id as string));
      })
      .map((line) => (line.includes('"EVIDENCED_BY"') ? line.replace(/"order":\d+/, '') : line));
  }
});

const PERSPECTIVES: readonly Perspective[] = [
  { stances: ['AFFIRMS'] },
  { stances: ['DENIES', 'QUESTIONS'], wordings: ['PARAPHRASED'] },
  { certainties: ['CERTAIN', 'POSSIBLE'] },
  { publishers: ['entity:courier'] },
  { asOf: { at: '2024-02', clock: 'SAID' } },
  { asOf: { at: '2024-01', clock: 'PUBLISHED' } },
  { speakers: ['entity:ada', 'entity:bo'] },
  { principals: ['entity:critics'] },
];
const ABOUT: readonly EntityId[] = ['entity:crane', 'entity:union', 'entity:quay', 'entity:strike'];

describe.each<[string, ExportScope]>([
  ...ABOUT.map((id): [string, ExportScope] => [`about ${id}`, { about: [id] }]),
  ...PERSPECTIVES.map((told): [string, ExportScope] => [JSON.stringify(told), { about: [], told }]),
  ['about two under one', { about: ['entity:crane', 'entity:harbor'], told: { stances: ['AFFIRMS', 'DENIES'] } }],
])('a part: %s', (_name, scope) => {
  const graph = useGraph(async () => addDenseWorld(await openEmptyGraph(), 7));

  it('is what is asked for, closed, and as the rules have it', { timeout: 5 * MINUTE }, async () => {
    const all = await recordsOf(graph);
    const part = await recordsOf(graph, scope);
    const ids = new Set(part.map(({ record }) => record.id as string));
    expect(ids.size).toBe(part.length);

    // What the rules let through, of the claims that are asked for: no more and no less.
    const claims = new Map(ofKind(all, 'claim').map(({ record }) => [record.id, record]));
    const holds = (id: string): readonly string[] => {
      const fillers = Object.values(claims.get(id as `claim:${string}`)?.slots ?? {});
      return fillers.flatMap((filler) => (filler?.startsWith('claim:') ? [filler, ...holds(filler)] : []));
    };
    const isNamed = (id: string): boolean =>
      Object.values(claims.get(id as `claim:${string}`)?.slots ?? {}).some((filler) =>
        scope.about.includes(filler as EntityId),
      );
    const asked = [...claims.keys()].filter((id) => isNamed(id) || holds(id).some(isNamed));
    const wanted = new Set<string>(scope.about.length === 0 ? claims.keys() : [...asked, ...asked.flatMap(holds)]);
    const statements = ofKind(all, 'statement');
    const kept = statements.filter(
      (said) =>
        restricted(
          { told: scope.told },
          { ...said, statement: said.record, claim: claims.get(said.record.claim) as never },
        ) !== undefined,
    );
    const first = kept.filter(({ record }) => wanted.has(record.claim)).map(({ record }) => record.id);
    const found = new Set<string>(first);
    for (const id of found) {
      const answered = kept.find(({ record }) => record.id === id)?.record.respondsTo ?? [];
      for (const one of answered) if (kept.some(({ record }) => record.id === one)) found.add(one);
    }
    expect(
      ofKind(part, 'statement')
        .map(({ record }) => record.id as string)
        .sort(),
    ).toEqual([...found].sort());

    // It stands by itself, and by itself gives the statuses that it says.
    const { leftOut } = bundleOf(part, graph.vocabulary);
    expect(await tellAgain(graph, part)).toEqual([]);
    if (scope.told !== undefined && leftOut.every((what) => !what.startsWith('statement that lost'))) {
      const statuses = new Map((await read(graph.database, STATUSES)).rows as [string, string][]);
      for (const claim of ofKind(part, 'claim')) {
        if (claim.isSaid)
          expect([claim.record.id, statuses.get(claim.record.id)]).toEqual([claim.record.id, claim.status]);
      }
    }
  });
});

describe('the seed in part', () => {
  const graph = useGraph(openStory);

  it('leaves out what is not about the entity', async () => {
    const part = await recordsOf(graph, { about: ['entity:sevastopol'] });
    const all = await recordsOf(graph);
    expect(ofKind(part, 'claim').length).toBeLessThan(ofKind(all, 'claim').length);
    expect(ofKind(part, 'claim').every(({ status }) => status !== undefined)).toBe(true);
    const stored = new Map(ofKind(all, 'claim').map((claim) => [claim.record.id, claim.status]));
    for (const claim of ofKind(part, 'claim')) expect(claim.status).toBe(stored.get(claim.record.id));
  });
});
