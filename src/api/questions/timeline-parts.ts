// What a timeline reads: its window and page as bounds of the keys that indexes hold, and the parts within them.
import { InputError } from '../../errors.ts';
import type { Occurrence } from '../../model/entity.ts';
import { instantKey, newestFirstBelow, UNDATED } from '../../model/sort-key.ts';
import { type Lane, type TimeWindow, undatedAfter, windowOf } from '../../model/timeline.ts';
import { decodeCursor, MAX_COUNT, pageSize } from '../../read/page.ts';
import type { Args, Part, Site } from '../../read/reads.ts';
import { checkedIds } from '../ids.ts';
import { relationshipHolds } from '../nouns/relationship.ts';
import { andKept, present } from '../perspective.ts';

const MAX_ENTITIES = 50;
export const MAX_EVENTS = 500;
export const MAX_TIMES = 100;
export const MAX_CLAIMS = 10_000;
const MAX_WALK = 2000;

type Maybe<T> = T | null | undefined;
const given = <T>(found: Maybe<T>): T | undefined => found ?? undefined;

const entitiesOf = (args: Args): readonly string[] | undefined =>
  checkedIds(args.entities, 'entity', 'timeline(entities:)', MAX_ENTITIES);

/** @throws InputError `DATE_INVALID` or `WINDOW_INVALID`, naming the arguments. */
export function windowIn({ from, to }: Args): TimeWindow {
  for (const [name, date] of Object.entries({ from, to })) {
    if (date === null || date === undefined) continue;
    try {
      windowOf(date as string, undefined);
    } catch (error) {
      if (error instanceof InputError) throw new InputError(error.reason, `timeline(${name}:): ${error.message}`);
      throw error;
    }
  }
  const window = windowOf(given(from as Maybe<string>), given(to as Maybe<string>));
  if (window.from <= window.to) return window;
  throw new InputError(
    'WINDOW_INVALID',
    `timeline(from:, to:): found ${JSON.stringify(from)} after ${JSON.stringify(to)}, expected a window that begins before it ends; exchange the two`,
  );
}

const hasLane = (lane: Lane, { lanes }: Args): boolean =>
  given(lanes as Maybe<readonly Lane[]>)?.includes(lane) ?? true;
export const isOpen = ({ from, to }: TimeWindow): boolean => from === -Infinity && to === Infinity;
const afterOf = (args: Args): string => decodeCursor(args, 'timeline');

/** Statements that begin in the window, and no earlier than the entry that the page comes after, have keys from `low` to below `high`. */
const bounds = (args: Args): { readonly low: string; readonly high: string } => {
  const { from, to } = windowIn(args);
  const after = afterOf(args);
  if (!hasLane('STATEMENTS', args) || after.startsWith(UNDATED)) return { low: '', high: '' };
  const begin = from === -Infinity ? UNDATED : `${instantKey(from)}${UNDATED}`;
  const passed = after === '' ? begin : newestFirstBelow(after);
  return { low: to === Infinity ? '' : instantKey(to), high: [passed, begin].sort()[0] ?? '' };
};

const ofEntities = ({ args }: Site): boolean => args.entities !== null && args.entities !== undefined;

/** A walk over the claims that involve the entity `id`: those of which something is said that begins in the window. */
const involving = (high: string): string =>
  `MATCH (claim:Claim)-[involves:INVOLVES]->() WHERE involves.entityId = id AND involves.sortKey < ${high}`;

/** Clauses that bind `to`: statements with keys from `low` to below `high`, each once. */
const statementsIn = (site: Site, low: string, high: string, claims = high): string => {
  const { to, param } = site;
  const wanted = `${to}.sortKey >= ${low} AND ${to}.sortKey < ${high} AND ${to}.isCounted${andKept(site, to)}`;
  if (!ofEntities(site)) return `MATCH (${to}:Statement) WHERE ${wanted}`;
  return (
    `CALL () { UNWIND ${param(entitiesOf)} AS id CALL (id) { ${involving(claims)} RETURN claim ORDER BY involves.entityId, involves.sortKey LIMIT ${MAX_CLAIMS} } RETURN DISTINCT claim } ` +
    `MATCH (${to}:Statement) WHERE ${to}.claimId = claim.id AND ${wanted}`
  );
};

/** What statements that begin when the entry of this key does have first in their keys. */
const groupOf = (key: string): string =>
  key === '' || key.startsWith(UNDATED) ? '' : newestFirstBelow(key).slice(0, -UNDATED.length);

/** After every key. */
const END = `${UNDATED}${UNDATED}`;

/**
 * A page of the dated, oldest first, with all that begins when its first and its last does: their order among these is the
 * rule's. Then a page of the undated.
 */
