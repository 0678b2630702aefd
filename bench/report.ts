// What a run found, as a Markdown table with all that is needed to read it or to run it again.
import { cpus, loadavg, totalmem } from 'node:os';
import type { Figures } from './rounds.ts';

export interface Line {
  readonly question: string;
  readonly on: string;
  /** Bytes of the answer. */
  readonly bytes: number;
  readonly figures: Figures;
  /** Milliseconds of the first call after Neo4j forgot its plans. */
  readonly first: { readonly ours: number; readonly byHand: number };
}

export interface Run {
  readonly size: { readonly entities: number; readonly seed: number };
  readonly hash: string;
  readonly neo4j: string;
  readonly commit: string;
  readonly rounds: number;
  readonly startedAt: Date;
}

/** Beyond this the hand-written one's own rounds lie too far apart for a ratio to mean much. */
const MOST_SPREAD = 0.25;
const GOAL = 3;

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

const row = ({ question, on, bytes, figures, first }: Line): string => {
  const { ratio, spread } = figures;
  const shown = `${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`;
  const notes = [
    ...(ratio.median > GOAL ? [`**over ${GOAL}**`] : []),
    ...(spread > MOST_SPREAD ? [`by hand spreads ${(100 * spread).toFixed(0)} %`] : []),
  ];
  const cells = [question, on, `${bytes}`, ms(figures.byHand), ms(figures.ours), shown];
  return `| ${[...cells, `${ms(first.ours)} / ${ms(first.byHand)}`, notes.join(', ')].join(' | ')} |`;
};

export function report(run: Run, lines: readonly Line[], failures: readonly string[]): string {
  const [cpu] = cpus();
  const load = loadavg()
    .map((each) => each.toFixed(1))
    .join(', ');
  const { entities, seed } = run.size;
  const over = lines.filter(({ figures }) => figures.ratio.median > GOAL).length;
  const unsteady = lines.filter(({ figures }) => figures.spread > MOST_SPREAD).length;
  return [
    '# The analyst’s questions against hand-written Cypher',
    '',
    'Written by `npm run bench:questions`; by itself nothing here is edited. Each question is asked through the GraphQL handler in',
    'process, text in and text out, and answered by hand: one query as good as we can write it, over the same driver, with the',
    'least JavaScript that decides the same (the rules of src/model are used by both) and the same text out. Both answers are',
    'compared before anything is timed. Then both are called by turns, in rounds; a ratio is the median of the ratios of all',
    'rounds, with the least and the greatest. «First» is the first call of each after Neo4j forgot its plans: planning included.',
    '',
    `- ${lines.length} cases, ${over} over ${GOAL} times; in ${unsteady} the hand-written one's rounds spread over ${100 * MOST_SPREAD} %: read those ratios with care.`,
    `- Graph: ${entities} entities, ${4 * entities} statements, ${entities / 2} articles; seed ${seed}, SHA-256 ${run.hash.slice(0, 16)}….`,
    `- Machine: ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB; load average at the end ${load}.`,
    `- Node ${process.version}, Neo4j ${run.neo4j}, commit ${run.commit}; ${run.startedAt.toISOString().slice(0, 16)}Z; ${run.rounds} rounds.`,
    '',
    '| question | on | bytes | by hand, ms | ours, ms | ratio (min–max) | first, ms: ours / by hand | |',
    '| --- | --- | --: | --: | --: | --: | --: | --- |',
    ...lines.map(row),
    ...(failures.length > 0 ? ['', 'Not timed:', '', ...failures.map((failure) => `- ${failure}`)] : []),
    '',
  ].join('\n');
}
