// Run as a process of its own by launch.test.ts: launches a Neo4j, prints its process's number, and waits to be killed.

import { launch } from '../../src/neo4j/launch.ts';

const [dataDir = '', ...javaOptions] = process.argv.slice(2);
const neo4j = await launch({ dataDir, javaOptions, onProgress: () => {} });
neo4j.announce('http://localhost:4000');
console.log(neo4j.pid);
setInterval(() => {}, 60_000);
