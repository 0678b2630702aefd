// Random valid documents over whatever the schema holds, the same for the same seed.
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { readsOf } from '../../src/read/selection.ts';
import { Arguments, type Values, type Variable } from './arguments.ts';
import { type Coverage, coordinateOf } from './coverage.ts';
import { withDeclarations } from './declarations.ts';
import { OUTSIDE } from './outside.ts';
import { type LookPlain, typeOfSource } from './plain-schema.ts';
import { type Random, randomOf } from './random.ts';
import { Scope } from './scope.ts';

/** A document, and how values for the variables of each of its operations are drawn. */
export interface RandomDocument {
  readonly text: string;
  /** Some of its arguments may be out of bounds. */
  readonly isBad: boolean;
  /** What it asks, once for each time. */
  readonly asks: readonly string[];
  readonly operations: readonly { readonly name: string; readonly variables: readonly Variable[] }[];
}

/** Bounds of a document, so that planning and answering it stay cheap. */
const MAX_DEPTH = 4;
const MAX_NESTING = 3;
const MAX_COMPOSITES = 9;
/** A rule reads all that it must know of its candidates: its field makes the Cypher text as long as some others do. */
const COST_OF_RULE = 3;
const MAX_ROWS = 120;
const PAGE_SIZES = [1, 2, 3, 5, 20, 100];
/** What a list without a page is taken to hold. */
const ROWS_OF_LIST = 3;
const BAD = 0.06;
/** How often a path is left that leads nowhere, and how often another is tried in its place. */
const LEAVE = 0.85;
const ATTEMPTS = 3;
/** So many objects stand for all that are found in a place. */
const MAX_SOURCES = 12;
const TWO_OPERATIONS = 0.08;

interface Fragment {
  readonly name: string;
  readonly type: GraphQLCompositeType;
  readonly depth: number;
  readonly rows: number;
  readonly composites: number;
}

/** Where a selection stands: how deep it may still go, for how many rows it is read, what stands there, which keys are taken. */
interface Spot {
  /** Fragments that it stands within, since the last field. */
  readonly nesting: number;
  /** Some of the objects that the plain reading finds there. */
  readonly sources: readonly object[];
  readonly depth: number;
  readonly rows: number;
  readonly scope: Scope;
}

/** What documents are written from. */
export interface Ground {
  readonly schema: GraphQLSchema;
  readonly values: Values;
  readonly coverage: Coverage;
  readonly look: LookPlain;
}

/** Writes one document. */
class Writer {
  readonly fragments = new Map<string, string>();
  readonly #repeatable: Fragment[] = [];
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #coverage: Coverage;
  readonly #look: LookPlain;
  readonly isBad: boolean;
  readonly asks: string[] = [];
  readonly arguments: Arguments;
  #composites = 0;
  #aliases = 0;

  constructor({ schema, values, coverage, look }: Ground, random: Random) {
    this.#schema = schema;
    this.#random = random;
    this.#coverage = coverage;
    this.#look = look;
    this.isBad = random.chance(BAD);
    this.arguments = new Arguments(values, random, {
      rarity: (name) => coverage.rarity(name),
      count: (name) => this.#count(name),
    });
  }

  /** One operation; or two that share a root field, which the second asks more of. */
  operations(): readonly string[] {
    const query = this.#schema.getQueryType() as GraphQLObjectType;
    const spot = { depth: MAX_DEPTH, rows: 1, nesting: 0, sources: [{}], scope: new Scope() };
    const first = this.#selection(query, spot, this.#random.pick([1, 1, 2]));
    if (!this.#random.chance(TWO_OPERATIONS)) return [first];
    this.fragments.set('Shared', `fragment Shared on ${query.name} ${first}`);
    return ['{ ...Shared }', `{ ...Shared ${this.#merging(spot).join(' ')} }`];
  }

  #count(name: string): void {
    this.asks.push(name);
  }

  #selection(type: GraphQLCompositeType, spot: Spot, count = this.#random.pick([1, 2, 3, 3, 4, 5])): string {
    const parts: string[] = [];
    for (let left = count * ATTEMPTS; left > 0 && parts.length < count; left -= 1)
      parts.push(...this.#part(type, spot));
    if (this.#random.chance(0.25) || parts.length === 0) parts.push('__typename');
    return `{ ${parts.join(' ')} }`;
  }

  #part(type: GraphQLCompositeType, spot: Spot): readonly string[] {
    const dice = spot.nesting < MAX_NESTING ? this.#random.next() : 0.5;
    if (isAbstractType(type) ? dice < 0.45 : dice < 0.1) return this.#inlineFragment(type, spot);
    if (dice > 0.94) return this.#namedFragment(type, spot);
    if (dice > 0.91) return this.#repeated(type, spot);
    if (dice > 0.86 && isObjectType(type)) return this.#merging(spot);
    return this.#field(type, spot);
  }

