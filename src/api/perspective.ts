// `told` and `without`: the graph as some voices tell it, up to a time, or as if some had never spoken.
// Both reach down to everything selected below the field that is given them.
import { InputError } from '../errors.ts';
import type { EntityId } from '../model/entity.ts';
import { type AsOf, CLOCKS, type Clock, endOf, type Perspective, type Restriction } from '../model/perspective.ts';
import { instantKey, UNDATED } from '../model/sort-key.ts';
import { type Args, type CheckInherited, INHERITED, type Inherited, type Site } from '../read/reads.ts';
import { builder } from './builder.ts';
import { CertaintyRef, enumOf, StanceRef, WordingRef } from './enums.ts';

const ClockRef = enumOf<Clock>('Clock', 'By which time a statement is held against a day.', CLOCKS, {
  SAID: 'When it was said.',
  PUBLISHED: 'When an article that carries it was published: other evidence is left out.',
  RECORDED: 'When it was first imported here.',
});

const AsOfInput = builder.inputType('AsOfInput', {
  description: 'Up to a time.',
  fields: (t) => ({
    at: t.string({
      required: true,
      description:
        'EDTF (ISO 8601-2), such as "2024-02-12" or "2024-02-12T10:00:00Z". What is dated to begin no later than it ends is in; what bears no date is left out: Query.perspective counts it.',
    }),
    clock: t.field({
      type: ClockRef,
      required: true,
      defaultValue: 'SAID',
      description: 'By which time: SAID unless given.',
    }),
  }),
});

export const PerspectiveInput = builder.inputType('PerspectiveInput', {
  description:
    'A view of the graph: only the statements for which all conditions given hold, as if no other had ever been imported. An absent or null condition is none; an empty list lets nothing through.',
  fields: (t) => ({
    speakers: t.idList({ description: 'Uttered by one of these entities itself; who passed it on is no matter.' }),
    principals: t.idList({
      description: 'On behalf of one of these entities. Who speaks for nobody else speaks for themselves.',
    }),
    publishers: t.idList({
      description: 'In articles of one of these publishers; other evidence of them is left out.',
    }),
    stances: t.field({ type: [StanceRef], description: 'With one of these stances.' }),
    certainties: t.field({ type: [CertaintyRef], description: 'Sounding so sure.' }),
    wordings: t.field({ type: [WordingRef], description: "Quoted only, or in the reporter's words only." }),
    asOf: t.field({ type: AsOfInput, description: 'Up to a time.' }),
  }),
});

const checkTold: CheckInherited = (told) => void checkedRestriction({ told: told as Perspective });
const checkWithout: CheckInherited = (without) => void checkedRestriction({ without: without as readonly EntityId[] });

/** Arguments of every field that reads what is said. */
export const perspectiveArgs = builder.args((arg) => ({
  told: arg.field({
    type: PerspectiveInput,
    description:
      'Only what this view lets through, here and below, down to another `told`. Lists keep the order of the whole graph; what is superseded is in no view.',
    extensions: { [INHERITED]: checkTold },
  }),
  without: arg.idList({
    description: 'As if these entities, at most 100, had never spoken, relayed or published anything, here and below.',
    extensions: { [INHERITED]: checkWithout },
  }),
}));

const MAX_VOICES = 100;
const VOICES = ['speakers', 'principals', 'publishers'] as const;

function checkedIds(ids: readonly string[], argument: string): readonly string[] {
  if (ids.length > MAX_VOICES)
    throw new InputError(
      'IDS_TOO_MANY',
      `${argument}: found ${ids.length} ids, expected at most ${MAX_VOICES}; leave some out`,
    );
  const wrong = ids.find((id) => !id.startsWith('entity:'));
  if (wrong === undefined) return ids;
  throw new InputError(
    'ID_INVALID',
    `${argument}: found ${JSON.stringify(wrong.slice(0, 60))}, expected ids that start with "entity:"; search(text:) finds them by words`,
  );
}

/**
 * A restriction that can be meant.
 * @throws InputError `ID_INVALID`, `IDS_TOO_MANY` or `DATE_INVALID`, naming the argument.
 */
function checkedRestriction({ told, without }: Restriction, argument = 'told'): Restriction {
  for (const name of VOICES) if (told?.[name]) checkedIds(told[name], `${argument}.${name}`);
  if (told?.asOf) instantOf(told.asOf, argument);
  if (without) checkedIds(without, 'without');
  return { told, without };
}

function instantOf(asOf: AsOf, argument: string): number {
  try {
    return endOf(asOf);
  } catch (error) {
    if (error instanceof InputError) throw new InputError(error.reason, `${argument}.asOf.at: ${error.message}`);
    throw error;
  }
}

/** Where a restriction's values come from: arguments of any names. */
export interface Given {
  /** What errors call the perspective: "told" unless given. */
  readonly name?: string;
  readonly told?: Inherited | undefined;
  readonly without?: Inherited | undefined;
}

const givenBy = ({ inherited }: Site): Given => ({ told: inherited.told, without: inherited.without });

/** The fields of `told` that are given, each with a parameter of its value. */
const toldBy = ({ told, name: argument = 'told' }: Given) => {
  const value = (told?.value ?? {}) as Perspective;
  const list = (name: Exclude<keyof Perspective, 'asOf'>): string | undefined =>
    value[name] && told
      ? told.param((each) => {
          const { [name]: values } = checkedRestriction({ told: each as Perspective }, argument).told as Perspective;
          return values;
        })
      : undefined;
  const asOf = (encode: (instant: number) => unknown): string =>
    told?.param((each) => encode(instantOf((each as Perspective).asOf as AsOf, argument))) ?? '';
  return { value, list, asOf };
};

