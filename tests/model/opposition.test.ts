import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opposition } from '../../src/model/opposition.ts';
import { relation } from '../../src/model/relation.ts';
import type { Spoken } from '../../src/model/spoken.ts';
import { anyClaim } from './generators.ts';
import { claim, said, world } from './shorthand.ts';
import { claims, statements, story } from './story.ts';

const against = (affirming: Spoken, denying: Spoken) => opposition(world, affirming, denying);
const limitRoles = (affirming: Spoken, denying: Spoken) => against(affirming, denying)?.limits.map(({ role }) => role);
/** Who denies the claims of a predicate at all, with the grade, over the whole story. */
const opposed = (affirming: Spoken) =>
  Object.entries(statements).flatMap(([name, denying]) => {
    const grade = against(affirming, denying)?.grade;
    return grade === undefined ? [] : [`${name} ${grade}`];
  });

describe('opposition in the story', () => {
  it('has one DIRECT denial of the use at the front: the Kremlin’s, paraphrased', () => {
    expect(opposed(statements.kievAlleges)).toEqual([
      'kremlinDenies DIRECT',
      'peskovOnSupply ADJACENT',
      'peskovOnUse DISJOINT',
      'muskDisputes ADJACENT',
      'muskHedges ADJACENT',
    ]);
    expect(against(statements.kievAlleges, statements.kremlinDenies)).toEqual({
      grade: 'DIRECT',
      wording: 'PARAPHRASED',
      limits: [],
      hedges: [],
    });
  });

  it('lets Peskov miss by "here" and "officially"', () => {
    expect(against(statements.kievAlleges, statements.peskovOnUse)).toEqual({
      grade: 'DISJOINT',
      wording: 'QUOTED',
      limits: [
        { role: 'PLACE', affirmed: 'entity:front-line', denied: 'entity:russia' },
        { role: 'MANNER', denied: 'term:OFFICIALLY' },
      ],
      hedges: [],
    });
    expect(against(statements.yusovPresupposes, statements.peskovOnUse)).toBeUndefined();
  });

  it('puts Musk’s words beside the use and names what they are about', () => {
    expect(against(statements.kievAlleges, statements.muskDisputes)).toMatchObject({
      grade: 'ADJACENT',
      limits: [
        { role: 'PREDICATE', affirmed: 'USES', denied: 'SELLS' },
        { role: 'SUBJECT', denied: 'entity:spacex' },
        { role: 'RECIPIENT', affirmed: 'entity:armed-forces', denied: 'entity:state-of-russia' },
      ],
    });
  });

  it('sets both of Musk’s denials squarely against the unnamed allegation of a sale', () => {
    expect(opposed(statements.criticsAllege)).toEqual([
      'muskDisputes DIRECT',
      'muskHedges DIRECT',
      'kievConcedes SCOPED',
    ]);
  });

  it('sets one against the purchase through parallel imports, hedged, and limits the other by the seller it names', () => {
    expect(opposed(statements.yusovOnPurchase)).toEqual([
      'muskDisputes SCOPED',
      'muskHedges DIRECT',
      'kievConcedes SCOPED',
    ]);
    expect(against(statements.yusovOnPurchase, statements.muskHedges)?.hedges).toEqual([
      { text: 'As far as we are aware', by: 'SPEAKER' },
    ]);
    expect(limitRoles(statements.yusovOnPurchase, statements.muskDisputes)).toEqual(['SUBJECT']);
    expect(limitRoles(statements.yusovOnPurchase, statements.kievConcedes)).toEqual(['MANNER']);
  });

  it('opposes nothing to Ukraine’s own use', () => {
    expect(opposed(statements.articleOnUkraine)).toEqual([]);
  });
});

