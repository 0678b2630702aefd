// The plain readings of a graph, and of what is left of it where a field carries `told` or `without`. What is reached from
// there is of that graph too, and so both reach down by themselves.
import { isDeepStrictEqual } from 'node:util';
import type { Restriction } from '../../src/model/perspective.ts';
import type { Vocabulary } from '../../src/model/predicates.ts';
import type { PlainEdge, PlainGraph, PlainNode } from './plain-graph.ts';
import { type PlainResolvers, plainResolvers } from './plain-nouns.ts';
import type { Args } from './plain-pages.ts';
import { restrictedGraph } from './plain-restricted.ts';

type Stored = PlainNode | PlainEdge;

/** A graph under a perspective. */
interface PlainView {
  readonly restriction: Restriction;
  readonly resolvers: PlainResolvers;
  readonly byId: ReadonlyMap<unknown, Stored>;
}

/** Each holds a graph of its own; documents of one seed ask for the same few. */
const MOST_KNOWN = 40;

/** Conditions that are given; undefined where there are none. */
const given = <Value extends object>(value: Value | null | undefined): Value | undefined =>
  value && (Array.isArray(value) || Object.values(value).some((each) => each !== null && each !== undefined))
    ? value
    : undefined;

export class PlainViews {
  readonly #graph: PlainGraph;
  readonly #vocabulary: Vocabulary;
  readonly #whole: PlainView;
  readonly #viewOf = new WeakMap<object, PlainView>();
  #known: PlainView[] = [];

  constructor(graph: PlainGraph, vocabulary: Vocabulary) {
    this.#graph = graph;
    this.#vocabulary = vocabulary;
    this.#whole = this.#view({}, graph);
  }

  /** The source as it is under the arguments of a field of it, with the readings there. */
  enter(source: object, args: Args): { readonly source: object; readonly resolvers: PlainResolvers } {
    const here = this.#viewOf.get(source) ?? this.#whole;
    const there = this.#under({
      told: given(args.told === null || args.told === undefined ? here.restriction.told : args.told),
      without: given(args.without ?? here.restriction.without),
    } as Restriction);
    return { source: there === here ? source : this.#in(there, source), resolvers: there.resolvers };
  }

  #under(restriction: Restriction): PlainView {
    if (!restriction.told && !restriction.without) return this.#whole;
    const known = this.#known.find((view) => isDeepStrictEqual(view.restriction, restriction));
    const view = known ?? this.#view(restriction, restrictedGraph(this.#graph, this.#vocabulary, restriction));
    this.#known = [view, ...this.#known.filter((other) => other !== view)].slice(0, MOST_KNOWN);
    return view;
  }

  #view(restriction: Restriction, graph: PlainGraph): PlainView {
    const resolvers = plainResolvers(graph, this.#vocabulary);
    const byId = new Map<unknown, Stored>();
    const view = { restriction, resolvers, byId };
    for (const each of [...graph.nodes, ...graph.edges]) {
      byId.set(each.properties.id, each);
      this.#viewOf.set(each, view);
    }
    return view;
  }

  /** The one with the same id there. One that isn't there is asked for all the same: a thing of which nothing is said. */
  #in(view: PlainView, source: object): object {
    if (!('properties' in source)) return source;
    const stored = source as Stored;
    const found = view.byId.get(stored.properties.id);
    if (found) return found;
    const unsaid: Stored =
      'label' in stored
        ? { ...stored, out: [], in: [] }
        : { ...stored, properties: { ...stored.properties, claimIds: [], affirmedBy: [], deniedBy: [] } };
    this.#viewOf.set(unsaid, view);
    return unsaid;
  }
}
