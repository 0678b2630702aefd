// How a Neo4j of our own is set up: its neo4j.conf, and the Java it runs in.

import { join } from 'node:path';
import { dataFiles } from './folders.ts';

export type Settings = Readonly<Record<string, string>>;

/**
 * The settings of neo4j.conf. It listens on loopback only, speaks Bolt only, reports nothing, reads no files, and stops
 * a query that runs wild.
 */
export const neo4jSettings = (dataDir: string, uri: string): Settings => {
  const { store, logs } = dataFiles(dataDir);
  return {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': uri.replace('bolt://', ''),
    // Neo4j's network library waits at its end for 10 s of silence: a stop takes 11 s, without it 1.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'dbms.usage_report.enabled': 'false',
    'server.directories.data': store,
    'server.directories.logs': logs,
    'server.directories.import': join(dataDir, 'import'),
    'server.directories.plugins': join(dataDir, 'plugins'),
    'server.directories.run': join(dataDir, 'run'),
    // Half a gigabyte of empty log otherwise.
    'db.tx_log.preallocate': 'false',
    'db.tx_log.rotation.size': '16m',
    'db.tx_log.rotation.retention_policy': '64m size',
    'db.logs.query.enabled': 'OFF',
    'server.memory.pagecache.size': '256m',
    'db.transaction.timeout': '15s',
    'db.transaction.monitor.check.interval': '500ms',
    'db.lock.acquisition.timeout': '5s',
    'db.transaction.concurrent.maximum': '64',
    'db.memory.transaction.max': '256m',
    'dbms.memory.transaction.total.max': '512m',
    'server.memory.query_cache.per_db_cache_num_entries': '1000',
    'dbms.cypher.forbid_exhaustive_shortestpath': 'true',
    'dbms.security.allow_csv_import_from_file_urls': 'false',
  };
};

/** The text of a neo4j.conf. */
export const renderSettings = (settings: Settings): string =>
  Object.entries(settings)
    // A backslash, as in a folder on Windows, would escape what follows it.
    .map(([name, value]) => `${name}=${value.replaceAll('\\', '/')}\n`)
    .join('');

/** A heap of 1 GB at most, and the collector that wants the least beside it. */
export const JAVA_OPTIONS: readonly string[] = [
  '-Xms256m',
  '-Xmx1g',
  '-XX:+UseSerialGC',
  '-XX:+ExitOnOutOfMemoryError',
  '-Dfile.encoding=UTF-8',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
];
