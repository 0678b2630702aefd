// The Starlink story of seed/, for a graph that doesn't hold it.

import { fileURLToPath } from 'node:url';
import { InputError } from '../errors.ts';
import { readBundle } from '../formats/formats.ts';
import type { SourcedBundle } from '../model/bundle.ts';
import type { Database } from '../neo4j/connect.ts';
import { query } from '../neo4j/query.ts';
import { read } from '../neo4j/run.ts';
import { loadVocabulary } from '../vocabulary.ts';
import { importBundle } from '../write/import.ts';
import { countLine } from './changes.ts';

const SEED = new URL('../../seed/starlink.bundle.yaml', import.meta.url);
const NAME = 'seed/starlink.bundle.yaml';

/** Cost: one seek per id. */
const KNOWN_ARTICLES = query(
  'seed.knownArticles',
  `
  UNWIND $ids AS id
  MATCH (article:Article {id: id})
  RETURN article.id
  ORDER BY article.id
  LIMIT 1`,
);

/** Reads the story; half a second that a server spends while its Neo4j starts. */
export const readSeed = (): Promise<SourcedBundle> => readBundle(fileURLToPath(SEED));

/**
 * Imports the story, unless the graph holds an article of it: then someone has it as they want it.
 * @throws InputError with all problems of the bundle.
 */
export async function loadSeed(database: Database, seed: SourcedBundle, say: (line: string) => void): Promise<void> {
  const { rows } = await read(database, KNOWN_ARTICLES, { ids: seed.bundle.articles.map(({ id }) => id) });
  if (rows.length > 0) return;
  say(`loading ${NAME}`);
  const { changes, problems } = await importBundle(database, seed, await loadVocabulary(), { name: NAME });
  if (problems.length > 0) {
    const [first] = problems;
    const message = `${NAME}: ${problems.length} problems, first ${first?.where}: ${first?.message}`;
    throw new InputError('SEED_INVALID', message, { problems });
  }
  say(`${NAME}: ${countLine(changes)}`);
}
