// What a search for paths answers: the paths, their hops, and how far was looked.
import { WEAKNESSES, type Weakness } from '../../model/path.ts';
import { SEARCH_BOUNDS } from '../../model/path-search.ts';
import { builder, row, value } from '../builder.ts';
import { enumOf } from '../enums.ts';
import { EntityRef, RelationshipRef } from '../refs.ts';
import { MAX_NAMED, PATH_EDGES, type PathEdges } from './path-query.ts';

export const PathEdgesRef = enumOf<PathEdges>('PathEdges', 'Over which relationships a path may lead.', PATH_EDGES, {
  AFFIRMED: 'Someone affirms them, whoever denies them: affirmedBy is not empty.',
  UNCONTESTED: 'Their status is UNCONTESTED: someone affirms them, nobody here denies them.',
  ANY: 'All: also those that are denied only, or merely asked about.',
});

const HopDirectionRef = enumOf<'FORWARD' | 'BACKWARD'>(
  'HopDirection',
  'How a hop goes over its relationship.',
  ['FORWARD', 'BACKWARD'],
  { FORWARD: "From the relationship's `from` to its `to`.", BACKWARD: 'From its `to` back to its `from`.' },
);

const WeaknessRef = enumOf<Weakness>(
  'Weakness',
  'What makes a hop weak; from the weakest on: DENIED, UNAFFIRMED, CONTESTED, LIMITED, HEDGED, FEWEST_ORIGINS.',
  WEAKNESSES,
  {
    DENIED: 'It is denied, and affirmed by nobody (DENIED_ONLY).',
    UNAFFIRMED: 'Nobody affirms it (NOT_ASSERTED, UNSTATED, or a SCOPED_DENIAL of what nobody affirms).',
    CONTESTED: 'It is affirmed and denied (CONTESTED).',
    LIMITED: 'It is affirmed, but something narrower is denied, or a denial limits it (SCOPED_DENIAL).',
    HEDGED: 'It is affirmed with reserve only (UNCERTAIN).',
    FEWEST_ORIGINS: 'Nothing of that, on no hop of the path: it is affirmed on behalf of the fewest.',
  },
);

const PathHopRef = builder.objectRef<object>('PathHop');
builder.objectType(PathHopRef, {
  description: 'One step of a path, from one entity to the next.',
  fields: (t) => ({
    relationship: t.field({
      type: RelationshipRef,
      description:
        'What relates the two: of several the firmest, by the order of Weakness, then the one with the most statements.',
      ...row('hops'),
    }),
    from: t.field({ type: EntityRef, description: 'Where the hop starts.', ...row('entities') }),
    to: t.field({ type: EntityRef, description: 'Where it leads.', ...row('entities') }),
    direction: t.field({ type: HopDirectionRef, description: 'How it goes over the relationship.', ...value() }),
    alternatives: t.int({
      description:
        'Other relationships, of those that `edges` allows, that join the same two: Entity.relationships(filter: { other }) lists them.',
      ...value(),
    }),
    origins: t.int({
      description:
        'On behalf of how many different ones the relationship is affirmed; who speaks for nobody else counts as one. As Relationship.corroboration.principals; at most 1,000 are counted.',
      ...value(),
    }),
  }),
});

const WeakestLinkRef = builder.objectRef<object>('WeakestLink');
builder.objectType(WeakestLinkRef, {
  description:
    'The hop that bears least: by the order of Weakness, among equals the one affirmed on behalf of the fewest, then the first.',
  fields: (t) => ({
    position: t.int({ description: 'Which hop of the path: 1 is the first.', ...value() }),
    hop: t.field({ type: PathHopRef, description: 'That hop.', ...value() }),
    reason: t.field({ type: WeaknessRef, description: 'What makes it the weakest.', ...value() }),
    explanation: t.string({ description: 'The same in one neutral sentence.', ...value() }),
  }),
});

const PathRef = builder.objectRef<object>('Path');
builder.objectType(PathRef, {
  description: 'A way from one entity to another that touches no entity twice.',
  fields: (t) => ({
    length: t.int({ description: 'Its hops: 0 where start and end are one.', ...value() }),
    entities: t.field({ type: [EntityRef], description: 'From start to end, both included.', ...row('entities') }),
    hops: t.field({ type: [PathHopRef], description: 'From start to end; empty where these are one.', ...value() }),
    weakestLink: t.field({
      type: WeakestLinkRef,
      nullable: true,
      description: 'The hop that bears least; null where there are no hops.',
      ...value(),
    }),
  }),
});

export const PathSearchRef = builder.objectRef<object>('PathSearch');
builder.objectType(PathSearchRef, {
  description: 'What a search for paths found, and how far it looked.',
  fields: (t) => ({
    from: t.field({
      type: EntityRef,
      nullable: true,
      description: 'Where the paths start; null where nothing has that id.',
      ...row('entities'),
    }),
    to: t.field({
      type: EntityRef,
      nullable: true,
      description: 'Where they end; null where nothing has that id.',
      ...row('entities'),
    }),
    paths: t.field({
      type: [PathRef],
      description:
        'Shortest first; of equally long ones that whose weakest hop is the firmest, then that whose least spoken-of hop is spoken of most. Two paths differ in their entities. Empty where none was found.',
      ...value(),
    }),
    searchedHops: t.int({
      description:
        'How far was searched: every length up to so many hops. Less than maxHops where `first` paths were found before, and 0 where start and end are one or unknown.',
      ...value(),
    }),
    hasMore: t.boolean({
      description:
        'Whether as many were found as were asked for, so that there may be more; ask with a greater `first`.',
      ...value(),
    }),
    pathsPerEntity: t.int({
      description:
        'The most of these paths that may go through one entity between start and end: half of `first`, rounded up, so that a hub does not drown the rest.',
      ...value(),
    }),
    crowded: t.field({
      type: [EntityRef],
      description:
        'Entities through which further paths were passed over, since pathsPerEntity go through them already; ask for paths from or to them.',
      ...row('entities'),
    }),
    isWhole: t.boolean({
      description: `Whether every relationship and every path of up to searchedHops hops was weighed. False where the search was cut off: of one entity the ${SEARCH_BOUNDS.relationships} relationships with the most statements are followed, from ${SEARCH_BOUNDS.entities} entities at each distance, and ${SEARCH_BOUNDS.trails} ways to each of them. Then other paths may be left out; a shorter one than the first, or a first one where none was found, only under \`told\` or \`without\`.`,
      ...value(),
    }),
    cutAt: t.field({
      type: [EntityRef],
      description: `Entities of which not all relationships were followed; the first ${MAX_NAMED}.`,
      ...row('entities'),
    }),
  }),
});