export const statements: Part = {
  match: (site) => {
    const { to, param } = site;
    const [low, high] = [param((args) => bounds(args).low), param((args) => bounds(args).high)];
    const size = param((args) => BigInt(pageSize(args, 'timeline')));
    const group = param((args) => groupOf(afterOf(args)));
    const undated = param((args) => undatedAfter(afterOf(args)));
    const rest = param((args) =>
      BigInt(hasLane('STATEMENTS', args) && isOpen(windowIn(args)) ? pageSize(args, 'timeline') + 1 : 0),
    );
    return (
      `CALL () { ${statementsIn(site, low, high)} WITH ${to} ORDER BY ${to}.sortKey DESC LIMIT ${MAX_WALK + 1} ` +
      `WITH collect(${to}) AS found WITH found, size([each IN found WHERE left(each.sortKey, 16) = ${group}]) + ${size} AS last WHERE size(found) > 0 ` +
      `WITH found, left(found[CASE WHEN last < size(found) THEN last ELSE size(found) - 1 END].sortKey, 16) AS last ` +
      `WITH found, last, size(found) > ${MAX_WALK} AND left(found[-1].sortKey, 16) = last AS isCut ` +
      `UNWIND [each IN found WHERE left(each.sortKey, 16) >= last] AS ${to} RETURN ${to}, isCut ` +
      `UNION ALL ${statementsIn(site, undated, `'${END}'`)} AND ${to}.sortKey <> ${undated} RETURN ${to}, false AS isCut ORDER BY ${to}.sortKey LIMIT ${rest} }`
    );
  },
  inputs: ({ to }) => [`${to}.saidAt`, `${to}.sortKey`, 'isCut'],
};

/** How many there are in the window, how many bear no date, and of how many claims of one entity. */
export const counted: Part = {
  match: (site) => {
    const { to, param, args } = site;
    const window = (args: Args) => bounds({ ...args, after: null });
    const [low, high] = [param((each) => window(each).low), param((each) => window(each).high)];
    const lane = param((each) => (hasLane('STATEMENTS', each) ? END : ''));
    const count = (from: string, below: string): string =>
      `COUNT { ${statementsIn({ ...site, to: 'said' }, from, below)} RETURN DISTINCT said LIMIT ${MAX_COUNT + 1} }`;
    const claims =
      args.entities === null || args.entities === undefined
        ? '0'
        : `COLLECT { UNWIND ${param(entitiesOf)} AS id RETURN COUNT { ${involving(`'${END}'`)} RETURN claim LIMIT ${MAX_CLAIMS + 1} } AS claims ORDER BY claims DESC LIMIT 1 }[0]`;
    return `WITH {dated: ${count(low, high)}, undated: ${count(`'${UNDATED}'`, lane)}, claims: ${claims}} AS ${to}`;
  },
  inputs: ({ to }) => [`${to}.dated`, `${to}.undated`, `${to}.claims`],
};

const OCCURRED: readonly Occurrence[] = ['OCCURRED'];

/** Clauses that bind `event`: the entities that are events, and those that are related to one of them; else all. */
const eventsIn = (site: Site, event: string): string => {
  const { param } = site;
  const occurrences = param((args) => (hasLane('EVENTS', args) ? (args.occurrences ?? OCCURRED) : []));
  const isWanted = `coalesce(${event}.occurrence, 'OCCURRED') IN ${occurrences}`;
  const order = `ORDER BY ${event}.sortKey LIMIT ${MAX_EVENTS + 1}`;
  if (!ofEntities(site))
    return `MATCH (${event}:Entity) WHERE ${event}.kind = 'Event' AND ${event}.sortKey > '' AND ${isWanted} WITH ${event} ${order}`;
  const holds = relationshipHolds(site, 'related');
  const related = (near: string, far: string): string =>
    `WHERE related.${near}Id = id AND related.${far}Kind = 'Event' AND related.sortKey > '' AND ${event}.sortKey > ''${holds ? ` AND ${holds}` : ''} RETURN ${event}`;
  return (
    `CALL () { UNWIND ${param(entitiesOf)} AS id CALL (id) { MATCH (${event}:Entity {id: id}) WHERE ${event}.kind = 'Event' AND ${event}.sortKey > '' RETURN ${event} ` +
    `UNION MATCH ()-[related:RELATED]->(${event}:Entity) ${related('from', 'to')} ` +
    `UNION MATCH (${event}:Entity)-[related:RELATED]->() ${related('to', 'from')} } RETURN DISTINCT ${event} } ` +
    `WITH ${event} WHERE ${isWanted} WITH ${event} ${order}`
  );
};

export const events: Part = {
  match: (site) => eventsIn(site, site.to),
  inputs: ({ to }) => [`${to}.id`, `${to}.sortKey`],
};

export const times: Part = {
  match: (site) => {
    const { to } = site;
    const left = present(site, to);
    return (
      `${eventsIn(site, 'event')} CALL (event) { MATCH (${to}:Claim) WHERE ${to}.subjectId = event.id AND ${to}.sortKey > '' AND 'TIME' IN ${to}.slotRoles${left ? ` AND ${left}` : ''} ` +
      `RETURN ${to} ORDER BY ${to}.subjectId, ${to}.sortKey LIMIT ${MAX_TIMES} } ` +
      `UNWIND [filler IN ${to}.slotFillers WHERE filler STARTS WITH 'date:'] AS date`
    );
  },
  inputs: ({ to }) => [`${to}.subjectId`, 'substring(date, 5)'],
};
