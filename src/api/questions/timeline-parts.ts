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

/** After every key. */
const END = `${UNDATED}${UNDATED}`;

/** What statements that begin when the entry of this key does have first in their keys. */
const groupOf = (key: string): string =>
  key === '' || key.startsWith(UNDATED) ? '' : newestFirstBelow(key).slice(0, -UNDATED.length);

/** Undated statements that a page may show: none in a window. */
const restOf = (args: Args): bigint =>
  BigInt(hasLane('STATEMENTS', args) && isOpen(windowIn(args)) ? pageSize(args, 'timeline') + 1 : 0);

/**
 * Binds `to` to what the page may show: `dated`, oldest first from where it goes on, `undated` after that, and how many there
 * are of each in the window, and of claims about one entity. Of entities all is read that is said about them, once.
 */
export const found = (site: Site): string => {
  const { to, param } = site;
  const [low, high] = [param((args) => bounds(args).low), param((args) => bounds(args).high)];
  const whole = param((args) => bounds({ ...args, after: null }).high);
  const after = param((args) => undatedAfter(afterOf(args)));
  const rest = param(restOf);
  const isHeard = `said.isCounted${andKept(site, 'said')}`;
  const isDated = (below: string) => `said.sortKey >= ${low} AND said.sortKey < ${below}`;
  const isUndated = `said.sortKey >= '${UNDATED}'`;
  const dated = `RETURN said ORDER BY said.sortKey DESC LIMIT ${MAX_WALK + 1}`;
  const undated = `RETURN said ORDER BY said.sortKey LIMIT ${rest}`;
  if (!ofEntities(site)) {
    const lane = param((args) => (hasLane('STATEMENTS', args) ? END : ''));
    const counted = (where: string) =>
      `COUNT { MATCH (said:Statement) WHERE ${where} AND ${isHeard} RETURN said LIMIT ${MAX_COUNT + 1} }`;
    return (
      `WITH {dated: COLLECT { MATCH (said:Statement) WHERE ${isDated(high)} AND ${isHeard} ${dated} }, ` +
      `undated: COLLECT { MATCH (said:Statement) WHERE ${isUndated} AND said.sortKey > ${after} AND ${isHeard} ${undated} }, ` +
      `datedCount: ${counted(isDated(whole))}, undatedCount: ${counted(`${isUndated} AND said.sortKey < ${lane}`)}, claims: 0} AS ${to}`
    );
  }
  const ids = param(entitiesOf);
  const claims = param((args) => (hasLane('STATEMENTS', args) ? END : ''));
  return (
    `CALL () { UNWIND ${ids} AS id CALL (id) { MATCH (claim:Claim)-[involves:INVOLVES]->() WHERE involves.entityId = id AND involves.sortKey < ${claims} RETURN claim ORDER BY involves.entityId, involves.sortKey LIMIT ${MAX_CLAIMS} } ` +
    `WITH DISTINCT claim MATCH (claim)<-[:ABOUT]-(said:Statement) WHERE ${isHeard} RETURN collect(said) AS all } ` +
    `WITH {dated: COLLECT { UNWIND all AS said WITH said WHERE ${isDated(high)} ${dated} }, ` +
    `undated: COLLECT { UNWIND all AS said WITH said WHERE ${isUndated} AND said.sortKey > ${after} ${undated} }, ` +
    `datedCount: size([said IN all WHERE ${isDated(whole)}]), undatedCount: size([said IN all WHERE ${isUndated}]), ` +
    `claims: COLLECT { UNWIND ${ids} AS id MATCH (entity:Entity {id: id}) RETURN COUNT { (entity)<-[:INVOLVES]-() } AS claims ORDER BY claims DESC LIMIT 1 }[0]} AS ${to}`
  );
};

/**
 * A page of the dated, with all that begins when its first and its last does: their order among these is the rule's. Then a
 * page of the undated.
 */
export const statements: Part = {
  match: ({ to, common, param }) => {
    const size = param((args) => BigInt(pageSize(args, 'timeline')));
    const group = param((args) => groupOf(afterOf(args)));
    return (
      `CALL (${common}) { WITH ${common}.dated AS dated WITH dated, size([each IN dated WHERE left(each.sortKey, 16) = ${group}]) + ${size} AS last WHERE size(dated) > 0 ` +
      `WITH dated, left(dated[CASE WHEN last < size(dated) THEN last ELSE size(dated) - 1 END].sortKey, 16) AS last ` +
      `WITH dated, last, size(dated) > ${MAX_WALK} AND left(dated[-1].sortKey, 16) = last AS isCut ` +
      `UNWIND [each IN dated WHERE left(each.sortKey, 16) >= last] AS ${to} RETURN ${to}, isCut ` +
      `UNION ALL UNWIND ${common}.undated AS ${to} RETURN ${to}, false AS isCut }`
    );
  },
  inputs: ({ to }) => [`${to}.saidAt`, `${to}.sortKey`, 'isCut'],
};

export const counted: Part = {
  match: ({ to, common }) => `WITH ${common} AS ${to}`,
  inputs: ({ to }) => [`${to}.datedCount`, `${to}.undatedCount`, `${to}.claims`],
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
