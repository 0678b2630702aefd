// The page of an article: its text, sentence by sentence, with who says what in it beside it, and its headline checked.

import { type Html, html, isolated, isWebAddress, type Part } from '../html.ts';
import type { Line, Named, Rows } from './answers.ts';
import { cut } from './cut.ts';
import { line, meaningOf, named, pathOf, status } from './words.ts';

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly entity: Named;
}

interface Sentence {
  readonly index: number;
  readonly line: number;
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly skipped: string | null;
  readonly mentions: readonly Mention[];
  readonly statements: readonly Line[];
}

interface Verdict {
  readonly verdict: string;
  readonly dropped: readonly { readonly role: string; readonly text: string }[];
  readonly nearest: readonly Line[];
}

export interface ArticleAnswer {
  readonly id: string;
  readonly headline: string | null;
  readonly language: string;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly publishedAtWhy: string | null;
  readonly note: string | null;
  readonly supersededAt: string | null;
  readonly publisher: Named;
  readonly sentences: Rows<Sentence>;
  readonly headlineChecks: readonly {
    readonly statement: Line;
    readonly verdict: string;
    readonly quoted: Verdict;
    readonly paraphrased: Verdict;
  }[];
}

export const articleContent = (article: ArticleAnswer, path: string): Html => html`
${article.supersededAt !== null && html`<p class="note">Superseded on ${article.supersededAt.slice(0, 10)}.</p>`}
<dl>
<dt>Published by</dt><dd>${named(article.publisher)}</dd>
<dt>Published</dt><dd>${article.publishedAt ?? 'undated'}${article.publishedAtWhy !== null && html` <span class="quiet">${isolated(article.publishedAtWhy)}</span>`}</dd>
<dt>Language</dt><dd>${article.language}</dd>
${article.url !== null && html`<dt>Address</dt><dd>${isWebAddress(article.url) ? html`<a href="${article.url}" rel="nofollow noreferrer">${isolated(article.url)}</a>` : isolated(article.url)}</dd>`}
${article.note !== null && html`<dt>Note</dt><dd>${isolated(article.note)}</dd>`}
</dl>
${
  article.headlineChecks.length > 0 &&
  html`<h2>Does the body say what the headline says?</h2>
<ul>${article.headlineChecks.map(
    ({ statement, verdict, quoted, paraphrased }) => html`<li class="item">
<p>${line(statement)}</p>
<p>${status(verdict, 'HeadlineVerdict')} ${meaningOf('HeadlineVerdict', verdict)}</p>
<dl>${check('In quoted words', quoted)}${check('As paraphrased', paraphrased)}</dl>
</li>`,
  )}</ul>`
}
<h2>Text, and who says what in it</h2>
<ol class="text">${article.sentences.nodes.map((sentence) => row(sentence, article.language))}</ol>
${cut(article.sentences, path, 'after', 'sentences')}`;

const check = (title: string, { verdict, dropped, nearest }: Verdict): Html =>
  html`<dt>${title}</dt><dd>${status(verdict, 'HeadlineVerdict')}${dropped.length > 0 && html` The headline leaves out ${dropped.map(({ role, text }, at) => html`${at > 0 && ', '}${role.toLowerCase()} (${isolated(text)})`)}.`}${nearest.length > 0 && html`<ul class="plain">${nearest.map((one) => html`<li>${line(one)}</li>`)}</ul>`}</dd>`;

const row = (sentence: Sentence, language: string): Html => html`<li id="sentence-${sentence.index}">
<p class="${sentence.kind}"><bdi lang="${language}">${linked(sentence)}</bdi></p>
${sentence.statements.length > 0 ? html`<ul aria-label="Said in this sentence">${sentence.statements.map((one) => html`<li>${line(one)}</li>`)}</ul>` : silence(sentence)}
</li>`;

const silence = ({ kind, skipped }: Sentence): Part => {
  if (kind === 'FURNITURE') return html`<p class="quiet">Not part of the story.</p>`;
  return skipped !== null && html`<p class="quiet">No statement: ${isolated(skipped)}</p>`;
};

/** Links can't lie in one another: of mentions that share words, the first and longest leads on. */
function linked({ text, start, mentions }: Sentence): Part {
  const parts: Part[] = [];
  let at = 0;
  for (const mention of mentions.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const [from, to] = [mention.start - start, mention.end - start];
    if (from < at || to > text.length) continue;
    parts.push(text.slice(at, from), html`<a href="${pathOf(mention.entity.id)}">${text.slice(from, to)}</a>`);
    at = to;
  }
  return [...parts, text.slice(at)];
}
