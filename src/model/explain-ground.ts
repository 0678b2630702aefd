// The ground that two sides share, in one neutral sentence: who says what, and how the two claims stand.
import type { NameOf } from './claim-text.ts';
import type { ConcededGround } from './conceded.ts';
import { passedOn, voice, words } from './explain.ts';
import type { Spoken } from './spoken.ts';

const MEETINGS: Readonly<Record<ConcededGround['relation'], string>> = {
  EQUAL: 'both speak of the same claim',
  BROADER: 'the first claim is the broader one',
  NARROWER: 'the second claim is the broader one',
  ADJACENT: 'the claims are not the same, but one bears on the other',
};

const saying = (said: Spoken, verb: string, nameOf: NameOf): string => {
  const manner = [...(said.statement.isConcession ? ['as a concession'] : []), ...passedOn(said, nameOf)];
  return `${voice(said, nameOf)} ${verb}${manner.map((how) => `, ${how}`).join('')}${manner.length > 0 ? ',' : ''} “${nameOf(said.claim.id)}”`;
};

/** Without verdict. `nameOf` names entities, terms and, by their text, the two claims. */
export const explainConcededGround = ({ one, other, relation, alike }: ConcededGround, nameOf: NameOf): string => {
  const verb = one.statement.stance === 'DENIES' ? 'denies' : 'affirms';
  const shared = alike.flatMap((role) => {
    const filler = other.claim.slots[role];
    return filler === undefined ? [] : [`${words(role)} (${nameOf(filler)})`];
  });
  return (
    `${saying(one, verb, nameOf)}; ${saying(other, verb, nameOf)}: ` +
    `${[MEETINGS[relation], ...(shared.length > 0 ? [`alike in ${shared.join(', ')}`] : [])].join(', ')}.`
  );
};
