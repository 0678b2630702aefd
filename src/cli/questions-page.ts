// docs/questions.md: the questions of docs/queries/ with their answers, for people who read before they ask.

import { readFile } from 'node:fs/promises';
import { QUESTIONS_FOLDER, type Question } from '../server/questions.ts';

const INTRODUCTION = `# Questions

Questions to ask of the story that the graph opens with, the article in [seed/](../seed/musk-kremlin-starlink.txt). Each answer was checked by
reading the article. Start the server (\`npm start\`) and follow a link to ask it yourself: GraphiQL opens with the query and its variables.
Change the variables to ask the same of something else.

Every answer tells what the article says and who says it there, never what is true. What the words mean: [words.md](words.md).
`;

/** The page, from the questions and the answers beside them; printed by \`attest schema\`. */
export async function questionsPage(questions: readonly Question[]): Promise<string> {
  const contents = questions.map(({ title }) => `- [${title}](#${anchor(title)})`).join('\n');
  const sections = await Promise.all(
    questions.map(async (question) => section(question, await readFile(answerOf(question), 'utf8'))),
  );
  return [INTRODUCTION, `${contents}\n`, ...sections].join('\n');
}

const answerOf = ({ file }: Question): URL => new URL(`${file}.answer.json`, QUESTIONS_FOLDER);

function section(question: Question, answer: string): string {
  const { file, name, title, aim, reading, document, variables } = question;
  const query = document.slice(document.search(/^[^#]/m));
  const blocks = [
    `\`\`\`graphql\n${query}\`\`\``,
    ...(variables === '' ? [] : [`\`\`\`json variables\n${variables}\n\`\`\``]),
    `\`\`\`json answer\n${answer}\`\`\``,
  ];
  return `## ${title}

${aim}

*Reading the answer.* ${reading}

[Ask it](http://localhost:4000/graphql?question=${name}), or \`npx attest query docs/queries/${file}.graphql${
    variables === '' ? '' : ` --variables docs/queries/${file}.variables.json`
  }\`.

<details>
<summary>Query and answer</summary>

${blocks.join('\n\n')}

</details>
`;
}

/** As GitHub makes it of a heading. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
