// /health/live: the process answers. /health/ready: the graph can be asked.

import type { ServerResponse } from 'node:http';
import type { Readiness } from './readiness.ts';
import { respondJson } from './respond.ts';

export function respondLive(response: ServerResponse): void {
  respondJson(response, 200, { status: 'LIVE' });
}

/** 200, or 503 with the cause and when to ask again, in seconds. */
export async function respondReady(response: ServerResponse, readiness: Readiness): Promise<void> {
  const state = await readiness.ask();
  if (state.status !== 'READY') response.setHeader('retry-after', '1');
  respondJson(response, state.status === 'READY' ? 200 : 503, state);
}
