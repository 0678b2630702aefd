// One row of a table under a mapping: its article, the entities it names, what it claims and who states it.
import type { BulkKind } from '../model/bulk.ts';
import { present } from '../model/present.ts';
import { type ReadRow, readRow } from './csv-row.ts';
import { RowError, type RowValues, rowValues } from './csv-values.ts';
import type { MappedStatement, Mapping } from './mapping.ts';
import { cueColumns, describingColumns, ownColumns } from './mapping-columns.ts';
import { columnsOf } from './mapping-template.ts';
import { type Cell, exactSlug, type RecordArticle, recordArticle } from './record-article.ts';

export interface Entry {
  readonly kind: BulkKind;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What keeps a row from being read. */
export interface RowFault {
  readonly reason: string;
  readonly message: string;
}

/** Reads the rows of one table, which has every column that the mapping reads. */
export function rowReader(
  mapping: Mapping,
  columns: readonly string[],
): (cells: readonly string[]) => readonly Entry[] | RowFault {
  const statements = allStatements(mapping);
  const describing = new Set(Object.values(mapping.entities).flatMap(describingColumns));
  const claiming = new Set([
    ...Object.values(mapping.claims).flatMap(ownColumns),
    ...mapping.statements.flatMap((statement) => [...cueColumns(statement), ...statement.content]),
  ]);
  const identifying = new Set(mapping.record === undefined ? [] : columnsOf(mapping.record));
  const why = (column: string): string => {
    if (describing.has(column)) return 'describes an entity';
    if (claiming.has(column)) return 'carries no claim here';
    return identifying.has(column) ? 'identifies the record' : 'not mapped';
  };
  const positions = new Map(columns.map((column, at) => [column, at] as const));

  return (cells) => {
    const said: (Cell & { readonly column: string })[] = [];
    const lines = new Map<string, number>();
    for (const [at, column] of columns.entries()) {
      const value = cells[at] ?? '';
      if (value === '') continue;
      lines.set(column, said.length);
      said.push({ label: column, value, column });
    }
    const values = rowValues((column) => cells[positions.get(column) ?? -1] ?? '');
    try {
      const record = recordArticle(said, mapping.dataset.language);
      const id = recordId(mapping, values, record);
      const row = readRow(mapping, statements, values, id.slug);
      const article = {
        id: `article:${id.slug}`,
        text: record.text,
        language: mapping.dataset.language,
        publisher: mapping.dataset.publisher.id,
        url: values.words(mapping.url) ?? mapping.dataset.url,
        publishedAt: mapping.dataset.published,
        note: id.note,
      };
      const cellsOf = (names: readonly string[]): readonly number[] =>
        [...new Set(names.flatMap((name) => lines.get(name) ?? []))].sort((a, b) => a - b);
      return entriesOf(article, record, row, cellsOf, (used) =>
        said.flatMap(({ column }, at) => (used.has(at) ? [] : [{ cell: at, why: why(column) }])),
      );
    } catch (error) {
      if (error instanceof RowError) return { reason: error.reason, message: error.message };
      throw error;
    }
  };
}

interface RecordId {
  readonly slug: string;
  readonly note: string;
}

function recordId({ dataset, record }: Mapping, values: RowValues, { text }: RecordArticle): RecordId {
  if (record === undefined)
    return { slug: `${dataset.id}.${exactSlug(`\n${text}`)}`, note: `A record of ${dataset.name}.` };
  const words = values.words(record);
  if (words === undefined) {
    throw new RowError('RECORD_UNNAMED', `its record, ${JSON.stringify(record.source)}, is empty; fill it in`);
  }
  return { slug: `${dataset.id}.${exactSlug(words)}`, note: `Record ${words} of ${dataset.name}.` };
}

/** Claims that nothing states and no claim holds are affirmed by the publisher. */
function allStatements(mapping: Mapping): readonly MappedStatement[] {
  const spoken = new Set(mapping.statements.map(({ claim }) => claim));
  for (const { subject, object } of Object.values(mapping.claims)) {
    for (const part of [subject, object]) if (typeof part === 'object' && 'claim' in part) spoken.add(part.claim);
  }
  const rest = Object.keys(mapping.claims).filter((name) => !spoken.has(name));
  return [
    ...mapping.statements,
    ...rest.map((claim): MappedStatement => ({ claim, relays: [], hedges: [], respondsTo: [], content: [] })),
  ];
}

/**
 * @param cellsOf The cells of columns, as far as these say something.
 * @param unused The cells beside the used ones, each with why it carries no claim.
 */
function entriesOf(
  article: Readonly<Record<string, unknown>> & { readonly id: string },
  record: RecordArticle,
  row: ReadRow,
  cellsOf: (columns: readonly string[]) => readonly number[],
  unused: (used: ReadonlySet<number>) => readonly { readonly cell: number; readonly why: string }[],
): readonly Entry[] {
  const used = new Set<number>();
  const evidence = (role: string, columns: readonly string[]): readonly unknown[] =>
    cellsOf(columns).flatMap((cell) => {
      used.add(cell);
      return record.quotes(cell).map((words) => ({ article: article.id, role, ...words }));
    });
  const statements = row.statements.map(({ value, source, cue, content }): Entry => {
    const spans = [...evidence('SOURCE', source), ...evidence('CUE', cue), ...evidence('CONTENT', content)];
    return { kind: 'statement', value: { ...value, evidence: spans } };
  });
  return [
    { kind: 'article', value: present(article) },
    ...row.entities.map(({ value }): Entry => ({ kind: 'entity', value })),
    ...row.entities.flatMap(({ value, naming }) =>
      cellsOf(naming).flatMap((cell): readonly Entry[] => {
        const words = record.mention(cell);
        if (words === undefined) return [];
        return [{ kind: 'mention', value: { article: article.id, ...words, entity: value.id } }];
      }),
    ),
    ...row.claims.map((value): Entry => ({ kind: 'claim', value })),
    ...statements,
    ...unused(used).flatMap(({ cell, why }) =>
      record.skipped(cell).map((words): Entry => ({ kind: 'skipped', value: { article: article.id, ...words, why } })),
    ),
  ];
}