  #directives(): string {
    const written: string[] = [];
    for (const name of ['include', 'skip'])
      if (this.#random.chance(0.05)) written.push(` @${name}(if: ${this.arguments.condition()})`);
    return written.join('');
  }

  /** A type that stands where `type` does: itself, an object type of it, an interface of it. */
  #narrower(type: GraphQLCompositeType): GraphQLCompositeType {
    const choices: GraphQLCompositeType[] = [type];
    if (isAbstractType(type))
      choices.push(...this.#schema.getPossibleTypes(type), ...this.#schema.getPossibleTypes(type));
    if (isInterfaceType(type)) choices.push(...this.#schema.getImplementations(type).interfaces);
    if (isObjectType(type)) choices.push(...type.getInterfaces());
    return this.#random.weighted(choices, (each) => this.#coverage.promiseOf(this.#schema, each) ** 2);
  }

  #isLeft(sources: readonly unknown[]): boolean {
    return sources.length === 0 && !this.isBad && this.#random.chance(LEAVE);
  }

  #inlineFragment(type: GraphQLCompositeType, spot: Spot): readonly string[] {
    const on = this.#narrower(type);
    const sources = spot.sources.filter((source) => this.#isOf(source, type, on));
    if (this.#isLeft(sources)) return [];
    const condition = on === type && this.#random.chance(0.5) ? '' : ` on ${on.name}`;
    return [
      `...${condition}${this.#directives()} ${this.#selection(on, { ...spot, nesting: spot.nesting + 1, sources })}`,
    ];
  }

  /** Whether what stands where `type` does is of the type `on`, too. */
  #isOf(source: object, type: GraphQLCompositeType, on: GraphQLCompositeType): boolean {
    const own = typeOfSource(type, source);
    return own !== undefined && (own === on || (isAbstractType(on) && this.#schema.isSubType(on, own)));
  }

  #namedFragment(type: GraphQLCompositeType, spot: Spot): readonly string[] {
    const on = this.#narrower(type);
    const sources = spot.sources.filter((source) => this.#isOf(source, type, on));
    if (this.#isLeft(sources)) return [];
    const name = `F${this.fragments.size}`;
    const isRepeatable = this.#random.chance(0.6);
    const before = this.#composites;
    // Its place is taken before its parts may name fragments of their own.
    this.fragments.set(name, '');
    // A fragment that may be spread again keeps to keys of its own, and so never conflicts.
    const scope = isRepeatable ? spot.scope.apart(`${name.toLowerCase()}_`) : spot.scope;
    this.fragments.set(
      name,
      `fragment ${name} on ${on.name} ${this.#selection(on, { ...spot, nesting: spot.nesting + 1, sources, scope })}`,
    );
    if (isRepeatable) {
      const composites = this.#composites - before;
      this.#repeatable.push({ name, type: on, depth: spot.depth, rows: spot.rows, composites });
    }
    return [`...${name}${this.#directives()}`];
  }

  /** A fragment spread once more, where one fits. */
  #repeated(type: GraphQLCompositeType, { depth, rows }: Spot): readonly string[] {
    const fitting = this.#repeatable.filter(
      (fragment) =>
        fragment.depth <= depth &&
        fragment.rows >= rows &&
        this.#composites + fragment.composites <= MAX_COMPOSITES &&
        this.#overlaps(fragment.type, type),
    );
    if (fitting.length === 0) return [];
    const { name, composites } = this.#random.pick(fitting);
    this.#composites += composites;
    return [`...${name}${this.#directives()}`];
  }

  /** A field that is selected here already, under the same key, with more below it. */
  #merging(spot: Spot): readonly string[] {
    const repeatable = spot.scope.taken.filter(({ field }) => this.#isAffordable(field, spot));
    if (repeatable.length === 0) return [];
    const { key, type, field, args, found, scope } = this.#random.pick(repeatable);
    const of = getNamedType(field.type);
    const selection = isCompositeType(of)
      ? ` ${this.#selection(of, { depth: spot.depth - 1, rows: spot.rows * ROWS_OF_LIST, nesting: 0, sources: found, scope })}`
      : '';
    return [`... on ${type.name} { ${key}: ${field.name}${args}${this.#directives()}${selection} }`];
  }

  #overlaps(a: GraphQLCompositeType, b: GraphQLCompositeType): boolean {
    const objects = (type: GraphQLCompositeType) =>
      isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
    return objects(a).some((type) => objects(b).includes(type));
  }

