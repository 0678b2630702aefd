// What a table says, row by row: which columns name entities, which claim what, and in whose voice.
import { z } from 'zod';
import { MODALITIES, QUALIFIER_ROLES } from '../model/claim.ts';
import { ENTITY_KINDS, NAME_KINDS } from '../model/entity.ts';
import { HEDGE_AUTHORS } from '../model/statement.ts';
import { mappingTemplate } from './mapping-template.ts';

const SLUG = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
const text = z.string().trim().min(1, 'expected words, found none');
/** Names within a mapping: of an entity, a claim or a statement. */
const name = z.string().regex(SLUG, 'expected lower-case words joined by hyphens');
const entityId = z.string().regex(/^entity:[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'expected an id such as entity:dock-union');

/** `{column}` stands for a cell; the rest stands for itself. */
const template = z
  .union([z.string(), z.number()], { error: "expected text; put a column's name in braces and quotes: '{column}'" })
  .transform(String)
  .pipe(mappingTemplate);

const value = z.union(
  [
    template.transform((from) => ({ from })),
    z.strictObject({
      from: template,
      map: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).optional(),
      else: z.string().optional().describe('For words that are not in the map; "" for nothing.'),
    }),
  ],
  { error: "expected text such as '{column}' in quotes, or { from: '{column}', map: { its words: mine } }" },
);
const date = z.union(
  [
    template.transform((from) => ({ from, format: [] })),
    z.strictObject({
      from: template,
      format: z
        .union([text.transform((one) => [one]), z.array(text).min(1)])
        .describe('Such as DD.MM.YYYY; several are tried in turn. Default: EDTF as it is.')
        .default([]),
    }),
  ],
  { error: "expected a date such as '{column}' in quotes, or { from: '{column}', format: DD.MM.YYYY }" },
);
const participant = z.union([entityId, name, z.strictObject({ claim: name }), z.strictObject({ value })], {
  error: "expected an entity of this mapping, an id, { claim: its name } or { value: '{column}' }",
});
const voice = z.union([entityId, name], { error: 'expected an entity of this mapping, or an id' });
const columns = z.array(text, "expected a list of columns' names");

const fileSchema = z.strictObject({
  delimiter: z
    .union([z.literal('auto'), z.string().length(1), z.literal('\\t').transform(() => '\t')], {
      error: 'expected one character, or auto',
    })
    .default('auto'),
  quote: z.string().length(1, 'expected one character').default('"'),
  encoding: z
    .string()
    .refine(isEncoding, 'expected an encoding such as utf-8, windows-1252 or utf-16le')
    .optional()
    .describe('Default: what a byte order mark says, else UTF-8.'),
  columns: columns.min(1).optional().describe('Where the file has no header: the names of its columns.'),
  skipLines: z.int().min(0).default(0).describe('Lines before the header.'),
  empty: z.array(z.string()).default([]).describe('What stands in a cell that says nothing, such as n/a or -.'),
});

/** Whose records they are: also told of files that need no mapping. */
export const datasetSchema = z.strictObject({
  id: name.describe('Begins the id of every article: a new edition of a file is a dataset of its own.'),
  name: text,
  publisher: z.strictObject({
    id: entityId,
    name: text,
    kind: z.enum(['Organization', 'Person']).default('Organization'),
  }),
  language: text.refine(isLanguage, { error: 'expected a BCP 47 language tag, such as en or uk' }),
  url: z.url({ protocol: /^https?$/, error: 'expected an address that begins with http:// or https://' }).optional(),
  published: text.optional().describe('EDTF.'),
});

const entitySchema = z.strictObject({
  kind: value.describe(ENTITY_KINDS.join(', ')),
  id: template.optional().describe('Default: the name.'),
  name: template,
  names: z
    .array(
      z.union([
        template.transform((from) => ({ from, kind: 'ALIAS' as const })),
        z.strictObject({
          from: template,
          kind: z.enum(NAME_KINDS).default('ALIAS'),
          language: text.refine(isLanguage, { error: 'expected a BCP 47 language tag, such as en or uk' }).optional(),
          separator: text.optional().describe('What stands between several names in one cell.'),
        }),
      ]),
    )
    .default([]),
  externalIds: z.record(text, template).default({}).describe('By scheme.'),
  description: template.optional(),
  isGroup: z.boolean().default(false),
  occurrence: value.optional().describe('Events only; required there.'),
  within: voice.optional(),
  partOf: voice.optional(),
});

const claimSchema = z.strictObject({
  predicate: value,
  modality: value.optional().describe(`${MODALITIES.join(', ')}. Default ACTUAL.`),
  subject: participant.optional(),
  object: participant.optional(),
  qualifiers: z.partialRecord(z.enum(QUALIFIER_ROLES), z.union([date, value])).default({}),
  optional: z
    .array(z.enum(['subject', 'object']))
    .default([])
    .describe('Participants that the claim is made without, where their cells are empty.'),
  when: value.optional().describe('The claim is made only where this gives something.'),
});

const statementSchema = z.strictObject({
  key: name.optional(),
  claim: name,
  speaker: z
    .union([voice.transform((one) => [one]), z.array(voice).min(1)], {
      error: 'expected an entity of this mapping, an id, or a list of these',
    })
    .optional()
    .describe('Of several, the first that the row names. Default: the publisher.'),
  onBehalfOf: voice.optional(),
  relays: z
    .array(
      z.union([
        voice.transform((entity) => ({ entity, onBehalfOf: undefined })),
        z.strictObject({ entity: voice, onBehalfOf: voice.optional() }),
      ]),
    )
    .default([]),
  stance: value.optional().describe('Default AFFIRMS.'),
  certainty: value.optional(),
  directness: value.optional().describe('Default INDIRECT where somebody else than the publisher speaks.'),
  hedges: z.array(z.strictObject({ text: template, by: z.enum(HEDGE_AUTHORS).default('REPORTER') })).default([]),
  medium: template.optional(),
  saidAt: date.optional(),
  saidAtText: template.optional(),
  respondsTo: z.array(name).default([]).describe('Keys of statements of this mapping.'),
  content: columns.default([]).describe("Columns with the words that say it. Default: the claim's own columns."),
  note: template.optional(),
  when: value.optional(),
});

export const mappingSchema = z.strictObject({
  mapping: z.literal(1).describe('The version of this format.'),
  file: fileSchema.prefault({}),
  dataset: datasetSchema,
  record: template.optional().describe('What identifies a row in its dataset. Default: all that it says.'),
  url: template.optional().describe('Address of the row.'),
  entities: z.record(name, entitySchema).default({}),
  claims: z.record(name, claimSchema).default({}),
  statements: z.array(statementSchema).default([]).describe('A claim without one is affirmed by the publisher.'),
});

export type Mapping = z.output<typeof mappingSchema>;
export type MappedDataset = Mapping['dataset'];
export type MappedEntity = Mapping['entities'][string];
export type MappedClaim = Mapping['claims'][string];
export type MappedStatement = Mapping['statements'][number];
export type MappedValue = z.output<typeof value>;
export type MappedDate = z.output<typeof date>;

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
