// Reads the lexicon of schema/: what it must be is said in model/draft/lexicon.ts.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type Lexicon, parseLexicon } from '../model/draft/lexicon.ts';

const SCHEMA_FOLDER = new URL('../../schema/', import.meta.url);

/** The verbs and name cues that come with Attest. */
export async function loadLexicon(): Promise<Lexicon> {
  const [verbs, names] = await Promise.all(
    ['verbs.yaml', 'name-cues.yaml'].map((file) => readFile(new URL(file, SCHEMA_FOLDER), 'utf8')),
  );
  return parseLexicon(parse(verbs ?? ''), parse(names ?? ''));
}
