// What docs/mending.md shows is what its commands print, in its order, on a graph that begins empty.
import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { attest } from './cli/terminal.ts';
import { openEmptyGraph, useGraph } from './story.ts';

useGraph(openEmptyGraph);
const { uri, user, password } = inject('neo4j');
const env = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
const page = readFileSync(new URL('../docs/mending.md', import.meta.url), 'utf8');

/** A command and the block after it. */
const EXAMPLE = /```sh\n(attest [^\n]*)\n```\n(?:(?!```).)*?```(?:text|json)\n(.*?)```/gs;
const examples = [...page.matchAll(EXAMPLE)].map(([, command = '', output = '']) => ({ command, output }));

/** Words of a command line; what stands in single quotes is one. */
const words = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

describe('docs/mending.md', () => {
  it('shows what its commands print', async () => {
    expect(examples.length).toBeGreaterThan(10);
    for (const { command, output } of examples) {
      const { out, err } = await attest(words(command).slice(1), { env });
      // How often progress is said depends on the machine.
      const said = err.replace(/^(?:reading|checking|writing|deriving): .*\n/gm, '');
      expect(`$ ${command}\n${said}${out}`).toBe(`$ ${command}\n${output}`);
    }
  }, 240_000);
});
