// The terms of our own that JSON-LD uses, with their meaning: the words of the API's documentation, so that each is said once.

import { type GraphQLSchema, isEnumType, isInterfaceType, isObjectType } from 'graphql';
import { ROLES } from '../model/claim.ts';

/** What every `attest:` IRI begins with. It is no address: any Attest answers for it at /vocab. */
export const VOCAB = 'https://attest.invalid/vocab#';

export interface VocabTerm {
  /** After the `#`: `stance`, `stance-DENIES`. */
  readonly name: string;
  readonly meaning: string;
}

export interface VocabPart {
  readonly title: string;
  readonly kind: 'class' | 'property' | 'value';
  readonly terms: readonly VocabTerm[];
}

/** Classes by the type whose description they share, or by a description of their own. */
const CLASSES: Readonly<Record<string, string>> = {
  Claim: 'Claim',
  Statement: 'Statement',
  Relay: 'Relay',
  Hedge: 'Hedge',
  Name: 'Name',
  Sentence: 'A sentence of an article, as the place in its text; places are counted in code points.',
};

/** Properties by the field whose description they share: `Type.field`; or, without a dot, by words of their own. */
const PROPERTIES: Readonly<Record<string, string>> = {
  otherName: 'Entity.names',
  nameKind: 'Name.kind',
  nameStatus: 'Entity.nameStatus',
  isGroup: 'Organization.isGroup',
  occurrence: 'Event.occurrence',
  why: 'Why it holds, where the article does not say so itself: how it was concluded, or from where it is known.',
  predicate: 'Claim.predicate',
  modality: 'Claim.modality',
  status: 'Claim.status',
  objectValue: 'Claim.value',
  claim: 'Statement.claim',
  stance: 'Statement.stance',
  isConcession: 'Statement.isConcession',
  certainty: 'Statement.certainty',
  onBehalfOf: 'Statement.principal',
  relay: 'Statement.relays',
  hedge: 'Statement.hedges',
  hedgedBy: 'Hedge.by',
  directness: 'Statement.directness',
  wording: 'Statement.wording',
  basis: 'Statement.basis',
  medium: 'Statement.medium',
  saidAt: 'Statement.saidAt',
  saidAtText: 'Statement.saidAtText',
  isHeadline: 'Statement.isHeadline',
  isArticleVoice: 'Statement.isArticleVoice',
  utterance: 'The key that joins one utterance told by several articles.',
  respondsTo: 'The statements that the text presents it as an answer to.',
  retractedAt: 'Statement.retractedAt',
  supersededAt: 'Statement.supersededAt',
  evidence: 'Words that prove it, as Web Annotations of the articles that carry it.',
  evidenceRole: 'Evidence.role',
  publishedAt: 'Article.publishedAt',
  publishedAtWhy: 'Article.publishedAtWhy',
  mention: 'Words of an article that refer to an entity, as a Web Annotation.',
  sentence: 'Article.sentences',
  sentenceKind: 'Sentence.kind',
  index: 'Its place among its like, from 0: a sentence in its article, a relay from the speaker outward.',
  line: 'Sentence.line',
  skipped: 'Sentence.skipped',
};

/** Enums of the API, by what their values begin with. */
const VALUES: Readonly<Record<string, string>> = {
  stance: 'Stance',
  certainty: 'Certainty',
  modality: 'Modality',
  status: 'Status',
  wording: 'Wording',
  directness: 'Directness',
  basis: 'Basis',
  hedgedBy: 'HedgeAuthor',
  evidenceRole: 'EvidenceRole',
  sentenceKind: 'SentenceKind',
  nameKind: 'NameKind',
  nameStatus: 'NameStatus',
  occurrence: 'Occurrence',
  predicate: 'Predicate',
  term: 'Term',
};

/** What the values of an enum of the API begin with; undefined where none of its values is a term. */
export const prefixOf = (type: string): string | undefined =>
  Object.entries(VALUES).find(([, name]) => name === type)?.[0];

export const vocabOf = (schema: GraphQLSchema): readonly VocabPart[] => [
  { title: 'Classes', kind: 'class', terms: named(CLASSES, (type) => schema.getType(type)?.description ?? type) },
  { title: 'Properties', kind: 'property', terms: named(PROPERTIES, (from) => fieldMeaning(schema, from)) },
  {
    title: 'Slots of a claim',
    kind: 'property',
    terms: ROLES.map((role) => ({ name: role.toLowerCase(), meaning: valueMeaning(schema, 'Role', role) })),
  },
  ...Object.entries(VALUES).map(
    ([prefix, type]): VocabPart => ({
      title: type,
      kind: 'value',
      terms: valuesOf(schema, type).map((value) => ({
        name: `${prefix}-${value}`,
        meaning: valueMeaning(schema, type, value),
      })),
    }),
  ),
];

const named = (table: Readonly<Record<string, string>>, meaning: (from: string) => string): readonly VocabTerm[] =>
  Object.entries(table).map(([name, from]) => ({ name, meaning: meaning(from) }));

const valuesOf = (schema: GraphQLSchema, type: string): readonly string[] => {
  const found = schema.getType(type);
  return isEnumType(found) ? found.getValues().map(({ name }) => name) : [];
};

const valueMeaning = (schema: GraphQLSchema, type: string, value: string): string => {
  const found = schema.getType(type);
  return (isEnumType(found) ? found.getValue(value)?.description : undefined) ?? value;
};

function fieldMeaning(schema: GraphQLSchema, from: string): string {
  const [type = '', field = ''] = /^\w+\.\w+$/.test(from) ? from.split('.') : [];
  const found = schema.getType(type);
  const fields = isObjectType(found) || isInterfaceType(found) ? found.getFields() : {};
  return withoutAbsence(fields[field]?.description ?? from);
}

/** Where there is nothing, JSON-LD says nothing: what the API says of null and of empty lists is of no use here. */
const withoutAbsence = (meaning: string): string =>
  meaning.replace(/[;,] (null|empty)\b[^.]*\./gi, '.').replace(/ Null [^.]*\./g, '');

/** The vocabulary as JSON-LD of RDF Schema and SKOS. */
export const vocabJsonld = (parts: readonly VocabPart[]): unknown => ({
  '@context': {
    attest: VOCAB,
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    skos: 'http://www.w3.org/2004/02/skos/core#',
  },
  '@graph': parts.flatMap(({ kind, terms }) => terms.map((term) => termNode(kind, term))),
});

const termNode = (kind: VocabPart['kind'], { name, meaning }: VocabTerm): unknown =>
  kind === 'value'
    ? { '@id': `attest:${name}`, '@type': 'skos:Concept', 'skos:prefLabel': labelOf(name), 'skos:definition': meaning }
    : {
        '@id': `attest:${name}`,
        '@type': kind === 'class' ? 'rdfs:Class' : 'rdf:Property',
        'rdfs:label': name,
        'rdfs:comment': meaning,
      };

/** `DENIES` of `stance-DENIES`. */
export const labelOf = (name: string): string => name.slice(name.indexOf('-') + 1);
