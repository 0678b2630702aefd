// The closed set of errors that a caller can act on. Anything else is a fault of ours: masked and logged.

/** What kind of error it is; `extensions.code` in GraphQL. */
export type ErrorCode = 'BAD_INPUT' | 'CONFLICT' | 'LIMIT_EXCEEDED' | 'UNAUTHENTICATED' | 'UNAVAILABLE' | 'TIMEOUT';

/** One thing that is wrong, with its place. */
export interface Problem {
  /** What is wrong, in UPPER_SNAKE, such as `PREDICATE_UNKNOWN`; stable, for programs. */
  readonly reason: string;
  /** Where: `file:line`, the argument's name, or the variable's. */
  readonly where: string;
  /** What was found, what was expected and how to mend it, for people. */
  readonly message: string;
}

/** The common parent: `where: what was found; what to do`, with the machine-readable reason. */
export class AttestError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly problems: readonly Problem[];

  constructor(
    code: ErrorCode,
    reason: string,
    message: string,
    options: { cause?: unknown; problems?: readonly Problem[] } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = new.target.name;
    this.code = code;
    this.reason = reason;
    this.problems = options.problems ?? [];
  }
}

/** The caller's input can't be used as it is: BAD_INPUT. */
export class InputError extends AttestError {
  constructor(reason: string, message: string, options?: { cause?: unknown; problems?: readonly Problem[] }) {
    super('BAD_INPUT', reason, message, options);
  }
}

/** The input is well formed but contradicts what is stored, or another process holds what is needed: CONFLICT. */
export class ConflictError extends AttestError {
  constructor(reason: string, message: string, options?: { cause?: unknown; problems?: readonly Problem[] }) {
    super('CONFLICT', reason, message, options);
  }
}

/** Something is asked that is larger than what is answered: LIMIT_EXCEEDED. */
export class LimitError extends AttestError {
  constructor(reason: string, message: string) {
    super('LIMIT_EXCEEDED', reason, message);
  }
}

/** The request may not do what it asks: UNAUTHENTICATED. */
export class AuthError extends AttestError {
  constructor(reason: string, message: string) {
    super('UNAUTHENTICATED', reason, message);
  }
}

/** The database can't be reached, or gave up: UNAVAILABLE or TIMEOUT. */
export class DatabaseError extends AttestError {
  declare readonly code: 'UNAVAILABLE' | 'TIMEOUT';

  constructor(code: 'UNAVAILABLE' | 'TIMEOUT', reason: string, message: string, options?: { cause?: unknown }) {
    super(code, reason, message, options);
  }
}
