// Cursors and page sizes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageOf, pageSize } from '../../src/read/page.ts';

describe('pageSize', () => {
  it.each([0, -1, 101, 1.5, null])('refuses first: %s, naming the argument', (first) => {
    expect(() => pageSize({ first }, 'claims')).toThrow(/claims\(first:\): found .*, expected 1 to 100/);
  });

  it.each([1, 100])('takes first: %s', (first) => {
    expect(pageSize({ first }, 'claims')).toBe(first);
  });
});

describe('cursors', () => {
  it('round-trip', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (key) => {
        expect(decodeCursor({ after: encodeCursor('claims', key) }, 'claims')).toBe(key);
      }),
    );
  });

  it.each(['', 'x', 'bm90aGluZw', encodeCursor('statements', 'a'), `${encodeCursor('claims', 'a')}=`])(
    'refuse %j, naming the argument',
    (after) => {
      expect(() => decodeCursor({ after }, 'claims')).toThrow(/claims\(after:\): found/);
    },
  );
});

describe('pageOf', () => {
  it('walks every item once, whatever the size of the page', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/)), fc.integer({ min: 1, max: 5 }), (keys, first) => {
        const items = keys.sort().map((key) => ({ key, item: key }));
        const seen: string[] = [];
        let after: string | null = null;
        for (let turn = 0; turn <= items.length; turn++) {
          const page: ReturnType<typeof pageOf<string>> = pageOf(items, { first, after }, 'claims', true);
          seen.push(...page.nodes);
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        expect(seen).toEqual(keys);
      }),
    );
  });
});
