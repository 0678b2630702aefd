import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/model/date.ts';
import type { EvidenceRecord } from '../../src/model/evidence.ts';
import {
  articleSortKey,
  claimSortKey,
  entitySortKey,
  relationshipSortKey,
  statementSortKey,
  tellingSortKey,
} from '../../src/model/sort-key.ts';
import { edtfDate } from './generators.ts';
import { said } from './shorthand.ts';
import { claims } from './story.ts';

const evidence = (article: 'article:a' | 'article:b', start: number): EvidenceRecord => ({
  article,
  start,
  end: start + 1,
  sentence: 0,
  role: 'CONTENT',
  exact: 'x',
  prefix: '',
  suffix: '',
});
const told = (saidAt: string | undefined, ...spans: EvidenceRecord[]) =>
  said('musk', 'AFFIRMS', claims.sold, { ...(saidAt !== undefined && { saidAt }), evidence: spans }).statement;

describe('statementSortKey', () => {
  it('puts the newest day first, then reads each article in order, undated last', () => {
    const inOrder = [
      told('2024-02-13', evidence('article:b', 9)),
      told('2024-02-12', evidence('article:a', 7), evidence('article:a', 3)),
      told('2024-02-12', evidence('article:a', 5)),
      told('2024-02-12', evidence('article:b', 1)),
      told('2024', evidence('article:a', 1)),
      told('-0500', evidence('article:a', 1)),
      told('../2023', evidence('article:a', 1)),
      told(undefined, evidence('article:a', 1)),
    ];
    expect(inOrder.toReversed().map(statementSortKey).sort()).toEqual(inOrder.map(statementSortKey));
  });

  it('orders any two dates by their earliest instant, newest first', () => {
    fc.assert(
      fc.property(edtfDate, edtfDate, (a, b) => {
        const [left, right] = [parseDate(a).earliest, parseDate(b).earliest];
        if (left > right) expect(statementSortKey(told(a)) < statementSortKey(told(b))).toBe(true);
      }),
    );
  });
});

describe('other sort keys', () => {
  it('order an article’s statements by where they begin in it', () => {
    const statement = told(undefined, evidence('article:a', 12), evidence('article:b', 3));
    expect(tellingSortKey(statement, 'article:a')).toBe(`000000012|${statement.id}`);
    expect(tellingSortKey(statement, 'article:b')).toBe(`000000003|${statement.id}`);
  });

  it('order a claim as its newest statement, and one without any last', () => {
    expect(claimSortKey('claim:x', ['~|b', '12|a', '13|c'])).toBe('12|a|claim:x');
    expect(claimSortKey('claim:x', []) > claimSortKey('claim:x', ['~|article:z'])).toBe(true);
  });

  it('order articles newest first and entities by folded name', () => {
    expect(articleSortKey('article:b', '2024-02-12') < articleSortKey('article:a', '2024-02-11')).toBe(true);
    expect(articleSortKey('article:a', undefined)).toBe('~|article:a');
    expect(entitySortKey({ id: 'entity:o', name: 'Ørsted' })).toBe('orsted|entity:o');
  });

  it('order relationships by how many statements stand behind them', () => {
    const key = (statementCount: number) =>
      relationshipSortKey({ statementCount, predicate: 'SELLS', role: 'OBJECT', from: 'entity:a', to: 'entity:b' });
    expect(key(12)).toBe('99999987|SELLS|OBJECT|entity:a|entity:b');
    expect([key(2), key(100), key(9)].sort()).toEqual([key(100), key(9), key(2)]);
  });
});
