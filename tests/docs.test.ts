// What the documentation shows is what the graph answers, and what it names exists.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useStory } from './api/ask.ts';

const story = useStory();

const root = new URL('../', import.meta.url);
const pages = ['README.md', 'CHANGELOG.md', ...markdownIn('docs/')];

function markdownIn(folder: string): string[] {
  return readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? markdownIn(`${folder}${entry.name}/`)
      : entry.name.endsWith('.md')
        ? [folder + entry.name]
        : [],
  );
}

const textOf = (page: string): string => readFileSync(new URL(page, root), 'utf8');

/** A GraphQL block and the JSON block after it. */
const EXAMPLE = /```graphql\n(.*?)```(?:(?!```).)*```json\n(.*?)```/gs;
const examples = pages.flatMap((page) =>
  [...textOf(page).matchAll(EXAMPLE)].map(([, document = '', answer = '']) => ({ page, document, answer })),
);

describe('the documentation', () => {
  it('has a first question in the README', () => {
    expect(examples.map(({ page }) => page)).toContain('README.md');
  });

  it.each(examples)('shows in $page what is answered', async ({ document, answer }) => {
    const { data, errors } = await story.ask(document);
    expect(errors).toBeUndefined();
    expect({ data }).toEqual(JSON.parse(answer));
  });

  it.each(pages)('links from %s only to what exists', (page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    const missing = links.filter((link) => !existsSync(new URL(link, new URL(page, root))));
    expect(missing).toEqual([]);
  });

  it('names in docs/architecture.md only files and folders that exist', () => {
    const named = [...textOf('docs/architecture.md').matchAll(/`((?:src|schema|seed|tests|bench)\/[\w./-]*)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });
});
