// The page of a claim: how it stands, who takes which side of it, in which words, and what is claimed beside it.

import { type Html, html, isolated, type Part } from '../html.ts';
import type { ClaimLine, Named, Rows, Said, Words } from './answers.ts';
import { cut } from './cut.ts';
import { legend, quotations } from './marked.ts';
import { chip, claimLink, manner, meaningOf, named, pathOf, stance, status, voice } from './words.ts';

export interface ClaimAnswer extends ClaimLine {
  readonly status: string;
  readonly modality: string;
  readonly supersededAt: string | null;
  readonly subject: Named | null;
  readonly object: Named | null;
  readonly subjectClaim: ClaimLine | null;
  readonly objectClaim: ClaimLine | null;
  readonly value: string | null;
  readonly qualifiers: readonly {
    readonly role: string;
    readonly entity: Named | null;
    readonly term: string | null;
    readonly date: string | null;
  }[];
  readonly corroboration: Readonly<
    Record<'articles' | 'publishers' | 'utterances' | 'speakers' | 'principals', number>
  >;
  readonly statements: Rows<Said & Words>;
  readonly oppositions: Rows<{
    readonly grade: string;
    readonly explanation: string;
    readonly affirming: { readonly id: string; readonly speaker: { readonly name: string } };
    readonly denying: { readonly id: string; readonly speaker: { readonly name: string } };
  }>;
  readonly broader: readonly ClaimLine[];
  readonly narrower: readonly ClaimLine[];
}

const SIDES = [
  { title: 'Who affirms it', stances: ['AFFIRMS'] },
  { title: 'Who denies it', stances: ['DENIES'] },
  { title: 'Who asks, declines to say, or passes it on', stances: ['QUESTIONS', 'DECLINES', 'REPORTS'] },
] as const;

export const claimContent = (claim: ClaimAnswer, path: string): Html => html`
<p>${status(claim.status)} ${meaningOf('Status', claim.status)}</p>
${claim.supersededAt !== null && html`<p class="note">Superseded: a later import of its articles leaves it out.</p>`}
<p class="quiet">A claim is asserted by nobody. Whoever says that it is so, or that it isn't, says it in the statements below.</p>
<dl>
<dt>Modality</dt><dd>${chip('Modality', claim.modality)} ${meaningOf('Modality', claim.modality)}</dd>
${slot('Subject', claim.subject, claim.subjectClaim, null)}
${slot('Object', claim.object, claim.objectClaim, claim.value)}
${claim.qualifiers.map(({ role, entity, term, date }) => html`<dt>${titled(role)}</dt><dd>${entity !== null ? named(entity) : term !== null ? html`${chip('Term', term)} ${meaningOf('Term', term)}` : date}</dd>`)}
</dl>
${legend()}
${SIDES.map((side) => section(side, claim.statements.nodes))}
${claim.statements.nodes.length === 0 && html`<p>Nobody says anything of it here.</p>`}
${cut(claim.statements, path, 'after', 'statements')}
${
  claim.oppositions.nodes.length > 0 &&
  html`<h2>Where denial and affirmation meet</h2>
<ul>${claim.oppositions.nodes.map(({ grade, explanation, affirming, denying }) => html`<li class="item">${chip('OppositionGrade', grade)} ${isolated(explanation)}<br><span class="quiet">The statements: <a href="${pathOf(denying.id)}">${isolated(denying.speaker.name)}’s denial</a>, <a href="${pathOf(affirming.id)}">${isolated(affirming.speaker.name)}’s affirmation</a></span></li>`)}</ul>
${cut(claim.oppositions, path, undefined, 'oppositions')}`
}
<h2>How many stand behind it</h2>
<p>${counted(claim.corroboration)} <span class="quiet">Affirmations of it and of narrower claims; headlines don't count.</span></p>
${claims('Broader claims', 'They hold whenever this one does.', claim.broader)}
${claims('Narrower claims', 'They hold only if this one does.', claim.narrower)}`;

const titled = (role: string): string => `${role.charAt(0)}${role.slice(1).toLowerCase()}`;

const slot = (title: string, entity: Named | null, claim: ClaimLine | null, value: string | null): Part =>
  (entity !== null || claim !== null || value !== null) &&
  html`<dt>${title}</dt><dd>${entity !== null && named(entity)}${claim !== null && claimLink(claim)}${value !== null && isolated(value)}</dd>`;

const section = (side: (typeof SIDES)[number], statements: readonly (Said & Words)[]): Part => {
  const theirs = statements.filter((said) => (side.stances as readonly string[]).includes(said.stance));
  return (
    theirs.length > 0 &&
    html`<h2>${side.title}</h2>
<ul>${theirs.map(item)}</ul>`
  );
};

const item = (said: Said & Words): Html => html`<li class="item" id="${said.id}">
<h3 class="said">${voice(said)} ${stance(said, 'ofIt')}</h3>
${manner(said)}
${quotations(said.evidence)}
<p class="quiet"><a href="${pathOf(said.id)}">This statement by itself</a></p>
</li>`;

const counted = (rungs: ClaimAnswer['corroboration']): string =>
  Object.entries(rungs)
    .map(([rung, count]) => `${count} ${count === 1 ? rung.slice(0, -1) : rung}`)
    .join(', ');

const claims = (title: string, why: string, list: readonly ClaimLine[]): Part =>
  list.length > 0 &&
  html`<h2>${title}</h2><p class="quiet">${why}</p>
<ul class="plain">${list.map((claim) => html`<li>${claimLink(claim)} ${claim.status !== undefined && status(claim.status)}</li>`)}</ul>
${list.length >= 100 && html`<p class="note">These are the first 100; the API tells no more either.</p>`}`;
