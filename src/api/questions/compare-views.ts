// Two views of what is said about something, side by side: what only one has, where they agree, where they oppose.
import { InputError } from '../../errors.ts';
import { type Agreement, compareViews, type OpposedViews } from '../../model/views.ts';
import type { Inherited, Part, Site } from '../../read/reads.ts';
import { builder, decided, row, value } from '../builder.ts';
import { enumOf } from '../enums.ts';
import { keptBy, PerspectiveInput } from '../perspective.ts';
import { ClaimRef, OppositionRef, StatementRef } from '../refs.ts';
import { aboutIds, claimsAbout } from './about.ts';
import { oppositionKey, shownOpposition } from './oppositions.ts';
import { type ReadSpoken, SPOKEN_WIDTH, spokenOf, spokenPart, surroundings } from './spoken.ts';

const AgreementRelationRef = enumOf<Agreement<never>['relation']>(
  'AgreementRelation',
  'What the claim in view A is to the claim in view B.',
  ['EQUAL', 'BROADER', 'NARROWER'],
  {
    EQUAL: 'The same.',
    BROADER: 'A says less: its claim holds whenever that of B does.',
    NARROWER: 'A says more: its claim holds only if that of B does.',
  },
);

const ViewedClaimRef = builder.objectRef<object>('ViewedClaim');
builder.objectType(ViewedClaimRef, {
  description: 'A claim with what one view says of it.',
  fields: (t) => ({
    claim: t.field({
      type: ClaimRef,
      description: 'The claim, as it stands in the whole graph; ask it with `told` for how it stands in the view.',
      ...row('claims'),
    }),
    statements: t.field({
      type: [StatementRef],
      description: 'What the view says of it, newest first, undated last.',
      ...row('said'),
    }),
  }),
});

const SharedClaimRef = builder.objectRef<object>('SharedStatement');
builder.objectType(SharedClaimRef, {
  description: 'A statement of each view, of one stance, on claims that hold of each other.',
  fields: (t) => ({
    relation: t.field({ type: AgreementRelationRef, description: 'How the two claims stand.', ...value() }),
    a: t.field({ type: StatementRef, description: 'What view A says.', ...row('said') }),
    b: t.field({
      type: StatementRef,
      description: 'What view B says; the same statement where it stands in both views.',
      ...row('said'),
    }),
  }),
});

const ViewComparisonRef = builder.objectRef<object>('ViewComparison');
builder.objectType(ViewComparisonRef, {
  description:
    'Two views held against each other, by statements that count: headlines are in neither. That only one view has a claim says nothing of what the other thinks of it.',
  fields: (t) => ({
    onlyA: t.field({
      type: [ViewedClaimRef],
      description: 'What view A says and view B neither shares nor opposes; newest first, undated last.',
      ...value(),
    }),
    onlyB: t.field({
      type: [ViewedClaimRef],
      description: 'What view B says and view A neither shares nor opposes; newest first, undated last.',
      ...value(),
    }),
    opposed: t.field({
      type: [OppositionRef],
      description: 'Where one view affirms and the other denies, each pair graded: squarest first.',
      ...value(),
    }),
    shared: t.field({
      type: [SharedClaimRef],
      description: 'Where both affirm, or both deny; and so on for every stance. Equal claims first.',
      ...value(),
    }),
    isWhole: t.boolean({
      description:
        'False where the views hold more than 400 statements about this: then the newest were compared; or where more than 500 pairs agree or oppose: then the first are here. Ask about less.',
      ...value(),
    }),
  }),
});

/** Both views together; pairs of them are held against each other. */
const MAX_SAID = 400;
const MAX_ABOUT = 50;
const MAX_PAIRS = 500;

const view = ({ args, param }: Site, name: 'a' | 'b'): Inherited => ({
  value: args[name],
  param: (pick) => param((given) => pick(given[name])),
});

/** An empty perspective is the whole graph. */
const keptIn = (site: Site, name: 'a' | 'b', statement: string): string =>
  keptBy({ told: view(site, name), name }, statement) ?? 'true';

/** The ids of the statements of either view, found once. */
const common = (site: Site): string =>
  `${claimsAbout(site, aboutIds('compareViews', MAX_ABOUT))} MATCH (claim)<-[:ABOUT]-(statement:Statement) WHERE statement.isCounted AND (${keptIn(site, 'a', 'statement')} OR ${keptIn(site, 'b', 'statement')}) WITH DISTINCT statement ORDER BY statement.sortKey LIMIT ${MAX_SAID + 1} WITH collect(statement.id) AS ${site.to}`;

