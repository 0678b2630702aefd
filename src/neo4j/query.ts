// A Cypher text with its name. Running one is run.ts's business.

declare const made: unique symbol;

/** A Cypher text that may be run: made by `query`, never by hand, so that no string of a caller becomes Cypher. */
export interface Query {
  /** Where it lives and what it reads, such as `statement.bySpeaker`; it is the query's name in `SHOW TRANSACTIONS`. */
  readonly name: string;
  readonly text: string;
  readonly [made]: true;
}

/**
 * Names a Cypher text. Values come in as parameters; the text is a constant, or joined by the compiler from constants.
 * Indentation that all lines share is dropped, so that a text reads in a log as it does in the source.
 */
export const query = (name: string, text: string): Query => Object.freeze({ name, text: dedent(text) }) as Query;

function dedent(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join('\n');
}
