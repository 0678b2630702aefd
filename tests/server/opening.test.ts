// What the script does in a page, with a browser's parts replaced by what it uses of them.
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { openingScript } from '../../src/server/opening.ts';
import type { Question } from '../../src/server/questions.ts';

const question = (name: string): Question => ({
  file: name,
  name,
  title: '',
  aim: '',
  reading: '',
  document: `query ${name} { a } # </script>`,
  variables: `{"of":"${name}"}`,
});
const NAMES = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh'];
const script = openingScript(NAMES.map(question));

interface Opened {
  readonly initialQuery: string;
  readonly initialVariables: string;
  readonly initialHeaders: string;
  readonly defaultTabs: readonly { query: string }[];
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'>;
}

/** Opens GraphiQL at an address, with what the browser has kept. */
function visit(address: string, kept: Record<string, string> = {}) {
  let opened: Opened | undefined;
  let shown = address;
  // Like a Storage: what is kept are its own keys.
  const localStorage = Object.assign(
    Object.create({
      getItem: (key: string) => localStorage[key] ?? null,
      setItem: (key: string, value: string) => {
        localStorage[key] = value;
      },
      removeItem: (key: string) => delete localStorage[key],
    }),
    kept,
  );
  const window = {
    URL,
    localStorage,
    location: { href: address },
    history: {
      replaceState: (_state: unknown, _title: string, url: URL) => {
        shown = url.href;
      },
    },
    YogaGraphiQL: {
      renderYogaGraphiQL: (_root: unknown, options: Opened) => {
        opened = options;
      },
    },
  };
  runInNewContext(`${script}openGraphiql({}, {})`, window);
  if (opened === undefined) throw new Error('it opened nothing');
  const { initialQuery: query, initialVariables: variables, initialHeaders: headers, storage, defaultTabs } = opened;
  const names = defaultTabs.map((tab) => /query (\w+)/.exec(tab.query)?.[1]);
  return { front: { query, variables, headers }, names, shown, storage };
}

const PAGE = 'http://localhost:4000/graphql';
const inFront = (name: string) => ({
  query: question(name).document,
  variables: question(name).variables,
  headers: '',
});

describe('the first visit', () => {
  it('opens the first six questions as tabs, with the variables of the one in front', () => {
    const { names, front } = visit(PAGE);
    expect(names).toEqual(NAMES.slice(0, 6));
    expect(front).toEqual(inFront('First'));
  });

  it('opens the question that is asked for in front of others', () => {
    const { names, front } = visit(`${PAGE}?question=Seventh`);
    expect(names).toEqual(['Seventh', ...NAMES.slice(0, 5)]);
    expect(front).toEqual(inFront('Seventh'));
  });

  it('opens a document that someone shared, without the variables of another', () => {
    const { names, front } = visit(`${PAGE}?query=query+Shared{a}`);
    expect(names[0]).toBe('Shared');
    expect(front).toEqual({ query: 'query Shared{a}', variables: '', headers: '' });
  });

  it('is a first visit whatever another server on the same port has kept', () => {
    expect(visit(PAGE, { 'graphiql:tabState': TABS }).front).toEqual(inFront('First'));
  });

  it('is a first visit where what was kept cannot be read', () => {
    expect(visit(PAGE, { 'attest:graphiql:tabState': '{' }).front).toEqual(inFront('First'));
  });
});

const MINE = { query: 'query Mine{a}', variables: '{"mine":true}', headers: '{"authorization":"x"}' };
const TABS = JSON.stringify({ activeTabIndex: 1, tabs: [{ query: '{ b }' }, MINE] });

describe('a later visit', () => {
  const kept = { 'attest:graphiql:tabState': TABS };

  it('finds the tab in front as it was left, with its variables and headers', () => {
    expect(visit(PAGE, kept).front).toEqual(MINE);
    expect(visit(`${PAGE}?query=query+Mine{a}`, kept).front).toEqual(MINE);
  });

  it('opens the question that is asked for', () => {
    expect(visit(`${PAGE}?question=Second`, kept).front).toEqual(inFront('Second'));
  });

  it('opens nothing for a question that there is not', () => {
    expect(visit(`${PAGE}?question=Nothing`, kept).front).toEqual(MINE);
  });

  it('opens a document that someone shared, without the variables and headers of another', () => {
    expect(visit(`${PAGE}?query={shared}`, kept).front).toEqual({ query: '{shared}', variables: '', headers: '' });
  });
});

it('takes the question out of the address, so that a reload shows what was edited', () => {
  expect(visit(`${PAGE}?question=Second&query={old}`).shown).toBe(PAGE);
  expect(visit(`${PAGE}?query=mine`).shown).toBe(`${PAGE}?query=mine`);
});

it("keeps GraphiQL's things apart from those of others", () => {
  const { storage } = visit(PAGE, { other: 'x' });
  storage.setItem('theme', 'dark');
  expect([storage.getItem('theme'), storage.getItem('other'), storage.length]).toEqual(['dark', null, 1]);
  storage.clear();
  expect([storage.getItem('theme'), storage.length]).toEqual([null, 0]);
});

it('ends no script element with what a document holds', () => {
  expect(script).not.toContain('</script>');
});
