import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../../src/model/article.ts';
import type { Content } from '../../src/model/content.ts';
import type { EntityId, EntityRecord } from '../../src/model/entity.ts';
import { type LedgerImport, standing } from '../../src/model/ledger.ts';
import type { StatementId, StatementRecord } from '../../src/model/statement.ts';

const at = (sequence: number) => `2024-03-0${sequence}T12:00:00.000Z`;

const entity = (id: EntityId, more: Partial<EntityRecord> = {}): EntityRecord => ({
  id,
  kind: 'Organization',
  name: id,
  names: [],
  nameStatus: 'NAMED',
  isGroup: false,
  externalIds: [],
  ...more,
});

/** Evidence by article and start. */
const statement = (
  id: StatementId,
  evidence: readonly (readonly [ArticleId, number])[],
  more: Partial<StatementRecord> = {},
): StatementRecord => ({
  id,
  claim: 'claim:strike',
  speaker: 'entity:union',
  relays: [],
  stance: 'AFFIRMS',
  isConcession: false,
  certainty: 'UNDERSPECIFIED',
  hedges: [],
  wording: 'PARAPHRASED',
  basis: 'TEXT',
  isHeadline: false,
  isArticleVoice: false,
  respondsTo: [],
  evidence: evidence.map(([article, start]) => ({
    article,
    sentence: 0,
    role: 'CONTENT',
    start,
    end: start + 1,
    exact: 'x',
    prefix: '',
    suffix: '',
  })),
  ...more,
});

const told = (sequence: number, articleIds: readonly ArticleId[], content: Partial<Content> = {}): LedgerImport => ({
  sequence,
  at: at(sequence),
  articleIds,
  content: { articles: [], entities: [], claims: [], statements: [], ...content },
});

const MONDAY = 'article:monday';
const TUESDAY = 'article:tuesday';
const union = entity('entity:union');
const port = entity('entity:port');

describe('standing', () => {
  it('takes an entity from the latest import that tells it, and its beginning from the first', () => {
    const renamed = { ...union, name: 'The Union' };
    const { entities } = standing([told(1, [MONDAY], { entities: [union] }), told(2, [], { entities: [renamed] })]);
    expect(entities.get('entity:union')).toEqual({
      record: renamed,
      recordedAt: at(1),
      importIds: ['import:1', 'import:2'],
    });
  });

  it('supersedes what an article told anew no longer tells, and keeps it', () => {
    const { entities } = standing([
      told(1, [MONDAY], { entities: [port, union] }),
      told(2, [MONDAY], { entities: [union] }),
    ]);
    expect(entities.get('entity:port')).toEqual({
      record: port,
      recordedAt: at(1),
      supersededAt: at(2),
      importIds: ['import:1'],
    });
    expect(entities.get('entity:union')?.supersededAt).toBeUndefined();
  });

  it('keeps what another ruling import tells too', () => {
    const { entities } = standing([
      told(1, [MONDAY], { entities: [port] }),
      told(2, [TUESDAY], { entities: [port] }),
      told(3, [MONDAY]),
    ]);
    expect(entities.get('entity:port')?.supersededAt).toBeUndefined();
  });

  it('takes a record from imports that rule before later ones that no longer do', () => {
    const renamed = { ...port, name: 'The Port' };
    const { entities } = standing([
      told(1, [MONDAY], { entities: [port] }),
      told(2, [TUESDAY], { entities: [renamed] }),
      told(3, [TUESDAY]),
    ]);
    expect(entities.get('entity:port')?.record).toEqual(port);
  });

  it('lets an import rule until the last of its articles is told anew', () => {
    const both = told(1, [MONDAY, TUESDAY], { entities: [port] });
    expect(standing([both, told(2, [MONDAY])]).entities.get('entity:port')?.supersededAt).toBeUndefined();
    expect(standing([both, told(2, [MONDAY]), told(3, [TUESDAY])]).entities.get('entity:port')?.supersededAt).toBe(
      at(3),
    );
  });

  it('lets stand what something that stands refers to, however far down', () => {
    const north = entity('entity:north', { partOf: 'entity:branch' });
    const branch = entity('entity:branch', { partOf: 'entity:port' });
    const { entities } = standing([
      told(1, [MONDAY], { entities: [port, branch] }),
      told(2, [TUESDAY], { entities: [north] }),
      told(3, [MONDAY]),
    ]);
    expect([...entities.values()].filter(({ supersededAt }) => supersededAt !== undefined)).toEqual([]);
  });

  it('lets stand what is held from outside', () => {
    const imports = [told(1, [MONDAY], { entities: [port] }), told(2, [MONDAY])];
    expect(standing(imports, new Set(['entity:port'])).entities.get('entity:port')?.supersededAt).toBeUndefined();
  });

  it('joins the evidence of a statement over the articles, and takes the rest from the latest import', () => {
    const { statements } = standing([
      told(1, [MONDAY], { statements: [statement('statement:s', [[MONDAY, 1]])] }),
      told(2, [TUESDAY], { statements: [statement('statement:s', [[TUESDAY, 2]], { note: 'later' })] }),
    ]);
    const { record } = statements.get('statement:s') ?? {};
    expect(record?.note).toBe('later');
    expect(record?.evidence.map(({ article }) => article)).toEqual([TUESDAY, MONDAY]);
  });

  it('drops evidence with the telling of its article, and the statement with its last evidence', () => {
    const imports = [
      told(1, [MONDAY], { statements: [statement('statement:s', [[MONDAY, 1]])] }),
      told(2, [TUESDAY], { statements: [statement('statement:s', [[TUESDAY, 2]])] }),
      told(3, [MONDAY]),
    ];
    const { statements } = standing(imports);
    expect(statements.get('statement:s')?.record.evidence.map(({ article }) => article)).toEqual([TUESDAY]);
    expect(standing([...imports, told(4, [TUESDAY])]).statements.get('statement:s')?.supersededAt).toBe(at(4));
  });

  it('keeps what another import adds to an article that is told anew', () => {
    const { statements } = standing([
      told(1, [MONDAY]),
      told(2, [], { statements: [statement('statement:added', [[MONDAY, 1]])] }),
      told(3, [MONDAY]),
    ]);
    expect(statements.get('statement:added')?.supersededAt).toBeUndefined();
  });

  it('depends on the sequence of the imports and not on the order in which they are given', () => {
    const articles = fc.subarray([MONDAY, TUESDAY] as ArticleId[]);
    const entities = fc.subarray([union, port, entity('entity:branch', { partOf: 'entity:port' })]);
    const pieces = fc.subarray(
      [
        [MONDAY, 1],
        [TUESDAY, 2],
      ] as [ArticleId, number][],
      { minLength: 1 },
    );
    const imports = fc
      .array(fc.tuple(articles, entities, pieces), { minLength: 1, maxLength: 5 })
      .map((list) =>
        list.map(([ids, declared, evidence], index) =>
          told(index + 1, ids, { entities: declared, statements: [statement('statement:s', evidence)] }),
        ),
      );
    fc.assert(
      fc.property(
        imports.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const byId = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
          const [one, other] = [standing(list), standing(shuffled)];
          expect(byId(other.entities)).toEqual(byId(one.entities));
          expect(byId(other.statements)).toEqual(byId(one.statements));
        },
      ),
    );
  });
});
