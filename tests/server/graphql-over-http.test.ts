// GraphQL over HTTP as the specification's own audit sees it. All requests stay on this machine.

import { type Audit, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nowhere, openSite, type TestSite } from './site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite(nowhere);
});
afterAll(() => site.close());

/** Queries by GET: any page in the browser could send them, and they would stand in logs and histories. */
const REFUSED = new Set(['5A70', 'D6D5', '6A70']);

const audits = serverAudits({ url: () => `${site.url}/graphql` });
const named = (audit: Audit): [string, Audit] => [`${audit.id} ${audit.name}`, audit];

describe('the audit of GraphQL over HTTP', () => {
  it('has 61 parts, each of which is asked below', () => {
    expect(audits).toHaveLength(61);
    expect(audits.filter(({ id }) => REFUSED.has(id)).map(({ name }) => name.split(' ', 1)[0])).toEqual(
      Array(REFUSED.size).fill('MAY'),
    );
  });

  it.each(audits.filter(({ id }) => !REFUSED.has(id)).map(named))('%s', async (_, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
  });

  it.each(audits.filter(({ id }) => REFUSED.has(id)).map(named))('refuses on purpose: %s', async (_, audit) => {
    expect((await audit.fn()).status).toBe('notice');
  });
});
