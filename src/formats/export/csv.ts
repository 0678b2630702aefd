// Tables for spreadsheets and data frames: RFC 4180, UTF-8, a header row each, one folder.
import { type ClaimRecord, filledSlots, fillerType, fillerValue, isClaim, isEntity } from '../../model/claim.ts';
import type { EntityRecord } from '../../model/entity.ts';
import type {
  ExportedArticle,
  ExportedClaim,
  ExportedRelationship,
  ExportedStatement,
  ExportKind,
  ExportRecord,
} from '../../model/export.ts';
import type { FolderFormat, NamedChunk } from './format.ts';

type Cell = string | number | boolean | undefined;
type Row = readonly Cell[];

/** The columns of each table, and the records that it is made of. Lists within a cell are parted by spaces: ids hold none. */
const TABLES = {
  entities: {
    reads: 'entity',
    columns: [
      ...['id', 'kind', 'name', 'nameStatus', 'description', 'isGroup', 'occurrence', 'within', 'partOf'],
      ...['externalIds', 'why', 'note'],
    ],
  },
  names: { reads: 'entity', columns: ['entity', 'value', 'kind', 'language'] },
  articles: {
    reads: 'article',
    columns: ['id', 'headline', 'language', 'publisher', 'url', 'publishedAt', 'publishedAtWhy', 'note', 'text'],
  },
  sentences: { reads: 'article', columns: ['article', 'index', 'line', 'kind', 'start', 'end', 'skipped', 'text'] },
  mentions: { reads: 'article', columns: ['article', 'sentence', 'start', 'end', 'exact', 'entity'] },
  claims: { reads: 'claim', columns: ['id', 'predicate', 'modality', 'status', 'text'] },
  slots: { reads: 'claim', columns: ['claim', 'role', 'type', 'filler'] },
  statements: {
    reads: 'statement',
    columns: [
      ...['id', 'claim', 'speaker', 'onBehalfOf', 'stance', 'isConcession', 'certainty', 'directness', 'wording'],
      ...['basis', 'why', 'medium', 'saidAt', 'saidAtText', 'isHeadline', 'isArticleVoice', 'utterance'],
      ...['respondsTo', 'recordedAt', 'retractedAt', 'note'],
    ],
  },
  relays: { reads: 'statement', columns: ['statement', 'order', 'entity', 'onBehalfOf'] },
  hedges: { reads: 'statement', columns: ['statement', 'text', 'by'] },
  evidence: {
    reads: 'statement',
    columns: ['statement', 'order', 'role', 'article', 'sentence', 'start', 'end', 'exact', 'prefix', 'suffix'],
  },
  relationships: {
    reads: 'relationship',
    columns: [
      ...['id', 'from', 'to', 'predicate', 'role', 'label', 'status', 'affirmedBy', 'deniedBy', 'statementCount'],
      ...['firstSaidAt', 'lastSaidAt', 'claims'],
    ],
  },
} as const satisfies Record<string, { readonly reads: ExportKind; readonly columns: readonly string[] }>;
type TableName = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as readonly TableName[];

const fileOf = (table: TableName): string => `${table}.csv`;

export const csv: FolderFormat = {
  name: 'csv',
  summary: 'a folder of tables, one file each, for spreadsheets and data frames',
  reads: ['entity', 'article', 'claim', 'statement', 'relationship'],
  isFolder: true,
  tables: Object.fromEntries(
    NAMES.map((table) => [
      table,
      { file: fileOf(table), mediaType: 'text/csv; charset=utf-8; header=present', reads: [TABLES[table].reads] },
    ]),
  ),
  async *write(records) {
    for (const table of NAMES) yield { file: fileOf(table), text: line(TABLES[table].columns) };
    for await (const record of records) yield* chunksOf(record);
  },
};

function* chunksOf(exported: ExportRecord): Generator<NamedChunk> {
  for (const [table, rows] of rowsOf(exported)) {
    if (rows.length > 0) yield { file: fileOf(table), text: rows.map(line).join('') };
  }
}

