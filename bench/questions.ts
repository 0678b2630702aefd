// `npm run bench:questions`: each question of the analyst against hand-written Cypher, side by side in one run.
// Options: --entities 10000 --seed 1 --rounds 7 --only name; a run of another size or of some questions writes no results.
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { checkServer } from '../src/neo4j/connect.ts';
import { query } from '../src/neo4j/query.ts';
import { read } from '../src/neo4j/run.ts';
import { loadVocabulary } from '../src/vocabulary.ts';
import { type Ask, askOf } from './ask.ts';
import { openGraph } from './graph.ts';
import { findPlaces } from './places.ts';
import { aggregate } from './questions/aggregate.ts';
import { claimOppositions } from './questions/claim-oppositions.ts';
import { claimsAsTold } from './questions/claims-as-told.ts';
import { compareViews } from './questions/compare-views.ts';
import { concededGround } from './questions/conceded-ground.ts';
import { confusableEntities } from './questions/confusable-entities.ts';
import { graph } from './questions/graph.ts';
import { headlineChecks } from './questions/headline-checks.ts';
import { hedges } from './questions/hedges.ts';
import { impactOf } from './questions/impact-of.ts';
import { lineage } from './questions/lineage.ts';
import { oppositions } from './questions/oppositions.ts';
import { paths } from './questions/paths.ts';
import type { ByHand, Case, Question } from './questions/question.ts';
import { relationshipsAsTold } from './questions/relationships-as-told.ts';
import { silences } from './questions/silences.ts';
import { soleSources } from './questions/sole-sources.ts';
import { timeline } from './questions/timeline.ts';
import { type Line, report } from './report.ts';
import { figures, once, rounds, warm } from './rounds.ts';

const QUESTIONS: readonly Question[] = [
  claimOppositions,
  oppositions,
  compareViews,
  impactOf,
  claimsAsTold,
  relationshipsAsTold,
  lineage,
  concededGround,
  headlineChecks,
  timeline,
  paths,
  soleSources,
  aggregate,
  hedges,
  confusableEntities,
  graph,
  silences,
];

const RESULTS = fileURLToPath(new URL('results/questions.md', import.meta.url));
const STANDARD = 10_000;
const FORGET = query('bench.forgetPlans', 'CALL db.clearQueryCaches()');

async function time(ask: Ask, by: ByHand, question: Question, { name, variables }: Case, count: number): Promise<Line> {
  const ours = () => ask(question.document, variables);
  const byHand = async () => JSON.stringify({ data: await question.byHand(by, variables) });
  await read(by.database, FORGET);
  const first = { ours: await once(ours), byHand: await once(byHand) };
  const [answer, expected] = [await ours(), await byHand()];
  if (!isDeepStrictEqual(JSON.parse(answer), JSON.parse(expected)))
    throw new Error(`the answers differ:\n  ours    ${answer.slice(0, 600)}\n  by hand ${expected.slice(0, 600)}`);
  await warm(ours);
  await warm(byHand);
  return {
    question: question.name,
    on: name,
    bytes: answer.length,
    figures: figures(await rounds(ours, byHand, count)),
    first,
  };
}

const { values } = parseArgs({
  options: {
    entities: { type: 'string', default: String(STANDARD) },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '7' },
    only: { type: 'string' },
  },
});
const size = { entities: Number(values.entities), seed: Number(values.seed) };
const startedAt = new Date();
const vocabulary = await loadVocabulary();
const bench = await openGraph(size, vocabulary, console.log);
try {
  const { database } = bench;
  const places = await findPlaces(database);
  const ask = askOf(database);
  const lines: Line[] = [];
  const failures: string[] = [];
  for (const question of QUESTIONS.filter(({ name }) => values.only === undefined || name.includes(values.only))) {
    for (const each of question.cases(places)) {
      try {
        const line = await time(ask, { database, vocabulary }, question, each, Number(values.rounds));
        lines.push(line);
        const { ours, byHand, ratio } = line.figures;
        console.log(
          `${question.name} on ${each.name}: ${ours.toFixed(2)} ms / ${byHand.toFixed(2)} ms = ${ratio.median.toFixed(2)}; first ${line.first.ours.toFixed(0)} ms`,
        );
      } catch (error) {
        failures.push(`${question.name} on ${each.name}: ${error instanceof Error ? error.message : error}`);
        console.log(failures.at(-1));
      }
    }
  }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const neo4j = await checkServer(database);
  const text = report(
    { size, hash: bench.hash, neo4j, commit, rounds: Number(values.rounds), startedAt },
    lines,
    failures,
  );
  console.log(`\n${text}`);
  if (size.entities === STANDARD && values.only === undefined) {
    await mkdir(dirname(RESULTS), { recursive: true });
    await writeFile(RESULTS, text);
  }
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  await bench.close();
}
