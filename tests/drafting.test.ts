// What docs/drafting.md shows is what the command drafts, and what it leads to can be imported.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../src/cli/run.ts';
import { readBundle } from '../src/formats/formats.ts';
import { resolveBundle } from '../src/model/resolve.ts';
import { loadVocabulary } from '../src/vocabulary.ts';

const root = new URL('../', import.meta.url);
const page = await readFile(new URL('docs/drafting.md', root), 'utf8');
const accepted = new URL('docs/drafting/ferry.yaml', root).pathname;
const NOTHING_STORED = {
  entities: new Map(),
  claims: new Set<never>(),
  statements: new Set<never>(),
  articles: new Map(),
};

/** What a command line of the page prints, called from the folder of the repository. */
async function printed(line: string): Promise<string> {
  const words = line.split(' ').map((word) => (word.startsWith('docs/') ? new URL(word, root).pathname : word));
  let out = '';
  const code = await runCommandLine(words.slice(1), {
    environment: {},
    print: (text) => {
      out += `${text}\n`;
    },
    say: () => {},
    write: async () => true,
    readInput: async () => '',
  });
  expect(code).toBe(0);
  return out;
}

describe('docs/drafting.md', () => {
  it('shows what is drafted, and what became of it', async () => {
    const command = /^(attest draft .*) > ferry\.yaml$/m.exec(page)?.[1] ?? '';
    const sources = [await printed(command), await readFile(accepted, 'utf8')];
    const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(2);
    for (const block of blocks)
      expect(
        sources.some((source) => source.includes(block)),
        block,
      ).toBe(true);
  });

  it('ends in a bundle without a problem', async () => {
    const resolution = resolveBundle(await readBundle(accepted), await loadVocabulary(), NOTHING_STORED);
    expect(resolution).not.toHaveProperty('problems');
  });
});
