// The page of an entity: who or what it is, what it says, what is claimed of it, and how that relates it to others.

import { type Html, html, isolated, type Part } from '../html.ts';
import type { ClaimLine, Line, Named, Rows } from './answers.ts';
import { cut } from './cut.ts';
import { chip, claimLink, line, meaningOf, named, pathOf, status } from './words.ts';

export interface EntityAnswer extends Named {
  readonly kind: string;
  readonly nameStatus: string;
  readonly description: string | null;
  readonly why: string | null;
  readonly note: string | null;
  readonly supersededAt: string | null;
  readonly names: readonly { readonly value: string; readonly kind: string; readonly language: string | null }[];
  readonly externalIds: readonly { readonly scheme: string; readonly id: string }[];
  readonly within: Named | null;
  readonly partOf: Named | null;
  readonly parts: Rows<Named>;
  readonly isGroup?: boolean;
  readonly occurrence?: string | null;
  readonly relationships: Rows<{
    readonly label: string;
    readonly status: string;
    readonly statementCount: number;
    readonly from: Named;
    readonly to: Named;
    readonly claims: Rows<{ readonly id: string }>;
  }>;
  readonly statements: Rows<Line>;
  readonly claims: Rows<ClaimLine>;
}

export const entityContent = (entity: EntityAnswer, path: string): Html => html`
${entity.supersededAt !== null && html`<p class="note">Superseded: a later import leaves it out.</p>`}
${entity.description !== null && html`<p>${isolated(entity.description)}</p>`}
<dl>
${entity.nameStatus === 'ROLE_ONLY' && html`<dt>Name</dt><dd>${chip('NameStatus', entity.nameStatus)} ${meaningOf('NameStatus', entity.nameStatus)}</dd>`}
${entity.names.length > 0 && html`<dt>Also called</dt><dd><ul class="plain">${entity.names.map(({ value, kind, language }) => html`<li>${isolated(value, language ?? undefined)} ${chip('NameKind', kind)}</li>`)}</ul></dd>`}
${entity.isGroup === true && html`<dt>Group</dt><dd>A plural group and not one body.</dd>`}
${entity.occurrence !== undefined && entity.occurrence !== null && html`<dt>Occurrence</dt><dd>${chip('Occurrence', entity.occurrence)} ${meaningOf('Occurrence', entity.occurrence)}</dd>`}
${entity.within !== null && html`<dt>Within</dt><dd>${named(entity.within)}</dd>`}
${entity.partOf !== null && html`<dt>Part of</dt><dd>${named(entity.partOf)}</dd>`}
${entity.parts.nodes.length > 0 && html`<dt>${entity.kind === 'Place' ? 'Around' : 'Parts'}</dt><dd><ul class="plain">${entity.parts.nodes.map((one) => html`<li>${named(one)}</li>`)}</ul>${cut(entity.parts, path, undefined, 'parts')}</dd>`}
${entity.externalIds.length > 0 && html`<dt>Elsewhere</dt><dd>${entity.externalIds.map(external)}</dd>`}
${entity.why !== null && html`<dt>Why</dt><dd>${isolated(entity.why)}</dd>`}
${entity.note !== null && html`<dt>Note</dt><dd>${isolated(entity.note)}</dd>`}
</dl>
<h2>What it says</h2>
<p class="quiet">Statements in which it is a voice: as speaker, on whose behalf, in passing on, or as publisher.</p>
${entity.statements.nodes.length === 0 && html`<p>Nothing.</p>`}
<ul class="plain">${entity.statements.nodes.map((said) => html`<li>${line(said)}</li>`)}</ul>
${cut(entity.statements, path, 'statementsAfter', 'statements')}
<h2>How it is said to relate to others</h2>
<p class="quiet">Each stands for claims, which may be denied: its status says how they stand.</p>
${entity.relationships.nodes.length === 0 && html`<p>In no way.</p>`}
<ul class="plain">${entity.relationships.nodes.map(relationship)}</ul>
${cut(entity.relationships, path, 'relationshipsAfter', 'relationships')}
<h2>What is claimed of it</h2>
${entity.claims.nodes.length === 0 && html`<p>Nothing.</p>`}
<ul class="plain">${entity.claims.nodes.map((claim) => html`<li>${claimLink(claim)} ${claim.status !== undefined && status(claim.status)}</li>`)}</ul>
${cut(entity.claims, path, 'claimsAfter', 'claims')}`;

const external = ({ scheme, id }: { readonly scheme: string; readonly id: string }): Html =>
  scheme === 'wikidata' && /^Q[1-9]\d*$/.test(id)
    ? html`<p><a href="https://www.wikidata.org/wiki/${id}" rel="nofollow noreferrer">Wikidata ${id}</a></p>`
    : html`<p>${isolated(scheme)}: ${isolated(id)}</p>`;

/** One claim behind it is the claim; of several, the newest leads on. */
function relationship(edge: EntityAnswer['relationships']['nodes'][number]): Html {
  const [claim] = edge.claims.nodes;
  const label: Part =
    claim === undefined ? isolated(edge.label) : html`<a href="${pathOf(claim.id)}">${isolated(edge.label)}</a>`;
  return html`<li>${named(edge.from)} — ${label} → ${named(edge.to)} ${status(edge.status)} <span class="quiet">${edge.statementCount} ${edge.statementCount === 1 ? 'statement' : 'statements'}${edge.claims.totalCount > 1 && html` about ${edge.claims.totalCount} claims; the link leads to the newest`}</span></li>`;
}
