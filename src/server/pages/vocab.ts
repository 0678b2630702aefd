// The page of the vocabulary: every term that JSON-LD uses and the standards lack, each with an anchor of its own.

import { type Html, html } from '../html.ts';
import { labelOf, VOCAB, type VocabPart } from '../vocab.ts';

export const vocabContent = (parts: readonly VocabPart[]): Html => html`
<p>What JSON-LD of an Attest says beside schema.org, PROV, Web Annotation, SKOS and Dublin Core. Each term's name is its anchor here after <code>${VOCAB}</code>, on every Attest alike, so that exports of several can be read as one. The words are those of the GraphQL API.</p>
<nav aria-label="Parts"><ul class="legend">${parts.map(({ title }) => html`<li><a href="#${anchorOf(title)}">${title}</a></li> `)}</ul></nav>
${parts.map(
  ({ title, terms }) => html`<h2 id="${anchorOf(title)}">${title}</h2>
<dl>${terms.map(({ name, meaning }) => html`<dt id="${name}"><code>${labelOf(name)}</code></dt><dd>${meaning}</dd>`)}</dl>`,
)}`;

/** Apart from the anchors of terms. */
const anchorOf = (title: string): string => `part-${title.replaceAll(' ', '-')}`;
