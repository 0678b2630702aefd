// The questions of docs/queries/ get the answers that were checked by reading the article.
// A change that should change answers: `npx vitest run tests/queries.test.ts -u`, read what changed, `npm run schema`.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadQuestions, QUESTIONS_FOLDER, type Question } from '../src/server/questions.ts';
import { useStory } from './api/ask.ts';
import { compactJson } from './compact-json.ts';

const questions = await loadQuestions();

const variablesOf = ({ variables }: Question): Record<string, unknown> =>
  variables === '' ? {} : JSON.parse(variables);

/** The root fields of a document that read the graph: the vocabulary comes with Attest. */
function rootFields(document: string): number {
  const operations = parse(document).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations
    .flatMap(({ selectionSet }) => selectionSet.selections)
    .filter((field) => field.kind === Kind.FIELD && field.name.value !== 'predicates').length;
}

describe('the questions', () => {
  const story = useStory();

  it.each(questions)('$name is answered as committed, with one Cypher query a root field', async (question) => {
    const { data, errors } = await story.ask(question.document, variablesOf(question));
    expect(errors).toBeUndefined();
    expect(story.sent.map(({ text }) => text)).toHaveLength(rootFields(question.document));
    const answer = fileURLToPath(new URL(`${question.file}.answer.json`, QUESTIONS_FOLDER));
    await expect(`${compactJson({ data })}\n`).toMatchFileSnapshot(answer);
  });

  it.each(questions)('$name is the name of its file, and its head fits beside GraphiQL', ({ file, name, document }) => {
    const words = file.split('-').slice(1);
    expect(name).toBe(words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(''));
    const head = document.split('\n').filter((line) => line.startsWith('#'));
    expect(head.filter((line) => line.length > 52)).toEqual([]);
  });

  it('have no answers or variables without a question', () => {
    const files = readdirSync(QUESTIONS_FOLDER).map((name) =>
      name.replace(/\.(graphql|(variables|answer)\.json)$/, ''),
    );
    expect(new Set(files)).toEqual(new Set(questions.map(({ file }) => file)));
  });
});

/** What must come out by reading the article, whatever a renewed answer says; numbers are lines of its text. */
describe('the committed answers say what the article says', () => {
  const article = readFileSync(new URL('../seed/musk-kremlin-starlink.txt', import.meta.url), 'utf8').split('\n');
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its document, which the tests assert
  type Answer = any;
  const answerTo = (name: string): Answer => {
    const file = questions.find((question) => question.name === name)?.file;
    return JSON.parse(readFileSync(new URL(`${file}.answer.json`, QUESTIONS_FOLDER), 'utf8')).data;
  };
  const line = (statement: Answer): number => statement.evidence[0].sentence.line;

  it.each(questions)('$name quotes only what stands on its line', ({ name }) => {
    JSON.stringify(answerTo(name), (_key, value) => {
      if (value?.exact !== undefined && value.sentence !== undefined) {
        expect(article[value.sentence.line - 1]).toContain(value.exact);
      }
      return value;
    });
  });

  it('of the use at the front: the Kremlin alone denies it squarely, in the words of the reporter', () => {
    const [claim] = answerTo('WhoDeniesWhat').claims.nodes;
    const pairs = claim.oppositions.nodes.map(({ grade, wording, denying, affirming }: Answer) =>
      [grade, wording, denying.speaker.name, affirming.speaker.name].join(' | '),
    );
    expect(pairs).toEqual([
      'DIRECT | PARAPHRASED | Kremlin | Government of Ukraine',
      'DIRECT | PARAPHRASED | Kremlin | Andrey Yusov',
      'ADJACENT | QUOTED | Dmitry Peskov | Government of Ukraine',
      'ADJACENT | PARAPHRASED | Elon Musk | Government of Ukraine',
      'ADJACENT | QUOTED | Elon Musk | Government of Ukraine',
      'ADJACENT | PARAPHRASED | Elon Musk | Andrey Yusov',
      'ADJACENT | QUOTED | Elon Musk | Andrey Yusov',
      'DISJOINT | QUOTED | Dmitry Peskov | Government of Ukraine',
    ]);
  });

  it('of denials, relays and hedges: where they stand', () => {
    const denials = answerTo('WhatEachSideDenies').statements.nodes;
    expect(denials.map(line)).toEqual([9, 11, 17, 19, 21, 21, 31, 33, 35, 39, 47]);
    expect(denials.filter(({ isConcession }: Answer) => isConcession).map(line)).toEqual([35]);
    expect(answerTo('ThroughARelay').statements.nodes.map(line)).toEqual([27, 35]);
    const hedged = answerTo('HedgedByWhom').statements.nodes;
    expect(hedged.map(({ hedges: [{ text, by }] }: Answer) => [text, by])).toEqual([
      ['potentially', 'SPEAKER'],
      ['allegedly', 'REPORTER'],
      ['As far as we are aware', 'SPEAKER'],
    ]);
  });

  it('of its headline: more than Musk says, and without what limits the Kremlin', () => {
    const checks = answerTo('HeadlineAgainstBody').article.headlineChecks.map(
      ({ statement, quoted, paraphrased }: Answer) => [statement.speaker.name, quoted.verdict, paraphrased.verdict],
    );
    expect(checks).toEqual([
      ['Elon Musk', 'OVERSTATED', 'OVERSTATED'],
      ['Kremlin', 'NARROWER_IN_BODY', 'NARROWER_IN_BODY'],
    ]);
  });

  it('of what it says itself, and of what Yusov alone says', () => {
    expect(answerTo('ArticleVoiceAlone').statements.totalCount).toBe(34);
    const alone = answerTo('OneSpeakerAlone').statements.nodes.filter(
      ({ claim }: Answer) => claim.corroboration.speakers === 1,
    );
    expect(alone.map(line)).toEqual([25, 37, 37]);
  });

  it('of events: what occurred, was planned or refused', () => {
    const events = answerTo('WhatHappenedWhen').entities.nodes.map(({ name, occurrence, when }: Answer) =>
      [name, occurrence, ...when.map(({ date }: Answer) => date)].join(' | '),
    );
    expect(events).toEqual([
      'activation of Starlink in Sevastopol | REFUSED',
      'keeping the Starlink link going | PLANNED',
      'talks between the Kiev regime and the entrepreneur Musk | OCCURRED',
      'the two-year conflict | OCCURRED | 2022/..',
      "Ukrainian assault on Russia's naval force | PLANNED",
    ]);
  });
});
