// Every field of the schema, asked of the story: no error, no missing value where one is promised, one query a root field.
import {
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { readsOf } from '../../src/read/selection.ts';
import { useStory } from './ask.ts';

const story = useStory();

const argsOf = (field: GraphQLField<unknown, unknown>): string =>
  field.args.some(({ name }) => name === 'by')
    ? '(by: PREDICATE)'
    : field.args.some(({ name }) => name === 'first')
      ? '(first: 3)'
      : '';

/** All fields of a type; what is composite is opened `depth` times. */
function selection(type: GraphQLCompositeType, depth: number): string {
  if (isAbstractType(type)) {
    const own = isObjectType(type) ? [] : ['__typename'];
    return `{ ${[...own, ...schema.getPossibleTypes(type).map((each) => `... on ${each.name} ${selection(each, depth)}`)].join(' ')} }`;
  }
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  const parts = fields.flatMap((field) => {
    const of = getNamedType(field.type);
    // One key for fields of one name but another nullability would be refused where fragments meet.
    const key = `${type.name}_${field.name}: `;
    if (!isCompositeType(of)) return [`${key}${field.name}${argsOf(field)}`];
    // What pages, values and rules are made of costs no depth: their rows do.
    const isThrough = ['edges', 'pageInfo', 'value'].includes(readsOf(field)?.kind ?? '');
    return depth > 0 || isThrough
      ? [`${key}${field.name}${argsOf(field)} ${selection(of, isThrough ? depth : depth - 1)}`]
      : [];
  });
  return `{ ${['__typename', ...parts].join(' ')} }`;
}

/** Where each type is reached: a document around `ALL`, which stands for every field of the type. */
const PLACES = [
  ['Product', '{ entity(id: "entity:starlink") ALL }'],
  ['Event', '{ entity(id: "entity:activation-of-starlink-at-sevastopol") { ... on Event ALL } }'],
  ['Entity', '{ entities(first: 100) { nodes ALL } }'],
  ['EntityConnection', '{ entities ALL }'],
  ['Claim', '{ claims(first: 20) { nodes ALL } }'],
  ['Qualifier', '{ claims(first: 100) { nodes { qualifiers ALL } } }'],
  ['OppositionConnection', '{ claims(first: 10) { nodes { oppositions ALL } } }'],
  ['Opposition', '{ claims(first: 10) { nodes { oppositions { nodes ALL } } } }'],
  ['Statement', '{ statements(first: 100) { nodes ALL } }'],
  ['Evidence', '{ statements(first: 100) { nodes { evidence ALL } } }'],
  ['Relay', '{ statements(first: 100) { nodes { relays ALL } } }'],
  ['Article', '{ article(id: "article:musk-kremlin-starlink") ALL }'],
  ['Sentence', '{ article(id: "article:musk-kremlin-starlink") { sentences(first: 100) { nodes ALL } } }'],
  ['Mention', '{ entity(id: "entity:kremlin") { mentions { nodes ALL } } }'],
  ['HeadlineCheck', '{ article(id: "article:musk-kremlin-starlink") { headlineChecks ALL } }'],
  ['Relationship', '{ entity(id: "entity:starlink") { relationships { nodes ALL } } }'],
  ['EventTime', '{ entities(first: 100, filter: { kind: Event }) { nodes { ... on Event { when ALL } } } }'],
  ['EventPlace', '{ entities(first: 100, filter: { kind: Event }) { nodes { ... on Event { where ALL } } } }'],
  ['Import', '{ imports(first: 3) { nodes ALL } }'],
  ['Change', '{ changes(first: 100) { nodes ALL } }'],
  ['Stats', '{ stats ALL }'],
] as const;

describe.each(PLACES)('%s', (name, document) => {
  it('answers every field, in one query', async () => {
    const type = schema.getType(name);
    if (!isCompositeType(type)) throw new Error(`there is no type ${name}`);
    const { data, errors } = await story.ask(document.replace('ALL', selection(type, 1)));
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain('__typename');
    expect(story.sent).toHaveLength(1);
  });
});
