import { describe, expect, it } from 'vitest';
import { html, isolated, isWebAddress } from '../../src/server/html.ts';
import { marked } from '../../src/server/pages/marked.ts';

describe('html', () => {
  it('escapes what it is given, in elements and in attributes', () => {
    const hostile = `<img src=x onerror="alert('1')">&amp;`;
    const escaped = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;';
    expect(String(html`<p title="${hostile}">${hostile}</p>`)).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('keeps markup of its own making, lists of it, and nothing of what is absent', () => {
    const parts = [html`<b>1</b>`, '<', null, undefined, false as const, 2];
    expect(String(html`<p>${parts}</p>`)).toBe('<p><b>1</b>&lt;2</p>');
  });

  it('takes no object for markup that only looks like it', () => {
    const claimed = { toString: () => '<script>' } as never;
    expect(() => String(html`${claimed}`)).toThrow();
  });

  it('isolates words, so that their direction ends with them', () => {
    expect(String(isolated('שלום <', 'he'))).toBe('<bdi lang="he">שלום &lt;</bdi>');
  });
});

describe('isWebAddress', () => {
  it.each(['http://example.org/', 'HTTPS://example.org/a?b#c'])('takes %s', (address) => {
    expect(isWebAddress(address)).toBe(true);
  });

  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,<script>', 'ftp://example.org', '//x', ''])(
    'refuses "%s"',
    (address) => {
      expect(isWebAddress(address)).toBe(false);
    },
  );
});

describe('marked', () => {
  const text = 'Kremlin said: no, never.';
  const span = (role: string, words: string) => {
    const start = text.indexOf(words) + 100;
    return { role, start, end: start + words.length };
  };
  const mark = (role: string, inner: string) =>
    `<mark class="${role}"><span class="role">${role}</span>${inner}</mark>`;
  const shown = (...spans: { role: string; start: number; end: number }[]) => String(html`${marked(text, 100, spans)}`);

  it('marks each span by its role, in words too, in reading order', () => {
    expect(shown(span('CONTENT', 'no, never'), span('SOURCE', 'Kremlin'), span('CUE', 'said'))).toBe(
      `${mark('SOURCE', 'Kremlin')} ${mark('CUE', 'said')}: ${mark('CONTENT', 'no, never')}.`,
    );
  });

  it('nests a span that lies in another', () => {
    expect(shown(span('CUE', 'never'), span('CONTENT', 'no, never'))).toBe(
      `Kremlin said: ${mark('CONTENT', `no, ${mark('CUE', 'never')}`)}.`,
    );
  });

  it('cuts a span that only overlaps another, and marks the rest of it', () => {
    expect(shown(span('CUE', 'said: no'), span('CONTENT', 'no, never'))).toBe(
      `Kremlin ${mark('CUE', `said: ${mark('CONTENT', 'no')}`)}${mark('CONTENT', ', never')}.`,
    );
  });

  it('leaves out what lies outside of the sentence, and loses no word', () => {
    const whole = shown({ role: 'CUE', start: 0, end: 100 }, { role: 'CONTENT', start: 110, end: 999 });
    expect(whole.replaceAll(/<span class="role">\w+<\/span>|<[^>]+>/g, '')).toBe(text);
  });
});
