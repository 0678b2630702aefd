// What is worth telling whoever watches a claim or an entity: listed, and told as it comes.
import { InputError } from '../../errors.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../model/change.ts';
import type { Database } from '../../neo4j/connect.ts';
import { query } from '../../neo4j/query.ts';
import { read } from '../../neo4j/run.ts';
import { PREPARED } from '../../read/reads.ts';
import { builder, connection, decided, list, one, property } from '../builder.ts';
import { connectionOf, pageArgs } from '../connection.ts';
import type { Context } from '../context.ts';
import { enumOf } from '../enums.ts';
import { ChangeRef, ClaimRef, EntityRef, NodeRef, StatementRef } from '../refs.ts';
import { nodeSeek } from '../walks.ts';
import type { Watch } from '../watch.ts';

const ChangeKindRef = enumOf<ChangeKind>('ChangeKind', 'What became new.', CHANGE_KINDS, {
  FIRST_DENIAL: 'Somebody denies a claim that nobody had denied.',
  CORROBORATION: 'Somebody affirms a claim that only others had affirmed.',
  WALK_BACK: 'A speaker takes the other side of a claim than before.',
  RETRACTION: 'A statement was retracted: it counts no longer.',
  REINSTATEMENT: 'A retraction was taken back: the statement counts again.',
  MERGE: 'Two entities were judged to be one.',
  SPLIT: 'Such a judgement was taken back.',
});

builder.objectType(ChangeRef, {
  description: 'Something that a write to the graph made new. Its id is where a watcher goes on.',
  interfaces: [NodeRef],
  fields: (t) => ({
    kind: t.field({ type: ChangeKindRef, description: 'What became new.', ...property('kind') }),
    at: t.string({ description: 'When it was written: ISO 8601, UTC.', ...property('at') }),
    claim: t.field({
      type: ClaimRef,
      nullable: true,
      description: 'The claim; null for a merge or a split, or where an undone import has taken it away.',
      ...one(({ from, to }) => `MATCH (${to}:Claim {id: ${from}.claimId})`),
    }),
    statement: t.field({
      type: StatementRef,
      nullable: true,
      description: 'The statement that brought it; null for a merge or a split, or where it was taken away.',
      ...one(({ from, to }) => `MATCH (${to}:Statement {id: ${from}.statementId})`),
    }),
    entities: t.field({
      type: [EntityRef],
      description: 'Who is in the claim and who speaks, or the entities judged, as they were told; by id.',
      ...list(
        ({ from, to }) =>
          `UNWIND coalesce(${from}.entityIds, []) AS id MATCH (${to}:Entity {id: id}) WITH ${to} ORDER BY ${to}.id LIMIT 100`,
      ),
    }),
  }),
});

builder.queryField('changes', (t) =>
  t.field({
    type: connectionOf(ChangeRef),
    description: 'What became new, newest first. The subscription of the same name tells it as it comes.',
    args: pageArgs,
    ...connection({ seeks: [nodeSeek('Change')], filters: {} }),
  }),
);

const PAGE = 100;

/** Cost: a range seek on change_number_range; reads at most a page. */
const BEYOND = query(
  'Subscription.changes',
  `
  MATCH (change:Change)
  WHERE change.number > $after
  RETURN change.number, change.kind, change.claimId, change.statementId, change.entityIds
  ORDER BY change.number
  LIMIT ${PAGE}`,
);

const MAX_WATCHED = 100;

interface Wanted {
  readonly about?: readonly string[] | null;
  readonly kinds?: readonly ChangeKind[] | null;
  readonly after?: string | null;
}

/** The numbers of the changes beyond `start` that are wanted, in order, as they come; ends where the watcher leaves. */
async function* numbers(
  database: Database,
  watch: Watch,
  { about, kinds }: Wanted,
  start: number,
  signal: AbortSignal,
): AsyncGenerator<number> {
  const meant = (id: string): string => watch.merges.get(id) ?? id;
  for (let number = start; ; ) {
    const { rows } = await read(database, BEYOND, { after: number });
    for (const [at, kind, claim, statement, entities] of rows as [number, ChangeKind, string, string, string[]][]) {
      number = at;
      const ids = [claim, statement, ...(entities ?? []).flatMap((id) => [id, meant(id)])];
      const isAbout = !about || about.some((id) => ids.includes(id) || ids.includes(meant(id)));
      if (isAbout && (!kinds || kinds.includes(kind))) yield at;
    }
    if (rows.length < PAGE && !(await watch.beyond(number, signal))) return;
  }
}

function numberOf(after: string): number {
  const [, number] = /^change:(\d{1,15})$/.exec(after) ?? [];
  if (number !== undefined) return Number(number);
  throw new InputError(
    'CURSOR_INVALID',
    `changes(after:): found ${JSON.stringify(after.slice(0, 60))}, expected the id of the last change seen, such as "change:12"`,
  );
}

function checked({ about, after }: Wanted): void {
  if (about && about.length > MAX_WATCHED) {
    throw new InputError(
      'IDS_TOO_MANY',
      `changes(about:): found ${about.length} ids, expected at most ${MAX_WATCHED}; watch in several subscriptions`,
    );
  }
  const wrong = about?.find((id) => !/^(entity|claim|statement):/.test(id));
  if (wrong !== undefined) {
    throw new InputError(
      'ID_INVALID',
      `changes(about:): found ${JSON.stringify(wrong.slice(0, 60))}, expected ids that start with "entity:", "claim:" or "statement:"; search(text:) finds them by words`,
    );
  }
  if (after) numberOf(after);
}

builder.subscriptionType({ description: 'What is told as it comes, as server-sent events.' });

builder.subscriptionField('changes', (t) =>
  t.field({
    type: ChangeRef,
    description:
      'What becomes new, in the order in which it was written, within a second or two. A client that gives the id of the last change it saw misses nothing.',
    args: {
      about: t.arg.idList({
        description: 'Only what concerns one of these entities, claims or statements, at most 100; absent: all.',
      }),
      kinds: t.arg({ type: [ChangeKindRef], description: 'Only of these kinds; absent: all.' }),
      after: t.arg.id({
        description: 'The id of the last change seen; absent: from now on. An id not reached yet waits for it.',
      }),
    },
    subscribe: (_parent, args, context) => {
      const wanted = args as Wanted;
      checked(wanted);
      const { database, watch } = context as Context;
      if (watch === undefined) {
        throw new InputError('NO_WATCH', 'changes: nothing is watched here; subscribe over HTTP, with attest serve');
      }
      const start = wanted.after ? numberOf(wanted.after) : watch.last;
      return cancellable((signal) => numbers(database, watch, wanted, start, signal));
    },
    ...decided({
      prepare: async (_args, _context, parent) => parent,
      parts: {
        change: {
          match: ({ to, param }) =>
            `MATCH (${to}:Change {number: ${param((args) => BigInt(args[PREPARED] as number))}})`,
          inputs: ({ to }) => [`${to}.number`],
        },
      },
      rows: 'change',
      decide: () => ({ part: 'change', row: 0 }),
    }),
  }),
);

/** An iterator whose end also ends what it waits for. */
function cancellable<T>(make: (signal: AbortSignal) => AsyncGenerator<T>): AsyncIterableIterator<T> {
  const abort = new AbortController();
  const inner = make(abort.signal);
  return {
    next: () => inner.next(),
    return: (value?: unknown) => {
      abort.abort();
      return inner.return(value as never);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
