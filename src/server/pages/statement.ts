// The page of a statement: one speech act with its words, and what it answers or is answered by.

import { type Html, html, isolated, type Part } from '../html.ts';
import type { ClaimLine, Line, Named, Said, Words } from './answers.ts';
import { legend, quotations } from './marked.ts';
import { chip, claimLink, line, manner, meaningOf, named, stance, stanceWords, status, voice } from './words.ts';

export interface StatementAnswer extends Said, Words {
  readonly basis: string;
  readonly why: string | null;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly claim: ClaimLine & { readonly status: string };
  readonly publishers: readonly Named[];
  readonly respondsTo: readonly Line[];
  readonly responses: readonly Line[];
}

export const statementTitle = (said: StatementAnswer): string =>
  `${said.speaker.name} ${stanceWords(said)}: ${said.claim.text}`;

export const statementContent = (said: StatementAnswer): Html => html`
<p class="said">${voice(said)} ${stance(said)}: ${claimLink(said.claim)}</p>
<p class="quiet">${meaningOf('Stance', said.stance)}</p>
${manner(said)}
<dl>
<dt>Certainty</dt><dd>${meaningOf('Certainty', said.certainty)}</dd>
<dt>Wording</dt><dd>${meaningOf('Wording', said.wording)}</dd>
${said.directness !== null && html`<dt>Directness</dt><dd>${meaningOf('Directness', said.directness)}</dd>`}
<dt>Basis</dt><dd>${chip('Basis', said.basis)} ${meaningOf('Basis', said.basis)}${said.why !== null && html` ${isolated(said.why)}`}</dd>
<dt>The claim stands</dt><dd>${status(said.claim.status)} ${meaningOf('Status', said.claim.status)}</dd>
<dt>Published by</dt><dd>${said.publishers.map((publisher, at) => html`${at > 0 && ', '}${named(publisher)}`)}</dd>
<dt>Recorded</dt><dd>${said.recordedAt.slice(0, 10)}</dd>
${said.note !== null && html`<dt>Note</dt><dd>${isolated(said.note)}</dd>`}
</dl>
<h2>In which words</h2>
${legend()}
${quotations(said.evidence)}
${said.evidence.length >= 1000 && html`<p class="note">The first 1,000 pieces of evidence are shown.</p>`}
${lines('In answer to', said.respondsTo)}
${lines('Answered by', said.responses)}`;

const lines = (title: string, list: readonly Line[]): Part =>
  list.length > 0 &&
  html`<h2>${title}</h2>
<ul class="plain">${list.map((one) => html`<li>${line(one)}</li>`)}</ul>
${list.length >= 100 && html`<p class="note">The first 100 are shown; the API tells no more either.</p>`}`;
