// Applies a file of constraints and indexes. What they are is said in schema/, not here.

import type { Database } from './connect.ts';
import { query } from './query.ts';
import { read, write } from './run.ts';

const CONSTRAINTS = query('schema.constraints', 'SHOW CONSTRAINTS YIELD name');
const INDEXES = query('schema.indexes', 'SHOW INDEXES YIELD name');
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

/** What a command makes: `CREATE … INDEX name IF NOT EXISTS …`. */
const nameOf = (command: string): string | undefined =>
  /\b(?:CONSTRAINT|INDEX)\s+(\w+)\s+IF\s+NOT\s+EXISTS\b/i.exec(command)?.[1];

/**
 * Runs each command of a schema file whose constraint or index is missing, one transaction each, as Neo4j wants it, and
 * waits up to five minutes until all indexes can be used. What is there by its name is left alone: asking once is faster
 * than three dozen commands that find nothing to do.
 */
export async function applyConstraints(database: Database, cypher: string): Promise<void> {
  const there = new Set<unknown>();
  for (const names of [CONSTRAINTS, INDEXES]) {
    for (const [name] of (await read(database, names)).rows) there.add(name);
  }
  for (const [index, command] of schemaCommands(cypher).entries()) {
    if (there.has(nameOf(command))) continue;
    const name = `schema.command${index + 1}`;
    await write(database, (tx) => tx.run(query(name, command)), { name, timeoutMs: 300_000 });
  }
  await read(database, AWAIT_INDEXES, {}, { timeoutMs: 300_000 });
}
