// The stored graph once entities are merged: every edge and every id that a list is found by lead to the entity that
// stands for the one that was told. What was told stays beside it, so that undoing a judgement restores it exactly.
import type { Merges } from '../model/judgement.ts';
import { type Edge, edgeKey, type GraphNode, labelOf, type Properties, type Value } from './nodes.ts';
import type { Label } from './tables.ts';

/** Properties that name an entity at the end of an edge, by that edge's type. */
const NAMED_ENTITIES: Readonly<Partial<Record<Label, Readonly<Record<string, string>>>>> = {
  Entity: { WITHIN: 'withinId', PART_OF: 'partOfId' },
  Claim: { SUBJECT: 'subjectId', OBJECT: 'objectId' },
  Statement: { SPEAKER: 'speakerId', ON_BEHALF_OF: 'principalId' },
  Article: { PUBLISHED_BY: 'publisherId' },
  Mention: { REFERS_TO: 'entityId' },
};

/** The node that the edge was told to lead to. */
export const originalEnd = (edge: Edge): string => (edge.properties.originalId as string | undefined) ?? edge.to;

/**
 * The nodes of records as they were told, as they are stored: `nodes` holds whole clusters of merged entities or none of
 * one. An entity that another stands for keeps what it was told, and leads there; the one that stands for others has
 * their names and identifiers too, and what else it lacks.
 */
export function mergedNodes(
  nodes: ReadonlyMap<string, readonly GraphNode[]>,
  merges: Merges,
): Map<string, readonly GraphNode[]> {
  if (merges.size === 0) return new Map(nodes);
  const members = new Map<string, GraphNode[]>();
  for (const [id, kept] of [...merges].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const node = nodes.get(id)?.[0];
    if (node !== undefined) members.set(kept, [...(members.get(kept) ?? []), node]);
  }
  return new Map(
    [...nodes].map(([id, list]) => [
      id,
      list.map((node) => {
        if (node.label !== 'Entity') return leadingTo(node, merges);
        const kept = merges.get(node.id);
        if (kept === undefined) return leadingTo(withMembers(node, members.get(id) ?? [], merges), merges);
        const { properties, edges } = leadingTo(node, merges);
        return sorted({
          ...node,
          properties: { ...properties, canonicalId: kept },
          edges: [...edges, { type: 'MERGED_INTO', to: kept, properties: {} }],
        });
      }),
    ]),
  );
}

/** A node that refers to entities, with its references led to those that stand for them. It must be as it was told. */
export function leadingTo(node: GraphNode, merges: Merges): GraphNode {
  const standing = (id: string): string => merges.get(id) ?? id;
  const properties: Record<string, Value> = { ...node.properties };
  for (const name of Object.values(NAMED_ENTITIES[node.label] ?? {})) {
    const id = properties[name];
    if (typeof id === 'string') properties[name] = standing(id);
  }
  const fillers = properties.slotFillers as readonly string[] | undefined;
  if (fillers?.some((filler) => merges.has(filler))) {
    properties.slotFillers = fillers.map(standing);
    properties.originalFillers = fillers;
  }
  const edges = node.edges.map((edge): Edge => {
    const to = standing(edge.to);
    const { onBehalfOf } = edge.properties;
    const principal = typeof onBehalfOf === 'string' ? standing(onBehalfOf) : undefined;
    if (to === edge.to && principal === onBehalfOf) return edge;
    return {
      ...edge,
      to,
      properties: {
        ...edge.properties,
        ...(to !== edge.to && { originalId: edge.to }),
        ...(principal !== undefined &&
          principal !== onBehalfOf && { onBehalfOf: principal, originalOnBehalfOf: onBehalfOf as string }),
      },
    };
  });
  return sorted({ ...node, properties, edges });
}

