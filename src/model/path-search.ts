// Finds paths from both ends at once: layers of trails that grow by a hop, meet, and are chosen from so that no entity drowns
// the rest. Pure: what joins an entity to others is given. The same runs in Cypher where nothing restricts the graph.
import type { EntityId } from './entity.ts';

/** How far a search looks, so that it costs as much on a hub as on a leaf. */
interface SearchBounds {
  /** Relationships followed of one entity: those with the most statements. */
  readonly relationships: number;
  /** Entities gone on from, at each distance from an end. */
  readonly entities: number;
  /** Ways kept by which one entity is reached, of one length. */
  readonly trails: number;
  /** Paths of one length weighed. */
  readonly candidates: number;
}

export const SEARCH_BOUNDS: SearchBounds = { relationships: 60, entities: 150, trails: 10, candidates: 1000 };

/** A relationship that joins an entity to another, whichever way it points. */
export interface Link {
  readonly relationship: string;
  readonly to: EntityId;
  /** See `hopOrder`. */
  readonly order: string;
}

interface Hop {
  readonly relationship: string;
  /** Other relationships that join the same two. */
  readonly others: number;
}

/** A way without a repeated entity, from where it begins. */
interface Trail {
  readonly entities: readonly EntityId[];
  readonly hops: readonly Hop[];
  /** The greatest of its hops' orders. */
  readonly order: string;
}

/** All ways of one length from one end, by the entity that they lead to. */
type Layer = ReadonlyMap<EntityId, readonly Trail[]>;

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const compareTrails = (a: Trail, b: Trail): number =>
  compared(a.order, b.order) || compared(a.entities.join(' '), b.entities.join(' '));

const greater = (a: string, b: string): string => (a > b ? a : b);

/** The layer of an end itself: a way of no hops. */
const startLayer = (end: EntityId): Layer => new Map([[end, [{ entities: [end], hops: [], order: '' }]]]);

/** Of the relationships that join two, a path takes the first by order. */
const firmest = (links: readonly Link[]): readonly (Link & Hop)[] => {
  const byEntity = new Map<EntityId, Link[]>();
  for (const link of links) byEntity.set(link.to, [...(byEntity.get(link.to) ?? []), link]);
  return [...byEntity.values()].flatMap((parallel) => {
    const [first] = parallel.toSorted((a, b) => compared(a.order, b.order));
    return first ? [{ ...first, others: parallel.length - 1 }] : [];
  });
};

/** Whence the next layer grows: from everything but the end that the other side began from. */
const growing = (layer: Layer, otherEnd: EntityId): readonly EntityId[] =>
  [...layer.keys()].filter((entity) => entity !== otherEnd);

/**
 * The ways that are a hop longer. `linksOf` holds the links of each of `growing`, none twice, at most as many as the bounds
 * say. `isCut`: some ways were left out.
 */
function grown(
  layer: Layer,
  linksOf: ReadonlyMap<EntityId, readonly Link[]>,
  bounds: SearchBounds,
): { readonly layer: Layer; readonly isCut: boolean } {
  const reached = new Map<EntityId, Trail[]>();
  for (const [entity, links] of linksOf) {
    for (const { to, relationship, others, order } of firmest(links)) {
      for (const trail of layer.get(entity) ?? []) {
        if (trail.entities.includes(to)) continue;
        const longer = {
          entities: [...trail.entities, to],
          hops: [...trail.hops, { relationship, others }],
          order: greater(trail.order, order),
        };
        const known = reached.get(to);
        if (known) known.push(longer);
        else reached.set(to, [longer]);
      }
    }
  }
  const all = [...reached]
    .map(([entity, trails]) => ({ entity, trails: trails.sort(compareTrails) }))
    .sort((a, b) => compared(a.trails[0]?.order ?? '', b.trails[0]?.order ?? '') || compared(a.entity, b.entity));
  const isCut = all.length > bounds.entities || all.some(({ trails }) => trails.length > bounds.trails);
  return {
    layer: new Map(all.slice(0, bounds.entities).map(({ entity, trails }) => [entity, trails.slice(0, bounds.trails)])),
    isCut,
  };
}

