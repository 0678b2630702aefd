// What claims, statements and articles tell of themselves, worked out from what was told: no derived relationship is used.
import { origins, type PlainNode, targets, textOf, textsOf } from './plain-graph.ts';
import { articlesOf, articlesTelling, inOrder, publisherOf } from './plain-records.ts';

/** What stands is in lists; what is superseded has no sort key and is in none. */
export const stands = (node: PlainNode): boolean => node.properties.sortKey !== undefined;
export const id = (node: PlainNode): string => textOf(node, 'id');
export const sortKey = (node: PlainNode): string => textOf(node, 'sortKey');

/** A number as a text that sorts as the number does. */
export const order = (at: unknown): string => String(at).padStart(9, '0');

export const slotsOf = (claim: PlainNode) =>
  textsOf(claim, 'slotRoles').map((role, at) => ({ role, filler: textsOf(claim, 'slotFillers')[at] ?? '' }));

export const fills = (claim: PlainNode, role: string, entity: string) =>
  slotsOf(claim).some((slot) => slot.role === role && slot.filler === entity);

/** Those whom the article refers to, once for each time. */
export const mentionedIn = (article: PlainNode): readonly PlainNode[] =>
  origins(article, 'OF').flatMap((sentence) =>
    origins(sentence, 'IN').flatMap((mention) => targets(mention, 'REFERS_TO')),
  );

/** Its voices: speaker, principal, relays and their principals, and who published the articles that carry it. */
export const voicesOf = (statement: PlainNode): ReadonlySet<string> =>
  new Set([
    ...['SPEAKER', 'ON_BEHALF_OF', 'RELAYED_BY'].flatMap((type) => targets(statement, type)).map(id),
    ...inOrder(statement, 'RELAYED_BY').map((hop) => textOf(hop, 'onBehalfOf')),
    ...articlesTelling(statement).map((article) => id(publisherOf(article))),
  ]);

/** Where its first evidence in the article starts, then its id: reading order. */
export const placeIn = (article: PlainNode, statement: PlainNode): string => {
  const here = targets(statement, 'EVIDENCED_BY').filter((evidence) => articlesOf(evidence).includes(article));
  const starts = here.map(({ properties }) => order(properties.start)).sort();
  return `${starts[0]}|${id(statement)}`;
};
