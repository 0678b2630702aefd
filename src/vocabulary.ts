// Reads the closed vocabulary from schema/. What it must be is said in model/predicates.ts.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse, YAMLParseError } from 'yaml';
import { InputError } from './errors.ts';
import { parseVocabulary, type Vocabulary } from './model/predicates.ts';

/** schema/ beside the sources, where the vocabulary and the other contracts are. */
const SCHEMA_FOLDER = new URL('../schema/', import.meta.url);

/**
 * Reads predicates.yaml and terms.yaml of a folder, by default the one that comes with Attest.
 * @throws InputError `VOCABULARY_INVALID` with all that is wrong in either file.
 */
export async function loadVocabulary(folder: URL = SCHEMA_FOLDER): Promise<Vocabulary> {
  const [predicates, terms] = await Promise.all([
    readYaml(new URL('predicates.yaml', folder)),
    readYaml(new URL('terms.yaml', folder)),
  ]);
  return parseVocabulary(predicates, terms);
}

async function readYaml(file: URL): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw new InputError('VOCABULARY_INVALID', `${fileURLToPath(file)}: not YAML: ${cause.message}`, { cause });
  }
}
