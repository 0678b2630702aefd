import { describe, expect, it } from 'vitest';
import { resolved } from '../../bench/load.ts';
import { synthetic } from '../../bench/synthetic.ts';
import { adjacentPairs } from '../../src/model/adjacent-pairs.ts';
import { claimIndex } from '../../src/model/claim-index.ts';
import { bears, claimKeys } from '../../src/model/claim-keys.ts';
import type { EntityRecord } from '../../src/model/entity.ts';
import { worldOf } from '../../src/model/world.ts';
import { loadVocabulary } from '../../src/vocabulary.ts';

describe('claimKeys', () => {
  it.each([1, 2, 3])('finds by equal texts what a claim bears on (seed %i)', async (seed) => {
    const vocabulary = await loadVocabulary();
    const contents = resolved(synthetic({ entities: 400, seed }, vocabulary).bundles, vocabulary);
    const entities = new Map(
      contents.flatMap((content) => content.entities.map((one): [EntityRecord['id'], EntityRecord] => [one.id, one])),
    );
    const claims = [
      ...new Map(contents.flatMap((content) => content.claims.map((claim) => [claim.id, claim]))).values(),
    ];
    const world = worldOf(vocabulary, entities);
    const expected = new Map(claims.map(({ id }) => [id as string, new Set<string>()]));
    const pair = (a: string, b: string) => expected.get(a)?.add(b) && expected.get(b)?.add(a);
    const find = claimIndex(world, claims);
    for (const claim of claims) for (const other of Object.values(find(claim)).flat()) pair(claim.id, other.id);
    for (const { denied, affirmed } of adjacentPairs(world, claims)) pair(denied.id, affirmed.id);

    const keys = claims.map((claim) => ({ claim, ...claimKeys(world, claim) }));
    const filed = new Map<string, typeof claims>();
    for (const { claim, filed: texts } of keys)
      for (const text of texts) filed.set(text, [...(filed.get(text) ?? []), claim]);
    let pairs = 0;
    for (const { claim, asked } of keys) {
      const found = new Set(
        asked.flatMap((text) => filed.get(text) ?? []).filter((other) => other !== claim && bears(world, claim, other)),
      );
      expect([...found].map(({ id }) => id).sort()).toEqual([...(expected.get(claim.id) ?? [])].sort());
      pairs += found.size;
    }
    expect(pairs).toBeGreaterThan(claims.length);
  });
});
