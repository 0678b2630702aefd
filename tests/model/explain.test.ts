import { describe, expect, it } from 'vitest';
import { claimText, namesFrom } from '../../src/model/claim-text.ts';
import { explainOpposition } from '../../src/model/explain.ts';
import { opposition } from '../../src/model/opposition.ts';
import type { Spoken } from '../../src/model/spoken.ts';
import { claim, entities, vocabulary, world } from './shorthand.ts';
import { claims, statements } from './story.ts';

const nameOf = namesFrom(vocabulary, entities, new Map(Object.values(claims).map((record) => [record.id, record])));

describe('explainOpposition', () => {
  const explain = (affirming: Spoken, denying: Spoken) => {
    const found = opposition(world, affirming, denying);
    return found && explainOpposition(found, affirming, denying, nameOf);
  };

  it('says that a reply is of something else, and by what', () => {
    expect(explain(statements.kievAlleges, statements.peskovOnUse)).toBe(
      'Peskov, for Kremlin, denies, in quoted words, “possible: [unnamed] uses Starlink (place: Russia; manner: officially)”; ' +
        'Kiev affirms “Armed Forces uses Starlink (place: Front Line)”: ' +
        'the denial answers it, but is of something else by place (Russia, not Front Line), manner (officially).',
    );
  });

  it('says that a direct denial covers all, with its speaker’s hedge', () => {
    expect(explain(statements.yusovOnPurchase, statements.muskHedges)).toBe(
      'Musk, for Spacex, denies, in quoted words, hedged by “As far as we are aware”, “[unnamed] sells Starlink (recipient: State Of Russia)”; ' +
        'Yusov, for Gur, affirms “[unnamed] sells Starlink (recipient: State Of Russia; channel: through parallel imports)”: ' +
        'the denial covers all of it.',
    );
  });

  it('says that a concession is one, and who passed it on', () => {
    expect(explain(statements.yusovOnPurchase, statements.kievConcedes)).toMatch(
      /^Kiev denies, as a concession, as paraphrased, as passed on by Yusov, for Gur, “/,
    );
  });

  it('says that both can hold, or that another predicate is denied', () => {
    expect(explain(statements.yusovOnPurchase, statements.kievConcedes)).toContain(
      'both can hold, since the denial is limited by manner (officially).',
    );
    expect(explain(statements.kievAlleges, statements.muskDisputes)).toContain(
      'but is of something else by predicate (sells, not uses), subject (Spacex), recipient (State Of Russia, not Armed Forces).',
    );
  });
});

describe('claimText', () => {
  const text = (record: ReturnType<typeof claim>) => claimText(vocabulary, record, nameOf);

  it.each([
    ['Spacex sells Starlink (recipient: State Of Russia)', claims.soldBySpacex],
    ['should: Kremlin interferes in Kiev', claim('kremlin', 'INTERFERES_IN', 'kiev', {}, 'NECESSARY')],
    [
      '[unnamed] uses [unnamed] (place: Crimea; time: 2024-02)',
      claim('-', 'USES', '-', { PLACE: 'crimea', TIME: '2024-02' }),
    ],
    ['Starlink is available (place: Russia)', claim('starlink', 'IS_AVAILABLE', '-', { PLACE: 'russia' })],
    [
      'Gur has evidence of «Armed Forces uses Starlink (place: Front Line)»',
      claim('gur', 'HAS_EVIDENCE_OF', claims.usedAtFront.id),
    ],
    ['Starlink costs 60 dollars', claim('starlink', 'COSTS', 'value:60 dollars')],
  ] as const)('%s', (expected, record) => {
    expect(text(record)).toBe(expected);
  });

  it('calls what it does not know by its id', () => {
    expect(text(claim('nobody', 'FLIES', 'claim:gone'))).toBe('entity:nobody FLIES «claim:gone»');
  });
});
