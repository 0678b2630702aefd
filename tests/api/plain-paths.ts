// All paths between two entities, found by walking every way there is over the stored relationships: slow, and hard to get wrong.
import { hopOrder } from '../../src/model/path.ts';
import type { Status } from '../../src/model/status.ts';
import { type PlainGraph, textOf, textsOf } from '../proof/plain-graph.ts';

export interface PlainPath {
  readonly entities: readonly string[];
  readonly relationships: readonly string[];
  readonly order: string;
}

interface Joined {
  readonly to: string;
  readonly id: string;
  readonly order: string;
}

/** Of each entity, the firmest relationship to each other one. */
function neighbors(graph: PlainGraph, edges: string): ReadonlyMap<string, ReadonlyMap<string, Joined>> {
  const byEntity = new Map<string, Map<string, Joined>>();
  for (const edge of graph.edges.filter(({ type }) => type === 'RELATED')) {
    const isAffirmed = textsOf(edge, 'affirmedBy').length > 0;
    const status = textOf(edge, 'status') as Status;
    if (edges === 'AFFIRMED' && !isAffirmed) continue;
    if (edges === 'UNCONTESTED' && status !== 'UNCONTESTED') continue;
    const order = hopOrder({ status, isAffirmed }, textOf(edge, 'sortKey'));
    const [from, to] = [textOf(edge.from, 'id'), textOf(edge.to, 'id')];
    for (const [near, far] of [
      [from, to],
      [to, from],
    ] as const) {
      const known = byEntity.get(near) ?? new Map<string, Joined>();
      const best = known.get(far);
      if (best === undefined || order < best.order) known.set(far, { to: far, id: textOf(edge, 'id'), order });
      byEntity.set(near, known);
    }
  }
  return byEntity;
}

/** Every path of up to `maxHops` hops, the shortest first, then by order. */
export function plainPaths(
  graph: PlainGraph,
  edges: string,
  from: string,
  to: string,
  maxHops: number,
): readonly PlainPath[] {
  const byEntity = neighbors(graph, edges);
  const found: PlainPath[] = [];
  const walk = (path: PlainPath): void => {
    const at = path.entities.at(-1) as string;
    if (at === to) found.push(path);
    else if (path.relationships.length < maxHops) {
      for (const hop of byEntity.get(at)?.values() ?? []) {
        if (path.entities.includes(hop.to)) continue;
        walk({
          entities: [...path.entities, hop.to],
          relationships: [...path.relationships, hop.id],
          order: [hop.order, path.order].sort()[1] as string,
        });
      }
    }
  };
  walk({ entities: [from], relationships: [], order: '' });
  const key = ({ entities, order }: PlainPath): string => [entities.length, order, entities.join(' ')].join(' ');
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Of the paths in their order those that don't crowd an entity. */
export function uncrowded(paths: readonly PlainPath[], first: number): readonly PlainPath[] {
  const chosen: PlainPath[] = [];
  const through = (entity: string): number =>
    chosen.filter(({ entities }) => entities.slice(1, -1).includes(entity)).length;
  for (const path of paths) {
    const isFree = path.entities.slice(1, -1).every((entity) => through(entity) < Math.ceil(first / 2));
    if (chosen.length < first && isFree) chosen.push(path);
  }
  return chosen;
}
