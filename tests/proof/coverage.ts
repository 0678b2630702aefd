// What of the schema was asked, and what was told: the measure of how much a number of documents proves.
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** Where a field is declared: an interface's stands for those of all types that have it. */
export function coordinateOf(type: GraphQLNamedType, field: string): string {
  const from = 'getInterfaces' in type ? type.getInterfaces().find((each) => field in each.getFields()) : undefined;
  return from === undefined ? `${type.name}.${field}` : coordinateOf(from, field);
}

/** All fields, arguments and conditions that a document can reach without the fields `outside`. */
export function coordinates(schema: GraphQLSchema, outside: ReadonlySet<string>): readonly string[] {
  const types = new Set<GraphQLNamedType | undefined>([schema.getQueryType() ?? undefined]);
  const found = new Set<string>();
  for (const type of types) {
    if (isInputObjectType(type)) for (const field of Object.keys(type.getFields())) found.add(`${type.name}.${field}`);
    if (isAbstractType(type)) for (const object of schema.getPossibleTypes(type)) types.add(object);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, args, type: of } of Object.values(type.getFields())) {
      const coordinate = coordinateOf(type, name);
      if (outside.has(coordinate)) continue;
      for (const each of [coordinate, ...args.map((arg) => `${coordinate}(${arg.name}:)`)]) found.add(each);
      for (const each of [of, ...args.map((arg) => arg.type)]) types.add(getNamedType(each));
    }
  }
  return [...found];
}

/** How far ahead a path is looked along, and how much a step of it takes from what it promises. */
const STEPS = 5;
const STEP = 0.85;
/** So many questions count as much as one answer. */
const VAIN = 8;

type Uses = Map<string, number>;
const countIn = (uses: Uses, names: Iterable<string>): void => {
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
};
const rarityIn = (uses: Uses, name: string): number => 1 / (1 + (uses.get(name) ?? 0));

/** What was asked and told so far, by coordinate: `Claim.status`, `Claim.oppositions(grades:)`, `ClaimFilter.subject`. */
export class Coverage {
  readonly asked: Uses = new Map();
  /** With a value that is more than null, false or empty. */
  readonly told: Uses = new Map();
  readonly #promises = new Map<string, number>();

  count(asked: Iterable<string>, told: Iterable<string>): void {
    countIn(this.asked, asked);
    countIn(this.told, told);
    this.#promises.clear();
  }

  /** 1 for what was never asked, less the oftener it was. */
  rarity(name: string): number {
    return rarityIn(this.asked, name);
  }

  /** More for more that was told, and for what was seldom told. */
  worth(told: Iterable<string>): number {
    return [...told].reduce((worth, name) => worth + rarityIn(this.told, name), 0);
  }

  /** How much of what was seldom told a field may tell, by itself or by what is below it. */
  promise(
    schema: GraphQLSchema,
    type: GraphQLNamedType,
    field: Pick<GraphQLField<unknown, unknown>, 'name' | 'type'>,
  ): number {
    return this.#promise(schema, type, field, STEPS);
  }

  /** As `promise`, of the best field of a type. */
  promiseOf(schema: GraphQLSchema, type: GraphQLNamedType, steps = STEPS): number {
    const key = `${type.name} ${steps}`;
    const known = this.#promises.get(key);
    if (known !== undefined || steps === 0) return known ?? 0;
    const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
    const fields = objects.flatMap((object) => Object.values(object.getFields()).map((field) => ({ object, field })));
    const promises = fields.map(({ object, field }) => this.#promise(schema, object, field, steps));
    const best = Math.max(0, ...promises);
    this.#promises.set(key, best);
    return best;
  }

  #promise(
    schema: GraphQLSchema,
    type: GraphQLNamedType,
    { name, type: of }: Pick<GraphQLField<unknown, unknown>, 'name' | 'type'>,
    steps: number,
  ): number {
    const coordinate = coordinateOf(type, name);
    // What was asked in vain again and again may be null by what it means.
    const own = 1 / (1 + (this.told.get(coordinate) ?? 0) + (this.asked.get(coordinate) ?? 0) / VAIN);
    return Math.max(own, STEP * this.promiseOf(schema, getNamedType(of), steps - 1));
  }
}
