// How one entity is related to another: the shortest paths over relationships, each with what bears it least.
import { InputError } from '../../errors.ts';
import type { RelationshipRecord } from '../../model/derived.ts';
import type { EntityId } from '../../model/entity.ts';
import { explainWeakestLink, type HopStrength, weakestLink } from '../../model/path.ts';
import { pathsPerEntity } from '../../model/path-search.ts';
import type { Status } from '../../model/status.ts';
import { type Args, PREPARED, type Site } from '../../read/reads.ts';
import { builder, type Context, decided } from '../builder.ts';
import { checkedId } from '../ids.ts';
import { andKept, factual, perspectiveArgs } from '../perspective.ts';
import { type FoundAsTold, isAsTold, searchAsTold } from './path-as-told.ts';
import { type Found, MAX_HOPS, type PathEdges, searchClauses } from './path-query.ts';
import { PathEdgesRef, PathSearchRef } from './path-types.ts';

const MAX_FIRST = 10;

const inRange = (args: Args, name: 'maxHops' | 'first', most: number): bigint => {
  const given = args[name] as number;
  if (given >= 1 && given <= most) return BigInt(given);
  throw new InputError(
    `${name === 'first' ? 'FIRST' : 'MAX_HOPS'}_OUT_OF_RANGE`,
    `paths(${name}:): found ${given}, expected 1 to ${most}; give a number in between`,
  );
};

const checked = {
  from: ({ from }: Args) => checkedId(from, 'entity', 'paths(from:)'),
  to: ({ to }: Args) => checkedId(to, 'entity', 'paths(to:)'),
  maxHops: (args: Args) => inRange(args, 'maxHops', MAX_HOPS),
  first: (args: Args) => inRange(args, 'first', MAX_FIRST),
  perEntity: (args: Args) => BigInt(pathsPerEntity(Number(inRange(args, 'first', MAX_FIRST)))),
};

/** Binds what was found: by these clauses themselves, or under a perspective beforehand. */
const search = (site: Site): string => {
  const values = {
    from: site.param(checked.from),
    to: site.param(checked.to),
    maxHops: site.param(checked.maxHops),
    first: site.param(checked.first),
    perEntity: site.param(checked.perEntity),
  };
  if (Object.keys(site.inherited).length === 0) return searchClauses(site.to, site.args.edges as PathEdges, values);
  return `WITH ${site.param((args) => (args[PREPARED] as FoundAsTold).found)} AS ${site.to}`;
};

const MAX_ORIGINS = 1000;

/** As corroboration's principals. */
const origins = (site: Site): string => {
  const ground = factual(site, 'claim');
  return `size(COLLECT { UNWIND ${site.to}.claimIds AS claimId MATCH (claim:Claim) USING INDEX SEEK claim:Claim(id) WHERE claim.id = claimId${ground ? ` AND ${ground}` : ''} MATCH (claim)<-[:ABOUT]-(affirming:Statement) WHERE affirming.stance = 'AFFIRMS' AND affirming.isCounted${andKept(site, 'affirming')} RETURN DISTINCT coalesce(affirming.principalId, affirming.speakerId) LIMIT ${MAX_ORIGINS} })`;
};

interface ReadRelationship extends HopStrength {
  readonly row: number;
  readonly from: EntityId;
  readonly label: string;
}

type Rows = readonly (readonly unknown[])[];

function relationshipsOf(rows: Rows, asTold: ReadonlyMap<string, RelationshipRecord> | undefined) {
  return new Map(
    rows.map(([id, from, label, status, affirming, origins], at): [string, ReadRelationship] => {
      const told = asTold?.get(id as string);
      return [
        id as string,
        {
          row: at,
          from: from as EntityId,
          label: told?.label ?? (label as string),
          status: told?.status ?? (status as Status),
          isAffirmed: (told?.affirmedBy.length ?? (affirming as number)) > 0,
          origins: origins as number,
        },
      ];
    }),
  );
}