/**
 * A spreadsheet takes a cell that begins with one of these for a formula: an apostrophe in front makes it text. What has
 * apostrophes there already gets one more, so that taking one away gives back what was. Source: OWASP, CSV Injection.
 */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Numbers and booleans are ours and stay as they are. */
function cell(value: Cell): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (row: Row): string => `${row.map(cell).join(',')}\r\n`;

type Rows = readonly (readonly [TableName, readonly Row[]])[];

function rowsOf(exported: ExportRecord): Rows {
  switch (exported.kind) {
    case 'entity':
      return entityRows(exported.record);
    case 'article':
      return articleRows(exported);
    case 'claim':
      return claimRows(exported);
    case 'statement':
      return statementRows(exported);
    case 'relationship':
      return relationshipRows(exported);
  }
}

const entityRows = (entity: EntityRecord): Rows => [
  [
    'entities',
    [
      [
        ...[entity.id, entity.kind, entity.name, entity.nameStatus, entity.description, entity.isGroup],
        ...[entity.occurrence, entity.within, entity.partOf],
        // A scheme holds no colon that an id could be taken for: the first one parts them.
        entity.externalIds.map(({ scheme, id }) => `${scheme}:${id}`).join(' '),
        ...[entity.why, entity.note],
      ],
    ],
  ],
  [
    'names',
    [
      [entity.id, entity.name, 'NAME', undefined],
      ...entity.names.map(({ value, kind, language }) => [entity.id, value, kind, language]),
    ],
  ],
];

const articleRows = ({ record }: ExportedArticle): Rows => [
  [
    'articles',
    [
      [
        ...[record.id, record.headline, record.language, record.publisher, record.url, record.publishedAt],
        ...[record.publishedAtWhy, record.note, record.text],
      ],
    ],
  ],
  [
    'sentences',
    record.sentences.map((one) => [
      ...[record.id, one.index, one.line, one.kind, one.start, one.end, one.skipped, one.text],
    ]),
  ],
  ['mentions', record.mentions.map((one) => [record.id, one.sentence, one.start, one.end, one.exact, one.entity])],
];

const claimRows = ({ record, text, status }: ExportedClaim): Rows => [
  ['claims', [[record.id, record.predicate, record.modality, status, text]]],
  ['slots', slotRows(record)],
];

const slotRows = (claim: ClaimRecord): readonly Row[] =>
  filledSlots(claim.slots).map(([role, filler]) => [
    claim.id,
    role,
    fillerType(filler),
    isEntity(filler) || isClaim(filler) ? filler : fillerValue(filler),
  ]);

function statementRows({ record, recordedAt }: ExportedStatement): Rows {
  const { id } = record;
  return [
    [
      'statements',
      [
        [
          ...[id, record.claim, record.speaker, record.principal, record.stance, record.isConcession],
          ...[record.certainty, record.directness, record.wording, record.basis, record.why, record.medium],
          ...[record.saidAt, record.saidAtText, record.isHeadline, record.isArticleVoice, record.utterance],
          ...[record.respondsTo.join(' '), recordedAt, record.retractedAt, record.note],
        ],
      ],
    ],
    ['relays', record.relays.map(({ entity, principal }, order) => [id, order, entity, principal])],
    ['hedges', record.hedges.map(({ text, by }) => [id, text, by])],
    [
      'evidence',
      record.evidence.map((piece, order) => [
        ...[id, order, piece.role, piece.article, piece.sentence, piece.start, piece.end],
        ...[piece.exact, piece.prefix, piece.suffix],
      ]),
    ],
  ];
}

const relationshipRows = ({ record }: ExportedRelationship): Rows => [
  [
    'relationships',
    [
      [
        ...[record.id, record.from, record.to, record.predicate, record.role, record.label, record.status],
        ...[record.affirmedBy.join(' '), record.deniedBy.join(' '), record.statementCount],
        ...[record.firstSaidAt, record.lastSaidAt, record.claimIds.join(' ')],
      ],
    ],
  ],
];
