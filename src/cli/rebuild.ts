// `attest rebuild`: all that is derived, made anew from what was told.

import { readConfig } from '../config.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { rebuild as derive } from '../write/rebuild.ts';
import type { Command } from './command.ts';
import { prepareDatabase, withDatabase } from './database.ts';
import { EXIT_CODES } from './exit-code.ts';

export const rebuild: Command = {
  operands: '',
  count: [0, 0],
  options: {},
  details: [
    'For when the rules or the vocabulary have changed, or something else wrote into the graph: derives relationships, statuses and listings again, in one transaction, and writes what differs. What was told stays as it is; `attest verify` says whether that is sound.',
  ],
  examples: ['attest rebuild', 'attest rebuild && attest verify'],
  async run(_, terminal) {
    const config = readConfig(terminal.environment);
    return withDatabase(config, terminal, async (database) => {
      await prepareDatabase(database);
      const { nodes, edges } = await derive(database, await loadVocabulary());
      terminal.print(`${nodes} nodes and ${edges} edges differed, and are derived anew`);
      return EXIT_CODES.OK;
    });
  },
};
