// `attest verify`: what is stored against what the rules promise.

import { readConfig } from '../config.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { verify as audit } from '../write/audit.ts';
import type { Command } from './command.ts';
import { withDatabase } from './database.ts';
import { EXIT_CODES } from './exit-code.ts';

export const verify: Command = {
  operands: '',
  count: [0, 0],
  options: { json: { description: 'Print one JSON object: how much was checked, and the faults.' } },
  details: [
    'Reads the whole graph and names all that a Neo4j Community cannot hold true by itself: required fields, words that stand where evidence says, derived data that follows from what was told. No import runs meanwhile; nothing is changed.',
  ],
  examples: ['attest verify', "attest verify --json | jq '.faults[].where'"],
  async run(args, terminal) {
    const config = readConfig(terminal.environment);
    return withDatabase(config, terminal, async (database) => {
      const { checked, faults } = await audit(database, await loadVocabulary());
      if (args.has('json')) terminal.print(JSON.stringify({ checked, faults }, null, 2));
      else {
        for (const { where, message, reason } of faults) terminal.print(`${where}: ${message} (${reason})`);
        const counts = Object.entries(checked).map(([kind, count]) => `${kind} ${count}`);
        terminal.print(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; checked: ${counts.join(', ')}`);
      }
      return faults.length === 0 ? EXIT_CODES.OK : EXIT_CODES.PROBLEMS;
    });
  },
};