const said = ({ common: found, to }: Site, stance?: string): string =>
  `UNWIND ${found} AS foundId MATCH (${to}:Statement {id: foundId})${stance === undefined ? '' : ` WHERE ${to}.stance = '${stance}'`}`;

const idPart = (match: (site: Site) => string): Part => ({ match, inputs: ({ to }) => [`${to}.id`] });

const spoken = spokenPart((site) => said(site));

type Rows = readonly (readonly unknown[])[];

const rowsById = (rows: Rows): ReadonlyMap<unknown, number> => new Map(rows.map(([id], at) => [id, at]));

/** @throws InputError `VIEWS_EQUAL` where there is nothing to compare. */
const checkViews = (a: unknown, b: unknown): void => {
  if (JSON.stringify(a) !== JSON.stringify(b)) return;
  throw new InputError(
    'VIEWS_EQUAL',
    `compareViews(a:, b:): found the same perspective twice, ${JSON.stringify(a)}; expected two; give each view other speakers, principals, publishers or times`,
  );
};

builder.queryField('compareViews', (t) =>
  t.field({
    type: ViewComparisonRef,
    description:
      'Two views of what is said about some entities or claims: what only A says, what only B says, what both say, and where they oppose.',
    args: {
      a: t.arg({ type: PerspectiveInput, required: true, description: 'View A, such as what one side says.' }),
      b: t.arg({ type: PerspectiveInput, required: true, description: 'View B.' }),
      about: t.arg.idList({
        required: true,
        description: `Entities (claims that involve one) or claims (and those that they compare with): 1 to ${MAX_ABOUT}.`,
      }),
    },
    ...decided({
      common,
      parts: {
        said: {
          match: spoken.match,
          inputs: (site) => [...spoken.inputs(site), keptIn(site, 'a', site.to), keptIn(site, 'b', site.to)],
        },
        affirming: idPart((site) => said(site, 'AFFIRMS')),
        denying: idPart((site) => said(site, 'DENIES')),
        claims: idPart(
          (site) =>
            `${said({ ...site, to: 'statement' })} MATCH (statement)-[:ABOUT]->(${site.to}:Claim) WITH DISTINCT ${site.to}`,
        ),
      },
      decide: ({ said: rows = [], affirming = [], denying = [], claims = [] }, args) => {
        checkViews(args.a, args.b);
        const names = surroundings({ rows });
        const all = spokenOf(rows);
        const [inA, inB] = [SPOKEN_WIDTH, SPOKEN_WIDTH + 1].map((flag) =>
          all.filter((_, at) => rows[at]?.[flag] === true),
        );
        const found = compareViews(names.world, inA ?? [], inB ?? []);
        const saidRow = new Map(all.map((each, at) => [each, { part: 'said', row: at }]));
        const [affirmingRow, denyingRow, claimRow] = [affirming, denying, claims].map(rowsById);
        const byClaim = (statements: readonly ReadSpoken[]) =>
          [...new Set(statements.map(({ claim }) => claim.id))].map((id) => ({
            claim: { part: 'claims', row: claimRow?.get(id) },
            statements: statements.filter(({ claim }) => claim.id === id).map((each) => saidRow.get(each)),
          }));
        const key = ({ opposition, ...pair }: OpposedViews<ReadSpoken>) =>
          oppositionKey(opposition, pair.affirming, pair.denying);
        return {
          isWhole: rows.length <= MAX_SAID && Math.max(found.shared.length, found.opposed.length) <= MAX_PAIRS,
          onlyA: byClaim(found.onlyA),
          onlyB: byClaim(found.onlyB),
          shared: found.shared
            .toSorted((x, y) => Number(x.relation !== 'EQUAL') - Number(y.relation !== 'EQUAL'))
            .slice(0, MAX_PAIRS)
            .map(({ relation, ...pair }) => ({ relation, a: saidRow.get(pair.a), b: saidRow.get(pair.b) })),
          opposed: found.opposed
            .toSorted((x, y) => (key(x) < key(y) ? -1 : 1))
            .slice(0, MAX_PAIRS)
            .map((one) =>
              shownOpposition(
                one.opposition,
                one.affirming,
                one.denying,
                names,
                affirmingRow?.get(one.affirming.statement.id) as number,
                denyingRow?.get(one.denying.statement.id) as number,
              ),
            ),
        };
      },
    }),
  }),
);
