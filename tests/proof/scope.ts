// The response keys of one place in an answer: which fields may share one, so that documents come out valid.
import { type GraphQLCompositeType, type GraphQLField, isObjectType } from 'graphql';

interface Taken {
  readonly key: string;
  readonly type: GraphQLCompositeType;
  readonly field: GraphQLField<unknown, unknown>;
  /** As written. */
  readonly args: string;
  /** What the plain reading found there. */
  readonly found: readonly object[];
  /** Of what is selected under the key. */
  readonly scope: Scope;
}

/** No object is of both types, so one key may mean different fields of them. */
const areApart = (a: GraphQLCompositeType, b: GraphQLCompositeType): boolean =>
  a !== b && isObjectType(a) && isObjectType(b);

export class Scope {
  readonly taken: Taken[] = [];
  readonly #prefix: string;

  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  /** The same place for a fragment that may be spread anywhere: all its keys begin with what no other key begins with. */
  apart(prefix: string): Scope {
    return new Scope(prefix);
  }

  /** Takes a key for the field; undefined where it stands for something else. */
  take(wanted: Omit<Taken, 'scope' | 'key'>, alias: string | undefined): Taken | undefined {
    const { type, field, args } = wanted;
    const key = `${this.#prefix}${alias ?? field.name}`;
    const same = this.taken.filter((other) => other.key === key);
    const fits = same.every(
      (other) =>
        String(other.field.type) === String(field.type) &&
        (areApart(other.type, type) || (other.field.name === field.name && other.args === args)),
    );
    if (!fits) return undefined;
    const taken = { ...wanted, key, scope: same[0]?.scope ?? new Scope() };
    this.taken.push(taken);
    return taken;
  }
}
