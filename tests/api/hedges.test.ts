// Hedges and first-hand shares: of both stories, and held against the pure rule over all that is said in a random world.
import { describe, expect, it } from 'vitest';
import { HEDGE_GROUPINGS, type HedgeGrouping, hedging } from '../../src/model/hedging.ts';

import type { QueryEvent } from '../../src/neo4j/connect.ts';
import { openBothStories } from '../story.ts';
import { useAsking } from './ask.ts';
import { type Listed, RESTRICTIONS, useDenseWorld } from './plain-said.ts';
import { explain } from './plan.ts';

const HEDGES = /* GraphQL */ `
  query (
    $by: HedgeGrouping!
    $about: [ID!]
    $speakers: [ID!]
    $first: Int! = 100
    $told: PerspectiveInput
    $without: [ID!]
  ) {
    hedges(by: $by, about: $about, speakers: $speakers, first: $first, told: $told, without: $without) {
      hasMoreGroups
      isWhole
      groups {
        entity { id name }
        predicate
        statementCount
        phrases { text by count examples { id } }
        hedged { numerator denominator }
        directQuotes { numerator denominator }
        relayed { numerator denominator }
        anonymous { numerator denominator }
      }
    }
  }`;

describe('hedges', () => {
  const stories = useAsking(openBothStories);
  const ask = async (variables: object) => {
    const { data, errors } = await stories.ask(HEDGES, { ...variables });
    expect(errors).toBeUndefined();
    expect(stories.sent).toHaveLength(1);
    return data.hedges;
  };
  interface Group {
    readonly entity: { readonly name: string } | null;
    readonly phrases: readonly { readonly text: string; readonly by: string; readonly count: number }[];
  }
  const phrases = ({ groups }: { groups: readonly Group[] }) =>
    groups.flatMap((group) =>
      group.phrases.map(({ text, by, count }) => `${group.entity?.name}: ${count} ${text} (${by})`),
    );

  it('finds the three hedges of the Starlink article, and how much of it is first hand', async () => {
    const answer = await ask({ by: 'PUBLISHER', without: ['entity:orlavia-wire', 'entity:capital-ledger'] });
    const [article] = answer.groups;
    expect(phrases({ groups: [article] }).map((text) => text.split(': ')[1])).toEqual([
      '1 allegedly (REPORTER)',
      '1 As far as we are aware (SPEAKER)',
      '1 potentially (SPEAKER)',
    ]);
    expect(article).toMatchObject({
      hedged: { numerator: 3, denominator: 54 },
      directQuotes: { numerator: 8, denominator: 20 },
      relayed: { numerator: 2, denominator: 20 },
      anonymous: { numerator: 1, denominator: 20 },
    });
    expect(answer).toMatchObject({ hasMoreGroups: false, isWhole: true });
  });

  it('tells whose words they are', async () => {
    const answer = await ask({ by: 'SPEAKER', about: ['entity:starlink', 'entity:sel-fish-death', 'entity:calvex'] });
    expect(phrases(answer).toSorted()).toEqual(
      [
        'Alexei Morozov: 1 As far as I can tell from two samples (SPEAKER)',
        'Alexei Morozov: 1 as far as the later samples show (SPEAKER)',
        'Alexei Morozov: 1 may have (SPEAKER)',
        'Brezna Water Committee: 1 allegedly (REPORTER)',
        'Dana Kestrel: 1 I believe (SPEAKER)',
        'Elon Musk: 1 As far as we are aware (SPEAKER)',
        'Government of Ukraine: 1 allegedly (REPORTER)',
      ].toSorted(),
    );
  });

  it('groups by predicate and by topic, the most hedged first, and says when there are more', async () => {
    const byPredicate = await ask({ by: 'PREDICATE', speakers: ['entity:alexei-morozov'], first: 1 });
    expect(byPredicate).toMatchObject({ hasMoreGroups: true, groups: [{ predicate: 'CAUSES', entity: null }] });
    const byTopic = await ask({ by: 'TOPIC', speakers: ['entity:alexei-morozov'], first: 1 });
    expect(byTopic.groups[0]).toMatchObject({
      predicate: null,
      entity: { name: 'Calvex' },
      statementCount: 3,
      hedged: { numerator: 2, denominator: 3 },
    });
  });

  it.each([
    [{ by: 'TOPIC', about: ['Musk'] }, 'ID_INVALID', 'hedges(about:): found "Musk"'],
    [{ by: 'TOPIC', speakers: ['claim:0'] }, 'ID_INVALID', 'hedges(speakers:): found "claim:0"'],
    [{ by: 'TOPIC', first: 101 }, 'FIRST_OUT_OF_RANGE', 'hedges(first:): found 101'],
  ])('refuses %j', async (variables, reason, message) => {
    const { errors } = await stories.ask(HEDGES, variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', reason });
    expect(errors?.[0]?.message).toContain(message);
    expect(stories.sent).toHaveLength(0);
  });

  it.each([
    [{ by: 'SPEAKER' }],
    [{ by: 'PUBLISHER', speakers: ['entity:elon-musk'], told: { asOf: { at: '2031' } } }],
    [{ by: 'TOPIC', about: ['entity:calvex'] }],
  ])('seeks indexes: %j', async (variables) => {
    await ask(variables);
    const { operators } = await explain(stories.database, stories.sent[0] as QueryEvent);
    expect(operators.filter((operator) => /LabelScan|AllNodes|TypeScan|AllRelationships/.test(operator))).toEqual([]);
  });
});

describe('hedges, of a random world', () => {
  const dense = useDenseWorld();
  const keysOf = (by: HedgeGrouping, { statement, claim, articles }: Listed): readonly string[] => {
    if (by === 'SPEAKER') return [statement.speaker];
    if (by === 'PREDICATE') return [claim.predicate];
    if (by === 'PUBLISHER') return articles.map(({ publisher }) => publisher);
    return Object.values(claim.slots).filter((filler) => filler.startsWith('entity:'));
  };
  const FILTERS = [
    {},
    { about: ['entity:crane', 'entity:starlink'] },
    { speakers: ['entity:ada', 'entity:bo', 'entity:union'] },
  ];

  it.each(RESTRICTIONS)('are what the rule makes of all that is said: %j', async (restriction) => {
    const { asking, world } = dense;
    for (const by of HEDGE_GROUPINGS) {
      for (const filter of FILTERS as readonly { about?: string[]; speakers?: string[] }[]) {
        const { about, speakers } = filter;
        const expected = hedging(
          world
            .left(restriction)
            .filter(({ claim }) => !about || about.some((id) => Object.values(claim.slots).includes(id as never)))
            .filter(({ statement }) => !speakers || speakers.includes(statement.speaker))
            .map((said) => ({
              ...said,
              hedges: said.statement.hedges,
              isAnonymous: world.entities.get(said.statement.speaker)?.nameStatus !== 'NAMED',
              keys: keysOf(by, said),
            })),
        );
        const { data, errors } = await asking.ask(HEDGES, { by, ...filter, ...restriction });
        expect(errors).toBeUndefined();
        expect(data.hedges).toEqual({
          hasMoreGroups: expected.length > 100,
          isWhole: true,
          groups: expected.slice(0, 100).map(({ key, phrases, ...counts }) => ({
            entity: by === 'PREDICATE' ? null : { id: key, name: world.entities.get(key as never)?.name },
            predicate: by === 'PREDICATE' ? key : null,
            ...counts,
            phrases: phrases.map((phrase) => ({
              ...phrase,
              examples: phrase.examples.map(({ statement: { id } }) => ({ id })),
            })),
          })),
        });
      }
    }
  });
});
