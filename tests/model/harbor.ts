// A small story to break: two sentences, a headline, a claim, what is said of it, and a reply.
import { stringify } from 'yaml';
import type { Problem } from '../../src/errors.ts';
import { readInlineBundle } from '../../src/formats/formats.ts';
import type { Content } from '../../src/model/content.ts';
import { parseVocabulary } from '../../src/model/predicates.ts';
import { resolveBundle } from '../../src/model/resolve.ts';
import type { Stored } from '../../src/model/stored.ts';

export const TEXT = `Top Stories
Dock union to strike

Port officials fear that the dock union plans a strike at the north harbor.
"There is no strike planned at the north harbor as far as I know," said Ana Ruiz, a spokeswoman for the union, on Monday. The union sells no cargo.
`;

const predicate = (name: string, more: object) => ({
  name,
  label: name.toLowerCase(),
  meaning: 'x',
  example: 'x',
  ...more,
});

export const VOCABULARY = parseVocabulary(
  [
    predicate('PLANS', {
      domain: ['Person', 'Organization'],
      range: ['Event', 'Claim'],
      roles: ['PLACE', 'TIME', 'MANNER'],
    }),
    predicate('SELLS', {
      domain: ['Person', 'Organization'],
      range: ['Product', 'Concept'],
      roles: ['RECIPIENT', 'MANNER'],
      converse: { name: 'BUYS', label: 'buys', roles: { SUBJECT: 'RECIPIENT', ORIGIN: 'SUBJECT' } },
    }),
    predicate('MEETS', { domain: ['Person', 'Organization'], range: ['Person', 'Organization'], symmetric: true }),
    predicate('NUMBERS', { domain: ['Organization'], range: ['Value'] }),
    predicate('TAKES_PLACE', { domain: ['Event'], range: [], roles: ['PLACE', 'TIME'] }),
  ],
  [
    { name: 'OFFICIALLY', label: 'officially', roles: ['MANNER'], synonyms: ['official'], meaning: 'x' },
    { name: 'PARTLY', label: 'partly', roles: ['EXTENT'], meaning: 'x' },
  ],
);

export const NOTHING_STORED: Stored = {
  entities: new Map(),
  claims: new Set(),
  statements: new Set(),
  articles: new Map(),
};

/** A bundle as it is written, loose enough to be broken anywhere. */
// biome-ignore lint/suspicious/noExplicitAny: the tests write into it what no type would allow.
export type Draft = any;

/** A fresh copy of the story, right in everything. */
export const harbor = (): Draft => ({
  bundle: 1,
  articles: [
    { id: 'article:harbor-strike', text: TEXT, language: 'en', publisher: 'entity:the-gazette', headline: [2] },
  ],
  entities: [
    { id: 'entity:the-gazette', kind: 'Organization', name: 'The Gazette' },
    {
      id: 'entity:dock-union',
      kind: 'Organization',
      name: 'Dock Union',
      names: [{ value: 'the union' }],
      partOf: 'entity:federation',
    },
    { id: 'entity:federation', kind: 'Organization', name: 'Labor Federation' },
    { id: 'entity:port', kind: 'Organization', name: 'Port officials', isGroup: true },
    { id: 'entity:ana-ruiz', kind: 'Person', name: 'Ana Ruiz' },
    { id: 'entity:strike', kind: 'Event', name: 'the strike', occurrence: 'PLANNED' },
    { id: 'entity:north-harbor', kind: 'Place', name: 'north harbor', within: 'entity:harbor' },
    { id: 'entity:harbor', kind: 'Place', name: 'the harbor' },
    { id: 'entity:cargo', kind: 'Product', name: 'cargo' },
  ],
  mentions: [
    { quote: 'the north harbor', line: 4, entity: 'entity:north-harbor' },
    { quote: 'Ana Ruiz', entity: 'entity:ana-ruiz' },
    { quote: 'union', line: 5, nth: 2, entity: 'entity:dock-union' },
  ],
  claims: [
    { key: 'strike', predicate: 'PLANS', subject: 'entity:dock-union', object: 'entity:strike' },
    {
      key: 'strike-north',
      predicate: 'PLANS',
      subject: 'entity:dock-union',
      object: 'entity:strike',
      qualifiers: { PLACE: 'entity:north-harbor' },
    },
    { key: 'sale', predicate: 'SELLS', subject: 'entity:dock-union', object: 'entity:cargo' },
  ],
  statements: [
    {
      key: 'headline',
      claim: 'strike',
      speaker: 'entity:the-gazette',
      stance: 'AFFIRMS',
      evidence: [{ role: 'CONTENT', quote: 'Dock union to strike' }],
    },
    {
      key: 'port-fears',
      claim: 'strike-north',
      speaker: 'entity:port',
      stance: 'AFFIRMS',
      certainty: 'POSSIBLE',
      directness: 'INDIRECT',
      evidence: [
        { role: 'SOURCE', quote: 'Port officials' },
        { role: 'CUE', quote: 'fear' },
        { role: 'CONTENT', quote: 'the dock union plans a strike at the north harbor' },
      ],
    },
    {
      key: 'ruiz-denies',
      claim: 'strike-north',
      speaker: 'entity:ana-ruiz',
      onBehalfOf: 'entity:dock-union',
      stance: 'DENIES',
      certainty: 'PROBABLE',
      directness: 'DIRECT_QUOTE',
      saidAtText: 'on Monday',
      respondsTo: ['port-fears'],
      hedges: [{ text: 'as far as I know', by: 'SPEAKER' }],
      evidence: [
        { role: 'SOURCE', quote: 'Ana Ruiz, a spokeswoman' },
        { role: 'CONTENT', quote: 'There is no strike planned at the north harbor' },
      ],
    },
    {
      key: 'no-sale',
      claim: 'sale',
      speaker: 'entity:the-gazette',
      stance: 'DENIES',
      evidence: [{ role: 'CONTENT', quote: 'The union sells no cargo' }],
    },
  ],
  skipped: [{ line: 1, why: 'furniture' }],
});

export const statementOf = (draft: Draft, key: string): Draft => draft.statements.find((one: Draft) => one.key === key);

export interface Checked {
  /** The YAML that was checked. */
  readonly source: string;
  readonly content?: Content;
  readonly problems: readonly Problem[];
}

/** The draft written out as YAML, read again and resolved, as an import would. */
export function check(draft: Draft, stored: Stored = NOTHING_STORED): Checked {
  const source = stringify(draft, { lineWidth: 0, aliasDuplicateObjects: false });
  const resolution = resolveBundle(readInlineBundle(source, 'harbor.yaml'), VOCABULARY, stored);
  return 'problems' in resolution
    ? { source, problems: resolution.problems }
    : { source, problems: [], content: resolution.content };
}
