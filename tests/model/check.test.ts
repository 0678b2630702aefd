import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../../src/model/article.ts';
import type { EntityId, EntityKind } from '../../src/model/entity.ts';
import type { Stored } from '../../src/model/stored.ts';
import { BROKEN_CLAIMS } from './broken-claims.ts';
import { BROKEN_WORDS } from './broken-words.ts';
import { check, type Draft, harbor, NOTHING_STORED, statementOf, TEXT } from './harbor.ts';

const BREAKAGES = [...BROKEN_CLAIMS, ...BROKEN_WORDS];
/** How a problem names a line of the text. */
const TEXT_LINE = 'article:harbor-strike line';

const lineOf = (source: string, wanted: string | RegExp): number => {
  const at = typeof wanted === 'string' ? source.indexOf(wanted) : source.search(wanted);
  return source.slice(0, at).split('\n').length;
};

describe('resolveBundle, given a bundle with one thing wrong', () => {
  it('has nothing to say of the bundle as it was', () => {
    expect(check(harbor()).problems).toEqual([]);
  });

  it.each(BREAKAGES)('refuses %s at %j', (reason, line, says, breaks) => {
    const draft = harbor();
    breaks(draft);
    const { source, problems, content } = check(draft);
    expect(content).toBeUndefined();
    const where = line instanceof RegExp || !line.startsWith(TEXT_LINE) ? `harbor.yaml:${lineOf(source, line)}` : line;
    expect(problems).toContainEqual({ reason, where, message: expect.stringMatching(says) });
  });

  it('names every problem at once, whichever they are, each at a line', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(BREAKAGES.length - 1), { minLength: 1, maxLength: 3 }), (chosen) => {
        const draft = harbor();
        for (const at of chosen) BREAKAGES[at]?.[3](draft);
        const { problems } = check(draft);
        expect(problems.length).toBeGreaterThan(0);
        for (const { where, message } of problems) {
          expect(where).toMatch(/^harbor\.yaml:\d+$|^article:harbor-strike line \d+$/);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuses to leave any sentence, quote or reference hanging', () => {
    const draft = harbor();
    // Every string under these keys points somewhere; any other value of theirs points nowhere.
    const pointers: (() => void)[] = [];
    const walk = (node: Draft): void => {
      for (const [key, value] of Object.entries(node ?? {})) {
        if (typeof value === 'object') walk(value);
        else if (
          [
            'quote',
            'speaker',
            'onBehalfOf',
            'claim',
            'entity',
            'publisher',
            'within',
            'partOf',
            'subject',
            'object',
            'predicate',
            'PLACE',
          ].includes(key)
        ) {
          const broken =
            key === 'predicate' ? 'NOTHING' : String(value).startsWith('entity:') ? 'entity:nobody' : 'nothing-there';
          pointers.push(() => {
            node[key] = broken;
          });
        }
      }
    };
    walk(draft);
    expect(pointers.length).toBeGreaterThan(30);
    for (const at of pointers.keys()) {
      const copy = harbor();
      const before = pointers.length;
      walk(copy);
      pointers[before + at]?.();
      pointers.length = before;
      expect([at, check(copy).problems.length]).not.toEqual([at, 0]);
    }
  });
});

describe('resolveBundle, given what the graph holds', () => {
  const holding = (more: Partial<Stored>): Stored => ({ ...NOTHING_STORED, ...more });
  const place = (within?: EntityId): { kind: EntityKind; within?: EntityId } => ({
    kind: 'Place',
    ...(within && { within }),
  });

  it('refuses a cycle that closes through the graph', () => {
    const draft = harbor();
    draft.entities[7].within = 'entity:bay';
    const entities = new Map<EntityId, ReturnType<typeof place>>([
      ['entity:bay', place('entity:coast')],
      ['entity:coast', place('entity:north-harbor')],
    ]);
    const { problems } = check(draft, holding({ entities }));
    expect(new Set(problems.map(({ reason }) => reason))).toEqual(new Set(['HIERARCHY_CYCLE']));
  });

  it('refuses another kind for an entity that is known', () => {
    const entities = new Map<EntityId, { kind: EntityKind }>([['entity:port', { kind: 'Place' }]]);
    expect(check(harbor(), holding({ entities })).problems).toMatchObject([{ reason: 'KIND_CHANGED' }]);
  });

  it('refuses another text for an article that is known, and gives the hashes of both', () => {
    const articles = new Map([
      [
        'article:harbor-strike' as ArticleId,
        { text: `${TEXT}more`, sentences: [], publisher: 'entity:the-gazette' as EntityId },
      ],
    ]);
    const { problems } = check(harbor(), holding({ articles }));
    expect(problems).toMatchObject([{ reason: 'ARTICLE_CHANGED', where: 'harbor.yaml:4' }]);
    expect(problems[0]?.message.match(/[0-9a-f]{64}/g)).toHaveLength(2);
  });

  it('asks which article is meant where there are several', () => {
    const draft = harbor();
    draft.articles.push({ ...draft.articles[0], id: 'article:other', text: 'One.', headline: [] });
    expect(check(draft).problems.map(({ reason }) => reason)).toContain('ARTICLE_MISSING');
  });

  it('refuses to quote a sentence that the import of its article skipped', () => {
    const article = check(harbor()).content?.articles[0];
    if (article === undefined) throw new Error('unreachable');
    const draft = harbor();
    draft.articles = [{ ...draft.articles[0], id: 'article:other', text: 'One.', headline: [] }];
    draft.mentions = [];
    draft.skipped = [{ line: 1, why: 'filler' }];
    for (const { evidence } of draft.statements) for (const one of evidence) one.article = article.id;
    statementOf(draft, 'no-sale').evidence.push({ role: 'CUE', article: article.id, quote: 'Top Stories' });
    const { problems } = check(draft, holding({ articles: new Map([[article.id, article]]) }));
    expect(problems).toMatchObject([{ reason: 'SKIPPED_USED', message: expect.stringContaining('furniture') }]);
  });
});

describe('a text whose lines end with CR alone', () => {
  it('is refused: all of it would be one line', () => {
    const draft = harbor();
    draft.articles[0].text = draft.articles[0].text.replaceAll('\n', '\r');
    expect(check(draft).problems.map(({ reason }) => reason)).toContain('LINE_END_UNKNOWN');
  });
});
