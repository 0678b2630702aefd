// Which statements a list holds: the conditions of its filter, and the indexes that serve them.
import type { Args, Condition, Seek, Site } from '../../read/reads.ts';
import { builder } from '../builder.ts';
import { CertaintyRef, StanceRef, WordingRef } from '../enums.ts';
import { checkIds } from '../ids.ts';
import { allOf, carried, kept } from '../perspective.ts';
import { edgeSeek, filtered, nodeSeek } from '../walks.ts';
import { PredicateRef } from './predicate.ts';

export const StatementFilter = builder.inputType('StatementFilter', {
  description: 'Which statements; all conditions given must hold. An absent or null condition is none.',
  fields: (t) => ({
    about: t.id({ description: 'About this claim.' }),
    speaker: t.id({
      description:
        'Uttered by this entity itself. What others say for it: `principal`; all in which it has any voice: Entity.statements.',
    }),
    principal: t.id({ description: 'On behalf of this entity.' }),
    voice: t.id({
      description:
        'In which this entity is any voice: speaker, principal, relay, principal of a relay, or publisher of an article that carries it.',
    }),
    predicate: t.field({ type: PredicateRef, description: 'About a claim under this predicate.' }),
    involves: t.id({
      description:
        'About a claim in which this entity fills a slot of its own; not about one that is about such a claim.',
    }),
    stance: t.field({ type: StanceRef, description: 'With this stance.' }),
    certainty: t.field({ type: CertaintyRef, description: 'Sounding this sure.' }),
    wording: t.field({ type: WordingRef, description: "Quoted, or in the reporter's words." }),
    isHeadline: t.boolean({ description: 'Headlines only, or none.' }),
    isArticleVoice: t.boolean({ description: "In the article's own voice only, or none of these." }),
    isRelayed: t.boolean({ description: 'Passed on by someone else only, or none of these.' }),
    isHedged: t.boolean({ description: 'Hedged (see Statement.isHedged) only, or none of these.' }),
    isConcession: t.boolean({ description: 'Granting what the other side says only, or none of these.' }),
  }),
});

const equal =
  (stored: string): Condition =>
  ({ to }, given) =>
    `${to}.${stored} = ${given}`;

export const checkStatementIds = checkIds({
  about: 'claim',
  speaker: 'entity',
  principal: 'entity',
  voice: 'entity',
  involves: 'entity',
});

/** A publisher is a voice while an article of its own carries the statement. */
const voicedBy = (site: Site, entity: string): string => {
  const { to } = site;
  const left = carried(site, 'article');
  const heard = left
    ? ` WHERE any(role IN voicedBy.roles WHERE role <> 'PUBLISHER') OR EXISTS { MATCH (${to})-[:TOLD_IN]->(article:Article) WHERE article.publisherId = ${entity} AND ${left} }`
    : '';
  return `EXISTS { MATCH (${to})-[voicedBy:VOICED_BY]->(:Entity {id: ${entity}})${heard} }`;
};

export const statementConditions: Readonly<Record<string, Condition>> = {
  about: equal('claimId'),
  speaker: equal('speakerId'),
  principal: equal('principalId'),
  voice: voicedBy,
  predicate: ({ to }, given) => `EXISTS { MATCH (${to})-[:ABOUT]->(claim:Claim) WHERE claim.predicate = ${given} }`,
  involves: ({ to }, given) => `EXISTS { MATCH (${to})-[:ABOUT]->(:Claim)-[:INVOLVES]->(:Entity {id: ${given}}) }`,
  stance: equal('stance'),
  certainty: equal('certainty'),
  wording: equal('wording'),
  isHeadline: equal('isHeadline'),
  isArticleVoice: equal('isArticleVoice'),
  isRelayed: equal('isRelayed'),
  isHedged: equal('isHedged'),
  isConcession: equal('isConcession'),
};

export const statementSeeks: readonly Seek[] = [
  nodeSeek('Statement', [filtered('about', 'claimId'), filtered('stance')]),
  nodeSeek('Statement', [filtered('about', 'claimId')]),
  nodeSeek('Statement', [filtered('speaker', 'speakerId'), filtered('stance')]),
  nodeSeek('Statement', [filtered('principal', 'principalId'), filtered('stance')]),
  nodeSeek('Statement', [filtered('speaker', 'speakerId')]),
  nodeSeek('Statement', [filtered('principal', 'principalId')]),
  edgeSeek('Statement', 'VOICED_BY', [filtered('voice', 'entityId'), filtered('stance')]),
  edgeSeek('Statement', 'VOICED_BY', [filtered('voice', 'entityId')]),
  // Rare ones before common ones: most statements are no concession, and either affirm or deny.
  nodeSeek('Statement', [filtered('isConcession')]),
  nodeSeek('Statement', [filtered('isArticleVoice')]),
  nodeSeek('Statement', [filtered('isRelayed')]),
  nodeSeek('Statement', [filtered('isHeadline')]),
  nodeSeek('Statement', [filtered('isHedged')]),
  nodeSeek('Statement', [filtered('certainty')]),
  nodeSeek('Statement', [filtered('stance')]),
  nodeSeek('Statement'),
];

/** What must hold of each statement of the whole list; a seek by voice looks at no evidence that is left out. */
export const statementHolds = (site: Site): string | undefined => {
  const voice = (site.args.filter as Args | null | undefined)?.voice;
  const isVoiceInDoubt = voice !== null && voice !== undefined && carried(site, 'article') !== undefined;
  return allOf([
    kept(site, site.to),
    isVoiceInDoubt &&
      voicedBy(
        site,
        site.param(({ filter }) => (filter as Args).voice),
      ),
  ]);
};
