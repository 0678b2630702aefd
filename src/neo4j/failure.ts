// What the driver throws, said in our errors: one line with the cause and the way out. Nothing else knows its codes.

import { AttestError, ConflictError, DatabaseError, LimitError } from '../errors.ts';

/** Where a failure happened: the database, and the query if one was running. */
export interface Place {
  readonly uri: string;
  readonly user: string;
  /** Name of the database on that server. */
  readonly name: string;
}

/**
 * The driver's or the server's code, such as `ServiceUnavailable` or `Neo.ClientError.…`, also of what became an error
 * of ours. '' when there is none, and for a commit of unknown outcome, so that it is never repeated.
 */
export function failureCode(error: unknown): string {
  if (error instanceof AttestError) return error.reason === 'COMMIT_UNKNOWN' ? '' : failureCode(error.cause);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** No whole answer came over the connection; whether the server did the work isn't known. */
export const isConnectionLoss = (code: string): boolean => code === 'ServiceUnavailable' || code === 'SessionExpired';

/** Another member of the cluster, or this one in a moment, can do it; nothing was done. */
const ELSEWHERE = new Set([
  'Neo.ClientError.Cluster.NotALeader',
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
  'Neo.TransientError.Database.DatabaseUnavailable',
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.TransientError.Cluster.ReplicationFailure',
]);

/** Two transactions stood in each other's way; nothing was done. */
const LOCKED = new Set([
  'Neo.TransientError.Transaction.DeadlockDetected',
  'Neo.TransientError.Transaction.LockClientStopped',
  'Neo.TransientError.Transaction.LockAcquisitionTimeout',
  'Neo.ClientError.Transaction.LockAcquisitionTimeout',
]);

/** Whether a read may be sent again. Kills by time or memory are never repeated: the second run would die like the first. */
export const canReadAgain = (code: string): boolean => isConnectionLoss(code) || ELSEWHERE.has(code);

/** Whether a transaction that isn't at its commit yet may be run again from the start. */
export const canWriteAgain = (code: string): boolean =>
  LOCKED.has(code) || ELSEWHERE.has(code) || code === 'SessionExpired';

/**
 * Turns what the driver threw into an error of ours; any other error stays as it is.
 * A failure that nobody outside can mend (wrong Cypher, a write in a read) becomes a plain Error with the query's name.
 */
export function databaseFailure(error: unknown, place: Place, queryName?: string): Error {
  const code = failureCode(error);
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof AttestError || code === '') return error;
  const said = (error.message.split('\n')[0] ?? '').replace(/^Failed to connect to server\..* Caused by: /, '');
  const where = queryName === undefined ? place.uri : `query ${queryName} on ${place.uri}`;
  const unavailable = (reason: string, message: string) =>
    new DatabaseError('UNAVAILABLE', reason, `${where}: ${message}`, { cause: error });

  switch (code) {
    case 'Neo.ClientError.Security.Unauthorized':
    case 'Neo.ClientError.Security.AuthenticationRateLimit':
    case 'Neo.ClientError.Security.TokenExpired':
      return unavailable(
        'NEO4J_AUTH',
        `Neo4j refuses user "${place.user}" with this password; correct NEO4J_USER and NEO4J_PASSWORD`,
      );
    case 'Neo.ClientError.Security.CredentialsExpired':
      return unavailable(
        'NEO4J_AUTH',
        `the password of user "${place.user}" must be changed first; run ALTER CURRENT USER SET PASSWORD FROM … TO … on the database "system"`,
      );
    case 'Neo.ClientError.Security.Forbidden':
      return unavailable('NEO4J_FORBIDDEN', `Neo4j doesn't let user "${place.user}" do this (${said}); grant it`);
    case 'Neo.ClientError.Database.DatabaseNotFound':
      return unavailable('NEO4J_DATABASE', `there is no database "${place.name}"; correct NEO4J_DATABASE`);
    case 'Neo.ClientError.Transaction.TransactionTimedOut':
    case 'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration':
      return new DatabaseError('TIMEOUT', 'QUERY_TIMEOUT', `${where}: stopped, its time was up; ask for less`, {
        cause: error,
      });
    case 'Neo.ClientError.Schema.ConstraintValidationFailed':
      return new ConflictError('CONSTRAINT_VIOLATED', `${where}: ${said}`, { cause: error });
    case 'Neo.TransientError.General.MemoryPoolOutOfMemoryError':
    case 'Neo.TransientError.General.OutOfMemoryError':
    case 'Neo.TransientError.General.TransactionOutOfMemoryError':
    case 'Neo.ClientError.General.TransactionOutOfMemoryError': {
      const limit = new LimitError('QUERY_MEMORY', `${where}: stopped, it needed too much memory; ask for less`);
      limit.cause = error;
      return limit;
    }
    case 'Neo.TransientError.Transaction.MaximumTransactionLimitReached':
      return unavailable('NEO4J_BUSY', 'too many transactions run at once; try again');
  }
  if (LOCKED.has(code)) return unavailable('NEO4J_LOCKED', 'other writes hold what it needs; try again');
  if (ELSEWHERE.has(code)) return unavailable('NEO4J_NOT_READY', `Neo4j can't do this now (${said}); try again`);
  if (said.startsWith('Connection acquisition timed out')) {
    return unavailable('NEO4J_BUSY', 'all connections are in use; try again');
  }
  if (said.startsWith('Server responded HTTP')) {
    return unavailable('NEO4J_UNREACHABLE', 'this is the HTTP port; NEO4J_URI names the Bolt port, usually 7687');
  }
  if (/protocol version/i.test(said)) {
    return unavailable('NEO4J_VERSION', `${said}; Attest needs Neo4j 5.26 or newer`);
  }
  if (isConnectionLoss(code)) {
    return unavailable('NEO4J_UNREACHABLE', `no Neo4j answers (${said}); start it, or correct NEO4J_URI`);
  }
  return new Error(`${where}: ${code} ${said}`, { cause: error });
}
