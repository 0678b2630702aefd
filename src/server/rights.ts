// Who may write over HTTP: whoever brings the token.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AuthError } from '../errors.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** Throws where a request with this `Authorization` header may not write. */
export type Rights = (authorization: string | null | undefined) => void;

/** Whether the request brings what it takes to write. */
export function mayWrite(rights: Rights, { headers }: Pick<IncomingMessage, 'headers'>): boolean {
  try {
    rights(headers.authorization);
    return true;
  } catch {
    return false;
  }
}

/**
 * Compares what is brought with the token, in a time that tells nothing of either.
 * @throws AuthError (what it returns does) `READ_ONLY` where the server has no token, `TOKEN_MISSING`, `TOKEN_WRONG`.
 */
export function rightsOf(token: string | undefined): Rights {
  const expected = token === undefined ? undefined : digest(token);
  return (authorization) => {
    if (expected === undefined) {
      throw new AuthError('READ_ONLY', 'this server takes no writes; start it with ATTEST_TOKEN set to allow them');
    }
    const [, brought] = /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? '') ?? [];
    if (brought === undefined) {
      throw new AuthError('TOKEN_MISSING', 'authorization: missing; send "Bearer " and the token of this server');
    }
    if (!timingSafeEqual(digest(brought), expected)) {
      throw new AuthError('TOKEN_WRONG', 'authorization: the token is not that of this server; ask whoever runs it');
    }
  };
}
