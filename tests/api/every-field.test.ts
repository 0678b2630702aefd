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

const ROOTS = [
  ['entity', '(id: "entity:starlink")', 2],
  ['entity', '(id: "entity:activation-of-starlink-at-sevastopol")', 2],
  ['entities', '(first: 5)', 2],
  ['claims', '(first: 5)', 2],
  ['statements', '(first: 5)', 2],
  ['articles', '(first: 5)', 2],
  ['article', '(id: "article:musk-kremlin-starlink")', 2],
  ['node', '(id: "entity:kremlin")', 1],
  ['nodes', '(ids: ["entity:kremlin", "article:musk-kremlin-starlink"])', 1],
  ['stats', '', 1],
] as const;

describe.each(ROOTS)('%s%s', (name, args, depth) => {
  it('answers every field, in one query', async () => {
    const field = schema.getQueryType()?.getFields()[name];
    if (!field) throw new Error(`there is no ${name}`);
    const { data, errors } = await story.ask(
      `{ ${name}${args} ${selection(getNamedType(field.type) as GraphQLCompositeType, depth)} }`,
    );
    expect(errors).toBeUndefined();
    expect(data[name]).not.toBeNull();
    expect(story.sent).toHaveLength(1);
  });
});
