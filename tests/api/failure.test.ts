// What a caller sees of an error, and what stays in the log.
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { toGraphQLError } from '../../src/api/failure.ts';
import { DatabaseError, InputError, LimitError } from '../../src/errors.ts';

function seen(error: unknown) {
  const log: { err: unknown; correlationId: string }[] = [];
  const logger = { error: (entry: { err: unknown; correlationId: string }) => log.push(entry) };
  return { shown: toGraphQLError(error, logger as never), log };
}

describe('toGraphQLError', () => {
  it('tells what a caller can act on as it is, with code and reason', () => {
    const { shown, log } = seen(new InputError('CURSOR_INVALID', 'claims(after:): found "x"'));
    expect(shown).toMatchObject({
      message: 'claims(after:): found "x"',
      extensions: { code: 'BAD_INPUT', reason: 'CURSOR_INVALID' },
    });
    expect(log).toEqual([]);
  });

  it('keeps the place of the field that failed', () => {
    const cause = new InputError('FIRST_OUT_OF_RANGE', 'claims(first:): found 0');
    expect(seen(new GraphQLError('x', { path: ['claims'], originalError: cause })).shown.path).toEqual(['claims']);
  });

  it('does not tell where the database is, but in the log', () => {
    const cause = new DatabaseError('UNAVAILABLE', 'NEO4J_UNREACHABLE', 'bolt://secret.host:7687: no answer');
    const { shown, log } = seen(cause);
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(shown.extensions).toMatchObject({ code: 'UNAVAILABLE', reason: 'NEO4J_UNREACHABLE' });
    expect(log).toEqual([{ err: cause, correlationId: shown.extensions.correlationId }]);
  });

  it('does not tell it either where the database stopped a request', () => {
    const { shown } = seen(new LimitError('QUERY_MEMORY', 'query x on bolt://secret.host:7687: too much memory'));
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(shown.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', reason: 'QUERY_MEMORY' });
  });

  it('words a document whose operation is not told as BAD_INPUT', () => {
    const extensions = { code: 'OPERATION_RESOLUTION_FAILURE' };
    expect(
      seen(new GraphQLError('Could not determine what operation to execute.', { extensions })).shown.extensions,
    ).toEqual({
      code: 'BAD_INPUT',
      reason: 'DOCUMENT_INVALID',
    });
  });

  it('masks all else under a number that the log has', () => {
    const cause = new Error('MATCH (secret) at /home/someone');
    const { shown, log } = seen(new GraphQLError(cause.message, { path: ['claims'], originalError: cause }));
    expect(JSON.stringify(shown)).not.toMatch(/secret|home/);
    expect(shown.extensions.code).toBe('INTERNAL');
    expect(log).toEqual([{ err: cause, correlationId: shown.extensions.correlationId }]);
  });

  it('masks what the executor itself finds wrong with an answer of ours', () => {
    const { shown } = seen(new GraphQLError('Abstract type "Node" must resolve to an Object type', { path: ['node'] }));
    expect(shown.extensions.code).toBe('INTERNAL');
  });

  it('calls an error of the document BAD_INPUT', () => {
    expect(seen(new GraphQLError('Cannot query field "nam"')).shown.extensions).toMatchObject({
      code: 'BAD_INPUT',
      reason: 'DOCUMENT_INVALID',
    });
  });
});
