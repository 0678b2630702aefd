// How GraphiQL opens: a script that runs in its page, before it.

import type { Question } from './questions.ts';

/** How many of the questions open as tabs: as many as stand side by side on a small screen. The page at / has all. */
const TABS = 6;

/**
 * `openGraphiql(root, options)`, to be called in place of Yoga's `renderYogaGraphiQL`: the first visit opens the first
 * questions as tabs, `?question=NAME` opens that one, later visits find the tabs as they were left.
 *
 * What stands in front is always given in full. Left to themselves, Yoga reads a document from the address but no
 * variables, and GraphiQL forgets the variables of its first tab and opens an empty one on the next visit.
 */
export const openingScript = (questions: readonly Question[]): string => `
const questions = ${inScript(questions.map(({ name, document, variables }) => ({ name, query: document, variables })))};

// Other servers that one runs on the same port have a GraphiQL too: their tabs aren't ours.
const prefix = 'attest:';
const storage = {
  getItem: (key) => localStorage.getItem(prefix + key),
  setItem: (key, value) => localStorage.setItem(prefix + key, value),
  removeItem: (key) => localStorage.removeItem(prefix + key),
  get length() {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length;
  },
  clear() {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  },
};

/** The tab that stood in front when the page was left; undefined on a first visit. */
function tabLeft() {
  try {
    const { tabs, activeTabIndex } = JSON.parse(storage.getItem('graphiql:tabState'));
    return tabs[activeTabIndex];
  } catch {
    return undefined;
  }
}

function openGraphiql(root, options) {
  const address = new URL(location.href);
  const asked = questions.find(({ name }) => name === address.searchParams.get('question'));
  // What is edited goes into the address as "query"; the question it began with must not come back on a reload.
  address.searchParams.delete('question');
  if (asked) address.searchParams.delete('query');
  history.replaceState({}, '', address);

  const left = tabLeft();
  const shared = address.searchParams.get('query');
  const isShared = shared !== null && shared !== left?.query;
  const opening = asked ?? (isShared ? { query: shared } : (left ?? questions[0]));
  YogaGraphiQL.renderYogaGraphiQL(root, {
    ...options,
    title: '<a href="/" style="white-space: nowrap">All questions</a>',
    storage,
    defaultTabs: [opening, ...questions.filter((question) => question !== opening).slice(0, ${TABS - 1})],
    initialQuery: opening.query ?? '',
    initialVariables: opening.variables ?? '',
    initialHeaders: opening.headers ?? '',
  });
}
`;

/** JSON that may stand in a script of a page: nothing in it ends the script. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
