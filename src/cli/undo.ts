// `attest undo`: one row of the ledger taken back: an import as a whole, a judgement, or a retraction.

import { readConfig } from '../config.ts';
import type { JudgementId } from '../model/judgement.ts';
import type { ImportId } from '../model/ledger.ts';
import type { RetractionId } from '../model/retraction.ts';
import type { Database } from '../neo4j/connect.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { undoJudgement } from '../write/judge.ts';
import { undoRetraction } from '../write/retract.ts';
import { undoImport } from '../write/undo.ts';
import { changeLines, countLine } from './changes.ts';
import { type Command, type Terminal, usageError } from './command.ts';
import { withDatabase } from './database.ts';
import { EXIT_CODES } from './exit-code.ts';

type LedgerId = ImportId | JudgementId | RetractionId;

export const undo: Command = {
  operands: 'ID',
  count: [1, 1],
  options: { 'dry-run': { description: 'Of an import: write nothing; list every record that would change.' } },
  details: [
    'ID is that of an import, a judgement or a retraction: import:3, judgement:7, retraction:5. Its row stays in the ledger, marked.',
    'What an import alone told is deleted, what it had superseded stands again. It is refused while other imports or judgements need what would vanish; these are named.',
    'What a judgement merged is as it was told, unless other judgements keep it merged. A statement whose retraction is undone counts again.',
  ],
  examples: ['attest imports', 'attest undo import:3 --dry-run', 'attest undo import:3', 'attest undo judgement:7'],
  async run(args, terminal) {
    const config = readConfig(terminal.environment);
    const id = ledgerIdOf(args.positionals[0] ?? '');
    const isDryRun = args.has('dry-run');
    if (isDryRun && !isImport(id)) throw usageError(`attest undo: --dry-run is for imports, and ${id} is none`);
    return withDatabase(config, terminal, async (database) => {
      await undoOne(database, id, isDryRun, terminal);
      return EXIT_CODES.OK;
    });
  },
};

const isImport = (id: LedgerId): id is ImportId => id.startsWith('import:');

async function undoOne(database: Database, id: LedgerId, dryRun: boolean, terminal: Terminal): Promise<void> {
  const vocabulary = await loadVocabulary();
  if (isImport(id)) {
    const { changes } = await undoImport(database, id, vocabulary, { dryRun });
    terminal.print(`${id}: ${dryRun ? 'dry run:' : 'undone:'} ${countLine(changes)}`);
    if (dryRun) for (const line of changeLines(changes)) terminal.print(line);
  } else if (id.startsWith('judgement:')) {
    const { judgement, entityIds } = await undoJudgement(database, id as JudgementId, vocabulary);
    const now = entityIds.length === 1 ? `still stand as ${entityIds[0]}` : 'stand by themselves';
    terminal.print(`${id}: undone: ${judgement.left} and ${judgement.right} ${now}`);
  } else {
    const { statement } = await undoRetraction(database, id as RetractionId, vocabulary);
    terminal.print(`${id}: undone: ${statement} counts again`);
  }
}

function ledgerIdOf(text: string): LedgerId {
  if (/^(import|judgement|retraction):[1-9]\d{0,14}$/.test(text)) return text as LedgerId;
  throw usageError(
    `attest undo: "${text}" is not the id of an import, a judgement or a retraction; expected such as import:3 (attest imports lists them, and so do the queries judgements and retractions)`,
  );
}
