import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjacency, isPartDisjoint } from '../../src/model/adjacency.ts';
import type { ClaimRecord } from '../../src/model/claim.ts';
import { derive } from '../../src/model/derive.ts';
import type { Comparison, Derived } from '../../src/model/derived.ts';
import { denialReaches } from '../../src/model/logic.ts';
import { opposition } from '../../src/model/opposition.ts';
import { relation, slotsAlike } from '../../src/model/relation.ts';
import { STATUSES, status } from '../../src/model/status.ts';
import { anyStory, factsOf } from './generators.ts';
import { claim, said, vocabulary, world } from './shorthand.ts';
import { claims, statements, story } from './story.ts';

const storyFacts = factsOf(Object.values(claims), story);
const derived = derive(vocabulary, storyFacts);
const nameOf = (id: string) => Object.entries(claims).find(([, record]) => record.id === id)?.[0] ?? id;
const edges = ({ comparisons }: Derived, kind: Comparison['kind']) =>
  comparisons
    .filter((one) => one.kind === kind)
    .map(({ from, to }) => [nameOf(from), nameOf(to)].join(' → '))
    .sort();

describe('derive in the story', () => {
  it('compares what compares', () => {
    expect(edges(derived, 'NARROWER_THAN')).toEqual([
      'soldBySpacex → sold',
      'soldInParallel → sold',
      'soldOfficially → sold',
      'usedAtFront → used',
    ]);
    expect(
      edges(derived, 'OVERLAPS')
        .map((edge) => edge.split(' → ').sort().join(' '))
        .sort(),
    ).toEqual(['soldBySpacex soldInParallel', 'soldBySpacex soldOfficially', 'soldInParallel soldOfficially']);
    expect(edges(derived, 'SAME_SLOTS')).toEqual([]);
    expect(edges(derived, 'ADJACENT_TO')).toEqual([
      'canBeSuppliedOfficially → canBeUsedOfficiallyHere',
      ...['sold', 'soldBySpacex', 'soldInParallel', 'soldOfficially'].flatMap((denied) => [
        `${denied} → used`,
        `${denied} → usedAtFront`,
      ]),
    ]);
  });

  it('reads claims aloud, with status and count', () => {
    expect(derived.claims.get(claims.soldInParallel.id)).toMatchObject({
      text: '[unnamed] sells Starlink (recipient: State Of Russia; channel: through parallel imports)',
      status: 'CONTESTED',
      statementCount: 1,
    });
    expect(derived.claims.get(claims.canBeUsedOfficiallyHere.id)?.text).toBe(
      'possible: [unnamed] uses Starlink (place: Russia; manner: officially)',
    );
    expect(derived.claims.get(claims.used.id)).toMatchObject({ status: 'SCOPED_DENIAL', statementCount: 0 });
  });

  it('joins Starlink and Russia by one relationship that shows what its claims share', () => {
    const sold = derived.relationships.find(
      ({ from, predicate }) => from === 'entity:starlink' && predicate === 'SELLS',
    );
    expect(sold).toMatchObject({
      to: 'entity:state-of-russia',
      role: 'RECIPIENT',
      label: '[unnamed] sells it, to State Of Russia',
      status: 'CONTESTED',
      claimIds: [claims.sold.id, claims.soldInParallel.id, claims.soldOfficially.id].sort(),
      affirmedBy: ['entity:critics', 'entity:gur', 'entity:yusov'],
      // Not Kiev: it denies a part only.
      deniedBy: ['entity:musk', 'entity:spacex'],
      statementCount: 3,
    });
  });

  it('relates by a denied possibility, and to every entity among the qualifiers', () => {
    expect(
      derived.relationships
        .filter(({ from }) => from === 'entity:starlink')
        .map(({ to, predicate, role, status: is, label }) => [predicate, role, to, is, label]),
    ).toEqual(
      expect.arrayContaining([
        ['USES', 'PLACE', 'entity:russia', 'DENIED_ONLY', '[unnamed] uses it, in Russia, officially'],
        ['SUPPLIES', 'DESTINATION', 'entity:russia', 'DENIED_ONLY', '[unnamed] supplies it, to Russia, officially'],
      ]),
    );
  });

  it('lists a statement under each of its voices', () => {
    const { id } = statements.kievConcedes.statement;
    expect(
      derived.voices.filter(({ statement }) => statement === id).map(({ entity, roles }) => [entity, roles]),
    ).toEqual([
      ['entity:gur', ['RELAY_PRINCIPAL']],
      ['entity:kiev', ['SPEAKER']],
      ['entity:yusov', ['RELAY']],
    ]);
    expect(derived.statements.get(id)).toMatchObject({ isRelayed: true, isHedged: false, isCounted: true });
    expect(derived.statements.get(statements.muskHedges.statement.id)).toMatchObject({ isHedged: true });
  });

  it('involves an entity once in a claim, with each role', () => {
    expect(
      derived.involvements.filter((one) => one.claim === claims.sold.id).map(({ entity, roles }) => [entity, roles]),
    ).toEqual([
      ['entity:starlink', ['OBJECT']],
      ['entity:state-of-russia', ['RECIPIENT']],
    ]);
  });

  it('counts mentions once per article and entity', () => {
    expect(derived.appearances).toEqual([
      {
        article: 'article:one',
        entity: 'entity:musk',
        mentionCount: 1,
        sortKey: expect.stringMatching(/^\d{16}\|article:one$/),
      },
      { article: 'article:two', entity: 'entity:musk', mentionCount: 2, sortKey: '~|article:two' },
    ]);
  });
});

