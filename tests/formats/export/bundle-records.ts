// The records of a bundle as an export gives them, without a database: in its order, with what it tells beside them.
import { readBundle } from '../../../src/formats/formats.ts';
import { claimText, namesFrom } from '../../../src/model/claim-text.ts';
import type { Content } from '../../../src/model/content.ts';
import { derive } from '../../../src/model/derive.ts';
import type { EntityId } from '../../../src/model/entity.ts';
import type { ExportedStatement, ExportRecord } from '../../../src/model/export.ts';
import { claimReferences } from '../../../src/model/records.ts';
import { resolveBundle } from '../../../src/model/resolve.ts';
import type { StatementRecord } from '../../../src/model/statement.ts';
import { loadVocabulary } from '../../../src/vocabulary.ts';

export const RECORDED_AT = '2024-03-01T12:00:00.000Z';

/** @throws Error where the bundle has problems. */
export async function contentOf(file: string): Promise<Content> {
  const nothing = { entities: new Map(), claims: new Set<never>(), statements: new Set<never>(), articles: new Map() };
  const resolution = resolveBundle(await readBundle(file), await loadVocabulary(), nothing);
  if ('problems' in resolution) throw new Error(resolution.problems.map(({ message }) => message).join('\n'));
  return resolution.content;
}

const byId = <R extends { readonly id: string }>(records: readonly R[]) =>
  new Map(records.map((record) => [record.id as R['id'], record]));

/** As it is exported where all that it names is. */
export const said = (record: StatementRecord): ExportedStatement => ({
  kind: 'statement',
  record,
  recordedAt: RECORDED_AT,
  answers: record.respondsTo,
  quotes: [],
  names: new Map(),
  articles: [],
});

export async function recordsOf(content: Content): Promise<readonly ExportRecord[]> {
  const vocabulary = await loadVocabulary();
  const [entities, claims, articles] = [byId(content.entities), byId(content.claims), byId(content.articles)];
  const derived = derive(vocabulary, { entities, claims, articles, statements: content.statements });
  const nameOf = namesFrom(vocabulary, entities, claims);
  const about = (claim: string) => content.statements.filter((statement) => statement.claim === claim);
  return [
    ...content.entities.map((record): ExportRecord => ({ kind: 'entity', record })),
    ...content.articles.map((record): ExportRecord => ({ kind: 'article', record, quoted: new Set() })),
    ...content.claims.flatMap((record): readonly ExportRecord[] => [
      {
        kind: 'claim',
        record,
        text: claimText(vocabulary, record, nameOf),
        status: derived.claims.get(record.id)?.status ?? 'UNSTATED',
        entities: new Map(
          claimReferences(record)
            .flatMap((id) => entities.get(id as EntityId) ?? [])
            .map((one) => [one.id, one]),
        ),
        isSaid: about(record.id).length > 0,
      },
      ...about(record.id).map(said),
    ]),
    ...derived.relationships.map(
      (record): ExportRecord => ({ kind: 'relationship', record, fromKind: 'Concept', toKind: 'Concept' }),
    ),
  ];
}

/** As a scan gives them: one after the other. */
export async function* streamed<T>(records: readonly T[]): AsyncGenerator<T> {
  yield* records;
}
