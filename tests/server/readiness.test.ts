import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseError } from '../../src/errors.ts';
import { keepReady, type State } from '../../src/server/readiness.ts';

const down = (reason = 'NEO4J_UNREACHABLE') => new DatabaseError('UNAVAILABLE', reason, `because of ${reason}`);

/** A database that is up or down as the test says, and what was asked of it. */
function database(failure?: Error) {
  const world = { failure, prepared: 0, checked: 0, changes: [] as State['status'][] };
  const readiness = keepReady({
    async prepare() {
      world.prepared += 1;
      if (world.failure) throw world.failure;
    },
    async check() {
      world.checked += 1;
      if (world.failure) throw world.failure;
    },
    onChange: ({ status }) => world.changes.push(status),
  });
  return { world, readiness };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('keepReady', () => {
  it('is starting, then ready, and then asks only when it is asked', async () => {
    const { world, readiness } = database();
    expect(readiness.state.status).toBe('STARTING');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world).toMatchObject({ prepared: 1, checked: 0, changes: ['READY'] });
  });

  it('believes a proof for a second, and proves once for many askers', async () => {
    const { world, readiness } = database();
    await vi.advanceTimersByTimeAsync(500);
    await readiness.ask();
    expect(world.checked).toBe(0);
    await vi.advanceTimersByTimeAsync(1_001);
    await Promise.all([readiness.ask(), readiness.ask(), readiness.ask()]);
    expect(world.checked).toBe(1);
  });

  it('says the cause while it is down, and prepares again when it is back', async () => {
    const { world, readiness } = database();
    await vi.advanceTimersByTimeAsync(5_000);
    world.failure = down();
    expect(await readiness.ask()).toEqual({
      status: 'UNREADY',
      reason: 'NEO4J_UNREACHABLE',
      message: 'because of NEO4J_UNREACHABLE',
    });
    world.failure = undefined;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(readiness.state.status).toBe('READY');
    expect(world).toMatchObject({ prepared: 2, changes: ['READY', 'UNREADY', 'READY'] });
  });

  it('tries about once a second while it is down, and tells of the same cause once', async () => {
    const { world, readiness } = database(down());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.prepared).toBeGreaterThan(55);
    expect(world.prepared).toBeLessThan(70);
    expect(world.changes.filter((status) => status === 'UNREADY')).toHaveLength(1);
    await readiness.stop();
  });

  it.each([[down('NEO4J_AUTH')], [new Error('a fault of ours')]])(
    'is in no hurry where a human must mend it: %s',
    async (failure) => {
      const { world, readiness } = database(failure);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(world.prepared).toBeLessThan(10);
      await readiness.stop();
    },
  );

  it('keeps a fault of ours to itself', async () => {
    const { world, readiness } = database();
    await vi.advanceTimersByTimeAsync(5_000);
    world.failure = new Error('/home/someone/secret');
    expect(await readiness.ask()).toMatchObject({ reason: 'INTERNAL', message: expect.not.stringContaining('secret') });
    await readiness.stop();
  });

  it('tries no more once it is stopped', async () => {
    const { world, readiness } = database(down());
    await vi.advanceTimersByTimeAsync(5_000);
    await readiness.stop();
    const { prepared } = world;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.prepared).toBe(prepared);
  });
});
