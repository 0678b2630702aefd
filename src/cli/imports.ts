// `attest imports`: the ledger, for people and scripts.

import { readConfig } from '../config.ts';
import { query } from '../neo4j/query.ts';
import { int, read } from '../neo4j/run.ts';
import type { Command } from './command.ts';
import { withDatabase } from './database.ts';
import { EXIT_CODES } from './exit-code.ts';

const PAGE = 500;

/** Newest first. Cost: one seek on import_sequence_range, no sort; reads $limit rows, without what they told. */
const IMPORTS_BEFORE = query(
  'cli.importsBefore',
  `
  MATCH (import:Import)
  WHERE 0 < import.sequence < $before
  RETURN import.sequence, import.id, import.at, import.name, import.articleIds, import.undoneAt
  ORDER BY import.sequence DESC
  LIMIT $limit`,
);

interface Row {
  readonly sequence: number;
  readonly id: string;
  /** ISO instants. */
  readonly at: string;
  readonly name: string;
  readonly articleIds: readonly string[];
  readonly undoneAt: string | null;
}

export const imports: Command = {
  operands: '',
  count: [0, 0],
  options: { json: { description: 'Print one JSON object a line.' } },
  details: ['Prints id, time, file and articles of each import, and when it was undone.'],
  examples: ['attest imports', 'attest imports --json | head -1'],
  async run(args, terminal) {
    const config = readConfig(terminal.environment);
    return withDatabase(config, terminal, async (database) => {
      let before = Number.MAX_SAFE_INTEGER;
      for (;;) {
        const { rows } = await read(database, IMPORTS_BEFORE, { before: int(before), limit: int(PAGE) });
        for (const columns of rows) {
          const [sequence, id, at, name, articleIds, undoneAt] = columns as [
            number,
            string,
            string,
            string,
            string[],
            string | null,
          ];
          before = sequence;
          const row: Row = { sequence, id, at, name, articleIds, undoneAt };
          terminal.print(args.has('json') ? JSON.stringify(row) : lineOf(row));
        }
        if (rows.length < PAGE) break;
      }
      if (before === Number.MAX_SAFE_INTEGER) terminal.say('nothing was imported yet');
      return EXIT_CODES.OK;
    });
  },
};

const lineOf = ({ id, at, name, articleIds, undoneAt }: Row): string =>
  [id.padEnd('import:0000'.length), at, name, articleIds.join(' '), undoneAt === null ? '' : `undone ${undoneAt}`]
    .filter((part) => part !== '')
    .join('  ');
