// Paths from one entity to another over relationships: which hop is the weakest, and which path comes first. path-search.ts
// finds them.
import type { Status } from './status.ts';

/** What makes a hop weak, from the weakest on. The first four lie in what is said, the last in how many say it. */
export const WEAKNESSES = ['DENIED', 'UNAFFIRMED', 'CONTESTED', 'LIMITED', 'HEDGED', 'FEWEST_ORIGINS'] as const;
export type Weakness = (typeof WEAKNESSES)[number];

/** What of a relationship tells how firm a hop over it is. */
export interface Footing {
  readonly status: Status;
  /** Whether someone affirms it, by Logic. */
  readonly isAffirmed: boolean;
}

/** What an affirmed relationship suffers from, by its status. DENIED_ONLY, NOT_ASSERTED and UNSTATED are never affirmed. */
export const WEAKNESS_OF_AFFIRMED: Readonly<Record<Status, Weakness>> = {
  DENIED_ONLY: 'DENIED',
  NOT_ASSERTED: 'UNAFFIRMED',
  UNSTATED: 'UNAFFIRMED',
  CONTESTED: 'CONTESTED',
  SCOPED_DENIAL: 'LIMITED',
  UNCERTAIN: 'HEDGED',
  UNCONTESTED: 'FEWEST_ORIGINS',
};

/** SCOPED_DENIAL needs nobody to affirm it: then it is as weak as what nobody affirms. */
export const weakness = ({ status, isAffirmed }: Footing): Weakness =>
  isAffirmed || status === 'DENIED_ONLY' ? WEAKNESS_OF_AFFIRMED[status] : 'UNAFFIRMED';

/** The firmest first: 0 is affirmed and undisputed, 5 denied and affirmed by nobody. */
export const weaknessRank = (weak: Weakness): number => WEAKNESSES.length - 1 - WEAKNESSES.indexOf(weak);

/**
 * Orders relationships: the firmest first, among these the one with the most statements. The order of a path is the greatest
 * of its hops': of equally long paths that comes first whose weakest hop is the firmest, then that whose least spoken-of hop
 * is spoken of most.
 */
export const hopOrder = (footing: Footing, sortKey: string): string => `${weaknessRank(weakness(footing))}|${sortKey}`;

export interface HopStrength extends Footing {
  /** Different principals of affirmations; who speaks for nobody else counts as one. */
  readonly origins: number;
}

export interface WeakestLink {
  /** Of the hop: 0 is the first. */
  readonly at: number;
  readonly reason: Weakness;
}

/**
 * The hop that bears least: one denied before one that nobody affirms, then contested, limited by a denial of a part, and
 * hedged; among equals the one with the fewest origins, then the first. Undefined where there are no hops.
 */
export const weakestLink = (hops: readonly HopStrength[]): WeakestLink | undefined => {
  const [weakest] = hops
    .map((hop, at) => ({ at, reason: weakness(hop), origins: hop.origins }))
    .sort(
      (a, b) => WEAKNESSES.indexOf(a.reason) - WEAKNESSES.indexOf(b.reason) || a.origins - b.origins || a.at - b.at,
    );
  return weakest && { at: weakest.at, reason: weakest.reason };
};

const because = (reason: Weakness, origins: number, isOnly: boolean): string => {
  const behalf = `on behalf of ${origins === 1 ? 'one origin' : `${origins} origins`}`;
  switch (reason) {
    case 'DENIED':
      return 'it is denied, and affirmed by nobody';
    case 'UNAFFIRMED':
      return 'nobody affirms it';
    case 'CONTESTED':
      return 'it is affirmed and denied';
    case 'LIMITED':
      return 'it is affirmed, but a denial limits it';
    case 'HEDGED':
      return 'it is affirmed with reserve only';
    case 'FEWEST_ORIGINS':
      return `nobody denies it, and it is affirmed ${behalf}${isOnly ? '' : ', no other hop on behalf of fewer'}`;
  }
};

/** One neutral sentence. `hop` gives the weakest one in words, as it reads from `from` to `to`. */
export const explainWeakestLink = (
  { at, reason }: WeakestLink,
  hops: readonly HopStrength[],
  hop: { readonly from: string; readonly label: string; readonly to: string },
): string =>
  `Hop ${at + 1} of ${hops.length}, from ${hop.from} to ${hop.to} ("${hop.label}"), is the weakest: ${because(reason, hops[at]?.origins ?? 0, hops.length === 1)}.`;