/** The converse of `leadingTo`: a stored node that refers to entities, as it was told. */
export function asTold(node: GraphNode): GraphNode {
  const { originalFillers, canonicalId: _, ...rest } = node.properties;
  const properties: Record<string, Value> = { ...rest };
  if (originalFillers !== undefined) properties.slotFillers = originalFillers;
  const edges = node.edges
    .filter(({ type }) => type !== 'MERGED_INTO')
    .map((edge): Edge => {
      const { originalId, originalOnBehalfOf, ...own } = edge.properties;
      return {
        ...edge,
        to: (originalId as string | undefined) ?? edge.to,
        properties: { ...own, ...(originalOnBehalfOf !== undefined && { onBehalfOf: originalOnBehalfOf }) },
      };
    });
  for (const [type, name] of Object.entries(NAMED_ENTITIES[node.label] ?? {})) {
    const end = edges.find((edge) => edge.type === type)?.to;
    if (end !== undefined && labelOf(end) === 'Entity') properties[name] = end;
  }
  return sorted({ ...node, properties, edges });
}

/** Ids of all nodes that a node refers to, principals of relays included. */
export const referencesOf = ({ edges }: GraphNode): string[] =>
  edges.flatMap(({ to, properties: { onBehalfOf } }) => (onBehalfOf === undefined ? [to] : [to, String(onBehalfOf)]));

/** What an entity is told together with those that it stands for: its own word first. */
function withMembers(node: GraphNode, members: readonly GraphNode[], merges: Merges): GraphNode {
  if (members.length === 0) return node;
  const { properties } = node;
  const first = (name: string, isFit: (value: Value) => boolean = () => true): Value | undefined =>
    [node, ...members].map((one) => one.properties[name]).find((value) => value !== undefined && isFit(value));
  const isElsewhere = (id: Value) => (merges.get(String(id)) ?? id) !== node.id;
  const parents = { withinId: first('withinId', isElsewhere), partOfId: first('partOfId', isElsewhere) };
  const edges = Object.entries({ WITHIN: parents.withinId, PART_OF: parents.partOfId }).flatMap(([type, to]) =>
    to === undefined ? [] : [{ type, to: String(to), properties: {} }],
  );
  const { withinId: _, partOfId: __, ...own } = properties;
  return sorted({
    ...node,
    properties: filled({
      ...own,
      ...parents,
      description: first('description'),
      ...allNames([node, ...members], String(properties.name)),
      ...allIdentifiers([node, ...members]),
    }),
    edges,
  });
}

function allNames(nodes: readonly GraphNode[], shown: string): Properties {
  const names = nodes.flatMap(({ properties }, at) => [
    ...(at === 0 ? [] : [[String(properties.name), 'ALIAS', ''] as const]),
    ...rowsOf(properties, 'nameValues', 'nameKinds', 'nameLanguages'),
  ]);
  const kept = unique(names, ([value, , language]) => JSON.stringify([value, language])).filter(
    ([value, , language]) => value !== shown || language !== '',
  );
  return {
    nameValues: kept.map(([value]) => value ?? ''),
    nameKinds: kept.map(([, kind]) => kind ?? ''),
    nameLanguages: kept.map(([, , language]) => language ?? ''),
  };
}

function allIdentifiers(nodes: readonly GraphNode[]): Properties {
  const all = nodes.flatMap(({ properties }) => rowsOf(properties, 'externalSchemes', 'externalIds'));
  const kept = unique(all, (row) => JSON.stringify(row));
  return { externalSchemes: kept.map(([scheme]) => scheme ?? ''), externalIds: kept.map(([, id]) => id ?? '') };
}

/** Parallel lists as rows. */
const rowsOf = (properties: Properties, ...names: readonly string[]): (readonly string[])[] => {
  const lists = names.map((name) => properties[name] as readonly string[]);
  return (lists[0] ?? []).map((_, row) => lists.map((list) => list[row] ?? ''));
};

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}

const filled = (properties: Readonly<Record<string, Value | undefined>>): Properties =>
  Object.fromEntries(Object.entries(properties).filter((entry): entry is [string, Value] => entry[1] !== undefined));

const sorted = (node: GraphNode): GraphNode => ({
  ...node,
  edges: [...node.edges].sort((a, b) => (edgeKey(a) < edgeKey(b) ? -1 : 1)),
});
