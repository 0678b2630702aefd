import { afterEach, describe, expect, inject, it } from 'vitest';
import { openSite, type TestSite, until, type Wire, wireTo } from './site.ts';

let site: TestSite | undefined;
let wire: Wire | undefined;
afterEach(async () => {
  await site?.close();
  await wire?.cut();
});

/** Waits until /health/ready gives the status, 200 for READY and 503 for the rest, and returns its body. */
const readiness = (status: 'READY' | 'UNREADY') =>
  until(async () => {
    const answer = await site?.ready();
    if (answer?.body.status !== status) return undefined;
    expect(answer.status).toBe(status === 'READY' ? 200 : 503);
    return answer.body;
  });

describe('serveGraph', () => {
  it('is ready once the database answers', async () => {
    site = await openSite(inject('neo4j'));
    expect(await readiness('READY')).toEqual({ status: 'READY' });
    expect(site.prepared()).toBe(1);
  });

  it('lives without its database, says why it is not ready, and recovers by itself', async () => {
    wire = await wireTo(inject('neo4j'));
    site = await openSite(wire.target);
    expect(await readiness('UNREADY')).toMatchObject({
      reason: 'NEO4J_UNREACHABLE',
      message: expect.stringContaining(wire.target.uri),
    });
    expect((await fetch(`${site.url}/health/live`)).status).toBe(200);
    await wire.mend();
    await readiness('READY');
  });

  it('notices that a database it had is gone, and prepares it again when it is back', async () => {
    wire = await wireTo(inject('neo4j'));
    await wire.mend();
    site = await openSite(wire.target);
    await readiness('READY');
    await wire.cut();
    expect(await readiness('UNREADY')).toMatchObject({ reason: 'NEO4J_UNREACHABLE' });
    await wire.mend();
    await readiness('READY');
    expect(site.prepared()).toBe(2);
  });

  it('says that the password is wrong and how to mend it', async () => {
    const target = inject('neo4j');
    site = await openSite({ ...target, password: `not ${target.password}` });
    expect(await readiness('UNREADY')).toMatchObject({
      reason: 'NEO4J_AUTH',
      message: expect.stringContaining('NEO4J_PASSWORD'),
    });
  });
});
