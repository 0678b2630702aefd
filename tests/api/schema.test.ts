// The schema as documentation: nothing in it goes without a word on what it means.
import {
  type GraphQLArgument,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { readsOf } from '../../src/read/selection.ts';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

interface Described {
  readonly path: string;
  readonly description: string | null | undefined;
}

function describedIn(type: GraphQLNamedType): Described[] {
  const found: Described[] = [{ path: type.name, description: type.description }];
  if (isEnumType(type)) {
    found.push(...type.getValues().map(({ name, description }) => ({ path: `${type.name}.${name}`, description })));
  }
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      found.push({ path: `${type.name}.${field.name}`, description: field.description });
      const args: readonly GraphQLArgument[] = 'args' in field ? field.args : [];
      found.push(
        ...args.map(({ name, description }) => ({ path: `${type.name}.${field.name}(${name}:)`, description })),
      );
    }
  }
  return found;
}

describe('the schema', () => {
  it('describes every type, field, argument and enum value in sentences', () => {
    const bare = types.flatMap(describedIn).filter(({ description }) => !/\w.*[.:)]$/s.test(description ?? ''));
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it('says of every nullable field what null means', () => {
    const silent = types
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => !String(field.type).endsWith('!') && !/null/i.test(field.description ?? ''))
          .map((field) => `${type.name}.${field.name}`),
      );
    expect(silent).toEqual([]);
  });

  it('bounds every list that can grow: a connection takes first and after', () => {
    const unbounded = types
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => /Connection!?$/.test(String(field.type)))
          .filter(({ args }) => !['first', 'after'].every((name) => args.some((arg) => arg.name === name)))
          .map((field) => `${type.name}.${field.name}`),
      );
    expect(unbounded).toEqual([]);
  });

  it('gives every filter field a condition', () => {
    const missing = types
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap((field) => {
          const reads = readsOf(field);
          const filter = field.args.find(({ name }) => name === 'filter')?.type;
          if (reads?.kind !== 'connection' || !isInputObjectType(filter)) return [];
          return Object.keys(filter.getFields())
            .filter((name) => reads.filters[name] === undefined)
            .map((name) => `${type.name}.${field.name}(filter: { ${name} })`);
        }),
      );
    expect(missing).toEqual([]);
  });
});
