// Small bundles about a strike, as text, so that a test tells each import in a few lines.
import { readInlineBundle } from '../../src/formats/formats.ts';
import type { SourcedBundle } from '../../src/model/bundle.ts';

/** A bundle as it would come over HTTP; `parts` are the lists of the format. */
export const bundle = (parts: Readonly<Record<string, readonly object[]>>): SourcedBundle =>
  readInlineBundle(JSON.stringify({ bundle: 1, ...parts }));

export const gazette = { id: 'entity:gazette', kind: 'Organization', name: 'The Gazette' };
export const union = {
  id: 'entity:dock-union',
  kind: 'Organization',
  name: 'Dock Union',
  names: [{ value: 'DU', kind: 'ABBREVIATION', language: 'en' }],
  externalIds: [{ scheme: 'wikidata', id: 'Q1' }],
};
const branch = {
  id: 'entity:north-branch',
  kind: 'Organization',
  name: 'North Branch',
  partOf: 'entity:dock-union',
};
export const ruiz = { id: 'entity:ana-ruiz', kind: 'Person', name: 'Ana Ruiz' };
export const port = { id: 'entity:port-company', kind: 'Organization', name: 'Port Company' };
export const strike = { id: 'entity:strike', kind: 'Event', name: 'the strike', occurrence: 'PLANNED' };
export const harbor = { id: 'entity:harbor', kind: 'Place', name: 'the harbor' };
export const northQuay = { id: 'entity:north-quay', kind: 'Place', name: 'the north quay', within: 'entity:harbor' };
export const everyone = [gazette, union, branch, ruiz, port, strike, harbor, northQuay];

export const planned = { key: 'planned', predicate: 'PLANS', subject: 'entity:dock-union', object: 'entity:strike' };
export const plannedNorth = {
  key: 'planned-north',
  predicate: 'PLANS',
  subject: 'entity:dock-union',
  object: 'entity:strike',
  qualifiers: { PLACE: 'entity:north-quay' },
};

const ALLEGED = 'The Port Company says that the Dock Union plans a strike.';
const DENIED = '"No strike is planned at the north quay", said Ana Ruiz.';

/** One article with an allegation and its denial. */
export const harborArticle = {
  id: 'article:harbor-strike',
  text: `${ALLEGED}\n${DENIED}\n`,
  language: 'en',
  publisher: 'entity:gazette',
};

export const alleged = {
  key: 'alleged',
  claim: 'planned',
  speaker: 'entity:port-company',
  stance: 'AFFIRMS',
  directness: 'INDIRECT',
  evidence: [
    { article: 'article:harbor-strike', role: 'SOURCE', quote: 'The Port Company' },
    { article: 'article:harbor-strike', role: 'CONTENT', quote: 'the Dock Union plans a strike' },
  ],
};
export const denied = {
  key: 'denied',
  claim: 'planned-north',
  speaker: 'entity:ana-ruiz',
  onBehalfOf: 'entity:dock-union',
  relays: [{ entity: 'entity:gazette', onBehalfOf: 'entity:port-company' }],
  stance: 'DENIES',
  certainty: 'CERTAIN',
  directness: 'DIRECT_QUOTE',
  respondsTo: ['alleged'],
  hedges: [{ text: 'as far as we know', by: 'SPEAKER' }],
  evidence: [{ article: 'article:harbor-strike', role: 'CONTENT', quote: 'No strike is planned at the north quay' }],
};
export const mentions = [
  { article: 'article:harbor-strike', quote: 'Port Company', entity: 'entity:port-company' },
  { article: 'article:harbor-strike', quote: 'Ana Ruiz', entity: 'entity:ana-ruiz' },
];

/** Everything above in one bundle. */
export const harborBundle = (): SourcedBundle =>
  bundle({
    articles: [harborArticle],
    entities: everyone,
    mentions,
    claims: [planned, plannedNorth],
    statements: [alleged, denied],
  });
