// How a command ends: the numbers that scripts rely on.

import { AttestError } from '../errors.ts';

export const EXIT_CODES = {
  OK: 0,
  /** The input has problems, the graph has faults, or a GraphQL answer has errors. */
  PROBLEMS: 1,
  /** The command line or the environment is wrong. */
  USAGE: 2,
  /** No database, or it gave up. */
  UNAVAILABLE: 3,
  /** The input contradicts what is stored, or another process holds what is needed. */
  CONFLICT: 4,
  /** A fault of Attest itself (EX_SOFTWARE of sysexits.h). */
  INTERNAL: 70,
} as const;
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** What each code means, for help and documentation. */
export const EXIT_MEANINGS: Readonly<Record<ExitCode, string>> = {
  0: 'done; no problem found',
  1: 'problems in the input, faults in the graph, or errors in a GraphQL answer',
  2: 'wrong command line or environment; nothing was done',
  3: 'the database is not available, or gave up',
  4: 'conflict with what is stored, or with another process',
  70: 'a fault of Attest itself',
};

/** What is wrong with how Attest was called, though not with a file that it was given. */
const USAGE_REASONS = new Set([
  'USAGE',
  'CONFIG_INVALID',
  'ADDRESS_INVALID',
  'DATA_FOLDER_UNUSABLE',
  'NEO4J_URI_INVALID',
]);

/** The code for what a command threw. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof AttestError)) return EXIT_CODES.INTERNAL;
  if (USAGE_REASONS.has(error.reason)) return EXIT_CODES.USAGE;
  // Neither a Neo4j to use nor what it takes to start one.
  if (error.reason === 'NEO4J_NO_WAY' || error.reason === 'DATA_FOLDER_BROKEN') return EXIT_CODES.UNAVAILABLE;
  switch (error.code) {
    case 'UNAVAILABLE':
    case 'TIMEOUT':
      return EXIT_CODES.UNAVAILABLE;
    case 'CONFLICT':
      return EXIT_CODES.CONFLICT;
    case 'BAD_INPUT':
    case 'LIMIT_EXCEEDED':
    case 'UNAUTHENTICATED':
      return EXIT_CODES.PROBLEMS;
  }
}