describe('opposition', () => {
  const affirmed = claim('armed-forces', 'USES', 'starlink');
  const affirms = said('kiev', 'AFFIRMS', affirmed);
  const reply = { respondsTo: [affirms.statement.id] };

  it('calls a denial of a narrower claim compatible and names what limits it', () => {
    const officially = claim('armed-forces', 'USES', 'starlink', { MANNER: 'OFFICIALLY' });
    expect(against(affirms, said('kremlin', 'DENIES', officially))).toMatchObject({
      grade: 'SCOPED',
      limits: [{ role: 'MANNER', denied: 'term:OFFICIALLY' }],
    });
  });

  it('names a place within the affirmed one as a limit, and one around it not', () => {
    const atFront = said('kiev', 'AFFIRMS', claims.usedAtFront);
    const inUkraine = claim('armed-forces', 'USES', 'starlink', { PLACE: 'ukraine', MANNER: 'OFFICIALLY' });
    expect(limitRoles(atFront, said('kremlin', 'DENIES', inUkraine))).toEqual(['MANNER']);
    const inCrimea = said('kiev', 'AFFIRMS', claim('armed-forces', 'USES', 'starlink', { PLACE: 'crimea' }));
    const inSevastopol = claim('armed-forces', 'USES', 'starlink', { PLACE: 'sevastopol' });
    expect(limitRoles(inCrimea, said('kremlin', 'DENIES', inSevastopol))).toEqual(['PLACE']);
  });

  it('needs two slots alike, or a reply, where claims only overlap', () => {
    const here = claim('-', 'USES', 'starlink', { PLACE: 'russia' });
    expect(against(affirms, said('kremlin', 'DENIES', here))).toBeUndefined();
    expect(against(affirms, said('kremlin', 'DENIES', here, reply))?.grade).toBe('SCOPED');
  });

  it('reaches an actual claim from a denied possibility, not a possibility from a denied fact', () => {
    const possible = claim('armed-forces', 'USES', 'starlink', {}, 'POSSIBLE');
    expect(against(affirms, said('kremlin', 'DENIES', possible))?.grade).toBe('DIRECT');
    expect(against(said('kiev', 'AFFIRMS', possible), said('kremlin', 'DENIES', affirmed))).toBeUndefined();
  });

  it('calls a reply about another modality DISJOINT and names the modality', () => {
    const should = claim('armed-forces', 'USES', 'starlink', {}, 'NECESSARY');
    expect(against(affirms, said('kremlin', 'DENIES', should))).toBeUndefined();
    expect(against(affirms, said('kremlin', 'DENIES', should, reply))).toMatchObject({
      grade: 'DISJOINT',
      limits: [{ role: 'MODALITY', affirmed: 'ACTUAL', denied: 'NECESSARY' }],
    });
  });

  it('calls a reply under another predicate DISJOINT', () => {
    const should = claim('kremlin', 'INTERFERES_IN', 'kiev', {}, 'NECESSARY');
    expect(against(affirms, said('peskov', 'DENIES', should, reply))).toMatchObject({
      grade: 'DISJOINT',
      limits: [{ role: 'PREDICATE' }, { role: 'MODALITY' }, { role: 'SUBJECT' }, { role: 'OBJECT' }],
    });
  });

  it('reads adjacency in the declared direction only', () => {
    expect(against(statements.criticsAllege, statements.kremlinDenies)).toBeUndefined();
  });

  it('takes a mapped role that only one side fills for a match only in reply', () => {
    const soldToAnyone = claim('-', 'SELLS', 'starlink');
    expect(against(affirms, said('musk', 'DENIES', soldToAnyone))).toBeUndefined();
    expect(against(affirms, said('musk', 'DENIES', soldToAnyone, reply))?.grade).toBe('ADJACENT');
  });

  it('is no ADJACENT one where a mapped role is filled otherwise, not even in reply', () => {
    const soldToUkraine = claim('-', 'SELLS', 'starlink', { RECIPIENT: 'state-of-ukraine' });
    expect(against(affirms, said('musk', 'DENIES', soldToUkraine))).toBeUndefined();
    expect(against(affirms, said('musk', 'DENIES', soldToUkraine, reply))?.grade).toBe('DISJOINT');
  });

  it('sets no voice beside itself, relays and principals included', () => {
    expect(against(statements.kievAlleges, statements.kievConcedes)).toBeUndefined();
    expect(against(statements.yusovPresupposes, statements.kievConcedes)).toBeUndefined();
    expect(against(said('gazette', 'AFFIRMS', claims.usedAtFront), statements.kievConcedes)?.grade).toBe('ADJACENT');
  });

  it('puts what is denied of a state beside what is affirmed of its army, both ways', () => {
    const state = claim('state-of-russia', 'USES', 'starlink', { MANNER: 'OFFICIALLY' });
    expect(against(affirms, said('peskov', 'DENIES', state))).toMatchObject({
      grade: 'ADJACENT',
      limits: [{ role: 'SUBJECT' }, { role: 'MANNER' }],
    });
    expect(against(said('kiev', 'AFFIRMS', state), said('peskov', 'DENIES', affirmed))?.grade).toBe('ADJACENT');
    const elsewhere = claim('state-of-russia', 'USES', 'starlink', { PLACE: 'russia' });
    expect(against(statements.kievAlleges, said('peskov', 'DENIES', elsewhere))).toBeUndefined();
  });

  it('compares a symmetric predicate whichever participant stands first', () => {
    const met = said('gazette', 'AFFIRMS', claim('kiev', 'MEETS', 'musk'));
    expect(against(met, said('musk', 'DENIES', claim('musk', 'MEETS', '-')))?.grade).toBe('DIRECT');
  });

  it('never counts headlines, retracted or superseded statements', () => {
    expect(story.filter((denying) => against(affirms, denying)?.grade === 'DIRECT')).toEqual([]);
    const gone = { retractedAt: '2024-02-13T00:00:00Z' };
    expect(against(affirms, said('kremlin', 'DENIES', affirmed, gone))).toBeUndefined();
    expect(against(said('kiev', 'AFFIRMS', affirmed, gone), said('kremlin', 'DENIES', affirmed))).toBeUndefined();
  });

  it('needs one who affirms and one who denies', () => {
    expect(against(affirms, said('kremlin', 'QUESTIONS', affirmed))).toBeUndefined();
    expect(against(said('kiev', 'REPORTS', affirmed), said('kremlin', 'DENIES', affirmed))).toBeUndefined();
  });

  it('is DIRECT for a broader denial wherever it is for a narrower one', () => {
    fc.assert(
      fc.property(anyClaim, anyClaim, anyClaim, (affirmed, narrow, broad) => {
        const is = relation(world, broad, narrow);
        if (is !== 'BROADER' && is !== 'EQUAL') return;
        const [one, two] = [narrow, broad].map((denied) => ({ ...denied, modality: affirmed.modality }));
        if (!one || !two) return;
        const affirming = said('kiev', 'AFFIRMS', affirmed);
        if (against(affirming, said('musk', 'DENIES', one))?.grade === 'DIRECT')
          expect(against(affirming, said('musk', 'DENIES', two))?.grade).toBe('DIRECT');
      }),
      { numRuns: 2000 },
    );
  });

  it('names limits for every grade but DIRECT', () => {
    fc.assert(
      fc.property(anyClaim, anyClaim, fc.boolean(), (affirmed, denied, isReply) => {
        const affirming = said('kiev', 'AFFIRMS', affirmed);
        const respondsTo = isReply ? [affirming.statement.id] : [];
        const found = against(affirming, said('musk', 'DENIES', denied, { respondsTo }));
        if (found) expect(found.limits.length === 0).toBe(found.grade === 'DIRECT');
        else expect(isReply).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
