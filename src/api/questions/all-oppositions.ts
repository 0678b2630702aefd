// Where what is said about some entities or claims meets what opposes it, each pair once.
import { opposedPairs } from '../../model/opposed.ts';
import type { Grade } from '../../model/opposition.ts';
import { pageOf } from '../../read/page.ts';
import type { Args, Site } from '../../read/reads.ts';
import { builder, decided } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { andKept, perspectiveArgs } from '../perspective.ts';
import { OppositionRef } from '../refs.ts';
import { aboutIds, isAboutAny } from './about.ts';
import { claimsMeant } from './claims-meant.ts';
import { oppositionArgs, oppositionKey, shownOpposition } from './oppositions.ts';
import { spokenOf, spokenPart, surroundings } from './spoken.ts';

const MAX_ABOUT = 50;
/** Claims that are looked at, the newest; beyond them the answer says that it isn't whole. */
const MAX_CLAIMS = 1000;
/** Statements of one side that are read, the newest. */
const MAX_SIDE = 500;

const ids = aboutIds('oppositions', MAX_ABOUT);

const meantBy = (site: Site, to: string, most: number): string => claimsMeant(site, to, { ids, most });

const OTHER = { AFFIRMS: 'DENIES', DENIES: 'AFFIRMS' } as const;
const NEAR = '[:NARROWER_THAN|SAME_SLOTS|OVERLAPS|ADJACENT_TO*0..1]';

/**
 * Statements of a stance about these claims or those that they are compared with, where one of the other stance is about
 * a claim compared with theirs; and those that answer or are answered across claims.
 */
const candidates =
  (stance: keyof typeof OTHER) =>
  (site: Site): string => {
    const { to } = site;
    const meant = meantBy(site, 'claim', MAX_CLAIMS);
    const left = `${to}.stance = '${stance}' AND ${to}.isCounted${andKept(site, to)}`;
    return (
      `CALL () { ${meant} MATCH (claim)-${NEAR}-(near:Claim) WITH DISTINCT near ` +
      `WHERE EXISTS { MATCH (near)-${NEAR}-(:Claim)<-[:ABOUT]-(other:Statement) WHERE other.stance = '${OTHER[stance]}' AND other.isCounted } ` +
      `MATCH (near)<-[:ABOUT]-(${to}:Statement) WHERE ${left} RETURN ${to} ` +
      `UNION ${meant} MATCH (claim)<-[:ABOUT]-(said:Statement)-[:RESPONDS_TO]-(answer:Statement) ` +
      `UNWIND [said, answer] AS ${to} WITH ${to} WHERE ${left} RETURN ${to} ` +
      `} WITH ${to} ORDER BY ${to}.sortKey LIMIT ${MAX_SIDE + 1}`
    );
  };

builder.queryField('oppositions', (t) =>
  t.field({
    type: connectionOf(OppositionRef),
    description: `Where a statement about one of these meets one that opposes it, each pair once: squarest first (DIRECT, SCOPED, ADJACENT, DISJOINT), then by the affirmation, newest first. The ${MAX_CLAIMS.toLocaleString('en-US')} newest claims and the ${MAX_SIDE} newest statements of either side are looked at; where there are more, isTotalCountExact is false.`,
    args: {
      about: t.arg.idList({
        required: true,
        description: `Entities or claims, 1 to ${MAX_ABOUT}. Of an entity: statements about a claim in which it fills a slot, on either side of the pair. An unknown id finds nothing.`,
      }),
      ...oppositionArgs,
      ...perspectiveArgs,
      ...pageArgs,
    },
    ...decided({
      parts: {
        claims: {
          match: (site) => meantBy(site, site.to, MAX_CLAIMS + 1),
          inputs: ({ to }) => [`${to}.id`],
        },
        affirming: spokenPart(candidates('AFFIRMS')),
        denying: spokenPart(candidates('DENIES')),
      },
      decide: ({ claims = [], affirming: affirmingRows = [], denying: denyingRows = [] }, args: Args) => {
        const names = surroundings({ affirmingRows, denyingRows });
        const sides = [spokenOf(affirmingRows), spokenOf(denyingRows)] as const;
        const [affirmingAt, denyingAt] = sides.map(
          (side) => new Map(side.map(({ statement }, at) => [statement.id, at])),
        );
        const grades = args.grades as readonly Grade[] | null | undefined;
        const pairs = opposedPairs(names.world, sides.flat(), isAboutAny(ids(args)))
          .filter(({ found }) => !grades || grades.includes(found.grade))
          .map(({ affirming, denying, found }) => ({
            key: oppositionKey(found, affirming, denying),
            item: shownOpposition(
              found,
              affirming,
              denying,
              names,
              affirmingAt?.get(affirming.statement.id) ?? 0,
              denyingAt?.get(denying.statement.id) ?? 0,
            ),
          }));
        pairs.sort((a, b) => (a.key < b.key ? -1 : 1));
        const isWhole = claims.length <= MAX_CLAIMS && sides.every((side) => side.length <= MAX_SIDE);
        return pageOf(pairs, args, 'oppositions', isWhole);
      },
    }),
  }),
);