describe('relationships', () => {
  const related = (about: readonly ClaimRecord[], ...spoken: ReturnType<typeof said>[]) =>
    derive(vocabulary, factsOf(about, spoken)).relationships;

  it('come only from claims that a counted statement is about', () => {
    expect(related([claims.sold])).toEqual([]);
    expect(related([claims.used], statements.muskHeadline)).toEqual([]);
  });

  it('come neither from other modalities nor from claims about claims', () => {
    const possible = claim('armed-forces', 'USES', 'starlink', {}, 'POSSIBLE');
    const proof = claim('gur', 'HAS_EVIDENCE_OF', claims.usedAtFront.id);
    expect(related([possible, proof], said('kiev', 'AFFIRMS', possible), said('gur', 'AFFIRMS', proof))).toEqual([]);
  });

  it('never join an entity with itself', () => {
    const self = claim('kiev', 'SUPPORTS', 'kiev');
    expect(related([self], said('kiev', 'AFFIRMS', self))).toEqual([]);
  });

  it('are DENIED_ONLY where every claim behind is, by whoever denies one', () => {
    const [official, parallel] = [claims.soldOfficially, claims.soldInParallel];
    expect(
      related([official, parallel], said('kiev', 'DENIES', official), said('musk', 'DENIES', parallel)),
    ).toMatchObject([{ status: 'DENIED_ONLY', deniedBy: ['entity:kiev', 'entity:musk'], affirmedBy: [] }]);
  });

  it('stand for the nearest place around all of their claims, and for a time only if it contains the others', () => {
    const used = (place: string, time: string) => claim('gur', 'USES', 'starlink', { PLACE: place, TIME: time });
    const about = [used('sevastopol', '2024-02'), used('front-line', '2024')];
    const object = related(about, ...about.map((one) => said('kiev', 'AFFIRMS', one))).find(
      ({ role }) => role === 'OBJECT',
    );
    expect(object?.label).toBe('uses, in Ukraine, in 2024');
  });

  it('carry the first and the last day of what was said', () => {
    const dated = ['2024-02', '2023', '2024-02-12'].map((saidAt, at) =>
      said(['kiev', 'gur', 'musk'][at] ?? '', 'AFFIRMS', claims.usedAtFront, { saidAt }),
    );
    expect(related([claims.usedAtFront], ...dated)[0]).toMatchObject({ firstSaidAt: '2023', lastSaidAt: '2024-02-12' });
  });
});

