// A bulk import in a process of its own, for tests that kill it: a line on standard output for each query that it sends.
import { readFile } from 'node:fs/promises';
import { connect, type Target } from '../../../src/neo4j/connect.ts';
import { loadVocabulary } from '../../../src/vocabulary.ts';
import { importRows, type Row } from './importing.ts';

const [target = '', file = ''] = process.argv.slice(2);
const database = connect(JSON.parse(target) as Target);
database.observe(() => void process.stdout.write('.\n'));
const rows = (await readFile(file, 'utf8'))
  .trimEnd()
  .split('\n')
  .map((line): Row => {
    const [[kind, value] = []] = Object.entries(JSON.parse(line) as object);
    return { kind: kind as Row['kind'], value };
  });
const report = await importRows({ database, vocabulary: await loadVocabulary() }, rows);
await database.close();
process.exitCode = report.outcome === 'DONE' ? 0 : 1;
