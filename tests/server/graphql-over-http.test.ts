// GraphQL over HTTP as the specification's own audit sees it. All requests stay on this machine.

import { type Audit, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nowhere, openSite, type TestSite } from './site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite(nowhere);
});
afterAll(() => site.close());

const audits = serverAudits({ url: () => `${site.url}/graphql` });
const named = (audit: Audit): [string, Audit] => [`${audit.id} ${audit.name}`, audit];

describe('the audit of GraphQL over HTTP', () => {
  it('has 61 parts, each of which is asked below', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map(named))('%s', async (_, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
  });
});
