import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { InputError } from '../../src/errors.ts';
import { articleSlug, checkedArticle } from '../../src/formats/article.ts';
import { readBundleYaml } from '../../src/formats/bundle-yaml.ts';
import { draftHtml } from '../../src/formats/draft-html.ts';
import { draftYaml } from '../../src/formats/draft-yaml.ts';
import { splitSentences } from '../../src/model/sentences.ts';
import { draftOf } from '../model/draft/reading.ts';

const TEXT = 'Marrow denies all\n\nMarrow Ltd uses Calvex.\n“Nobody asked us,” Ana Ruiz said.\nThe old road is long.\n';

describe('draftYaml', () => {
  const draft = draftOf(TEXT);
  const yaml = draftYaml(draft);

  it('writes the bundle as it is, and what has no claim as comments', () => {
    expect(parse(yaml)).toEqual(JSON.parse(JSON.stringify(draft.bundle)));
    expect(yaml).toMatch(/^# {3}- key: ana-ruiz-denies-line-4$/m);
    expect(yaml).toMatch(/^# {7}- \{ role: CONTENT, quote: Nobody asked us, line: 4 \}$/m);
  });

  it('is refused until every proposal is accepted, and then read', () => {
    const problems = (source: string) => {
      try {
        readBundleYaml(source, 'a.yaml');
        return [];
      } catch (error) {
        return (error as InputError).problems.map(({ reason }) => reason);
      }
    };
    expect(new Set(problems(yaml))).toEqual(new Set(['PROPOSAL_OPEN']));
    // Taking the keys out by hand: a line of its own, or the last of a line.
    const accepted = yaml.replace(/^ +proposed: .*\n/gm, '').replace(/, proposed: .* \}$/gm, ' }');
    expect(problems(accepted)).toEqual([]);
  });
});

describe('draftHtml', () => {
  const page = (text: string, title = 'a.txt') =>
    draftHtml({ text, sentences: splitSentences(text, 'en') }, draftOf(text), title);

  it('lets no markup of the article through, in its text, its names or its title', () => {
    const html = page(
      '“<img src=x onerror=alert(1)> is <b>safe</b>,” said Ana "O\'Neil" <script>Ruiz</script>.\nA <svg/onload=x> & Co.\n',
      '<script>.txt',
    );
    expect(html).not.toMatch(/<(?:img|script|b>|svg)/i);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('needs nothing but itself: no script, no address, and the one style that its policy allows', () => {
    const html = page(TEXT);
    expect(html).not.toMatch(/<script|<link|<iframe|src=|href=|url\(|@import|https?:|style=/i);
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
  });

  it('isolates what may be written from right to left', () => {
    const html = page('\u202eنادية فريرا\u202c said that Marrow Ltd uses Calvex.\n');
    for (const [, before = ''] of html.matchAll(/([\s\S]{0,40})\u202e/g))
      expect(before).toMatch(/<bdi>(?:<mark[^>]*>)?$/);
  });

  it('shows every line with its proposals and their reasons, under headings and in a table with headers', () => {
    const html = page(TEXT);
    expect(html).toMatch(/<th scope="row">3<\/th>[\s\S]*?<code>USES<\/code>[\s\S]*?&quot;uses&quot; proposes USES/);
    expect(html).toMatch(/<th scope="row">4<\/th>[\s\S]*?Said, without a claim/);
    expect(html).toMatch(/<th scope="row">5<\/th>[\s\S]*?Skipped/);
    expect(html).toMatch(/<html lang="en">[\s\S]*<h1>[\s\S]*<main>[\s\S]*<h2[\s\S]*<th scope="col">/);
    expect(html).toContain('<mark class="cue">said</mark>');
  });
});

describe('checkedArticle', () => {
  it.each([
    [' \n', 'FILE_EMPTY', 'a.txt: holds no text'],
    ['one\ntwo\0', 'TEXT_BINARY', 'a.txt:2: holds the control character 0x00'],
    ['one\n\uFFFD', 'TEXT_NOT_UTF8', 'a.txt:2: holds U+FFFD'],
    ['one\rtwo', 'LINE_END_UNKNOWN', 'save it with LF or CRLF'],
  ])('refuses %j', (text, reason, message) => {
    expect(() => checkedArticle(text, 'a.txt')).toThrow(
      expect.objectContaining({ reason, message: expect.stringContaining(message) }),
    );
  });

  it('keeps a text as it is', () => {
    const text = '\uFEFFOne.\r\n\tTwo.\f';
    expect(checkedArticle(text, 'a.txt')).toBe(text);
  });
});

describe('articleSlug', () => {
  it.each([
    ['Harbor Strike (2).txt', 'harbor-strike-2'],
    ['Événement.txt', 'evenement'],
    ['.txt', undefined],
    ['новости.txt', undefined],
  ])('gives %s the id article:%s', (name, slug) => {
    expect(articleSlug(name)).toBe(slug);
  });
});
