import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/model/name.ts';

describe('foldName', () => {
  it.each([
    ['Elon Musk', 'ELON  MUSK'],
    ['Łódź', 'lodz'],
    ['Straße', 'STRASSE'],
    ['Ὀδυσσεύς', 'ΟΔΥΣΣΕΥΣ'],
    ['ＳｐａｃｅＸ', 'SpaceX'],
    ["O'Brien", 'O’Brien'],
    ['Jean-Luc', 'Jean Luc'],
    ['U.S.', 'US'],
    ['Star\u00adlink\u200b', 'Starlink'],
    ['مُحَمَّد', 'محمد'],
    ['Zoe\u0308', 'Zoë'],
  ])('takes %s and %s for one name', (left, right) => {
    expect(foldName(left)).toBe(foldName(right));
  });

  it.each([
    ['AT&T', 'ATT'],
    ['C++', 'C'],
    ['कि', 'का'],
    ['かき', 'がき'],
    ['Kreml', 'Кремль'],
    ['!!!', '???'],
  ])('tells %s from %s', (left, right) => {
    expect(foldName(left)).not.toBe(foldName(right));
  });

  it('folds a key to itself, in NFC', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const key = foldName(name);
        expect(foldName(key)).toBe(key);
        expect(key.normalize('NFC')).toBe(key);
      }),
    );
  });
});
