// What was counted as one, and what a claim rests on, each in one neutral sentence.
import type { Filler } from './claim.ts';
import type { NameOf } from './claim-text.ts';
import type { Corroboration, Rung } from './corroboration.ts';
import type { Collapse, CollapseReason } from './sole-source.ts';

const isNamed = (id: string): boolean => id.startsWith('entity:');
const called = (id: string, nameOf: NameOf): string => (isNamed(id) ? nameOf(id as Filler) : id);

const TEXTS: Readonly<Record<CollapseReason, (count: number, name: string) => string>> = {
  SAME_UTTERANCE: (count) => `${count} articles carry one utterance.`,
  SAME_SPEAKER: (count, name) => `${count} utterances are by one speaker, ${name}.`,
  SAME_PRINCIPAL: (count, name) => `${count} speakers speak for one principal, ${name}.`,
  SAME_ARTICLE: (count) => `${count} utterances are told in one article.`,
  SAME_PUBLISHER: (count, name) => `${count} articles are of one publisher, ${name}.`,
};

export const explainCollapse = ({ why, shared, count }: Collapse, nameOf: NameOf): string =>
  TEXTS[why](count, called(shared, nameOf));

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** "“Calvex is in the Sel” rests on one speaker, Alexei Morozov: it is affirmed in 2 articles of 2 publishers, in …". */
export const explainSoleSource = (
  claimText: string,
  rung: Rung,
  source: string,
  { articles, publishers, utterances, speakers, principals }: Corroboration,
  nameOf: NameOf,
): string => {
  const name = isNamed(source) ? `, ${called(source, nameOf)}` : '';
  const breadth = `${counted(articles, 'article')} of ${counted(publishers, 'publisher')}`;
  const depth = `${counted(utterances, 'utterance')} by ${counted(speakers, 'speaker')} for ${counted(principals, 'principal')}`;
  return `“${claimText}” rests on one ${rung.slice(0, -1)}${name}: it is affirmed in ${breadth}, in ${depth}.`;
};
