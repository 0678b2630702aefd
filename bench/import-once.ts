// One bulk import in a process of its own, so that its memory is its own: prints what it took as JSON.
import { readFile } from 'node:fs/promises';
import { resourceUsage } from 'node:process';
import { checkEntry } from '../src/formats/bulk-entry.ts';
import { jsonlSource } from '../src/formats/jsonl.ts';
import { connect, type Target } from '../src/neo4j/connect.ts';
import { applyConstraints } from '../src/neo4j/constraints.ts';
import { loadVocabulary } from '../src/vocabulary.ts';
import { importBulk } from '../src/write/bulk/import-bulk.ts';

const [target = '', file = ''] = process.argv.slice(2);
const database = connect(JSON.parse(target) as Target);
await applyConstraints(database, await readFile(new URL('../schema/constraints.cypher', import.meta.url), 'utf8'));
const vocabulary = await loadVocabulary();
const startedAt = performance.now();
const phases = new Map<string, number>();
let failures = 0;
const report = await importBulk(database, [jsonlSource(file)], vocabulary, {
  name: 'bench',
  check: checkEntry,
  onProgress: ({ phase }) => {
    if (!phases.has(phase)) phases.set(phase, performance.now() - startedAt);
  },
  onWait: () => {
    failures += 1;
  },
});
const ms = performance.now() - startedAt;
await database.close();
// Kilobytes, as getrusage has it.
const rss = resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ ...report, ms, rss, failures, phases: Object.fromEntries(phases) }));
