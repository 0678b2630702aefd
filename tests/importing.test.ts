// What docs/importing.md shows is what its commands print, in its order, on a graph that begins empty.
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { attest } from './cli/terminal.ts';
import { openEmptyGraph, useGraph } from './story.ts';

useGraph(openEmptyGraph);
const { uri, user, password } = inject('neo4j');
const env = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
const page = readFileSync(new URL('../docs/importing.md', import.meta.url), 'utf8');

/** A command and the block after it, with its exit code where the page says one. */
const EXAMPLE = /```sh\n(attest [^\n]*)\n```\n(?:(?!```).)*?```text\n(.*?)```/gs;
const examples = [...page.matchAll(EXAMPLE)].map(([, command = '', output = '']) => ({ command, output }));

afterAll(() => rm(new URL('../seed/samples/messy.csv.quarantine.jsonl', import.meta.url), { force: true }));

describe('docs/importing.md', () => {
  it('has an example for every way in', () => {
    expect(examples.length).toBeGreaterThan(6);
    for (const way of ['import --bulk', 'map check', 'import --map', 'import --ftm', 'verify'])
      expect(
        examples.some(({ command }) => command.startsWith(`attest ${way}`)),
        way,
      ).toBe(true);
  });

  it('shows what its commands print', async () => {
    for (const { command, output } of examples) {
      const { out, err } = await attest(command.split(' ').slice(1), { env });
      // How often progress is said depends on the machine.
      const said = err.replace(/^(?:reading|checking|writing|deriving): .*\n/gm, '');
      expect(`$ ${command}\n${said}${out}`).toBe(`$ ${command}\n${output}`);
    }
  }, 240_000);

  it('shows of its files what stands in them', () => {
    const blocks = [...page.matchAll(/```(?:yaml|json|csv)\n(.*?)```/gs)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(2);
    const files = [
      'harbor.jsonl',
      'vessels.csv',
      'vessels.mapping.yaml',
      'allegations.mapping.yaml',
      'skerry.dataset.yaml',
      'skerry.ftm.jsonl',
    ];
    const sources = files.map((file) =>
      readFileSync(new URL(`../seed/samples/${file}`, import.meta.url), 'utf8').replace(/\r\n/g, '\n'),
    );
    for (const block of blocks)
      expect(
        sources.some((source) => source.includes(block)),
        block,
      ).toBe(true);
  });
});
