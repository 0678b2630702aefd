// An opposition in one neutral sentence: who denies what, in which words, and how it meets what another affirms.
import type { Filler } from './claim.ts';
import type { NameOf } from './claim-text.ts';
import type { Limit } from './limits.ts';
import type { Grade, Opposition } from './opposition.ts';
import type { Spoken } from './spoken.ts';

const MEETINGS: Readonly<Record<Grade, string>> = {
  DIRECT: 'the denial covers all of it',
  SCOPED: 'both can hold, since the denial is limited by',
  ADJACENT: 'the denial bears on it, but is of something else by',
  DISJOINT: 'the denial answers it, but is of something else by',
};

export const words = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ');

/** "place (Russia, not the front line)"; "manner (officially)" where the affirmed claim leaves it open. */
const limitText = ({ role, affirmed, denied }: Limit, nameOf: NameOf): string => {
  const isName = role === 'PREDICATE' || role === 'MODALITY';
  const text = (value: string): string => (isName ? words(value) : nameOf(value as Filler));
  return `${words(role)} (${text(denied)}${affirmed === undefined ? '' : `, not ${text(affirmed)}`})`;
};

/** Who says it, and for whom: "Dmitry Peskov, for Kremlin,". */
export const voice = ({ statement }: Spoken, nameOf: NameOf): string =>
  statement.principal === undefined
    ? nameOf(statement.speaker)
    : `${nameOf(statement.speaker)}, for ${nameOf(statement.principal)},`;

/** Words that someone passed on are not heard from the speaker: "as passed on by the mayor, for the city". */
export const passedOn = ({ statement }: Spoken, nameOf: NameOf): readonly string[] =>
  statement.relays.length === 0
    ? []
    : [
        `as passed on by ${statement.relays
          .map(({ entity, principal }) =>
            [entity, ...(principal === undefined ? [] : [principal])].map(nameOf).join(', for '),
          )
          .join(' and ')}`,
      ];

/**
 * Without verdict, in the order: denial, affirmation, how they meet. `nameOf` names entities, terms and, by their text, the
 * two claims.
 */
export const explainOpposition = (
  opposition: Opposition,
  affirming: Spoken,
  denying: Spoken,
  nameOf: NameOf,
): string => {
  const wording = opposition.wording === 'QUOTED' ? 'in quoted words' : 'as paraphrased';
  const hedges = opposition.hedges.map(({ text }) => `“${text}”`).join(' and ');
  const manner = [
    ...(denying.statement.isConcession ? ['as a concession'] : []),
    wording,
    ...passedOn(denying, nameOf),
    ...(hedges === '' ? [] : [`hedged by ${hedges}`]),
  ].join(', ');
  const relayed = passedOn(affirming, nameOf)
    .map((by) => `, ${by},`)
    .join('');
  const limits = opposition.limits.map((limit) => limitText(limit, nameOf)).join(', ');
  return (
    `${voice(denying, nameOf)} denies, ${manner}, “${nameOf(denying.claim.id)}”; ` +
    `${voice(affirming, nameOf)} affirms${relayed} “${nameOf(affirming.claim.id)}”: ` +
    `${[MEETINGS[opposition.grade], limits].filter((part) => part !== '').join(' ')}.`
  );
};
