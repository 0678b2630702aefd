// What surrounds some entities, for a canvas: whom they are related to, and what joins all that is shown.
import { InputError } from '../../errors.ts';
import { type Canvas, canvas } from '../../model/canvas.ts';
import type { EntityId, EntityKind } from '../../model/entity.ts';
import { encodeCursor } from '../../read/page.ts';
import type { Args, Site } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { EntityKindRef } from '../enums.ts';
import { checkedIds } from '../ids.ts';
import { PredicateRef } from '../nouns/predicate.ts';
import { relationshipHolds } from '../nouns/relationship.ts';
import { perspectiveArgs } from '../perspective.ts';
import { EntityRef, RelationshipRef } from '../refs.ts';
import { type FoundGraph, graphClauses, MAX_DEPTH, MAX_EDGES, MAX_NODES } from './graph-query.ts';

const MAX_CENTERS = 50;
const MAX_INCLUDED = 200;
const MAX_LIMIT = 100;

const GraphNodeRef = builder.objectRef<object>('GraphNode');
builder.objectType(GraphNodeRef, {
  description: 'An entity on the canvas, with how much of what relates it is shown.',
  fields: (t) => ({
    entity: t.field({ type: EntityRef, description: 'The entity.', ...row('entities') }),
    depth: t.int({
      nullable: true,
      description: 'Hops from the nearest center: 0 for a center; null where it is here only since `include` names it.',
      ...value(),
    }),
    shownCount: t.int({ description: 'Relationships of this graph that it stands in.', ...value() }),
    leftOutCount: t.int({
      description:
        'Its other relationships, of the predicates and with entities of the kinds asked for. At least so many where isLeftOutCountExact is false.',
      ...value(),
    }),
    isLeftOutCountExact: t.boolean({
      description: 'False where counting stopped: of a hub under predicates, kinds or a perspective.',
      ...value(),
    }),
    relationshipsCursor: t.string({
      nullable: true,
      description:
        'How to get what was left out: `after` for Entity.relationships, which goes on behind the last one followed. Null where none was followed, since the entity lies at the full depth: start from the beginning, or make it a center.',
      ...value(),
    }),
  }),
});

const GraphRef = builder.objectRef<object>('Graph');
builder.objectType(GraphRef, {
  description: 'Entities around some centers and the relationships between them, for a canvas.',
  fields: (t) => ({
    nodes: t.field({
      type: [GraphNodeRef],
      description: `The centers as given, then by depth and by what led there, most statements first; those only included come last. At most ${MAX_NODES.toLocaleString('en-US')}.`,
      ...value(),
    }),
    edges: t.field({
      type: [RelationshipRef],
      description: `All relationships between these entities, of the predicates asked for: those with the most statements first, at most ${MAX_EDGES.toLocaleString('en-US')}.`,
      ...row('edges'),
    }),
    unknown: t.field({
      type: ['ID'],
      description: 'Ids of centers and of `include` that nothing has, in the order given.',
      ...value(),
    }),
    isWhole: t.boolean({
      description:
        'False where a bound cut the canvas: more entities or relationships than are shown at most. What `limit` left out of an entity stands in its leftOutCount.',
      ...value(),
    }),
  }),
});

const inRange = (args: Args, name: 'depth' | 'limit', most: number): number => {
  const given = args[name] as number;
  if (given >= 1 && given <= most) return given;
  throw new InputError(
    `${name.toUpperCase()}_OUT_OF_RANGE`,
    `graph(${name}:): found ${given}, expected 1 to ${most}; give a number in between`,
  );
};

const centers = (args: Args): readonly string[] => {
  const ids = checkedIds(args.centers, 'entity', 'graph(centers:)', MAX_CENTERS) ?? [];
  if (ids.length > 0) return ids;
  throw new InputError(
    'CENTERS_EMPTY',
    `graph(centers:): found no id, expected 1 to ${MAX_CENTERS}; search(text:) finds entities by words`,
  );
};

const included = (args: Args): readonly string[] =>
  checkedIds(args.include, 'entity', 'graph(include:)', MAX_INCLUDED) ?? [];