/** The paths that two layers make where they meet, none through one entity twice; in order. */
function meeting(forward: Layer, backward: Layer): readonly Trail[] {
  const paths: Trail[] = [];
  for (const [entity, heads] of forward) {
    for (const head of heads) {
      for (const tail of backward.get(entity) ?? []) {
        if (tail.entities.some((each) => each !== entity && head.entities.includes(each))) continue;
        paths.push({
          entities: [...head.entities, ...tail.entities.toReversed().slice(1)],
          hops: [...head.hops, ...tail.hops.toReversed()],
          order: greater(head.order, tail.order),
        });
      }
    }
  }
  return paths.sort(compareTrails);
}

const between = ({ entities }: Trail): readonly EntityId[] => entities.slice(1, -1);

interface Choice {
  readonly paths: readonly Trail[];
  /** Entities through which paths were left out, since enough go through them. */
  readonly crowded: readonly EntityId[];
}

/** Of so many paths at most half, rounded up, go through one entity between the ends. */
export const pathsPerEntity = (first: number): number => Math.ceil(first / 2);

/** Adds candidates in their order, until there are `first` paths; passes over those that would crowd an entity. */
function chosen(choice: Choice, candidates: readonly Trail[], first: number): Choice {
  const paths = [...choice.paths];
  const crowded = new Set(choice.crowded);
  for (const candidate of candidates) {
    if (paths.length >= first) break;
    const full = between(candidate).filter(
      (entity) => paths.filter((path) => between(path).includes(entity)).length >= pathsPerEntity(first),
    );
    if (full.length === 0) paths.push(candidate);
    for (const entity of full) crowded.add(entity);
  }
  return { paths, crowded: [...crowded] };
}

/** The relationships of some entities, of each those with the most statements, at most as many as SEARCH_BOUNDS says. */
export interface Links {
  readonly of: ReadonlyMap<EntityId, readonly Link[]>;
  /** The entities that have more. */
  readonly cut: readonly EntityId[];
}

export interface PathQuestion {
  readonly from: EntityId;
  readonly to: EntityId;
  readonly maxHops: number;
  /** Paths at most. */
  readonly first: number;
}

export interface FoundPaths extends Choice {
  /** Every length up to so many hops was searched. */
  readonly searchedHops: number;
  /** Whether something was left out on the way to these lengths, and entities of which relationships were. */
  readonly isCut: boolean;
  readonly cutAt: readonly EntityId[];
}

/**
 * The shortest paths, of equally long ones the first by order. Asks for the links of all entities at one distance from
 * either end at once, at most half of `maxHops`, rounded up, times.
 */
export async function searchPaths(
  { from, to, maxHops, first }: PathQuestion,
  linksOf: (entities: readonly EntityId[]) => Promise<Links>,
): Promise<FoundPaths> {
  let [forward, backward] = [startLayer(from), startLayer(to)];
  let choice: Choice = { paths: [], crowded: [] };
  /** By the length of paths for which it matters. */
  const cuts: { readonly hops: number; readonly at: readonly EntityId[] }[] = [];
  for (let hops = 1; from !== to && hops <= maxHops && choice.paths.length < first; hops += 2) {
    const ahead = growing(forward, to);
    const behind = hops + 1 <= maxHops ? growing(backward, from) : [];
    const { of, cut } = await linksOf([...new Set([...ahead, ...behind])]);
    const before = backward;
    const grow = (layer: Layer, entities: readonly EntityId[], length: number): Layer => {
      const longer = grown(layer, new Map(entities.map((entity) => [entity, of.get(entity) ?? []])), SEARCH_BOUNDS);
      const at = entities.filter((entity) => cut.includes(entity));
      if (longer.isCut || at.length > 0) cuts.push({ hops: length, at });
      return longer.layer;
    };
    forward = grow(forward, ahead, hops);
    backward = grow(backward, behind, hops + 1);
    for (const length of [hops, hops + 1]) {
      if (length > maxHops) continue;
      const candidates = meeting(forward, length === hops ? before : backward);
      if (candidates.length > SEARCH_BOUNDS.candidates) cuts.push({ hops: length, at: [] });
      choice = chosen(choice, candidates.slice(0, SEARCH_BOUNDS.candidates), first);
    }
  }
  const longest = choice.paths.at(-1)?.hops.length ?? 0;
  const searchedHops = from === to ? 0 : choice.paths.length < first ? maxHops : longest;
  const relevant = cuts.filter(({ hops }) => hops <= searchedHops);
  return { ...choice, searchedHops, isCut: relevant.length > 0, cutAt: relevant.flatMap(({ at }) => at) };
}