const withoutBy = ({ without }: Given): string | undefined =>
  without?.param((ids) => checkedIds(ids as readonly string[], 'without'));

const isBy = (sortKey: string, instant: string): string => `${sortKey} >= ${instant} AND ${sortKey} < '${UNDATED}'`;

/** Conditions that must all hold; undefined where there is none. */
export const allOf = (conditions: readonly (string | false | undefined)[]): string | undefined => {
  const held = conditions.filter((condition): condition is string => typeof condition === 'string');
  return held.length === 0 ? undefined : held.join(' AND ');
};

const carriedBy = (given: Given, article: string): string | undefined => {
  const { value, list, asOf } = toldBy(given);
  const publishers = list('publishers');
  const without = withoutBy(given);
  return allOf([
    publishers && `${article}.publisherId IN ${publishers}`,
    without && `NOT ${article}.publisherId IN ${without}`,
    value.asOf?.clock === 'PUBLISHED' && isBy(`${article}.sortKey`, asOf(instantKey)),
  ]);
};

/** As `restricted` in model/perspective.ts: what must hold of a statement; undefined where nothing restricts. */
export const keptBy = (given: Given, statement: string): string | undefined => {
  const { value, list, asOf } = toldBy(given);
  const among = (name: Exclude<keyof Perspective, 'asOf'>, expression: string): string | undefined => {
    const values = list(name);
    return values && `${expression} IN ${values}`;
  };
  const without = withoutBy(given);
  const carried = carriedBy(given, 'carrier');
  return allOf([
    among('speakers', `${statement}.speakerId`),
    among('principals', `coalesce(${statement}.principalId, ${statement}.speakerId)`),
    among('stances', `${statement}.stance`),
    among('certainties', `${statement}.certainty`),
    among('wordings', `${statement}.wording`),
    value.asOf?.clock === 'SAID' && isBy(`${statement}.sortKey`, asOf(instantKey)),
    value.asOf?.clock === 'RECORDED' &&
      `${statement}.recordedAt <= ${asOf((instant) => new Date(Math.min(instant, LAST_INSTANT)).toISOString())}`,
    without &&
      `NOT ${statement}.speakerId IN ${without} AND NOT coalesce(${statement}.principalId, '') IN ${without} AND NOT EXISTS { MATCH (${statement})-[hop:RELAYED_BY]->(relay:Entity) WHERE relay.id IN ${without} OR hop.onBehalfOf IN ${without} }`,
    carried && `EXISTS { MATCH (${statement})-[:TOLD_IN]->(carrier:Article) WHERE ${carried} }`,
  ]);
};

/** The last instant that four digits of a year can write: "9999-12-31T23:59:59.999Z". */
const LAST_INSTANT = 253_402_300_799_999;

/** What must hold of a statement here. */
export const kept = (site: Site, statement: string): string | undefined => keptBy(givenBy(site), statement);

/** The same, to follow another condition; empty where nothing restricts. */
export const andKept = (site: Site, statement: string): string => {
  const condition = kept(site, statement);
  return condition === undefined ? '' : ` AND ${condition}`;
};

/** What must hold of an article for its evidence to be left; undefined where evidence is not restricted. */
export const carried = (site: Site, article: string): string | undefined => carriedBy(givenBy(site), article);

/** A claim is there while something is said of it, or of a claim that it stands in. */
export const present = (site: Site, claim: string): string | undefined => {
  const condition = kept(site, 'said');
  return (
    condition &&
    `EXISTS { MATCH (${claim})<-[:SUBJECT|OBJECT*0..8]-(:Claim)<-[:ABOUT]-(said:Statement) WHERE said.sortKey IS NOT NULL AND ${condition} }`
  );
};

/** As `isFactual` in model/relationship.ts: whether a claim gives a relationship by what is left. */
export const factual = (site: Site, claim: string): string | undefined => {
  const condition = kept(site, 'said');
  return (
    condition &&
    `EXISTS { MATCH (${claim})<-[:ABOUT]-(said:Statement) WHERE said.isCounted AND (${claim}.modality = 'ACTUAL' OR said.stance = 'DENIES') AND ${condition} }`
  );
};

/** The restriction that two arguments of these names make, checked. */
export const restrictionOf = (args: Args, told = 'told', without = 'without'): Restriction =>
  checkedRestriction({ told: args[told] as Perspective, without: args[without] as Restriction['without'] }, told);

const refusal = (where: string, found: string): InputError =>
  new InputError(
    'STATUS_AS_TOLD',
    `${where}: found ${found} under "told" or "without", expected no status there: it is worked out for each row; select "status" and pick the rows, or leave out the perspective`,
  );

const isRestricted = (inherited: Site['inherited']): boolean => Object.keys(inherited).length > 0;

/**
 * A list can't be walked by what its rows stand as once some statements are taken away.
 * @throws InputError `STATUS_AS_TOLD` naming the list.
 */
export function refuseStatus({ status }: Args, list: string, inherited: Site['inherited']): void {
  if (status && isRestricted(inherited)) throw refusal(`${list}(filter: { status })`, String(status));
}

/** @throws InputError `STATUS_AS_TOLD` */
export function refuseStatusCounts({ inherited }: Site): void {
  if (isRestricted(inherited)) throw refusal('relationshipCounts(by:)', 'STATUS');
}