const once = (name: string) => (args: Args) => [...new Set(args[name] as readonly string[])];

const around = (site: Site): string => {
  const { to, args, param } = site;
  return graphClauses(to, {
    centers: param(centers),
    include: param(included),
    depth: param((each) => BigInt(inRange(each, 'depth', MAX_DEPTH))),
    limit: param((each) => BigInt(inRange(each, 'limit', MAX_LIMIT))),
    ...(args.predicates ? { predicates: param(once('predicates')) } : {}),
    ...(args.kinds ? { kinds: param(once('kinds')) } : {}),
    holds: relationshipHolds(site, 'related'),
  });
};

/** Seeks by the ids that an expression lists. */
const byIds = (ids: string, pattern: string, to: string, label: string): string =>
  `UNWIND ${ids} AS id MATCH ${pattern} USING INDEX SEEK ${to}:${label}(id) WHERE ${to}.id = id`;

builder.queryField('graph', (t) =>
  t.field({
    type: GraphRef,
    description:
      'What surrounds some entities: from each the relationships with the most statements are followed, so that a hub costs no more than a leaf; then all that joins the entities found is shown. That two are joined says that something is claimed of both, whoever denies it: see Relationship.status.',
    args: {
      centers: t.arg.idList({ required: true, description: `The entities to start from: 1 to ${MAX_CENTERS}.` }),
      include: t.arg.idList({
        description: `Other entities to show where a relationship joins them to those found: at most ${MAX_INCLUDED}.`,
      }),
      depth: t.arg.int({
        required: true,
        defaultValue: 1,
        description: `Hops from the centers: 1 to ${MAX_DEPTH}, 1 unless given.`,
      }),
      limit: t.arg.int({
        required: true,
        defaultValue: 20,
        description: `Relationships followed of one entity: 1 to ${MAX_LIMIT}, 20 unless given.`,
      }),
      predicates: t.arg({
        type: [PredicateRef],
        description: 'Only relationships under one of these; absent or null: under any.',
      }),
      kinds: t.arg({
        type: [EntityKindRef],
        description:
          'Only to entities of one of these kinds; absent or null: of any. Centers and `include` are free of it.',
      }),
      ...perspectiveArgs,
    },
    ...decided({
      common: around,
      parts: {
        found: { match: ({ to, common }) => `WITH ${common} AS ${to}`, inputs: ({ to }) => [to] },
        entities: {
          match: ({ to, common }) =>
            byIds(`[entry IN ${common}[0] | entry[0]] + ${common}[1]`, `(${to}:Entity)`, to, 'Entity'),
          inputs: ({ to }) => [`${to}.id`, `${to}.kind`],
        },
        edges: {
          match: ({ to, common }) => byIds(`${common}[4]`, `()-[${to}:RELATED]->()`, to, 'RELATED'),
          inputs: ({ to }) => [`${to}.id`, `${to}.fromId`, `${to}.toId`],
        },
      },
      decide: (rows, args) => {
        const [[bound] = []] = rows.found ?? [];
        const [shown, optional, followed, counts, , isWhole] = bound as FoundGraph;
        const entities = rows.entities as Canvas['entities'];
        const at = new Map(entities.map(([id], position) => [id, position]));
        const edges = rows.edges as Canvas['edges'];
        const kinds = args.kinds as readonly EntityKind[] | null | undefined;
        const lastKeys = new Map(followed);
        const drawn = canvas({ shown, optional, entities, edges, counts, kinds });
        const asked = [...centers(args), ...included(args)];
        return {
          nodes: drawn.nodes.map(({ id, ...node }) => {
            const lastKey = lastKeys.get(id);
            return {
              ...node,
              entity: { part: 'entities', row: at.get(id) },
              relationshipsCursor: lastKey ? encodeCursor('relationships', lastKey) : null,
            };
          }),
          edges: drawn.edges.map((position) => ({ part: 'edges', row: position })),
          unknown: [...new Set(asked)].filter((id) => !at.has(id as EntityId)),
          isWhole,
        };
      },
    }),
  }),
);
