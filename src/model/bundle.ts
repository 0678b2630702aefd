// What one import carries: the shape of a bundle as it is written, before its quotes are found in the text.
import { z } from 'zod';
import { MODALITIES, QUALIFIER_ROLES } from './claim.ts';
import { ENTITY_KINDS, NAME_KINDS, NAME_STATUSES, OCCURRENCES } from './entity.ts';
import { EVIDENCE_ROLES } from './evidence.ts';
import { BASES, CERTAINTIES, DIRECTNESSES, HEDGE_AUTHORS, STANCES } from './statement.ts';

const slug = '[a-z0-9]+(?:[-.][a-z0-9]+)*';
const entityId = z.templateLiteral(['entity:', z.string().regex(new RegExp(`^${slug}$`))]);
const articleId = z.templateLiteral(['article:', z.string().regex(new RegExp(`^${slug}$`))]);
const claimHash = z.templateLiteral(['claim:', z.string()]);
const statementHash = z.templateLiteral(['statement:', z.string()]);
const key = z.string().regex(new RegExp(`^${slug}$`), 'expected lower-case words joined by hyphens');
const text = z.string().trim().min(1);
const line = z.int().min(1).describe('1-based line of the text file; needed where the words recur.');

export const bundleEntitySchema = z.strictObject({
  id: entityId,
  kind: z.enum(ENTITY_KINDS),
  name: text,
  names: z
    .array(z.strictObject({ value: text, kind: z.enum(NAME_KINDS).default('ALIAS'), language: text.optional() }))
    .default([]),
  nameStatus: z.enum(NAME_STATUSES).default('NAMED'),
  description: text.optional(),
  isGroup: z.boolean().default(false).describe('Organizations only: a plural group and not one body.'),
  occurrence: z.enum(OCCURRENCES).optional().describe('Events only; required there.'),
  externalIds: z.array(z.strictObject({ scheme: text, id: text })).default([]),
  within: entityId.optional().describe('Places only: the place that it lies within.'),
  partOf: entityId.optional().describe('Organizations only: the organization that it is part of.'),
  why: text.optional(),
  note: text.optional(),
});

export const bundleArticleSchema = z.strictObject({
  id: articleId,
  text: z
    .string()
    .min(1)
    .describe('In a file: the path of the text file, relative to the bundle. Over HTTP: the text itself.'),
  language: text,
  publisher: entityId,
  headline: z.array(line).default([]).describe('Lines that are headlines, repetitions included.'),
  url: z.url().optional(),
  publishedAt: text.optional().describe('EDTF.'),
  publishedAtWhy: text.optional(),
  note: text.optional(),
});

export const bundleMentionSchema = z.strictObject({
  article: articleId.optional().describe('May be left out where the bundle has one article.'),
  quote: text,
  line: line.optional(),
  entity: entityId,
});

/** A participant: an entity, the key of a claim of this bundle (`claim: key`), the id of a stored one, or a literal. */
const participant = z.union([
  entityId,
  z.strictObject({ claim: z.union([claimHash, key]) }),
  z.strictObject({ value: z.union([text, z.number()]) }),
]);
/** A qualifier: an entity's id; under TIME an EDTF date; else a term of the vocabulary, by name or synonym. */
const qualifier = text;

export const bundleClaimSchema = z.strictObject({
  key,
  predicate: text,
  modality: z.enum(MODALITIES).default('ACTUAL'),
  subject: participant.optional(),
  object: participant.optional(),
  qualifiers: z.partialRecord(z.enum(QUALIFIER_ROLES as [string, ...string[]]), qualifier).default({}),
});

export const bundleEvidenceSchema = z.strictObject({
  article: articleId.optional().describe('May be left out where the bundle has one article.'),
  role: z.enum(EVIDENCE_ROLES),
  quote: text.describe('The exact words, within one sentence.'),
  line: line.optional(),
});

export const bundleStatementSchema = z.strictObject({
  key,
  claim: z.union([claimHash, key]),
  speaker: entityId,
  onBehalfOf: entityId.optional(),
  relays: z
    .array(z.strictObject({ entity: entityId, onBehalfOf: entityId.optional() }))
    .default([])
    .describe('Who passed it on, nearest the speaker first.'),
  stance: z.enum(STANCES),
  isConcession: z.boolean().default(false),
  certainty: z.enum(CERTAINTIES).default('UNDERSPECIFIED'),
  directness: z.enum(DIRECTNESSES).optional().describe('Required unless the article itself speaks.'),
  hedges: z.array(z.strictObject({ text, by: z.enum(HEDGE_AUTHORS) })).default([]),
  basis: z.enum(BASES).default('TEXT'),
  why: text.optional().describe('Required where the basis is INFERRED or ANNOTATOR.'),
  medium: text.optional(),
  saidAt: text.optional().describe('EDTF.'),
  saidAtText: text.optional(),
  utterance: text.optional(),
  respondsTo: z.array(z.union([statementHash, key])).default([]),
  note: text.optional(),
  evidence: z.array(bundleEvidenceSchema).min(1),
});

export const bundleSkippedSchema = z.strictObject({
  article: articleId.optional(),
  line,
  quote: text.optional().describe('The sentence, where the line has several.'),
  why: text.describe('"furniture", "DUPLICATE", or the reason in words.'),
});

export const bundleSchema = z.strictObject({
  bundle: z.literal(1).describe('The version of this format.'),
  articles: z.array(bundleArticleSchema).default([]),
  entities: z.array(bundleEntitySchema).default([]),
  mentions: z.array(bundleMentionSchema).default([]),
  claims: z.array(bundleClaimSchema).default([]),
  statements: z.array(bundleStatementSchema).default([]),
  skipped: z.array(bundleSkippedSchema).default([]),
});
export type Bundle = z.output<typeof bundleSchema>;
