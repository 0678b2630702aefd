// What a perspective holds: how much is let through, and how much is left out only because it bears no date.
import type { Perspective } from '../../model/perspective.ts';
import { MAX_COUNT } from '../../read/page.ts';
import type { Site } from '../../read/reads.ts';
import { builder, decided, value } from '../builder.ts';
import { kept, keptBy, perspectiveArgs } from '../perspective.ts';

const PerspectiveSummaryRef = builder.objectRef<object>('PerspectiveSummary');
builder.objectType(PerspectiveSummaryRef, {
  description: 'How much of the graph a perspective lets through. Headlines count here: they are told, too.',
  fields: (t) => ({
    statementCount: t.int({ description: 'Statements that it lets through.', ...value() }),
    leftOutCount: t.int({ description: 'Statements that it leaves out, the undated among them.', ...value() }),
    undatedCount: t.int({
      description:
        'Statements that `asOf` leaves out only because they bear no date by its clock; 0 where no time is given.',
      ...value(),
    }),
    isWhole: t.boolean({
      description: `False where the graph holds more than ${MAX_COUNT.toLocaleString('en-US')} statements: then the newest so many were looked at.`,
      ...value(),
    }),
  }),
});

/** Where a statement bears no date by each clock. Every statement is recorded at some time. */
const UNDATED = {
  SAID: (statement: string) => `${statement}.saidAt IS NULL`,
  PUBLISHED: (statement: string) =>
    `NOT EXISTS { MATCH (${statement})-[:TOLD_IN]->(article:Article) WHERE article.publishedAt IS NOT NULL }`,
  RECORDED: () => 'false',
} as const;

/** Whether a statement would be let through but for its date. */
const undated = (site: Site, statement: string): string => {
  const { told, without } = site.inherited;
  const { asOf, ...rest } = (told?.value ?? {}) as Perspective;
  if (!told || !asOf) return 'false';
  const others = keptBy({ told: { ...told, value: rest }, without }, statement);
  return [UNDATED[asOf.clock](statement), ...(others ? [others] : [])].join(' AND ');
};

builder.queryField('perspective', (t) =>
  t.field({
    type: PerspectiveSummaryRef,
    description:
      'How much `told` and `without` let through of the whole graph: ask it before trusting an answer that they restrict.',
    args: perspectiveArgs,
    ...decided({
      parts: {
        said: {
          match: (site) =>
            `MATCH (statement:Statement) WHERE statement.sortKey > '' WITH statement ORDER BY statement.sortKey LIMIT ${MAX_COUNT + 1} ` +
            `WITH ${kept(site, 'statement') ?? 'true'} AS isKept, ${undated(site, 'statement')} AS isUndated ` +
            `WITH {read: count(*), kept: count(CASE WHEN isKept THEN 1 END), undated: count(CASE WHEN isUndated THEN 1 END)} AS ${site.to}`,
          inputs: ({ to }) => ['read', 'kept', 'undated'].map((name) => `${to}.${name}`),
        },
      },
      decide: ({ said = [] }) => {
        const [read, statementCount, undatedCount] = said[0] as number[];
        return {
          statementCount,
          leftOutCount: (read as number) - (statementCount as number),
          undatedCount,
          isWhole: (read as number) <= MAX_COUNT,
        };
      },
    }),
  }),
);
