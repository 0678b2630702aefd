// Which claims, statements, entities, articles and relationships a filter lets through, condition by condition.
// A condition that isn't here asks for the stored property of its name (plain-pages.ts).
import { type PlainEdge, type PlainNode, targets, textOf, textsOf } from './plain-graph.ts';
import type { Conditions } from './plain-pages.ts';
import { publisherOf } from './plain-records.ts';
import { fills, id, mentionedIn, voicesOf } from './plain-told.ts';

const said = (statement: PlainNode, type: string, entity: string) =>
  targets(statement, type).some((to) => id(to) === entity);

export const claimConditions: Conditions<PlainNode> = {
  subject: (claim, given) => fills(claim, 'SUBJECT', given),
  object: (claim, given) => fills(claim, 'OBJECT', given),
  involves: (claim, given) => textsOf(claim, 'slotFillers').includes(given),
};

export const statementConditions: Conditions<PlainNode> = {
  about: (statement, given) => said(statement, 'ABOUT', given),
  speaker: (statement, given) => said(statement, 'SPEAKER', given),
  principal: (statement, given) => said(statement, 'ON_BEHALF_OF', given),
  voice: (statement, given) => voicesOf(statement).has(given),
  predicate: (statement, given) => targets(statement, 'ABOUT').some((claim) => textOf(claim, 'predicate') === given),
  involves: (statement, given) =>
    targets(statement, 'ABOUT').some((claim) => textsOf(claim, 'slotFillers').includes(given)),
  isRelayed: (statement, given) => targets(statement, 'RELAYED_BY').length > 0 === given,
  isHedged: (statement, given) =>
    (textsOf(statement, 'hedgeTexts').length > 0 ||
      ['PROBABLE', 'POSSIBLE'].includes(textOf(statement, 'certainty'))) === given,
};

export const entityConditions: Conditions<PlainNode> = {
  kinds: (entity, given: readonly string[]) => given.includes(textOf(entity, 'kind')),
};

export const articleConditions: Conditions<PlainNode> = {
  publisher: (article, given) => id(publisherOf(article)) === given,
  mentions: (article, given) => mentionedIn(article).some((entity) => id(entity) === given),
};

/** `of`: the entity whose relationships they are. */
export const relationshipConditions = (of: PlainNode): Conditions<PlainEdge> => {
  const other = ({ from, to }: PlainEdge) => (from === of ? to : from);
  return {
    direction: ({ from }, given) => (from === of ? 'OUT' : 'IN') === given,
    other: (edge, given) => id(other(edge)) === given,
    kind: (edge, given) => textOf(other(edge), 'kind') === given,
  };
};
