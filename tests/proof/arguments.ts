// Random arguments for any input type of the schema, written as literals or as variables, mostly of values that the graph holds.
import {
  astFromValue,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type OperationDefinitionNode,
  parse,
  print,
} from 'graphql';
import { INHERITED } from '../../src/read/reads.ts';
import { type PlainGraph, textOf } from './plain-graph.ts';
import type { Random } from './random.ts';

/** A variable of a document: its declaration, and how values for it are drawn. Undefined: not given. */
export interface Variable {
  readonly name: string;
  /** Of the list whose cursors it takes. */
  readonly list?: string;
  readonly declaration: string;
  readonly draw: (random: Random) => unknown;
  /** The value that it was declared for. */
  readonly first: unknown;
}

/** Values of the graph that arguments are drawn from: by stored property, and ids by kind, the more used the more often. */
export interface Values {
  readonly ofProperty: ReadonlyMap<string, readonly unknown[]>;
  readonly ids: ReadonlyMap<string, readonly string[]>;
}

export function valuesOf({ nodes, edges }: PlainGraph): Values {
  const ofProperty = new Map<string, unknown[]>();
  const ids = new Map<string, string[]>();
  for (const { properties } of [...nodes, ...edges]) {
    for (const [name, value] of Object.entries(properties)) {
      const values = ofProperty.get(name) ?? [];
      ofProperty.set(name, values);
      for (const each of Array.isArray(value) ? value : [value]) {
        values.push(each);
        const kind = /^(entity|claim|statement|article|relationship):\S+$/.exec(String(each))?.[1];
        if (kind !== undefined) ids.set(kind, [...(ids.get(kind) ?? []), String(each)]);
      }
    }
  }
  // Each once more: what nothing refers to is asked for too.
  for (const node of nodes) ids.get(textOf(node, 'id').split(':')[0] ?? '')?.push(textOf(node, 'id'));
  // The order in which the database hands them out must not choose the documents.
  for (const values of [...ofProperty.values(), ...ids.values()]) values.sort();
  return { ofProperty, ids };
}

/** Where an argument stands: `isBad` lets it be out of bounds, `pageSizes` are those that the document can afford. */
export interface Place {
  readonly coordinate: string;
  readonly field: string;
  readonly pageSizes: readonly number[];
  readonly isBad: boolean;
}

/** The kind of id that an argument or a condition of this name takes. */
export const kindOfId = (name: string): string =>
  ({ claim: 'claim', statement: 'statement', article: 'article', about: 'claim' })[name] ?? 'entity';

/** The stored properties that hold what an argument or a condition of this name asks for, where their name is another. */
const PROPERTIES_OF: Readonly<Record<string, readonly string[]>> = {
  certainties: ['certainty'],
  speakers: ['speakerId'],
  principals: ['principalId', 'speakerId'],
  publishers: ['publisherId'],
  without: ['speakerId', 'principalId', 'publisherId', 'onBehalfOf'],
  at: ['saidAt', 'publishedAt', 'recordedAt'],
};
/** Around those of the worlds, and with open ends. */
const DATES = ['2023', '2024-02-12', '2024-03', '2024-03-02/..', '../2024-02', '2024-03-03T12:00:02Z', '9999', '-0400'];
const BAD_DATES = ['yesterday', '2024-02-30', '', '2024-02-12T10:00'];
const UNKNOWN_IDS = ['entity:nobody', 'claim:0', 'nonsense', '', 'relationship:', 'sentence:x#0'];
const BAD_SIZES = [0, -1, 101];
const BAD_CURSORS = ['nonsense', '', Buffer.from('lists\nkey').toString('base64url')];
const MAX_ITEMS = 4;
/** Beyond the most that `ids` takes. */
const TOO_MANY = 101;

/** Writes arguments; declares the variables that it writes. */
export class Arguments {
  readonly variables: Variable[] = [];
  readonly #values: Values;
  readonly #random: Random;
  /** Says how often something of this name was chosen before, and counts this time. */
  readonly #rarity: (name: string) => number;
  readonly #count: (name: string) => void;

