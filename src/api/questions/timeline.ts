// What happened and what was said, in the order of the dates: a page of the window is read, whatever else there is.
import {
  dateRange,
  eventEntries,
  LANES,
  type Lane,
  statementEntries,
  type TimelineEntry,
} from '../../model/timeline.ts';
import { MAX_COUNT, pageOf } from '../../read/page.ts';
import { builder, decided, row, value } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import { enumOf, OccurrenceRef } from '../enums.ts';
import { perspectiveArgs } from '../perspective.ts';
import { ClaimRef, EventRef, StatementRef } from '../refs.ts';
import {
  counted,
  events,
  found,
  isOpen,
  MAX_CLAIMS,
  MAX_EVENTS,
  MAX_TIMES,
  statements,
  times,
  windowIn,
} from './timeline-parts.ts';

const LaneRef = enumOf<Lane>('TimelineLane', 'What a timeline holds.', LANES, {
  EVENTS: 'Events, by the dates that claims give for them.',
  STATEMENTS: 'Statements, by when they were said.',
});

const TimelineEntryRef = builder.objectRef<object>('TimelineEntry');
builder.objectType(TimelineEntryRef, {
  description: 'An event under one of its dates, or a statement under its date.',
  fields: (t) => ({
    lane: t.field({ type: LaneRef, description: 'Which of the two.', ...value() }),
    date: t.string({ nullable: true, description: 'EDTF, as told; null where undated.', ...value() }),
    earliest: t.string({
      nullable: true,
      description:
        'The first instant that the date may mean: ISO 8601, UTC; null where it has no beginning, or no date is told.',
      ...value(),
    }),
    latest: t.string({
      nullable: true,
      description: 'The last instant that it may mean: ISO 8601, UTC; null where it has no end, or no date is told.',
      ...value(),
    }),
    isUncertain: t.boolean({
      description:
        'Whether the date leaves the day open: it says "about" or "perhaps" (~ ? %), or spans more than a day. False where undated.',
      ...value(),
    }),
    event: t.field({
      type: EventRef,
      nullable: true,
      description: 'The event; null in the other lane. One that several dates are given for has an entry for each.',
      ...row('events'),
    }),
    claims: t.field({
      type: [ClaimRef],
      description:
        'The claims that give the event this date: ask them who affirms or denies it. Empty where undated, and in the other lane.',
      ...row('times'),
    }),
    statement: t.field({
      type: StatementRef,
      nullable: true,
      description: 'The statement; null in the other lane.',
      ...row('statements'),
    }),
  }),
});

const TimelineRef = connectionOf(TimelineEntryRef);
builder.objectFields(TimelineRef, (t) => ({
  undatedCount: t.int({
    description: `Events and statements that bear no date, shown or left out; at most ${MAX_COUNT.toLocaleString('en-US')} statements are counted.`,
    ...value(),
  }),
  isWhole: t.boolean({
    description:
      'False where there is more than was read: 500 events, 100 claims about an event, the 10,000 newest claims of an entity, or 2,000 statements that begin at one instant. Entries may be missing then; ask for a narrower window or fewer entities.',
    ...value(),
  }),
}));

builder.queryField('timeline', (t) =>
  t.field({
    type: TimelineRef,
    description:
      'What happened and what was said, in the order of the dates: events by the dates that claims with them as subject give, whoever affirms or denies these; statements by when they were said, headlines and retracted ones apart. By the beginning of their dates, then the end; on one date events first, then statements as they are read in an article. What bears no date comes last, and is left out where `from` or `to` is given.',
    args: {
      entities: t.arg.idList({
        description:
          'Only statements about claims that involve one of these entities, at most 50, in a slot of their own; and of events those that are among them or related to one. Absent or null: everything.',
      }),
      from: t.arg.string({
        description:
          'EDTF. Only statements whose date begins no earlier than this begins, and events that last until then. Absent or null: from the beginning.',
      }),
      to: t.arg.string({
        description: 'EDTF. Only what begins no later than this ends. Absent or null: to the end.',
      }),
      lanes: t.arg({ type: [LaneRef], description: 'Only these; absent or null: both.' }),
      occurrences: t.arg({
        type: [OccurrenceRef],
        description:
          'Only events of which this became; one of which it is not told counts as OCCURRED. Absent or null: those that OCCURRED.',
      }),
      ...pageArgs,
      ...perspectiveArgs,
    },
    ...decided({
      common: found,
      parts: { statements, counted, events, times },
      decide: ({ statements: said = [], counted: countRows = [], events: eventRows = [], times: dates = [] }, args) => {
        const window = windowIn(args);
        const timed = eventRows.slice(0, MAX_EVENTS).map(([id, sortKey], at) => ({
          sortKey: sortKey as string,
          ref: { part: 'events', row: at },
          times: dates.flatMap(([event, date], claim) =>
            event === id ? [{ date: date as string, claim: { part: 'times', row: claim } }] : [],
          ),
        }));
        const spoken = said.map(([saidAt, sortKey], at) => ({
          sortKey: sortKey as string,
          statement: { isHeadline: false, ...(typeof saidAt === 'string' ? { saidAt } : {}) },
          ref: { part: 'statements', row: at },
        }));
        const shownEvents = eventEntries(window, timed);
        const items = [...shownEvents, ...statementEntries(window, spoken)]
          .map((entry) => ({ key: entry.key, item: shown(entry) }))
          .sort((a, b) => (a.key < b.key ? -1 : 1));
        const [dated, undated, claims] = countRows[0] as readonly [number, number, number];
        const isWhole =
          eventRows.length <= MAX_EVENTS &&
          claims <= MAX_CLAIMS &&
          timed.every((event) => event.times.length < MAX_TIMES) &&
          !said.some(([, , isCut]) => isCut === true);
        const page = pageOf(items, args, 'timeline', isWhole && dated <= MAX_COUNT && undated <= MAX_COUNT);
        const statementCount = Math.min(dated, MAX_COUNT) + (isOpen(window) ? Math.min(undated, MAX_COUNT) : 0);
        return {
          ...page,
          totalCount: shownEvents.length + statementCount,
          undatedCount: timed.filter((event) => event.times.length === 0).length + Math.min(undated, MAX_COUNT),
          isWhole,
        };
      },
    }),
  }),
);

type Ref = { readonly ref: { readonly part: string; readonly row: number } };

const shown = (entry: TimelineEntry<Ref, unknown, Ref>) => ({
  lane: entry.lane,
  date: entry.date ?? null,
  ...dateRange(entry.date),
  event: entry.lane === 'EVENTS' ? entry.event.ref : null,
  claims: entry.lane === 'EVENTS' ? entry.claims : [],
  statement: entry.lane === 'STATEMENTS' ? entry.said.ref : null,
});
