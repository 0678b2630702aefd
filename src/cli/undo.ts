// `attest undo`: one import taken back as a whole.

import { readConfig } from '../config.ts';
import type { ImportId } from '../model/ledger.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { undoImport } from '../write/undo.ts';
import { changeLines, countLine } from './changes.ts';
import { type Command, usageError } from './command.ts';
import { withDatabase } from './database.ts';
import { EXIT_CODES } from './exit-code.ts';

export const undo: Command = {
  operands: 'IMPORT_ID',
  count: [1, 1],
  options: { 'dry-run': { description: 'Write nothing; list every record that would change.' } },
  details: [
    'What that import alone told is deleted, what it had superseded stands again. Its row stays in the ledger. It is refused while other imports refer to what would vanish; these are named.',
  ],
  examples: ['attest imports', 'attest undo import:3 --dry-run', 'attest undo import:3'],
  async run(args, terminal) {
    const config = readConfig(terminal.environment);
    const id = importIdOf(args.positionals[0] ?? '');
    const isDryRun = args.has('dry-run');
    return withDatabase(config, terminal, async (database) => {
      const { changes } = await undoImport(database, id, await loadVocabulary(), { dryRun: isDryRun });
      terminal.print(`${id}: ${isDryRun ? 'dry run:' : 'undone:'} ${countLine(changes)}`);
      if (isDryRun) for (const line of changeLines(changes)) terminal.print(line);
      return EXIT_CODES.OK;
    });
  },
};

function importIdOf(text: string): ImportId {
  if (!/^import:[1-9]\d{0,14}$/.test(text)) {
    throw usageError(
      `attest undo: "${text}" is not the id of an import; expected such as import:3 (attest imports lists them)`,
    );
  }
  return text as ImportId;
}