  #field(type: GraphQLCompositeType, spot: Spot): readonly string[] {
    if (!('getFields' in type)) return [];
    const fields = Object.values(type.getFields()).filter(
      (field) => !OUTSIDE.has(coordinateOf(type, field.name)) && this.#isAffordable(field, spot),
    );
    if (fields.length === 0) return [];
    const field = this.#random.weighted(fields, (each) => this.#coverage.promise(this.#schema, type, each) ** 2);
    const coordinate = coordinateOf(type, field.name);
    const before = this.asks.length;
    this.#count(coordinate);
    const isPage = field.args.some(({ name }) => name === 'first');
    const sizes = PAGE_SIZES.filter((size) => size * spot.rows <= MAX_ROWS);
    const pageSizes = sizes.length > 0 ? sizes : [1];
    const args = this.arguments.written(field.args, {
      coordinate,
      field: field.name,
      pageSizes,
      isBad: this.isBad,
    });
    const found = this.#found(type, field, args, spot);
    const taken = this.#isLeft(found) ? undefined : spot.scope.take({ type, field, args, found }, this.#alias());
    if (taken === undefined) {
      this.asks.length = before;
      return [];
    }
    const written = `${taken.key === field.name ? '' : `${taken.key}: `}${field.name}${args}${this.#directives()}`;
    const of = getNamedType(field.type);
    if (!isCompositeType(of)) return [written];
    this.#composites += readsOf(field)?.kind === 'decided' ? COST_OF_RULE : 1;
    const rows = isPage
      ? spot.rows * (Math.max(...pageSizes) > 20 ? 8 : 3)
      : isList(field)
        ? spot.rows * ROWS_OF_LIST
        : spot.rows;
    const depth = isThrough(type, of) ? spot.depth : spot.depth - 1;
    return [`${written} ${this.#selection(of, { depth, rows, nesting: 0, sources: found, scope: taken.scope })}`];
  }

  /** Some of what the field leads to, as far as its arguments can be read. */
  #found(
    type: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    args: string,
    { sources }: Spot,
  ): readonly object[] {
    const found = this.#look(sources, type, field.name, this.arguments.values(field, args));
    const at = this.#random.below(Math.max(1, found.length - MAX_SOURCES));
    return found.slice(at, at + MAX_SOURCES);
  }

  /** Sometimes none; sometimes one of few, so that keys meet. */
  #alias(): string | undefined {
    if (this.#random.chance(0.6)) return undefined;
    this.#aliases += 1;
    return this.#random.chance(0.3) ? this.#random.pick(['x', 'y']) : `a${this.#aliases}`;
  }

  #isAffordable(field: GraphQLField<unknown, unknown>, { depth }: Spot): boolean {
    const of = getNamedType(field.type);
    return !isCompositeType(of) || (this.#composites < MAX_COMPOSITES && depth > 0);
  }
}

const isList = ({ type }: GraphQLField<unknown, unknown>): boolean => String(type).startsWith('[');

/** What pages are made of costs no depth, and neither does a value that holds nothing but values. */
const isThrough = (from: GraphQLCompositeType, to: GraphQLCompositeType): boolean =>
  /(Connection|Edge)$/.test(from.name) ||
  ('getFields' in to && Object.values(to.getFields()).every(({ type }) => !isCompositeType(getNamedType(type))));

/** The document of a seed, likelier to ask what was seldom told. */
export function randomDocument(ground: Ground, seed: number): RandomDocument {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const random = randomOf(seed * 31 + attempt);
    const writer = new Writer(ground, random);
    const bodies = writer.operations();
    const fragments = [...writer.fragments.values()];
    const operations = withDeclarations(bodies, fragments, writer.arguments.variables);
    const text = [...operations.map((operation) => operation.text), ...fragments].join('\n');
    const { asks, isBad } = writer;
    if (validate(ground.schema, parse(text)).length === 0) return { text, isBad, asks, operations };
  }
  throw new Error(`seed ${seed}: no attempt gave a valid document`);
}
