// What one import carries: the shape of a bundle as it is written, before its quotes are found in the text.
import { z } from 'zod';
import type { ArticleId } from './article.ts';
import { MODALITIES, QUALIFIER_ROLES } from './claim.ts';
import { ENTITY_KINDS, NAME_KINDS, NAME_STATUSES, OCCURRENCES } from './entity.ts';
import { EVIDENCE_ROLES } from './evidence.ts';
import { BASES, CERTAINTIES, DIRECTNESSES, HEDGE_AUTHORS, STANCES } from './statement.ts';

const slug = '[a-z0-9]+(?:[-.][a-z0-9]+)*';
const idOf = <P extends string>(kind: P) =>
  z.templateLiteral([`${kind}:`, z.string().regex(new RegExp(`^${slug}$`))], {
    error: `expected an id such as ${kind}:dock-union, in lower case`,
  });
const hashOf = <P extends string>(kind: P) =>
  z.templateLiteral([`${kind}:`, z.string().regex(/^[0-9a-f]{20}$/)], {
    error: `expected an id such as ${kind}:<hash>`,
  });
const entityId = idOf('entity');
const articleId = idOf('article');
const key = z.string().regex(new RegExp(`^${slug}$`), 'expected lower-case words joined by hyphens');
/** The key of an entry of this bundle, or the id of a stored one. */
const keyOr = <P extends string>(kind: P) =>
  z.union([hashOf(kind), key], { error: `expected the key of a ${kind} of this bundle, or the id of a stored one` });
const text = z
  .string()
  .trim()
  .min(1, 'expected words, found none')
  .refine((value) => !/\p{Surrogate}/u.test(value), 'holds half a surrogate pair, which is no character');
/** BCP 47. */
const language = text.refine(isLanguage, { error: 'expected a BCP 47 language tag, such as en or uk' });
const line = z.int().min(1);
/** What settles which words are meant, where they recur. */
const settling = {
  line: line.optional().describe('1-based line of the text; needed where the words recur.'),
  nth: z
    .int()
    .min(1)
    .optional()
    .describe('1-based: which of the places where the words stand, on that line where one is given.'),
};

/** What a draft gives each of its entries, and what nobody may leave in a bundle that is imported. */
const proposal = {
  proposed: text
    .optional()
    .describe('Why a draft proposes the entry. A bundle with one is refused; taking the key out accepts the entry.'),
};

const bundleEntitySchema = z.strictObject({
  id: entityId,
  kind: z.enum(ENTITY_KINDS),
  name: text,
  names: z
    .array(z.strictObject({ value: text, kind: z.enum(NAME_KINDS).default('ALIAS'), language: language.optional() }))
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
  ...proposal,
});

const bundleArticleSchema = z.strictObject({
  id: articleId,
  text: z
    .string()
    .min(1)
    .describe('In a file: the path of the text file, relative to the bundle. Over HTTP: the text itself.'),
  language,
  publisher: entityId,
  headline: z.array(line).default([]).describe('Lines that are headlines, repetitions included.'),
  url: z.url({ protocol: /^https?$/, error: 'expected an address that begins with http:// or https://' }).optional(),
  publishedAt: text.optional().describe('EDTF.'),
  publishedAtWhy: text.optional(),
  note: text.optional(),
  ...proposal,
});

const bundleMentionSchema = z.strictObject({
  article: articleId.optional().describe('May be left out where the bundle has one article.'),
  quote: text.describe('The exact words, within one sentence.'),
  ...settling,
  entity: entityId,
  ...proposal,
});

/** A participant: an entity, the key of a claim of this bundle (`claim: key`), the id of a stored one, or a literal. */
const participant = z.union(
  [entityId, z.strictObject({ claim: keyOr('claim') }), z.strictObject({ value: z.union([text, z.number()]) })],
  { error: "expected an entity's id, { claim: its key } or { value: words or a number }" },
);
/** A qualifier: an entity's id; under TIME an EDTF date; else a term of the vocabulary, by name or synonym. */
const qualifier = text;

const bundleClaimSchema = z.strictObject({
  key,
  predicate: text,
  modality: z.enum(MODALITIES).default('ACTUAL'),
  subject: participant.optional(),
  object: participant.optional(),
  qualifiers: z.partialRecord(z.enum(QUALIFIER_ROLES), qualifier).default({}),
  ...proposal,
});

const bundleEvidenceSchema = z.strictObject({
  article: articleId.optional().describe('May be left out where the bundle has one article.'),
  role: z.enum(EVIDENCE_ROLES),
  quote: text.describe('The exact words, within one sentence.'),
  ...settling,
});

const bundleStatementSchema = z.strictObject({
  key,
  claim: keyOr('claim'),
  speaker: entityId,
  onBehalfOf: entityId.optional(),
  relays: z
    .array(z.strictObject({ entity: entityId, onBehalfOf: entityId.optional() }))
    .default([])
    .describe('Who passed it on, nearest the speaker first.'),
  stance: z.enum(STANCES),
  isConcession: z.boolean().default(false),
  certainty: z.enum(CERTAINTIES).default('UNDERSPECIFIED'),
  directness: z
    .enum(DIRECTNESSES)
    .optional()
    .describe('Required unless the article itself speaks: its publisher, whom nobody quotes or relays.'),
  hedges: z.array(z.strictObject({ text, by: z.enum(HEDGE_AUTHORS) })).default([]),
  basis: z.enum(BASES).default('TEXT'),
  why: text.optional().describe('Required where the basis is INFERRED or ANNOTATOR.'),
  medium: text.optional(),
  saidAt: text.optional().describe('EDTF.'),
  saidAtText: text.optional(),
  utterance: text.optional(),
  respondsTo: z.array(keyOr('statement')).default([]),
  note: text.optional(),
  evidence: z.array(bundleEvidenceSchema).min(1),
  ...proposal,
});

const bundleSkippedSchema = z.strictObject({
  article: articleId.optional().describe('May be left out where the bundle has one article.'),
  line: line.describe('1-based line of the text.'),
  quote: text.optional().describe('The sentence, where the line has several.'),
  why: text.describe('"furniture", "DUPLICATE", or the reason in words.'),
  ...proposal,
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
/** A bundle as it is written, with what has a default left out. */
export type WrittenBundle = z.input<typeof bundleSchema>;
export type BundleEntity = Bundle['entities'][number];
export type BundleArticle = Bundle['articles'][number];
export type BundleClaim = Bundle['claims'][number];
export type BundleStatement = Bundle['statements'][number];
export type BundleEvidence = BundleStatement['evidence'][number];

/** Where something stands in a bundle, as zod names it: `['statements', 3, 'evidence', 0, 'quote']`. */
export type BundlePath = readonly (string | number)[];

/** A bundle with what only its format knows: the texts of its articles, and where each thing was written. */
export interface SourcedBundle {
  readonly bundle: Bundle;
  /** By article: byte for byte as the file or the request had it. */
  readonly texts: ReadonlyMap<ArticleId, string>;
  /** `story.yaml:12`: the line where the path stands, or the nearest that holds it. */
  readonly lineOf: (path: BundlePath) => string;
  /** `story.txt:9`: a 1-based line of an article's text. */
  readonly textLineOf: (article: ArticleId, line: number) => string;
}

/** The JSON Schema (2020-12) of a bundle as it is written, defaults left out. What it can't say is checked on import. */
export const bundleJsonSchema = (): object => ({
  ...z.toJSONSchema(bundleSchema, { io: 'input' }),
  title: 'Attest bundle',
  description: 'Articles, entities, claims and statements, carried into the graph by one import.',
});

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
