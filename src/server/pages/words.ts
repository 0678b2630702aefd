// The words of the model as people read them, each with the meaning that the API's own documentation gives it.

import { type GraphQLEnumType, isEnumType } from 'graphql';
import { schema } from '../../api/schema.ts';
import { type Html, html, isolated, type Part } from '../html.ts';
import { prefixOf } from '../vocab.ts';
import type { ClaimLine, Line, Named, Said } from './answers.ts';

/** What the API says of a value of one of its enums, as a sentence. */
export function meaningOf(type: string, value: string): string {
  const found = schema.getType(type);
  const enumType: GraphQLEnumType | undefined = isEnumType(found) ? found : undefined;
  return enumType?.getValue(value)?.description ?? '';
}

/** The address of the page of anything with an id. */
export const pathOf = (id: string): string => `/${id.replace(':', '/')}`;

export const named = ({ id, name }: Named): Html => html`<a href="${pathOf(id)}">${isolated(name)}</a>`;

/** A value of an enum of the API, leading to what it means where it is a term of the vocabulary. */
const literal = (kind: string, type: string, value: string): Html => {
  const prefix = prefixOf(type);
  const meaning = meaningOf(type, value);
  return prefix === undefined
    ? html`<span class="${kind}" title="${meaning}">${value}</span>`
    : html`<a class="${kind}" href="/vocab#${prefix}-${value}" title="${meaning}">${value}</a>`;
};

export const status = (value: string, type = 'Status'): Html => literal('status', type, value);

export const chip = (type: string, value: string): Html => literal('chip', type, value);

export const claimLink = ({ id, text }: ClaimLine): Html => html`<a href="${pathOf(id)}">${isolated(text)}</a>`;

interface StanceWords {
  /** Before the claim: "denies: …". */
  readonly before: string;
  /** Where the claim stands elsewhere: "denies it". */
  readonly ofIt: string;
}

const STANCES: Readonly<Record<string, StanceWords>> = {
  AFFIRMS: { before: 'affirms', ofIt: 'affirms it' },
  DENIES: { before: 'denies', ofIt: 'denies it' },
  QUESTIONS: { before: 'questions', ofIt: 'questions it' },
  DECLINES: { before: 'won’t say whether', ofIt: 'won’t say whether it is so' },
  REPORTS: { before: 'passes on, without origin', ofIt: 'passes it on, without origin' },
};

/** Granting what the other side says, be it that something is so or that it isn't. */
const CONCESSIONS: Readonly<Record<string, StanceWords>> = {
  AFFIRMS: { before: 'concedes', ofIt: 'concedes it' },
  DENIES: { before: 'concedes it is not so', ofIt: 'concedes it is not so' },
};

/** How somebody stands to a claim: "denies", or "denies it" where the claim stands elsewhere. */
export const stanceWords = (said: Pick<Line, 'stance' | 'isConcession'>, where: keyof StanceWords = 'before'): string =>
  (said.isConcession ? CONCESSIONS : STANCES)[said.stance]?.[where] ?? STANCES[said.stance]?.[where] ?? said.stance;

export const stance = (said: Pick<Line, 'stance' | 'isConcession'>, where: keyof StanceWords = 'before'): Html =>
  html`<span class="stance ${said.stance}" title="${meaningOf('Stance', said.stance)}">${stanceWords(said, where)}</span>`;

/** "Dmitry Peskov for Kremlin". */
export const voice = ({ speaker, principal }: Pick<Line, 'speaker' | 'principal'>): Html =>
  html`${named(speaker)}${principal !== null && html` for ${named(principal)}`}`;

/** "Kremlin denies: …", the stance leading to the statement. */
export const line = (said: Line): Html =>
  html`<span class="said">${voice(said)} <a class="stance ${said.stance}" href="${pathOf(said.id)}">${stanceWords(said)}</a></span>: ${claimLink(said.claim)}`;

/** How it was said: certainty, whose words, when, through whom, with which hedges, and whether it counts. */
export const manner = (said: Said): Part => [
  html`<p>${chip('Certainty', said.certainty)} ${chip('Wording', said.wording)} ${said.directness !== null && chip('Directness', said.directness)}${said.isArticleVoice && html` <span class="chip">THE ARTICLE'S OWN VOICE</span>`}${said.isHeadline && html` <span class="chip" title="A headline is held against its body and never counts.">HEADLINE</span>`}</p>`,
  said.retractedAt !== null &&
    html`<p class="note">Retracted on ${said.retractedAt.slice(0, 10)}: it no longer counts.</p>`,
  said.supersededAt !== null &&
    html`<p class="note">Superseded on ${said.supersededAt.slice(0, 10)}: a later import of its article leaves it out.</p>`,
  said.hedges.length > 0 &&
    html`<p>Hedged: ${said.hedges.map(({ text, by }, at) => html`${at > 0 && ', '}“${isolated(text)}” (${by === 'SPEAKER' ? "the speaker's words" : "the reporter's word"})`)}</p>`,
  said.relays.length > 0 &&
    html`<p>Passed on by ${said.relays.map(({ entity, principal }, at) => html`${at > 0 && ', then by '}${voice({ speaker: entity, principal })}`)}</p>`,
  (said.saidAt !== null || said.saidAtText !== null || said.medium !== null) &&
    html`<p class="quiet">Said ${said.saidAtText !== null && html`“${isolated(said.saidAtText)}” `}${said.saidAt !== null && html`(${said.saidAt}) `}${said.medium !== null && html`through ${isolated(said.medium)}`}</p>`,
];
