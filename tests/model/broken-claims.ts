// Ways to break the references, entities and claims of the harbor story, and what must be said of each.
import { type Draft, statementOf } from './harbor.ts';

/**
 * The reason; the first words of the YAML at the line that is named (or the line itself, where it is the text's); what
 * the message must say; and how to break the story.
 */
export type Breakage = readonly [
  reason: string,
  line: string | RegExp,
  says: RegExp,
  breaks: (draft: Draft) => unknown,
];

export const BROKEN_CLAIMS: readonly Breakage[] = [
  [
    'DUPLICATE_ID',
    /id: entity:ana-ruiz(?=\n.*\n.*Again)/,
    /twice/,
    (d) => d.entities.push({ ...d.entities[4], name: 'Again' }),
  ],
  [
    'DUPLICATE_ID',
    /(?<=note: again\n\s*)id: article/,
    /carried twice/,
    (d) => d.articles.push({ note: 'again', ...d.articles[0] }),
  ],
  [
    'DUPLICATE_KEY',
    /key: strike\n.*SELLS/,
    /strike/,
    (d) => d.claims.push({ ...d.claims[0], predicate: 'SELLS', object: 'entity:cargo' }),
  ],
  [
    'DUPLICATE_KEY',
    /key: no-sale(?=\n.*\n.*\n.*QUESTIONS)/,
    /no-sale/,
    (d) => d.statements.push({ ...d.statements[3], stance: 'QUESTIONS' }),
  ],
  [
    'ENTITY_UNKNOWN',
    'speaker: entity:ana-ruis',
    /did you mean "entity:ana-ruiz"/,
    (d) => Object.assign(statementOf(d, 'ruiz-denies'), { speaker: 'entity:ana-ruis' }),
  ],
  [
    'ENTITY_UNKNOWN',
    'entity: entity:nobody',
    /entity:nobody/,
    (d) => Object.assign(d.mentions[0], { entity: 'entity:nobody' }),
  ],
  [
    'ENTITY_UNKNOWN',
    'PLACE: entity:nowhere',
    /nowhere/,
    (d) => Object.assign(d.claims[1].qualifiers, { PLACE: 'entity:nowhere' }),
  ],
  [
    'ENTITY_UNKNOWN',
    'onBehalfOf: entity:gone',
    /known to the graph$/,
    (d) =>
      Object.assign(statementOf(d, 'port-fears'), {
        relays: [{ entity: 'entity:ana-ruiz', onBehalfOf: 'entity:gone' }],
      }),
  ],
  [
    'CLAIM_UNKNOWN',
    'claim: strke',
    /did you mean "strike"/,
    (d) => Object.assign(statementOf(d, 'headline'), { claim: 'strke' }),
  ],
  [
    'CLAIM_UNKNOWN',
    'claim: claim:0123',
    /graph has no/,
    (d) => Object.assign(statementOf(d, 'headline'), { claim: 'claim:0123456789abcdef0123' }),
  ],
  [
    'STATEMENT_UNKNOWN',
    '- port-fear',
    /did you mean "port-fears"/,
    (d) => Object.assign(statementOf(d, 'ruiz-denies'), { respondsTo: ['port-fear'] }),
  ],
  [
    'STATEMENT_UNKNOWN',
    '- statement:0123',
    /graph has no/,
    (d) => Object.assign(statementOf(d, 'ruiz-denies'), { respondsTo: ['statement:0123456789abcdef0123'] }),
  ],
  [
    'RESPONDS_TO_ITSELF',
    '- ruiz-denies',
    /itself/,
    (d) => Object.assign(statementOf(d, 'ruiz-denies'), { respondsTo: ['ruiz-denies'] }),
  ],
  [
    'ARTICLE_UNKNOWN',
    'article: article:harbor-strik',
    /did you mean "article:harbor-strike"/,
    (d) => Object.assign(d.mentions[0], { article: 'article:harbor-strik' }),
  ],
  [
    'ARTICLE_UNKNOWN',
    'article: article:other',
    /graph/,
    (d) => Object.assign(statementOf(d, 'no-sale').evidence[0], { article: 'article:other' }),
  ],
  [
    'PREDICATE_UNKNOWN',
    'predicate: SELS',
    /"SELS".*did you mean "SELLS"/,
    (d) => Object.assign(d.claims[2], { predicate: 'SELS' }),
  ],
  [
    'TERM_UNKNOWN',
    'MANNER: oficially',
    /did you mean "OFFICIALLY"/,
    (d) => Object.assign(d.claims[0], { qualifiers: { MANNER: 'oficially' } }),
  ],
  ['TERM_ROLE', 'MANNER: PARTLY', /EXTENT/, (d) => Object.assign(d.claims[0], { qualifiers: { MANNER: 'PARTLY' } })],
  [
    'ROLE_NOT_TAKEN',
    'PLACE: entity:harbor',
    /RECIPIENT or MANNER/,
    (d) => Object.assign(d.claims[2], { qualifiers: { PLACE: 'entity:harbor' } }),
  ],
  [
    'ROLE_FILLED_TWICE',
    'RECIPIENT: entity:port',
    /SUBJECT already fills/,
    (d) => Object.assign(d.claims[2], { predicate: 'BUYS', qualifiers: { RECIPIENT: 'entity:port' } }),
  ],
  [
    'DOMAIN_VIOLATION',
    'subject: entity:harbor',
    /entity:harbor is a Place.*Person or Organization/,
    (d) => Object.assign(d.claims[2], { subject: 'entity:harbor' }),
  ],
  [
    'RANGE_VIOLATION',
    'object: entity:port',
    /entity:port is an Organization.*Product or Concept/,
    (d) => Object.assign(d.claims[2], { object: 'entity:port' }),
  ],
  [
    'RANGE_VIOLATION',
    'object:\n      value: much',
    /literal/,
    (d) => Object.assign(d.claims[2], { object: { value: 'much' } }),
  ],
  [
    'RANGE_VIOLATION',
    'object:\n      claim: strike',
    /is a Claim/,
    (d) => Object.assign(d.claims[2], { object: { claim: 'strike' } }),
  ],
  [
    'CLAIM_EMPTY',
    'key: sale',
    /neither subject nor object/,
    (d) => (d.claims[2] = { key: 'sale', predicate: 'SELLS' }),
  ],
  [
    'CLAIM_CYCLE',
    'claim: strike\n    qualifiers',
    /part of itself/,
    (d) => {
      d.claims[0].object = { claim: 'strike-north' };
      d.claims[1].object = { claim: 'strike' };
    },
  ],
  [
    'CLAIM_TOO_DEEP',
    /key: deep-17/,
    /16 deep/,
    (d) => {
      const keys = Array.from({ length: 17 }, (_, at) => `deep-${at + 1}`);
      for (const [at, key] of keys.entries()) {
        const object = at === 0 ? 'entity:strike' : { claim: keys[at - 1] };
        d.claims.push({ key, predicate: 'PLANS', subject: 'entity:port', object });
      }
      d.claims.push({ key: 'cover', predicate: 'PLANS', object: { claim: 'deep-17' } });
    },
  ],
  [
    'CLAIM_UNUSED',
    'key: spare',
    /"spare"/,
    (d) => d.claims.push({ key: 'spare', predicate: 'SELLS', object: 'entity:cargo' }),
  ],
  [
    'HIERARCHY_KIND',
    'within: entity:harbor',
    /only a Place/,
    (d) => Object.assign(d.entities[4], { within: 'entity:harbor' }),
  ],
  [
    'HIERARCHY_KIND',
    'partOf: entity:harbor',
    /expects an Organization/,
    (d) => Object.assign(d.entities[3], { partOf: 'entity:harbor' }),
  ],
  [
    'HIERARCHY_CYCLE',
    'partOf: entity:federation',
    /nothing lies within itself/,
    (d) => Object.assign(d.entities[2], { partOf: 'entity:dock-union' }),
  ],
  [
    'HIERARCHY_CYCLE',
    /within: entity:harbor\n(?=.*cargo)/,
    /entity:harbor within entity:harbor/,
    (d) => Object.assign(d.entities[7], { within: 'entity:harbor' }),
  ],
  [
    'OCCURRENCE_MISSING',
    'id: entity:strike',
    /PLANNED/,
    (d) => Object.assign(d.entities[5], { occurrence: undefined }),
  ],
  [
    'OCCURRENCE_UNEXPECTED',
    'occurrence: PLANNED',
    /Person/,
    (d) => Object.assign(d.entities[4], { occurrence: 'PLANNED' }),
  ],
  [
    'GROUP_UNEXPECTED',
    /isGroup: true(?=\n.*entity:strike)/,
    /Person/,
    (d) => Object.assign(d.entities[4], { isGroup: true }),
  ],
];