describe('derive', () => {
  it('is the same in whatever order things were told', () => {
    fc.assert(
      fc.property(
        anyStory.chain(({ claims: about, spoken }) =>
          fc.record({
            facts: fc.constant(factsOf(about, spoken)),
            shuffled: fc
              .tuple(
                fc.shuffledSubarray([...about], { minLength: about.length }),
                fc.shuffledSubarray([...spoken], { minLength: spoken.length }),
              )
              .map(([c, s]) => factsOf(c, s)),
          }),
        ),
        ({ facts, shuffled }) => {
          expect(derive(vocabulary, shuffled)).toEqual(derive(vocabulary, facts));
          expect([...derive(vocabulary, shuffled).claims.keys()]).toEqual([...derive(vocabulary, facts).claims.keys()]);
        },
      ),
    );
  });

  it('finds through its index just the pairs that compare', () => {
    fc.assert(
      fc.property(anyStory, ({ claims: about }) => {
        const expected = about.flatMap((a) =>
          about.flatMap((b): string[] => {
            if (a.id === b.id) return [];
            const is = relation(world, a, b);
            const isFirst = a.id < b.id;
            const beside =
              denialReaches(a.modality, b.modality) &&
              (adjacency(world, a, b)?.isWhole === true || isPartDisjoint(world, a, b));
            return [
              ...(is === 'NARROWER' ? [`NARROWER_THAN ${a.id} ${b.id}`] : []),
              ...(is === 'EQUAL' && isFirst ? [`SAME_SLOTS ${a.id} ${b.id}`] : []),
              ...(is === 'OVERLAPPING' && isFirst && slotsAlike(world, a, b).length >= 2
                ? [`OVERLAPS ${a.id} ${b.id}`]
                : []),
              ...(beside ? [`ADJACENT_TO ${a.id} ${b.id}`] : []),
            ];
          }),
        );
        const { comparisons } = derive(vocabulary, factsOf(about, []));
        expect(comparisons.map(({ kind, from, to }) => `${kind} ${from} ${to}`)).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('gives every claim the one status that the rule gives it over all that was said', () => {
    fc.assert(
      fc.property(anyStory, ({ claims: about, spoken }) => {
        const found = derive(vocabulary, factsOf(about, spoken)).claims;
        for (const record of about) {
          expect(STATUSES).toContain(found.get(record.id)?.status);
          expect(found.get(record.id)?.status).toBe(status(world, record, spoken));
        }
      }),
    );
  });

  it('counts no headline, no retracted and no superseded statement', () => {
    fc.assert(
      fc.property(anyStory, ({ claims: about, spoken }) => {
        const kept = spoken.filter(
          ({ statement }) =>
            !statement.isHeadline && statement.retractedAt === undefined && statement.supersededAt === undefined,
        );
        const [all, counted] = [derive(vocabulary, factsOf(about, spoken)), derive(vocabulary, factsOf(about, kept))];
        expect(all.relationships).toEqual(counted.relationships);
        expect(all.comparisons).toEqual(counted.comparisons);
        for (const [id, { sortKey: _, ...rest }] of all.claims) expect(counted.claims.get(id)).toMatchObject(rest);
      }),
    );
  });

  it('restricted to some claims, answers as the whole does', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), ({ claims: about, spoken }, pick) => {
        const facts = factsOf(about, spoken);
        const scope = new Set(about.filter((_, at) => (pick >> at) % 2 === 1).map(({ id }) => id));
        const [whole, part] = [derive(vocabulary, facts), derive(vocabulary, facts, scope)];
        expect(part.claims).toEqual(new Map([...whole.claims].filter(([id]) => scope.has(id))));
        expect(part.comparisons).toEqual(whole.comparisons.filter(({ from, to }) => scope.has(from) || scope.has(to)));
        expect(part.relationships).toEqual(
          whole.relationships.filter(({ claimIds }) => claimIds.some((id) => scope.has(id))),
        );
        expect(part.involvements).toEqual(whole.involvements.filter((one) => scope.has(one.claim)));
      }),
    );
  });

  it('leads from each pair of opposed statements to the other by a comparison or a reply', () => {
    fc.assert(
      fc.property(anyStory, ({ claims: about, spoken }) => {
        const near = new Set(
          derive(vocabulary, factsOf(about, spoken)).comparisons.flatMap(({ from, to }) => [
            `${from} ${to}`,
            `${to} ${from}`,
          ]),
        );
        for (const a of spoken)
          for (const b of spoken)
            if (opposition(world, a, b) !== undefined)
              expect(
                a.claim.id === b.claim.id ||
                  near.has(`${a.claim.id} ${b.claim.id}`) ||
                  b.statement.respondsTo.includes(a.statement.id),
              ).toBe(true);
      }),
    );
  });
});