  constructor(
    values: Values,
    random: Random,
    uses: { rarity: (name: string) => number; count: (name: string) => void },
  ) {
    this.#values = values;
    this.#random = random;
    this.#rarity = uses.rarity;
    this.#count = uses.count;
  }

  /** `(first: 3, filter: {…})`, or nothing. */
  written(args: readonly GraphQLArgument[], place: Place): string {
    const given = args.flatMap((arg) => {
      const { name, type, defaultValue } = arg;
      const isRequired = isNonNullType(type) && defaultValue === undefined;
      const isSized = name === 'first' && !place.pageSizes.includes(Number(defaultValue));
      if (!isRequired && !isSized && this.#random.chance(this.#leaves(arg, place))) return [];
      this.#count(`${place.coordinate}(${name}:)`);
      return [`${name}: ${this.#value(type, name, place, defaultValue !== undefined)}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  /** How often an argument is left out. A perspective empties much of what is below it, and lengthens its Cypher text. */
  #leaves({ name, extensions }: GraphQLArgument, { coordinate }: Place): number {
    if (extensions[INHERITED] === undefined) return 0.45;
    return this.#rarity(`${coordinate}(${name}:)`) === 1 ? 0.6 : 0.85;
  }

  /** What `args`, as written, are with the first values of the variables; none where they are to be refused. */
  values(field: GraphQLField<unknown, unknown>, args: string): Readonly<Record<string, unknown>> {
    const [operation] = parse(`{ ${field.name}${args} }`).definitions;
    const node = (operation as OperationDefinitionNode).selectionSet.selections[0] as FieldNode;
    const given = this.variables.filter(({ first }) => first !== undefined);
    try {
      return getArgumentValues(field, node, Object.fromEntries(given.map(({ name, first }) => [name, first])));
    } catch {
      return {};
    }
  }

  /** A boolean for @include or @skip. */
  condition(): string {
    if (this.#random.chance(0.2)) return String(this.#random.chance(0.5));
    return this.#variable('Boolean!', 'if', (random) => random.chance(0.5));
  }

  #value(type: GraphQLInputType, name: string, place: Place, hasDefault: boolean): string {
    const nullable = getNullableType(type);
    if (name === 'after' || this.#random.chance(0.35)) {
      // A variable that isn't given leaves a default in force; one that is null is refused where null is.
      const written = hasDefault && !place.isBad ? String(nullable) : String(type);
      const draw = (random: Random) => this.#draw(type, name, place, random);
      const isOptional = !written.endsWith('!');
      return this.#variable(
        written,
        name,
        (random) => (isOptional && random.chance(0.2) ? undefined : draw(random)),
        place,
      );
    }
    if (isInputObjectType(nullable)) {
      const fields = this.#fieldsOf(nullable, this.#random);
      const written = fields.map((field) => `${field.name}: ${this.#value(field.type, field.name, place, false)}`);
      return `{${written.join(', ')}}`;
    }
    const value = this.#draw(type, name, place, this.#random);
    return print(astFromValue(value ?? null, type) ?? ({ kind: 'NullValue' } as never));
  }

  #variable(type: string, name: string, draw: Variable['draw'], place?: Place): string {
    const known = this.variables.filter(
      ({ declaration }) => declaration.startsWith(`$${name}_`) && declaration.endsWith(`: ${type}`),
    );
    if (name !== 'after' && name !== 'first' && known.length > 0 && this.#random.chance(0.25))
      return `$${this.#random.pick(known).name}`;
    const variable = `${name}_${this.variables.length}`;
    this.variables.push({
      name: variable,
      declaration: `$${variable}: ${type}`,
      draw,
      first: draw(this.#random),
      ...(name === 'after' && place ? { list: place.field } : {}),
    });
    return `$${variable}`;
  }

  /** Some of the fields, and all that must be given. */
  #fieldsOf(type: GraphQLInputObjectType, random: Random): readonly GraphQLInputField[] {
    const all = Object.values(type.getFields());
    const some = this.#someOf(all, type.name, random);
    return all.filter((field) => some.includes(field) || isRequiredInputField(field));
  }

  /** Values that the graph holds of what goes by this name. */
  #storedAs(name: string): readonly unknown[] {
    const properties = PROPERTIES_OF[name] ?? [name, name.replace(/s$/, '')];
    return properties.flatMap((property) => this.#values.ofProperty.get(property) ?? []);
  }

  #someOf<Field extends { readonly name: string }>(
    fields: readonly Field[],
    type: string,
    random: Random,
  ): readonly Field[] {
    const chosen = new Set<Field>();
    for (let count = random.pick([0, 1, 1, 1, 2, 2, 3]); count > 0; count -= 1) {
      const field = random.weighted(fields, ({ name }) => this.#rarity(`${type}.${name}`));
      if (!chosen.has(field)) this.#count(`${type}.${field.name}`);
      chosen.add(field);
    }
    return [...chosen];
  }

  #draw(type: GraphQLInputType, name: string, place: Place, random: Random): unknown {
    if (!isNonNullType(type) && random.chance(0.08)) return null;
    const nullable = getNullableType(type);
    if (name === 'first') return random.pick(place.isBad && random.chance(0.4) ? BAD_SIZES : place.pageSizes);
    if (name === 'after') return place.isBad && random.chance(0.5) ? random.pick(BAD_CURSORS) : null;
    if (isListType(nullable)) {
      const isOfIds = getNamedType(nullable).name === 'ID';
      const isTooMany = place.isBad && isOfIds && random.chance(0.5);
      // A view through few voices shows little: several, and none only now and then.
      const isOfVoices = PROPERTIES_OF[name] !== undefined && !random.chance(0.1);
      const length = isTooMany ? TOO_MANY : isOfVoices ? 1 + random.below(2 * MAX_ITEMS) : random.below(MAX_ITEMS + 1);
      return Array.from({ length }, () => this.#draw(nullable.ofType, name, place, random));
    }
    if (isInputObjectType(nullable)) {
      const fields = this.#fieldsOf(nullable, random);
      return Object.fromEntries(fields.map((field) => [field.name, this.#draw(field.type, field.name, place, random)]));
    }
    const stored = this.#storedAs(name);
    if (isEnumType(nullable)) {
      const all = nullable.getValues().map((value) => value.name);
      const present = stored.filter((value) => all.includes(String(value)));
      return random.pick(present.length > 0 && random.chance(0.8) ? present : all);
    }
    switch (nullable.name) {
      case 'Boolean':
        return random.chance(0.5);
      case 'ID':
        return this.#id(name, place, random);
      case 'Int':
        return random.below(10);
      default:
        if (name === 'at') {
          if (place.isBad && random.chance(0.3)) return random.pick(BAD_DATES);
          return random.pick(stored.length > 0 && random.chance(0.7) ? stored : DATES);
        }
        return stored.length > 0 && random.chance(0.9) ? random.pick(stored) : 'nothing';
    }
  }

  #id(name: string, { field, isBad }: Place, random: Random): unknown {
    const kinds = [...this.#values.ids.keys()].sort();
    const isRoot = name === 'id' || name === 'ids';
    const isAny = field === 'node' || field === 'nodes' || (isRoot && random.chance(0.05));
    const kind = isAny && kinds.length > 0 ? random.pick(kinds) : kindOfId(isRoot ? field : name);
    if (random.chance(0.05)) return isRoot || isBad ? random.pick(UNKNOWN_IDS) : `${kind}:nobody`;
    const ids = PROPERTIES_OF[name] ? this.#storedAs(name) : (this.#values.ids.get(kind) ?? []);
    return ids.length > 0 ? random.pick(ids) : `${kind}:nobody`;
  }
}
