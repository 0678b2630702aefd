// Applies a file of constraints and indexes. What they are is said in schema/, not here.

import type { Database } from './connect.ts';
import { query } from './query.ts';
import { read, write } from './run.ts';

const AWAIT_INDEXES = query('schema.awaitIndexes', 'CALL db.awaitIndexes(300)');

/** What a Cypher text is made of as far as `;` is concerned: comments, quoted things, or the end of a command. */
const TOKEN = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|;/g;

/** The commands of a Cypher file, in order, without comments; each ends with `;`. */
export function schemaCommands(cypher: string): string[] {
  const ended = cypher.replaceAll(TOKEN, (token) => {
    if (token === ';') return '\u0000';
    return token.startsWith('//') || token.startsWith('/*') ? '' : token;
  });
  return ended
    .split('\u0000')
    .map((command) => command.trim())
    .filter((command) => command !== '');
}

/**
 * Runs each command of a schema file (all are IF NOT EXISTS, so a second time changes nothing), one transaction each,
 * as Neo4j wants it, and waits up to five minutes until all indexes can be used.
 */
export async function applyConstraints(database: Database, cypher: string): Promise<void> {
  for (const [index, command] of schemaCommands(cypher).entries()) {
    const name = `schema.command${index + 1}`;
    await write(database, (tx) => tx.run(query(name, command)), { name, timeoutMs: 300_000 });
  }
  await read(database, AWAIT_INDEXES, {}, { timeoutMs: 300_000 });
}
