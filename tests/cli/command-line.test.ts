import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { COMMANDS } from '../../src/cli/commands.ts';
import { runCommandLine } from '../../src/cli/run.ts';
import { VARIABLES } from '../../src/config.ts';
import { attest } from './terminal.ts';

/** In process: for what needs no database. */
async function call(...words: string[]) {
  let out = '';
  let err = '';
  const code = await runCommandLine(words, {
    environment: {},
    print: (line) => {
      out += `${line}\n`;
    },
    say: (line) => {
      err += `${line}\n`;
    },
    write: async () => true,
    readInput: async () => '',
  });
  return { code, out, err };
}

const names = Object.keys(COMMANDS);

describe('attest', () => {
  it('prints its version', async () => {
    expect(await attest(['--version'])).toEqual({ code: 0, out: `${packageFile.version}\n`, err: '' });
  });

  it('lists every command, variable and exit code in its help', async () => {
    const { code, out } = await call('--help');
    expect(code).toBe(0);
    for (const word of [...names, ...Object.keys(VARIABLES)]) expect(out).toMatch(new RegExp(`^  ${word}  `, 'm'));
    for (const exit of [0, 1, 2, 3, 4, 70]) expect(out).toMatch(new RegExp(`^  ${exit} +\\S`, 'm'));
  });

  it.each(names)('has help for %s, which is in the documentation word for word', async (name) => {
    const { code, out } = await call(name, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`Usage: attest ${name}`);
    expect(await call('help', name)).toEqual({ code, out, err: '' });
    expect(await readFile(new URL('../../docs/cli.md', import.meta.url), 'utf8')).toContain(out);
  });

  it('has its own help in the documentation word for word', async () => {
    const { out } = await call('--help');
    expect(await readFile(new URL('../../docs/cli.md', import.meta.url), 'utf8')).toContain(out);
  });

  it.each([
    [['improt', 'x.yaml'], 'did you mean import?'],
    [['frobnicate'], 'attest --help lists the commands'],
    [[], 'Usage: attest COMMAND'],
    [['serve', '--prot', '4000'], 'no option --prot; did you mean --port?'],
    [['serve', '-p'], 'no option -p'],
    [['serve', '--port'], '--port needs a value, PORT'],
    [['serve', '--port', '--seed'], '--port needs a value, PORT'],
    [['serve', '--seed=yes'], '--seed takes no value'],
    [['serve', '--port', 'http'], '--port: "http" is not a port'],
    [['serve', 'now'], '"now" is one argument too many'],
    [['import'], 'FILE… is missing'],
    [['undo', 'import:1', 'import:2'], '"import:2" is one argument too many'],
  ])('refuses %j and says how to mend it', async (words, message) => {
    const { code, out, err } = await call(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('names every wrong variable of the environment at once', async () => {
    const { code, err } = await attest(['serve'], { env: { ATTEST_PORT: 'x', NEO4J_URI: 'nowhere' } });
    expect(code).toBe(2);
    expect(
      err
        .trim()
        .split('\n')
        .map((line) => line.split(':', 1)[0]),
    ).toEqual(['NEO4J_URI', 'NEO4J_PASSWORD', 'ATTEST_PORT']);
  });
});
