// The questions of docs/queries/, ready to ask: GraphiQL's tabs, the list at /, docs/questions.md.

import { readdir, readFile } from 'node:fs/promises';
import { Kind, parse } from 'graphql';

/** docs/queries/ beside the sources: of each question a document, its variables, and its answer on the seed story. */
export const QUESTIONS_FOLDER = new URL('../../docs/queries/', import.meta.url);

export interface Question {
  /** Its files without their endings, such as `01-who-denies-what`; questions come in the order of these. */
  readonly file: string;
  /** The name of its operation: the title of its tab, and what `/graphql?question=` opens. */
  readonly name: string;
  readonly title: string;
  /** What an analyst wants to know: one paragraph. */
  readonly aim: string;
  /** How to read the answer, and when not to trust it: one paragraph. */
  readonly reading: string;
  /** The GraphQL document; title, aim and reading are the comment at its head. */
  readonly document: string;
  /** Its variables as JSON; empty where it takes none. */
  readonly variables: string;
}

let questions: Promise<readonly Question[]> | undefined;

/** All of them, in order; read once. */
export function loadQuestions(): Promise<readonly Question[]> {
  questions ??= readQuestions();
  return questions;
}

async function readQuestions(): Promise<readonly Question[]> {
  const names = (await readdir(QUESTIONS_FOLDER)).sort();
  const files = names.filter((name) => name.endsWith('.graphql')).map((name) => name.slice(0, -'.graphql'.length));
  const read = (name: string) => readFile(new URL(name, QUESTIONS_FOLDER), 'utf8');
  return Promise.all(
    files.map(async (file) => {
      const variables = `${file}.variables.json`;
      const texts = [read(`${file}.graphql`), names.includes(variables) ? read(variables) : ''] as const;
      return toQuestion(file, ...(await Promise.all(texts)));
    }),
  );
}

/** @throws Error where the head isn't a title, an aim and a reading, with empty comment lines between. */
function toQuestion(file: string, document: string, variables: string): Question {
  const head = document.split('\n').slice(
    0,
    document.split('\n').findIndex((line) => !line.startsWith('#')),
  );
  const paragraphs = head
    .map((line) => line.slice(2))
    .join('\n')
    .split('\n\n')
    .map((paragraph) => paragraph.replaceAll('\n', ' '));
  const [title, aim, reading, ...others] = paragraphs;
  const operations = parse(document).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const name = operations[0]?.name?.value;
  if (title === undefined || aim === undefined || reading === undefined || others.length > 0 || name === undefined) {
    throw new Error(
      `docs/queries/${file}.graphql: its head must be a title, an aim and a reading; its operation, named`,
    );
  }
  return { file, name, title, aim, reading, document, variables: variables.trimEnd() };
}