builder.queryField('paths', (t) =>
  t.field({
    type: PathSearchRef,
    description:
      'How one entity is related to another: the shortest paths over relationships, in whichever direction these point, each with its weakest hop. A path tells that its hops are spoken of, never that its ends have to do with each other. An unknown id gives no paths.',
    args: {
      from: t.arg.id({ required: true, description: 'The entity where the paths start.' }),
      to: t.arg.id({
        required: true,
        description: 'The entity where they end. The same as `from`: one path, of no hops.',
      }),
      maxHops: t.arg.int({
        required: true,
        defaultValue: 4,
        description: `Hops at most: 1 to ${MAX_HOPS}, 4 unless given.`,
      }),
      first: t.arg.int({
        required: true,
        defaultValue: 5,
        description: `Paths at most: 1 to ${MAX_FIRST}, 5 unless given.`,
      }),
      edges: t.arg({
        type: PathEdgesRef,
        required: true,
        defaultValue: 'AFFIRMED',
        description: 'Over which relationships: AFFIRMED unless given. Under a perspective as this tells it.',
      }),
      ...perspectiveArgs,
    },
    ...decided({
      prepare: (args, context) => {
        if (!isAsTold(args)) return undefined;
        for (const check of Object.values(checked)) check(args);
        return searchAsTold((context as Context).database, args);
      },
      common: search,
      parts: {
        found: { match: ({ to, common }) => `WITH ${common} AS ${to}`, inputs: ({ to }) => [to] },
        entities: {
          match: ({ to, common, param }) =>
            `UNWIND [${param(checked.from)}, ${param(checked.to)}] + reduce(ids = [], path IN ${common}[0] | ids + path[0]) + ${common}[1] + ${common}[2] AS id WITH DISTINCT id MATCH (${to}:Entity) USING INDEX SEEK ${to}:Entity(id) WHERE ${to}.id = id`,
          inputs: ({ to }) => [`${to}.id`, `${to}.name`],
        },
        hops: {
          match: ({ to, common }) =>
            `UNWIND reduce(ids = [], path IN ${common}[0] | ids + [hop IN path[1] | hop[0]]) AS id WITH DISTINCT id MATCH ()-[${to}:RELATED]->() USING INDEX SEEK ${to}:RELATED(id) WHERE ${to}.id = id`,
          inputs: (site) => [
            ...['id', 'fromId', 'label', 'status'].map((name) => `${site.to}.${name}`),
            `size(${site.to}.affirmedBy)`,
            origins(site),
          ],
        },
      },
      decide: (rows, args) => {
        const { from, to, first } = args as { from: EntityId; to: EntityId; first: number };
        const [[found] = []] = rows.found ?? [];
        const [paths, crowded, cutAt, isCut, searchedHops] = found as Found;
        const asTold = (args[PREPARED] as FoundAsTold | undefined)?.relationships;
        const relationships = relationshipsOf(rows.hops ?? [], asTold);
        const entityRows = new Map((rows.entities ?? []).map(([id, name], at) => [id, { at, name: name as string }]));
        const entity = (id: EntityId) => {
          const found = entityRows.get(id);
          return found === undefined ? null : { part: 'entities', row: found.at };
        };
        const areKnown = entityRows.has(from) && entityRows.has(to);
        const none: Found[0] = from === to && areKnown ? [[[from], []]] : [];
        const pathOf = ([entities, hops]: Found[0][number]) => {
          const read = hops.map(([id]) => relationships.get(id) as ReadRelationship);
          const shown = hops.map(([, alternatives], at) => ({
            relationship: { part: 'hops', row: read[at]?.row },
            from: entity(entities[at] as EntityId),
            to: entity(entities[at + 1] as EntityId),
            direction: read[at]?.from === entities[at] ? 'FORWARD' : 'BACKWARD',
            alternatives,
            origins: read[at]?.origins,
          }));
          const weakest = weakestLink(read);
          const nameAt = (at: number): string => entityRows.get(entities[at])?.name ?? '';
          return {
            length: hops.length,
            entities: entities.map(entity),
            hops: shown,
            weakestLink: weakest && {
              position: weakest.at + 1,
              hop: shown[weakest.at],
              reason: weakest.reason,
              explanation: explainWeakestLink(weakest, read, {
                from: nameAt(weakest.at),
                label: read[weakest.at]?.label ?? '',
                to: nameAt(weakest.at + 1),
              }),
            },
          };
        };
        return {
          from: entity(from),
          to: entity(to),
          paths: (paths.length > 0 ? paths : none).map(pathOf),
          searchedHops: areKnown ? searchedHops : 0,
          hasMore: paths.length >= first,
          pathsPerEntity: pathsPerEntity(first),
          crowded: crowded.map(entity),
          isWhole: !isCut,
          cutAt: cutAt.map(entity),
        };
      },
    }),
  }),
);
