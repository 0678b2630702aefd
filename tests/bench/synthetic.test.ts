import { beforeAll, describe, expect, it } from 'vitest';
import { resolved } from '../../bench/load.ts';
import { type Synthetic, synthetic } from '../../bench/synthetic.ts';
import type { Content } from '../../src/model/content.ts';
import type { Vocabulary } from '../../src/model/predicates.ts';
import { STANCES } from '../../src/model/statement.ts';
import { loadVocabulary } from '../../src/vocabulary.ts';

const SIZE = { entities: 400, seed: 7 };

describe('synthetic', () => {
  let vocabulary: Vocabulary;
  let made: Synthetic;
  let content: Content;

  beforeAll(async () => {
    vocabulary = await loadVocabulary();
    made = synthetic(SIZE, vocabulary);
    const contents = resolved(made.bundles, vocabulary);
    content = {
      entities: contents.flatMap(({ entities }) => entities),
      articles: contents.flatMap(({ articles }) => articles),
      claims: contents.flatMap(({ claims }) => claims),
      statements: contents.flatMap(({ statements }) => statements),
    };
  });

  it('grows the same graph from the same seed, and another from another', () => {
    expect(synthetic(SIZE, vocabulary).hash).toBe(made.hash);
    expect(synthetic({ ...SIZE, seed: 8 }, vocabulary).hash).not.toBe(made.hash);
  });

  it('grows this graph on every machine, until the generator or the vocabulary changes', () => {
    expect(made.hash).toBe('181e6ebde09dab3ecac7ab83db69c9536b5146e0ab4e2edcc14c7d6257c805e7');
  });

  it('holds four statements an entity, and an article for every two', () => {
    const { entities, articles, statements } = content;
    expect([entities.length, articles.length, statements.length]).toEqual([400, 200, 1600]);
  });

  it('has every stance, replies, relays, principals, copies and headlines', () => {
    const { statements } = content;
    expect(new Set(statements.map(({ stance }) => stance))).toEqual(new Set(STANCES));
    const kinds = [
      statements.filter(({ respondsTo }) => respondsTo.length > 0),
      statements.filter(({ relays }) => relays.length > 0),
      statements.filter(({ principal }) => principal !== undefined),
      statements.filter(({ evidence }) => evidence.length > 1),
      statements.filter(({ isHeadline }) => isHeadline),
    ];
    for (const some of kinds) expect(some.length).toBeGreaterThan(20);
  });

  it('says of its three hubs what they are due', () => {
    const claims = new Map(content.claims.map((claim) => [claim.id, Object.values(claim.slots)]));
    const shares = made.hubs.map(
      (hub) => content.statements.filter(({ claim }) => claims.get(claim)?.includes(hub)).length / (4 * SIZE.entities),
    );
    for (const [at, least] of [0.05, 0.02, 0.01].entries()) expect(shares[at]).toBeGreaterThanOrEqual(0.8 * least);
  });

  it('has places within places, and organizations that are part of others', () => {
    expect(content.entities.some(({ within }) => within !== undefined)).toBe(true);
    expect(content.entities.some(({ partOf }) => partOf !== undefined)).toBe(true);
  });
});
