// Lists that go on: a page says so, and leads to what comes next.

import { html, type Part } from '../html.ts';
import type { Rows } from './answers.ts';

/**
 * Nothing where the list is whole.
 * @param parameter of the page that takes a cursor; undefined where the page has no next part, and the API must be asked.
 */
export function cut(rows: Rows<unknown>, path: string, parameter: string | undefined, what: string): Part {
  const shown = rows.nodes.length;
  const total = `${rows.isTotalCountExact === false ? 'more than ' : ''}${rows.totalCount}`;
  if (parameter === undefined)
    return (
      rows.totalCount > shown &&
      html`<p class="note">${shown} of ${total} ${what} are shown; <a href="/graphql">ask the API</a> for the others.</p>`
    );
  if (rows.pageInfo?.hasNextPage !== true) return undefined;
  const next = `${path}?${parameter}=${encodeURIComponent(rows.pageInfo.endCursor ?? '')}`;
  return html`<p class="note">${shown} of ${total} ${what} are shown here. <a href="${next}" rel="next">Go on with the next</a></p>`;
}
