// `attest schema`: what is committed and printed from the source: the contracts of schema/ and docs/questions.md.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema as graphqlSchema } from '../api/schema.ts';
import { bundleJsonSchema } from '../model/bundle.ts';
import { loadQuestions } from '../server/questions.ts';
import type { Command } from './command.ts';
import { EXIT_CODES } from './exit-code.ts';
import { questionsPage } from './questions-page.ts';

const root = new URL('../../', import.meta.url);

/** Texts by file, as they should be. */
const printed = async (): Promise<Readonly<Record<string, string>>> => ({
  'schema/schema.graphql': `${printSchema(lexicographicSortSchema(graphqlSchema))}\n`,
  'schema/bundle.schema.json': `${JSON.stringify(bundleJsonSchema(), null, 2)}\n`,
  'docs/questions.md': await questionsPage(await loadQuestions()),
});

export const schema: Command = {
  operands: '',
  count: [0, 0],
  options: { check: { description: 'Write nothing; exit 1 and name each file that is stale.' } },
  details: [
    'Writes schema/schema.graphql and schema/bundle.schema.json from the source, and docs/questions.md from docs/queries/. They are committed, so that a change of what others rely on is seen in review.',
  ],
  examples: ['attest schema', 'attest schema --check'],
  async run(args, terminal) {
    const stale: string[] = [];
    for (const [name, wanted] of Object.entries(await printed())) {
      const file = new URL(name, root);
      if ((await textOf(file)) === wanted) continue;
      stale.push(name);
      if (!args.has('check')) {
        await writeFile(file, wanted);
        terminal.print(`${fileURLToPath(file)}: written`);
      }
    }
    if (stale.length === 0) terminal.print('all up to date');
    if (stale.length === 0 || !args.has('check')) return EXIT_CODES.OK;
    for (const name of stale) terminal.say(`${name}: stale; renew it with \`npm run schema\``);
    return EXIT_CODES.PROBLEMS;
  },
};

/** '' where there is no such file. */
async function textOf(file: URL): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
